#include "cli/projects.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "cli/figures.h"
#include "cli/json_values.h"
#include "cli/table.h"
#include "cli/width.h"
#include "cli/wording.h"
#include "models/indicators/outcomes.h"
#include "models/inspection/delivery_run.h"
#include "models/inspection/rates.h"

namespace yuyan::cli {
namespace {

using results::Type;
using Texts = std::vector<std::string>;

constexpr const char* project_path = "/programme/projects/project";
constexpr double million = 1e6;

/// The part of [from, to) that lies before a day; all of it at once where it has no length.
double part_before(double day, double from, double to) {
  if (day <= from) return 0;
  return to > from ? std::min(1.0, (day - from) / (to - from)) : 1;
}

/// Yuan by year of a cost that is spent evenly in [from, to), days of the plan. What lies before
/// the plan is not in it.
std::vector<double> evenly(const inspection::PlanCalendar& calendar, double cost, double from,
                           double to) {
  std::vector<double> yuan;
  for (int year = 0; year < calendar.years(); ++year)
    yuan.push_back(cost * (part_before(calendar.year_start(year + 1), from, to) -
                           part_before(calendar.year_start(year), from, to)));
  return yuan;
}

const inspection::Measure* measure_of(const inspection::Inspection& tables, const std::string& id) {
  const auto found = std::ranges::find(tables.measures, id, &inspection::Measure::id);
  return found == tables.measures.end() ? nullptr : &*found;
}

/// Progress of every measure on the first morning.
std::vector<double> progress_at_start(const inspection::InspectionModel& model) {
  const chance::Source source{};
  const inspection::Rates rates = inspection::rates_of(model.tables(), source);
  inspection::Outcome outcome = model.simulate(rates, source);
  const inspection::Firms firms(model, rates, source, outcome);
  const inspection::DeliveryRun delivery(model, rates, source);
  std::vector<double> progress;
  for (std::size_t i = 0; i < model.tables().measures.size(); ++i)
    progress.push_back(delivery.progress(i, 0, firms));
  return progress;
}

double due_day(const inspection::PlanCalendar& calendar, const inspection::Measure& measure) {
  const int quarter = calendar.quarter(measure.due).value_or(calendar.quarters() - 1);
  return calendar.month_start(3 * quarter + 3);
}

/// Dates and ramp of both kinds of levers.
template <class Lever>
Project project_of(const Lever& lever, const inspection::PlanCalendar& calendar) {
  Project one{.id = lever.id,
              .name = lever.name.empty() ? lever.id : lever.name,
              .name_zh = lever.name_zh.empty() ? lever.id : lever.name_zh,
              .cost_yuan = lever.cost_yuan,
              .starts = lever.starts,
              .measure = {},
              .effect_mean = chance::mean(lever.effect.distribution),
              .planned = {}};
  const double from = calendar.day(lever.starts).value_or(0);
  one.planned =
      evenly(calendar, lever.cost_yuan, from, from + lever.ramp_years * inspection::year_d);
  return one;
}

}  // namespace

std::vector<Project> projects_of(const ProgrammeModel& model) {
  const auto& inspection = model.inspection();
  const auto& tables = inspection.tables();
  const auto& calendar = inspection.calendar();
  std::vector<Project> projects;
  std::vector<double> at_start;
  for (const inspection::Lever& lever : tables.levers) {
    if (!lever.on || lever.cost_yuan <= 0) continue;
    Project one = project_of(lever, calendar);
    if (const auto* measure = measure_of(tables, lever.measure)) {
      if (at_start.empty()) at_start = progress_at_start(inspection);
      one.measure = lever.measure;
      one.progress_at_start = at_start[inspection::place_of(tables.measures, lever.measure)];
      const double from = std::max(calendar.day(lever.starts).value_or(0),
                                   calendar.day(measure->starts).value_or(0));
      one.planned = evenly(calendar, lever.cost_yuan, from, due_day(calendar, *measure));
    }
    projects.push_back(std::move(one));
  }
  for (const indicators::OutsideLever& lever : model.projection().outlook().outside_levers)
    if (lever.on && lever.cost_yuan > 0) projects.push_back(project_of(lever, calendar));
  return projects;
}

void add_projects(const std::vector<Project>& projects, results::Layout& layout) {
  if (projects.empty()) return;
  Texts ids, names, names_zh, starts, measures;
  std::vector<double> costs, effects;
  for (const Project& one : projects) {
    ids.push_back(one.id);
    names.push_back(one.name);
    names_zh.push_back(one.name_zh);
    starts.push_back(one.starts);
    measures.push_back(one.measure);
    costs.push_back(one.cost_yuan);
    effects.push_back(one.effect_mean);
  }
  const results::Label label{"guarantee project", "保障工程"};
  layout.dimensions.push_back({project_path, label, "", ids});
  layout.static_tables.push_back(
      {"/programme/projects",
       project_path,
       label,
       {{{"name", Type::text, "", {"name in English", "英文名"}, {}}, names},
        {{"name_zh", Type::text, "", {"name in Chinese", "中文名"}, {}}, names_zh},
        {{"cost_yuan", Type::real, "yuan", {"cost over the plan", "投资"}, {}}, costs},
        {{"starts", Type::text, "", {"start; empty: from the beginning", "启动日期"}, {}}, starts},
        {{"measure",
          Type::text,
          "",
          {"deliverable that it follows; empty: by date", "对应任务"},
          {}},
         measures},
        {{"effect_mean",
          Type::real,
          "1",
          {"mean of the effect's prior at full progress", "效应先验均值"},
          {}},
         effects}}});
  const auto add = [&](const char* name, results::Label of) {
    layout.variables.push_back({std::string("/programme/projects/") + name,
                                Type::real,
                                "yuan",
                                std::move(of),
                                {indicators::year_path, project_path},
                                {}});
  };
  add("planned_yuan", {"planned to be spent in the year", "年度计划投资"});
  add("spent_yuan", {"spent in the year, as the work gets on", "年度完成投资"});
}

ProjectRecorder::ProjectRecorder(const ProgrammeModel& model, const results::Schema& schema)
    : model_(model), projects_(projects_of(model)) {
  if (projects_.empty()) return;
  planned_ = schema.real("/programme/projects/planned_yuan");
  spent_ = schema.real("/programme/projects/spent_yuan");
}

void ProjectRecorder::record(const inspection::Outcome& outcome, results::Record& record) const {
  const auto& tables = model_.inspection().tables();
  const auto years = static_cast<std::size_t>(model_.inspection().calendar().years());
  for (std::size_t i = 0; i < projects_.size(); ++i) {
    const Project& one = projects_[i];
    const auto* measure = measure_of(tables, one.measure);
    double before = one.progress_at_start;  // paid for already
    for (std::size_t year = 0; year < years; ++year) {
      const std::size_t place = year * projects_.size() + i;
      record.set(planned_, one.planned[year], place);
      double spent = one.planned[year];
      if (measure != nullptr) {
        const auto measures = tables.measures.size();
        const double value =
            outcome.deliveries.value[(4 * year + 3) * measures +
                                     static_cast<std::size_t>(measure - tables.measures.data())];
        const double reached =
            std::isnan(value) || measure->target <= 0 ? 0 : std::min(1.0, value / measure->target);
        const double now = std::max(before, reached);
        spent = one.progress_at_start < 1
                    ? one.cost_yuan * (now - before) / (1 - one.progress_at_start)
                    : 0;
        before = now;
      }
      record.set(spent_, spent, place);
    }
  }
}

ProjectsSummary projects_summary(const results::ResultFile& file,
                                 const std::vector<std::size_t>& done) {
  ProjectsSummary summary;
  const std::string group = "/programme/projects/";
  if (done.empty() || !file.has(group + "spent_yuan")) return summary;
  const auto ids = file.texts(project_path);
  const auto names = file.texts(group + "name"), names_zh = file.texts(group + "name_zh");
  const auto cost = file.reals(group + "cost_yuan"), effect = file.reals(group + "effect_mean");
  const auto planned = file.reals(group + "planned_yuan"), spent = file.reals(group + "spent_yuan");
  const std::size_t years = file.array(group + "spent_yuan").shape.at(1);
  summary.planned.resize(years);
  summary.spent.resize(years);
  for (std::size_t i = 0; i < ids.size(); ++i)
    summary.projects.push_back({ids[i], {names[i], names_zh[i]}, cost[i], 0, 0, effect[i]});
  const auto share = 1 / static_cast<double>(done.size());
  for (const std::size_t r : done)
    for (std::size_t year = 0; year < years; ++year)
      for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::size_t place = (r * years + year) * ids.size() + i;
        summary.projects[i].planned += share * planned[place];
        summary.projects[i].spent += share * spent[place];
        summary.planned[year] += share * planned[place];
        summary.spent[year] += share * spent[place];
      }
  return summary;
}

std::string projects_text(const ProjectsSummary& summary, const std::vector<std::int64_t>& years,
                          Language language) {
  if (summary.projects.empty()) return "";
  const bool chinese = language == Language::chinese;
  std::string all = chinese ? "\n保障工程: 投资 (百万元), 计划与完成\n"
                            : "\nGuarantee projects: million yuan, planned and spent in the plan\n";
  using enum Table::Align;
  Table table({left, right, right, right});
  table.row(
      {"", chinese ? "投资" : "cost", chinese ? "计划" : "planned", chinese ? "完成" : "spent"});
  const auto money = [](double yuan) { return figure(yuan / million); };
  for (const ProjectSummary& one : summary.projects)
    table.row(
        {cut(one.name.in(language), 60), money(one.cost), money(one.planned), money(one.spent)});
  for (std::size_t year = 0; year < years.size(); ++year)
    table.row(
        {chinese ? fmt::format("{} 年合计", years[year]) : fmt::format("all in {}", years[year]),
         "", money(summary.planned[year]), money(summary.spent[year])});
  return all + table.text();
}

nlohmann::ordered_json projects_json(const ProjectsSummary& summary) {
  auto list = nlohmann::ordered_json::array();
  for (const ProjectSummary& one : summary.projects)
    list.push_back({{"project", one.id},
                    {"name", one.name.english},
                    {"name_zh", one.name.chinese},
                    {"cost_yuan", one.cost},
                    {"planned_yuan", one.planned},
                    {"spent_yuan", one.spent},
                    {"effect_mean", one.effect_mean}});
  return {{"projects", list},
          {"planned_yuan_by_year", summary.planned},
          {"spent_yuan_by_year", summary.spent}};
}

}  // namespace yuyan::cli
