#pragma once

#include <cstddef>
#include <span>

#include "analysis/statistics/interval.h"

namespace yuyan::statistics {

/// Share of successes among trials that come in clusters (replications that share one draw of the
/// parameters): Wilson's interval with the number of trials divided by the design effect
/// 1 + (size - 1) rho (Kish 1965), rho the intracluster correlation of the analysis of variance.
/// `outcomes` holds 0 or 1, cluster after cluster, each of `size` >= 1; at least one cluster.
[[nodiscard]] Estimate clustered_share(std::span<const double> outcomes, std::size_t size,
                                       double confidence = 0.95);

}  // namespace yuyan::statistics
