// Who inspects: officers by county and department, their working days, what a visit takes.
#pragma once

#include <string>
#include <vector>

#include "models/inspection/county.h"

namespace yuyan::inspection {

/// The officers of a department in a county; a county "all" is the city's own team.
struct Staff {
  std::string id;
  std::string county, department;
  double officers = 4;
  double legal_days = 250, other_days = 130;
  double expert_share = 0.1, specialist_share = 0.5;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Staff::id, {.meaning = "team", .meaning_zh = "执法队伍", .required = true}),
        field("county", &Staff::county,
              {.meaning = "county; `all` is the whole city",
               .meaning_zh = "县区; all 为全市",
               .required = true}),
        field("department", &Staff::department,
              {.meaning = "department", .meaning_zh = "部门", .required = true}),
        field("officers", &Staff::officers,
              {.range = {0, 10000}, .meaning = "officers", .meaning_zh = "执法人员数"}),
        field("legal_days", &Staff::legal_days,
              {.unit = "d",
               .range = {0, 366},
               .meaning = "legal working days a year",
               .meaning_zh = "法定工作日",
               .source = "250 a year: 365 less weekends and 11 holidays",
               .status = Status::derived}),
        field("other_days", &Staff::other_days,
              {.unit = "d",
               .range = {0, 366},
               .meaning = "days a year for other duties, training and leave",
               .meaning_zh = "其他职责天数"}),
        field("expert_share", &Staff::expert_share,
              {.range = parameters::share,
               .meaning = "share of visits in which an expert goes along",
               .meaning_zh = "专家参与比例"}),
        field("specialist_share", &Staff::specialist_share,
              {.range = parameters::share,
               .meaning = "share of visits whose officers know the sector",
               .meaning_zh = "专业对口比例"})};
  }
};

/// What a visit takes and finds, whatever the strategy.
struct Visiting {
  double officers_a_visit = 2;
  double on_site_d = 0.5;
  double size_exponent = 0.2;
  Quantity expert_factor = 1.7, expert_major_factor = 2.0;
  Quantity unspecialised_factor = 0.8;
  Quantity citation_general = 0.075;
  Quantity citation_major = 0.9;
  Quantity advice_followed = 0.3;
  double recheck_d = 0.3;

  static constexpr auto fields() {
    return std::tuple{
        field("officers_a_visit", &Visiting::officers_a_visit,
              {.range = {1, 50},
               .meaning = "officers in a visit; safety and occupational health are seen in one",
               .meaning_zh = "每次检查执法人员数",
               .source = "two officers at least, by law",
               .status = Status::unverified}),
        field("on_site_d", &Visiting::on_site_d,
              {.unit = "d",
               .range = {0.01, 30},
               .meaning = "working days on the site of reference size, with its paper work",
               .meaning_zh = "现场检查工作日"}),
        field("size_exponent", &Visiting::size_exponent,
              {.range = {0, 1},
               .meaning = "time on the site grows with employees to this power",
               .meaning_zh = "检查时间规模指数"}),
        field("expert_factor", &Visiting::expert_factor,
              {.range = {1, 10},
               .meaning = "an expert finds so many times the general hazards",
               .meaning_zh = "专家发现一般隐患倍数",
               .source = "look-back 2017: 2.18 a visit against 1.26",
               .status = Status::derived,
               .drawn = Drawn::once_a_replication}),
        field("expert_major_factor", &Visiting::expert_major_factor,
              {.range = {1, 20},
               .meaning = "an expert finds so many times the major hazards",
               .meaning_zh = "专家发现重大隐患倍数",
               .source = "look-back 2017: about 6, but of chosen sites",
               .status = Status::assumed,
               .drawn = Drawn::once_a_replication}),
        field("unspecialised_factor", &Visiting::unspecialised_factor,
              {.range = parameters::share,
               .meaning = "officers of another speciality find this share",
               .meaning_zh = "非专业人员发现比例",
               .drawn = Drawn::once_a_replication}),
        field("citation_general", &Visiting::citation_general,
              {.range = parameters::share,
               .meaning = "chance of a penalty for each general hazard found",
               .meaning_zh = "每项一般隐患处罚概率",
               .source = "Hebei 2018: 0.129 cases and 1.755 hazards a visit",
               .status = Status::derived,
               .drawn = Drawn::once_a_replication}),
        field("citation_major", &Visiting::citation_major,
              {.range = parameters::share,
               .meaning = "chance of a penalty for each major hazard found",
               .meaning_zh = "每项重大隐患处罚概率",
               .drawn = Drawn::once_a_replication}),
        field("advice_followed", &Visiting::advice_followed,
              {.range = parameters::share,
               .meaning = "share of hazards that are tackled when a visit only advises",
               .meaning_zh = "仅咨询时建议采纳比例",
               .source = "consultation shows about no effect (Baggs 2003)",
               .status = Status::assumed,
               .drawn = Drawn::once_a_replication}),
        field("recheck_d", &Visiting::recheck_d,
              {.unit = "d",
               .range = {0, 10},
               .meaning = "working days of a team to accept a listed hazard as put right",
               .meaning_zh = "挂牌隐患验收工作日"})};
  }
};

/// How a strategy picks enterprises.
enum class StrategyKind {
  double_random,
  key_supervision,
  by_integrity_grade,
  by_predicted_risk,
  joint_enforcement,
  seasonal_campaign,
  major_hazard_spot_checks,
  post_accident_round
};

constexpr auto choices(StrategyKind) {
  using parameters::Choice;
  using enum StrategyKind;
  return std::array{Choice{"double_random", double_random},
                    Choice{"key_supervision", key_supervision},
                    Choice{"by_integrity_grade", by_integrity_grade},
                    Choice{"by_predicted_risk", by_predicted_risk},
                    Choice{"joint_enforcement", joint_enforcement},
                    Choice{"seasonal_campaign", seasonal_campaign},
                    Choice{"major_hazard_spot_checks", major_hazard_spot_checks},
                    Choice{"post_accident_round", post_accident_round}};
}

/// A way to spend inspector-days. Strategies that are on at the same time share the days by their
/// shares; in months when the shares in force sum to less than 1, the rest is not spent.
struct Strategy {
  std::string id;
  std::string name, name_zh;
  StrategyKind kind = StrategyKind::double_random;
  double share = 1;
  std::vector<std::string> counties, departments, sectors;
  std::vector<double> months;
  std::string starts, ends;
  bool advice_only = false;
  double departments_a_visit = 1;
  double months_between = 0;
  double visits_a_year_a = 0.5, visits_a_year_b = 1, visits_a_year_c = 2, visits_a_year_d = 4;
  double window_months = 3;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Strategy::id,
              {.meaning = "strategy", .meaning_zh = "检查方式", .required = true}),
        field("name", &Strategy::name, {.meaning = "name in English", .meaning_zh = "英文名"}),
        field("name_zh", &Strategy::name_zh,
              {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("kind", &Strategy::kind,
              {.meaning = "how it picks enterprises", .meaning_zh = "选取方式", .required = true}),
        field("share", &Strategy::share,
              {.range = parameters::share,
               .meaning = "share of the inspector-days in the months when it is on",
               .meaning_zh = "占执法工作日比例"}),
        field("counties", &Strategy::counties,
              {.meaning = "where it is used; empty: everywhere", .meaning_zh = "适用县区"}),
        field("departments", &Strategy::departments,
              {.meaning = "who uses it; empty: all", .meaning_zh = "适用部门"}),
        field("sectors", &Strategy::sectors,
              {.meaning = "its sectors; empty: all", .meaning_zh = "适用行业"}),
        field("months", &Strategy::months,
              {.meaning = "months of the year (1 to 12) when it is on; empty: all",
               .meaning_zh = "实施月份"}),
        field(
            "starts", &Strategy::starts,
            {.meaning = "first month, YYYY-MM; empty: from the beginning", .meaning_zh = "起始月"}),
        field("ends", &Strategy::ends,
              {.meaning = "last month, YYYY-MM; empty: to the end", .meaning_zh = "终止月"}),
        field("advice_only", &Strategy::advice_only,
              {.meaning = "visits advise and never punish", .meaning_zh = "仅服务咨询不处罚"}),
        field(
            "departments_a_visit", &Strategy::departments_a_visit,
            {.range = {1, 20},
             .meaning = "departments that go together; multiplies officers, brings the speciality",
             .meaning_zh = "联合部门数"}),
        field("months_between", &Strategy::months_between,
              {.range = {0, 600},
               .meaning = "an enterprise that was visited more recently is passed over",
               .meaning_zh = "最短检查间隔月数"}),
        field("visits_a_year_a", &Strategy::visits_a_year_a,
              {.range = {0, 365},
               .meaning = "visits a year at grade A (by_integrity_grade)",
               .meaning_zh = "A级年检查次数"}),
        field("visits_a_year_b", &Strategy::visits_a_year_b,
              {.range = {0, 365},
               .meaning = "visits a year at grade B and without grade",
               .meaning_zh = "B级及未评级年检查次数"}),
        field("visits_a_year_c", &Strategy::visits_a_year_c,
              {.range = {0, 365},
               .meaning = "visits a year at grade C",
               .meaning_zh = "C级年检查次数"}),
        field("visits_a_year_d", &Strategy::visits_a_year_d,
              {.range = {0, 365},
               .meaning = "visits a year at grade D",
               .meaning_zh = "D级年检查次数"}),
        field("window_months", &Strategy::window_months,
              {.range = {0, 60},
               .meaning = "a post-accident round looks back so far",
               .meaning_zh = "事故后排查回溯月数"})};
  }
};

}  // namespace yuyan::inspection
