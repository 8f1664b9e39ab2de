// Identification and grading of major hazards by GB 18218.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "models/consequence/described.h"
#include "models/consequence/hazardous_substance.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

struct MajorHazardInput {
  HazardEdition edition = HazardEdition::y2009;
  std::vector<std::string> substances = {"ammonia:40"};
  double people_within_500_m = 50;

  static constexpr auto fields() {
    using S = MajorHazardInput;
    using parameters::field;
    return std::tuple{
        field("edition", &S::edition,
              asked("2009 with Order 40 of 2011 (in force in 2016), or 2018 (from 2019-03-01)",
                    "标准版本:2009(配合 40 号令)或 2018")),
        field("substances", &S::substances,
              asked("name:tonnes of each substance of the unit; names in English or Chinese, CAS "
                    "numbers, or classes such as W5.3",
                    "单元内各物质 名称:吨数(可用中英文名、CAS 号或类别符号)")),
        field("people_within_500_m", &S::people_within_500_m,
              asked("1", between(0, 1e7), "people within 500 m of the edge of the site",
                    "厂界外 500 m 内常住人口"))};
  }
};

struct MajorHazardResult {
  double s = 0;
  bool is_major_hazard = false;
  double alpha = 0;
  double r = 0;
  std::string grade;
  std::vector<std::string> names;
  std::vector<double> tonnes;
  std::vector<double> critical_tonnes;
  std::vector<double> beta;
  Notes notes;

  static constexpr auto fields() {
    using S = MajorHazardResult;
    using parameters::field;
    return std::tuple{
        field("s", &S::s, shown("1", "sum of q/Q", "辨识指标 S")),
        field("is_major_hazard", &S::is_major_hazard, asked("S is 1 or more", "构成重大危险源")),
        field("alpha", &S::alpha, shown("1", "factor of the people exposed", "暴露人员校正系数 α")),
        field("r", &S::r, shown("1", "alpha times sum of beta q/Q", "分级指标 R")),
        field("grade", &S::grade, asked("I to IV, none below S = 1", "重大危险源级别")),
        field("names", &S::names, asked("substances as recognised", "识别出的物质")),
        field("tonnes", &S::tonnes, shown("t", "q", "实际存在量 q")),
        field("critical_tonnes", &S::critical_tonnes, shown("t", "Q", "临界量 Q")),
        field("beta", &S::beta, shown("1", "factor of the substance", "校正系数 β"))};
  }
};

/// Throws InputError for substances it does not know in that edition, with the nearest names.
[[nodiscard]] MajorHazardResult major_hazard(const MajorHazardInput& input);

}  // namespace yuyan::consequence
