// The register: one enterprise a row (一企一档), or totals from which a register is generated.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "models/inspection/county.h"

namespace yuyan::inspection {

/// Integrity grade (诚信等级), A the best; none: not graded.
enum class IntegrityGrade { none, a, b, c, d };

constexpr auto choices(IntegrityGrade) {
  using parameters::Choice;
  using enum IntegrityGrade;
  return std::array{Choice{"none", none}, Choice{"A", a}, Choice{"B", b}, Choice{"C", c},
                    Choice{"D", d}};
}

/// Risk colour of dual prevention (双重预防四色), red the worst; none: not graded.
enum class RiskColour { none, blue, yellow, orange, red };

constexpr auto choices(RiskColour) {
  using parameters::Choice;
  using enum RiskColour;
  return std::array{Choice{"none", none}, Choice{"blue", blue}, Choice{"yellow", yellow},
                    Choice{"orange", orange}, Choice{"red", red}};
}

/// A firm's record. What is unknown is left out; the model then uses the sector's mean or draws.
struct Enterprise {
  std::string id;
  std::string name_zh;
  std::string county, township, sector;
  std::string credit_code, industry_class;
  double employees = 0;
  bool above_scale = false;
  int standardization_level = 0;
  std::string certificate_expires;
  IntegrityGrade integrity_grade = IntegrityGrade::none;
  int size_class = 0;
  int major_hazard_level = 0;
  bool two_key_one_major = false;
  bool key_supervision = false;
  bool blacklisted = false;
  RiskColour risk_colour = RiskColour::none;
  double output_yuan = 0, output_t = 0;
  double contractor_share = 0;
  std::optional<double> longitude_deg, latitude_deg;
  std::string licence_expires, plan_filed, last_drill, last_visit;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Enterprise::id,
              {.meaning = "enterprise; keys its chance, so it stays the same from year to year",
               .meaning_zh = "企业编号",
               .required = true}),
        field("name_zh", &Enterprise::name_zh, {.meaning = "name", .meaning_zh = "企业名称"}),
        field("county", &Enterprise::county,
              {.meaning = "its county", .meaning_zh = "县区", .required = true}),
        field("township", &Enterprise::township, {.meaning = "its township", .meaning_zh = "乡镇"}),
        field("sector", &Enterprise::sector,
              {.meaning = "its sector", .meaning_zh = "行业领域", .required = true}),
        field("credit_code", &Enterprise::credit_code,
              {.meaning = "unified social credit code", .meaning_zh = "统一社会信用代码"}),
        field("industry_class", &Enterprise::industry_class,
              {.meaning = "class of GB/T 4754", .meaning_zh = "国民经济行业代码"}),
        field("employees", &Enterprise::employees,
              {.range = {0, 1e6},
               .meaning = "employees; 0 is the sector's reference size",
               .meaning_zh = "从业人数"}),
        field("above_scale", &Enterprise::above_scale,
              {.meaning = "above the statistical scale", .meaning_zh = "规模以上"}),
        field("standardization_level", &Enterprise::standardization_level,
              {.range = {0, 3},
               .meaning = "level of standardization, 1 the highest; 0 none",
               .meaning_zh = "标准化等级"}),
        field("certificate_expires", &Enterprise::certificate_expires,
              {.meaning = "expiry of the standardization certificate, YYYY-MM-DD",
               .meaning_zh = "标准化证书有效期至"}),
        field("integrity_grade", &Enterprise::integrity_grade,
              {.meaning = "integrity grade", .meaning_zh = "诚信等级"}),
        field("size_class", &Enterprise::size_class,
              {.range = {0, 9},
               .meaning = "class of the mine (1 large, 2 medium, 3 small) or tailings pond (1 to "
                          "5), 1 the largest; 0 not known",
               .meaning_zh = "矿山规模或尾矿库等别, 1为最大"}),
        field("major_hazard_level", &Enterprise::major_hazard_level,
              {.range = {0, 4},
               .meaning = "level of its major hazard installation by GB 18218, 1 the worst; 0 none",
               .meaning_zh = "重大危险源级别"}),
        field("two_key_one_major", &Enterprise::two_key_one_major,
              {.meaning = "key process, key chemical or major hazard installation",
               .meaning_zh = "两重点一重大"}),
        field("key_supervision", &Enterprise::key_supervision,
              {.meaning = "on the list of key supervision", .meaning_zh = "重点监管企业"}),
        field("blacklisted", &Enterprise::blacklisted,
              {.meaning = "on the blacklist", .meaning_zh = "列入黑名单"}),
        field("risk_colour", &Enterprise::risk_colour,
              {.meaning = "risk colour of dual prevention", .meaning_zh = "风险四色"}),
        field("output_yuan", &Enterprise::output_yuan,
              {.unit = "yuan",
               .range = parameters::non_negative,
               .meaning = "output a year",
               .meaning_zh = "年产值"}),
        field("output_t", &Enterprise::output_t,
              {.unit = "t",
               .range = parameters::non_negative,
               .meaning = "output a year by mass (coal, ore)",
               .meaning_zh = "年产量"}),
        field("contractor_share", &Enterprise::contractor_share,
              {.range = parameters::share,
               .meaning = "share of contractors and dispatched labour in those at work",
               .meaning_zh = "外委与劳务派遣比例"}),
        field("longitude_deg", &Enterprise::longitude_deg,
              {.unit = "deg", .range = {-180, 180}, .meaning = "longitude", .meaning_zh = "经度"}),
        field("latitude_deg", &Enterprise::latitude_deg,
              {.unit = "deg", .range = {-90, 90}, .meaning = "latitude", .meaning_zh = "纬度"}),
        field("licence_expires", &Enterprise::licence_expires,
              {.meaning = "expiry of the safety licence, YYYY-MM-DD",
               .meaning_zh = "安全生产许可证有效期至"}),
        field("plan_filed", &Enterprise::plan_filed,
              {.meaning = "date the emergency plan was filed, YYYY-MM-DD",
               .meaning_zh = "预案备案日期"}),
        field("last_drill", &Enterprise::last_drill,
              {.meaning = "date of the last drill, YYYY-MM-DD", .meaning_zh = "最近演练日期"}),
        field("last_visit", &Enterprise::last_visit,
              {.meaning = "date of the last visit, YYYY-MM-DD", .meaning_zh = "最近检查日期"})};
  }
};

/// How many enterprises of a sector stand in a county, where there is no register; what is drawn
/// for each of them.
struct EnterpriseTotal {
  std::string county, sector;
  int enterprises = 0;
  Quantity employees = chance::Lognormal{.median = 20, .sigma = 1.0};
  double above_scale_employees = 300;
  double level_1_share = 0, level_2_share = 0, level_3_share = 0;
  std::vector<double> size_class_shares;
  double major_hazard_share = 0, key_supervision_share = 0;
  double contractor_share = 0;
  double output_yuan_employee = 0;
  double output_t_employee = 0;

  static constexpr auto fields() {
    return std::tuple{
        field("county", &EnterpriseTotal::county,
              {.meaning = "county", .meaning_zh = "县区", .required = true}),
        field("sector", &EnterpriseTotal::sector,
              {.meaning = "sector", .meaning_zh = "行业领域", .required = true}),
        field("enterprises", &EnterpriseTotal::enterprises,
              {.range = {0, 1000000},
               .meaning = "number of enterprises",
               .meaning_zh = "企业数",
               .required = true}),
        field("employees", &EnterpriseTotal::employees,
              {.range = parameters::positive,
               .meaning = "employees of an enterprise",
               .meaning_zh = "从业人数",
               .drawn = Drawn::for_each_entity}),
        field("above_scale_employees", &EnterpriseTotal::above_scale_employees,
              {.range = {1, 1e6},
               .meaning = "employees from which an enterprise counts as above scale",
               .meaning_zh = "规模以上人数界限"}),
        field("level_1_share", &EnterpriseTotal::level_1_share,
              {.range = parameters::share,
               .meaning = "share with standardization level 1",
               .meaning_zh = "一级标准化比例"}),
        field("level_2_share", &EnterpriseTotal::level_2_share,
              {.range = parameters::share,
               .meaning = "share with standardization level 2",
               .meaning_zh = "二级标准化比例"}),
        field("level_3_share", &EnterpriseTotal::level_3_share,
              {.range = parameters::share,
               .meaning = "share with standardization level 3",
               .meaning_zh = "三级标准化比例"}),
        field("size_class_shares", &EnterpriseTotal::size_class_shares,
              {.range = parameters::share,
               .meaning = "shares of the size classes 1, 2, ...; of what is left no class is known",
               .meaning_zh = "各规模等别比例"}),
        field("major_hazard_share", &EnterpriseTotal::major_hazard_share,
              {.range = parameters::share,
               .meaning = "share with a major hazard installation, of a level 1 to 4 alike",
               .meaning_zh = "有重大危险源企业比例"}),
        field("key_supervision_share", &EnterpriseTotal::key_supervision_share,
              {.range = parameters::share,
               .meaning = "share on the list of key supervision",
               .meaning_zh = "重点监管企业比例"}),
        field("contractor_share", &EnterpriseTotal::contractor_share,
              {.range = parameters::share,
               .meaning = "share of contractors and dispatched labour",
               .meaning_zh = "外委与劳务派遣比例"}),
        field("output_yuan_employee", &EnterpriseTotal::output_yuan_employee,
              {.unit = "yuan",
               .range = parameters::non_negative,
               .meaning = "output a year of an employee",
               .meaning_zh = "人均年产值"}),
        field("output_t_employee", &EnterpriseTotal::output_t_employee,
              {.unit = "t",
               .range = parameters::non_negative,
               .meaning = "output a year by mass of an employee",
               .meaning_zh = "人均年产量"})};
  }
};

}  // namespace yuyan::inspection
