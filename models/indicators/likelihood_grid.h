#pragma once

#include <array>
#include <functional>
#include <vector>

namespace yuyan::indicators {

/// A point of a two-dimensional parameter and its share of the likelihood.
struct WeightedPoint {
  std::array<double, 2> at{};
  double weight = 0;
};

/// Points that stand for the likelihood over a rectangle (flat prior): midpoints of a grid that
/// zooms in on where the likelihood is. `deviance` is minus twice the log likelihood, up to a
/// constant; not finite means impossible. Weights sum to 1; negligible points are left out. A side
/// with equal ends is held there.
///
/// Short histories say little of a model's inner parameters. To average over them, instead of
/// believing the most likely ones, keeps forecast intervals as wide as they have to be.
[[nodiscard]] std::vector<WeightedPoint> likelihood_grid(
    const std::function<double(double, double)>& deviance, std::array<double, 2> low,
    std::array<double, 2> high);

}  // namespace yuyan::indicators
