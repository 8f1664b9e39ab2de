#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>

#include "models/indicators/predictive.h"
#include "models/indicators/series.h"
#include "models/parameters/field.h"

namespace yuyan::indicators {

/// Exponential smoothing of log rates with a trend that fades: ETS(A,Ad,N) of Hyndman et al.
/// (Forecasting with Exponential Smoothing, 2008). Given the two smoothing weights the model is a
/// linear regression on the starting level and trend, so its forecasts are exact t; the weights
/// are the most likely ones.
struct DampedHolt {
  double damping = 0.9;

  static constexpr auto fields() {
    return std::tuple{parameters::field(
        "damping", &DampedHolt::damping,
        {.unit = "",
         .range = {.low = 0, .high = 1, .low_open = true},
         .meaning = "share of the trend that survives a year; too few years to estimate it",
         .meaning_zh = "趋势每年的保留比例",
         .source = "range 0.8 to 0.98 in Hyndman and Athanasopoulos, Forecasting, 8.2",
         .status = parameters::Status::assumed,
         .warn_outside = {.low = 0.8, .high = 0.98}})};
  }

  [[nodiscard]] Forecast forecast(const Series& series, std::size_t horizon,
                                  const FutureExposure& future = {}) const;
};

/// Smoothing weights of the model.
struct HoltWeights {
  double level = 0;    ///< alpha in [0, 1]
  double trend = 0;    ///< beta*, relative to alpha, in [0, 1]
  double damping = 1;  ///< phi in (0, 1]
};

/// A history seen through given weights: a regression of one-step errors on level and trend before
/// the first year.
struct HoltFit {
  /// Level or trend as a linear function of those two starts: constant, and two slopes.
  using Linear = Eigen::RowVector3d;

  Eigen::Vector2d start;       ///< level and trend by least squares
  Eigen::Matrix2d leverage;    ///< inverse of X'X
  double sum_of_squares = 0;   ///< of one-step errors
  double log_determinant = 0;  ///< of X'X
  double degrees = 0;          ///< of freedom: years less 2
  Linear level;                ///< after the last year
  Linear trend;
};

/// `values` on the scale of the model, more than 2.
[[nodiscard]] HoltFit smooth_holt(std::span<const double> values, const HoltWeights& weights);

/// t forecast `steps` >= 1 years after the last, with the uncertainty of start and scale.
[[nodiscard]] LogComponent forecast_holt(const HoltFit& fit, const HoltWeights& weights,
                                         std::size_t steps);

}  // namespace yuyan::indicators
