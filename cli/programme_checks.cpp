#include "cli/programme_checks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "cli/console.h"
#include "cli/register_summary.h"
#include "models/indicators/ledger.h"
#include "models/inspection/faults.h"

namespace yuyan::cli {
namespace {

class Checker {
 public:
  Checker(const reader::Programme& programme, const reader::Reading& reading,
          reader::Diagnostics& diagnostics)
      : programme_(programme), reading_(reading), diagnostics_(diagnostics) {}

  void check() {
    for (const inspection::Fault& fault : inspection::faults(programme_.inspection))
      error("inspection." + fault.path, fault.what, {}, fault.advice);
    if (programme_.inspection.enterprises.empty() && programme_.inspection.totals.empty())
      error("inspection", {"there are no enterprises", "没有企业"}, {},
            {"give a register (enterprises) or totals from which one is made",
             "请给出企业名录 enterprises 或企业总数 totals"});
    for (const inspection::County& county : programme_.inspection.counties) check_county(county);
    for (const auto& source : programme_.indicators.outside) check_source(source);
    for (const auto& lever : programme_.indicators.outside_levers) check_lever(lever);
    for (const auto& number : programme_.indicators.control_numbers) check_number(number);
    for (const auto& target : programme_.indicators.targets) check_target(target);
  }

 private:
  void error(const std::string& key, Text what, Text allowed = {}, Text advice = {}) {
    diagnostics_.error(reading_.place_of(key), key, std::move(what), std::move(allowed),
                       std::move(advice));
  }

  void check_county(const inspection::County& county) {
    const auto& rows = programme_.indicators.counties;
    if (std::ranges::find(rows, county.id, &indicators::CountyBase::id) == rows.end())
      error("indicators.counties",
            text("the assessed unit \"{}\" has no row", "缺少考核单位 \"{}\" 的数据", county.id),
            {}, {"add its population and exposures", "请补充其人口与暴露量"});
  }

  void check_source(const indicators::OutsideSource& source) {
    const std::string path = "indicators.outside." + source.id;
    if (source.p1 + source.p2 > 1)
      error(path + ".p2",
            text("p1 and p2 sum to {:g}", "p1 与 p2 之和为 {:g}", source.p1 + source.p2),
            {"at most 1", "不超过 1"});
    if (!source.season.empty() && source.season.size() != indicators::months_a_year)
      error(path + ".season", text("{} weights", "{} 个权重", source.season.size()),
            {"12, one a month, or none", "12 个, 或不填"});
  }

  void check_lever(const indicators::OutsideLever& lever) {
    if (!indicators::parse_date(lever.starts))
      error("indicators.outside_levers." + lever.id + ".starts",
            text("\"{}\" is no day of the calendar", "\"{}\"不是有效日期", lever.starts),
            {"a day as 2016-07-01", "形如 2016-07-01 的日期"});
  }

  void check_year(const std::string& path, int year) {
    const auto& horizon = programme_.inspection.horizon;
    if (year < horizon.first_year || year >= horizon.first_year + horizon.years)
      error(
          path + ".year", text("{} lies outside the programme", "{} 年不在规划期内", year),
          text("{} to {}", "{} 至 {}", horizon.first_year, horizon.first_year + horizon.years - 1));
  }

  void check_number(const indicators::ControlNumber& number) {
    const std::string path = "indicators.control_numbers." + number.id;
    check_year(path, number.year);
    if (indicators::description(number.measure).exposure != indicators::Exposure::none)
      error(path + ".measure",
            text("{} is a rate", "{} 是相对指标", parameters::name_of(number.measure)),
            {"a count: accidents, deaths, …", "绝对指标: accidents、deaths 等"});
    if (number.break_down == indicators::BreakDown::county && !number.county.empty())
      error(path + ".break_down",
            {"a county's number is not broken down by county", "县区指标不能再按县区分解"});
    if (number.break_down == indicators::BreakDown::sector && !has_sectors(number))
      error(path + ".break_down",
            {"the history has no figures of the sectors in the year before",
             "历史数据中没有上一年各行业数据"},
            {}, {"add them to indicators.history", "请补充 indicators.history"});
  }

  [[nodiscard]] bool has_sectors(const indicators::ControlNumber& number) const {
    const auto is_part = [&](const indicators::HistoryRow& row) {
      return row.year == number.year - 1 && row.measure == number.measure &&
             row.county == number.county && !row.sector.empty() && row.value > 0;
    };
    const auto& outlook = programme_.indicators;
    return std::ranges::any_of(outlook.history, is_part) ||
           std::ranges::any_of(outlook.baseline, is_part);
  }

  void check_target(const indicators::Target& target) {
    const std::string path = "indicators.targets." + target.id;
    check_year(path, target.year);
    const auto& outlook = programme_.indicators;
    if (!target.limit && !target.change)
      error(path, {"neither limit nor change is given", "未给出 limit 或 change"}, {},
            {"give one of them", "请给出其一"});
    else if (!indicators::limit_of(target, outlook.history, outlook.counties, outlook.reporting))
      diagnostics_.warning(
          reading_.place_of(path), path,
          text("the history has no figure of the year {} for {}: the target is not judged",
               "历史数据缺少 {} 年 {} 的数值: 该目标不作判断", target.base_year,
               parameters::name_of(target.indicator)));
  }

  const reader::Programme& programme_;
  const reader::Reading& reading_;
  reader::Diagnostics& diagnostics_;
};

}  // namespace

void check_programme(const reader::Programme& programme, const reader::Reading& reading,
                     reader::Diagnostics& diagnostics) {
  Checker(programme, reading, diagnostics).check();
  check_register(programme, reading, diagnostics);
}

}  // namespace yuyan::cli
