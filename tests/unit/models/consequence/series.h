// Series of numbers at which an identity is tested, and values that have to be there.
#pragma once

#include <optional>
#include <stdexcept>
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

/// The value; a test that finds none fails by the exception.
inline double given(const std::optional<double>& value) {
  if (!value) throw std::logic_error("a quantity that the test needs is empty");
  return *value;
}

}  // namespace yuyan::consequence
