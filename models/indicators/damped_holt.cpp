#include "models/indicators/damped_holt.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "models/indicators/log_forecast.h"
#include "models/indicators/optimise.h"

namespace yuyan::indicators {
using Linear = HoltFit::Linear;

HoltFit smooth_holt(std::span<const double> values, const HoltWeights& w) {
  Linear level(0, 1, 0);
  Linear trend(0, 0, 1);
  Eigen::MatrixX3d errors(static_cast<Eigen::Index>(values.size()), 3);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Linear expected = level + w.damping * trend;
    const Linear error = Linear(values[i], 0, 0) - expected;
    level = expected + w.level * error;
    trend = w.damping * trend + w.level * w.trend * error;
    errors.row(static_cast<Eigen::Index>(i)) = error;
  }
  const Eigen::MatrixX2d x = -errors.rightCols<2>();
  const Eigen::Matrix2d information = x.transpose() * x;
  HoltFit s;
  s.leverage = information.inverse();
  s.start = s.leverage * (x.transpose() * errors.col(0));
  s.sum_of_squares = (errors.col(0) - x * s.start).squaredNorm();
  s.log_determinant = std::log(information.determinant());
  s.degrees = static_cast<double>(values.size()) - 2;
  s.level = level;
  s.trend = trend;
  return s;
}

LogComponent forecast_holt(const HoltFit& s, const HoltWeights& w, std::size_t steps) {
  double fading = 0;  // phi + phi^2 + ...
  double noise = 1;
  for (std::size_t j = 1; j <= steps; ++j) {
    fading += std::pow(w.damping, static_cast<double>(j));
    if (j < steps) noise += std::pow(w.level * (1 + w.trend * fading), 2);
  }
  const Linear value = s.level + fading * s.trend;
  const Eigen::Vector2d slopes = value.tail<2>().transpose();
  const double variance = s.sum_of_squares / s.degrees * (noise + slopes.dot(s.leverage * slopes));
  return {1, value(0) + slopes.dot(s.start), std::sqrt(variance), s.degrees};
}

namespace {

/// The weights of highest restricted likelihood.
HoltWeights likeliest_weights(std::span<const double> values, double damping) {
  const auto deviance = [&](double level, double trend) {
    const auto fit = smooth_holt(values, {level, trend, damping});
    return fit.degrees * std::log(std::max(fit.sum_of_squares, 1e-20)) + fit.log_determinant;
  };
  const auto best = minimise(deviance, {0, 0}, {1, 1}).at;
  return {best[0], best[1], damping};
}

}  // namespace

Forecast DampedHolt::forecast(const Series& series, std::size_t horizon,
                              const FutureExposure& future) const {
  require_history(series, 5);
  const auto logs = filled_log_rates(series);
  const auto weights = likeliest_weights(logs.values, damping);
  const auto smoothed = smooth_holt(logs.values, weights);
  const auto rate = [&](std::size_t steps) {
    return LogMixture{forecast_holt(smoothed, weights, steps + logs.gap_at_end)};
  };
  return on_exposure(series.last_year(), horizon, rate, future);
}

}  // namespace yuyan::indicators
