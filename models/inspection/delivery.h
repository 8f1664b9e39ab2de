// What has to be delivered by a date: certificates, closures, training, listings. Each is a queue
// before reviewers who can do so much in a year.
#pragma once

#include <string>
#include <vector>

#include "models/inspection/county.h"

namespace yuyan::inspection {

/// People who review, accept or carry out: they serve all measures that name them, first come first
/// served.
struct Reviewers {
  std::string id;
  std::string name, name_zh;
  int count = 2;
  double days_a_year = 120;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Reviewers::id,
              {.meaning = "reviewers", .meaning_zh = "评审组", .required = true}),
        field("name", &Reviewers::name, {.meaning = "name in English", .meaning_zh = "英文名"}),
        field("name_zh", &Reviewers::name_zh,
              {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("count", &Reviewers::count,
              {.range = {0, 100000},
               .meaning = "teams that work side by side",
               .meaning_zh = "并行小组数"}),
        field("days_a_year", &Reviewers::days_a_year,
              {.unit = "d",
               .range = {0, 366},
               .meaning = "working days a year that a team has for reviews",
               .meaning_zh = "年评审工作日"})};
  }
};

/// What the items of a measure are. Those of standardization and integrity grading are enterprises
/// and change their state.
enum class MeasureKind { standardization, integrity_grading, items };

constexpr auto choices(MeasureKind) {
  using parameters::Choice;
  using enum MeasureKind;
  return std::array{Choice{"standardization", standardization},
                    Choice{"integrity_grading", integrity_grading}, Choice{"items", items}};
}

/// One deliverable with its target (a KPI of the year's plan).
struct Measure {
  std::string id;
  std::string name, name_zh;
  MeasureKind kind = MeasureKind::items;
  std::string policy_item;
  std::string unit;
  std::string reviewers;
  std::vector<std::string> counties, sectors;
  int level = 3;
  bool above_scale_only = false;
  bool two_key_one_major_only = false;
  double total = 0, done = 0;
  double lot = 1;
  std::string starts;
  double applications_a_year = 0;
  Quantity review_d = chance::Exponential{.mean = 2};
  Quantity passes = 0.85;
  double again_d = 180;
  double valid_years = 0;
  double target = 1;
  bool target_is_share = true;
  std::string due;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Measure::id, {.meaning = "measure", .meaning_zh = "任务", .required = true}),
        field("name", &Measure::name, {.meaning = "name in English", .meaning_zh = "英文名"}),
        field("name_zh", &Measure::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("kind", &Measure::kind, {.meaning = "what its items are", .meaning_zh = "类型"}),
        field("policy_item", &Measure::policy_item,
              {.meaning = "item of the policy that asks for it", .meaning_zh = "政策条目"}),
        field("unit", &Measure::unit,
              {.meaning = "what is counted (firms, ponds, persons)", .meaning_zh = "计量单位"}),
        field("reviewers", &Measure::reviewers,
              {.meaning = "who reviews it; empty: it is done when it is applied for",
               .meaning_zh = "评审组"}),
        field("counties", &Measure::counties,
              {.meaning = "its counties; empty: all", .meaning_zh = "适用县区"}),
        field("sectors", &Measure::sectors,
              {.meaning = "its sectors; empty: all", .meaning_zh = "适用行业"}),
        field("level", &Measure::level,
              {.range = {1, 3},
               .meaning = "standardization level that it leads to",
               .meaning_zh = "目标标准化等级"}),
        field("above_scale_only", &Measure::above_scale_only,
              {.meaning = "only enterprises above scale", .meaning_zh = "仅规模以上"}),
        field("two_key_one_major_only", &Measure::two_key_one_major_only,
              {.meaning = "only those with a key process, key chemical or major hazard",
               .meaning_zh = "仅两重点一重大企业"}),
        field("total", &Measure::total,
              {.range = parameters::non_negative,
               .meaning = "all there is to deliver (kind items); else counted in the register",
               .meaning_zh = "总量"}),
        field("done", &Measure::done,
              {.range = parameters::non_negative,
               .meaning = "delivered before the first year (kind items)",
               .meaning_zh = "期初已完成"}),
        field("lot", &Measure::lot,
              {.range = parameters::positive,
               .meaning = "units that one review deals with",
               .meaning_zh = "每批数量"}),
        field("starts", &Measure::starts,
              {.meaning = "work begins, YYYY-MM-DD; empty: at the beginning",
               .meaning_zh = "启动日期"}),
        field("applications_a_year", &Measure::applications_a_year,
              {.range = parameters::non_negative,
               .meaning = "units a year that apply at random times; 0: all at the start",
               .meaning_zh = "年申请量"}),
        field("review_d", &Measure::review_d,
              {.unit = "d",
               .range = parameters::non_negative,
               .meaning = "working days of one team on one lot",
               .meaning_zh = "单批评审工作日",
               .drawn = Drawn::for_each_event}),
        field("passes", &Measure::passes,
              {.range = parameters::share,
               .meaning = "chance that a review is passed",
               .meaning_zh = "评审通过率",
               .drawn = Drawn::once_a_replication}),
        field("again_d", &Measure::again_d,
              {.unit = "d",
               .range = {0, 3650},
               .meaning = "a failed lot applies again after this time",
               .meaning_zh = "未通过再次申请间隔"}),
        field("valid_years", &Measure::valid_years,
              {.unit = "a",
               .range = {0, 100},
               .meaning = "what was delivered expires and has to be renewed; 0: never",
               .meaning_zh = "有效年限"}),
        field("target", &Measure::target,
              {.range = parameters::non_negative,
               .meaning = "target, as a share of the total or in units",
               .meaning_zh = "目标值"}),
        field("target_is_share", &Measure::target_is_share,
              {.meaning = "the target is a share", .meaning_zh = "目标为比例"}),
        field("due", &Measure::due,
              {.meaning = "quarter by whose end the target is due, YYYYQn; empty: the last",
               .meaning_zh = "完成季度"})};
  }
};

/// Supervision of listed major hazards (挂牌督办), grading of integrity, the blacklist.
struct Supervision {
  bool list_major = true;
  double city_share = 0.3, province_share = 0.02;
  Quantity deadline_county_d = 60.0, deadline_city_d = 90.0, deadline_province_d = 180.0;
  Quantity extension_share = 0.15;
  double extension_d = 60;
  double blacklist_deaths = 3;
  double blacklist_years = 1;
  double certificate_years = 3;
  double bar_years = 1;
  double grade_a_below = 0.5, grade_c_above = 1.5, grade_d_above = 3;

  static constexpr auto fields() {
    return std::tuple{
        field("list_major", &Supervision::list_major,
              {.meaning = "major hazards found by a visit are listed",
               .meaning_zh = "重大隐患挂牌督办"}),
        field("city_share", &Supervision::city_share,
              {.range = parameters::share,
               .meaning = "share listed by the city; the rest by the county",
               .meaning_zh = "市级挂牌比例"}),
        field("province_share", &Supervision::province_share,
              {.range = parameters::share,
               .meaning = "share listed by the province",
               .meaning_zh = "省级挂牌比例"}),
        field("deadline_county_d", &Supervision::deadline_county_d,
              {.unit = "d",
               .range = {1, 3650},
               .meaning = "deadline of a county's listing",
               .meaning_zh = "县级督办期限",
               .drawn = Drawn::for_each_event}),
        field("deadline_city_d", &Supervision::deadline_city_d,
              {.unit = "d",
               .range = {1, 3650},
               .meaning = "deadline of a city's listing",
               .meaning_zh = "市级督办期限",
               .drawn = Drawn::for_each_event}),
        field("deadline_province_d", &Supervision::deadline_province_d,
              {.unit = "d",
               .range = {1, 3650},
               .meaning = "deadline of a province's listing",
               .meaning_zh = "省级督办期限",
               .drawn = Drawn::for_each_event}),
        field("extension_share", &Supervision::extension_share,
              {.range = parameters::share,
               .meaning = "share of listings not ready at the deadline that get an extension",
               .meaning_zh = "延期比例",
               .drawn = Drawn::once_a_replication}),
        field("extension_d", &Supervision::extension_d,
              {.unit = "d",
               .range = {0, 3650},
               .meaning = "length of the extension",
               .meaning_zh = "延期天数"}),
        field("blacklist_deaths", &Supervision::blacklist_deaths,
              {.range = {1, 1000},
               .meaning = "deaths in an accident from which the firm is blacklisted",
               .meaning_zh = "列入黑名单的死亡人数"}),
        field("blacklist_years", &Supervision::blacklist_years,
              {.unit = "a",
               .range = {0, 100},
               .meaning = "time on the blacklist",
               .meaning_zh = "黑名单年限"}),
        field("certificate_years", &Supervision::certificate_years,
              {.unit = "a",
               .range = {0.1, 100},
               .meaning = "a standardization certificate lasts so long",
               .meaning_zh = "标准化证书有效年限",
               .source = "three years",
               .status = Status::unverified}),
        field(
            "bar_years", &Supervision::bar_years,
            {.unit = "a",
             .range = {0, 100},
             .meaning = "after a fatal accident the certificate is revoked and none given so long",
             .meaning_zh = "死亡事故后停止评定年限"}),
        field("grade_a_below", &Supervision::grade_a_below,
              {.range = parameters::non_negative,
               .meaning = "grade A below this score (1: hazards found a visit as its sector)",
               .meaning_zh = "A级分界"}),
        field("grade_c_above", &Supervision::grade_c_above,
              {.range = parameters::non_negative,
               .meaning = "grade C from this score on",
               .meaning_zh = "C级分界"}),
        field("grade_d_above", &Supervision::grade_d_above,
              {.range = parameters::non_negative,
               .meaning = "grade D from this score on, or on the blacklist",
               .meaning_zh = "D级分界"})};
  }
};

}  // namespace yuyan::inspection
