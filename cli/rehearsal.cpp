#include "cli/rehearsal.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>
#include <stdexcept>
#include <utility>

#include "cli/bottleneck.h"
#include "cli/parameter_table.h"
#include "cli/plan_test.h"
#include "cli/story.h"
#include "cli/usage_error.h"
#include "cli/version.h"
#include "models/indicators/severity_class.h"
#include "models/response/drill_run.h"

namespace yuyan::cli {
namespace {

using reader::ParameterRow;
using response::DrillRun;
using response::Happening;
using results::Type;

std::unique_ptr<const response::DrillModel> model_of(const response::Drill& drill) {
  try {
    return std::make_unique<const response::DrillModel>(drill);
  } catch (const std::invalid_argument& error) {
    throw UsageError(text("the scenario contradicts itself: {}", "情景自相矛盾:{}", error.what()));
  }
}

results::StaticTable station_table(const std::vector<response::Station>& stations) {
  std::vector<std::string> names, kinds;
  for (const response::Station& station : stations) {
    names.push_back(station.name_zh.empty() ? station.id : station.name_zh);
    kinds.emplace_back(name_of(station.kind));
  }
  return {.path = "/drill/stations",
          .dimension = "/drill/stations/station",
          .label = {"stations", "站点"},
          .columns = {{{"name_zh", Type::text, "", {"name in Chinese", "中文名"}, {}}, names},
                      {{"kind", Type::text, "", {"kind of station", "类别"}, {}}, kinds}}};
}

std::vector<std::string> severity_names() {
  std::vector<std::string> names;
  for (const auto& choice : choices(indicators::SeverityClass{})) names.emplace_back(choice.name);
  return names;
}

/// The class by Decree 493; nothing when there was neither fire nor harm.
std::optional<indicators::SeverityClass> severity_of(const DrillRun& run) {
  using response::Party;
  indicators::AccidentToll toll;
  for (const Party party : {Party::workers, Party::public_, Party::responders}) {
    toll.deaths += run.people().deaths(party);
    toll.serious_injuries += run.people().injuries(party);
  }
  toll.direct_loss_yuan = run.loss_yuan();
  const bool any = run.ground().had_fire() || toll.deaths > 0 || toll.serious_injuries > 0;
  if (!any) return std::nullopt;
  return indicators::legal_class(toll);
}

/// From the call to 119 until the first vehicle from outside is sent; NaN when either did not be.
double call_handling_s(const DrillRun& run) {
  const auto first = [&](Happening happening, std::string_view who) {
    return run.journal().first(run.model().cast(), happening, who);
  };
  const double handling =
      first(Happening::dispatched, "outside") - first(Happening::called_119, "");
  return std::isfinite(handling) && handling >= 0 ? handling : results::missing_real;
}

}  // namespace

results::Layout result_layout(const response::DrillModel& model,
                              std::vector<ParameterRow> parameters) {
  results::Layout layout = response::layout_of(model);
  layout.variables.push_back({severity_path,
                              Type::code,
                              "",
                              {"severity class by Decree 493; missing without fire and harm",
                               "事故等级(国务院令第493号): 一般、较大、重大、特别重大"},
                              {},
                              severity_names()});
  layout.variables.push_back(
      {call_handling_path,
       Type::real,
       "s",
       {"call to 119 until the first vehicle from outside is sent", "报警至首辆外部车辆调派的时间"},
       {},
       {}});
  layout.static_tables.push_back(station_table(model.drill().stations));
  add_parameters(layout, std::move(parameters));
  declare_plan_test(model.drill().plan.clauses, layout);
  return layout;
}

Rehearsal::Rehearsal(const response::Drill& drill, const reader::Reading& reading)
    : Rehearsal(model_of(drill), reading) {}

Rehearsal::Rehearsal(Model model, const reader::Reading& reading)
    : Experiment(result_layout(*model, reading.parameters), reading.inputs),
      model_(std::move(model)),
      reading_(reading) {}

ensemble::Replicate Rehearsal::replicate(std::uint64_t seed, std::uint64_t event_limit) const {
  return
      [play = play(seed, event_limit)](std::uint64_t replication) { return play(replication, {}); };
}

std::vector<DecisionPoint> Rehearsal::decisions() const {
  const response::Plan& plan = model_->drill().plan;
  std::vector<DecisionPoint> points;
  for (const response::Decision& decision : plan.decisions) {
    DecisionPoint point{
        decision.id, {decision.title, decision.title_zh}, options_of(plan, decision), {}};
    for (const std::string& id : point.options) {
      const auto option = std::ranges::find(plan.options, id, &response::Option::id);
      point.titles.push_back({option->title, option->title_zh});
    }
    points.push_back(std::move(point));
  }
  return points;
}

ensemble::Play Rehearsal::play(std::uint64_t seed, std::uint64_t event_limit) const {
  return [this, seed, event_limit, recorder = response::Recorder(*model_, schema()),
          severity = schema().code(severity_path), handling = schema().real(call_handling_path)](
             std::uint64_t replication, const ensemble::Decide& decide) {
    DrillRun run(*model_, {.seed = seed, .replication = replication});
    if (decide) run.decide_by(decide);
    run.play(event_limit);
    run.check_consistency();
    results::Record record = recorder.record(run);
    if (const auto found = severity_of(run))
      record.set(severity, static_cast<std::int32_t>(*found));
    record.set(handling, call_handling_s(run));
    return record;
  };
}

void Rehearsal::check(const LateWish& wish) const {
  LateWish rest = wish;
  rest.bottleneck_replications = 0;
  Experiment::check(rest);
}

results::Late Rehearsal::look_further(const LateWish& wish) const {
  std::map<std::string, Bottleneck> bottlenecks;
  if (wish.bottleneck_replications > 0) {
    std::vector<std::string> clauses;
    for (const response::Clause& clause : model_->drill().plan.clauses)
      clauses.push_back(clause.id);
    const BottleneckSearch search{
        {wish.scenario, wish.overrides}, wish.effort, wish.bottleneck_replications, wish.report};
    bottlenecks =
        find_bottlenecks(search, clauses, relaxations_of(model_->drill(), reading_), *wish.stop);
  }
  return [this, bottlenecks = std::move(bottlenecks)](const results::ResultFile& file) {
    return plan_test(schema().layout(), file, bottlenecks);
  };
}

bool Rehearsal::tell(chance::Source source, std::uint64_t event_limit,
                     const Console& console) const {
  const auto& scenario = model_->drill().scenario;
  console.print("{}\n{}. {}\n\n", console.say({scenario.title, scenario.title_zh}),
                console.say(text("Replication {} of seed {}", "第 {} 次推演, 种子 {}",
                                 source.replication, source.seed)),
                console.say(notice()));
  DrillRun run(*model_, source);
  try {
    run.play(event_limit);
  } catch (...) {
    console.out << story(run, console.language) << std::flush;
    throw;
  }
  console.out << story(run, console.language);
  return true;
}

}  // namespace yuyan::cli
