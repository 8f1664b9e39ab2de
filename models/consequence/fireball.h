// Fireball of a burst vessel of liquefied gas (BLEVE).
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/consequence/transmissivity.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class FireballMethod { ccps, tno, gost };

constexpr auto choices(FireballMethod) {
  using parameters::Choice;
  return std::array{Choice{"ccps", FireballMethod::ccps}, Choice{"tno", FireballMethod::tno},
                    Choice{"gost", FireballMethod::gost}};
}

/// Largest diameter, m: ccps 5.8 M^(1/3), tno 6.48 M^0.325, gost 5.33 M^0.327.
[[nodiscard]] inline double fireball_diameter(FireballMethod method, double mass_kg) {
  switch (method) {
    case FireballMethod::ccps:
      return 5.8 * std::cbrt(mass_kg);
    case FireballMethod::tno:
      return 6.48 * std::pow(mass_kg, 0.325);
    case FireballMethod::gost:
      return 5.33 * std::pow(mass_kg, 0.327);
  }
  return 0;
}

/// Duration, s: ccps 0.45 M^(1/3) below 30 t and 2.6 M^(1/6) above, tno 0.852 M^0.26, gost 0.92
/// M^0.303.
[[nodiscard]] inline double fireball_duration(FireballMethod method, double mass_kg) {
  switch (method) {
    case FireballMethod::ccps:
      return mass_kg < 30000 ? 0.45 * std::cbrt(mass_kg) : 2.6 * std::pow(mass_kg, 1.0 / 6);
    case FireballMethod::tno:
      return 0.852 * std::pow(mass_kg, 0.26);
    case FireballMethod::gost:
      return 0.92 * std::pow(mass_kg, 0.303);
  }
  return 0;
}

/// Share of the heat that is radiated, 0.00325 P^0.32 with the burst pressure in Pa.
[[nodiscard]] inline double fireball_radiant_fraction(double burst_pressure_pa) {
  return 0.00325 * std::pow(burst_pressure_pa, 0.32);
}

struct FireballInput {
  FireballMethod method = FireballMethod::ccps;
  double mass_kg = 10000;
  std::optional<double> distance_m = {};
  std::optional<double> centre_height_m = {};
  std::optional<double> sep_w_m2 = {};
  double heat_of_combustion_j_kg = 46e6;
  double burst_pressure_pa = 1.8e6;
  std::optional<double> radiant_fraction = {};
  std::optional<double> transmissivity = {};
  double temperature_k = 293.15;
  double relative_humidity = 0.7;
  double co2_ppm = 400;

  static constexpr auto fields() {
    using S = FireballInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method,
              {.meaning = "diameter, duration, height and view", .meaning_zh = "方法"}),
        field("mass_kg", &S::mass_kg,
              {.unit = "kg",
               .range = {.low = 0.1, .high = 1e7},
               .meaning = "fuel in the fireball",
               .meaning_zh = "火球燃料质量"}),
        field("distance_m", &S::distance_m,
              {.unit = "m",
               .range = {.low = 0, .high = 1e5},
               .meaning = "from the foot below the fireball; without it there is no target",
               .meaning_zh = "目标水平距离;不给则只算火球"}),
        field("centre_height_m", &S::centre_height_m,
              {.unit = "m",
               .range = parameters::non_negative,
               .meaning = "height of the centre: ccps 0.75 D, gost 0.5 D, tno D unless given",
               .meaning_zh = "火球中心高度"}),
        field(
            "sep_w_m2", &S::sep_w_m2,
            {.unit = "W/m2",
             .range = {.low = 0, .high = 1e6},
             .meaning = "surface emissive power; of the heat balance unless given (gost 450 kW/m2)",
             .meaning_zh = "表面辐射强度"}),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              {.unit = "J/kg",
               .range = {.low = 1e6, .high = 1.5e8},
               .meaning = "heat of combustion",
               .meaning_zh = "燃烧热"}),
        field("burst_pressure_pa", &S::burst_pressure_pa,
              {.unit = "Pa",
               .range = {.low = 1e4, .high = 2e7},
               .meaning = "pressure at the burst, for the radiated share",
               .meaning_zh = "爆裂压力"}),
        field("radiant_fraction", &S::radiant_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share of the heat that is radiated",
               .meaning_zh = "辐射分数"}),
        field("transmissivity", &S::transmissivity, about::transmissivity),
        field("temperature_k", &S::temperature_k, about::air_temperature),
        field("relative_humidity", &S::relative_humidity, about::relative_humidity),
        field("co2_ppm", &S::co2_ppm, about::co2)};
  }
};

struct FireballResult {
  double diameter_m = 0;
  double duration_s = 0;
  double centre_height_m = 0;
  double radiant_fraction = 0;
  double sep_w_m2 = 0;
  std::optional<double> slant_distance_m = {};
  std::optional<double> view_factor = {};
  std::optional<double> view_factor_maximum = {};
  std::optional<double> path_m = {};
  std::optional<double> transmissivity = {};
  std::optional<double> heat_flux_w_m2 = {};
  std::optional<double> dose_si = {};
  Notes notes;

  static constexpr auto fields() {
    using S = FireballResult;
    using parameters::field;
    return std::tuple{
        field("diameter_m", &S::diameter_m,
              {.unit = "m", .meaning = "largest diameter", .meaning_zh = "火球最大直径"}),
        field("duration_s", &S::duration_s,
              {.unit = "s", .meaning = "duration", .meaning_zh = "持续时间"}),
        field("centre_height_m", &S::centre_height_m,
              {.unit = "m", .meaning = "height of the centre", .meaning_zh = "中心高度"}),
        field("radiant_fraction", &S::radiant_fraction,
              {.unit = "1",
               .meaning = "share of the heat that is radiated",
               .meaning_zh = "辐射分数"}),
        field("sep_w_m2", &S::sep_w_m2,
              {.unit = "W/m2",
               .meaning = "surface emissive power",
               .meaning_zh = "表面辐射强度",
               .warn_outside = {.high = 450e3}}),
        field("slant_distance_m", &S::slant_distance_m,
              {.unit = "m",
               .meaning = "from the centre to the target",
               .meaning_zh = "目标至火球中心距离"}),
        field("view_factor", &S::view_factor,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "by the method: ccps upright element, tno and gost as they define it",
               .meaning_zh = "视角系数"}),
        field("view_factor_maximum", &S::view_factor_maximum,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "of an element that faces the fireball, (R/X)^2",
               .meaning_zh = "最大视角系数"}),
        field("path_m", &S::path_m,
              {.unit = "m",
               .meaning = "path from the surface of the fireball",
               .meaning_zh = "光程"}),
        field("transmissivity", &S::transmissivity, about::transmissivity),
        field("heat_flux_w_m2", &S::heat_flux_w_m2,
              {.unit = "W/m2",
               .meaning = "on the target while the fireball lasts",
               .meaning_zh = "热流密度"}),
        field("dose_si", &S::dose_si,
              {.unit = "(W/m2)^(4/3) s",
               .meaning = "thermal dose of the whole fireball",
               .meaning_zh = "热剂量"})};
  }
};

/// Throws InputError for a target inside the fireball.
[[nodiscard]] FireballResult fireball(const FireballInput& input);

}  // namespace yuyan::consequence
