// Everything a programme says about statistics: exposures, accidents outside enterprises,
// reporting, control numbers, targets.
#pragma once

#include <string>
#include <vector>

#include "models/indicators/control_number.h"
#include "models/indicators/exposure.h"
#include "models/indicators/outside.h"
#include "models/indicators/reporting.h"
#include "models/indicators/target.h"

namespace yuyan::indicators {

/// How a sector is counted.
struct SectorStatistics {
  std::string id{};
  SectorKind kind = SectorKind::industry;

  static constexpr auto fields() {
    using parameters::field;
    return std::tuple{field("id", &SectorStatistics::id,
                            {.meaning = "the sector", .meaning_zh = "行业领域", .required = true}),
                      field("kind", &SectorStatistics::kind,
                            {.meaning = "part of the statistics; sectors left out are industry",
                             .meaning_zh = "统计类别"})};
  }
};

struct Outlook {
  std::vector<CountyBase> counties;
  std::vector<SectorStatistics> sectors;
  std::vector<ExposureScenario> exposures;
  std::vector<OutsideSource> outside;
  std::vector<OutsideLever> outside_levers;
  Reporting reporting;
  std::vector<ControlNumber> control_numbers;
  std::vector<Target> targets;
  std::vector<HistoryRow> history, baseline;
  bool history_sets_level = true;
  double level_shape = 4;
  double history_prior = 1;

  static constexpr auto fields() {
    using parameters::field;
    return std::tuple{
        field("counties", &Outlook::counties,
              {.meaning = "exposures of the assessed units in the base year",
               .meaning_zh = "各县区基年暴露量",
               .required = true}),
        field("sectors", &Outlook::sectors,
              {.meaning = "part of the statistics of each sector", .meaning_zh = "行业统计类别"}),
        field("exposures", &Outlook::exposures,
              {.meaning = "how exposures go on", .meaning_zh = "暴露量情景"}),
        field("outside", &Outlook::outside,
              {.meaning = "accidents outside enterprises", .meaning_zh = "企业外事故"}),
        field("outside_levers", &Outlook::outside_levers,
              {.meaning = "measures that act outside enterprises", .meaning_zh = "企业外措施"}),
        field("reporting", &Outlook::reporting,
              {.meaning = "from accidents to statistics", .meaning_zh = "统计报告"}),
        field("control_numbers", &Outlook::control_numbers,
              {.meaning = "annual control numbers", .meaning_zh = "考核控制指标"}),
        field("targets", &Outlook::targets, {.meaning = "targets", .meaning_zh = "目标"}),
        field("history", &Outlook::history,
              {.meaning = "figures of the years before: targets and control numbers count from "
                          "them, and the level of risk of what they speak of comes from them, "
                          "unless they say what the baseline says",
               .meaning_zh = "历史数据: 目标和控制指标由此计算, 风险水平由此校准"}),
        field("baseline", &Outlook::baseline,
              {.meaning = "the figures to which the rates of sectors and of accidents outside "
                          "enterprises were scaled: a history that says the same is no news",
               .meaning_zh = "模型事故率所依据的基准数据; 与之相同的历史数据不另作校准"}),
        field("history_sets_level", &Outlook::history_sets_level,
              {.meaning = "whether a history of the city's own replaces the level of risk of the "
                          "priors",
               .meaning_zh = "是否以本市历史数据校准风险水平"}),
        field(
            "level_shape", &Outlook::level_shape,
            {.unit = "1",
             .range = parameters::positive,
             .meaning = "shape of the gamma prior, of mean 1, of each sector's level of risk: how "
                        "well the base year's rates are known before a ledger",
             .meaning_zh = "各行业风险水平伽马先验的形状参数"}),
        field("history_prior", &Outlook::history_prior,
              {.unit = "1",
               .range = parameters::positive,
               .meaning = "events for which the priors count beside a history when it says how "
                          "risk is divided among sectors, or is of fewer than ten events",
               .meaning_zh = "历史数据校准时先验所占权重(以事件数计)"})};
  }
};

}  // namespace yuyan::indicators
