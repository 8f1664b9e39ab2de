// What sets the sectors apart: hidden hazards, how they are found and put right, accidents.
#pragma once

#include <string>
#include <vector>

#include "models/inspection/county.h"

namespace yuyan::inspection {

/// A sector's parameters. Rates hold for an enterprise of the reference size and mean frailty, out
/// of season, without standardization and without any visit's after-effect.
struct Sector {
  std::string id;
  std::string name, name_zh;
  std::string department;
  double reference_employees = 30, size_exponent = 0.5;
  double frailty_cv = 0.5;
  Quantity hazards_a_year = 2.5;
  Quantity major_share = 0.0058;
  Quantity contractor_factor = 0.3;
  Quantity blind_share = 0.55;
  double checks_a_year = 12;
  double check_phase = -1;
  Quantity check_finds = 0.3;
  Quantity lapse_years = 5.0;
  Quantity reports_a_year = 0.01;
  Quantity visit_finds = 0.5, visit_finds_major = 0.4;
  Quantity rectification_d = 40.0, rectification_major_d = 60.0;
  double deadline_d = 30, deadline_major_d = 90;
  Quantity rectified_share = 0.9475, rectified_major_share = 0.877;
  Quantity falsely_closed = 0.055;
  Quantity stopped_share = 0.3;
  Quantity accidents_a_hazard_year = 0.0002;
  Quantity major_factor = 20.0;
  Quantity background_a_year = 0.001;
  Quantity fatal_share = 0.3;
  double deaths_1 = 0.9, deaths_2 = 0.06;
  Quantity deaths_tail = 3.0;
  double exposed_share = 1;
  Quantity response_factor = 1.0;
  Quantity response_level = 1.0;
  int response_from = 1;
  std::string response_results, response_baseline;
  Quantity injuries_fatal = 0.4, injuries_other = 1.2;
  Quantity loss_yuan = chance::Lognormal{.median = 3e5, .sigma = 1.0};
  double death_yuan = 1e6;
  double prior_visits_a_year = 0.3;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Sector::id, {.meaning = "sector", .meaning_zh = "行业领域", .required = true}),
        field("name", &Sector::name, {.meaning = "name in English", .meaning_zh = "英文名"}),
        field("name_zh", &Sector::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("department", &Sector::department,
              {.meaning = "the department that inspects it",
               .meaning_zh = "监管部门",
               .required = true}),
        field("reference_employees", &Sector::reference_employees,
              {.range = {1, 1e5},
               .meaning = "size of the enterprise for which the rates hold",
               .meaning_zh = "参考从业人数"}),
        field("size_exponent", &Sector::size_exponent,
              {.range = {0, 1.5},
               .meaning = "rates grow with employees to this power",
               .meaning_zh = "规模指数"}),
        field("frailty_cv", &Sector::frailty_cv,
              {.range = {0, 3},
               .meaning = "coefficient of variation of the unseen quality among like enterprises",
               .meaning_zh = "企业间潜在差异变异系数"}),
        field("hazards_a_year", &Sector::hazards_a_year,
              {.range = {0, 1000},
               .meaning = "hidden hazards that arise in a year",
               .meaning_zh = "年新生隐患数",
               .source = "with the default detection about 1.76 found a visit (Hebei 2018)",
               .status = Status::derived,
               .drawn = Drawn::once_a_replication}),
        field("major_share", &Sector::major_share,
              {.range = parameters::share,
               .meaning = "share of major ones among hidden hazards",
               .meaning_zh = "重大隐患比例",
               .source = "campaign of July to October 2017: 0.58 %",
               .status = Status::verified,
               .drawn = Drawn::once_a_replication}),
        field("contractor_factor", &Sector::contractor_factor,
              {.range = {0, 10},
               .meaning = "rise of the rates if all at work were contractors",
               .meaning_zh = "外委用工风险增加倍数",
               .drawn = Drawn::once_a_replication}),
        field(
            "blind_share", &Sector::blind_share,
            {.range = parameters::share,
             .meaning =
                 "share of hazards that the firm itself never recognises, before a visit taught it",
             .meaning_zh = "企业自身无法识别的隐患比例",
             .source = "workers recognise 45 % of hazards (CII 2015)",
             .status = Status::derived,
             .drawn = Drawn::once_a_replication}),
        field("checks_a_year", &Sector::checks_a_year,
              {.range = {0.01, 366},
               .meaning = "self-checks a year, evenly spaced",
               .meaning_zh = "年自查次数"}),
        field(
            "check_phase", &Sector::check_phase,
            {.range = {-1, 1},
             .meaning = "place of the first self-check in its interval; below 0: each firm its own",
             .meaning_zh = "首次自查相位; 负值为各企业随机"}),
        field("check_finds", &Sector::check_finds,
              {.range = {.low = 0, .high = 1, .high_open = true},
               .meaning = "chance that a self-check finds a hazard that the firm can recognise",
               .meaning_zh = "自查发现概率",
               .drawn = Drawn::once_a_replication}),
        field(
            "lapse_years", &Sector::lapse_years,
            {.unit = "a",
             .range = {0.1, 1e6},
             .meaning = "mean time after which a hazard that nobody finds goes with plant or work",
             .meaning_zh = "隐患自然消失平均年数",
             .source = "violations found grow by about 15 % in 5 years after a visit",
             .status = Status::assumed,
             .drawn = Drawn::once_a_replication}),
        field("reports_a_year", &Sector::reports_a_year,
              {.range = {0, 100},
               .meaning = "rate at which the public or workers report a living hazard",
               .meaning_zh = "单个隐患年举报率",
               .drawn = Drawn::once_a_replication}),
        field("visit_finds", &Sector::visit_finds,
              {.range = parameters::share,
               .meaning = "chance that a routine visit finds a living general hazard",
               .meaning_zh = "例行检查发现一般隐患概率",
               .source = "best hazard identification 66-90 %; routine visits 0.5-0.6 of experts",
               .status = Status::derived,
               .drawn = Drawn::once_a_replication}),
        field("visit_finds_major", &Sector::visit_finds_major,
              {.range = parameters::share,
               .meaning = "chance that a routine visit finds a living major hazard",
               .meaning_zh = "例行检查发现重大隐患概率",
               .drawn = Drawn::once_a_replication}),
        field("rectification_d", &Sector::rectification_d,
              {.unit = "d",
               .range = {0, 3650},
               .meaning = "mean time from finding a general hazard until it is put right",
               .meaning_zh = "一般隐患平均整改天数",
               .source = "Langfang, first quarter of 2014: 58.9 % right by the quarter's end",
               .status = Status::derived,
               .drawn = Drawn::once_a_replication}),
        field("rectification_major_d", &Sector::rectification_major_d,
              {.unit = "d",
               .range = {0, 3650},
               .meaning = "mean time from finding a major hazard until it is put right",
               .meaning_zh = "重大隐患平均整改天数",
               .drawn = Drawn::once_a_replication}),
        field("deadline_d", &Sector::deadline_d,
              {.unit = "d",
               .range = {0, 3650},
               .meaning = "deadline for a general hazard; later is overdue",
               .meaning_zh = "一般隐患整改期限"}),
        field("deadline_major_d", &Sector::deadline_major_d,
              {.unit = "d",
               .range = {0, 3650},
               .meaning = "deadline for a major hazard",
               .meaning_zh = "重大隐患整改期限"}),
        field("rectified_share", &Sector::rectified_share,
              {.range = parameters::share,
               .meaning = "share of found general hazards that are tackled; the rest waits for the "
                          "next visit",
               .meaning_zh = "一般隐患整改率",
               .source = "campaign of July to October 2017: 94.75 %",
               .status = Status::verified,
               .drawn = Drawn::once_a_replication}),
        field("rectified_major_share", &Sector::rectified_major_share,
              {.range = parameters::share,
               .meaning = "the same for major hazards",
               .meaning_zh = "重大隐患整改率",
               .source = "campaign of July to October 2017: 87.7 %",
               .status = Status::verified,
               .drawn = Drawn::once_a_replication}),
        field("falsely_closed", &Sector::falsely_closed,
              {.range = parameters::share,
               .meaning = "share of closed hazards that live on, unseen by the firm",
               .meaning_zh = "虚假整改比例",
               .source = "look-back check 2017: 94.5 % of 2541 really fixed",
               .status = Status::verified,
               .drawn = Drawn::once_a_replication}),
        field("stopped_share", &Sector::stopped_share,
              {.range = parameters::share,
               .meaning = "share of major hazards found by a visit whose work is stopped meanwhile",
               .meaning_zh = "重大隐患停产整改比例",
               .drawn = Drawn::once_a_replication}),
        field("accidents_a_hazard_year", &Sector::accidents_a_hazard_year,
              {.range = {0, 100},
               .meaning = "accidents that a living general hazard causes in a year",
               .meaning_zh = "单个在存一般隐患年事故率",
               .drawn = Drawn::once_a_replication}),
        field("major_factor", &Sector::major_factor,
              {.range = {1, 10000},
               .meaning = "a major hazard causes so many times as many accidents",
               .meaning_zh = "重大隐患事故率倍数",
               .drawn = Drawn::once_a_replication}),
        field("background_a_year", &Sector::background_a_year,
              {.range = {0, 1000},
               .meaning = "accidents a year that no findable hazard stands behind",
               .meaning_zh = "与可查隐患无关的年事故率",
               .drawn = Drawn::once_a_replication}),
        field("fatal_share", &Sector::fatal_share,
              {.range = parameters::share,
               .meaning = "share of accidents with deaths",
               .meaning_zh = "死亡事故比例",
               .drawn = Drawn::once_a_replication}),
        field("deaths_1", &Sector::deaths_1,
              {.range = parameters::share,
               .meaning = "share of fatal accidents with one death",
               .meaning_zh = "死亡1人比例"}),
        field("deaths_2", &Sector::deaths_2,
              {.range = parameters::share,
               .meaning = "share of fatal accidents with two deaths",
               .meaning_zh = "死亡2人比例"}),
        field("deaths_tail", &Sector::deaths_tail,
              {.range = {.low = 1, .high = 10, .low_open = true},
               .meaning = "exponent of the tail from three deaths on",
               .meaning_zh = "3人以上尾部指数",
               .source = "class counts: 2.3-2.6 coal and chemical, 3.1-3.8 others",
               .status = Status::derived,
               .drawn = Drawn::once_a_replication}),
        field("exposed_share", &Sector::exposed_share,
              {.range = {0, 100},
               .meaning = "people exposed on the site, of its employees; at least one",
               .meaning_zh = "现场暴露人数与从业人数之比"}),
        field("response_factor", &Sector::response_factor,
              {.range = {0, 1},
               .meaning = "share of the deaths that remain with the response that drills measured",
               .meaning_zh = "应急响应后死亡剩余比例",
               .drawn = Drawn::for_each_event}),
        field("response_level", &Sector::response_level,
              {.range = {0, 100},
               .meaning = "multiplies the response factor: what is not known of its mean",
               .meaning_zh = "响应系数均值的不确定倍数",
               .drawn = Drawn::once_a_replication}),
        field("response_from", &Sector::response_from,
              {.range = {1, 10000},
               .meaning = "the response acts on accidents that strike at least so many; a drill of "
                          "a large accident says nothing of a fall",
               .meaning_zh = "响应作用的最小波及人数"}),
        field("response_results", &Sector::response_results,
              {.meaning = "results of a drill with the response that the sector gets, .h5, or a "
                          "table of its replications, .csv, relative to the scenario; sets "
                          "response_factor and response_level",
               .meaning_zh = "响应方案推演结果文件"}),
        field("response_baseline", &Sector::response_baseline,
              {.meaning = "results of the same drill, same seed, with the response of today, which "
                          "the sector's severity holds",
               .meaning_zh = "现行响应推演结果文件"}),
        field("injuries_fatal", &Sector::injuries_fatal,
              {.range = {0, 1000},
               .meaning = "mean of serious injuries in a fatal accident",
               .meaning_zh = "死亡事故平均重伤人数",
               .drawn = Drawn::once_a_replication}),
        field("injuries_other", &Sector::injuries_other,
              {.range = {1, 1000},
               .meaning = "mean of serious injuries in another accident, at least one each",
               .meaning_zh = "非死亡事故平均重伤人数",
               .drawn = Drawn::once_a_replication}),
        field("loss_yuan", &Sector::loss_yuan,
              {.unit = "yuan",
               .range = parameters::non_negative,
               .meaning = "direct loss of an accident beside what each death costs",
               .meaning_zh = "直接经济损失",
               .drawn = Drawn::for_each_event}),
        field("death_yuan", &Sector::death_yuan,
              {.unit = "yuan",
               .range = parameters::non_negative,
               .meaning = "direct loss of each death",
               .meaning_zh = "每名死者直接经济损失"}),
        field("prior_visits_a_year", &Sector::prior_visits_a_year,
              {.range = {0, 100},
               .meaning = "visits a year before the first year; sets the hazards it begins with",
               .meaning_zh = "基期年检查频次"})};
  }
};

/// A part of the year in which hazards arise more often (thaw, flood, freeze, holidays, heating).
struct Season {
  std::string id;
  std::string name, name_zh;
  std::vector<std::string> sectors;
  std::string from, to;
  double factor = 1;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Season::id, {.meaning = "season", .meaning_zh = "时段", .required = true}),
        field("name", &Season::name, {.meaning = "name in English", .meaning_zh = "英文名"}),
        field("name_zh", &Season::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("sectors", &Season::sectors,
              {.meaning = "its sectors; empty: all", .meaning_zh = "适用行业"}),
        field("from", &Season::from,
              {.meaning = "first day, MM-DD", .meaning_zh = "开始月日", .required = true}),
        field("to", &Season::to,
              {.meaning = "last day, MM-DD; before `from`: across the new year",
               .meaning_zh = "结束月日",
               .required = true}),
        field("factor", &Season::factor,
              {.range = {0, 100},
               .meaning = "hazards arise so many times as often; overlapping seasons multiply",
               .meaning_zh = "隐患发生倍数"})};
  }
};

}  // namespace yuyan::inspection
