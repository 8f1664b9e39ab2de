// A liquid colder than the ground boils by the heat of the ground.
#pragma once

#include <array>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class BoilingGround { concrete, dry_sand, wet_sand, soil };

constexpr auto choices(BoilingGround) {
  using parameters::Choice;
  using G = BoilingGround;
  return std::array{Choice{"concrete", G::concrete}, Choice{"dry_sand", G::dry_sand},
                    Choice{"wet_sand", G::wet_sand}, Choice{"soil", G::soil}};
}

struct PoolBoilingInput {
  BoilingGround ground = BoilingGround::concrete;
  std::optional<double> conductivity_w_m_k = {};
  std::optional<double> diffusivity_m2_s = {};
  double ground_temperature_k = 288.15;
  double boiling_k = 231.1;
  double latent_heat_j_kg = 4.26e5;
  double area_m2 = 100;
  double time_s = 60;

  static constexpr auto fields() {
    using S = PoolBoilingInput;
    using parameters::field;
    return std::tuple{
        field("ground", &S::ground, {.meaning = "ground", .meaning_zh = "地面"}),
        field("conductivity_w_m_k", &S::conductivity_w_m_k,
              {.unit = "W/m/K",
               .range = parameters::positive,
               .meaning = "thermal conductivity of the ground; of its kind unless given",
               .meaning_zh = "地面导热系数"}),
        field("diffusivity_m2_s", &S::diffusivity_m2_s,
              {.unit = "m2/s",
               .range = parameters::positive,
               .meaning = "thermal diffusivity of the ground; of its kind unless given",
               .meaning_zh = "地面热扩散率"}),
        field("ground_temperature_k", &S::ground_temperature_k,
              {.unit = "K",
               .range = {.low = 200, .high = 350},
               .meaning = "temperature of the ground",
               .meaning_zh = "地面温度"}),
        field("boiling_k", &S::boiling_k,
              {.unit = "K",
               .range = {.low = 15, .high = 400},
               .meaning = "boiling point of the liquid",
               .meaning_zh = "沸点"}),
        field("latent_heat_j_kg", &S::latent_heat_j_kg,
              {.unit = "J/kg",
               .range = parameters::positive,
               .meaning = "latent heat of the liquid",
               .meaning_zh = "汽化热"}),
        field("area_m2", &S::area_m2,
              {.unit = "m2",
               .range = parameters::positive,
               .meaning = "area of the pool",
               .meaning_zh = "液池面积"}),
        field("time_s", &S::time_s,
              {.unit = "s",
               .range = {.low = 0, .high = 1e7},
               .meaning = "time since the spill",
               .meaning_zh = "泄漏后时间"})};
  }
};

struct PoolBoilingResult {
  double conductivity_w_m_k = 0;
  double diffusivity_m2_s = 0;
  std::optional<double> mass_flux_kg_m2_s = {};
  std::optional<double> mass_rate_kg_s = {};
  double mass_evaporated_kg = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = PoolBoilingResult;
    using parameters::field;
    return std::tuple{
        field("conductivity_w_m_k", &S::conductivity_w_m_k,
              {.unit = "W/m/K",
               .meaning = "thermal conductivity of the ground",
               .meaning_zh = "地面导热系数"}),
        field("diffusivity_m2_s", &S::diffusivity_m2_s,
              {.unit = "m2/s",
               .meaning = "thermal diffusivity of the ground",
               .meaning_zh = "地面热扩散率"}),
        field("mass_flux_kg_m2_s", &S::mass_flux_kg_m2_s,
              {.unit = "kg/m2/s",
               .meaning = "evaporation from a square metre at that time; empty at time 0, where it "
                          "has no bound",
               .meaning_zh = "该时刻单位面积蒸发速率"}),
        field("mass_rate_kg_s", &S::mass_rate_kg_s,
              {.unit = "kg/s",
               .meaning = "evaporation from the pool at that time",
               .meaning_zh = "该时刻蒸发速率"}),
        field("mass_evaporated_kg", &S::mass_evaporated_kg,
              {.unit = "kg", .meaning = "evaporated by that time", .meaning_zh = "累计蒸发量"})};
  }
};

/// Rate k (Ts - Tb)/(Lv sqrt(pi alpha t)), cumulated 2 k (Ts - Tb) sqrt(t/(pi alpha))/Lv.
[[nodiscard]] PoolBoilingResult pool_boiling(const PoolBoilingInput& input);

}  // namespace yuyan::consequence
