#include "cli/branch_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "cli/digest.h"
#include "cli/usage_error.h"

namespace yuyan::cli {
namespace {

using results::Type;

constexpr const char* strategy_axis = "/branch/strategy";
constexpr const char* reached_path = "/branch/reached";
constexpr const char* comparison = "/branch/comparison";
constexpr std::size_t most_strategies = 256;

bool is_number(Type type) {
  return type == Type::real || type == Type::integer || type == Type::flag;
}

results::LateTable comparison_table() {
  const auto real = [](const char* name, results::Label label) {
    return results::Column{name, Type::real, "", std::move(label), {}};
  };
  return {comparison,
          std::string(comparison) + "/metric",
          {"the options compared, over replications that came to the decision", "各选项比较"},
          {{"best", Type::text, "", {"option with the best mean", "最优选项"}, {}},
           {"second", Type::text, "", {"the next one", "次优选项"}, {}},
           real("difference", {"best minus second, in the unit of the metric", "最优与次优之差"}),
           real("low", {"lower end of its interval", "区间下限"}),
           real("high", {"upper end", "区间上限"}),
           real("confidence", {"that the best is better, one-sided", "最优者确优的把握"})}};
}

}  // namespace

DecisionTree::DecisionTree(std::vector<DecisionPoint> points, const results::Schema& schema)
    : points_(std::move(points)) {
  strategies_ = {{}};
  for (const DecisionPoint& point : points_) {
    std::vector<std::vector<std::size_t>> longer;
    for (const auto& strategy : strategies_)
      for (std::size_t option = 0; option < point.options.size(); ++option) {
        longer.push_back(strategy);
        longer.back().push_back(option);
      }
    strategies_ = std::move(longer);
  }
  if (strategies_.size() > most_strategies)
    throw UsageError(text("these decisions have {} combinations; at most {} are played",
                          "这些决策点共有 {} 种组合, 最多 {} 种", strategies_.size(),
                          most_strategies));
  for (const auto& strategy : strategies_) {
    std::vector<std::string> words;
    words.reserve(strategy.size());
    for (std::size_t i = 0; i < strategy.size(); ++i)
      words.push_back(points_[i].options[strategy[i]]);
    names_.push_back(fmt::format("{}", fmt::join(words, "+")));
  }
  layout_.dimensions = {{strategy_axis, {"option of each decision", "各决策点的选项"}, "", names_}};
  layout_.variables = {
      {reached_path, Type::flag, "", {"a decision came up", "是否到达决策点"}, {}, {}}};
  std::vector<std::string> titles, titles_zh, metrics;
  for (const auto& strategy : strategies_) {
    std::vector<std::string> english, chinese;
    for (std::size_t i = 0; i < strategy.size(); ++i) {
      english.push_back(points_[i].titles[strategy[i]].english);
      chinese.push_back(points_[i].titles[strategy[i]].chinese);
    }
    titles.push_back(fmt::format("{}", fmt::join(english, "; ")));
    titles_zh.push_back(fmt::format("{}", fmt::join(chinese, "; ")));
  }
  layout_.static_tables = {
      {"/branch/strategies",
       strategy_axis,
       {"strategies", "策略"},
       {{{"title", Type::text, "", {"what is done", "英文说明"}, {}}, titles},
        {{"title_zh", Type::text, "", {"in Chinese", "说明"}, {}}, titles_zh}}}};
  std::vector<Kept> outcomes;
  for (const Measurable& array : measurables(schema)) {
    if (!is_number(array.type)) continue;
    const std::string name(results::name_of(array.path));
    if (array.axes.empty()) {
      const std::string path = "/branch/outcomes/" + name;
      if (std::ranges::find(layout_.variables, path, &results::Variable::path) !=
          layout_.variables.end())
        continue;
      layout_.variables.push_back({path, Type::real, array.unit, array.label, {strategy_axis}, {}});
      outcomes.push_back({metric_called(array.path, {array}), path, 0, 1});
    } else if (array.type == Type::flag && array.axes.size() == 1) {
      const std::string group =
          "/branch/" + std::string(results::name_of(results::group_of(array.path)));
      const std::string axis = group + "/" + array.axes[0].name;
      if (std::ranges::find(layout_.dimensions, axis, &results::Dimension::path) !=
          layout_.dimensions.end())
        continue;
      layout_.dimensions.push_back({axis, {array.axes[0].name, ""}, "", array.axes[0].places});
      const std::string path = fmt::format("{}/{}", group, name);
      layout_.variables.push_back({path, Type::flag, "", array.label, {strategy_axis, axis}, {}});
      const auto& places = array.axes[0].places;
      for (std::size_t i = 0; i < places.size(); ++i)
        kept_.push_back({metric_called(fmt::format("{}[{}]", array.path, places[i]), {array}), path,
                         i, places.size()});
    }
  }
  kept_.insert(kept_.end(), outcomes.begin(), outcomes.end());
  for (const Kept& kept : kept_) metrics.push_back(kept.metric.name);
  layout_.dimensions.push_back(
      {std::string(comparison) + "/metric", {"number that is compared", "指标"}, "", metrics});
  layout_.late_tables.push_back(comparison_table());
}

results::Layout DecisionTree::layout() const { return layout_; }

/// The one branch on which every decision that came up went as the strategy says.
const ensemble::Leaf* DecisionTree::leaf_of(std::size_t strategy,
                                            const std::vector<ensemble::Leaf>& leaves) const {
  for (const ensemble::Leaf& leaf : leaves) {
    const bool fits = std::ranges::all_of(leaf.way, [&](const ensemble::Crossing& crossing) {
      const auto point = std::ranges::find(points_, crossing.decision, &DecisionPoint::id);
      return strategies_[strategy][static_cast<std::size_t>(point - points_.begin())] ==
             crossing.option;
    });
    if (fits) return &leaf;
  }
  return nullptr;
}

results::Record DecisionTree::record(const results::Schema& schema,
                                     const std::vector<ensemble::Leaf>& leaves) const {
  results::Record record(schema);
  const bool reached = !leaves.front().way.empty();
  record.set(schema.flag(reached_path), static_cast<std::int8_t>(reached ? 1 : 0));
  if (!reached) {
    record.set_events(leaves.front().record.events());
    return record;
  }
  std::uint64_t events = 0;
  for (const ensemble::Leaf& leaf : leaves) events += leaf.record.events();
  record.set_events(events);
  for (std::size_t s = 0; s < strategies_.size(); ++s) {
    const ensemble::Leaf* leaf = leaf_of(s, leaves);
    if (leaf == nullptr) throw std::logic_error("a strategy has no branch");
    for (const Kept& kept : kept_) {
      const double value = value_of(leaf->record, kept.metric);
      const std::size_t place = s * kept.width + kept.place;
      if (!kept.metric.is_share())
        record.set(schema.real(kept.path), value, place);
      else if (!std::isnan(value))
        record.set(schema.flag(kept.path), static_cast<std::int8_t>(value), place);
    }
  }
  return record;
}

/// By strategy, over the replications that came to the decision.
std::vector<std::vector<double>> DecisionTree::columns(const results::ResultFile& file,
                                                       const Kept& kept) const {
  const auto values = file.reals(kept.path);
  const auto reached = file.reals(reached_path);
  std::vector<std::vector<double>> columns(strategies_.size());
  for (const std::size_t r : tally_of(file).done) {
    if (reached[r] != 1) continue;
    for (std::size_t s = 0; s < strategies_.size(); ++s)
      columns[s].push_back(values[(r * strategies_.size() + s) * kept.width + kept.place]);
  }
  return columns;
}

ContestResult DecisionTree::contest(const results::ResultFile& file, const Metric& metric,
                                    const ContestRules& rules) const {
  for (const Kept& kept : kept_)
    if (kept.metric.path == metric.path && kept.metric.place == metric.place)
      return contest_of_columns(names_, columns(file, kept), metric, rules);
  throw UsageError(text("{} is not kept for the branches; clauses and outcomes are",
                        "分支结果不含 {}; 仅含条款与结果量", metric.name));
}

namespace {

/// The same in every replication, but for what rounding makes of sums in another order.
bool is_alike(const std::vector<double>& one, const std::vector<double>& other) {
  constexpr double rounding = 1e-9;
  return std::ranges::equal(one, other, [](double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b)) ||
           std::abs(a - b) <= rounding * std::max(std::abs(a), std::abs(b));
  });
}

}  // namespace

BranchAnswer DecisionTree::answer(const results::ResultFile& file,
                                  const ContestRules& given) const {
  BranchAnswer answer;
  answer.strategies = names_;
  const auto done = tally_of(file).done;
  const auto reached = file.reals(reached_path);
  answer.replications = done.size();
  for (const std::size_t r : done) answer.reached += reached[r] == 1 ? 1U : 0U;
  for (const Kept& kept : kept_) {
    ContestRules rules = given;
    if (kept.metric.is_share()) rules.goal = statistics::Goal::maximise;
    const auto values = columns(file, kept);
    const ContestResult result = contest_of_columns(names_, values, kept.metric, rules);
    BranchLine line;
    line.metric = kept.metric;
    line.difference = {std::numeric_limits<double>::quiet_NaN(), {}};
    for (const Placed& placed : result.placed) line.estimates.push_back(placed.estimate);
    const double sign = rules.goal == statistics::Goal::maximise ? 1 : -1;
    std::size_t second = names_.size();
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (!is_alike(values[i], values[result.leader]) &&
          !std::isnan(result.placed[i].estimate.value) &&
          (second == names_.size() ||
           sign * result.placed[i].estimate.value > sign * result.placed[second].estimate.value))
        second = i;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!is_alike(values[i], values[result.leader])) {
        line.is_alike = false;
      } else {
        line.best += (line.best.empty() ? "" : " = ") + names_[i];
        line.best_places.push_back(i);
      }
    }
    if (second < names_.size()) {
      line.second = names_[second];
      line.second_place = second;
      line.difference = result.placed[second].behind;
      line.confidence = result.placed[second].lead_confidence;
    }
    answer.lines.push_back(std::move(line));
  }
  return answer;
}

results::LateValues DecisionTree::late(const results::ResultFile& file,
                                       const ContestRules& rules) const {
  std::vector<std::string> best, second;
  std::vector<double> difference, low, high, confidence;
  for (const BranchLine& line : answer(file, rules).lines) {
    best.push_back(line.is_alike ? "" : line.best);
    second.push_back(line.is_alike ? "" : line.second);
    difference.push_back(line.difference.value);
    low.push_back(line.difference.interval.low);
    high.push_back(line.difference.interval.high);
    confidence.push_back(line.confidence);
  }
  return {{},
          {filled(layout_.late_tables.front(), {best, second, difference, low, high, confidence})}};
}

}  // namespace yuyan::cli
