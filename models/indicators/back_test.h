// How well a method would have forecast a history: rolling origin, refitted at each.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"
#include "analysis/statistics/scores.h"
#include "models/indicators/forecaster.h"

namespace yuyan::indicators {

/// Which forecasts are made.
struct BackTestPlan {
  std::size_t minimum_years = 7;  ///< of history before the first origin
  std::size_t horizon = 5;        ///< years ahead from each origin, as far as the history goes
  int first_origin = std::numeric_limits<int>::min();  ///< no origin before this year
  int last_origin = std::numeric_limits<int>::max();   ///< no origin after this year
};

/// One forecast against what happened. The exposure of the forecast years is taken as known, so
/// that the method is judged and not the exposure's forecast.
struct BackTestRow {
  int origin = 0;
  std::size_t steps = 0;
  double observed = 0;
  double point = 0;
  statistics::Interval central_80{};
  statistics::Interval central_95{};
  double log_crps = 0;
  double log_score = 0;
  double interval_score_80 = 0;
  double pit = 0;

  [[nodiscard]] int year() const { return origin + static_cast<int>(steps); }
};

/// All forecasts of the plan; missing years are not scored, nor zeros by methods on logs. Throws
/// SeriesError when the method cannot do with the series.
[[nodiscard]] std::vector<BackTestRow> back_test(const Forecaster& method, const Series& series,
                                                 const BackTestPlan& plan = {});

/// Mean scores of a set of forecasts.
struct BackTestSummary {
  std::size_t forecasts = 0;
  double mean_absolute_percentage_error = 0;  ///< in percent; years with 0 are left out
  double log_crps = 0;
  double log_score = 0;
  double interval_score_80 = 0;
  double coverage_80 = 0;
  double coverage_95 = 0;
  statistics::UniformityTest pit_uniformity{};
};

/// At least one row.
[[nodiscard]] BackTestSummary summarise(std::span<const BackTestRow> rows);

/// The rows of one horizon.
[[nodiscard]] std::vector<BackTestRow> at_horizon(std::span<const BackTestRow> rows,
                                                  std::size_t steps);

/// Skill against a reference (usually log-drift) over the forecasts that both made: 1 - ratio of
/// mean CRPS, positive when better; and the Diebold-Mariano test of those one year ahead.
struct Skill {
  std::size_t forecasts = 0;
  double skill = 0;
  statistics::DieboldMariano test{};
};
[[nodiscard]] Skill skill_against(std::span<const BackTestRow> rows,
                                  std::span<const BackTestRow> reference);

}  // namespace yuyan::indicators
