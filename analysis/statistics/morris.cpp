#include "analysis/statistics/morris.h"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/mean.h"
#include "analysis/statistics/order.h"

namespace yuyan::statistics {
namespace {

/// The factor that moves between two neighbouring points.
std::size_t moved_factor(std::span<const double> from, std::span<const double> to) {
  std::size_t moved = from.size();
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] == to[i]) continue;
    require(moved == from.size(), "morris_effects: two factors move at once");
    moved = i;
  }
  require(moved < from.size(), "morris_effects: no factor moves");
  return moved;
}

}  // namespace

std::vector<double> morris_trajectory(std::span<const double> uniforms, std::size_t factors,
                                      std::size_t levels) {
  require(factors > 0 && uniforms.size() == morris_uniforms(factors),
          "morris_trajectory: 3 uniform numbers a factor are needed");
  require(levels >= 2 && levels % 2 == 0, "morris_trajectory: the number of levels must be even");
  const auto starts = uniforms.first(factors);
  const auto directions = uniforms.subspan(factors, factors);
  const auto keys = uniforms.last(factors);
  const std::size_t jump = levels / 2;
  const double unit = 1 / static_cast<double>(levels - 1);
  std::vector<std::size_t> from(factors);
  std::vector<std::size_t> to(factors);
  for (std::size_t i = 0; i < factors; ++i) {
    // The lower end of a jump lies in the lower half of the grid, so both ends are on it.
    const auto lower = static_cast<std::size_t>(starts[i] * static_cast<double>(jump));
    require(lower < jump, "morris_trajectory: uniform numbers must lie in [0, 1)");
    const bool upwards = directions[i] < 0.5;
    from[i] = upwards ? lower : lower + jump;
    to[i] = upwards ? lower + jump : lower;
  }
  std::vector<double> points;
  points.reserve((factors + 1) * factors);
  const auto append = [&] {
    for (const std::size_t level : from) points.push_back(static_cast<double>(level) * unit);
  };
  append();
  for (const std::size_t i : ascending_order(keys)) {
    from[i] = to[i];
    append();
  }
  return points;
}

std::vector<MorrisEffect> morris_effects(const Points& trajectories,
                                         std::span<const double> outputs) {
  const std::size_t k = trajectories.factors();
  require(outputs.size() == trajectories.size(), "morris_effects: one output a point");
  require(!outputs.empty() && outputs.size() % (k + 1) == 0,
          "morris_effects: trajectories must be complete");
  std::vector<std::vector<double>> effects(k);
  for (std::size_t start = 0; start < outputs.size(); start += k + 1)
    for (std::size_t j = start; j < start + k; ++j) {
      const auto from = trajectories.row(j);
      const auto to = trajectories.row(j + 1);
      const std::size_t i = moved_factor(from, to);
      effects[i].push_back((outputs[j + 1] - outputs[j]) / (to[i] - from[i]));
    }
  std::vector<MorrisEffect> result(k);
  for (std::size_t i = 0; i < k; ++i) {
    require(!effects[i].empty(), "morris_effects: a factor never moves");
    const auto signed_effects = moments(effects[i]);
    for (double& effect : effects[i]) effect = std::abs(effect);
    result[i] = {signed_effects.mean, moments(effects[i]).mean, std::sqrt(signed_effects.variance)};
  }
  return result;
}

}  // namespace yuyan::statistics
