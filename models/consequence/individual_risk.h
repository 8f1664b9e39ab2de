// Individual risk at a place, against the limit for those who are there.
#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "models/consequence/described.h"
#include "models/consequence/risk_criteria.h"

namespace yuyan::consequence {

struct IndividualRiskInput {
  std::vector<double> event_frequency_per_year = {1e-5};
  std::vector<double> event_lethality = {0.5};
  double presence = 1;
  double protection = 1;
  std::optional<double> individual_risk_per_year = {};
  RiskEdition edition = RiskEdition::saws_13_2014;
  Protected protected_target = Protected::class_two;
  Installation installation = Installation::in_service;

  static constexpr auto fields() {
    using S = IndividualRiskInput;
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("event_frequency_per_year", &S::event_frequency_per_year,
              asked("1/y", between(0, 100), "frequency of each event", "各事件频率")),
        field("event_lethality", &S::event_lethality,
              asked("1", parameters::share, "probability of death there, each event",
                    "各事件在该处的死亡概率")),
        field("presence", &S::presence,
              from(asked("1", parameters::share, "share of the time somebody is there",
                         "在场时间份额"),
                   "the limits mean a person who is always there", Status::verified)),
        field("protection", &S::protection,
              from(asked("1", parameters::share, "factor of shelter and clothing", "防护修正系数"),
                   "the limits mean a person without protection", Status::verified)),
        field("individual_risk_per_year", &S::individual_risk_per_year,
              asked("1/y", between(0, 1), "individual risk", "个人风险")),
        field("edition", &S::edition, asked("rules in force", "标准版本")),
        field("protected_target", &S::protected_target, asked("who is there", "防护目标类别")),
        field("installation", &S::installation, asked("new or in service", "新建或在役"))};
  }
};

struct IndividualRiskResult {
  double individual_risk_per_year = 0;
  double limit_per_year = 0;
  double ratio = 0;
  bool met = true;
  std::optional<double> largest_share = {};
  std::optional<double> largest_event = {};
  Notes notes;

  static constexpr auto fields() {
    using S = IndividualRiskResult;
    using parameters::field;
    return std::tuple{
        field("individual_risk_per_year", &S::individual_risk_per_year,
              shown("1/y", "individual risk", "个人风险")),
        field("limit_per_year", &S::limit_per_year, shown("1/y", "limit", "风险基准")),
        field("ratio", &S::ratio, shown("1", "risk over limit", "与基准之比")),
        field("met", &S::met, asked("the limit is met", "满足基准")),
        field("largest_share", &S::largest_share,
              shown("1", "share of the event that matters most", "最大贡献事件份额")),
        field("largest_event", &S::largest_event,
              shown("1", "its place in the list, from 1", "最大贡献事件序号"))};
  }
};

/// Throws InputError for lists of different length.
[[nodiscard]] IndividualRiskResult individual_risk(const IndividualRiskInput& input);

}  // namespace yuyan::consequence
