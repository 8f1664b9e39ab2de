// How an accident spreads on a site: a state machine without calendar, file or chance.
//
// Between events everything is constant: flames, weather, water. So damage grows linearly, mass
// burns off linearly, foam cover changes linearly, and each next threshold has an exact time. The
// caller asks for next(), lets it happen with step() at that time, and tells what others do
// (fire brigade, wind, chance) in between:
//
//   Escalation escalation(layout, weather);
//   escalation.ignite(layout.index_of("T-101"), Extent::full_surface, 0);
//   while (escalation.next()) {                       // or: an event of the drill's calendar
//     const Event event = escalation.step();
//     if (event.kind == EventKind::failed)
//       escalation.ignite(event.asset, Extent::full_surface, event.time_s);
//   }
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/propagation/event.h"
#include "models/propagation/flame.h"
#include "models/propagation/layout.h"
#include "models/propagation/unit.h"
#include "models/propagation/weather.h"

namespace yuyan::propagation {

class Escalation {
 public:
  /// Nothing burns. `layout` must outlive it. Copies are independent.
  Escalation(const Layout& layout, const Weather& weather, double start_s = 0);
  Escalation(const Layout&&, const Weather&, double = 0) = delete;

  [[nodiscard]] const Layout& layout() const { return *layout_; }
  [[nodiscard]] const Weather& weather() const { return weather_; }
  [[nodiscard]] double now_s() const { return now_s_; }

  /// The next thing that happens by itself if nobody intervenes; empty: nothing ever. Its time is
  /// never before now_s(), and it is now_s() itself when a change has just crossed a threshold.
  [[nodiscard]] std::optional<Event> next() const;

  /// Goes to next() and lets it happen. There must be one (std::logic_error).
  Event step();

  /// Lets time pass. It is a programmer error (std::logic_error) to run backwards or past next();
  /// the same holds for the times of all changes below.
  void advance(double time_s);

  /// @name What others do. A change touches only the asset it is made to and those that it heats.
  /// @{

  /// Lights it. `area_m2` 0: the surface that the extent has by itself. What burns already takes
  /// the new extent. False if there is nothing to burn.
  bool ignite(AssetIndex asset, Extent extent, double time_s, double area_m2 = 0);
  /// The fire is out for good, whatever its foam and hot metal.
  void extinguish(AssetIndex asset, double time_s);
  /// It fails by something else than heat (blast, impact). No event follows.
  void fail(AssetIndex asset, double time_s);
  void set_cooling(AssetIndex asset, const Cooling& cooling, double time_s);
  void set_water_curtain(AssetIndex asset, const WaterCurtain& curtain, double time_s);
  void set_weather(const Weather& weather, double time_s);
  /// Foam that arrives, as a share of the required application rate; 0 ends it.
  void set_foam_supply(AssetIndex asset, double share_of_required, double time_s);
  void set_foam_cover(AssetIndex asset, double cover, double time_s);
  /// Heat from a hazard that is no pool or tank fire of the site (jet, fireball, engulfment). It
  /// strikes the most heated face, so it adds to the resultant.
  void set_imposed_heat_flux(AssetIndex asset, double heat_flux_w_m2, double time_s);
  /// Liquid that is there now (spilled in, pumped out), and liquid that flows in from now on.
  void set_liquid_kg(AssetIndex asset, double liquid_kg, double time_s);
  void set_inflow_kg_s(AssetIndex asset, double inflow_kg_s, double time_s);
  /// @}

  /// @name What it is like now
  /// @{
  [[nodiscard]] State state(AssetIndex asset) const { return units_[asset].state; }
  [[nodiscard]] bool burns(AssetIndex asset) const { return state(asset) == State::burning; }
  /// Whether heat or a blow has broken it; it may burn, be extinguished or burnt out since.
  [[nodiscard]] bool shell_failed(AssetIndex asset) const { return units_[asset].shell_failed; }
  [[nodiscard]] double time_in_s(AssetIndex asset, State state) const;
  /// Damage in [0, 1]; it never heals.
  [[nodiscard]] double damage(AssetIndex asset) const { return units_[asset].damage.at(now_s_); }
  /// When it fails by heat if nothing changes; `never` if it does not.
  [[nodiscard]] double failure_time_s(AssetIndex asset) const;
  /// Incident on its most heated face, before curtain, fireproofing and water, W/m2.
  [[nodiscard]] double heat_flux_on_w_m2(AssetIndex asset) const;
  /// What curtain, fireproofing and water leave of it, W/m2.
  [[nodiscard]] double heat_flux_taken_w_m2(AssetIndex asset) const;
  [[nodiscard]] double liquid_kg(AssetIndex asset) const {
    return units_[asset].liquid_kg.at(now_s_);
  }
  [[nodiscard]] double foam_cover(AssetIndex asset) const { return units_[asset].foam.at(now_s_); }
  /// The flame on it as foam leaves it; only while it burns (std::logic_error).
  [[nodiscard]] Flame flame(AssetIndex asset) const;
  /// On a small surface at a place that faces the fires (a person, a crew, a road), W/m2.
  [[nodiscard]] double heat_flux_at_w_m2(const Point& place) const;
  /// Grows whenever a flame or the weather changes: heat_flux_at_w_m2 is constant in between.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  /// @}

 private:
  [[nodiscard]] UnitContext context(AssetIndex asset) const;
  Unit& change(AssetIndex asset, double time_s);
  void happen(const Event& event);
  void light(AssetIndex asset);
  void put_out(AssetIndex asset, State state);
  void fire_changed(AssetIndex source);
  void see_all(AssetIndex target);
  void settle(AssetIndex asset);
  void count_covered_steps(Unit& unit) const;
  [[nodiscard]] Flame flame_on(AssetIndex asset) const;
  [[nodiscard]] HeatVector heat_from(AssetIndex source, const Flame& flame,
                                     AssetIndex target) const;
  [[nodiscard]] Exposure exposure_of(AssetIndex target) const;

  const Layout* layout_;
  Weather weather_;
  Air air_;
  double now_s_;
  std::uint64_t revision_ = 0;
  std::vector<AssetIndex> burning_;  // in the order of the assets
  std::vector<Unit> units_;
  std::vector<Due> due_;  // of each unit
};

}  // namespace yuyan::propagation
