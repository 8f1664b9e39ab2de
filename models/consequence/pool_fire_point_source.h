// A pool fire as one point that radiates: good beyond about five diameters.
#pragma once

#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/fuel.h"
#include "models/consequence/notes.h"
#include "models/consequence/transmissivity.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

/// Casal: share of the heat that a pool fire radiates, 0.35 exp(-0.05 D).
[[nodiscard]] inline double casal_radiant_fraction(double diameter_m) {
  return 0.35 * std::exp(-0.05 * diameter_m);
}

struct PoolFirePointSourceInput {
  Fuel fuel = Fuel::gasoline;
  double diameter_m = 10;
  std::optional<double> flame_length_m = {};
  std::optional<double> burning_rate_kg_m2_s = {};
  std::optional<double> heat_of_combustion_j_kg = {};
  std::optional<double> radiant_fraction = {};
  double target_x_m = 50;
  double target_z_m = 1.5;
  std::optional<double> transmissivity = {};
  TransmissivityMethod transmissivity_method = TransmissivityMethod::casal;
  double temperature_k = 293.15;
  double relative_humidity = 0.7;
  double co2_ppm = 400;

  static constexpr auto fields() {
    using S = PoolFirePointSourceInput;
    using parameters::field;
    return std::tuple{
        field("fuel", &S::fuel, {.meaning = "what burns", .meaning_zh = "燃料"}),
        field("diameter_m", &S::diameter_m,
              {.unit = "m",
               .range = {.low = 0.1, .high = 300},
               .meaning = "diameter of the pool",
               .meaning_zh = "液池直径"}),
        field("flame_length_m", &S::flame_length_m,
              {.unit = "m",
               .range = {.low = 0, .high = 500},
               .meaning = "length of the upright flame; of Thomas unless given",
               .meaning_zh = "火焰长度"}),
        field("burning_rate_kg_m2_s", &S::burning_rate_kg_m2_s,
              {.unit = "kg/m2/s",
               .range = {.low = 0.001, .high = 0.5},
               .meaning = "burning rate of a square metre",
               .meaning_zh = "单位面积燃烧速率"}),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              {.unit = "J/kg",
               .range = {.low = 1e6, .high = 1.5e8},
               .meaning = "heat of combustion",
               .meaning_zh = "燃烧热"}),
        field("radiant_fraction", &S::radiant_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share of the heat that is radiated; 0.35 exp(-0.05 D) unless given",
               .meaning_zh = "辐射分数"}),
        field("target_x_m", &S::target_x_m,
              {.unit = "m",
               .range = {.low = 0, .high = 1e5},
               .meaning = "from the axis of the pool, horizontally",
               .meaning_zh = "目标水平距离"}),
        field("target_z_m", &S::target_z_m,
              {.unit = "m",
               .range = {.low = -100, .high = 500},
               .meaning = "height of the target above the pool",
               .meaning_zh = "目标高度"}),
        field("transmissivity", &S::transmissivity, about::transmissivity),
        field("transmissivity_method", &S::transmissivity_method,
              {.meaning = "transmissivity of the air", .meaning_zh = "大气透射率公式"}),
        field("temperature_k", &S::temperature_k, about::air_temperature),
        field("relative_humidity", &S::relative_humidity, about::relative_humidity),
        field("co2_ppm", &S::co2_ppm, about::co2)};
  }
};

struct PoolFirePointSourceResult {
  double burning_rate_kg_m2_s = 0;
  double heat_of_combustion_j_kg = 0;
  double flame_length_m = 0;
  double radiant_fraction = 0;
  double radiated_w = 0;
  double slant_distance_m = 0;
  double transmissivity = 0;
  double heat_flux_facing_w_m2 = 0;
  double heat_flux_w_m2 = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = PoolFirePointSourceResult;
    using parameters::field;
    return std::tuple{
        field("burning_rate_kg_m2_s", &S::burning_rate_kg_m2_s,
              {.unit = "kg/m2/s",
               .meaning = "burning rate of a square metre",
               .meaning_zh = "单位面积燃烧速率"}),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              {.unit = "J/kg", .meaning = "heat of combustion", .meaning_zh = "燃烧热"}),
        field("flame_length_m", &S::flame_length_m,
              {.unit = "m", .meaning = "length of the flame", .meaning_zh = "火焰长度"}),
        field("radiant_fraction", &S::radiant_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share of the heat that is radiated",
               .meaning_zh = "辐射分数"}),
        field("radiated_w", &S::radiated_w,
              {.unit = "W", .meaning = "heat radiated in a second", .meaning_zh = "辐射功率"}),
        field("slant_distance_m", &S::slant_distance_m,
              {.unit = "m",
               .meaning = "from the middle of the flame to the target",
               .meaning_zh = "目标至火焰中点的距离"}),
        field("transmissivity", &S::transmissivity, about::transmissivity),
        field("heat_flux_facing_w_m2", &S::heat_flux_facing_w_m2,
              {.unit = "W/m2",
               .meaning = "on an element that faces the middle of the flame",
               .meaning_zh = "正对火焰中点的热流密度"}),
        field(
            "heat_flux_w_m2", &S::heat_flux_w_m2,
            {.unit = "W/m2", .meaning = "on an upright element", .meaning_zh = "竖直面热流密度"})};
  }
};

/// q = Fr m'' A Hc tau/(4 pi x^2) cos(phi), x from the middle of the flame, phi its elevation.
[[nodiscard]] PoolFirePointSourceResult pool_fire_point_source(
    const PoolFirePointSourceInput& input);

}  // namespace yuyan::consequence
