#include "cli/plan_test.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/statistics/proportion.h"
#include "cli/digest.h"

namespace yuyan::cli {
namespace {

using results::Type;

constexpr const char* path = "/drill/plan_test";
constexpr const char* axis = "/drill/plan_test/clause";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Values may be infinite.
double quantile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return nan;
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

/// One clause over all replications that were computed to the end.
struct Fate {
  std::size_t at_stake = 0, met = 0;
  std::vector<double> values;  ///< of a clause with a limit; infinite where it never came
  std::int64_t worst = results::missing_integer;
};

/// What a clause asks for, as far as its fate goes.
struct Asks {
  std::string rule, comparison;
  double limit = 0;
};

/// How bad it was: late or never, or beyond the limit of a number; for the other rules broken, and
/// with the least time in hand.
double badness_of(const Asks& asks, double mark, double number) {
  if (asks.rule == "within") return number;
  if (asks.rule == "number") {
    if (asks.comparison.starts_with('<')) return number;
    return asks.comparison.starts_with('>') ? -number : std::abs(number - asks.limit);
  }
  if (mark > 0) return -infinity;
  return asks.rule == "before" && !std::isnan(number) ? -number : 0;
}

Fate fate_of(const std::vector<double>& met, const std::vector<double>& value, std::size_t clause,
             std::size_t clauses, const Asks& asks, const std::vector<std::int64_t>& numbers,
             const std::vector<std::size_t>& done) {
  const bool has_values = asks.rule == "within" || asks.rule == "number";
  Fate fate;
  double worst = -infinity;
  for (const std::size_t i : done) {
    const double mark = met[i * clauses + clause];
    if (std::isnan(mark)) continue;
    ++fate.at_stake;
    if (mark > 0) ++fate.met;
    double number = value[i * clauses + clause];
    if (has_values) {
      if (std::isnan(number)) number = infinity;
      fate.values.push_back(number);
    }
    const double badness = badness_of(asks, mark, number);
    if (badness > worst || fate.worst == results::missing_integer) {
      worst = badness;
      fate.worst = numbers[i];
    }
  }
  std::ranges::sort(fate.values);
  return fate;
}

results::LateTable table() {
  const auto real = [](const char* name, const char* unit, results::Label label) {
    return results::Column{name, Type::real, unit, std::move(label), {}};
  };
  const auto words = [](const char* name, results::Label label) {
    return results::Column{name, Type::text, "", std::move(label), {}};
  };
  return {path,
          axis,
          {"test of the plan", "预案检验表"},
          {{"n_runs", Type::integer, "", {"replications in which it was at stake", "涉及次数"}, {}},
           real("p_met", "1", {"probability that it is met", "满足概率"}),
           real("low", "1", {"lower end of its 95 % interval (Wilson)", "95 % 区间下限"}),
           real("high", "1", {"upper end", "95 % 区间上限"}),
           words("unit", {"unit of the quantiles; 1: a count", "分位数单位; 1 为计数"}),
           real("p10", "",
                {"10 % quantile of its time or number; infinite: never", "用时或指标 10 % 分位"}),
           real("p50", "", {"median of its time or number", "用时或指标中位数"}),
           real("p90", "", {"90 % quantile of its time or number", "用时或指标 90 % 分位"}),
           real("p95", "", {"95 % quantile of its time or number", "用时或指标 95 % 分位"}),
           {"worst_replication",
            Type::integer,
            "",
            {"replication in which it fared worst", "最不利的推演序号"},
            {}},
           words("bottleneck",
                 {"resource or delay whose improvement raises it most; empty: none was found, or "
                  "none was looked for",
                  "瓶颈: 改善后满足概率提高最多的资源或环节"}),
           words("bottleneck_name", {"the same in words", "瓶颈说明(英文)"}),
           words("bottleneck_name_zh", {"in Chinese", "瓶颈说明"}),
           {"gain_runs",
            Type::integer,
            "",
            {"further replications in which the clause was at stake; the next six columns stem "
             "from these",
             "另行推演中涉及的次数; 以下六列均出自这些推演"},
            {}},
           real("now", "1", {"probability as it is", "现状满足概率"}),
           real("now_low", "1", {"lower end of its 95 % interval (Wilson)", "现状区间下限"}),
           real("now_high", "1", {"upper end", "现状区间上限"}),
           real("gain", "1", {"probability with it lifted, minus without", "改善后概率增量"}),
           real("gain_low", "1", {"lower end of its 95 % interval", "增量区间下限"}),
           real("gain_high", "1", {"upper end", "增量区间上限"}),
           words("suggestion", {"what could be done", "建议(英文)"}),
           words("suggestion_zh", {"in Chinese", "建议"})}};
}

}  // namespace

void declare_plan_test(const std::vector<response::Clause>& clauses, results::Layout& layout) {
  if (clauses.empty()) return;
  std::vector<std::string> ids;
  ids.reserve(clauses.size());
  for (const response::Clause& clause : clauses) ids.push_back(clause.id);
  layout.dimensions.push_back({axis, {"clause", "条款"}, "", ids});
  layout.late_tables.push_back(table());
}

results::LateValues plan_test(const results::Layout& layout, const results::ResultFile& file,
                              const std::map<std::string, Bottleneck>& bottlenecks) {
  const auto declared = std::ranges::find(layout.late_tables, path, &results::LateTable::path);
  if (declared == layout.late_tables.end()) return {};
  const auto ids = file.texts(axis);
  const auto rules = file.texts("/drill/clauses/rule");
  const auto operators = file.texts("/drill/clauses/operator");
  const auto limits = file.reals("/drill/clauses/limit");
  const auto units = file.texts("/drill/clauses/unit");
  const auto met = file.reals("/drill/clauses/met");
  const auto value = file.reals("/drill/clauses/value");
  const auto numbers = file.integers("/replication");
  const auto done = tally_of(file).done;
  std::vector<std::int64_t> runs, worst, gain_runs;
  std::vector<std::vector<double>> reals(13);
  std::vector<std::vector<std::string>> words(5);
  for (std::size_t c = 0; c < ids.size(); ++c) {
    const Fate fate =
        fate_of(met, value, c, ids.size(), {rules[c], operators[c], limits[c]}, numbers, done);
    runs.push_back(static_cast<std::int64_t>(fate.at_stake));
    worst.push_back(fate.worst);
    const auto share = statistics::wilson(fate.met, fate.at_stake);
    const auto found = bottlenecks.find(ids[c]);
    const bool known = found != bottlenecks.end();
    const statistics::Estimate none_known{nan, {nan, nan}};
    const auto& [now, gain] = known ? std::pair(found->second.now, found->second.gain)
                                    : std::pair(none_known, none_known);
    gain_runs.push_back(known ? static_cast<std::int64_t>(found->second.at_stake)
                              : results::missing_integer);
    const std::array row{share.value,
                         share.interval.low,
                         share.interval.high,
                         quantile(fate.values, 0.1),
                         quantile(fate.values, 0.5),
                         quantile(fate.values, 0.9),
                         quantile(fate.values, 0.95),
                         now.value,
                         now.interval.low,
                         now.interval.high,
                         gain.value,
                         gain.interval.low,
                         gain.interval.high};
    for (std::size_t i = 0; i < row.size(); ++i) reals[i].push_back(row[i]);
    const Relaxation none;
    const Relaxation& relaxation = known ? found->second.relaxation : none;
    const std::array texts{relaxation.id, relaxation.name.english, relaxation.name.chinese,
                           relaxation.advice.english, relaxation.advice.chinese};
    for (std::size_t i = 0; i < texts.size(); ++i) words[i].push_back(texts[i]);
  }
  return {{}, {filled(*declared, {runs,      reals[0],  reals[1], reals[2], units,    reals[3],
                                  reals[4],  reals[5],  reals[6], worst,    words[0], words[1],
                                  words[2],  gain_runs, reals[7], reals[8], reals[9], reals[10],
                                  reals[11], reals[12], words[3], words[4]})}};
}

}  // namespace yuyan::cli
