#include "cli/register_summary.h"

#include <array>
#include <map>
#include <string>
#include <vector>

#include "cli/console.h"
#include "models/indicators/outcomes.h"

namespace yuyan::cli {
namespace {

using inspection::Enterprise;
using inspection::PlanCalendar;
using inspection::RiskColour;

/// A date of the record so long before the first day, or earlier; false when it is not known.
bool is_before(const PlanCalendar& calendar, const std::string& date, double years) {
  const auto day = calendar.day(date);
  return day && *day < -years * inspection::year_d;
}

bool has_expired(const PlanCalendar& calendar, const std::string& date) {
  return is_before(calendar, date, 0);
}

/// What is counted of an enterprise's record. `date` is the column that a warning names.
struct Paper {
  const char* name;
  const char* en;
  const char* zh;
  bool (*counts)(const Enterprise&, const PlanCalendar&);
  const char* date = nullptr;
};

constexpr double plan_years = 3, drill_years = 1, visit_years = 1;

template <RiskColour colour>
bool is_of(const Enterprise& one, const PlanCalendar& /*calendar*/) {
  return one.risk_colour == colour;
}

constexpr std::array papers{
    Paper{"enterprises", "enterprises of the register, generated ones too", "名册企业数(含生成)",
          [](const Enterprise&, const PlanCalendar&) { return true; }},
    Paper{"red", "graded red by dual prevention", "红色风险企业数", is_of<RiskColour::red>},
    Paper{"orange", "graded orange", "橙色风险企业数", is_of<RiskColour::orange>},
    Paper{"yellow", "graded yellow", "黄色风险企业数", is_of<RiskColour::yellow>},
    Paper{"blue", "graded blue", "蓝色风险企业数", is_of<RiskColour::blue>},
    Paper{"licence_known", "whose licence's expiry is known", "许可证有效期已登记企业数",
          [](const Enterprise& one, const PlanCalendar&) { return !one.licence_expires.empty(); }},
    Paper{"licence_expired", "whose safety licence has expired on the first day",
          "期初许可证过期企业数",
          [](const Enterprise& one, const PlanCalendar& calendar) {
            return has_expired(calendar, one.licence_expires);
          },
          "licence_expires"},
    Paper{"certificate_expired", "whose standardization certificate has expired on the first day",
          "期初标准化证书过期企业数",
          [](const Enterprise& one, const PlanCalendar& calendar) {
            return has_expired(calendar, one.certificate_expires);
          },
          "certificate_expires"},
    Paper{"plan_filed", "whose filing of an emergency plan is known", "预案备案已登记企业数",
          [](const Enterprise& one, const PlanCalendar&) { return !one.plan_filed.empty(); }},
    Paper{"plan_old", "whose plan was filed more than three years before", "预案备案逾三年企业数",
          [](const Enterprise& one, const PlanCalendar& calendar) {
            return is_before(calendar, one.plan_filed, plan_years);
          },
          "plan_filed"},
    Paper{"drill_known", "whose last drill is known", "最近演练已登记企业数",
          [](const Enterprise& one, const PlanCalendar&) { return !one.last_drill.empty(); }},
    Paper{"drill_old", "whose last drill was more than a year before", "逾一年未演练企业数",
          [](const Enterprise& one, const PlanCalendar& calendar) {
            return is_before(calendar, one.last_drill, drill_years);
          },
          "last_drill"},
    Paper{"visit_known", "whose last visit is known", "最近检查已登记企业数",
          [](const Enterprise& one, const PlanCalendar&) { return !one.last_visit.empty(); }},
    Paper{"visit_old", "whose last visit was more than a year before", "逾一年未检查企业数",
          [](const Enterprise& one, const PlanCalendar& calendar) {
            return is_before(calendar, one.last_visit, visit_years);
          },
          "last_visit"},
    Paper{"located", "whose place is known", "已登记坐标企业数",
          [](const Enterprise& one, const PlanCalendar&) {
            return one.longitude_deg.has_value() && one.latitude_deg.has_value();
          }}};

}  // namespace

void add_register(const inspection::InspectionModel& model, results::Layout& layout) {
  const auto& counties = model.tables().counties;
  results::StaticTable table{"/programme/register",
                             indicators::county_path,
                             {"the register on the first day", "期初企业名册"},
                             {}};
  for (const Paper& paper : papers) {
    std::vector<std::int64_t> counts(counties.size());
    for (std::size_t i = 0; i < model.enterprises().size(); ++i)
      if (paper.counts(model.enterprises()[i], model.calendar()))
        ++counts[model.population().county[i]];
    table.columns.push_back(
        {{paper.name, results::Type::integer, "1", {paper.en, paper.zh}, {}}, std::move(counts)});
  }
  std::vector<double> employees(counties.size()), contracted(counties.size());
  for (std::size_t i = 0; i < model.enterprises().size(); ++i) {
    const std::size_t county = model.population().county[i];
    employees[county] += model.population().employees[i];
    contracted[county] += model.population().employees[i] * model.population().contractor_share[i];
  }
  for (std::size_t i = 0; i < counties.size(); ++i)
    contracted[i] = employees[i] > 0 ? contracted[i] / employees[i] : 0;
  table.columns.push_back(
      {{"contractor_share",
        results::Type::real,
        "1",
        {"share of contractors and dispatched labour in those at work", "外委与劳务派遣比例"},
        {}},
       std::move(contracted)});
  layout.static_tables.push_back(std::move(table));
}

void check_register(const reader::Programme& programme, const reader::Reading& reading,
                    reader::Diagnostics& diagnostics) {
  const auto& tables = programme.inspection;
  const PlanCalendar calendar(tables.horizon.first_year, tables.horizon.years);
  for (const Paper& paper : papers) {
    if (paper.date == nullptr) continue;
    std::map<std::string, int> by_county;
    int all = 0;
    for (const Enterprise& one : tables.enterprises)
      if (paper.counts(one, calendar)) {
        ++by_county[one.county];
        ++all;
      }
    if (all == 0) continue;
    std::string counties;
    for (const auto& [county, count] : by_county)
      counties += fmt::format("{}{} {}", counties.empty() ? "" : ", ", county, count);
    const std::string key = std::string("inspection.enterprises.") + paper.date;
    diagnostics.warning(
        reading.place_of("inspection.enterprises"), key,
        text("{0} enterprises {1}: {2}", "{3}: {0} 家 ({2})", all, paper.en, counties, paper.zh));
  }
}

}  // namespace yuyan::cli
