#include "models/consequence/roadway_smoke.h"

#include <algorithm>
#include <cmath>

#include "models/consequence/co_dose.h"

namespace yuyan::consequence {
namespace {

constexpr double co_molar_mass = 0.028010;
constexpr double air_molar_mass = 0.028964;
constexpr double air_heat_capacity = 1005;
constexpr double soot_extinction_m2_kg = 8700;  // flaming fires, recollected
constexpr double light_work_cohb = 30;

}  // namespace

RoadwaySmokeResult roadway_smoke(const RoadwaySmokeInput& input) {
  RoadwaySmokeResult result;
  const double per_mol =
      standard_pressure_pa / (gas_constant_j_mol_k * input.air_temperature_k);  // mol/m3
  const double air_density = per_mol * air_molar_mass;
  result.air_flow_m3_s = input.area_m2 * input.air_velocity_m_s;
  result.co_rate_kg_s = input.carbon_monoxide_yield * input.burning_rate_kg_s;
  result.co_steady_ppm =
      std::min(1e6, 1e6 * result.co_rate_kg_s / (co_molar_mass * per_mol * result.air_flow_m3_s));
  result.arrival_s = input.distance_m / input.air_velocity_m_s;
  const bool there = input.time_s >= result.arrival_s;
  result.co_ppm = there ? result.co_steady_ppm : 0;
  result.over_limit = result.co_ppm > input.co_limit_ppm;
  const double per_min =
      co_dose_rate_per_min(result.co_steady_ppm, input.breathing_l_min, light_work_cohb);
  result.fed = per_min * std::max(0.0, input.time_s - result.arrival_s) / 60;
  if (per_min > 0) result.incapacitation_s = result.arrival_s + 60 / per_min;
  const double soot = input.soot_yield * input.burning_rate_kg_s / result.air_flow_m3_s;
  if (soot > 0) result.visibility_m = 3 / (soot_extinction_m2_kg * soot);
  const double convected =
      input.convective_share * input.burning_rate_kg_s * input.heat_of_combustion_j_kg;
  result.temperature_rise_k = convected / (air_density * result.air_flow_m3_s * air_heat_capacity);
  result.critical_velocity_m_s =
      0.61 * std::cbrt(standard_gravity_m_s2 * convected * input.height_m /
                       (air_density * air_heat_capacity * input.air_temperature_k * input.area_m2));
  result.backs_up = input.air_velocity_m_s < result.critical_velocity_m_s;
  result.notes.rests_on({"smoke carried by the air of the road", "mass balance", Status::derived});
  result.notes.rests_on(
      {"CO dose by activity", "FDS and a script citing SFPE chapter 70", Status::verified});
  result.notes.rests_on({"soot extinction 8700 m2/kg, visibility 3/K, critical velocity: Thomas",
                         "recollected", Status::unverified});
  if (result.backs_up)
    result.notes.warn(
        "the air is slower than the critical velocity: smoke flows back over the fire's upwind "
        "side too",
        "风速低于临界风速:烟流可能逆退至上风侧");
  return result;
}

}  // namespace yuyan::consequence
