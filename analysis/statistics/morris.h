// Morris screening: elementary effects along random trajectories (Morris 1991, Technometrics
// 33:161).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/points.h"

namespace yuyan::statistics {

/// How many uniform numbers one trajectory over `factors` takes.
[[nodiscard]] constexpr std::size_t morris_uniforms(std::size_t factors) { return 3 * factors; }

/// One trajectory: factors + 1 points in the unit cube on a grid of `levels` (even, >= 2),
/// row-major; one factor moves by levels/(2(levels-1)) between neighbours. `uniforms` in [0, 1), as
/// many as morris_uniforms(factors), choose start, direction and order.
[[nodiscard]] std::vector<double> morris_trajectory(std::span<const double> uniforms,
                                                    std::size_t factors, std::size_t levels = 4);

/// Elementary effects of one factor, in output units per unit of the cube.
struct MorrisEffect {
  double mean = 0;           ///< mu
  double mean_absolute = 0;  ///< mu*, the screening measure (Campolongo et al. 2007)
  double deviation = 0;      ///< sigma: nonlinearity or interaction
};

/// Effects from trajectories stored one after the other and their outputs, point by point.
[[nodiscard]] std::vector<MorrisEffect> morris_effects(const Points& trajectories,
                                                       std::span<const double> outputs);

}  // namespace yuyan::statistics
