#pragma once

#include <cstddef>
#include <span>

#include "analysis/statistics/check.h"

namespace yuyan::statistics {

/// A view of points in a row-major table: one row a point, one column a factor.
class Points {
 public:
  Points(std::span<const double> values, std::size_t factors) : values_(values), factors_(factors) {
    require(factors > 0 && values.size() % factors == 0, "Points: rows must be complete");
  }
  [[nodiscard]] std::size_t size() const { return values_.size() / factors_; }
  [[nodiscard]] std::size_t factors() const { return factors_; }
  [[nodiscard]] std::span<const double> row(std::size_t i) const {
    return values_.subspan(i * factors_, factors_);
  }

 private:
  std::span<const double> values_;
  std::size_t factors_;
};

}  // namespace yuyan::statistics
