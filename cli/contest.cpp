#include "cli/contest.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <map>
#include <numeric>

#include "analysis/statistics/clustered.h"
#include "analysis/statistics/mean.h"
#include "analysis/statistics/paired.h"
#include "analysis/statistics/share.h"
#include "analysis/statistics/tournament.h"
#include "cli/digest.h"
#include "cli/usage_error.h"

namespace yuyan::cli {
namespace {

using statistics::Estimate;
using statistics::Goal;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Numbers of all contestants over the same replications, ready to be compared.
using Columns = std::vector<std::vector<double>>;

/// Takes out the replications in which one of them says nothing: a failed one; for anything but a
/// share also a missing value. `of_draw[r]` is the draw of parameters of replication r; gives that
/// of what is left.
Columns comparable(const Columns& columns, const std::vector<std::vector<bool>>& sound,
                   bool is_share, std::vector<std::size_t>& of_draw) {
  Columns kept(columns.size());
  std::vector<std::size_t> draws;
  for (std::size_t r = 0; r < columns[0].size(); ++r) {
    bool whole = true;
    for (std::size_t i = 0; i < columns.size(); ++i)
      whole = whole && sound[i][r] && (is_share || !std::isnan(columns[i][r]));
    if (!whole) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) kept[i].push_back(columns[i][r]);
    draws.push_back(of_draw[r]);
  }
  of_draw = std::move(draws);
  return kept;
}

/// Numbers as they are compared: shares as the values whose mean they are, and one mean for all
/// replications that share a draw of the parameters, because those are not independent.
Columns independent(Columns columns, const std::vector<std::size_t>& of_draw, bool is_share) {
  for (auto& column : columns) {
    if (is_share) column = statistics::share_pseudo_values(column);
    if (!column.empty() && column.size() == of_draw.size())
      column = statistics::cluster_means(column, of_draw);
  }
  return columns;
}

/// Replications 0 to n-1, each `size` of which share a draw.
std::vector<std::size_t> draws_of(std::size_t n, std::size_t size) {
  std::vector<std::size_t> of_draw(n);
  for (std::size_t r = 0; r < n; ++r) of_draw[r] = r / size;
  return of_draw;
}

/// Of one alone. `of_draw` as in comparable().
Estimate estimate_of(const std::vector<double>& values, const std::vector<std::size_t>& of_draw,
                     bool is_share) {
  if (is_share) return statistics::share_met(values);
  std::vector<double> present;
  std::vector<std::size_t> draws;
  for (std::size_t r = 0; r < values.size(); ++r) {
    if (std::isnan(values[r])) continue;
    present.push_back(values[r]);
    draws.push_back(of_draw[r]);
  }
  if (present.size() < 2) return {present.empty() ? nan : present[0], {-infinity, infinity}};
  const std::vector<double> means = statistics::cluster_means(present, draws);
  return means.size() < 2 ? Estimate{means[0], {-infinity, infinity}}
                          : statistics::mean_interval(means);
}

std::size_t counted(const std::vector<double>& values) {
  return static_cast<std::size_t>(
      std::ranges::count_if(values, [](double v) { return !std::isnan(v); }));
}

class Contest {
 public:
  Contest(Sampler& sampler, const ContestRules& rules)
      : sampler_(sampler), dropped_at_(sampler.size(), 0), looks_of_(sampler.size(), 0) {
    result_.metric = sampler.contestant(0).metrics().front();
    result_.rules = rules;
    surviving_.resize(sampler.size());
    std::iota(surviving_.begin(), surviving_.end(), 0);
  }

  ContestResult play() {
    const ContestRules& rules = result_.rules;
    for (std::size_t n = std::min(rules.first, rules.budget);;) {
      if (!sampler_.extend(surviving_, n)) {
        result_.stopped = true;
        break;
      }
      done_ = n;
      ++result_.looks;
      if (rules.kn)
        look_by_kn(n);
      else
        look(n);
      if (result_.decided || n >= rules.budget) break;
      n = std::min(rules.budget, rules.kn ? n + std::max(n / 4, rules.first) : 2 * n);
    }
    finish();
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool is_share() const { return result_.metric.is_share(); }

  /// Replications in a row that share a draw in any of them.
  [[nodiscard]] std::size_t a_draw() const {
    std::uint64_t most = 1;
    for (std::size_t i = 0; i < sampler_.size(); ++i)
      most = std::max(most, sampler_.contestant(i).experiment().replications_a_draw());
    return most;
  }

  [[nodiscard]] Columns values(const std::vector<std::size_t>& which, std::size_t n) const {
    Columns all;
    std::vector<std::vector<bool>> sound;
    for (const std::size_t i : which) {
      all.push_back(sampler_.values(i, 0, n));
      sound.emplace_back(n);
      for (std::size_t r = 0; r < n; ++r) sound.back()[r] = sampler_.succeeded(i, r);
    }
    std::vector<std::size_t> of_draw = draws_of(n, a_draw());
    Columns kept = comparable(all, sound, is_share(), of_draw);
    return independent(std::move(kept), of_draw, is_share());
  }

  [[nodiscard]] static bool enough(const Columns& columns) {
    return std::ranges::all_of(columns, [](const auto& column) { return column.size() >= 2; });
  }

  void look(std::size_t n) {
    const Columns seen = values(surviving_, n);
    if (!enough(seen)) return;
    Columns all(sampler_.size());
    for (std::size_t i = 0; i < surviving_.size(); ++i) all[surviving_[i]] = seen[i];
    const auto standing =
        statistics::paired_tournament(all, surviving_, result_.looks, 1 - result_.rules.confidence,
                                      result_.rules.indifference, result_.rules.goal);
    drop_but(standing.surviving, n);
    result_.leader = standing.leader;
    result_.decided = standing.decided;
    result_.separated = standing.separated;
  }

  void look_by_kn(std::size_t n) {
    std::vector<std::size_t> everybody(sampler_.size());
    std::iota(everybody.begin(), everybody.end(), 0);
    const std::size_t size = a_draw();
    Columns values;
    for (const std::size_t i : everybody)
      values.push_back(statistics::cluster_means(sampler_.values(i, 0, n), draws_of(n, size)));
    const std::size_t first = std::max<std::size_t>(2, std::min(result_.rules.first, n) / size);
    // A missing number would shift the pairs: such a replication is left out for all.
    Columns kept(values.size());
    for (std::size_t r = 0; r < values[0].size(); ++r) {
      const bool whole =
          std::ranges::all_of(surviving_, [&](std::size_t i) { return !std::isnan(values[i][r]); });
      if (!whole) continue;
      for (const std::size_t i : everybody)
        if (!std::isnan(values[i][r])) kept[i].push_back(values[i][r]);
    }
    if (!enough(kept) || some_never_differ(kept)) return;
    std::size_t least = first;
    for (const auto& list : kept) least = std::min(least, list.size());
    const auto found = statistics::kn_select(kept, least, result_.rules.indifference,
                                             1 - result_.rules.confidence, result_.rules.goal);
    drop_but(found.surviving, n);
    result_.decided = result_.separated = found.decided;
    const double sign = result_.rules.goal == Goal::maximise ? 1 : -1;
    result_.leader = *std::ranges::max_element(
        surviving_, {}, [&](std::size_t i) { return sign * statistics::moments(kept[i]).mean; });
  }

  /// Of two that never differed nothing can be said: what is rare may not have come yet.
  [[nodiscard]] bool some_never_differ(const Columns& kept) const {
    for (const std::size_t i : surviving_)
      for (const std::size_t j : surviving_)
        if (i < j && kept[i] == kept[j]) return true;
    return false;
  }

  void drop_but(const std::vector<std::size_t>& left, std::size_t n) {
    for (const std::size_t i : surviving_)
      if (std::ranges::find(left, i) == left.end()) {
        dropped_at_[i] = n;
        looks_of_[i] = result_.looks;
      }
    surviving_ = left;
  }

  void finish() {
    result_.failed = sampler_.failed();
    for (std::size_t i = 0; i < sampler_.size(); ++i) {
      Placed placed;
      placed.label = sampler_.contestant(i).label();
      placed.replications = dropped_at_[i] > 0 ? dropped_at_[i] : done_;
      const auto values = sampler_.values(i, 0, placed.replications);
      placed.counted = counted(values);
      placed.estimate = estimate_of(values, draws_of(values.size(), a_draw()), is_share());
      placed.surviving = std::ranges::find(surviving_, i) != surviving_.end();
      judge(i, placed);
      result_.placed.push_back(std::move(placed));
    }
  }

  /// Against the leader, over the replications that both have; the interval is that of the look at
  /// which it was dropped, so that all of them hold together.
  void judge(std::size_t i, Placed& placed) const {
    placed.behind = {nan, {nan, nan}};
    placed.lead_confidence = nan;
    if (i == result_.leader || placed.replications == 0) return;
    const Columns pair = values({result_.leader, i}, placed.replications);
    if (!enough(pair)) return;
    const auto pairs = static_cast<double>(sampler_.size() * (sampler_.size() - 1)) / 2;
    const std::size_t look =
        looks_of_[i] > 0 ? looks_of_[i] : std::max<std::size_t>(1, result_.looks);
    placed.behind =
        statistics::paired_look(pair[0], pair[1], look, (1 - result_.rules.confidence) / pairs)
            .difference;
    placed.lead_confidence = statistics::confidence_of_lead(pair[0], pair[1], result_.rules.goal);
  }

  Sampler& sampler_;
  ContestResult result_;
  std::vector<std::size_t> surviving_;
  std::vector<std::size_t> dropped_at_;  ///< replications when it was dropped; 0: it was not
  std::vector<std::size_t> looks_of_;    ///< at which it was dropped
  std::size_t done_ = 0;
};

/// Numbers of a result by replication; only those that were computed to the end.
std::map<std::int64_t, double> by_replication(const results::ResultFile& file,
                                              const Metric& metric) {
  const auto numbers = file.integers("/replication");
  const auto values = values_of(file, metric);
  std::map<std::int64_t, double> all;
  for (const std::size_t i : tally_of(file).done) all[numbers[i]] = values[i];
  return all;
}

/// Of independent means: the half-widths of both intervals added as squares, which is no narrower
/// than Welch's interval.
Estimate independent_difference(const std::vector<double>& a, const std::vector<double>& b,
                                double confidence) {
  const Estimate x = statistics::mean_interval(a, confidence);
  const Estimate y = statistics::mean_interval(b, confidence);
  const double half = std::hypot(x.interval.width(), y.interval.width()) / 2;
  return {x.value - y.value, {x.value - y.value - half, x.value - y.value + half}};
}

/// Replications in a row that share their parameters in a result.
std::size_t a_draw_in(const results::ResultFile& file) {
  const auto names = file.texts("/parameters/name");
  const auto found = std::ranges::find(names, "programme.replications_a_draw");
  if (found == names.end()) return 1;
  const std::string value =
      file.texts("/parameters/value")[static_cast<std::size_t>(found - names.begin())];
  return static_cast<std::size_t>(std::max(1.0, std::strtod(value.c_str(), nullptr)));
}

/// The numbers of a result, and their draws.
struct Drawn {
  std::vector<double> values;
  std::vector<std::size_t> of_draw;
};

Drawn drawn_in(const std::map<std::int64_t, double>& numbers, std::size_t a_draw) {
  Drawn drawn;
  for (const auto& [replication, value] : numbers) {
    drawn.values.push_back(value);
    drawn.of_draw.push_back(static_cast<std::size_t>(replication) / a_draw);
  }
  return drawn;
}

/// One of two that share no chance. A share keeps what is not at stake.
std::vector<double> alone(const Drawn& drawn, bool is_share) {
  const std::vector<bool> sound(drawn.values.size(), true);
  std::vector<std::size_t> of_draw = drawn.of_draw;
  if (sound.empty()) return {};
  Columns kept = comparable({drawn.values}, {sound}, is_share, of_draw);
  return independent(std::move(kept), of_draw, is_share).front();
}

Columns in_both(const std::map<std::int64_t, double>& a, const std::map<std::int64_t, double>& b,
                std::size_t a_draw, bool is_share) {
  Columns pair(2);
  std::vector<std::size_t> of_draw;
  for (const auto& [replication, value] : a) {
    const auto other = b.find(replication);
    if (other == b.end()) continue;
    pair[0].push_back(value);
    pair[1].push_back(other->second);
    of_draw.push_back(static_cast<std::size_t>(replication) / a_draw);
  }
  const std::vector<bool> sound(pair[0].size(), true);
  Columns kept = comparable(pair, {sound, sound}, is_share, of_draw);
  return independent(std::move(kept), of_draw, is_share);
}

/// Names the leader and says how far the others are behind, at one look; `pair` gives the numbers
/// of the leader and another as independent() makes them.
template <class Pair>
void judge_against_leader(ContestResult& result, const Pair& pair) {
  const double sign = result.rules.goal == Goal::maximise ? 1 : -1;
  auto& placed = result.placed;
  for (std::size_t i = 0; i < placed.size(); ++i)
    if (const double best = placed[result.leader].estimate.value;
        std::isnan(best) || sign * placed[i].estimate.value > sign * best)
      result.leader = i;
  const auto pairs = static_cast<double>(placed.size() * (placed.size() - 1)) / 2;
  const double alpha = (1 - result.rules.confidence) / pairs;
  result.separated = true;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    placed[i].behind = {nan, {nan, nan}};
    placed[i].lead_confidence = nan;
    placed[i].surviving = true;
    if (i == result.leader) continue;
    const Columns values = pair(result.leader, i);
    if (values[0].size() >= 2 && values[1].size() >= 2) {
      if (result.is_paired) {
        placed[i].behind =
            statistics::paired_difference(values[0], values[1], 1 - alpha).difference;
        placed[i].lead_confidence =
            statistics::confidence_of_lead(values[0], values[1], result.rules.goal);
      } else {
        placed[i].behind = independent_difference(values[0], values[1], 1 - alpha);
      }
      const auto& [low, high] = placed[i].behind.interval;
      placed[i].surviving = !(sign > 0 ? low > 0 : high < 0);
    }
    result.separated = result.separated && !placed[i].surviving;
  }
  result.decided = result.separated;
}

}  // namespace

ContestResult contest(Sampler& sampler, const ContestRules& rules) {
  return Contest(sampler, rules).play();
}

ContestResult contest_of_columns(const std::vector<std::string>& labels,
                                 const std::vector<std::vector<double>>& columns,
                                 const Metric& metric, const ContestRules& rules) {
  ContestResult result;
  result.metric = metric;
  result.rules = rules;
  result.looks = 1;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    Placed placed;
    placed.label = labels[i];
    placed.replications = columns[i].size();
    placed.counted = counted(columns[i]);
    placed.estimate = estimate_of(columns[i], draws_of(columns[i].size(), 1), metric.is_share());
    result.placed.push_back(std::move(placed));
  }
  judge_against_leader(result, [&](std::size_t leader, std::size_t other) {
    const std::vector<bool> sound(columns[leader].size(), true);
    std::vector<std::size_t> of_draw = draws_of(sound.size(), 1);
    Columns kept =
        comparable({columns[leader], columns[other]}, {sound, sound}, metric.is_share(), of_draw);
    return independent(std::move(kept), of_draw, metric.is_share());
  });
  return result;
}

ContestResult contest_of_results(const std::vector<std::string>& files, const std::string& metric,
                                 const ContestRules& rules) {
  ContestResult result;
  result.rules = rules;
  result.looks = 1;
  std::vector<std::map<std::int64_t, double>> numbers;
  std::vector<std::uint64_t> seeds;
  std::size_t a_draw = 1;
  for (const std::string& name : files) {
    const results::ResultFile file(name);
    result.metric = metric_called(metric, measurables(file));
    numbers.push_back(by_replication(file, result.metric));
    seeds.push_back(file.provenance().seed);
    result.failed += tally_of(file).failed.size();
    const std::size_t own_draw = a_draw_in(file);
    a_draw = std::max(a_draw, own_draw);
    Placed placed;
    placed.label = std::filesystem::path(name).filename().string();
    placed.replications = numbers.back().size();
    const Drawn drawn = drawn_in(numbers.back(), own_draw);
    placed.counted = counted(drawn.values);
    placed.estimate = estimate_of(drawn.values, drawn.of_draw, result.metric.is_share());
    result.placed.push_back(std::move(placed));
  }
  result.is_paired = std::ranges::all_of(seeds, [&](auto seed) { return seed == seeds[0]; });
  judge_against_leader(result, [&](std::size_t leader, std::size_t other) {
    const bool is_share = result.metric.is_share();
    if (!result.is_paired)
      return Columns{alone(drawn_in(numbers[leader], a_draw), is_share),
                     alone(drawn_in(numbers[other], a_draw), is_share)};
    return in_both(numbers[leader], numbers[other], a_draw, is_share);
  });
  return result;
}

}  // namespace yuyan::cli
