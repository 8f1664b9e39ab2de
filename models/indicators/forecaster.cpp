#include "models/indicators/forecaster.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "models/indicators/back_test.h"

namespace yuyan::indicators {
namespace {

const std::array<Forecaster, 3>& members() {
  static const std::array<Forecaster, 3> three{DampedHolt{}, LocalLinearTrend{}, LogDrift{}};
  return three;
}

constexpr std::array equal_weights{1.0, 1.0, 1.0};

/// One year ahead; none where gaps leave too few known years at an early origin.
std::vector<BackTestRow> scored(const Forecaster& member, const Series& series) {
  constexpr BackTestPlan one_step{.minimum_years = 5, .horizon = 1};
  try {
    return back_test(member, series, one_step);
  } catch (const SeriesError&) {
    return {};
  }
}

std::array<double, 3> crps_weights(const Series& series) {
  constexpr std::size_t fewest = 3;
  std::array<double, 3> weights{};
  for (std::size_t m = 0; m < weights.size(); ++m) {
    const auto rows = scored(members()[m], series);
    if (rows.size() < fewest) return equal_weights;
    double sum = 0;
    for (const auto& row : rows) sum += row.log_crps;
    weights[m] = static_cast<double>(rows.size()) / sum;
  }
  return weights;
}

}  // namespace

Forecast Pool::forecast(const Series& series, std::size_t horizon,
                        const FutureExposure& future) const {
  const auto weights = weighted_by_crps ? crps_weights(series) : equal_weights;
  std::vector<LogMixture> mixtures(horizon);
  for (std::size_t m = 0; m < weights.size(); ++m) {
    const auto one = indicators::forecast(members()[m], series, horizon, future);
    for (std::size_t h = 0; h < horizon; ++h)
      for (auto component : std::get<LogMixture>(one.years[h].form())) {
        component.weight *= weights[m];
        mixtures[h].push_back(component);
      }
  }
  Forecast pooled{series.last_year(), {}};
  for (auto& mixture : mixtures) pooled.years.emplace_back(std::move(mixture));
  return pooled;
}

Forecast forecast(const Forecaster& method, const Series& series, std::size_t horizon,
                  const FutureExposure& future) {
  return std::visit([&](const auto& m) { return m.forecast(series, horizon, future); }, method);
}

Forecaster forecaster(Method method) {
  switch (method) {
    case Method::pool:
      return Pool{};
    case Method::weighted_pool:
      return Pool{.weighted_by_crps = true};
    case Method::local_linear_trend:
      return LocalLinearTrend{};
    case Method::damped_holt:
      return DampedHolt{};
    case Method::log_drift:
      return LogDrift{};
    case Method::grey_model:
      return GreyModel{};
    case Method::gamma_poisson:
      return GammaPoisson{};
  }
  throw std::logic_error("forecaster: unknown method");
}

}  // namespace yuyan::indicators
