#include "models/consequence/pool_fire.h"

#include <algorithm>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

constexpr double degree = pi / 180;

void take_fuel(const PoolFireInput& input, PoolFireResult& result) {
  const FuelData& fuel = fuel_data(input.fuel);
  result.burning_rate_kg_m2_s =
      input.burning_rate_kg_m2_s.value_or(burning_rate(fuel, input.diameter_m));
  result.heat_of_combustion_j_kg =
      input.heat_of_combustion_j_kg.value_or(fuel.heat_of_combustion_j_kg);
  result.burning_rate_kg_s =
      result.burning_rate_kg_m2_s * pi / 4 * input.diameter_m * input.diameter_m;
  result.heat_release_w = result.burning_rate_kg_s * result.heat_of_combustion_j_kg;
  if (!input.burning_rate_kg_m2_s) result.notes.rests_on(fuel.basis);
}

void raise_flame(const PoolFireInput& input, PoolFireResult& result) {
  const FlameAir air{input.wind_m_s, input.air_density_kg_m3, input.air_viscosity_m2_s,
                     input.gravity_m_s2};
  const PoolFlameMethods methods{input.length_method,    input.tilt_method,   input.sep_method,
                                 input.radiant_fraction, input.soot_fraction, input.soot_sep_w_m2};
  const double rate = result.burning_rate_kg_m2_s;
  const PoolFlame flame =
      pool_flame(input.diameter_m, rate, result.heat_of_combustion_j_kg, air, methods);
  result.scaled_wind = scaled_wind(input.diameter_m, rate, air);
  result.flame_length_m = flame.length_m;
  result.flame_length_ratio = flame.length_m / input.diameter_m;
  result.tilt_deg = flame.tilt_rad / degree;
  result.tilt_parameter = std::tan(flame.tilt_rad) / std::cos(flame.tilt_rad);
  result.drag_ratio = drag_ratio(input.diameter_m, air);
  result.sep_w_m2 = input.sep_w_m2.value_or(flame.emissive_power_w_m2);
  result.notes.rests_on(basis_of(input.length_method));
  result.notes.rests_on(basis_of(input.tilt_method));
  if (!input.sep_w_m2) result.notes.rests_on(basis_of(input.sep_method));
  if (input.length_method == LengthMethod::thomas && input.wind_m_s > 0)
    result.notes.warn("length_method thomas is for still air; thomas_wind takes the wind",
                      "length_method=thomas 适用于无风;有风请用 thomas_wind");
}

void look_at_target(const PoolFireInput& input, double distance_m, PoolFireResult& result) {
  const double radius = input.diameter_m / 2;
  const Lean lean =
      lean_towards(result.flame_length_m, result.tilt_deg * degree, input.wind_angle_deg * degree);
  const auto seen =
      view_factor(lean.length, radius, distance_m, lean.tilt_rad, input.target_height_m);
  if (!seen)
    refuse("distance_m", distance_m,
           describe({.low = radius + std::max(0.0, lean.length * std::sin(lean.tilt_rad)),
                     .low_open = true},
                    "m"),
           {"the flame covers or overhangs the target; take the flux on an engulfed object "
            "(engulfing_fire_load) there",
            "火焰覆盖或悬于目标上方;该处应采用火焰包围热载荷(engulfing_fire_load)"});
  result.effective_tilt_deg = lean.tilt_rad / degree;
  result.view_factor_vertical = seen->vertical;
  result.view_factor_horizontal = seen->upward;
  result.view_factor = seen->maximum();
  result.notes.rests_on(cylinder_basis);

  const double path = distance_m - radius;
  result.path_m = path;
  const AirColumn air{input.temperature_k, input.relative_humidity, input.co2_ppm};
  result.transmissivity =
      input.transmissivity.value_or(transmissivity(input.transmissivity_method, path, air));
  if (!input.transmissivity) result.notes.rests_on(basis_of(input.transmissivity_method));

  const double scale = result.sep_w_m2 * *result.transmissivity;
  result.heat_flux_vertical_w_m2 = scale * seen->vertical;
  result.heat_flux_horizontal_w_m2 = scale * seen->upward;
  result.heat_flux_w_m2 = scale * seen->maximum();
}

}  // namespace

PoolFireResult pool_fire(const PoolFireInput& input) {
  PoolFireResult result;
  take_fuel(input, result);
  raise_flame(input, result);
  if (input.distance_m) look_at_target(input, *input.distance_m, result);
  return result;
}

}  // namespace yuyan::consequence
