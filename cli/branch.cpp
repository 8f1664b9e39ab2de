// yuyan branch: all options of a decision of the plan, from the same states and the same chance.
#include <algorithm>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <memory>
#include <set>

#include "cli/branch_layout.h"
#include "cli/branch_text.h"
#include "cli/contest_text.h"
#include "cli/digest.h"
#include "cli/effort.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/provenance.h"
#include "cli/shell.h"
#include "cli/study.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"
#include "cli/version.h"
#include "models/parameters/nearest.h"
#include "sim/ensemble/branching.h"
#include "sim/ensemble/run.h"
#include "sim/results/error.h"
#include "sim/results/write.h"

namespace yuyan::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Asked {
  std::string scenario, output, metric, goal;
  std::vector<std::string> decisions;
  Overrides overrides;
  std::uint64_t replications = 200;
  Effort effort;
  double confidence = 0.95;
  bool resume = false, overwrite = false, json = false;
};

Options options_for(Asked& asked) {
  Options options(
      "branch SCENARIO --decision ID [options]",
      {"Comes to a decision of the plan many times and goes on with every option, from the same "
       "state and the same chance; says which option is best in what, and how surely.",
       "多次推演至预案决策点, 从同一状态、同一随机数出发试行全部选项, 比较各选项的结果与把握。"});
  options.argument("SCENARIO", asked.scenario,
                   {"folder with a scenario.toml, or a TOML file", "情景文件夹或 TOML 文件"});
  options.values("decision", "ID", asked.decisions,
                 {"of plan.decisions; repeated: all combinations, also of decisions that follow "
                  "from one another",
                  "plan.decisions 中的决策点; 可重复, 则试行全部组合(含先后嵌套的决策)"});
  options.value("metric", "M", asked.metric,
                {"shows this number in full, as yuyan compare does", "详示某一指标, 同 compare"});
  options.value("goal", "max|min", asked.goal,
                {"of that metric: which is better", "该指标以大为优或以小为优"});
  options.value("replications,n", "N", asked.replications, {"how many rehearsals", "推演次数"}, 2,
                10'000'000);
  options.value("confidence", "P", asked.confidence, {"of the intervals", "置信水平"}, 0.5, 0.9999);
  options.value("output,o", "FILE.h5", asked.output,
                {"result file, by default the scenario's name and the decision's",
                 "结果文件, 默认以情景名与决策点命名"});
  add_overrides(options, asked.overrides);
  add_effort(options, asked.effort);
  options.flag("resume", asked.resume, {"goes on with a run that was stopped", "续算"});
  options.flag("overwrite", asked.overwrite, {"replaces an existing file", "覆盖已有文件"});
  options.flag("json", asked.json, {"prints JSON", "输出 JSON"});
  return options;
}

std::vector<DecisionPoint> chosen(const Asked& asked, const Experiment& experiment) {
  const auto all = experiment.decisions();
  std::vector<std::string> names;
  names.reserve(all.size());
  for (const DecisionPoint& point : all) names.push_back(point.id);
  if (names.empty())
    throw UsageError(
        {"the scenario has no decisions: add tables plan.decisions and plan.options "
         "(docs/plan_test.md shows how)",
         "情景没有决策点: 请添加 plan.decisions 与 plan.options 表(见 "
         "docs/plan_test.md)"});
  if (asked.decisions.empty())
    throw UsageError(text("--decision is missing; the plan has {}", "缺少 --decision; 预案有 {}",
                          listed(names)));
  std::vector<DecisionPoint> points;
  for (const std::string& id : asked.decisions) {
    const auto found = std::ranges::find(all, id, &DecisionPoint::id);
    if (found == all.end()) {
      auto near = parameters::nearest_names(id, names);
      throw UsageError(text("the plan has no decision {}; it has {}", "预案没有决策点 {}; 可用: {}",
                            id, listed(near.empty() ? names : near)));
    }
    if (std::ranges::find(points, id, &DecisionPoint::id) != points.end())
      throw UsageError(text("--decision {} is given twice", "--decision {} 重复", id));
    points.push_back(*found);
  }
  return points;
}

class BranchRun {
 public:
  BranchRun(const Asked& asked, const Study& study, const Experiment& experiment,
            const std::vector<DecisionPoint>& points, const Console& console)
      : asked_(asked),
        study_(study),
        experiment_(experiment),
        points_(points),
        console_(console),
        tree_(points, experiment.schema()),
        schema_(tree_.layout()),
        output_{asked.output, asked.resume, asked.overwrite} {}

  int go() {
    output_.prepare();
    const ensemble::Outcome outcome = simulate();
    if (outcome.stopped) return say_stopped(outcome.progress);
    results::write_result(
        output_.file, schema_,
        provenance_of(study_, experiment_, asked_.effort.seed, asked_.replications, console_),
        experiment_.inputs(), {output_.part()}, [this](const results::ResultFile& file) {
          return tree_.late(file, rules(statistics::Goal::minimise));
        });
    fs::remove(output_.part());
    return report();
  }

 private:
  [[nodiscard]] ContestRules rules(statistics::Goal goal) const {
    ContestRules rules;
    rules.confidence = asked_.confidence;
    rules.goal = goal;
    return rules;
  }

  [[nodiscard]] ensemble::Outcome simulate() const {
    std::set<std::string, std::less<>> decisions;
    for (const DecisionPoint& point : points_) decisions.insert(point.id);
    ProgressBar bar(console_);
    const ensemble::Stop stop{SIGINT, SIGTERM, SIGHUP};
    return ensemble::run(
        output_.plan(asked_.replications, asked_.effort, experiment_.inputs(), schema_), schema_,
        [&]() -> ensemble::Replicate {
          return [this, decisions,
                  play = experiment_.play(asked_.effort.seed, asked_.effort.event_limit)](
                     std::uint64_t replication) {
            return tree_.record(schema_, ensemble::play_all(play, replication, experiment_.schema(),
                                                            decisions, points_.size()));
          };
        },
        [&](const ensemble::Progress& progress) { bar.show(progress); }, stop);
  }

  [[nodiscard]] int say_stopped(const ensemble::Progress& progress) const {
    console_.note("{}\n", console_.say(text("stopped after {} of {} replications; --resume goes on",
                                            "已停止, 完成 {} / {} 次; 用 --resume 续算",
                                            progress.finished(), progress.total)));
    return stopped;
  }

  [[nodiscard]] int report() const {
    const results::ResultFile file(output_.file);
    const Tally tally = tally_of(file);
    warn_of_failures(tally.failed, console_);
    const BranchAnswer answer = tree_.answer(file, rules(statistics::Goal::minimise));
    if (asked_.json)
      print_json(file, answer);
    else
      print_text(file, answer);
    return tally.done.empty() ? our_fault : done;
  }

  [[nodiscard]] std::optional<ContestResult> detail(const results::ResultFile& file) const {
    if (asked_.metric.empty()) return std::nullopt;
    const Metric metric = metric_called(asked_.metric, measurables(experiment_.schema()));
    statistics::Goal goal =
        metric.is_share() ? statistics::Goal::maximise : statistics::Goal::minimise;
    if (!asked_.goal.empty())
      goal = asked_.goal == "max" ? statistics::Goal::maximise : statistics::Goal::minimise;
    return tree_.contest(file, metric, rules(goal));
  }

  void print_text(const results::ResultFile& file, const BranchAnswer& answer) const {
    const Language language = console_.language;
    console_.out << options_text(points_, answer, language);
    console_.print("{}\n\n",
                   console_.say(text("Reached in {} of {} rehearsals, each gone on with all "
                                     "options from the same state.",
                                     "{1} 次推演中 {0} 次到达决策点, 各从同一状态试行全部选项。",
                                     answer.reached, answer.replications)));
    if (const auto contest = detail(file)) {
      console_.out << contest_text(*contest, language);
    } else {
      console_.out << branch_text(answer, asked_.confidence, language);
    }
    console_.print("{}\n{}\n", console_.say(notice()),
                   console_.say(text("Written to {}.", "结果写入 {}。", output_.file.string())));
  }

  void print_json(const results::ResultFile& file, const BranchAnswer& answer) const {
    Json lines = Json::array();
    for (const BranchLine& line : answer.lines) {
      Json values = Json::object();
      for (std::size_t i = 0; i < answer.strategies.size(); ++i)
        values[answer.strategies[i]] = {{"value", line.estimates[i].value},
                                        {"low", line.estimates[i].interval.low},
                                        {"high", line.estimates[i].interval.high}};
      lines.push_back({{"metric", line.metric.name},
                       {"same_under_all", line.is_alike},
                       {"options", values},
                       {"best", line.best},
                       {"second", line.second},
                       {"best_minus_second",
                        {{"value", line.difference.value},
                         {"low", line.difference.interval.low},
                         {"high", line.difference.interval.high}}},
                       {"confidence", line.confidence}});
    }
    Json answer_json{{"decisions", asked_.decisions},       {"strategies", answer.strategies},
                     {"replications", answer.replications}, {"reached", answer.reached},
                     {"confidence", asked_.confidence},     {"metrics", lines},
                     {"file", output_.file.string()},       {"notice", notice().chinese}};
    if (const auto contest = detail(file))
      answer_json["detail"] = contest_json(*contest, console_.language);
    console_.print("{}\n", answer_json.dump(2));
  }

  const Asked& asked_;
  const Study& study_;
  const Experiment& experiment_;
  const std::vector<DecisionPoint>& points_;
  const Console& console_;
  DecisionTree tree_;
  results::Schema schema_;
  Output output_;
};

}  // namespace

int branch(const Arguments& arguments, const Console& console) {
  Asked asked;
  Options options = options_for(asked);
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  if (!asked.goal.empty() && asked.goal != "max" && asked.goal != "min")
    throw UsageError(text("--goal {}: allowed: max, min", "--goal {}: 允许: max、min", asked.goal));
  const std::unique_ptr<Study> study = open_study(asked.scenario, asked.overrides);
  study->refuse_errors();
  console.err << study->diagnostics().render(console.language);
  const std::unique_ptr<Experiment> experiment = study->prepare();
  const auto points = chosen(asked, *experiment);
  if (!asked.metric.empty()) (void)metric_called(asked.metric, measurables(experiment->schema()));
  if (asked.output.empty())
    asked.output = fmt::format("{}_{}.h5", study->name(), fmt::join(asked.decisions, "_"));
  return BranchRun(asked, *study, *experiment, points, console).go();
}

}  // namespace yuyan::cli
