// What the room itself needs to know of a law without bounds.
#pragma once

#include <string>
#include <vector>

#include "sim/chance/distribution.h"

namespace yuyan::chance {

/// The probabilities of X <= x and of X > x.
[[nodiscard]] Level level_of(const Law& law, double x);
/// The probabilities of X < x and of X >= x.
[[nodiscard]] Level level_before(const Law& law, double x);
[[nodiscard]] double quantile_of(const Law& law, Level level);
/// The quantile of the cut law.
[[nodiscard]] double quantile_within(const Distribution& distribution, Level within);
/// The smallest interval that holds all values.
[[nodiscard]] Interval support_of(const Law& law);
/// The sentences of violations() about the law's own parameters.
[[nodiscard]] std::vector<std::string> violations_of(const Law& law);

/// The shortest decimal text that reads back as this number.
[[nodiscard]] std::string text_of(double number);

}  // namespace yuyan::chance
