#include "models/indicators/back_test.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analysis/statistics/check.h"

namespace yuyan::indicators {
namespace {

FutureExposure exposure_after(const Series& series, std::size_t known, std::size_t horizon) {
  FutureExposure future;
  if (series.exposure.empty()) return future;
  for (std::size_t h = 0; h < horizon; ++h) future.values.push_back(series.exposure[known + h]);
  return future;
}

BackTestRow score(const Predictive& forecast, int origin, std::size_t steps, double observed) {
  BackTestRow row{.origin = origin, .steps = steps, .observed = observed};
  row.point = forecast.point();
  row.central_80 = forecast.central(0.80);
  row.central_95 = forecast.central(0.95);
  row.log_crps = forecast.log_crps(observed);
  row.log_score = forecast.log_score(observed);
  row.interval_score_80 = statistics::interval_score(row.central_80, 0.20, observed);
  row.pit = forecast.pit(observed);
  return row;
}

}  // namespace

std::vector<BackTestRow> back_test(const Forecaster& method, const Series& series,
                                   const BackTestPlan& plan) {
  require_history(series, 1);
  std::vector<BackTestRow> rows;
  for (std::size_t known = plan.minimum_years; known < series.size(); ++known) {
    const int origin = series.first_year + static_cast<int>(known) - 1;
    if (origin < plan.first_origin || origin > plan.last_origin) continue;
    const std::size_t horizon = std::min(plan.horizon, series.size() - known);
    const auto made =
        forecast(method, series.until(origin), horizon, exposure_after(series, known, horizon));
    for (std::size_t h = 0; h < horizon; ++h) {
      const double observed = series.values[known + h];
      if (std::isnan(observed) || (observed == 0 && !made.years[h].is_count())) continue;
      rows.push_back(score(made.years[h], origin, h + 1, observed));
    }
  }
  return rows;
}

BackTestSummary summarise(std::span<const BackTestRow> rows) {
  statistics::require(!rows.empty(), "summarise: no forecasts");
  BackTestSummary s{.forecasts = rows.size()};
  const auto n = static_cast<double>(rows.size());
  std::size_t positive = 0;
  std::vector<double> pit;
  for (const auto& row : rows) {
    if (row.observed > 0) {
      s.mean_absolute_percentage_error += 100 * std::abs(row.point / row.observed - 1);
      ++positive;
    }
    s.log_crps += row.log_crps / n;
    s.log_score += row.log_score / n;
    s.interval_score_80 += row.interval_score_80 / n;
    s.coverage_80 += row.central_80.contains(row.observed) / n;
    s.coverage_95 += row.central_95.contains(row.observed) / n;
    pit.push_back(row.pit);
  }
  if (positive > 0) s.mean_absolute_percentage_error /= static_cast<double>(positive);
  s.pit_uniformity = statistics::pit_uniformity(pit);
  return s;
}

std::vector<BackTestRow> at_horizon(std::span<const BackTestRow> rows, std::size_t steps) {
  std::vector<BackTestRow> chosen;
  std::ranges::copy_if(rows, std::back_inserter(chosen),
                       [steps](const BackTestRow& row) { return row.steps == steps; });
  return chosen;
}

Skill skill_against(std::span<const BackTestRow> rows, std::span<const BackTestRow> reference) {
  Skill result;
  double own_sum = 0;
  double others_sum = 0;
  std::vector<double> own_one_step;
  std::vector<double> others_one_step;
  for (const auto& row : rows)
    for (const auto& other : reference) {
      if (row.origin != other.origin || row.steps != other.steps) continue;
      ++result.forecasts;
      own_sum += row.log_crps;
      others_sum += other.log_crps;
      if (row.steps != 1) continue;
      own_one_step.push_back(row.log_crps);
      others_one_step.push_back(other.log_crps);
    }
  if (others_sum > 0) result.skill = 1 - own_sum / others_sum;
  if (own_one_step.size() > 1)
    result.test = statistics::diebold_mariano(own_one_step, others_one_step);
  return result;
}

}  // namespace yuyan::indicators
