// The structural trend model: level, slope and irregular, by the Kalman filter with exact diffuse
// start (Durbin and Koopman, Time Series Analysis by State Space Methods, 2nd ed., 5.2 and 3.2).
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>

namespace yuyan::indicators {

/// Variances of the disturbances of y = mu + e, mu' = mu + nu + xi, nu' = nu + zeta.
struct TrendVariances {
  double irregular = 0;  ///< of e
  double level = 0;      ///< of xi
  double slope = 0;      ///< of zeta
};

/// Which parts the model has.
struct TrendParts {
  bool slope = true;         ///< there is a nu
  std::size_t shift_at = 0;  ///< values before this index stand on another level; 0: no shift
};

/// What the filter knows after the last value.
struct TrendState {
  using Vector = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, 3, 1>;
  using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, 0, 3, 3>;
  Vector mean;  ///< level, then slope, then shift, one step ahead
  Matrix covariance;
  double log_likelihood = 0;        ///< diffuse; the diffuse steps contribute no log(2 pi)
  double sum_of_squares = 0;        ///< of standardized errors after the diffuse steps
  double sum_of_log_variances = 0;  ///< of the errors, diffuse steps included
  std::size_t errors = 0;           ///< after the diffuse steps
};

/// Runs the filter over `values`; NaN is a missing value. More values than states must be known,
/// on both sides of a shift at least one.
[[nodiscard]] TrendState filter_trend(std::span<const double> values, const TrendParts& parts,
                                      const TrendVariances& variances);

/// Mean and variance of the value `horizon` >= 1 steps after the last, irregular included.
struct TrendForecast {
  double mean = 0;
  double variance = 0;
};
[[nodiscard]] TrendForecast forecast_trend(const TrendState& state, const TrendParts& parts,
                                           const TrendVariances& variances, std::size_t horizon);

}  // namespace yuyan::indicators
