// A comparison of scenarios that goes on until it is decided or its budget is spent.
#pragma once

#include <string>
#include <vector>

#include "analysis/statistics/interval.h"
#include "analysis/statistics/ranking.h"
#include "cli/metric.h"
#include "cli/sampler.h"

namespace yuyan::cli {

struct ContestRules {
  double confidence = 0.95;
  double indifference = 0;    ///< in the metric's unit: a lesser difference does not matter
  std::size_t first = 50;     ///< replications before the first look
  std::size_t budget = 2000;  ///< replications of each contestant, at most
  statistics::Goal goal = statistics::Goal::minimise;
  bool kn = false;  ///< Kim and Nelson's procedure instead of the paired t test
};

struct Placed {
  std::string label;
  std::size_t replications = 0;   ///< that were computed for it
  std::size_t counted = 0;        ///< at stake, or with a value
  statistics::Estimate estimate;  ///< with the interval of that one alone
  statistics::Estimate behind;    ///< leader minus this one; NaN of the leader
  double lead_confidence = 0;     ///< that the leader is better, one-sided
  bool surviving = false;
};

struct ContestResult {
  Metric metric;
  ContestRules rules;
  bool is_paired = true;  ///< the same chance for all
  std::vector<Placed> placed;
  std::size_t leader = 0;
  std::size_t looks = 0;
  std::size_t failed = 0;  ///< replications
  bool decided = false;    ///< one is left, or the difference does not matter
  bool separated = false;  ///< one is left
  bool stopped = false;
};

/// Runs the contestants of the sampler, whose first metric is compared.
[[nodiscard]] ContestResult contest(Sampler& sampler, const ContestRules& rules);

/// Judges numbers that are there: columns[i][r] of contestant i in replication r, the same
/// replications for all.
[[nodiscard]] ContestResult contest_of_columns(const std::vector<std::string>& labels,
                                               const std::vector<std::vector<double>>& columns,
                                               const Metric& metric, const ContestRules& rules);

/// Judges results as they are: in pairs when all have one seed, as independent samples otherwise.
[[nodiscard]] ContestResult contest_of_results(const std::vector<std::string>& files,
                                               const std::string& metric,
                                               const ContestRules& rules);

}  // namespace yuyan::cli
