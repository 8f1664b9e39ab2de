#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"

namespace yuyan::statistics {

/// Share of successes among trials that come in clusters (replications that share one draw of the
/// parameters): Wilson's interval with the number of trials divided by the design effect
/// 1 + (size - 1) rho (Kish 1965), rho the intracluster correlation of the analysis of variance.
/// `outcomes` holds 0 or 1, cluster after cluster, each of `size` >= 1; at least one cluster.
[[nodiscard]] Estimate clustered_share(std::span<const double> outcomes, std::size_t size,
                                       double confidence = 0.95);

/// One mean for each run of equal numbers in `of_cluster`, which is as long as `values` and not
/// empty: what is left of samples that come in clusters when clusters alone are independent. A
/// missing value (NaN) makes its cluster's mean missing.
[[nodiscard]] std::vector<double> cluster_means(std::span<const double> values,
                                                std::span<const std::size_t> of_cluster);

}  // namespace yuyan::statistics
