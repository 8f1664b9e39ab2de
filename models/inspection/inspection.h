// Everything that says how a city's enterprises are and how they are supervised.
#pragma once

#include <vector>

#include "models/inspection/common.h"
#include "models/inspection/delivery.h"
#include "models/inspection/effects.h"
#include "models/inspection/enterprise.h"
#include "models/inspection/inspectorate.h"
#include "models/inspection/sector.h"
#include "models/inspection/supervision.h"

namespace yuyan::inspection {

/// The hazards with which the first day begins.
enum class Beginning { equilibrium, none };

constexpr auto choices(Beginning) {
  using parameters::Choice;
  return std::array{Choice{"equilibrium", Beginning::equilibrium}, Choice{"none", Beginning::none}};
}

/// The years that are played and their planning periods.
struct Horizon {
  int first_year = 2016;
  int years = 5;
  int months_a_period = 3;
  Beginning beginning = Beginning::equilibrium;

  static constexpr auto fields() {
    return std::tuple{
        field("first_year", &Horizon::first_year,
              {.range = {1990, 2100}, .meaning = "first year", .meaning_zh = "起始年"}),
        field("years", &Horizon::years,
              {.range = {1, 30}, .meaning = "years", .meaning_zh = "年数"}),
        field("months_a_period", &Horizon::months_a_period,
              {.range = {1, 12},
               .meaning = "months of a planning period: 1, 3 or another divisor of 12",
               .meaning_zh = "计划周期月数"}),
        field("beginning", &Horizon::beginning,
              {.meaning = "hazards that live on the first day", .meaning_zh = "期初隐患"})};
  }
};

/// The tables of a city. A programme composes them with its indicators.
struct Inspection {
  Horizon horizon;
  std::vector<County> counties;
  std::vector<Sector> sectors;
  Common common;
  std::vector<Season> seasons;
  std::vector<Enterprise> enterprises;
  std::vector<EnterpriseTotal> totals;
  std::vector<Staff> staff;
  Visiting visiting;
  std::vector<Strategy> strategies;
  Effects effects;
  std::vector<Lever> levers;
  Supervision supervision;
  std::vector<Reviewers> reviewers;
  std::vector<Measure> measures;

  static constexpr auto fields() {
    return std::tuple{
        field("horizon", &Inspection::horizon, {.meaning = "years", .meaning_zh = "年限"}),
        field("counties", &Inspection::counties,
              {.meaning = "counties", .meaning_zh = "县区", .required = true}),
        field("sectors", &Inspection::sectors,
              {.meaning = "sectors", .meaning_zh = "行业领域", .required = true}),
        field(
            "common", &Inspection::common,
            {.meaning = "what is not known of all sectors alike", .meaning_zh = "各行业公共因子"}),
        field("seasons", &Inspection::seasons, {.meaning = "seasons", .meaning_zh = "重点时段"}),
        field("enterprises", &Inspection::enterprises,
              {.meaning = "the register", .meaning_zh = "企业名册"}),
        field("totals", &Inspection::totals,
              {.meaning = "totals of enterprises that stand in no register",
               .meaning_zh = "无名册企业总量"}),
        field("staff", &Inspection::staff, {.meaning = "officers", .meaning_zh = "执法力量"}),
        field("visiting", &Inspection::visiting, {.meaning = "visits", .meaning_zh = "检查"}),
        field("strategies", &Inspection::strategies,
              {.meaning = "strategies", .meaning_zh = "检查方式"}),
        field("effects", &Inspection::effects, {.meaning = "effects", .meaning_zh = "效应"}),
        field("levers", &Inspection::levers, {.meaning = "levers", .meaning_zh = "措施"}),
        field("supervision", &Inspection::supervision,
              {.meaning = "listing, grading, blacklist", .meaning_zh = "挂牌督办与诚信管理"}),
        field("reviewers", &Inspection::reviewers,
              {.meaning = "reviewers", .meaning_zh = "评审力量"}),
        field("measures", &Inspection::measures,
              {.meaning = "deliverables", .meaning_zh = "任务"})};
  }
};

}  // namespace yuyan::inspection
