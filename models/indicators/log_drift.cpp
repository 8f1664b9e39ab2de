#include "models/indicators/log_drift.h"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/mean.h"
#include "models/indicators/log_forecast.h"

namespace yuyan::indicators {

Forecast LogDrift::forecast(const Series& series, std::size_t horizon,
                            const FutureExposure& future) const {
  require_history(series, 4);
  const auto logs = filled_log_rates(series);
  const auto window = std::min(logs.values.size() - 1, static_cast<std::size_t>(window_years));
  const std::size_t first = logs.values.size() - 1 - window;
  std::vector<double> changes(window);
  for (std::size_t i = 0; i < window; ++i)
    changes[i] = logs.values[first + i + 1] - logs.values[first + i];
  const auto drift = statistics::moments(changes);
  const auto n = static_cast<double>(drift.n);
  const auto rate = [&](std::size_t steps) {
    const auto h = static_cast<double>(steps + logs.gap_at_end);
    const double scale = std::sqrt(drift.variance * (h + h * h / n));
    return LogMixture{{1, logs.values.back() + drift.mean * h, scale, n - 1}};
  };
  return on_exposure(series.last_year(), horizon, rate, future);
}

}  // namespace yuyan::indicators
