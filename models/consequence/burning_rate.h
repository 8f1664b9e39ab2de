// Mass burnt by a square metre of pool in a second.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/fuel.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class BurningRateMethod { babrauskas, mudan };

constexpr auto choices(BurningRateMethod) {
  using parameters::Choice;
  return std::array{Choice{"babrauskas", BurningRateMethod::babrauskas},
                    Choice{"mudan", BurningRateMethod::mudan}};
}

/// Babrauskas: m'' = m_inf (1 - exp(-k D)), kg/m2/s; for D above 0.2 m.
[[nodiscard]] inline double burning_rate(const FuelData& fuel, double diameter_m) {
  if (!fuel.extinction_1_m) return fuel.rate_infinite_kg_m2_s;
  return fuel.rate_infinite_kg_m2_s * -std::expm1(-*fuel.extinction_1_m * diameter_m);
}

/// Mudan, for a liquid without data: m'' = 0.001 Hc/(Lv + cp (Tb - Ta)), kg/m2/s.
[[nodiscard]] inline double mudan_burning_rate(double heat_of_combustion_j_kg,
                                               double heat_of_vaporisation_j_kg,
                                               double heat_capacity_j_kg_k, double boiling_k,
                                               double ambient_k) {
  const double warm_up = std::fmax(0, boiling_k - ambient_k) * heat_capacity_j_kg_k;
  return 0.001 * heat_of_combustion_j_kg / (heat_of_vaporisation_j_kg + warm_up);
}

struct BurningRateInput {
  BurningRateMethod method = BurningRateMethod::babrauskas;
  Fuel fuel = Fuel::gasoline;
  double diameter_m = 10;
  std::optional<double> rate_infinite_kg_m2_s = {};
  std::optional<double> extinction_1_m = {};
  std::optional<double> heat_of_combustion_j_kg = {};
  double heat_of_vaporisation_j_kg = 3.5e5;
  double heat_capacity_j_kg_k = 2200;
  double boiling_k = 372;
  double ambient_k = 293.15;

  static constexpr auto fields() {
    using S = BurningRateInput;
    using parameters::field;
    using parameters::positive;
    return std::tuple{field("method", &S::method,
                            {.meaning = "correlation; mudan is for a liquid without data",
                             .meaning_zh = "关联式;mudan 用于无数据的液体"}),
                      field("fuel", &S::fuel, {.meaning = "what burns", .meaning_zh = "燃料"}),
                      field("diameter_m", &S::diameter_m,
                            {.unit = "m",
                             .range = {.low = 0.01, .high = 400},
                             .meaning = "diameter of the pool",
                             .meaning_zh = "液池直径",
                             .warn_outside = {.low = 0.2}}),
                      field("rate_infinite_kg_m2_s", &S::rate_infinite_kg_m2_s,
                            {.unit = "kg/m2/s",
                             .range = {.low = 0.001, .high = 0.5},
                             .meaning = "rate of a very large pool; of the fuel unless given",
                             .meaning_zh = "无限大液池的燃烧速率"}),
                      field("extinction_1_m", &S::extinction_1_m,
                            {.unit = "1/m",
                             .range = positive,
                             .meaning = "extinction coefficient k beta; of the fuel unless given",
                             .meaning_zh = "消光系数"}),
                      field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
                            {.unit = "J/kg",
                             .range = {.low = 1e6, .high = 1.5e8},
                             .meaning = "heat of combustion; of the fuel unless given",
                             .meaning_zh = "燃烧热"}),
                      field("heat_of_vaporisation_j_kg", &S::heat_of_vaporisation_j_kg,
                            {.unit = "J/kg",
                             .range = {.low = 1e4, .high = 3e6},
                             .meaning = "latent heat (method mudan)",
                             .meaning_zh = "汽化热(mudan 法)"}),
                      field("heat_capacity_j_kg_k", &S::heat_capacity_j_kg_k,
                            {.unit = "J/kg/K",
                             .range = {.low = 100, .high = 1e4},
                             .meaning = "heat capacity of the liquid (method mudan)",
                             .meaning_zh = "液体比热(mudan 法)"}),
                      field("boiling_k", &S::boiling_k,
                            {.unit = "K",
                             .range = {.low = 15, .high = 900},
                             .meaning = "boiling point (method mudan)",
                             .meaning_zh = "沸点(mudan 法)"}),
                      field("ambient_k", &S::ambient_k,
                            {.unit = "K",
                             .range = {.low = 200, .high = 350},
                             .meaning = "temperature of the liquid at first (method mudan)",
                             .meaning_zh = "初始液温(mudan 法)"})};
  }
};

struct BurningRateResult {
  double burning_rate_kg_m2_s = 0;
  std::optional<double> rate_infinite_kg_m2_s = {};
  std::optional<double> extinction_1_m = {};
  double heat_of_combustion_j_kg = 0;
  double burning_rate_kg_s = 0;
  double regression_m_s = 0;
  double heat_release_w = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = BurningRateResult;
    using parameters::field;
    return std::tuple{
        field("burning_rate_kg_m2_s", &S::burning_rate_kg_m2_s,
              {.unit = "kg/m2/s",
               .meaning = "burning rate of a square metre",
               .meaning_zh = "单位面积燃烧速率"}),
        field("rate_infinite_kg_m2_s", &S::rate_infinite_kg_m2_s,
              {.unit = "kg/m2/s",
               .meaning = "rate of a very large pool",
               .meaning_zh = "无限大液池的燃烧速率"}),
        field("extinction_1_m", &S::extinction_1_m,
              {.unit = "1/m",
               .meaning = "extinction coefficient; empty: the diameter does not matter",
               .meaning_zh = "消光系数"}),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              {.unit = "J/kg", .meaning = "heat of combustion", .meaning_zh = "燃烧热"}),
        field(
            "burning_rate_kg_s", &S::burning_rate_kg_s,
            {.unit = "kg/s", .meaning = "burning rate of the pool", .meaning_zh = "液池燃烧速率"}),
        field("regression_m_s", &S::regression_m_s,
              {.unit = "m/s",
               .meaning = "speed at which the surface sinks",
               .meaning_zh = "液面下降速度"}),
        field("heat_release_w", &S::heat_release_w,
              {.unit = "W", .meaning = "heat released in a second", .meaning_zh = "热释放速率"})};
  }
};

[[nodiscard]] BurningRateResult evaluate_burning_rate(const BurningRateInput& input);

}  // namespace yuyan::consequence
