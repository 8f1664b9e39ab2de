#pragma once

#include "models/indicators/predictive.h"
#include "models/indicators/series.h"
#include "models/parameters/field.h"

namespace yuyan::indicators {

/// Random walk with drift on log rates: the mean change of the last years goes on. The yardstick
/// that every other method has to beat. Exact t intervals under normal changes.
struct LogDrift {
  double window_years = 5;

  static constexpr auto fields() {
    return std::tuple{
        parameters::field("window_years", &LogDrift::window_years,
                          {.unit = "a",
                           .range = {.low = 3},
                           .meaning = "how many of the last yearly changes make the drift",
                           .meaning_zh = "用于计算漂移的最近年数",
                           .source = "the length of a Five-Year plan",
                           .status = parameters::Status::assumed})};
  }

  [[nodiscard]] Forecast forecast(const Series& series, std::size_t horizon,
                                  const FutureExposure& future = {}) const;
};

}  // namespace yuyan::indicators
