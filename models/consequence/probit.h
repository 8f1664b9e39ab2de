// Probits: the share of those exposed who suffer an effect.
#pragma once

#include <cmath>
#include <limits>
#include <optional>

#include "models/parameters/field.h"

namespace yuyan::consequence {

/// P = Phi(Y - 5).
[[nodiscard]] inline double probability_of_probit(double probit) {
  return 0.5 * std::erfc((5 - probit) / 1.41421356237309504880);
}

/// a + b ln(dose); minus infinity for no dose.
[[nodiscard]] inline double log_probit(double a, double b, double dose) {
  return dose > 0 ? a + b * std::log(dose) : -std::numeric_limits<double>::infinity();
}

/// A probit to show: empty where no dose makes it minus infinity.
[[nodiscard]] inline std::optional<double> shown_probit(double probit) {
  if (std::isfinite(probit)) return probit;
  return std::nullopt;
}

namespace about {
inline constexpr parameters::About probit{.unit = "1",
                                          .meaning = "probit Y; empty without a dose",
                                          .meaning_zh = "概率单位 Y;无剂量时为空"};
inline constexpr parameters::About probability{
    .unit = "1",
    .range = parameters::share,
    .meaning = "share of those exposed who suffer the effect",
    .meaning_zh = "暴露者受害概率"};
}  // namespace about
}  // namespace yuyan::consequence
