#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "models/indicators/predictive.h"
#include "models/indicators/series.h"
#include "models/indicators/state_space.h"

namespace yuyan::indicators {

/// Local linear trend on log rates; by default level and slope both move. Forecasts are exact t
/// given the ratios of the variances, which are the most likely ones.
struct LocalLinearTrend {
  bool slope = true;
  bool moving_level = true;
  bool moving_slope = true;

  [[nodiscard]] Forecast forecast(const Series& series, std::size_t horizon,
                                  const FutureExposure& future = {}) const;
};

/// Maximum likelihood fit; the scale is concentrated out of the likelihood.
struct TrendFit {
  TrendVariances variances;
  TrendState state;
  TrendParts parts;
};

/// Fits to `values` (already on the scale of the model, NaN missing). `shift_at` as in TrendParts.
[[nodiscard]] TrendFit fit_trend(const LocalLinearTrend& model, std::span<const double> values,
                                 std::size_t shift_at = 0);

}  // namespace yuyan::indicators
