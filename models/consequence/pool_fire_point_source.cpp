#include "models/consequence/pool_fire_point_source.h"

#include <algorithm>
#include <cmath>

#include "models/consequence/burning_rate.h"
#include "models/consequence/input_error.h"
#include "models/consequence/pool_flame.h"

namespace yuyan::consequence {

PoolFirePointSourceResult pool_fire_point_source(const PoolFirePointSourceInput& input) {
  const FuelData& fuel = fuel_data(input.fuel);
  PoolFirePointSourceResult result;
  const double d = input.diameter_m;
  result.burning_rate_kg_m2_s = input.burning_rate_kg_m2_s.value_or(burning_rate(fuel, d));
  result.heat_of_combustion_j_kg =
      input.heat_of_combustion_j_kg.value_or(fuel.heat_of_combustion_j_kg);
  result.flame_length_m = input.flame_length_m.value_or(
      d * flame_length_ratio(LengthMethod::thomas, d, result.burning_rate_kg_m2_s,
                             result.heat_of_combustion_j_kg, {}));
  result.radiant_fraction = input.radiant_fraction.value_or(casal_radiant_fraction(d));
  result.radiated_w = result.radiant_fraction * result.burning_rate_kg_m2_s * pi / 4 * d * d *
                      result.heat_of_combustion_j_kg;
  const double rise = result.flame_length_m / 2 - input.target_z_m;
  result.slant_distance_m = std::hypot(input.target_x_m, rise);
  if (input.target_x_m <= d / 2)
    refuse("target_x_m", input.target_x_m, describe({.low = d / 2, .low_open = true}, "m"),
           {"the target stands in the pool", "目标位于液池内"});
  const AirColumn air{input.temperature_k, input.relative_humidity, input.co2_ppm};
  result.transmissivity = input.transmissivity.value_or(transmissivity(
      input.transmissivity_method, std::max(0.0, result.slant_distance_m - d / 2), air));
  result.heat_flux_facing_w_m2 = result.radiated_w * result.transmissivity /
                                 (4 * pi * result.slant_distance_m * result.slant_distance_m);
  result.heat_flux_w_m2 = result.heat_flux_facing_w_m2 * input.target_x_m / result.slant_distance_m;
  if (!input.burning_rate_kg_m2_s) result.notes.rests_on(fuel.basis);
  result.notes.rests_on({"point source",
                         "Casal 3.4 through OpenSRANE (2.80 printed, 2.88 recomputed there)",
                         Status::verified});
  if (!input.radiant_fraction)
    result.notes.rests_on({"radiant fraction 0.35 exp(-0.05 D)", "Casal", Status::verified});
  if (!input.transmissivity) result.notes.rests_on(basis_of(input.transmissivity_method));
  if (result.slant_distance_m < 3 * d)
    result.notes.warn("nearer than three diameters a point source misleads; take pool_fire",
                      "距离小于三倍直径时点源模型不可靠,请用 pool_fire");
  return result;
}

}  // namespace yuyan::consequence
