#include "models/indicators/local_linear_trend.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/indicators/log_forecast.h"
#include "models/indicators/optimise.h"

namespace yuyan::indicators {
namespace {

constexpr double right_angle = std::numbers::pi / 2;

/// Shares of the disturbances at a point of the quarter sphere; their borders are reached exactly.
TrendVariances shares(const LocalLinearTrend& model, double first_angle, double second_angle) {
  const double from_irregular = std::pow(std::sin(first_angle), 2);
  const double to_slope = std::pow(std::sin(second_angle), 2);
  TrendVariances at{std::pow(std::cos(first_angle), 2), from_irregular * (1 - to_slope),
                    from_irregular * to_slope};
  if (!model.moving_level) at = {at.irregular, 0, from_irregular};
  if (!model.slope || !model.moving_slope) at = {at.irregular, from_irregular, 0};
  return at;
}

/// Scale that maximizes the likelihood at given shares. Revisions of printed figures keep a fit
/// that happens to be perfect from being believed.
double scale_of(const TrendState& state) {
  constexpr double smallest = 1e-12;
  return std::max(state.sum_of_squares / static_cast<double>(state.errors), smallest);
}

/// Minus twice the log likelihood with the scale taken out, up to a constant.
double deviance(const LocalLinearTrend& model, std::span<const double> values,
                const TrendParts& parts, double first_angle, double second_angle) {
  const auto state = filter_trend(values, parts, shares(model, first_angle, second_angle));
  return static_cast<double>(state.errors) * std::log(scale_of(state)) + state.sum_of_log_variances;
}

}  // namespace

TrendFit fit_trend(const LocalLinearTrend& model, std::span<const double> values,
                   std::size_t shift_at) {
  const TrendParts parts{model.slope, shift_at};
  const auto best = minimise(
      [&](double first, double second) { return deviance(model, values, parts, first, second); },
      {0, 0}, {right_angle, right_angle});
  auto variances = shares(model, best.at[0], best.at[1]);
  const double scale = scale_of(filter_trend(values, parts, variances));
  variances = {variances.irregular * scale, variances.level * scale, variances.slope * scale};
  return {variances, filter_trend(values, parts, variances), parts};
}

Forecast LocalLinearTrend::forecast(const Series& series, std::size_t horizon,
                                    const FutureExposure& future) const {
  require_history(series, 5);
  const auto logs = log_rates(series);
  const auto fit = fit_trend(*this, logs);
  const auto rate = [&](std::size_t steps) {
    const auto ahead = forecast_trend(fit.state, fit.parts, fit.variances, steps);
    return LogMixture{
        {1, ahead.mean, std::sqrt(ahead.variance), static_cast<double>(fit.state.errors)}};
  };
  return on_exposure(series.last_year(), horizon, rate, future);
}

}  // namespace yuyan::indicators
