#pragma once

#include <span>
#include <vector>

#include "analysis/statistics/interval.h"

namespace yuyan::statistics {

/// One point of an exceedance curve: how likely, or how often, `threshold` is reached or passed.
struct ExceedancePoint {
  double threshold = 0;
  Estimate exceedance;
};

/// P(X >= threshold) for each threshold, with Clopper-Pearson intervals; `outcomes` holds one value
/// a replication. At least one outcome.
[[nodiscard]] std::vector<ExceedancePoint> exceedance_curve(std::span<const double> outcomes,
                                                            std::span<const double> thresholds,
                                                            double confidence = 0.95);

/// FN curve: how often a year accidents with `threshold` or more deaths happen, at each number of
/// deaths that occurs (from 1 up), with exact Poisson intervals. `deaths` holds one value an
/// accident, over all replications; `years` > 0 is the time they were collected in (years x
/// replications). Accidents of different sizes are taken as independent Poisson streams.
[[nodiscard]] std::vector<ExceedancePoint> fn_curve(std::span<const double> deaths, double years,
                                                    double confidence = 0.95);

}  // namespace yuyan::statistics
