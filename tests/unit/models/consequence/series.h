// Series of numbers at which an identity is tested.
#pragma once

#include <vector>

namespace yuyan::consequence {

/// from, from factor, from factor^2, … below `to`.
inline std::vector<double> geometric(double from, double to, double factor) {
  std::vector<double> series{from};
  while (series.back() * factor < to) series.push_back(series.back() * factor);
  return series;
}

/// from, from + step, … below `to`.
inline std::vector<double> arithmetic(double from, double to, double step) {
  std::vector<double> series{from};
  while (series.back() + step < to) series.push_back(series.back() + step);
  return series;
}

}  // namespace yuyan::consequence
