// Numbers as tables of answers show them.
#pragma once

#include <string>

#include "analysis/statistics/interval.h"
#include "cli/metric.h"

namespace yuyan::cli {

/// Three digits at most, as a planner reads figures.
[[nodiscard]] std::string figure(double value);
/// 87 %; none and all only are 0 % and 100 %.
[[nodiscard]] std::string percent_text(double share);
/// Of a share in percent, of anything else in its unit.
[[nodiscard]] std::string figure(double value, const Metric& metric);
/// `87 % (81-91)`, `12.3 s (11.8-12.9)`.
[[nodiscard]] std::string figure(const statistics::Estimate& estimate, const Metric& metric);
/// A difference, with its sign; of shares in percentage points.
[[nodiscard]] std::string difference_text(const statistics::Estimate& estimate,
                                          const Metric& metric);

}  // namespace yuyan::cli
