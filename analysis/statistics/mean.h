#pragma once

#include <cstddef>
#include <span>

#include "analysis/statistics/interval.h"

namespace yuyan::statistics {

/// Sample size, mean and unbiased variance (NaN for a single value).
struct Moments {
  std::size_t n = 0;
  double mean = 0;
  double variance = 0;
};

/// Moments of `values` by Welford's recurrence. At least one value.
[[nodiscard]] Moments moments(std::span<const double> values);

/// Mean with Student's t interval for independent replications. A single value has an infinite
/// interval. `confidence` in (0, 1).
[[nodiscard]] Estimate mean_interval(std::span<const double> values, double confidence = 0.95);

/// The same from moments, for whoever keeps running sums.
[[nodiscard]] Estimate mean_interval(const Moments& sample, double confidence = 0.95);

/// Sequential stopping rule for a relative error of the mean of at most `relative_error`:
/// t s/sqrt(n) <= g/(1+g) |mean| (Law, Simulation Modeling and Analysis, 9.4.1). At least 2 values.
[[nodiscard]] bool relative_precision_reached(const Moments& sample, double relative_error,
                                              double confidence = 0.95);

}  // namespace yuyan::statistics
