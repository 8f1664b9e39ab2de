// One asset of a running escalation: all that changes of it, and its own clocks. Internal to
// propagation; Escalation connects the units.
#pragma once

#include <array>

#include "models/propagation/event.h"
#include "models/propagation/exposure.h"
#include "models/propagation/flame.h"
#include "models/propagation/layout.h"
#include "models/propagation/ramp.h"

namespace yuyan::propagation {

/// Water on a wall. The film takes `cooled_share` (a parameter) of the incident heat when the water
/// meets its demand, and in proportion when there is less; see heat_through_water_w_m2.
struct Cooling {
  double water_kg_m2_s = 0;  ///< of wall; 1 L/min/m2 is 1/60
  double until_s = never;    ///< when the supply ends
};

/// A water curtain between an asset and the fires around it.
struct WaterCurtain {
  double absorbed_share = 0;  ///< of the heat that would have come through, 0 to 1
  double until_s = never;
};

/// What water on a wall leaves of the heat `q`: q (1 - cooled_share min(1, water / demand)) with
/// demand = absorptivity q / (heat of vaporisation x evaporated_share). W/m2.
[[nodiscard]] double heat_through_water_w_m2(double heat_flux_w_m2, double water_kg_m2_s,
                                             const PropagationParameters& parameters);

/// What happens next to a unit.
struct Due {
  double time_s = never;
  EventKind kind = EventKind::burnt_out;

  friend bool operator<(const Due& a, const Due& b) {
    return a.time_s < b.time_s || (a.time_s == b.time_s && a.kind < b.kind);
  }
};

struct Unit {
  Unit(const Asset& asset, double start_s);

  State state = State::operational;
  double state_since_s;
  std::array<double, state_count> time_in_s{};

  // Heat on its shell.
  Exposure exposure;
  double imposed_w_m2 = 0;
  bool hot = false;  ///< as the last heated or cooled event said
  bool shell_failed = false;
  Ramp damage;  ///< 0 to 1
  Ramp fireproofing_used_s;
  Cooling cooling;
  WaterCurtain curtain;

  // Fire on it.
  Extent extent = Extent::full_surface;
  double area_m2 = 0;
  Flame flame;             ///< without foam
  int covered_steps = 0;   ///< of foam_steps
  double foam_supply = 0;  ///< share of the required rate
  double inflow_kg_s = 0;
  double hot_metal_until_s = -never;
  bool boiled_over = false;
  double oil_depth_m = 0;  ///< when it was lit
  Ramp liquid_kg;
  Ramp foam;  ///< 0 to 1
  Ramp hot_zone_m;
};

/// The unit's place and the numbers it lives by.
struct UnitContext {
  const Asset& asset;
  bool boils_over;  ///< its fuel does, over water
  const PropagationParameters& parameters;
};

/// Whether heat from others can still break it.
[[nodiscard]] bool can_fail(const UnitContext& context, const Unit& unit);

/// Share of the flame that foam leaves, in steps.
[[nodiscard]] double open_share(const UnitContext& context, const Unit& unit);

/// Heat that curtain, fireproofing and water leave of what is incident, W/m2.
[[nodiscard]] double heat_taken_w_m2(const UnitContext& context, const Unit& unit,
                                     double incident_w_m2, double now_s);

void change_state(Unit& unit, State state, double now_s);

/// Sets damage and fireproofing going by the flux on it.
/// False if they go on as before.
bool take_heat(const UnitContext& context, Unit& unit, double now_s);

/// Sets liquid, foam and hot zone going by fire, foam and inflow.
void set_fire_clocks(const UnitContext& context, Unit& unit, double now_s);

/// What happens to it next if nobody intervenes; never before `now_s`.
[[nodiscard]] Due next_of(const UnitContext& context, const Unit& unit, double now_s);

}  // namespace yuyan::propagation
