#include "models/consequence/plume_rise.h"

#include <algorithm>
#include <cmath>

namespace yuyan::consequence {
namespace {

void neutral(const PlumeRiseInput& in, PlumeRiseResult& result) {
  const double f = result.buoyancy_flux_m4_s3;
  const double v = in.exit_speed_m_s, d = in.diameter_m, u = in.wind_m_s;
  const bool weak = f < 55;
  result.crossover_k = weak ? 0.0297 * in.exit_temperature_k * std::cbrt(v / d)
                            : 0.00575 * in.exit_temperature_k * std::cbrt(v * v / d);
  result.final_distance_m =
      weak ? 49 * std::pow(std::max(f, 0.0), 5.0 / 8) : 119 * std::pow(f, 0.4);
  result.buoyant =
      in.convective_heat_w || in.exit_temperature_k - in.temperature_k > result.crossover_k;
  if (result.buoyant) {
    result.final_rise_m = (weak ? 21.425 * std::pow(f, 0.75) : 38.71 * std::pow(f, 0.6)) / u;
    return;
  }
  if (f <= 0) result.final_distance_m = 4 * d * std::pow(v + 3 * u, 2) / (v * u);
  result.final_rise_m = 3 * d * v / u;
}

void stable(const PlumeRiseInput& in, double s, PlumeRiseResult& result) {
  const double f = result.buoyancy_flux_m4_s3;
  const double v = in.exit_speed_m_s, u = in.wind_m_s;
  result.stability_parameter_s2 = s;
  result.crossover_k = 0.019582 * in.exit_temperature_k * v * std::sqrt(s);
  result.buoyant =
      in.convective_heat_w || in.exit_temperature_k - in.temperature_k > result.crossover_k;
  if (result.buoyant) {
    result.final_distance_m = 2.0715 * u / std::sqrt(s);
    result.final_rise_m =
        std::min(2.6 * std::cbrt(f / (u * s)), 4 * std::pow(f, 0.25) / std::pow(s, 0.375));
    return;
  }
  result.final_distance_m = pi / 2 * u / std::sqrt(s);
  result.final_rise_m = std::min(1.5 * std::cbrt(result.momentum_flux_m4_s2 / (u * std::sqrt(s))),
                                 3 * in.diameter_m * v / u);
}

/// Rise before the final distance.
double growing(const PlumeRiseInput& in, const PlumeRiseResult& result) {
  const double u = in.wind_m_s, x = in.x_m;
  if (result.buoyant) return 1.6 * std::cbrt(result.buoyancy_flux_m4_s3 * x * x / (u * u * u));
  const double entrained = (1.0 / 3 + u / in.exit_speed_m_s);
  if (!result.stability_parameter_s2)
    return std::cbrt(3 * result.momentum_flux_m4_s2 * x / std::pow(entrained * u, 2));
  const double root = std::sqrt(*result.stability_parameter_s2);
  return std::cbrt(3 * result.momentum_flux_m4_s2 * std::sin(x * root / u) /
                   (entrained * entrained * u * root));
}

}  // namespace

PlumeRiseResult plume_rise(const PlumeRiseInput& input) {
  PlumeRiseResult result;
  const double g = input.gravity_m_s2, d = input.diameter_m, v = input.exit_speed_m_s;
  const double warm = input.exit_temperature_k, air = input.temperature_k;
  if (input.convective_heat_w) {
    constexpr double heat_capacity_j_kg_k = 1005, gas_constant_j_kg_k = 287.05;
    const double density = standard_pressure_pa / (gas_constant_j_kg_k * air);
    result.buoyancy_flux_m4_s3 =
        g * *input.convective_heat_w / (pi * density * heat_capacity_j_kg_k * air);
    result.notes.rests_on(
        {"buoyancy flux of a fire's convective heat", "heat balance", Status::derived});
  } else {
    result.buoyancy_flux_m4_s3 = g * v * d * d * (warm - air) / (4 * warm);
    result.momentum_flux_m4_s2 = v * v * d * d * air / (4 * warm);
  }
  const bool is_stable = input.stability == Stability::e || input.stability == Stability::f;
  if (is_stable) {
    const double usual = input.stability == Stability::e ? 0.020 : 0.035;
    stable(input, g / air * input.potential_gradient_k_m.value_or(usual), result);
  } else {
    neutral(input, result);
  }
  result.rise_m = input.x_m < result.final_distance_m
                      ? std::min(growing(input, result), result.final_rise_m)
                      : result.final_rise_m;
  result.notes.rests_on({"plume rise: Briggs 1969 as in ISC3", "GasDispersion", Status::verified});
  return result;
}

}  // namespace yuyan::consequence
