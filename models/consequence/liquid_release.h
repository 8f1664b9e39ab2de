// Liquid that leaves a tank or pipe through a hole with a sharp edge.
#pragma once

#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

/// m = Cd A sqrt(2 rho (p1 - pa + rho g h)), kg/s; 0 when nothing drives it out.
[[nodiscard]] inline double liquid_rate(double discharge_coefficient, double area_m2,
                                        double density_kg_m3, double overpressure_pa, double head_m,
                                        double gravity_m_s2 = standard_gravity_m_s2) {
  const double drive = overpressure_pa + density_kg_m3 * gravity_m_s2 * head_m;
  return drive > 0 ? discharge_coefficient * area_m2 * std::sqrt(2 * density_kg_m3 * drive) : 0;
}

namespace about {
inline constexpr About liquid_discharge{
    .unit = "1",
    .range = {.low = 0.01, .high = 1},
    .meaning = "discharge coefficient: 0.61 to 0.63 for a sharp edge",
    .meaning_zh = "流量系数(锐缘孔 0.61–0.63)",
    .source = "CCPS 1999",
    .status = Status::verified};
inline constexpr About hole{.unit = "m",
                            .range = {.low = 0, .high = 5, .low_open = true},
                            .meaning = "diameter of the hole",
                            .meaning_zh = "孔径"};
inline constexpr About liquid_density{.unit = "kg/m3",
                                      .range = {.low = 50, .high = 20000},
                                      .meaning = "density of the liquid",
                                      .meaning_zh = "液体密度"};
}  // namespace about

struct LiquidReleaseInput {
  double discharge_coefficient = 0.61;
  double hole_diameter_m = 0.01;
  double density_kg_m3 = 1000;
  double pressure_pa = standard_pressure_pa;
  double ambient_pressure_pa = standard_pressure_pa;
  double head_m = 0;
  double gravity_m_s2 = standard_gravity_m_s2;

  static constexpr auto fields() {
    using S = LiquidReleaseInput;
    using parameters::field;
    return std::tuple{
        field("discharge_coefficient", &S::discharge_coefficient, about::liquid_discharge),
        field("hole_diameter_m", &S::hole_diameter_m, about::hole),
        field("density_kg_m3", &S::density_kg_m3, about::liquid_density),
        field("pressure_pa", &S::pressure_pa,
              {.unit = "Pa",
               .range = {.low = 0, .high = 1e9},
               .meaning = "pressure above the liquid, absolute",
               .meaning_zh = "液面上方绝对压力"}),
        field("ambient_pressure_pa", &S::ambient_pressure_pa, about::ambient_pressure),
        field("head_m", &S::head_m,
              {.unit = "m",
               .range = {.low = 0, .high = 1e4},
               .meaning = "height of the liquid above the hole",
               .meaning_zh = "孔上方液柱高度"}),
        field("gravity_m_s2", &S::gravity_m_s2, about::gravity)};
  }
};

struct LiquidReleaseResult {
  double mass_rate_kg_s = 0;
  double volume_rate_m3_s = 0;
  double velocity_m_s = 0;
  double hole_area_m2 = 0;
  double driving_pressure_pa = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = LiquidReleaseResult;
    using parameters::field;
    return std::tuple{
        field(
            "mass_rate_kg_s", &S::mass_rate_kg_s,
            {.unit = "kg/s", .meaning = "mass released in a second", .meaning_zh = "质量泄漏速率"}),
        field("volume_rate_m3_s", &S::volume_rate_m3_s,
              {.unit = "m3/s",
               .meaning = "volume released in a second",
               .meaning_zh = "体积泄漏速率"}),
        field("velocity_m_s", &S::velocity_m_s,
              {.unit = "m/s",
               .meaning = "speed of the jet where it is narrowest",
               .meaning_zh = "射流速度"}),
        field("hole_area_m2", &S::hole_area_m2,
              {.unit = "m2", .meaning = "area of the hole", .meaning_zh = "孔面积"}),
        field("driving_pressure_pa", &S::driving_pressure_pa,
              {.unit = "Pa",
               .meaning = "pressure difference with the head",
               .meaning_zh = "含液柱的压差"})};
  }
};

[[nodiscard]] LiquidReleaseResult liquid_release(const LiquidReleaseInput& input);

}  // namespace yuyan::consequence
