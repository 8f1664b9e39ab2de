// yuyan sensitivity: which assumption of a programme matters most, and what it is worth to know it.
#include <algorithm>
#include <cmath>
#include <csignal>
#include <memory>
#include <optional>
#include <thread>

#include <nlohmann/json.hpp>

#include "cli/assumptions.h"
#include "cli/options.h"
#include "cli/sampler.h"
#include "cli/table.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"
#include "cli/version.h"
#include "cli/width.h"

namespace yuyan::cli {
namespace {

using Json = nlohmann::ordered_json;
using enum Table::Align;

struct Asked {
  std::vector<std::string> scenarios;
  std::string indicator = "deaths", method, goal, actual, as_of;
  std::vector<std::string> parameters;
  Overrides overrides;
  std::optional<std::uint64_t> points, replications;
  std::uint64_t seed = 1, rows = 15;
  std::uint64_t workers = std::max(1U, std::thread::hardware_concurrency());
  double confidence = 0.95;
  bool json = false;
};

Options options_for(Asked& asked) {
  Options options(
      "sensitivity PROGRAMME [OTHER …] [options]",
      {"Which uncertain parameter of a programme moves an indicator most: Morris screening or "
       "Sobol "
       "indices. With other plans beside it: what it is worth to know a parameter before choosing "
       "between them.",
       "规划中哪个不确定参数对指标影响最大: Morris 筛选或 Sobol 指数。并列给出其他方案时: "
       "在方案间抉择之前弄清某参数的价值。"});
  options.arguments("PROGRAMME …", asked.scenarios,
                    {"programmes, each FOLDER or FOLDER::PATH=VALUE::…",
                     "规划情景: 文件夹, 或 文件夹::路径=值::…"});
  options.value("indicator", "I", asked.indicator,
                {"an indicator of the city (its mean a year), or an array's place such as "
                 "deaths[2020], or a target",
                 "全市指标(取年均), 或数组位置如 deaths[2020], 或目标编号"});
  options.value(
      "method", "morris|sobol|value", asked.method,
      {"by default morris; value when plans stand beside it", "默认 morris; 有并列方案时为 value"});
  options.values("parameter", "PATTERN", asked.parameters,
                 {"only these, * for any text; what one pattern matches moves together; may be "
                  "repeated",
                  "仅限匹配的参数, * 代表任意文字; 同一模式匹配者一并变动; 可重复"});
  options.value("points", "N", asked.points,
                {"trajectories (20), rows of Sobol's design (64), draws (200)",
                 "轨迹数(20)、Sobol 设计行数(64)或参数抽样数(200)"},
                2, 1'000'000);
  options.value("replications", "R", asked.replications,
                {"of every point, so that chance can be taken off (4, 2, 2)",
                 "每点推演次数, 用以扣除偶然性(4、2、2)"},
                2, 1000);
  options.value("goal", "max|min", asked.goal,
                {"which is better when plans are chosen between, by default more of a target and "
                 "less of all else",
                 "方案抉择以大或以小为优; 默认达标取大, 其余取小"});
  options.value("confidence", "C", asked.confidence, {"of the intervals", "置信水平"}, 0.5, 0.9999);
  options.value("rows", "N", asked.rows, {"lines shown, the strongest first", "显示行数"}, 1,
                10000);
  options.values("set", "PATH=VALUE", asked.overrides,
                 {"changes a parameter; may be repeated", "修改参数; 可重复"});
  options.value("actual", "LEDGER.csv", asked.actual,
                {"accident ledger that fixes the past", "事故台账: 固定已发生事故"});
  options.value("as-of", "DATE", asked.as_of, {"last day that the ledger covers", "台账截止日期"});
  options.value("seed", "S", asked.seed, {"of all chance", "随机种子"}, 0,
                std::numeric_limits<std::int64_t>::max());
  options.value("workers", "W", asked.workers, {"processes at a time", "并行进程数"}, 1, 4096);
  options.flag("json", asked.json, {"prints JSON", "输出 JSON"});
  return options;
}

/// A programme as it was asked for, ready to be played.
struct Prepared {
  std::string label;
  std::unique_ptr<Study> study;
  std::unique_ptr<Experiment> experiment;

  [[nodiscard]] const ProgrammeExperiment& programme() const {
    return dynamic_cast<const ProgrammeExperiment&>(*experiment);
  }
};

Prepared prepared(const Asked& asked, const std::string& word) {
  Variant variant = Variant::parsed(word);
  variant.overrides.insert(variant.overrides.begin(), asked.overrides.begin(),
                           asked.overrides.end());
  Prepared one{variant.label(), open_study(variant.scenario, variant.overrides), nullptr};
  if (dynamic_cast<const ProgrammeStudy*>(one.study.get()) == nullptr)
    throw UsageError(text("{}: no programme; sensitivity is about the assumptions of one",
                          "{}: 不是规划情景; sensitivity 仅用于规划", variant.scenario));
  if (!asked.actual.empty()) one.study->learn({asked.actual, asked.as_of});
  one.study->refuse_errors();
  one.experiment = one.study->prepare();
  return one;
}

std::string percent(double share) {
  return std::isnan(share) ? "-" : fmt::format("{:.1f} %", 100 * std::max(0.0, share));
}

/// What rounding leaves of nothing is nothing.
double tidy(double value) { return std::abs(value) < 1e-9 ? 0 : value; }

std::string number(double value) { return fmt::format("{:.3g}", tidy(value)); }

std::string range(const statistics::Interval& interval, double scale = 1) {
  if (std::isnan(interval.low)) return "";
  return fmt::format("{:.3g} … {:.3g}", scale * std::max(0.0, interval.low),
                     scale * std::max(0.0, interval.high));
}

/// Places of a list, the strongest first; equal ones as they stand.
template <class List, class Strength>
std::vector<std::size_t> strongest_first(const List& list, Strength strength) {
  std::vector<std::size_t> order(list.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto weight = [&](std::size_t i) {
    const double value = strength(list[i]);
    return std::isnan(value) ? -1.0 : value;
  };
  std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(-weight(i), i); });
  return order;
}

void say_more(std::size_t all, std::uint64_t shown, const Console& console) {
  if (all > shown)
    console.print("  {}\n", console.say(text("{} more: --rows, --json",
                                             "另有 {} 项: --rows、--json", all - shown)));
}

void show_morris(const Sensitivity& found, const Asked& asked, const Console& console) {
  const bool chinese = console.language == Language::chinese;
  const auto order = strongest_first(
      found.factors, [](const auto& one) { return one.morris.mean_absolute.value; });
  Table table({left, right, right, left, right, right});
  table.row({"", chinese ? "效应" : "effect", "mu*", fmt::format("{:g} %", 100 * asked.confidence),
             "sigma", chinese ? "偶然性" : "by chance"});
  for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), asked.rows); ++i) {
    const FactorSensitivity& one = found.factors[order[i]];
    table.row({one.name, fmt::format("{:+.3g}", tidy(one.morris.mean)),
               number(one.morris.mean_absolute.value), range(one.morris.mean_absolute.interval),
               number(one.morris.deviation), number(one.morris.by_chance)});
  }
  console.out << table.text();
  say_more(order.size(), asked.rows, console);
  console.print(
      "{}\n",
      console.say(
          {"effect: mean change of the indicator when the parameter goes from its 12.5 % to "
           "its 87.5 % quantile; mu*: the same without sign; sigma: how much it depends on "
           "the other parameters; by chance: what mu* would be without any effect.",
           "效应: 参数由 12.5 % 分位升至 87.5 % 分位时指标的平均变化; mu*: 其绝对值的均值; "
           "sigma: 与其他参数的交互或非线性; 偶然性: 参数毫无作用时 mu* 的大小。"}));
}

void show_sobol(const Sensitivity& found, const Asked& asked, const Console& console) {
  const bool chinese = console.language == Language::chinese;
  const auto order =
      strongest_first(found.factors, [](const auto& one) { return one.sobol.total.value; });
  Table table({left, right, left, right, left});
  const std::string level = fmt::format("{:g} %", 100 * asked.confidence);
  table.row({"", chinese ? "一阶" : "alone", level, chinese ? "总效应" : "total", level});
  for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), asked.rows); ++i) {
    const FactorSensitivity& one = found.factors[order[i]];
    table.row({one.name, percent(one.sobol.first.value), range(one.sobol.first.interval, 100),
               percent(one.sobol.total.value), range(one.sobol.total.interval, 100)});
  }
  table.row({chinese ? "偶然性" : "chance", percent(found.chance_share)});
  console.out << table.text();
  say_more(order.size(), asked.rows, console);
  console.print(
      "{}\n",
      console.say({"alone: share of the variance of one replication by the parameter alone; total: "
                   "with its interactions; chance: what remains when every parameter is known.",
                   "一阶: 单次推演方差中该参数单独所占比例; 总效应: 含交互; 偶然性: "
                   "即使全部参数已知仍存在的部分。"}));
}

Json estimate_json(const statistics::Estimate& one) {
  const auto finite = [](double value) { return std::isfinite(value) ? Json(value) : Json(); };
  return {{"value", finite(one.value)},
          {"low", finite(one.interval.low)},
          {"high", finite(one.interval.high)}};
}

Json head_json(const Text& indicator, const std::string& unit, std::uint64_t played) {
  return {{"notice", notice().chinese},
          {"notice_en", notice().english},
          {"indicator", indicator.english},
          {"indicator_zh", indicator.chinese},
          {"unit", unit},
          {"replications", played}};
}

void print_json(const Sensitivity& found, const Console& console) {
  Json answer = head_json(found.indicator, found.unit, found.played);
  const bool is_sobol = found.question.method == SensitivityMethod::sobol;
  answer["method"] = is_sobol ? "sobol" : "morris";
  if (is_sobol) {
    answer["variance"] = found.variance;
    answer["chance_share"] = found.chance_share;
  }
  answer["parameters"] = Json::array();
  for (const FactorSensitivity& one : found.factors) {
    Json row{{"parameter", one.name}, {"parameters", one.parameters}};
    if (is_sobol) {
      row["sobol_first"] = estimate_json(one.sobol.first);
      row["sobol_total"] = estimate_json(one.sobol.total);
    } else {
      row["morris_mu"] = one.morris.mean;
      row["morris_mu_star"] = estimate_json(one.morris.mean_absolute);
      row["morris_sigma"] = one.morris.deviation;
      row["by_chance"] = one.morris.by_chance;
    }
    answer["parameters"].push_back(std::move(row));
  }
  console.print("{}\n", answer.dump(2));
}

void print_json(const DecisionValue& found, const Console& console) {
  Json answer = head_json(found.indicator, found.unit, found.played);
  answer["method"] = "value";
  answer["options"] = Json::array();
  for (std::size_t i = 0; i < found.options.size(); ++i)
    answer["options"].push_back({{"option", found.options[i]},
                                 {"expected", estimate_json(found.expected[i])},
                                 {"behind_the_best", estimate_json(found.behind[i])},
                                 {"is_best", i == found.best}});
  answer["parameters"] = Json::array();
  for (const KnowledgeValue& one : found.parameters)
    answer["parameters"].push_back({{"parameter", one.name},
                                    {"evppi", estimate_json(one.value.value)},
                                    {"by_chance", one.value.by_chance}});
  console.print("{}\n", answer.dump(2));
}

void show_value(const DecisionValue& found, const Asked& asked, const Console& console) {
  const bool chinese = console.language == Language::chinese;
  const std::string level = fmt::format("{:g} %", 100 * asked.confidence);
  Table options({left, right, left, right, left});
  options.row({chinese ? "方案" : "plan", chinese ? "预期" : "expected", level,
               chinese ? "落后" : "behind", level});
  for (std::size_t i = 0; i < found.options.size(); ++i) {
    const auto& own = found.expected[i].interval;
    const auto& behind = found.behind[i];
    const bool is_best = i == found.best;
    options.row(
        {found.options[i], number(found.expected[i].value),
         fmt::format("{:.3g} … {:.3g}", own.low, own.high),
         is_best ? (chinese ? "最优" : "best") : number(behind.value),
         is_best ? "" : fmt::format("{:.3g} … {:.3g}", behind.interval.low, behind.interval.high)});
  }
  console.out << options.text();
  console.print("\n{}\n", chinese ? "抉择前弄清该参数的价值 (EVPPI)"
                                  : "Worth of knowing a parameter before choosing (EVPPI)");
  const auto order =
      strongest_first(found.parameters, [](const auto& one) { return one.value.value.value; });
  Table table({left, right, left});
  for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), asked.rows); ++i) {
    const KnowledgeValue& one = found.parameters[order[i]];
    table.row({one.name, number(one.value.value.value), range(one.value.value.interval)});
  }
  console.out << table.text();
  say_more(order.size(), asked.rows, console);
  console.print(
      "{}\n",
      console.say(
          {"In the unit of the indicator, what chance alone gives taken off. 0: however the "
           "parameter turns out, the best plan stays the best.",
           "单位同指标, 已扣除偶然性。0 表示无论该参数取何值, 最优方案不变。"}));
}

void show_head(const Text& title, const Text& indicator, const std::string& unit,
               std::uint64_t played, const Console& console) {
  console.print("{}\n{} ({}). {}\n{}\n\n", console.say(title), console.say(indicator), unit,
                console.say(text("{} replications", "推演 {} 次", played)), console.say(notice()));
}

void refuse_nonsense(const Asked& asked) {
  if (asked.scenarios.empty())
    throw UsageError({"sensitivity needs a PROGRAMME; see yuyan sensitivity --help",
                      "sensitivity 需要一个规划情景; 见 yuyan sensitivity --help"});
  if (!asked.method.empty() && asked.method != "morris" && asked.method != "sobol" &&
      asked.method != "value")
    throw UsageError(text("--method {}: allowed: morris, sobol, value",
                          "--method {}: 允许: morris、sobol、value", asked.method));
  if (asked.scenarios.size() > 1 && !asked.method.empty() && asked.method != "value")
    throw UsageError(text("--method {} takes one programme; several are for --method value",
                          "--method {} 只用于一个规划; 多个方案请用 --method value", asked.method));
  if (asked.scenarios.size() == 1 && asked.method == "value")
    throw UsageError(
        {"--method value needs plans to choose between: PROGRAMME "
         "PROGRAMME::PATH=VALUE …",
         "--method value 需要可供抉择的方案: 规划 规划::路径=值 …"});
  if (asked.scenarios.size() > 1 && !asked.parameters.empty())
    throw UsageError(
        {"--parameter goes with morris and sobol", "--parameter 仅用于 morris 与 sobol"});
  if (!asked.goal.empty() && asked.goal != "max" && asked.goal != "min")
    throw UsageError(text("--goal {}: allowed: max, min", "--goal {}: 允许: max、min", asked.goal));
}

int decide(const Asked& asked, const ensemble::Stop& stop, const ShareDone& progress,
           const Console& console) {
  std::vector<Prepared> all;
  std::vector<std::string> labels;
  std::vector<const ProgrammeExperiment*> options;
  all.reserve(asked.scenarios.size());
  for (const std::string& word : asked.scenarios) all.push_back(prepared(asked, word));
  for (const Prepared& one : all) {
    labels.push_back(one.label);
    options.push_back(&one.programme());
  }
  DecisionQuestion question;
  question.indicator = asked.indicator;
  question.larger_is_better =
      asked.goal.empty() ? WeighedIndicator(asked.indicator, options[0]->schema()).is_share()
                         : asked.goal == "max";
  question.draws = std::max<std::uint64_t>(4, asked.points.value_or(question.draws));
  question.replications = asked.replications.value_or(question.replications);
  question.seed = asked.seed;
  question.workers = static_cast<int>(asked.workers);
  question.confidence = asked.confidence;
  const auto found = value_of_deciding(labels, options, question, stop, progress);
  if (!found) return stopped;
  if (asked.json) {
    print_json(*found, console);
    return done;
  }
  show_head(all[0].study->title(), found->indicator, found->unit, found->played, console);
  show_value(*found, asked, console);
  return done;
}

int weigh(const Asked& asked, const ensemble::Stop& stop, const ShareDone& progress,
          const Console& console) {
  const Prepared one = prepared(asked, asked.scenarios[0]);
  SensitivityQuestion question;
  const bool is_sobol = asked.method == "sobol";
  question.method = is_sobol ? SensitivityMethod::sobol : SensitivityMethod::morris;
  question.indicator = asked.indicator;
  question.factors = asked.parameters;
  question.points = asked.points.value_or(is_sobol ? 64 : 20);
  question.replications = asked.replications.value_or(is_sobol ? 2 : 4);
  question.seed = asked.seed;
  question.workers = static_cast<int>(asked.workers);
  question.confidence = asked.confidence;
  const auto found = sensitivity_of(one.programme(), question, stop, progress);
  if (!found) return stopped;
  if (asked.json) {
    print_json(*found, console);
    return done;
  }
  show_head(one.study->title(), found->indicator, found->unit, found->played, console);
  is_sobol ? show_sobol(*found, asked, console) : show_morris(*found, asked, console);
  return done;
}

}  // namespace

int sensitivity(const Arguments& arguments, const Console& console) {
  Asked asked;
  Options options = options_for(asked);
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  refuse_nonsense(asked);
  const ensemble::Stop stop{SIGINT, SIGTERM, SIGHUP};
  const ShareDone progress = [&](double share) {
    if (console.err_is_terminal) console.note("\r{:3.0f} %{}", 100 * share, share < 1 ? "" : "\n");
  };
  return asked.scenarios.size() > 1 ? decide(asked, stop, progress, console)
                                    : weigh(asked, stop, progress, console);
}

}  // namespace yuyan::cli
