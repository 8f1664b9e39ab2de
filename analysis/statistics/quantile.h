#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"

namespace yuyan::statistics {

/// Sample quantile with linear interpolation between order statistics (definition 7 of Hyndman and
/// Fan 1996). `probability` in [0, 1]; values in any order, at least one, none NaN.
[[nodiscard]] double sample_quantile(std::span<const double> values, double probability);

/// The same for several probabilities, sorting once.
[[nodiscard]] std::vector<double> sample_quantiles(std::span<const double> values,
                                                   std::span<const double> probabilities);

/// Two order statistics (ranks from 1) that enclose a quantile, and the exact probability that they
/// do. Rank 0 or n+1: the sample is too small to bound that side.
struct RankInterval {
  std::size_t low = 0;
  std::size_t high = 0;
  double coverage = 0;
};

/// Equal-tailed ranks for the quantile at `probability` in (0, 1) of any continuous distribution
/// from n values: binomial tails of at most (1 - confidence)/2 each (David and Nagaraja, Order
/// Statistics, 7.1). Discrete distributions are covered at least as often.
[[nodiscard]] RankInterval quantile_ranks(std::size_t n, double probability,
                                          double confidence = 0.95);

/// Sample quantile with its order-statistic interval; an unbounded side is infinite.
[[nodiscard]] Estimate quantile_interval(std::span<const double> values, double probability,
                                         double confidence = 0.95);

/// Smallest n for which the `order`-th largest of n values exceeds the quantile at `probability`
/// with at least `confidence` (Wilks 1941, Ann. Math. Stat. 12:91). `order` from 1.
[[nodiscard]] std::size_t wilks_sample_size(double probability, double confidence,
                                            std::size_t order = 1);

}  // namespace yuyan::statistics
