#include "models/inspection/faults.h"

#include <algorithm>
#include <charconv>
#include <span>

#include <fmt/format.h>

#include "models/inspection/plan_calendar.h"
#include "models/inspection/register.h"
#include "models/parameters/nearest.h"

namespace yuyan::inspection {
namespace {

using parameters::Text;

class Judge {
 public:
  explicit Judge(const Inspection& tables)
      : tables_(tables), calendar_(tables.horizon.first_year, tables.horizon.years) {
    for (const County& county : tables.counties) counties_.push_back(county.id);
    for (const Sector& sector : tables.sectors) sectors_.push_back(sector.id);
    for (const Staff& team : tables.staff)
      if (std::ranges::find(departments_, team.department) == departments_.end())
        departments_.push_back(team.department);
    for (const Reviewers& reviewers : tables.reviewers) reviewers_.push_back(reviewers.id);
    for (const Measure& measure : tables.measures) measures_.push_back(measure.id);
  }

  std::vector<Fault> judge() {
    horizon();
    for (const Sector& sector : tables_.sectors) judge(sector);
    for (const Season& season : tables_.seasons) judge(season);
    for (const Enterprise& enterprise : tables_.enterprises) judge(enterprise);
    for (std::size_t i = 0; i < tables_.totals.size(); ++i) judge(tables_.totals[i], i + 1);
    for (const Staff& team : tables_.staff)
      if (team.county != "all") name("staff." + team.id + ".county", team.county, counties_);
    for (const Strategy& strategy : tables_.strategies) judge(strategy);
    for (const Lever& lever : tables_.levers) judge(lever);
    for (const Reviewers& reviewers : tables_.reviewers) judge(reviewers);
    for (const Measure& measure : tables_.measures) judge(measure);
    return std::move(found_);
  }

 private:
  using Names = std::vector<std::string>;

  void add(std::string path, Text what, Text advice = {}) {
    found_.push_back({std::move(path), std::move(what), std::move(advice)});
  }

  void name(const std::string& path, const std::string& given, const Names& known) {
    if (std::ranges::find(known, given) != known.end()) return;
    const auto near = parameters::nearest_names(given, known);
    const bool guess = !near.empty();
    const std::string offered = fmt::format("{}", fmt::join(guess ? near : known, ", "));
    add(path,
        {fmt::format("\"{}\" is the id of no row", given),
         fmt::format("没有编号为\"{}\"的行", given)},
        {guess ? fmt::format("did you mean {}?", offered) : fmt::format("one of {}", offered),
         guess ? fmt::format("是否为 {}?", offered) : fmt::format("可用: {}", offered)});
  }
  void names(const std::string& path, const Names& given, const Names& known) {
    for (const std::string& one : given) name(path, one, known);
  }

  void written_as(const std::string& path, const std::string& text, bool is_right,
                  const char* form) {
    if (text.empty() || is_right) return;
    add(path,
        {fmt::format("\"{}\" is not written as {}", text, form),
         fmt::format("\"{}\"的写法不是 {}", text, form)},
        {fmt::format("write {}", form), fmt::format("请写作 {}", form)});
  }
  void date(const std::string& path, const std::string& text) {
    if (text.empty() || calendar_.day(text)) return;
    add(path,
        {fmt::format("\"{}\" is no day of the calendar", text),
         fmt::format("\"{}\"不是有效日期", text)},
        {"write YYYY-MM-DD", "请写作 YYYY-MM-DD"});
  }
  void at_most_one(const std::string& path, double sum) {
    constexpr double rounding = 1e-9;
    if (sum <= 1 + rounding) return;
    add(path, {fmt::format("the shares sum to {:g}", sum), fmt::format("各比例之和为 {:g}", sum)},
        {"at most 1 together", "合计不超过 1"});
  }

  void horizon() {
    if (12 % tables_.horizon.months_a_period != 0)
      add("horizon.months_a_period",
          {fmt::format("{} does not divide the year", tables_.horizon.months_a_period),
           fmt::format("{} 不能整除 12", tables_.horizon.months_a_period)},
          {"one of 1, 2, 3, 4, 6, 12", "可用: 1, 2, 3, 4, 6, 12"});
  }
  void judge(const Sector& sector) {
    const std::string path = "sectors." + sector.id;
    at_most_one(path + ".deaths_2", sector.deaths_1 + sector.deaths_2);
    if (!departments_.empty()) name(path + ".department", sector.department, departments_);
  }
  void judge(const Season& season) {
    const std::string path = "seasons." + season.id;
    names(path + ".sectors", season.sectors, sectors_);
    written_as(path + ".from", season.from, PlanCalendar::day_of_year(season.from).has_value(),
               "MM-DD");
    written_as(path + ".to", season.to, PlanCalendar::day_of_year(season.to).has_value(), "MM-DD");
  }
  void judge(const Enterprise& enterprise) {
    const std::string path = "enterprises." + enterprise.id;
    name(path + ".county", enterprise.county, counties_);
    name(path + ".sector", enterprise.sector, sectors_);
    date(path + ".certificate_expires", enterprise.certificate_expires);
    date(path + ".licence_expires", enterprise.licence_expires);
    date(path + ".plan_filed", enterprise.plan_filed);
    date(path + ".last_drill", enterprise.last_drill);
    date(path + ".last_visit", enterprise.last_visit);
  }
  void judge(const EnterpriseTotal& total, std::size_t row) {
    const std::string path = fmt::format("totals[{}]", row);
    name(path + ".county", total.county, counties_);
    name(path + ".sector", total.sector, sectors_);
    double classes = 0;
    for (const double share : total.size_class_shares) classes += share;
    at_most_one(path + ".size_class_shares", classes);
    at_most_one(path + ".level_3_share",
                total.level_1_share + total.level_2_share + total.level_3_share);
    for (std::size_t i = 0; i + 1 < row; ++i)
      if (tables_.totals[i].county == total.county && tables_.totals[i].sector == total.sector)
        add(path + ".sector",
            {fmt::format("{} and {} have a row already", total.county, total.sector),
             fmt::format("{} 与 {} 已有一行", total.county, total.sector)},
            {"join the rows", "请合并"});
  }
  void judge(const Strategy& strategy) {
    const std::string path = "strategies." + strategy.id;
    names(path + ".counties", strategy.counties, counties_);
    names(path + ".sectors", strategy.sectors, sectors_);
    if (!departments_.empty()) names(path + ".departments", strategy.departments, departments_);
    for (const double month : strategy.months)
      if (month < 1 || month > 12 || month != static_cast<int>(month))
        add(path + ".months",
            {fmt::format("{:g} is no month", month), fmt::format("{:g} 不是月份", month)},
            {"whole numbers from 1 to 12", "1 至 12 的整数"});
    written_as(path + ".starts", strategy.starts, calendar_.month(strategy.starts).has_value(),
               "YYYY-MM");
    written_as(path + ".ends", strategy.ends, calendar_.month(strategy.ends).has_value(),
               "YYYY-MM");
  }
  void judge(const Lever& lever) {
    const std::string path = "levers." + lever.id;
    names(path + ".counties", lever.counties, counties_);
    names(path + ".sectors", lever.sectors, sectors_);
    if (!lever.measure.empty()) name(path + ".measure", lever.measure, measures_);
    date(path + ".starts", lever.starts);
  }
  void judge(const Reviewers& reviewers) {
    const std::string path = "reviewers." + reviewers.id;
    date(path + ".starts", reviewers.starts);
    date(path + ".ends", reviewers.ends);
  }
  /// Of the register, or one that a total stands for.
  [[nodiscard]] bool is_enterprise(const std::string& id) const {
    if (std::ranges::find(tables_.enterprises, id, &Enterprise::id) != tables_.enterprises.end())
      return true;
    return std::ranges::any_of(tables_.totals, [&](const EnterpriseTotal& total) {
      const std::string prefix = generated_prefix(total);
      if (!id.starts_with(prefix)) return false;
      const std::string_view digits = std::string_view(id).substr(prefix.size());
      int number = 0;
      const auto [end, failure] =
          std::from_chars(digits.data(), digits.data() + digits.size(), number);
      return failure == std::errc{} && end == digits.data() + digits.size() && number >= 1 &&
             number <= total.enterprises && id == generated_id(total, number);
    });
  }
  /// Standardization is reviewed by the city, the province, the nation, by level.
  void judge_reviewers(const Measure& measure, const std::string& path) {
    if (measure.reviewers.empty()) return;
    name(path + ".reviewers", measure.reviewers, reviewers_);
    const auto group = std::ranges::find(tables_.reviewers, measure.reviewers, &Reviewers::id);
    if (measure.kind != MeasureKind::standardization || group == tables_.reviewers.end() ||
        may_give(group->authority, measure.level))
      return;
    add(path + ".reviewers",
        {fmt::format("{} belong to the {} and do not give level {}", group->id,
                     name_of(group->authority), measure.level),
         fmt::format("{} 属于 {}, 不评定 {} 级", group->id, name_of(group->authority),
                     measure.level)},
        {"level 3 is given by the city, 2 by the province, 1 by the nation",
         "三级由市、二级由省、一级由国家评审"});
  }
  /// Units of counties are reviewed one by one, and there are no more than there are.
  void judge_counted(const Measure& measure, const std::string& path) {
    double units = 0;
    for (const County& county : tables_.counties)
      units += measure.counted == Counted::counties    ? 1
               : measure.counted == Counted::townships ? county.townships
                                                       : county.villages;
    if (measure.total != 0)
      add(path + ".total",
          {fmt::format("the {} are counted", name_of(measure.counted)),
           fmt::format("{} 按县区数据计数", name_of(measure.counted))},
          {"leave the total out", "请勿填写总量"});
    if (measure.lot != 1)
      add(path + ".lot",
          {"one by one is what units of counties are reviewed", "县区单元须逐个评审"}, {"1", "1"});
    if (measure.done > units)
      add(path + ".done",
          {fmt::format("{:g} of {:g} are done", measure.done, units),
           fmt::format("总量 {1:g}, 已完成 {0:g}", measure.done, units)},
          {"at most all there are", "不超过总量"});
  }
  void judge(const Measure& measure) {
    const std::string path = "measures." + measure.id;
    names(path + ".counties", measure.counties, counties_);
    names(path + ".sectors", measure.sectors, sectors_);
    names(path + ".done_counties", measure.done_counties, counties_);
    judge_reviewers(measure, path);
    for (const std::string& id : measure.enterprises)
      if (!is_enterprise(id))
        add(path + ".enterprises",
            {fmt::format("\"{}\" is no enterprise", id), fmt::format("没有企业 \"{}\"", id)},
            {"an id of the register, or county-sector-00001 of a generated one",
             "名册编号, 或生成企业编号如 county-sector-00001"});
    date(path + ".starts", measure.starts);
    written_as(path + ".due", measure.due, calendar_.quarter(measure.due).has_value(),
               "YYYYQn, within the years of the plan");
    if (measure.kind == MeasureKind::items && measure.counted != Counted::total)
      judge_counted(measure, path);
    else if (measure.kind == MeasureKind::items && measure.done > measure.total)
      add(path + ".done",
          {fmt::format("{:g} of {:g} are done", measure.done, measure.total),
           fmt::format("总量 {1:g}, 已完成 {0:g}", measure.done, measure.total)},
          {"at most the total", "不超过总量"});
  }

  const Inspection& tables_;
  PlanCalendar calendar_;
  Names counties_, sectors_, departments_, reviewers_, measures_;
  std::vector<Fault> found_;
};

}  // namespace

std::vector<Fault> faults(const Inspection& tables) { return Judge(tables).judge(); }

}  // namespace yuyan::inspection
