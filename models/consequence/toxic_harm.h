// Death by inhaled poison: probits by substance and origin, for constant and changing
// concentration.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "models/consequence/notes.h"
#include "models/consequence/probit.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class ToxicSubstance {
  ammonia,
  chlorine,
  hydrogen_sulfide,
  carbon_monoxide,
  sulfur_dioxide,
  nitrogen_dioxide,
  hydrogen_chloride,
  hydrogen_fluoride,
  hydrogen_cyanide,
  phosgene,
  ethylene_oxide,
  methyl_isocyanate,
  acrolein,
  acrylonitrile,
  methyl_bromide,
  phosphine
};
enum class ToxicMethod { ccps, purple_book, withers_lees };

constexpr auto choices(ToxicSubstance) {
  using parameters::Choice;
  using S = ToxicSubstance;
  return std::array{Choice{"ammonia", S::ammonia},
                    Choice{"chlorine", S::chlorine},
                    Choice{"hydrogen_sulfide", S::hydrogen_sulfide},
                    Choice{"carbon_monoxide", S::carbon_monoxide},
                    Choice{"sulfur_dioxide", S::sulfur_dioxide},
                    Choice{"nitrogen_dioxide", S::nitrogen_dioxide},
                    Choice{"hydrogen_chloride", S::hydrogen_chloride},
                    Choice{"hydrogen_fluoride", S::hydrogen_fluoride},
                    Choice{"hydrogen_cyanide", S::hydrogen_cyanide},
                    Choice{"phosgene", S::phosgene},
                    Choice{"ethylene_oxide", S::ethylene_oxide},
                    Choice{"methyl_isocyanate", S::methyl_isocyanate},
                    Choice{"acrolein", S::acrolein},
                    Choice{"acrylonitrile", S::acrylonitrile},
                    Choice{"methyl_bromide", S::methyl_bromide},
                    Choice{"phosphine", S::phosphine}};
}
constexpr auto choices(ToxicMethod) {
  using parameters::Choice;
  return std::array{Choice{"ccps", ToxicMethod::ccps},
                    Choice{"purple_book", ToxicMethod::purple_book},
                    Choice{"withers_lees", ToxicMethod::withers_lees}};
}

/// Y = a + b ln(integral of C^n dt), t in minutes, C in ppm or in mg/m3.
struct ToxicProbit {
  double a = 0, b = 1, n = 1;
  bool in_ppm = false;
  Basis basis;
};

/// The coefficients, if that origin has the substance.
[[nodiscard]] std::optional<ToxicProbit> toxic_probit(ToxicSubstance substance, ToxicMethod method);

/// kg/mol.
[[nodiscard]] double molar_mass_kg_mol(ToxicSubstance substance);

/// mg/m3 of 1 ppm at 25 C: M/24.45 with M in g/mol.
[[nodiscard]] double mg_m3_per_ppm(ToxicSubstance substance);

/// Integral of C^n over time for a concentration that changes linearly between the times given, in
/// closed form; unit of the times.
[[nodiscard]] double power_dose(std::span<const double> times,
                                std::span<const double> concentrations, double n);

struct ToxicHarmInput {
  ToxicSubstance substance = ToxicSubstance::ammonia;
  ToxicMethod method = ToxicMethod::purple_book;
  std::optional<double> concentration_ppm = {};
  std::optional<double> concentration_mg_m3 = {};
  double exposure_s = 600;
  std::vector<double> times_s = {};
  std::vector<double> concentrations_ppm = {};
  std::vector<double> concentrations_mg_m3 = {};
  double indoor_share = 1;

  static constexpr auto fields() {
    using S = ToxicHarmInput;
    using parameters::field;
    return std::tuple{
        field("substance", &S::substance, {.meaning = "poison", .meaning_zh = "毒物"}),
        field("method", &S::method,
              {.meaning =
                   "origin of the probit; ccps and withers_lees count in ppm, purple_book in mg/m3",
               .meaning_zh = "概率函数来源(ccps、withers_lees 用 ppm;purple_book 用 mg/m3)"}),
        field("concentration_ppm", &S::concentration_ppm,
              {.unit = "ppm",
               .range = {.low = 0, .high = 1e6},
               .meaning = "concentration in the air",
               .meaning_zh = "浓度"}),
        field("concentration_mg_m3", &S::concentration_mg_m3,
              {.unit = "mg/m3",
               .range = parameters::non_negative,
               .meaning = "concentration in the air, instead of ppm",
               .meaning_zh = "浓度(替代 ppm)"}),
        field("exposure_s", &S::exposure_s,
              {.unit = "s",
               .range = {.low = 0, .high = 1e6},
               .meaning = "duration of breathing it",
               .meaning_zh = "暴露时间"}),
        field("times_s", &S::times_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "times of a changing concentration, rising",
               .meaning_zh = "变浓度时刻"}),
        field("concentrations_ppm", &S::concentrations_ppm,
              {.unit = "ppm",
               .range = parameters::non_negative,
               .meaning = "concentrations at those times, straight lines between",
               .meaning_zh = "对应时刻浓度"}),
        field("concentrations_mg_m3", &S::concentrations_mg_m3,
              {.unit = "mg/m3",
               .range = parameters::non_negative,
               .meaning = "the same, instead of ppm",
               .meaning_zh = "对应时刻浓度(替代 ppm)"}),
        field("indoor_share", &S::indoor_share,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share of the concentration that reaches a sheltered person",
               .meaning_zh = "室内外浓度比"})};
  }
};

struct ToxicHarmResult {
  std::optional<double> concentration_ppm = {};
  std::optional<double> concentration_mg_m3 = {};
  double exposure_min = 0;
  double exponent = 0;
  double toxic_load = 0;
  std::optional<double> probit = {};
  double probability = 0;
  std::optional<double> lc50_ppm = {};
  std::optional<double> idlh_ppm = {};
  Notes notes;

  static constexpr auto fields() {
    using S = ToxicHarmResult;
    using parameters::field;
    return std::tuple{field("concentration_ppm", &S::concentration_ppm,
                            {.unit = "ppm",
                             .meaning = "concentration breathed; the mean when it changes",
                             .meaning_zh = "吸入浓度(变浓度时为平均值)"}),
                      field("concentration_mg_m3", &S::concentration_mg_m3,
                            {.unit = "mg/m3", .meaning = "the same", .meaning_zh = "吸入浓度"}),
                      field("exposure_min", &S::exposure_min,
                            {.unit = "min", .meaning = "duration", .meaning_zh = "暴露时间"}),
                      field("exponent", &S::exponent,
                            {.unit = "1", .meaning = "n of the dose", .meaning_zh = "剂量指数 n"}),
                      field("toxic_load", &S::toxic_load,
                            {.unit = "C^n min",
                             .meaning = "integral of C^n dt in the unit of the method",
                             .meaning_zh = "毒性载荷"}),
                      field("probit", &S::probit, about::probit),
                      field("probability", &S::probability,
                            {.unit = "1",
                             .range = parameters::share,
                             .meaning = "share of those exposed who die",
                             .meaning_zh = "死亡概率"}),
                      field("lc50_ppm", &S::lc50_ppm,
                            {.unit = "ppm",
                             .meaning = "constant concentration that kills half in this time",
                             .meaning_zh = "该时间的半数致死浓度"}),
                      field("idlh_ppm", &S::idlh_ppm,
                            {.unit = "ppm",
                             .meaning = "immediately dangerous to life or health",
                             .meaning_zh = "IDLH 浓度"})};
  }
};

/// Throws InputError when the origin does not have the substance, or no concentration is given.
[[nodiscard]] ToxicHarmResult toxic_harm(const ToxicHarmInput& input);

}  // namespace yuyan::consequence
