// What the methods that work on logarithms share.
#pragma once

#include <cstddef>
#include <functional>

#include "models/indicators/predictive.h"
#include "models/indicators/series.h"

namespace yuyan::indicators {

/// Printed figures are revised by 0.2 to 1 % (bulletin, communique, yearbook), so no forecast is
/// sharper than this on the log scale.
inline constexpr double revision_deviation = 0.01;

/// Puts rates, forecast as log mixtures for 1, 2, ... years ahead, on the exposure of those years.
[[nodiscard]] Forecast on_exposure(int origin, std::size_t horizon,
                                   const std::function<LogMixture(std::size_t steps)>& rate,
                                   const FutureExposure& future);

}  // namespace yuyan::indicators
