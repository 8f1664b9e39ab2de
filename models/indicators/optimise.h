#pragma once

#include <array>
#include <functional>

namespace yuyan::indicators {

/// Lowest point of `objective` in a rectangle: the best of a coarse grid, refined by NLopt's
/// BOBYQA. Values that are not finite count as very high. Deterministic.
struct Minimum {
  std::array<double, 2> at{};
  double value = 0;
};
[[nodiscard]] Minimum minimise(const std::function<double(double, double)>& objective,
                               std::array<double, 2> low, std::array<double, 2> high);

}  // namespace yuyan::indicators
