#include "models/consequence/britter_mcquaid_plume.h"

#include <cmath>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {

BritterMcquaidPlumeResult britter_mcquaid_plume(const BritterMcquaidPlumeInput& input) {
  BritterMcquaidPlumeResult result;
  const double air = input.air_density_kg_m3.value_or(air_density(input.air_temperature_k));
  if (input.density_kg_m3 <= air)
    refuse("density_kg_m3", input.density_kg_m3, {"denser than the air", "密度须大于空气"},
           {"the method is for dense gas; use gaussian_plume",
            "该方法仅适用于重气;请用 gaussian_plume"});
  const double u = input.wind_m_s, flow = input.release_m3_s;
  const double g0 = standard_gravity_m_s2 * (input.density_kg_m3 - air) / air;
  result.air_density_kg_m3 = air;
  result.reduced_gravity_m_s2 = g0;
  const double d = result.source_length_m = std::sqrt(flow / u);
  const double l = result.buoyancy_length_m = g0 * flow / (u * u * u);
  result.dense_number = std::cbrt(l / d);
  result.dense = result.dense_number >= 0.15;
  result.alpha = 0.2 * std::log10(g0 * g0 * flow / std::pow(u, 5));
  result.scaled_distance = input.x_m / d;
  result.dilution = dense_plume_dilution(result.alpha, result.scaled_distance);
  const double ratio =
      input.release_temperature_k.value_or(input.air_temperature_k) / input.air_temperature_k;
  result.volume_fraction = input.initial_fraction * warmed(result.dilution, ratio);
  result.upwind_extent_m = d / 2 + 2 * l;
  result.half_width_m = d + 8 * l + 2.5 * std::cbrt(l * input.x_m * input.x_m);
  result.height_m = d * d / (2 * result.half_width_m);
  result.notes.rests_on(dense_gas_basis);
  result.notes.rests_on(dense_gas_limit_basis);
  if (!result.dense)
    result.notes.warn("the release is hardly dense in this wind: a Gaussian plume is nearer",
                      "在该风速下重气效应很弱:高斯烟羽更合适");
  return result;
}

}  // namespace yuyan::consequence
