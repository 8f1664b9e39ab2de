// An upright tank that empties through a hole in its shell: exact in time.
#pragma once

#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/liquid_release.h"

namespace yuyan::consequence {

struct TankDrainInput {
  double tank_diameter_m = 10;
  double tank_height_m = 10;
  double fill_fraction = 0.85;
  double hole_diameter_m = 0.05;
  double hole_height_m = 0;
  double density_kg_m3 = 867;
  double discharge_coefficient = 0.62;
  double overpressure_pa = 0;
  double time_s = 0;
  double gravity_m_s2 = standard_gravity_m_s2;

  static constexpr auto fields() {
    using S = TankDrainInput;
    using parameters::field;
    return std::tuple{
        field("tank_diameter_m", &S::tank_diameter_m,
              {.unit = "m",
               .range = {.low = 0.01, .high = 200},
               .meaning = "inner diameter of the upright tank",
               .meaning_zh = "立式储罐内径"}),
        field("tank_height_m", &S::tank_height_m,
              {.unit = "m",
               .range = {.low = 0.01, .high = 200},
               .meaning = "height of the shell",
               .meaning_zh = "罐壁高度"}),
        field("fill_fraction", &S::fill_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "level over height at first",
               .meaning_zh = "初始充装率"}),
        field("hole_diameter_m", &S::hole_diameter_m, about::hole),
        field("hole_height_m", &S::hole_height_m,
              {.unit = "m",
               .range = {.low = 0, .high = 200},
               .meaning = "height of the hole above the bottom",
               .meaning_zh = "孔距罐底高度"}),
        field("density_kg_m3", &S::density_kg_m3, about::liquid_density),
        field("discharge_coefficient", &S::discharge_coefficient, about::liquid_discharge),
        field("overpressure_pa", &S::overpressure_pa,
              {.unit = "Pa",
               .range = {.low = 0, .high = 1e7},
               .meaning = "constant gauge pressure above the liquid",
               .meaning_zh = "液面上方恒定表压"}),
        field("time_s", &S::time_s,
              {.unit = "s",
               .range = {.low = 0, .high = 1e9},
               .meaning = "time since the hole opened",
               .meaning_zh = "泄漏开始后的时间"}),
        field("gravity_m_s2", &S::gravity_m_s2, about::gravity)};
  }
};

struct TankDrainResult {
  double level_m = 0;
  double head_m = 0;
  double initial_rate_kg_s = 0;
  double mass_rate_kg_s = 0;
  double mass_released_kg = 0;
  double mass_total_kg = 0;
  double end_s = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = TankDrainResult;
    using parameters::field;
    return std::tuple{
        field("level_m", &S::level_m,
              {.unit = "m",
               .meaning = "level of the liquid above the bottom at that time",
               .meaning_zh = "该时刻液位"}),
        field("head_m", &S::head_m,
              {.unit = "m",
               .meaning = "liquid above the hole at that time",
               .meaning_zh = "该时刻孔上液柱"}),
        field("initial_rate_kg_s", &S::initial_rate_kg_s,
              {.unit = "kg/s", .meaning = "release rate at first", .meaning_zh = "初始泄漏速率"}),
        field("mass_rate_kg_s", &S::mass_rate_kg_s,
              {.unit = "kg/s",
               .meaning = "release rate at that time",
               .meaning_zh = "该时刻泄漏速率"}),
        field("mass_released_kg", &S::mass_released_kg,
              {.unit = "kg", .meaning = "released by that time", .meaning_zh = "累计泄漏量"}),
        field("mass_total_kg", &S::mass_total_kg,
              {.unit = "kg",
               .meaning = "released when the level reaches the hole",
               .meaning_zh = "最终泄漏总量"}),
        field("end_s", &S::end_s,
              {.unit = "s",
               .meaning = "time at which the level reaches the hole",
               .meaning_zh = "液位降至孔口的时间"})};
  }
};

/// With the equivalent head H = h + p/(rho g), sqrt(H) falls linearly in time, at
/// Cd (A/At) sqrt(g/2), until the liquid stands at the hole.
[[nodiscard]] TankDrainResult tank_drain(const TankDrainInput& input);

}  // namespace yuyan::consequence
