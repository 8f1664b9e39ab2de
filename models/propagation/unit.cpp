#include "models/propagation/unit.h"

#include <algorithm>
#include <cmath>

#include "models/propagation/damage.h"
#include "models/propagation/foam.h"

namespace yuyan::propagation {
namespace {

constexpr double water_vaporisation_j_kg = 2.26e6;

bool burns(const Unit& unit) { return unit.state == State::burning; }

int steps_of(const UnitContext& context) {
  return static_cast<int>(std::lround(context.parameters.foam_steps));
}

double level_of(const UnitContext& context, int step) {
  return static_cast<double>(step) / steps_of(context);
}

/// A boilover needs a fuel that does it, water under it, and the whole surface on fire.
bool can_boil_over(const UnitContext& context, const Unit& unit) {
  return context.boils_over && burns(unit) && unit.extent == Extent::full_surface &&
         !unit.boiled_over;
}

bool fireproofed(const UnitContext& context, const Unit& unit, double now_s) {
  return context.asset.fireproofed_share > 0 &&
         unit.fireproofing_used_s.at(now_s) < context.asset.fireproofing_s;
}

/// The earliest of several.
struct Earliest {
  Due first;

  void at(double time_s, EventKind kind) { first = std::min(first, Due{time_s, kind}); }
};

void find_heat_due(const UnitContext& context, const Unit& unit, double now_s, Earliest& due) {
  due.at(unit.cooling.until_s, EventKind::cooling_ended);
  due.at(unit.curtain.until_s, EventKind::curtain_ended);
  if (unit.fireproofing_used_s.rate() > 0)
    due.at(unit.fireproofing_used_s.time_of(context.asset.fireproofing_s),
           EventKind::fireproofing_spent);
  const bool hot = unit.damage.rate() > 0;
  if (hot != unit.hot) due.at(now_s, hot ? EventKind::heated : EventKind::cooled);
  if (can_fail(context, unit)) due.at(unit.damage.time_of(1), EventKind::failed);
}

void find_foam_due(const UnitContext& context, const Unit& unit, double now_s, Earliest& due) {
  if (unit.foam.rate() > 0) {
    const int step = std::min(unit.covered_steps + 1, steps_of(context));
    due.at(unit.foam.time_of_at_least(level_of(context, step)),
           step == steps_of(context) ? EventKind::extinguished : EventKind::foam_step);
  } else if (unit.foam.at(now_s) == 1) {
    due.at(now_s, EventKind::extinguished);
  } else if (unit.foam.rate() < 0 && unit.covered_steps > 0) {
    due.at(unit.foam.time_of(level_of(context, unit.covered_steps)), EventKind::foam_step);
  }
}

void find_reignition_due(const UnitContext& context, const Unit& unit, double now_s,
                         Earliest& due) {
  const double limit = context.parameters.reignition_cover;
  double bare_s = never;
  if (unit.foam.at(now_s) < limit)
    bare_s = now_s;
  else if (unit.foam.rate() < 0)
    bare_s = unit.foam.time_of(limit);
  if (bare_s < unit.hot_metal_until_s) due.at(bare_s, EventKind::reignited);
}

}  // namespace

double heat_through_water_w_m2(double heat_flux_w_m2, double water_kg_m2_s,
                               const PropagationParameters& parameters) {
  if (water_kg_m2_s <= 0) return heat_flux_w_m2;
  const double demand_kg_m2_s = parameters.wall_absorptivity * heat_flux_w_m2 /
                                (water_vaporisation_j_kg * parameters.evaporated_share);
  if (water_kg_m2_s >= demand_kg_m2_s) return heat_flux_w_m2 * (1 - parameters.cooled_share);
  return heat_flux_w_m2 * (1 - parameters.cooled_share * water_kg_m2_s / demand_kg_m2_s);
}

Unit::Unit(const Asset& asset, double start_s)
    : state_since_s(start_s),
      damage(start_s, 0, 1),
      fireproofing_used_s(start_s, 0, asset.fireproofing_s),
      liquid_kg(start_s),
      foam(start_s, 0, 1),
      hot_zone_m(start_s) {}

bool can_fail(const UnitContext& context, const Unit& unit) {
  if (unit.shell_failed || unit.state == State::burnt_out) return false;
  if (burns(unit) && unit.extent != Extent::rim_seal) return false;
  return damage_threshold_w_m2(context.asset, context.parameters) < never;
}

double open_share(const UnitContext& context, const Unit& unit) {
  return 1 - level_of(context, unit.covered_steps);
}

void change_state(Unit& unit, State state, double now_s) {
  unit.time_in_s[static_cast<std::size_t>(unit.state)] += now_s - unit.state_since_s;
  unit.state = state;
  unit.state_since_s = now_s;
}

double heat_taken_w_m2(const UnitContext& context, const Unit& unit, double incident_w_m2,
                       double now_s) {
  double heat = incident_w_m2 * (1 - unit.curtain.absorbed_share);
  if (fireproofed(context, unit, now_s)) heat *= 1 - context.asset.fireproofed_share;
  return heat_through_water_w_m2(heat, unit.cooling.water_kg_m2_s, context.parameters);
}

bool take_heat(const UnitContext& context, Unit& unit, double now_s) {
  const double damage_before = unit.damage.rate();
  const double wear_before = unit.fireproofing_used_s.rate();
  double damage = 0;
  double wear = 0;
  if (!can_fail(context, unit)) {
    unit.hot = false;
  } else if (const double threshold = damage_threshold_w_m2(context.asset, context.parameters);
             unit.exposure.bound_w_m2() + unit.imposed_w_m2 >= threshold) {
    const double incident = unit.exposure.tighten() + unit.imposed_w_m2;
    damage = damage_rate_1_s(context.asset, heat_taken_w_m2(context, unit, incident, now_s),
                             context.parameters);
    if (fireproofed(context, unit, now_s) &&
        incident * (1 - unit.curtain.absorbed_share) >= threshold)
      wear = 1;
  }
  unit.damage.set_rate(damage, now_s);
  unit.fireproofing_used_s.set_rate(wear, now_s);
  return damage != damage_before || wear != wear_before;
}

void set_fire_clocks(const UnitContext& context, Unit& unit, double now_s) {
  const PropagationParameters& p = context.parameters;
  const double open = burns(unit) ? open_share(context, unit) : 0;
  unit.liquid_kg.set_rate(unit.inflow_kg_s - open * unit.flame.burning_rate_kg_s, now_s);
  const FoamLaw law{p.foam_cover_time_s, p.foam_critical_share, p.foam_burn_back_time_s,
                    p.foam_drainage_time_s};
  unit.foam.set_rate(cover_rate_1_s(law, unit.foam_supply, burns(unit)), now_s);
  unit.hot_zone_m.set_rate(can_boil_over(context, unit) ? open * p.hot_zone_velocity_m_s : 0,
                           now_s);
}

Due next_of(const UnitContext& context, const Unit& unit, double now_s) {
  Earliest due;
  find_heat_due(context, unit, now_s, due);
  if (burns(unit)) {
    find_foam_due(context, unit, now_s, due);
    if (can_boil_over(context, unit))
      due.at(unit.hot_zone_m.time_of_at_least(unit.oil_depth_m), EventKind::boilover);
    if (unit.liquid_kg.rate() < 0) due.at(unit.liquid_kg.time_of(0), EventKind::burnt_out);
  } else if (unit.state == State::extinguished) {
    find_reignition_due(context, unit, now_s, due);
  }
  due.first.time_s = std::max(due.first.time_s, now_s);
  return due.first;
}

}  // namespace yuyan::propagation
