#pragma once

#include "models/indicators/predictive.h"
#include "models/indicators/severity_law.h"

namespace yuyan::indicators {

/// Deaths when accidents are forecast and each costs lives by a severity law: exact by Panjer's
/// recursion (1981, ASTIN Bulletin 12:22). Deaths come in clusters, so their spread is far wider
/// than that of a count with the same mean: Var = E[N] E[X^2] for Poisson accidents.
/// `accidents` must be a forecast of counts in closed form. Where some thousands of deaths are
/// expected, the result is a log-normal with the exact mean and variance.
[[nodiscard]] Predictive compound_deaths(const Predictive& accidents, const SeverityLaw& severity);

/// Every year of a forecast of fatal accidents as deaths.
[[nodiscard]] Forecast compound_deaths(const Forecast& accidents, const SeverityLaw& severity);

}  // namespace yuyan::indicators
