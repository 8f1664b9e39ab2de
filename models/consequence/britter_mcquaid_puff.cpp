#include "models/consequence/britter_mcquaid_puff.h"

#include <cmath>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {

BritterMcquaidPuffResult britter_mcquaid_puff(const BritterMcquaidPuffInput& input) {
  BritterMcquaidPuffResult result;
  const double air = input.air_density_kg_m3.value_or(air_density(input.air_temperature_k));
  if (input.density_kg_m3 <= air)
    refuse("density_kg_m3", input.density_kg_m3, {"denser than the air", "密度须大于空气"},
           {"the method is for dense gas; use gaussian_puff",
            "该方法仅适用于重气;请用 gaussian_puff"});
  const double u = input.wind_m_s, volume = input.volume_m3;
  const double size = std::cbrt(volume);
  const double g0 = standard_gravity_m_s2 * (input.density_kg_m3 - air) / air;
  result.air_density_kg_m3 = air;
  result.reduced_gravity_m_s2 = g0;
  result.dense_number = std::sqrt(g0 * size) / u;
  result.dense = result.dense_number >= 0.2;
  result.alpha = 0.5 * std::log10(g0 * size / (u * u));
  result.centre_x_m = 0.4 * u * input.time_s;
  const double start = std::cbrt(3 * volume / (4 * pi));
  const double area_radius2 = start * start + 1.2 * std::sqrt(g0 * volume) * input.time_s;
  result.radius_m = std::sqrt(area_radius2);
  result.inside = std::abs(input.x_m - result.centre_x_m) <= result.radius_m;
  result.scaled_distance = (result.centre_x_m + result.radius_m) / size;
  result.dilution = dense_puff_dilution(result.alpha, result.scaled_distance);
  const double ratio =
      input.release_temperature_k.value_or(input.air_temperature_k) / input.air_temperature_k;
  result.cloud_fraction = input.initial_fraction * warmed(result.dilution, ratio);
  result.volume_fraction = result.inside ? result.cloud_fraction : 0;
  result.height_m = volume / (result.dilution * pi * area_radius2);
  result.notes.rests_on(dense_gas_basis);
  result.notes.rests_on(dense_gas_limit_basis);
  if (!result.dense)
    result.notes.warn("the cloud is hardly dense in this wind: a Gaussian puff is nearer",
                      "在该风速下重气效应很弱:高斯烟团更合适");
  return result;
}

}  // namespace yuyan::consequence
