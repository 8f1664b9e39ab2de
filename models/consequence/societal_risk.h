// Societal risk: how often N or more people die, against the F-N limits.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "models/consequence/described.h"
#include "models/consequence/risk_criteria.h"

namespace yuyan::consequence {

struct SocietalRiskInput {
  std::vector<double> event_frequency_per_year = {1e-4, 1e-6};
  std::vector<double> event_deaths = {1, 30};
  RiskEdition edition = RiskEdition::saws_13_2014;
  double upper_at_one_per_year = 1e-3;
  double lower_at_one_per_year = 1e-5;
  double slope = -1;

  static constexpr auto fields() {
    using S = SocietalRiskInput;
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("event_frequency_per_year", &S::event_frequency_per_year,
              asked("1/y", between(0, 100), "frequency of each event", "各事件频率")),
        field("event_deaths", &S::event_deaths,
              asked("1", between(0, 1e6), "deaths of each event", "各事件死亡人数")),
        field("edition", &S::edition, asked("rules in force", "标准版本")),
        field("upper_at_one_per_year", &S::upper_at_one_per_year,
              from(asked("1/y", above(0, 1), "limit of what is not accepted, at one death",
                         "不可接受线在 N=1 处的频率"),
                   "recollected", Status::unverified)),
        field("lower_at_one_per_year", &S::lower_at_one_per_year,
              from(asked("1/y", above(0, 1),
                         "limit below which nothing more is asked, at one "
                         "death",
                         "可接受线在 N=1 处的频率"),
                   "recollected", Status::unverified)),
        field("slope", &S::slope,
              from(asked("1", between(-3, 0), "of both lines, log F over log N", "双对数斜率"),
                   "recollected", Status::unverified))};
  }
};

struct SocietalRiskResult {
  std::vector<double> deaths;
  std::vector<double> frequency_per_year;
  double pll_per_year = 0;
  double worst_ratio = 0;
  double worst_deaths = 0;
  std::string region;
  Notes notes;

  static constexpr auto fields() {
    using S = SocietalRiskResult;
    using parameters::field;
    return std::tuple{
        field("deaths", &S::deaths, shown("1", "N of the curve, rising", "F-N 曲线 N 值")),
        field("frequency_per_year", &S::frequency_per_year,
              shown("1/y", "F of N or more deaths", "累计频率 F")),
        field("pll_per_year", &S::pll_per_year,
              shown("1/y", "expected deaths a year", "潜在生命损失 PLL")),
        field("worst_ratio", &S::worst_ratio,
              shown("1", "largest F over the upper limit", "与不可接受线之比的最大值")),
        field("worst_deaths", &S::worst_deaths, shown("1", "N at which that is", "对应 N 值")),
        field("region", &S::region,
              asked("unacceptable, alarp or acceptable", "不可接受区、尽可能降低区或可接受区"))};
  }
};

/// Events of less than one death count for the expected deaths alone. Throws InputError for lists
/// of different length.
[[nodiscard]] SocietalRiskResult societal_risk(const SocietalRiskInput& input);

}  // namespace yuyan::consequence
