#include "models/indicators/outcomes.h"

#include <algorithm>
#include <string>
#include <utility>

namespace yuyan::indicators {
namespace {

using results::Label;
using results::Type;
using Texts = std::vector<std::string>;

std::string indicator_path(Measure measure) {
  return "/programme/indicators/" + std::string(parameters::name_of(measure));
}
std::string city_path(Measure measure) {
  return "/programme/city/" + std::string(parameters::name_of(measure));
}
std::string exposure_path(Exposure exposure) {
  return "/programme/exposure/" + std::string(parameters::name_of(exposure));
}

Label label(Measure measure) {
  const MeasureDescription about = description(measure);
  return {std::string(about.meaning), std::string(about.meaning_zh)};
}

std::string unit_of(Exposure exposure) {
  return exposure == Exposure::gdp_yuan ? "yuan" : exposure == Exposure::coal_output_t ? "t" : "1";
}

Texts ids(const std::vector<AxisName>& axis) {
  Texts list;
  for (const AxisName& one : axis) list.push_back(one.id);
  return list;
}

/// Names of an axis in both languages, each its id where it has none.
results::StaticTable names(std::string path, std::string dimension, Label about,
                           const std::vector<AxisName>& axis) {
  Texts english, chinese;
  for (const AxisName& one : axis) {
    english.push_back(one.name.empty() ? one.id : one.name);
    chinese.push_back(one.name_zh.empty() ? english.back() : one.name_zh);
  }
  return {std::move(path),
          std::move(dimension),
          std::move(about),
          {{{"name", Type::text, "", {"name in English", "英文名"}, {}}, english},
           {{"name_zh", Type::text, "", {"name in Chinese", "中文名"}, {}}, chinese}}};
}

std::vector<AxisName> class_names() {
  std::vector<AxisName> list;
  for (const auto& choice : choices(SeverityClass{})) {
    std::string english(choice.name);
    if (choice.value == SeverityClass::extraordinarily_serious) english = "extraordinarily serious";
    list.push_back({std::string(choice.name), english, std::string(name_zh(choice.value))});
  }
  return list;
}

/// How much of its year has passed when a month ends: what a used share is held against.
results::StaticTable month_table(const Months& months) {
  std::vector<double> elapsed;
  for (std::size_t month = 0; month < months.count(); ++month) {
    const std::size_t first = Months::year_of(month) * months_a_year;
    const double begin_s = months.start_s(first);
    elapsed.push_back((months.start_s(month + 1) - begin_s) /
                      (months.start_s(first + months_a_year) - begin_s));
  }
  return {"/programme/months",
          month_path,
          {"months", "月份"},
          {{{"elapsed_share",
             Type::real,
             "1",
             {"share of the year that has passed when the month ends", "时间进度"},
             {}},
            elapsed}}};
}

void add_axes(const Axes& axes, results::Layout& layout) {
  std::vector<std::int64_t> years;
  years.reserve(axes.months.years());
  for (std::size_t year = 0; year < axes.months.years(); ++year)
    years.push_back(axes.months.first_year() + static_cast<int>(year));
  Texts months;
  for (std::size_t month = 0; month < axes.months.count(); ++month)
    months.push_back(axes.months.name(month));
  layout.dimensions.push_back({year_path, {"year", "年度"}, "", years});
  layout.dimensions.push_back({month_path, {"month", "月份"}, "", months});
  layout.dimensions.push_back({county_path, {"assessed unit", "考核单位"}, "", ids(axes.counties)});
  layout.dimensions.push_back({sector_path, {"sector", "行业领域"}, "", ids(axes.sectors)});
  layout.dimensions.push_back({class_path, {"severity class", "事故等级"}, "", ids(class_names())});
  layout.static_tables.push_back(month_table(axes.months));
  layout.static_tables.push_back(
      names("/programme/counties", county_path, {"assessed units", "考核单位"}, axes.counties));
  layout.static_tables.push_back(
      names("/programme/sectors", sector_path, {"sectors", "行业领域"}, axes.sectors));
  layout.static_tables.push_back(
      names("/programme/classes", class_path, {"severity classes", "事故等级"}, class_names()));
}

void add_indicators(results::Layout& layout) {
  for (const Measure measure : measures) {
    const std::string unit(description(measure).unit);
    layout.variables.push_back(
        {indicator_path(measure), Type::real, unit, label(measure), {year_path, county_path}, {}});
    layout.variables.push_back(
        {city_path(measure), Type::real, unit, label(measure), {year_path}, {}});
  }
  for (const Exposure exposure : all_exposures)
    layout.variables.push_back({exposure_path(exposure),
                                Type::real,
                                unit_of(exposure),
                                {"exposure of the indicators", "指标暴露量"},
                                {year_path, county_path},
                                {}});
  layout.variables.push_back({"/programme/by_sector/accidents",
                              Type::real,
                              "1",
                              {"accidents by sector", "各行业事故起数"},
                              {year_path, county_path, sector_path},
                              {}});
  layout.variables.push_back({"/programme/by_sector/deaths",
                              Type::real,
                              "1",
                              {"deaths by sector", "各行业死亡人数"},
                              {year_path, county_path, sector_path},
                              {}});
}

void add_monthly(results::Layout& layout) {
  const auto add = [&](const char* name, const char* unit, Label about) {
    layout.variables.push_back({std::string("/programme/monthly/") + name,
                                Type::real,
                                unit,
                                std::move(about),
                                {month_path, county_path, class_path},
                                {}});
  };
  add("accidents", "1", {"accidents by legal class", "事故起数(按法定等级)"});
  add("fatal_accidents", "1", {"accidents with deaths by legal class", "死亡事故起数(按法定等级)"});
  add("deaths", "1", {"deaths by legal class", "死亡人数(按法定等级)"});
  add("serious_injuries", "1", {"serious injuries by legal class", "重伤人数(按法定等级)"});
  add("loss_yuan", "yuan", {"direct loss by legal class", "直接经济损失(按法定等级)"});
  add("accidents_by_deaths", "1", {"accidents by the class of deaths", "事故起数(按死亡人数)"});
}

results::StaticTable number_table(const std::vector<WatchedNumber>& numbers) {
  Texts counties, sectors, measure_names;
  std::vector<std::int64_t> years, broken_down;
  std::vector<double> limits, last_years;
  for (const WatchedNumber& one : numbers) {
    counties.push_back(one.number.county);
    sectors.push_back(one.number.sector);
    measure_names.emplace_back(parameters::name_of(one.number.measure));
    years.push_back(one.number.year);
    limits.push_back(one.number.limit);
    last_years.push_back(one.last_year.value_or(results::missing_real));
    broken_down.push_back(one.broken_down ? 1 : 0);
  }
  return {"/programme/control_numbers",
          number_path,
          {"annual control numbers", "考核控制指标"},
          {{{"county", Type::text, "", {"assessed unit; empty: city", "考核单位"}, {}}, counties},
           {{"sector", Type::text, "", {"sector; empty: all", "行业领域"}, {}}, sectors},
           {{"measure", Type::text, "", {"what is counted", "指标"}, {}}, measure_names},
           {{"year", Type::integer, "", {"year", "年度"}, {}}, years},
           {{"limit", Type::real, "1", {"control number", "控制数"}, {}}, limits},
           {{"last_year",
             Type::real,
             "1",
             {"figure of the year before on the same basis", "上年同口径数"},
             {}},
            last_years},
           {{"broken_down", Type::flag, "", {"made from the city's number", "由全市指标分解"}, {}},
            broken_down}}};
}

void add_numbers(const Projection& projection, results::Layout& layout) {
  if (projection.numbers().empty()) return;
  Texts names_of;
  for (const WatchedNumber& one : projection.numbers()) names_of.push_back(one.number.id);
  layout.dimensions.push_back({number_path, {"control number", "控制指标"}, "", names_of});
  layout.static_tables.push_back(number_table(projection.numbers()));
  layout.variables.push_back({"/programme/control_numbers/within",
                              Type::flag,
                              "",
                              {"year ended within the number", "年末未突破控制数"},
                              {number_path},
                              {}});
  layout.variables.push_back({"/programme/control_numbers/used",
                              Type::real,
                              "1",
                              {"cumulative count by month; missing outside its year", "累计数"},
                              {number_path, month_path},
                              {}});
  layout.variables.push_back(
      {"/programme/control_numbers/used_share",
       Type::real,
       "1",
       {"share of the number used up by the end of the month, to be held against the share of the "
        "year that has passed; missing where the number is zero",
        "控制数使用进度"},
       {number_path, month_path},
       {}});
  layout.variables.push_back(
      {"/programme/control_numbers/change_on_year",
       Type::real,
       "1",
       {"change of the cumulative count on the same months of the year before, on the same basis, "
        "as a share; missing where that is zero or unknown",
        "同比变化(可比口径)"},
       {number_path, month_path},
       {}});
}

results::StaticTable target_table(const std::vector<WatchedTarget>& targets) {
  Texts names_en, names_zh, indicators_of, operators, units, counties, sectors;
  std::vector<std::int64_t> years;
  std::vector<double> limits;
  for (const WatchedTarget& one : targets) {
    names_en.push_back(one.target.name);
    names_zh.push_back(one.target.name_zh);
    indicators_of.emplace_back(parameters::name_of(one.target.indicator));
    operators.emplace_back(parameters::name_of(one.target.compares));
    units.emplace_back(description(one.target.indicator).unit);
    counties.push_back(one.target.county);
    sectors.push_back(one.target.sector);
    years.push_back(one.target.year);
    limits.push_back(one.limit.value_or(results::missing_real));
  }
  return {"/targets",
          target_path,
          {"targets", "目标"},
          {{{"name", Type::text, "", {"name in English", "英文名"}, {}}, names_en},
           {{"name_zh", Type::text, "", {"name in Chinese", "中文名"}, {}}, names_zh},
           {{"indicator", Type::text, "", {"what is measured", "指标"}, {}}, indicators_of},
           {{"operator", Type::text, "", {"at most the limit or below it", "比较"}, {}}, operators},
           {{"unit", Type::text, "", {"unit of the limit", "单位"}, {}}, units},
           {{"county", Type::text, "", {"assessed unit; empty: city", "考核单位"}, {}}, counties},
           {{"sector", Type::text, "", {"sector; empty: all", "行业领域"}, {}}, sectors},
           {{"year", Type::integer, "", {"year", "年度"}, {}}, years},
           {{"limit", Type::real, "", {"limit; missing: unknown", "目标值"}, {}}, limits}}};
}

void add_targets(const Projection& projection, results::Layout& layout) {
  if (projection.targets().empty()) return;
  Texts names_of;
  for (const WatchedTarget& one : projection.targets()) names_of.push_back(one.target.id);
  layout.dimensions.push_back({target_path, {"target", "目标"}, "", names_of});
  layout.static_tables.push_back(target_table(projection.targets()));
  layout.variables.push_back({"/targets/met",
                              Type::flag,
                              "",
                              {"target met; missing where it does not apply", "达标"},
                              {target_path},
                              {}});
  layout.variables.push_back({"/targets/value",
                              Type::real,
                              "",
                              {"value in the unit of the target", "实现值"},
                              {target_path},
                              {}});
}

}  // namespace

results::Layout layout_of(const Projection& projection) {
  results::Layout layout;
  add_axes(projection.axes(), layout);
  add_indicators(layout);
  add_monthly(layout);
  add_numbers(projection, layout);
  add_targets(projection, layout);
  return layout;
}

Recorder::Recorder(const Projection& projection, const results::Schema& schema)
    : projection_(projection),
      accidents_(schema.real("/programme/monthly/accidents")),
      fatal_(schema.real("/programme/monthly/fatal_accidents")),
      deaths_(schema.real("/programme/monthly/deaths")),
      injuries_(schema.real("/programme/monthly/serious_injuries")),
      loss_(schema.real("/programme/monthly/loss_yuan")),
      by_deaths_(schema.real("/programme/monthly/accidents_by_deaths")),
      sector_accidents_(schema.real("/programme/by_sector/accidents")),
      sector_deaths_(schema.real("/programme/by_sector/deaths")) {
  for (const Measure measure : measures) {
    by_county_.push_back(schema.real(indicator_path(measure)));
    of_city_.push_back(schema.real(city_path(measure)));
  }
  for (const Exposure exposure : all_exposures)
    exposures_.push_back(schema.real(exposure_path(exposure)));
  if (!projection.numbers().empty()) {
    within_ = schema.flag("/programme/control_numbers/within");
    used_ = schema.real("/programme/control_numbers/used");
    used_share_ = schema.real("/programme/control_numbers/used_share");
    change_ = schema.real("/programme/control_numbers/change_on_year");
  }
  if (!projection.targets().empty()) {
    met_ = schema.flag("/targets/met");
    value_ = schema.real("/targets/value");
  }
}

void Recorder::record(const Tally& tally, const ExposurePath& exposures,
                      results::Record& record) const {
  indicators(tally, exposures, record);
  monthly(tally, record);
  sectors(tally, record);
  exposures_of(exposures, record);
  numbers(tally, record);
  targets(tally, exposures, record);
}

void Recorder::indicators(const Tally& tally, const ExposurePath& exposures,
                          results::Record& record) const {
  const auto value = [&](Measure measure, const Counts& counts, std::size_t year,
                         std::optional<std::size_t> county) {
    const MeasureDescription about = description(measure);
    const double count = counts.of(about.count);
    if (about.exposure == Exposure::none) return count;
    return rate(count, exposures.of(about.exposure, year, county), about.per)
        .value_or(results::missing_real);
  };
  for (std::size_t year = 0; year < tally.years(); ++year) {
    Counts city;
    for (std::size_t county = 0; county < tally.counties(); ++county) {
      const Counts counts = tally.yearly(year, {.county = county, .sector = {}});
      city += counts;
      for (std::size_t m = 0; m < measures.size(); ++m)
        record.set(by_county_[m], value(measures[m], counts, year, county),
                   year * tally.counties() + county);
    }
    for (std::size_t m = 0; m < measures.size(); ++m)
      record.set(of_city_[m], value(measures[m], city, year, std::nullopt), year);
  }
}

void Recorder::monthly(const Tally& tally, results::Record& record) const {
  const auto cells = tally.by_legal_class();
  const auto accidents = record.values(accidents_), fatal = record.values(fatal_),
             deaths = record.values(deaths_), injuries = record.values(injuries_),
             loss = record.values(loss_), by_deaths = record.values(by_deaths_);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    accidents[i] = cells[i].accidents;
    fatal[i] = cells[i].fatal_accidents;
    deaths[i] = cells[i].deaths;
    injuries[i] = cells[i].serious_injuries;
    loss[i] = cells[i].loss_yuan;
    by_deaths[i] = tally.by_deaths()[i];
  }
}

void Recorder::sectors(const Tally& tally, results::Record& record) const {
  const auto accidents = record.values(sector_accidents_), deaths = record.values(sector_deaths_);
  std::size_t place = 0;
  for (std::size_t year = 0; year < tally.years(); ++year)
    for (std::size_t county = 0; county < tally.counties(); ++county)
      for (std::size_t sector = 0; sector < tally.sectors(); ++sector, ++place) {
        const Counts& counts = tally.cell(year, county, sector);
        accidents[place] = counts.accidents;
        deaths[place] = counts.deaths;
      }
}

void Recorder::exposures_of(const ExposurePath& exposures, results::Record& record) const {
  const std::size_t counties = projection_.axes().counties.size();
  for (std::size_t e = 0; e < all_exposures.size(); ++e) {
    const auto values = record.values(exposures_[e]);
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = exposures.of(all_exposures.at(e), i / counties, i % counties);
  }
}

std::array<std::optional<double>, months_a_year> Recorder::year_before(const WatchedNumber& one,
                                                                       const Tally& tally) const {
  std::array<std::optional<double>, months_a_year> before;
  if (one.year > 0) {
    const auto counts =
        cumulative(tally, one.year - 1, one.scope, description(one.number.measure).count);
    std::ranges::copy(counts, before.begin());
    return before;
  }
  const Outlook& outlook = projection_.outlook();
  for (unsigned month = 1; month <= months_a_year; ++month)
    before.at(month - 1) =
        history_until(outlook.history, one.number.year - 1, month, one.number.county,
                      one.number.sector, one.number.measure, outlook.reporting);
  return before;
}

void Recorder::numbers(const Tally& tally, results::Record& record) const {
  const std::size_t months = projection_.axes().months.count();
  for (std::size_t i = 0; i < projection_.numbers().size(); ++i) {
    const WatchedNumber& one = projection_.numbers()[i];
    const Use use = use_of(one.number, one.year, one.scope, tally);
    record.set(within_, static_cast<std::int8_t>(use.within ? 1 : 0), i);
    const auto before = year_before(one, tally);
    for (std::size_t month = 0; month < months_a_year; ++month) {
      const std::size_t place = i * months + one.year * months_a_year + month;
      record.set(used_, use.count.at(month), place);
      if (one.number.limit > 0)
        record.set(used_share_, use.count.at(month) / one.number.limit, place);
      const auto& earlier = before.at(month);
      if (!earlier) continue;
      if (const auto change = change_on_year(use.count.at(month), *earlier))
        record.set(change_, *change, place);
    }
  }
}

void Recorder::targets(const Tally& tally, const ExposurePath& exposures,
                       results::Record& record) const {
  for (std::size_t i = 0; i < projection_.targets().size(); ++i) {
    const WatchedTarget& one = projection_.targets()[i];
    const auto value = value_of(one.target, tally, exposures, one.year, one.scope);
    if (!value) continue;
    record.set(value_, *value, i);
    if (one.limit)
      record.set(met_, static_cast<std::int8_t>(is_met(one.target, *one.limit, *value) ? 1 : 0), i);
  }
}

}  // namespace yuyan::indicators
