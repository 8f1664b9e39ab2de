#pragma once

#include <cstdint>
#include <variant>

#include "models/indicators/damped_holt.h"
#include "models/indicators/gamma_poisson.h"
#include "models/indicators/grey_model.h"
#include "models/indicators/local_linear_trend.h"
#include "models/indicators/log_drift.h"

namespace yuyan::indicators {

/// Damped Holt, local linear trend and log-drift together: the mean of their logarithms is the
/// point, the mixture of their distributions the forecast. Which of the three is best changes from
/// series to series; together they are seldom far from the best: the default.
struct Pool {
  /// Weights in inverse proportion to each member's mean CRPS in one-step forecasts inside the
  /// history, where it allows at least 3 of them; else, and by default, equal weights.
  bool weighted_by_crps = false;

  [[nodiscard]] Forecast forecast(const Series& series, std::size_t horizon,
                                  const FutureExposure& future = {}) const;
};

using Forecaster =
    std::variant<Pool, LocalLinearTrend, DampedHolt, LogDrift, GreyModel, GammaPoisson>;

[[nodiscard]] Forecast forecast(const Forecaster& method, const Series& series, std::size_t horizon,
                                const FutureExposure& future = {});

/// Methods by the names that users give.
enum class Method : std::uint8_t {
  pool,
  weighted_pool,
  local_linear_trend,
  damped_holt,
  log_drift,
  grey_model,
  gamma_poisson,
};

constexpr auto choices(Method) {
  using parameters::Choice;
  return std::array{Choice{"pool", Method::pool},
                    Choice{"weighted_pool", Method::weighted_pool},
                    Choice{"local_linear_trend", Method::local_linear_trend},
                    Choice{"damped_holt", Method::damped_holt},
                    Choice{"log_drift", Method::log_drift},
                    Choice{"grey_model", Method::grey_model},
                    Choice{"gamma_poisson", Method::gamma_poisson}};
}

/// The method with its default settings.
[[nodiscard]] Forecaster forecaster(Method method);

}  // namespace yuyan::indicators
