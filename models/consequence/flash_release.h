// Superheated liquid: what flashes, what stays in the air as droplets, and the two-phase rate.
#pragma once

#include <array>
#include <optional>
#include <tuple>

#include "models/consequence/liquid_release.h"
#include "models/consequence/substance.h"

namespace yuyan::consequence {

enum class FlashMethod { linear, exponential };

constexpr auto choices(FlashMethod) {
  using parameters::Choice;
  return std::array{Choice{"linear", FlashMethod::linear},
                    Choice{"exponential", FlashMethod::exponential}};
}

/// Share that flashes: cp (T - Tb)/Lv, or 1 - exp of minus that; 0 below the boiling point, at
/// most 1.
[[nodiscard]] double flash_fraction(FlashMethod method, double heat_capacity_j_kg_k,
                                    double latent_heat_j_kg, double temperature_k,
                                    double boiling_k);

struct FlashReleaseInput {
  FlashMethod method = FlashMethod::linear;
  Substance substance = Substance::propane;
  double temperature_k = 293.15;
  std::optional<double> boiling_k = {};
  std::optional<double> heat_capacity_j_kg_k = {};
  std::optional<double> latent_heat_j_kg = {};
  std::optional<double> liquid_density_kg_m3 = {};
  std::optional<double> vapour_density_kg_m3 = {};
  double mass_kg = 1000;
  double hole_diameter_m = 0.05;
  double pipe_length_m = 0.5;
  double discharge_coefficient = 0.85;

  static constexpr auto fields() {
    using S = FlashReleaseInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method, {.meaning = "flash fraction", .meaning_zh = "闪蒸份额公式"}),
        field("substance", &S::substance, {.meaning = "liquid", .meaning_zh = "液体"}),
        field("temperature_k", &S::temperature_k,
              {.unit = "K",
               .range = {.low = 20, .high = 700},
               .meaning = "temperature in the vessel",
               .meaning_zh = "容器内温度"}),
        field("boiling_k", &S::boiling_k,
              {.unit = "K",
               .range = parameters::positive,
               .meaning = "boiling point at ambient pressure; of the substance unless given",
               .meaning_zh = "沸点"}),
        field("heat_capacity_j_kg_k", &S::heat_capacity_j_kg_k,
              {.unit = "J/kg/K",
               .range = parameters::positive,
               .meaning = "heat capacity of the liquid; of the substance unless given",
               .meaning_zh = "液体比热"}),
        field("latent_heat_j_kg", &S::latent_heat_j_kg,
              {.unit = "J/kg",
               .range = parameters::positive,
               .meaning = "latent heat; of the substance unless given",
               .meaning_zh = "汽化热"}),
        field("liquid_density_kg_m3", &S::liquid_density_kg_m3,
              {.unit = "kg/m3",
               .range = parameters::positive,
               .meaning = "density of the liquid; of the substance unless given",
               .meaning_zh = "液体密度"}),
        field(
            "vapour_density_kg_m3", &S::vapour_density_kg_m3,
            {.unit = "kg/m3",
             .range = parameters::positive,
             .meaning = "density of saturated vapour in the vessel; of the ideal gas unless given",
             .meaning_zh = "饱和蒸气密度"}),
        field("mass_kg", &S::mass_kg,
              {.unit = "kg",
               .range = parameters::non_negative,
               .meaning = "inventory, for a catastrophic release",
               .meaning_zh = "存量(灾难性释放)"}),
        field("hole_diameter_m", &S::hole_diameter_m, about::hole),
        field("pipe_length_m", &S::pipe_length_m,
              {.unit = "m",
               .range = {.low = 0, .high = 1e4},
               .meaning = "length of pipe before the hole; equilibrium needs 0.1 m",
               .meaning_zh = "孔前管长",
               .warn_outside = {.low = 0.1}}),
        field("discharge_coefficient", &S::discharge_coefficient,
              {.unit = "1",
               .range = {.low = 0.01, .high = 1},
               .meaning = "discharge coefficient of two-phase flow",
               .meaning_zh = "两相流流量系数"})};
  }
};

struct FlashReleaseResult {
  double boiling_k = 0;
  double heat_capacity_j_kg_k = 0;
  double latent_heat_j_kg = 0;
  double liquid_density_kg_m3 = 0;
  double vapour_density_kg_m3 = 0;
  double superheat_k = 0;
  double flash_fraction = 0;
  double airborne_fraction = 0;
  double vapour_mass_kg = 0;
  double airborne_mass_kg = 0;
  double rainout_mass_kg = 0;
  double mass_flux_kg_m2_s = 0;
  double mass_rate_kg_s = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = FlashReleaseResult;
    using parameters::field;
    return std::tuple{
        field("boiling_k", &S::boiling_k,
              {.unit = "K", .meaning = "boiling point at ambient pressure", .meaning_zh = "沸点"}),
        field(
            "heat_capacity_j_kg_k", &S::heat_capacity_j_kg_k,
            {.unit = "J/kg/K", .meaning = "heat capacity of the liquid", .meaning_zh = "液体比热"}),
        field("latent_heat_j_kg", &S::latent_heat_j_kg,
              {.unit = "J/kg", .meaning = "latent heat", .meaning_zh = "汽化热"}),
        field("liquid_density_kg_m3", &S::liquid_density_kg_m3,
              {.unit = "kg/m3", .meaning = "density of the liquid", .meaning_zh = "液体密度"}),
        field("vapour_density_kg_m3", &S::vapour_density_kg_m3,
              {.unit = "kg/m3",
               .meaning = "density of saturated vapour",
               .meaning_zh = "饱和蒸气密度"}),
        field("superheat_k", &S::superheat_k,
              {.unit = "K",
               .meaning = "temperature above the boiling point",
               .meaning_zh = "过热度"}),
        field("flash_fraction", &S::flash_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share that flashes to vapour",
               .meaning_zh = "闪蒸份额"}),
        field("airborne_fraction", &S::airborne_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "vapour and spray: twice the flash, at most all",
               .meaning_zh = "空中份额(蒸气与雾滴)"}),
        field("vapour_mass_kg", &S::vapour_mass_kg,
              {.unit = "kg",
               .meaning = "vapour of a catastrophic release",
               .meaning_zh = "灾难性释放蒸气量"}),
        field("airborne_mass_kg", &S::airborne_mass_kg,
              {.unit = "kg",
               .meaning = "vapour and spray of a catastrophic release",
               .meaning_zh = "灾难性释放空中质量"}),
        field("rainout_mass_kg", &S::rainout_mass_kg,
              {.unit = "kg", .meaning = "what falls to the ground", .meaning_zh = "落地液体质量"}),
        field("mass_flux_kg_m2_s", &S::mass_flux_kg_m2_s,
              {.unit = "kg/m2/s",
               .meaning = "two-phase flux by the equilibrium rate model",
               .meaning_zh = "两相质量流率(平衡模型)"}),
        field("mass_rate_kg_s", &S::mass_rate_kg_s,
              {.unit = "kg/s", .meaning = "two-phase release rate", .meaning_zh = "两相泄漏速率"})};
  }
};

/// Equilibrium rate model: G = (Lv/v_fg)/sqrt(T cp).
[[nodiscard]] FlashReleaseResult flash_release(const FlashReleaseInput& input);

}  // namespace yuyan::consequence
