// Shares of what is at stake in some replications only: a clause of a plan is met, broken, or not
// at stake. Marks: 1 met, 0 broken, NaN not at stake.
#pragma once

#include <span>
#include <vector>

#include "analysis/statistics/interval.h"

namespace yuyan::statistics {

/// Share of the marks at stake that are met, with Wilson's interval.
[[nodiscard]] Estimate share_met(std::span<const double> marks, double confidence = 0.95);

/// Values, one a replication, whose mean is the share met of those at stake and whose variance is
/// that of the share times the number of replications (linearised ratio: Cochran, Sampling
/// Techniques, 6.4). Empty when nothing is at stake.
[[nodiscard]] std::vector<double> share_pseudo_values(std::span<const double> marks);

/// Share under a minus share under b; a[i] and b[i] come from the same replication. What is at
/// stake may differ. Where it does not: Newcombe's interval for pairs; otherwise Student's on the
/// pseudo-values, and where those do not vary, Newcombe's for independent shares. NaN in [-1, 1]
/// when either has nothing at stake.
[[nodiscard]] Estimate paired_share_difference(std::span<const double> a, std::span<const double> b,
                                               double confidence = 0.95);

}  // namespace yuyan::statistics
