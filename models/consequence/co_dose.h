// Incapacitation by carbon monoxide: fractional effective dose.
#pragma once

#include <cmath>
#include <optional>
#include <tuple>
#include <vector>

#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

/// FED that a minute adds: 3.317e-5 C^1.036 RMV/D, C in ppm, RMV in L/min, D in % COHb.
[[nodiscard]] inline double co_dose_rate_per_min(double concentration_ppm, double breathing_l_min,
                                                 double incapacitating_cohb_percent) {
  return 3.317e-5 * std::pow(concentration_ppm, 1.036) * breathing_l_min /
         incapacitating_cohb_percent;
}

struct CoDoseInput {
  double concentration_ppm = 1000;
  double breathing_l_min = 25;
  double exposure_s = 1800;
  double incapacitating_cohb_percent = 30;
  std::vector<double> times_s = {};
  std::vector<double> concentrations_ppm = {};

  static constexpr auto fields() {
    using S = CoDoseInput;
    using parameters::field;
    return std::tuple{
        field("concentration_ppm", &S::concentration_ppm,
              {.unit = "ppm",
               .range = {.low = 0, .high = 1e6},
               .meaning = "carbon monoxide in the air",
               .meaning_zh = "CO 浓度"}),
        field("breathing_l_min", &S::breathing_l_min,
              {.unit = "L/min",
               .range = {.low = 1, .high = 200},
               .meaning = "air breathed in a minute: 8.5 at rest, 25 light work, 50 heavy work",
               .meaning_zh = "每分钟呼吸量(静息 8.5、轻劳动 25、重劳动 50)",
               .source = "FDS and a script citing SFPE",
               .status = Status::verified}),
        field("exposure_s", &S::exposure_s,
              {.unit = "s",
               .range = {.low = 0, .high = 1e6},
               .meaning = "duration of breathing it",
               .meaning_zh = "暴露时间"}),
        field(
            "incapacitating_cohb_percent", &S::incapacitating_cohb_percent,
            {.unit = "%",
             .range = {.low = 1, .high = 100},
             .meaning =
                 "carboxyhaemoglobin that incapacitates: 40 at rest, 30 light work, 20 heavy work",
             .meaning_zh = "失能碳氧血红蛋白浓度(静息 40、轻劳动 30、重劳动 20)",
             .source = "FDS and a script citing SFPE",
             .status = Status::verified}),
        field("times_s", &S::times_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "times of a changing concentration, rising",
               .meaning_zh = "变浓度时刻"}),
        field("concentrations_ppm", &S::concentrations_ppm,
              {.unit = "ppm",
               .range = parameters::non_negative,
               .meaning = "concentrations at those times, straight lines between",
               .meaning_zh = "对应时刻浓度"})};
  }
};

struct CoDoseResult {
  double fed = 0;
  double cohb_percent = 0;
  std::optional<double> time_to_incapacitation_s = {};
  std::optional<double> time_to_design_limit_s = {};
  Notes notes;

  static constexpr auto fields() {
    using S = CoDoseResult;
    using parameters::field;
    return std::tuple{field("fed", &S::fed,
                            {.unit = "1",
                             .range = parameters::non_negative,
                             .meaning = "fractional effective dose; 1: half are incapacitated",
                             .meaning_zh = "有效剂量分数 FED"}),
                      field("cohb_percent", &S::cohb_percent,
                            {.unit = "%",
                             .meaning = "carboxyhaemoglobin by the same law",
                             .meaning_zh = "碳氧血红蛋白浓度"}),
                      field("time_to_incapacitation_s", &S::time_to_incapacitation_s,
                            {.unit = "s",
                             .meaning = "at the constant concentration, to FED 1",
                             .meaning_zh = "失能时间(FED=1)"}),
                      field("time_to_design_limit_s", &S::time_to_design_limit_s,
                            {.unit = "s",
                             .meaning = "at the constant concentration, to FED 0.3",
                             .meaning_zh = "设计限值时间(FED=0.3)"})};
  }
};

[[nodiscard]] CoDoseResult co_dose(const CoDoseInput& input);

}  // namespace yuyan::consequence
