#pragma once

namespace yuyan::statistics {

/// A closed interval. An end that the data do not bound is infinite.
struct Interval {
  double low = 0;
  double high = 0;

  [[nodiscard]] constexpr bool contains(double x) const { return low <= x && x <= high; }
  [[nodiscard]] constexpr double width() const { return high - low; }
  constexpr bool operator==(const Interval&) const = default;
};

/// An estimate with its confidence interval, both in the unit of the data.
struct Estimate {
  double value = 0;
  Interval interval;
};

}  // namespace yuyan::statistics
