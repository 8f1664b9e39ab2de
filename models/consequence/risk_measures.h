// Potential loss of life, fatal accident rate and average individual risk.
#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

struct RiskMeasuresInput {
  std::vector<double> event_frequency_per_year = {};
  std::vector<double> event_deaths = {};
  std::optional<double> pll_per_year = {};
  double people_present = 1;
  std::optional<double> far_per_1e8_h = {};
  double hours_per_year = 8760;

  static constexpr auto fields() {
    using S = RiskMeasuresInput;
    using parameters::field;
    return std::tuple{field("event_frequency_per_year", &S::event_frequency_per_year,
                            {.unit = "1/year",
                             .range = parameters::non_negative,
                             .meaning = "frequency of each event",
                             .meaning_zh = "各事件频率"}),
                      field("event_deaths", &S::event_deaths,
                            {.unit = "1",
                             .range = parameters::non_negative,
                             .meaning = "expected deaths of each event",
                             .meaning_zh = "各事件预期死亡人数"}),
                      field("pll_per_year", &S::pll_per_year,
                            {.unit = "1/year",
                             .range = parameters::non_negative,
                             .meaning = "potential loss of life; sum of f N unless given",
                             .meaning_zh = "潜在生命损失 PLL"}),
                      field("people_present", &S::people_present,
                            {.unit = "1",
                             .range = {.low = 0, .high = 1e9},
                             .meaning = "mean number of people present at any time",
                             .meaning_zh = "平均在场人数"}),
                      field("far_per_1e8_h", &S::far_per_1e8_h,
                            {.unit = "1/(1e8 h)",
                             .range = parameters::non_negative,
                             .meaning = "deaths in 1e8 hours of exposure",
                             .meaning_zh = "致命事故率 FAR"}),
                      field("hours_per_year", &S::hours_per_year,
                            {.unit = "h/year",
                             .range = {.low = 0, .high = 8784},
                             .meaning = "hours a person is exposed in a year",
                             .meaning_zh = "年暴露小时"})};
  }
};

struct RiskMeasuresResult {
  std::optional<double> pll_per_year = {};
  std::optional<double> far_per_1e8_h = {};
  std::optional<double> individual_risk_per_year = {};
  Notes notes;

  static constexpr auto fields() {
    using S = RiskMeasuresResult;
    using parameters::field;
    return std::tuple{field("pll_per_year", &S::pll_per_year,
                            {.unit = "1/year",
                             .meaning = "expected deaths in a year",
                             .meaning_zh = "潜在生命损失 PLL"}),
                      field("far_per_1e8_h", &S::far_per_1e8_h,
                            {.unit = "1/(1e8 h)",
                             .meaning = "deaths in 1e8 hours of exposure",
                             .meaning_zh = "致命事故率 FAR"}),
                      field("individual_risk_per_year", &S::individual_risk_per_year,
                            {.unit = "1/year",
                             .meaning = "average risk of one person in a year",
                             .meaning_zh = "平均个人风险"})};
  }
};

/// PLL = sum f N; FAR = PLL 1e8/(8760 N); AIR = FAR 1e-8 hours.
[[nodiscard]] RiskMeasuresResult risk_measures(const RiskMeasuresInput& input);

}  // namespace yuyan::consequence
