// yuyan compare: which of several scenarios or results is best in one number, and how surely.
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <memory>

#include "cli/contest.h"
#include "cli/contest_text.h"
#include "cli/effort.h"
#include "cli/options.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"
#include "cli/version.h"
#include "sim/ensemble/stop.h"

namespace yuyan::cli {
namespace {

struct Asked {
  std::vector<std::string> scenarios;
  Overrides overrides;
  std::string metric, goal, method;
  double confidence = 0.95, indifference = 0;
  std::uint64_t first = 50, budget = 2000;
  Effort effort;
  bool json = false;
};

Options options_for(Asked& asked) {
  Options options(
      "compare A B … --metric M [options]",
      {"Runs scenarios with the same chance until it is clear which is best in one number, or the "
       "budget is spent; or compares result files as they are.",
       "以相同随机数推演多个情景, 直到能判断某指标孰优或用完次数; 也可直接比较结果文件。"});
  options.arguments("A B …", asked.scenarios,
                    {"scenarios, each FOLDER or FOLDER::PATH=VALUE::…, or result files .h5",
                     "情景(文件夹, 或 文件夹::路径=值::…), 或 .h5 结果文件"});
  options.value("metric", "M", asked.metric,
                {"a clause, an outcome such as deaths, or an array's path with places in brackets",
                 "条款、结果量(如 deaths), 或数组路径加方括号内的位置"});
  options.value("goal", "max|min", asked.goal,
                {"which is better, by default more of a clause and less of all else",
                 "以大为优或以小为优; 默认条款取大, 其余取小"});
  options.value("confidence", "P", asked.confidence,
                {"that what is dropped is not better", "结论的置信水平"}, 0.5, 0.9999);
  options.value(
      "indifference", "D", asked.indifference,
      {"a lesser difference does not matter, in the unit of the metric", "无差异区间, 单位同指标"},
      0, 1e12);
  options.value("budget", "N", asked.budget,
                {"replications of each, at most", "每个情景最多推演次数"}, 4, 10'000'000);
  options.value("first", "N", asked.first, {"replications before the first look", "首轮推演次数"},
                4, 1'000'000);
  options.value("method", "paired_t|kn", asked.method,
                {"by default kn for a number with an indifference, else paired_t",
                 "默认: 给出无差异区间的数值用 kn, 其余用配对 t"});
  add_overrides(options, asked.overrides,
                {"changes a parameter of every scenario", "修改全部情景的参数"});
  add_effort(options, asked.effort);
  options.flag("json", asked.json, {"prints JSON", "输出 JSON"});
  return options;
}

void refuse_nonsense(const Asked& asked) {
  if (asked.scenarios.size() < 2)
    throw UsageError(
        {"compare needs two or more scenarios or results", "compare 需要两个或更多情景或结果文件"});
  if (asked.metric.empty())
    throw UsageError(
        {"--metric is missing: which number is compared? For a drill: a clause, or an "
         "outcome such as deaths",
         "缺少 --metric: 比较哪个指标? 例如条款编号或 deaths"});
  if (!asked.goal.empty() && asked.goal != "max" && asked.goal != "min")
    throw UsageError(text("--goal {}: allowed: max, min", "--goal {}: 允许: max、min", asked.goal));
  if (!asked.method.empty() && asked.method != "paired_t" && asked.method != "kn")
    throw UsageError(text("--method {}: allowed: paired_t, kn", "--method {}: 允许: paired_t、kn",
                          asked.method));
  if (asked.method == "kn" && asked.indifference <= 0)
    throw UsageError({"--method kn needs an --indifference above 0", "kn 方法需要 --indifference"});
}

statistics::Goal goal_of(const Asked& asked, const Metric& metric) {
  if (asked.goal.empty())
    return metric.is_share() ? statistics::Goal::maximise : statistics::Goal::minimise;
  return asked.goal == "max" ? statistics::Goal::maximise : statistics::Goal::minimise;
}

bool is_result(const std::string& name) { return std::filesystem::path(name).extension() == ".h5"; }

ContestRules rules_of(const Asked& asked, const Metric& metric) {
  ContestRules rules{asked.confidence, asked.indifference,     asked.first,
                     asked.budget,     goal_of(asked, metric), false};
  rules.kn = asked.method == "kn" ||
             (asked.method.empty() && asked.indifference > 0 && !metric.is_share());
  if (rules.kn && metric.is_share())
    throw UsageError({"--method kn compares numbers; the share of a clause is compared by paired_t",
                      "kn 方法用于数值; 条款满足率请用 paired_t"});
  return rules;
}

ContestResult compare_scenarios(const Asked& asked) {
  const ensemble::Stop stop{SIGINT, SIGTERM, SIGHUP};
  Sampler sampler(asked.effort, stop);
  for (const std::string& word : asked.scenarios) {
    const Variant variant = Variant::parsed(word);
    Variant whole = variant;
    whole.overrides.insert(whole.overrides.begin(), asked.overrides.begin(), asked.overrides.end());
    sampler.add(std::make_unique<Contestant>(whole, std::vector<std::string>{asked.metric}));
  }
  return contest(sampler, rules_of(asked, sampler.contestant(0).metrics().front()));
}

ContestResult compare_results(const Asked& asked) {
  const Metric metric =
      metric_called(asked.metric, measurables(results::ResultFile(asked.scenarios[0])));
  ContestRules rules = rules_of(asked, metric);
  rules.kn = false;
  return contest_of_results(asked.scenarios, asked.metric, rules);
}

}  // namespace

int compare(const Arguments& arguments, const Console& console) {
  Asked asked;
  Options options = options_for(asked);
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  refuse_nonsense(asked);
  const auto results = std::ranges::count_if(asked.scenarios, is_result);
  if (results != 0 && results != std::ssize(asked.scenarios))
    throw UsageError(
        {"results are compared with results and scenarios with scenarios: run the "
         "scenarios first, or name the scenarios of the results",
         "结果文件只能与结果文件比较, 情景只能与情景比较"});
  const ContestResult result = results > 0 ? compare_results(asked) : compare_scenarios(asked);
  if (result.failed > 0)
    console.note("{}\n", console.say(text("warning: {} replications failed and are left out",
                                          "警告: {} 次推演失败, 未计入", result.failed)));
  if (asked.json)
    console.print("{}\n", contest_json(result, console.language).dump(2));
  else
    console.print("{}{}\n", contest_text(result, console.language), console.say(notice()));
  return result.stopped ? stopped : done;
}

}  // namespace yuyan::cli
