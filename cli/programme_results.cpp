#include "cli/programme_results.h"

#include <algorithm>
#include <string>
#include <utility>

#include "cli/parameter_table.h"
#include "cli/register_summary.h"
#include "models/indicators/severity_class.h"

namespace yuyan::cli {
namespace {

using results::Type;
using Texts = std::vector<std::string>;

constexpr const char* strategy_path = "/programme/strategy";
constexpr const char* level_path = "/programme/listings/level";
constexpr const char* part_path = "/programme/baseline/part";
constexpr const char* uncertain_path = "/programme/sensitivity/parameter";

const std::vector<std::string> by_place{indicators::year_path, indicators::county_path,
                                        indicators::sector_path};

struct CountLabel {
  inspection::Count count;
  const char* en;
  const char* zh;
};

using enum inspection::Count;
constexpr std::array count_labels{
    CountLabel{visits, "visits", "检查次数"},
    CountLabel{distinct_visited, "enterprises visited at least once", "受检企业数"},
    CountLabel{cited, "visits with a penalty", "处罚次数"},
    CountLabel{arisen, "hidden hazards that arose", "新生隐患数"},
    CountLabel{found, "hidden hazards found by visits", "检查发现隐患数"},
    CountLabel{found_major, "major hidden hazards found by visits", "检查发现重大隐患数"},
    CountLabel{self_found, "hidden hazards found by the enterprise", "自查发现隐患数"},
    CountLabel{reported, "hidden hazards reported", "举报隐患数"},
    CountLabel{rectified, "hidden hazards closed as put right", "整改销号隐患数"},
    CountLabel{falsely_closed, "of them, those that live on", "虚假整改数"},
    CountLabel{overdue, "hidden hazards past their deadline", "逾期未改隐患数"},
    CountLabel{lapsed, "hidden hazards gone by themselves or with a firm that closed",
               "自然消失及随企业关闭消失隐患数"},
    CountLabel{ended_by_accident, "hidden hazards that ended in an accident", "致事故隐患数"},
    CountLabel{living, "hidden hazards at the end of the year", "年末在存隐患数"},
    CountLabel{living_major, "major ones of them", "年末在存重大隐患数"},
    CountLabel{hidden, "of the living, those that nobody has found", "年末未被发现隐患数"}};
static_assert(count_labels.size() == inspection::count_kinds);

std::string coverage_path(inspection::Count count) {
  return "/programme/coverage/" + std::string(parameters::name_of(count));
}

void add_coverage(results::Layout& layout) {
  for (const CountLabel& one : count_labels)
    layout.variables.push_back(
        {coverage_path(one.count), Type::integer, "1", {one.en, one.zh}, by_place, {}});
  layout.variables.push_back({"/programme/coverage/enterprises",
                              Type::integer,
                              "1",
                              {"enterprises open on the first day of the year", "年初在册企业数"},
                              by_place,
                              {}});
  layout.variables.push_back({"/programme/coverage/hazard_years",
                              Type::real,
                              "1",
                              {"hazard-years lived", "隐患存续年数"},
                              by_place,
                              {}});
}

void add_strategies(const inspection::Inspection& tables, results::Layout& layout) {
  if (tables.strategies.empty()) return;
  add_named(tables.strategies, strategy_path, "/programme/strategies",
            {"inspection strategy", "检查策略"}, layout);
  layout.variables.push_back(
      {"/programme/strategy_visits",
       Type::integer,
       "1",
       {"visits by strategy", "各策略检查次数"},
       {indicators::year_path, indicators::county_path, indicators::sector_path, strategy_path},
       {}});
}

/// What is counted of listings for supervision.
struct ListingLabel {
  const char* name;
  std::int64_t inspection::Listings::* count;
  const char* en;
  const char* zh;
};
constexpr std::array listing_labels{
    ListingLabel{"listed", &inspection::Listings::listed, "major hazards listed for supervision",
                 "挂牌督办数"},
    ListingLabel{"accepted", &inspection::Listings::accepted,
                 "listings accepted as put right and cancelled", "验收摘牌数"},
    ListingLabel{"extended", &inspection::Listings::extended,
                 "listings given an extension at their deadline", "延期数"},
    ListingLabel{"overdue", &inspection::Listings::overdue,
                 "listings not put right by their last day", "逾期未销号数"}};

void add_listings(results::Layout& layout) {
  Texts levels;
  for (const auto& choice : choices(inspection::ListingLevel{})) levels.emplace_back(choice.name);
  layout.dimensions.push_back({level_path, {"who lists", "挂牌级别"}, "", levels});
  for (const ListingLabel& one : listing_labels)
    layout.variables.push_back({std::string("/programme/listings/") + one.name,
                                Type::integer,
                                "1",
                                {one.en, one.zh},
                                {quarter_path, indicators::county_path, level_path},
                                {}});
}

/// Targets say how sure their limit is and where it comes from: as the scenario says it.
void add_sources(const ProgrammeModel& model, const std::vector<reader::ParameterRow>& parameters,
                 results::Layout& layout) {
  const auto table =
      std::ranges::find(layout.static_tables, "/targets", &results::StaticTable::path);
  if (table == layout.static_tables.end()) return;
  Texts statuses, sources;
  for (const indicators::WatchedTarget& one : model.projection().targets()) {
    const std::string path = "indicators.targets." + one.target.id + ".";
    const auto row = std::ranges::find_if(parameters, [&](const reader::ParameterRow& parameter) {
      return parameter.name == path + (one.target.limit ? "limit" : "change");
    });
    const bool is_known = row != parameters.end();
    statuses.emplace_back(
        parameters::name_of(is_known ? row->status : parameters::Status::assumed));
    sources.push_back(is_known ? row->source : "");
  }
  table->columns.push_back(
      {{"status", Type::text, "", {"how sure the limit is", "状态"}, {}}, statuses});
  table->columns.push_back(
      {{"source", Type::text, "", {"where it comes from", "来源"}, {}}, sources});
}

Texts ids_of(const std::vector<indicators::AxisName>& axis) {
  Texts ids;
  for (const auto& one : axis) ids.push_back(one.id);
  return ids;
}

Texts severity_words() {
  Texts words;
  for (const auto& choice : choices(indicators::SeverityClass{})) words.emplace_back(choice.name);
  return words;
}

results::EventTable accident_table(const ProgrammeModel& model) {
  const auto& axes = model.projection().axes();
  return {
      "/programme/accidents",
      "accident",
      {"accidents as reported, in the order of their months", "事故台账(模拟)"},
      {{"time_s", Type::real, "s", {"since the start of the first year", "发生时间"}, {}},
       {"year", Type::integer, "", {"year", "年度"}, {}},
       {"month", Type::integer, "", {"month of the report, 1 to 12", "统计月份"}, {}},
       {"county", Type::code, "", {"assessed unit", "考核单位"}, ids_of(axes.counties)},
       {"sector", Type::code, "", {"sector", "行业领域"}, ids_of(axes.sectors)},
       {"cause", Type::code, "", {"what stood behind it", "成因"}, model.causes()},
       {"deaths", Type::real, "1", {"deaths that count", "死亡人数"}, {}},
       {"injuries", Type::real, "1", {"serious injuries", "重伤人数"}, {}},
       {"loss_yuan", Type::real, "yuan", {"direct loss", "直接经济损失"}, {}},
       {"legal_class", Type::code, "", {"class by Decree 493", "法定等级"}, severity_words()},
       {"class_by_deaths", Type::code, "", {"class by deaths", "按死亡人数等级"}, severity_words()},
       {"enterprise",
        Type::integer,
        "",
        {"place in the register; missing: none", "企业序号"},
        {}}}};
}

/// The level of the first year: by the priors, and by a history of the city's own.
void add_baseline(const indicators::Projection& projection, results::Layout& layout) {
  constexpr double none = results::missing_real;
  Texts parts, measures, carryings;
  std::vector<std::int64_t> first, last, years;
  std::vector<double> prior, history, low, high, level, level_low, level_high;
  for (const indicators::CalibrationRow& row : projection.calibration().rows) {
    const auto& said = row.history;
    parts.push_back(row.part);
    measures.emplace_back(parameters::name_of(row.measure));
    carryings.emplace_back(said ? parameters::name_of(said->carrying) : "");
    first.push_back(said ? said->first_year : results::missing_integer);
    last.push_back(said ? said->last_year : results::missing_integer);
    years.push_back(said ? static_cast<std::int64_t>(said->years) : 0);
    prior.push_back(row.prior);
    const auto interval = said ? said->central_80() : statistics::Interval{none, none};
    history.push_back(said ? said->mean() : none);
    low.push_back(interval.low);
    high.push_back(interval.high);
    level.push_back(row.level);
    level_low.push_back(row.level_low);
    level_high.push_back(row.level_high);
  }
  const auto real = [](const char* name, const char* unit, results::Label about) {
    return results::Column{name, Type::real, unit, std::move(about), {}};
  };
  layout.dimensions.push_back(
      {part_path,
       {"the whole city, industry, or a sector", "全市、工矿商贸或行业领域"},
       "",
       parts});
  layout.static_tables.push_back(
      {"/programme/baseline",
       part_path,
       {"level of the first year without the plan: by the priors, and by the history where it is "
        "the city's own",
        "首年基准水平: 先验与本市历史数据"},
       {{{"measure", Type::text, "", {"what is counted", "指标"}, {}}, measures},
        {real("prior", "1/a", {"expected by the priors", "先验预期"}), prior},
        {{"method",
          Type::text,
          "",
          {"how the history was carried on; empty: it does not speak of the part", "历史外推方法"},
          {}},
         carryings},
        {{"first_year", Type::integer, "", {"first year of it that is known", "历史首年"}, {}},
         first},
        {{"last_year", Type::integer, "", {"last one", "历史末年"}, {}}, last},
        {{"years", Type::integer, "1", {"known years", "已知年数"}, {}}, years},
        {real("history", "1/a", {"expected by the history", "历史预期"}), history},
        {real("history_low", "1/a", {"80 % interval of it, low end", "区间下限"}), low},
        {real("history_high", "1/a", {"80 % interval of it, high end", "区间上限"}), high},
        {real("level", "1", {"what rates are multiplied by, in the mean", "风险水平倍数"}), level},
        {real("level_low", "1", {"80 % interval of it, low end", "区间下限"}), level_low},
        {real("level_high", "1", {"80 % interval of it, high end", "区间上限"}), level_high}}});
}

void add_uncertain(const ProgrammeModel& model, results::Layout& layout) {
  Texts names;
  for (const UncertainParameter& one : model.uncertain()) names.push_back(one.name);
  if (names.empty()) return;
  layout.dimensions.push_back({uncertain_path, {"uncertain parameter", "不确定参数"}, "", names});
  layout.variables.push_back({"/programme/sensitivity/drawn",
                              Type::real,
                              "",
                              {"what the parameter was drawn as", "参数抽样值"},
                              {uncertain_path},
                              {}});
}

}  // namespace

results::Layout programme_layout(const ProgrammeModel& model,
                                 std::vector<reader::ParameterRow> parameters) {
  results::Layout layout = indicators::layout_of(model.projection());
  add_coverage(layout);
  add_strategies(model.inspection().tables(), layout);
  add_deliveries(model.inspection().tables(), model.inspection().calendar(), layout);
  add_listings(layout);
  add_register(model.inspection(), layout);
  add_projects(projects_of(model), layout);
  add_sources(model, parameters, layout);
  add_uncertain(model, layout);
  add_baseline(model.projection(), layout);
  layout.event_tables.push_back(accident_table(model));
  add_parameters(layout, std::move(parameters));
  return layout;
}

ProgrammeRecorder::ProgrammeRecorder(const ProgrammeModel& model, const results::Schema& schema)
    : model_(model),
      schema_(schema),
      statistics_(model.projection(), schema),
      deliveries_(model.inspection().tables(), schema),
      projects_(model, schema),
      enterprises_(schema.integer("/programme/coverage/enterprises")),
      hazard_years_(schema.real("/programme/coverage/hazard_years")),
      accidents_(schema.table("/programme/accidents")) {
  for (const auto& choice : choices(inspection::Count{}))
    counts_.push_back(schema.integer(coverage_path(choice.value)));
  for (const ListingLabel& one : listing_labels)
    listings_.push_back(schema.integer(std::string("/programme/listings/") + one.name));
  const auto& tables = model.inspection().tables();
  if (!tables.strategies.empty()) strategy_visits_ = schema.integer("/programme/strategy_visits");
  if (!model.uncertain().empty()) drawn_ = schema.real("/programme/sensitivity/drawn");
}

results::Record ProgrammeRecorder::record(const PlayedProgramme& played,
                                          chance::Source parameters) const {
  results::Record record(schema_);
  statistics_.record(played.tally, played.exposures, record);
  coverage(played.outcome, record);
  deliveries_.record(played.outcome.deliveries, record);
  projects_.record(played.outcome, record);
  listings(played.outcome, record);
  accidents(played.tally, record);
  for (std::size_t i = 0; i < model_.uncertain().size(); ++i)
    record.set(drawn_, model_.uncertain()[i].drawn(parameters), i);
  record.set_events(played.outcome.accidents.size());
  return record;
}

void ProgrammeRecorder::coverage(const inspection::Outcome& outcome,
                                 results::Record& record) const {
  for (std::size_t kind = 0; kind < counts_.size(); ++kind) {
    const auto values = record.values(counts_[kind]);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = outcome.cells[i].counts.at(kind);
  }
  const auto years = record.values(hazard_years_);
  for (std::size_t i = 0; i < years.size(); ++i)
    years[i] = outcome.cells[i].hazard_d / inspection::year_d;
  std::ranges::copy(outcome.enterprises, record.values(enterprises_).begin());
  if (!model_.inspection().tables().strategies.empty())
    std::ranges::copy(outcome.strategy_visits, record.values(strategy_visits_).begin());
}

void ProgrammeRecorder::listings(const inspection::Outcome& outcome,
                                 results::Record& record) const {
  for (std::size_t kind = 0; kind < listings_.size(); ++kind)
    std::ranges::transform(outcome.listings, record.values(listings_[kind]).begin(),
                           listing_labels.at(kind).count);
}

void ProgrammeRecorder::accidents(const indicators::Tally& tally, results::Record& record) const {
  using results::Cell;
  const int first_year = model_.projection().axes().months.first_year();
  for (const indicators::Accident& one : tally.accidents()) {
    const auto& toll = one.toll;
    record.append(
        accidents_,
        {one.time_s, first_year + static_cast<int>(indicators::Months::year_of(one.month)),
         static_cast<int>(one.month % indicators::months_a_year) + 1, one.county, one.sector,
         one.cause < 0 ? Cell() : Cell(one.cause), toll.deaths, toll.serious_injuries,
         toll.direct_loss_yuan, static_cast<int>(indicators::legal_class(toll)),
         static_cast<int>(indicators::class_by_deaths(toll.deaths)),
         one.enterprise < 0 ? Cell() : Cell(one.enterprise)});
  }
}

}  // namespace yuyan::cli
