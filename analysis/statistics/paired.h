#pragma once

#include <cstddef>
#include <span>

#include "analysis/statistics/interval.h"

namespace yuyan::statistics {

/// Mean of a - b over replications that share their chance.
struct PairedDifference {
  Estimate difference;        ///< with Student's t interval
  double variance_ratio = 0;  ///< what common random numbers gained: (var a + var b) / var(a - b)
};

/// Paired comparison of two scenarios; a[i] and b[i] come from the same replication. At least 2
/// pairs. The ratio is infinite when all differences are equal.
[[nodiscard]] PairedDifference paired_difference(std::span<const double> a,
                                                 std::span<const double> b,
                                                 double confidence = 0.95);

/// Replications by whether a yes/no outcome occurred under scenario a, b, both or none.
struct PairedCounts {
  std::size_t both = 0;
  std::size_t only_a = 0;
  std::size_t only_b = 0;
  std::size_t neither = 0;

  [[nodiscard]] constexpr std::size_t total() const { return both + only_a + only_b + neither; }
};

/// Share under a minus share under b with Newcombe's interval from the Wilson limits of the margins
/// and their correlation (Newcombe 1998, Stat. Med. 17:2635, method 10). At least one pair.
[[nodiscard]] Estimate paired_proportion_difference(const PairedCounts& counts,
                                                    double confidence = 0.95);

/// Two-sided p-value of McNemar's exact test that both scenarios have the same share.
[[nodiscard]] double mcnemar_p_value(const PairedCounts& counts);

/// One look of a sequential paired comparison.
struct SequentialLook {
  Estimate difference;   ///< mean of a - b; the interval is valid at all looks together
  bool decided = false;  ///< the interval excludes zero or is no wider than the indifference
};

/// Paired t comparison that may be looked at again and again. Look j = 1, 2, ... spends
/// alpha/(j(j+1)) of the error, so that by Bonferroni all intervals hold together with 1 - alpha.
/// Meant for samples that double between looks. `indifference` >= 0: a difference below half of it
/// does not matter, and an interval narrower than it ends the search undecided between the two.
[[nodiscard]] SequentialLook paired_look(std::span<const double> a, std::span<const double> b,
                                         std::size_t look, double alpha, double indifference = 0);

}  // namespace yuyan::statistics
