// What has to be delivered by a date: certificates, closures, training, listings. Each is a queue
// before reviewers who can do so much in a year.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/inspection/county.h"

namespace yuyan::inspection {

/// Whose reviewers they are. Standardization is reviewed by level: 3 by the city, 2 by the
/// province, 1 by the nation.
enum class Authority { any, county, city, province, nation };

constexpr auto choices(Authority) {
  using parameters::Choice;
  using enum Authority;
  return std::array{Choice{"any", any}, Choice{"county", county}, Choice{"city", city},
                    Choice{"province", province}, Choice{"nation", nation}};
}

/// Whether these reviewers may give this level of standardization.
[[nodiscard]] constexpr bool may_give(Authority authority, int level) {
  switch (authority) {
    case Authority::any:
      return true;
    case Authority::city:
      return level == 3;
    case Authority::province:
      return level == 2;
    case Authority::nation:
      return level == 1;
    case Authority::county:
      return false;
  }
  return false;
}

/// People who review, accept or carry out: they serve all measures that name them, first come first
/// served.
struct Reviewers {
  std::string id;
  std::string name, name_zh;
  Authority authority = Authority::any;
  int count = 2;
  double days_a_year = 120;
  std::string starts, ends;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Reviewers::id,
              {.meaning = "reviewers", .meaning_zh = "评审组", .required = true}),
        field("name", &Reviewers::name, {.meaning = "name in English", .meaning_zh = "英文名"}),
        field("name_zh", &Reviewers::name_zh,
              {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field(
            "authority", &Reviewers::authority,
            {.meaning = "whose reviewers they are: the city gives level 3 of standardization, the "
                        "province 2, the nation 1",
             .meaning_zh = "所属层级: 三级由市、二级由省、一级由国家评审"}),
        field("count", &Reviewers::count,
              {.range = {0, 100000},
               .meaning = "teams that work side by side",
               .meaning_zh = "并行小组数"}),
        field("days_a_year", &Reviewers::days_a_year,
              {.unit = "d",
               .range = {0, 366},
               .meaning = "working days a year that a team has for reviews",
               .meaning_zh = "年评审工作日"}),
        field("starts", &Reviewers::starts,
              {.meaning = "first day of their work, YYYY-MM-DD; empty: at work from the beginning",
               .meaning_zh = "开始工作日期"}),
        field("ends", &Reviewers::ends,
              {.meaning = "from this day on they begin nothing new, YYYY-MM-DD; empty: never",
               .meaning_zh = "停止受理日期"})};
  }
};

/// What the items of a measure are. Those of all kinds but `items` are enterprises and change their
/// state: a certificate, a grade, or that they close.
enum class MeasureKind { standardization, integrity_grading, closure, items };

constexpr auto choices(MeasureKind) {
  using parameters::Choice;
  using enum MeasureKind;
  return std::array{Choice{"standardization", standardization},
                    Choice{"integrity_grading", integrity_grading}, Choice{"closure", closure},
                    Choice{"items", items}};
}

/// What the items of kind `items` are: a total of the city, or every unit of its counties.
enum class Counted { total, counties, townships, villages };

constexpr auto choices(Counted) {
  using parameters::Choice;
  using enum Counted;
  return std::array{Choice{"total", total}, Choice{"counties", counties},
                    Choice{"townships", townships}, Choice{"villages", villages}};
}

/// Which enterprises are closed when no list names them.
enum class ClosureOrder { smallest, chance };

constexpr auto choices(ClosureOrder) {
  using parameters::Choice;
  return std::array{Choice{"smallest", ClosureOrder::smallest},
                    Choice{"chance", ClosureOrder::chance}};
}

/// What a share is a share of: all there is; what there was at the beginning (so it is growth); or
/// what was still open at the beginning.
enum class ShareOf { all, start, open };

constexpr auto choices(ShareOf) {
  using parameters::Choice;
  return std::array{Choice{"all", ShareOf::all}, Choice{"start", ShareOf::start},
                    Choice{"open", ShareOf::open}};
}

/// One deliverable with its target (a KPI of the year's plan).
struct Measure {
  std::string id;
  std::string name, name_zh;
  MeasureKind kind = MeasureKind::items;
  std::string policy_item;
  std::string unit;
  std::string reviewers;
  std::vector<std::string> counties, sectors, enterprises, done_counties;
  int level = 3, from_level = 0;
  bool above_scale_only = false;
  bool two_key_one_major_only = false;
  double employees_at_least = 0;
  int size_class_at_most = 0;
  std::optional<double> applicants;
  bool renews = true;
  ClosureOrder order = ClosureOrder::smallest;
  Counted counted = Counted::total;
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
  ShareOf share_of = ShareOf::all;
  bool judged = true;
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
        field("enterprises", &Measure::enterprises,
              {.meaning = "its enterprises by id; empty: all that the other keys leave",
               .meaning_zh = "指定企业编号"}),
        field("level", &Measure::level,
              {.range = {1, 3},
               .meaning = "standardization level that it leads to",
               .meaning_zh = "目标标准化等级"}),
        field("from_level", &Measure::from_level,
              {.range = {0, 3},
               .meaning = "who applies has this level or a better one; 0: any may",
               .meaning_zh = "申请前须达到的等级"}),
        field("above_scale_only", &Measure::above_scale_only,
              {.meaning = "only enterprises above scale", .meaning_zh = "仅规模以上"}),
        field("two_key_one_major_only", &Measure::two_key_one_major_only,
              {.meaning = "only those with a key process, key chemical or major hazard",
               .meaning_zh = "仅两重点一重大企业"}),
        field("employees_at_least", &Measure::employees_at_least,
              {.range = parameters::non_negative,
               .meaning = "only enterprises with so many employees",
               .meaning_zh = "从业人数下限"}),
        field("size_class_at_most", &Measure::size_class_at_most,
              {.range = {0, 9},
               .meaning = "only enterprises whose size class is known and at most this (1 is the "
                          "largest); 0: all",
               .meaning_zh = "规模等别上限 (1为最大)"}),
        field("applicants", &Measure::applicants,
              {.range = parameters::non_negative,
               .meaning = "so many of those that lack it apply, drawn by chance; empty: all; 0: "
                          "only who had it is renewed",
               .meaning_zh = "新申请企业数"}),
        field("renews", &Measure::renews,
              {.meaning = "certificates of its level are renewed here (by the first measure of "
                          "that level that an enterprise belongs to)",
               .meaning_zh = "办理复评"}),
        field("order", &Measure::order,
              {.meaning = "which enterprises close, of those it may be, when none are named",
               .meaning_zh = "关闭企业选取规则"}),
        field("counted", &Measure::counted,
              {.meaning = "what its items are (kind items): a total, or the counties, their "
                          "townships, or their villages with an industrial or mining firm",
               .meaning_zh = "计数对象"}),
        field("done_counties", &Measure::done_counties,
              {.meaning = "counties whose units were done before the first year; `done` counts "
                          "them too",
               .meaning_zh = "期初已完成县区"}),
        field("total", &Measure::total,
              {.range = parameters::non_negative,
               .meaning = "all there is to deliver (kind items, counted total), enterprises to "
                          "close (kind closure); else counted in the register",
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
        field("share_of", &Measure::share_of,
              {.meaning = "what the share is of: all; what there was at the start (growth); what "
                          "was open at the start",
               .meaning_zh = "比例基数: 总量、期初(增长)或期初未完成"}),
        field("judged", &Measure::judged,
              {.meaning = "whether meeting the target is judged; else it is only reported",
               .meaning_zh = "是否考核"}),
        field("due", &Measure::due,
              {.meaning = "quarter by whose end the target is due, YYYYQn; empty: the last",
               .meaning_zh = "完成季度"})};
  }
};

}  // namespace yuyan::inspection
