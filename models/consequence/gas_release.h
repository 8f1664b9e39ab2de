// Gas that leaves a vessel through a hole, subsonic or choked.
#pragma once

#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/liquid_release.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

/// Ideal gas at rest upstream of a hole.
struct GasSource {
  double pressure_pa = 0;  ///< absolute
  double temperature_k = 0;
  double density_kg_m3 = 0;
  double heat_capacity_ratio = 1.4;
};

/// Where the gas leaves the hole.
struct GasExit {
  bool choked = false;
  double mass_flux_kg_m2_s = 0;  ///< without the discharge coefficient
  double pressure_pa = 0;
  double temperature_k = 0;
};

/// Ratio of exit to upstream pressure at which the flow chokes, (2/(k+1))^(k/(k-1)).
[[nodiscard]] inline double critical_pressure_ratio(double k) {
  return std::pow(2 / (k + 1), k / (k - 1));
}

/// Isentropic flow through a hole. Choked: sqrt(k p rho (2/(k+1))^((k+1)/(k-1))); else
/// sqrt(2 rho p k/(k-1) (r^(2/k) - r^((k+1)/k))) with r = pa/p. No flow when pa >= p.
[[nodiscard]] inline GasExit gas_exit(const GasSource& gas, double ambient_pa) {
  const double k = gas.heat_capacity_ratio;
  const double ratio = ambient_pa / gas.pressure_pa;
  if (ratio >= 1) return {false, 0, ambient_pa, gas.temperature_k};
  const double critical = critical_pressure_ratio(k);
  if (ratio <= critical)
    return {true,
            std::sqrt(k * gas.pressure_pa * gas.density_kg_m3 *
                      std::pow(2 / (k + 1), (k + 1) / (k - 1))),
            gas.pressure_pa * critical, gas.temperature_k * 2 / (k + 1)};
  const double shape = std::pow(ratio, 2 / k) - std::pow(ratio, (k + 1) / k);
  return {false, std::sqrt(2 * gas.density_kg_m3 * gas.pressure_pa * k / (k - 1) * shape),
          ambient_pa, gas.temperature_k * std::pow(ratio, (k - 1) / k)};
}

namespace about {
inline constexpr About gas_discharge{
    .unit = "1",
    .range = {.low = 0.01, .high = 1},
    .meaning = "discharge coefficient: 0.62 sharp edge to 1 rounded",
    .meaning_zh = "流量系数(锐缘 0.62 至圆角 1)",
    .source = "CCPS 1999 p47 example",
    .status = Status::verified};
inline constexpr About molar_mass{.unit = "kg/mol",
                                  .range = {.low = 0.002, .high = 1},
                                  .meaning = "molar mass",
                                  .meaning_zh = "摩尔质量"};
inline constexpr About gas_pressure{.unit = "Pa",
                                    .range = {.low = 1e3, .high = 2e8},
                                    .meaning = "pressure in the vessel, absolute",
                                    .meaning_zh = "容器内绝对压力"};
inline constexpr About gas_temperature{.unit = "K",
                                       .range = {.low = 20, .high = 2500},
                                       .meaning = "temperature in the vessel",
                                       .meaning_zh = "容器内温度"};
inline constexpr About heat_capacity_ratio{
    .unit = "1", .range = {.low = 1.01, .high = 1.7}, .meaning = "cp/cv", .meaning_zh = "比热比"};
}  // namespace about

struct GasReleaseInput {
  double discharge_coefficient = 0.85;
  double hole_diameter_m = 0.01;
  double pressure_pa = 1e6;
  double temperature_k = 293.15;
  double molar_mass_kg_mol = 0.016043;
  std::optional<double> density_kg_m3 = {};
  double heat_capacity_ratio = 1.31;
  double ambient_pressure_pa = standard_pressure_pa;

  static constexpr auto fields() {
    using S = GasReleaseInput;
    using parameters::field;
    return std::tuple{
        field("discharge_coefficient", &S::discharge_coefficient, about::gas_discharge),
        field("hole_diameter_m", &S::hole_diameter_m, about::hole),
        field("pressure_pa", &S::pressure_pa, about::gas_pressure),
        field("temperature_k", &S::temperature_k, about::gas_temperature),
        field("molar_mass_kg_mol", &S::molar_mass_kg_mol, about::molar_mass),
        field("density_kg_m3", &S::density_kg_m3,
              {.unit = "kg/m3",
               .range = parameters::positive,
               .meaning = "density in the vessel; of the ideal gas unless given",
               .meaning_zh = "容器内密度"}),
        field("heat_capacity_ratio", &S::heat_capacity_ratio, about::heat_capacity_ratio),
        field("ambient_pressure_pa", &S::ambient_pressure_pa, about::ambient_pressure)};
  }
};

struct GasReleaseResult {
  bool choked = false;
  double critical_pressure_ratio = 0;
  double density_kg_m3 = 0;
  double hole_area_m2 = 0;
  double mass_rate_kg_s = 0;
  double exit_pressure_pa = 0;
  double exit_temperature_k = 0;
  double exit_density_kg_m3 = 0;
  double exit_velocity_m_s = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = GasReleaseResult;
    using parameters::field;
    return std::tuple{
        field("choked", &S::choked,
              {.meaning = "the flow is choked", .meaning_zh = "是否临界(壅塞)流"}),
        field("critical_pressure_ratio", &S::critical_pressure_ratio,
              {.unit = "1",
               .meaning = "outside over inside pressure at which it chokes",
               .meaning_zh = "临界压力比"}),
        field("density_kg_m3", &S::density_kg_m3,
              {.unit = "kg/m3", .meaning = "density in the vessel", .meaning_zh = "容器内密度"}),
        field("hole_area_m2", &S::hole_area_m2,
              {.unit = "m2", .meaning = "area of the hole", .meaning_zh = "孔面积"}),
        field(
            "mass_rate_kg_s", &S::mass_rate_kg_s,
            {.unit = "kg/s", .meaning = "mass released in a second", .meaning_zh = "质量泄漏速率"}),
        field("exit_pressure_pa", &S::exit_pressure_pa,
              {.unit = "Pa", .meaning = "pressure in the hole", .meaning_zh = "孔口压力"}),
        field("exit_temperature_k", &S::exit_temperature_k,
              {.unit = "K", .meaning = "temperature in the hole", .meaning_zh = "孔口温度"}),
        field("exit_density_kg_m3", &S::exit_density_kg_m3,
              {.unit = "kg/m3", .meaning = "density in the hole", .meaning_zh = "孔口密度"}),
        field("exit_velocity_m_s", &S::exit_velocity_m_s,
              {.unit = "m/s", .meaning = "speed in the hole", .meaning_zh = "孔口速度"})};
  }
};

[[nodiscard]] GasReleaseResult gas_release(const GasReleaseInput& input);

}  // namespace yuyan::consequence
