// Which of several systems is best, looked at again and again with common random numbers.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"
#include "analysis/statistics/ranking.h"

namespace yuyan::statistics {

/// What one look of a tournament concludes.
struct Standing {
  std::size_t leader = 0;              ///< best mean of those still in contention
  std::vector<std::size_t> surviving;  ///< ascending; the leader is one of them
  bool decided = false;    ///< one is left, or the others are within the indifference of the leader
  bool separated = false;  ///< one is left
  /// Leader minus each surviving system, NaN for those that were gone before; intervals valid at
  /// all looks together.
  std::vector<Estimate> behind;
};

/// values[i][r] is system i in replication r, the same replications for all that survive; at least
/// 2 systems and 2 replications. `surviving` are the systems that earlier looks left, `systems` how
/// many began. Look j = 1, 2, ... of every pair spends alpha/(pairs j (j+1)), so that with 1 -
/// alpha no system is dropped that is truly better than the one that dropped it, whatever the looks
/// (Bonferroni over paired_look()). Meant for samples that double between looks.
[[nodiscard]] Standing paired_tournament(std::span<const std::vector<double>> values,
                                         std::span<const std::size_t> surviving, std::size_t look,
                                         double alpha, double indifference, Goal goal);

/// Confidence, one-sided by Student's t, that the mean of a is on the better side of that of b; 0.5
/// when they do not differ at all.
[[nodiscard]] double confidence_of_lead(std::span<const double> a, std::span<const double> b,
                                        Goal goal);

}  // namespace yuyan::statistics
