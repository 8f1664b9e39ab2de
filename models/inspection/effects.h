// What a visit, an accident, a certificate and a measure change, and how sure that is.
#pragma once

#include <string>
#include <vector>

#include "models/inspection/county.h"

namespace yuyan::inspection {

/// Effects on enterprises. Each is drawn once a replication: the uncertainty of what is known,
/// shared by all years of the replication.
struct Effects {
  Quantity deterrence_cited = chance::Uniform{.low = 0.09, .high = 0.22};
  Quantity deterrence_uncited = chance::Uniform{.low = 0, .high = 0.05};
  Quantity deterrence_advice = chance::Uniform{.low = 0, .high = 0.02};
  Quantity deterrence_years = chance::Discrete{.values = {2, 4, 12}, .weights = {0.25, 0.5, 0.25}};
  Quantity taught = chance::Uniform{.low = 0.35, .high = 0.55};
  Quantity taught_years = chance::Uniform{.low = 5, .high = 15};
  Quantity own_accident = chance::Uniform{.low = 0.05, .high = 0.3};
  Quantity lessons = chance::Uniform{.low = 0, .high = 0.1};
  Quantity lessons_years = chance::Uniform{.low = 0.25, .high = 1};
  Quantity publicity = chance::Uniform{.low = 0, .high = 0.1};
  double investigation_d = 60;
  Quantity level_3 = chance::Uniform{.low = 0, .high = 0.15};
  Quantity level_2 = chance::Uniform{.low = 0.02, .high = 0.25};
  Quantity level_1 = chance::Uniform{.low = 0.05, .high = 0.35};
  double accident_reveals = 1;

  static constexpr auto fields() {
    return std::tuple{
        field("deterrence_cited", &Effects::deterrence_cited,
              {.range = parameters::share,
               .meaning = "fall of an enterprise's hazard and accident rates right after a visit "
                          "with a penalty",
               .meaning_zh = "处罚性检查威慑效应",
               .source = "Levine, Toffel, Johnson 2012; Haviland 2012; Foley 2012; Gray, Mendeloff "
                         "2005",
               .status = Status::derived,
               .drawn = Drawn::once_a_replication}),
        field("deterrence_uncited", &Effects::deterrence_uncited,
              {.range = parameters::share,
               .meaning = "the same after a visit without a penalty",
               .meaning_zh = "未处罚检查威慑效应",
               .source = "Haviland 2012: none without penalty; Foley 2012: any inspection 4 %",
               .status = Status::derived,
               .drawn = Drawn::once_a_replication}),
        field("deterrence_advice", &Effects::deterrence_advice,
              {.range = parameters::share,
               .meaning = "the same after a visit that only advises",
               .meaning_zh = "咨询服务效应",
               .source = "Baggs 2003: consultation -2.3 % and +3.5 %, neither significant",
               .status = Status::derived,
               .drawn = Drawn::once_a_replication}),
        field("deterrence_years", &Effects::deterrence_years,
              {.unit = "a",
               .range = {0.05, 100},
               .meaning = "time in which deterrence falls to 37 %",
               .meaning_zh = "威慑衰减时间",
               .source = "effects seen for 2-4 years, violations regain part in 5 years",
               .status = Status::derived,
               .drawn = Drawn::once_a_replication}),
        field(
            "taught", &Effects::taught,
            {.range = parameters::share,
             .meaning = "share of the hazards that a firm could not recognise which it recognises "
                        "once an enforcing visit has shown it some",
             .meaning_zh = "执法检查后企业新增识别比例",
             .source = "Ko, Mendeloff, Gray 2010: the second inspection finds 28-48 % less, later "
                       "ones little less than it",
             .status = Status::derived,
             .drawn = Drawn::once_a_replication}),
        field("taught_years", &Effects::taught_years,
              {.unit = "a",
               .range = {0, 100},
               .meaning = "after so long without another visit that is forgotten with the people "
                          "and the plant that have changed",
               .meaning_zh = "新增识别能力保持年限",
               .drawn = Drawn::once_a_replication}),
        field("own_accident", &Effects::own_accident,
              {.range = parameters::share,
               .meaning = "fall of an enterprise's rates after a fatal accident of its own",
               .meaning_zh = "自身死亡事故后效应",
               .drawn = Drawn::once_a_replication}),
        field("lessons", &Effects::lessons,
              {.range = parameters::share,
               .meaning = "fall of the rates of like enterprises (county and sector) once a fatal "
                          "accident was investigated",
               .meaning_zh = "事故教训对同类企业效应",
               .drawn = Drawn::once_a_replication}),
        field("lessons_years", &Effects::lessons_years,
              {.unit = "a",
               .range = {0.05, 100},
               .meaning = "time in which lessons and publicity fall to 37 %",
               .meaning_zh = "教训衰减时间",
               .drawn = Drawn::once_a_replication}),
        field("publicity", &Effects::publicity,
              {.range = parameters::share,
               .meaning = "fall of the rates of like enterprises when one is blacklisted in public",
               .meaning_zh = "曝光对同类企业效应",
               .source = "Johnson 2020: violations of peers fall by 30-73 %; injuries far less",
               .status = Status::assumed,
               .drawn = Drawn::once_a_replication}),
        field("investigation_d", &Effects::investigation_d,
              {.unit = "d",
               .range = {0, 730},
               .meaning = "from the accident to the published report",
               .meaning_zh = "事故调查期限",
               .source = "State Council Decree 493: 60 days",
               .status = Status::unverified}),
        field("level_3", &Effects::level_3,
              {.range = parameters::share,
               .meaning = "fall of the rates at standardization level 3 against none",
               .meaning_zh = "三级标准化效应",
               .drawn = Drawn::once_a_replication}),
        field("level_2", &Effects::level_2,
              {.range = parameters::share,
               .meaning = "the same at level 2",
               .meaning_zh = "二级标准化效应",
               .drawn = Drawn::once_a_replication}),
        field("level_1", &Effects::level_1,
              {.range = parameters::share,
               .meaning = "the same at level 1",
               .meaning_zh = "一级标准化效应",
               .drawn = Drawn::once_a_replication}),
        field("accident_reveals", &Effects::accident_reveals,
              {.range = parameters::share,
               .meaning = "chance that the hazard behind an accident is removed after it",
               .meaning_zh = "事故后隐患消除概率"})};
  }
};

/// What a lever acts on.
enum class LeverTarget {
  hazards,
  background,
  self_check,
  visit_finds,
  rectification,
  reports,
  severity
};

constexpr auto choices(LeverTarget) {
  using parameters::Choice;
  using enum LeverTarget;
  return std::array{Choice{"hazards", hazards},
                    Choice{"background", background},
                    Choice{"self_check", self_check},
                    Choice{"visit_finds", visit_finds},
                    Choice{"rectification", rectification},
                    Choice{"reports", reports},
                    Choice{"severity", severity}};
}

/// A measure of the plan (a guarantee project, a platform, training) with its effect prior. At
/// progress p its target changes by the factor 1 - effect * p where less is safer (hazards,
/// background, rectification time, severity) and 1 + effect * p where more is.
struct Lever {
  std::string id;
  std::string name, name_zh;
  LeverTarget target = LeverTarget::hazards;
  Quantity effect = 0.0;
  std::vector<std::string> counties, sectors;
  std::string measure;
  std::string starts;
  double ramp_years = 1;
  double cost_yuan = 0;
  bool on = true;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Lever::id, {.meaning = "lever", .meaning_zh = "措施", .required = true}),
        field("name", &Lever::name, {.meaning = "name in English", .meaning_zh = "英文名"}),
        field("name_zh", &Lever::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("target", &Lever::target,
              {.meaning = "what it acts on", .meaning_zh = "作用对象", .required = true}),
        field("effect", &Lever::effect,
              {.range = parameters::share,
               .meaning = "relative change of the target at full progress; 0 changes nothing",
               .meaning_zh = "完全实施时的相对效应",
               .drawn = Drawn::once_a_replication}),
        field("counties", &Lever::counties,
              {.meaning = "where it acts; empty: everywhere", .meaning_zh = "适用县区"}),
        field("sectors", &Lever::sectors,
              {.meaning = "on which sectors; empty: all", .meaning_zh = "适用行业"}),
        field("measure", &Lever::measure,
              {.meaning = "delivery measure whose progress it follows; empty: by date",
               .meaning_zh = "对应任务"}),
        field("starts", &Lever::starts,
              {.meaning = "start, YYYY-MM-DD; empty: already at work", .meaning_zh = "启动日期"}),
        field("ramp_years", &Lever::ramp_years,
              {.unit = "a",
               .range = {0, 50},
               .meaning = "from the start to full progress",
               .meaning_zh = "见效年数"}),
        field("cost_yuan", &Lever::cost_yuan,
              {.unit = "yuan",
               .range = parameters::non_negative,
               .meaning = "cost over the plan",
               .meaning_zh = "投资"}),
        field("on", &Lever::on, {.meaning = "whether it is pulled", .meaning_zh = "是否启用"})};
  }
};

}  // namespace yuyan::inspection
