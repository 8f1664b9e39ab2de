// What `yuyan forecast` answers, as values; reading and printing are the caller's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/indicators/back_test.h"
#include "models/indicators/severity_law.h"
#include "models/indicators/structural_break.h"

namespace yuyan::indicators {

/// A question, as the columns of a table give it.
struct ForecastRequest {
  std::vector<int> years;        ///< ascending; years left out are missing
  std::vector<double> values;    ///< one a year, NaN where not known
  std::vector<double> exposure;  ///< one a year, or empty; rows after the origin are the future's
  std::optional<int> origin;     ///< last year that may be used; default: the last known value
  std::size_t horizon = 5;       ///< years after the origin, 1 to 50
  Method method = Method::pool;
  std::optional<LevelShift> shift;  ///< the history before it is put on the new basis
  std::optional<double> target;     ///< a level not to be passed: gives P(value <= target)
  /// The values are fatal accidents and the answer is their deaths, by this law; needs a method
  /// that gives a law of counts (gamma_poisson). Scores stay those of the accidents.
  std::optional<SeverityLaw> severity;
  bool back_test = false;  ///< score every method on the history up to the origin
  BackTestPlan plan;
};

/// One forecast year.
struct ForecastYear {
  int year = 0;
  double exposure = 1;
  double point = 0;
  double median = 0;
  statistics::Interval central_80{};
  statistics::Interval central_95{};
  std::optional<double> observed;      ///< where the table goes on after the origin
  std::optional<double> meets_target;  ///< P(value <= target)
};

/// Scores of one method; `refused` says why there are none.
struct MethodScores {
  Method method = Method::pool;
  std::vector<BackTestSummary> by_horizon;  ///< 1, 2, ... years ahead
  std::optional<BackTestSummary> overall;
  Skill skill{};  ///< against log-drift, all horizons
  std::optional<SeriesError> refused;
};

struct ForecastReport {
  Series history;                             ///< what was used, on the new basis after a shift
  std::optional<statistics::Estimate> shift;  ///< the factor; an interval where it was estimated
  Forecast forecast;
  std::vector<ForecastYear> years;
  std::vector<MethodScores> scores;  ///< with back_test: one a method
  std::size_t zeros_at_end = 0;      ///< known years in a row, up to the origin, with a value of 0
  bool exposure_extrapolated = false;  ///< the table gave no exposure for all forecast years
};

/// Throws SeriesError, in a sentence for the user, when the table cannot be forecast.
[[nodiscard]] ForecastReport forecast_report(const ForecastRequest& request);

}  // namespace yuyan::indicators
