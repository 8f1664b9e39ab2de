#pragma once

#include <cstddef>

#include "analysis/statistics/interval.h"

namespace yuyan::statistics {

/// Share of successes with Wilson's score interval (Wilson 1927, JASA 22:209): coverage near
/// nominal for every share. Without trials the value is NaN and the interval [0, 1].
[[nodiscard]] Estimate wilson(std::size_t successes, std::size_t trials, double confidence = 0.95);

/// Share of successes with the interval of Clopper and Pearson (1934, Biometrika 26:404): coverage
/// at least nominal. Without trials the value is NaN and the interval [0, 1].
[[nodiscard]] Estimate clopper_pearson(std::size_t successes, std::size_t trials,
                                       double confidence = 0.95);

/// Events per unit of exposure with the exact Poisson interval (Garwood 1936, Biometrika 28:437).
/// `exposure` > 0 in any unit, e.g. simulated years; the result is per that unit.
[[nodiscard]] Estimate poisson_rate(std::size_t events, double exposure, double confidence = 0.95);

}  // namespace yuyan::statistics
