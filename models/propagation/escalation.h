// How an accident spreads on a site: a state machine without calendar, file or chance.
//
// Between events everything is constant: flames, weather, water. So damage grows linearly, mass
// burns off linearly, foam cover changes linearly, and each next threshold has an exact time. The
// caller asks for next(), lets it happen with step() at that time, and tells what others do
// (fire brigade, wind, chance) in between:
//
//   Escalation escalation(layout, weather);
//   escalation.ignite(layout.index_of("T-101"), Extent::full_surface, 0);
//   while (auto event = escalation.next()) {          // or: an event of the drill's calendar
//     escalation.step();
//     if (event->kind == EventKind::failed) escalation.ignite(event->asset, …, event->time_s);
//   }
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "models/propagation/exposure.h"
#include "models/propagation/flame.h"
#include "models/propagation/foam_cover.h"
#include "models/propagation/layout.h"
#include "models/propagation/weather.h"

namespace yuyan::propagation {

inline constexpr double never = std::numeric_limits<double>::infinity();

/// What an asset is in. Each is in exactly one at a time; a fire hides the state of the shell.
enum class State { operational, heated, failed, burning, burnt_out, extinguished };
inline constexpr std::size_t state_count = 6;

constexpr auto choices(State) {
  using parameters::Choice;
  return std::array{
      Choice{"operational", State::operational}, Choice{"heated", State::heated},
      Choice{"failed", State::failed},           Choice{"burning", State::burning},
      Choice{"burnt_out", State::burnt_out},     Choice{"extinguished", State::extinguished}};
}

/// What happens by itself. In this order at one instant, then in the order of the assets.
enum class EventKind {
  measure_ended,       ///< cooling or a curtain ran out of its time
  fireproofing_spent,  ///< the fireproofing has had its time of heat
  heated,              ///< the heat passed the threshold of damage
  cooled,              ///< and fell below it again
  failed,              ///< the damage reached 1
  foam_step,           ///< the fire grew weaker or stronger with its foam cover
  extinguished,        ///< the foam covered all of it
  reignited,           ///< hot metal lit it again
  boilover,            ///< the hot zone reached the water; once a fire
  burnt_out,           ///< nothing left to burn
};

constexpr auto choices(EventKind) {
  using parameters::Choice;
  return std::array{Choice{"measure_ended", EventKind::measure_ended},
                    Choice{"fireproofing_spent", EventKind::fireproofing_spent},
                    Choice{"heated", EventKind::heated},
                    Choice{"cooled", EventKind::cooled},
                    Choice{"failed", EventKind::failed},
                    Choice{"foam_step", EventKind::foam_step},
                    Choice{"extinguished", EventKind::extinguished},
                    Choice{"reignited", EventKind::reignited},
                    Choice{"boilover", EventKind::boilover},
                    Choice{"burnt_out", EventKind::burnt_out}};
}

struct Event {
  double time_s;
  EventKind kind;
  AssetIndex asset;

  friend bool operator==(const Event&, const Event&) = default;
};

/// Water on a wall. The film takes `cooled_share` (a parameter) of the incident heat when the water
/// meets the demand q a / (dHv evaporated_share), and in proportion when there is less.
struct Cooling {
  double water_kg_m2_s = 0;  ///< of wall; 1 L/min/m2 is 1/60
  double until_s = never;    ///< when the supply ends
};

/// A curtain between an asset and the fires around it.
struct WaterCurtain {
  double absorbed_share = 0;  ///< of the heat that would have come through
  double until_s = never;
};

class Escalation {
 public:
  /// Nothing burns. `layout` must outlive it. Copies are independent.
  Escalation(const Layout& layout, const Weather& weather, double start_s = 0);
  Escalation(const Layout&&, const Weather&, double = 0) = delete;

  [[nodiscard]] const Layout& layout() const { return *layout_; }
  [[nodiscard]] const Weather& weather() const { return weather_; }
  [[nodiscard]] double now_s() const { return now_s_; }

  /// The next thing that happens by itself if nobody intervenes; empty: nothing ever.
  [[nodiscard]] std::optional<Event> next() const;

  /// Goes to next() and lets it happen. There must be one.
  Event step();

  /// Lets time pass. It is a programmer error (std::logic_error) to run backwards or past next();
  /// so it is for the time of all changes below.
  void advance(double time_s);

  /// @name What others do, at a time not before now. Changes of one asset touch only its own
  /// clocks and those that it heats.
  /// @{

  /// Lights it. `area_m2` 0: the surface that the extent has by itself. A fire that burns already
  /// takes the new extent. False if there is nothing to burn.
  bool ignite(AssetIndex asset, Extent extent, double time_s, double area_m2 = 0);
  /// The fire is out at once, whatever the foam.
  void extinguish(AssetIndex asset, double time_s);
  /// It fails by something else than heat (blast, impact).
  void fail(AssetIndex asset, double time_s);
  void set_cooling(AssetIndex asset, const Cooling& cooling, double time_s);
  void set_water_curtain(AssetIndex asset, const WaterCurtain& curtain, double time_s);
  void set_weather(const Weather& weather, double time_s);
  /// Foam that arrives, as a share of the required application rate; 0 ends it.
  void set_foam_supply(AssetIndex asset, double share_of_required, double time_s);
  void set_foam_cover(AssetIndex asset, double cover, double time_s);
  /// Heat from a hazard that is no pool or tank fire of the site (jet, fireball, engulfment). It
  /// heats the most heated face, so it adds to the resultant.
  void set_imposed_heat_flux(AssetIndex asset, double heat_flux_w_m2, double time_s);
  /// Liquid that is there now (spilled in, pumped out), and liquid that flows in from now on.
  void set_liquid_kg(AssetIndex asset, double liquid_kg, double time_s);
  void set_inflow_kg_s(AssetIndex asset, double inflow_kg_s, double time_s);
  /// @}

  /// @name What it is like now
  /// @{
  [[nodiscard]] State state(AssetIndex asset) const;
  [[nodiscard]] double time_in_s(AssetIndex asset, State state) const;
  /// Damage in [0, 1]; it never heals.
  [[nodiscard]] double damage(AssetIndex asset) const;
  /// When it fails if nothing changes; `never` if it does not.
  [[nodiscard]] double failure_time_s(AssetIndex asset) const;
  /// Incident on its most heated face, before curtain, water and fireproofing, W/m2.
  [[nodiscard]] double heat_flux_on_w_m2(AssetIndex asset) const;
  /// What curtain, fireproofing and water leave of it, W/m2.
  [[nodiscard]] double heat_flux_taken_w_m2(AssetIndex asset) const;
  [[nodiscard]] double liquid_kg(AssetIndex asset) const;
  [[nodiscard]] double foam_cover(AssetIndex asset) const;
  [[nodiscard]] bool burns(AssetIndex asset) const { return state(asset) == State::burning; }
  /// The flame on it; only while it burns.
  [[nodiscard]] const Flame& flame(AssetIndex asset) const;
  /// On a small surface at a place that faces the fires (a person, a crew, a road), W/m2.
  [[nodiscard]] double heat_flux_at_w_m2(const Point& place) const;
  /// Grows whenever any flame or the weather changes: heat_flux_at is constant in between.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  /// @}

 private:
  struct Unit;  // filled in below

  const Layout* layout_;
  Weather weather_;
  double now_s_;
  std::uint64_t revision_ = 0;
};

}  // namespace yuyan::propagation
