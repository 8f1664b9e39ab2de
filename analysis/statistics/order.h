#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace yuyan::statistics {

/// Indices of `keys` in ascending order of the keys; equal keys keep their order.
[[nodiscard]] inline std::vector<std::size_t> ascending_order(std::span<const double> keys) {
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, std::less<>(), [&](std::size_t i) { return std::pair(keys[i], i); });
  return order;
}

}  // namespace yuyan::statistics
