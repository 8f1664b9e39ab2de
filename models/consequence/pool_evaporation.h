// Vapour from a pool below its boiling point, taken off by the wind.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class EvaporationMethod { casal, mackay_matsugu };

constexpr auto choices(EvaporationMethod) {
  using parameters::Choice;
  return std::array{Choice{"casal", EvaporationMethod::casal},
                    Choice{"mackay_matsugu", EvaporationMethod::mackay_matsugu}};
}

struct PoolEvaporationInput {
  EvaporationMethod method = EvaporationMethod::casal;
  double radius_m = 10;
  double wind_m_s = 3;
  double vapour_pressure_pa = 10e3;
  double far_pressure_pa = 0;
  double molar_mass_kg_mol = 0.1;
  double temperature_k = 293.15;
  double ambient_pressure_pa = standard_pressure_pa;
  double schmidt = 1.5;

  static constexpr auto fields() {
    using S = PoolEvaporationInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method, {.meaning = "mass transfer", .meaning_zh = "传质公式"}),
        field("radius_m", &S::radius_m,
              {.unit = "m",
               .range = {.low = 0.05, .high = 300},
               .meaning = "radius of the pool",
               .meaning_zh = "液池半径"}),
        field("wind_m_s", &S::wind_m_s, about::wind),
        field("vapour_pressure_pa", &S::vapour_pressure_pa,
              {.unit = "Pa",
               .range = parameters::non_negative,
               .meaning = "vapour pressure of the liquid at the pool's temperature",
               .meaning_zh = "液池温度下的饱和蒸气压"}),
        field("far_pressure_pa", &S::far_pressure_pa,
              {.unit = "Pa",
               .range = parameters::non_negative,
               .meaning = "partial pressure of the vapour far away",
               .meaning_zh = "远处蒸气分压"}),
        field("molar_mass_kg_mol", &S::molar_mass_kg_mol,
              {.unit = "kg/mol",
               .range = {.low = 0.002, .high = 1},
               .meaning = "molar mass of the vapour",
               .meaning_zh = "摩尔质量"}),
        field("temperature_k", &S::temperature_k,
              {.unit = "K",
               .range = {.low = 200, .high = 500},
               .meaning = "temperature of the pool",
               .meaning_zh = "液池温度"}),
        field("ambient_pressure_pa", &S::ambient_pressure_pa, about::ambient_pressure),
        field("schmidt", &S::schmidt,
              {.unit = "1",
               .range = {.low = 0.1, .high = 10},
               .meaning = "Schmidt number of the vapour in air (mackay_matsugu)",
               .meaning_zh = "施密特数(mackay_matsugu)"})};
  }
};

struct PoolEvaporationResult {
  double area_m2 = 0;
  double transfer_m_s = 0;
  double driving_pressure_pa = 0;
  double mass_flux_kg_m2_s = 0;
  double mass_rate_kg_s = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = PoolEvaporationResult;
    using parameters::field;
    return std::tuple{
        field("area_m2", &S::area_m2,
              {.unit = "m2", .meaning = "area of the pool", .meaning_zh = "液池面积"}),
        field("transfer_m_s", &S::transfer_m_s,
              {.unit = "m/s", .meaning = "mass transfer coefficient", .meaning_zh = "传质系数"}),
        field("driving_pressure_pa", &S::driving_pressure_pa,
              {.unit = "Pa",
               .meaning = "logarithmic (casal) or linear difference of pressure",
               .meaning_zh = "传质推动力"}),
        field("mass_flux_kg_m2_s", &S::mass_flux_kg_m2_s,
              {.unit = "kg/m2/s",
               .meaning = "evaporation from a square metre",
               .meaning_zh = "单位面积蒸发速率"}),
        field("mass_rate_kg_s", &S::mass_rate_kg_s,
              {.unit = "kg/s",
               .meaning = "evaporation from the pool",
               .meaning_zh = "液池蒸发速率"})};
  }
};

/// casal: 2e-3 u^0.78 r^-0.11 (M p0/(R T)) ln(1 + (Pv - Pa)/(p0 - Pv)) A;
/// mackay_matsugu: 0.004786 u^0.78 (2r)^-0.11 Sc^-0.67 (M (Pv - Pa)/(R T)) A.
/// Refused where the liquid boils (Pv at or above p0).
[[nodiscard]] PoolEvaporationResult pool_evaporation(const PoolEvaporationInput& input);

}  // namespace yuyan::consequence
