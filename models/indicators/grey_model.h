#pragma once

#include <span>
#include <vector>

#include "models/indicators/predictive.h"
#include "models/indicators/series.h"

namespace yuyan::indicators {

/// GM(1,1), the grey model of Deng (1982): the running sum of rates grows exponentially. Close to a
/// straight line through the logs, whose regression intervals it is given. All years weigh alike,
/// so a bend in the trend is followed late: kept because the field uses it, not for its accuracy.
struct GreyModel {
  [[nodiscard]] Forecast forecast(const Series& series, std::size_t horizon,
                                  const FutureExposure& future = {}) const;
};

/// Fitted development coefficient a and grey input b, and the values they give.
struct GreyFit {
  double development = 0;
  double input = 0;
  double first = 0;

  /// Value at position k from 0; the first is the observed one.
  [[nodiscard]] double value(std::size_t k) const;
};

/// Least squares of x(k) on minus the mean of neighbouring running sums. At least 4 values > 0.
[[nodiscard]] GreyFit fit_grey(std::span<const double> values);

}  // namespace yuyan::indicators
