// What yuyan solve aims at: a clause, or a condition on a number.
#pragma once

#include <string>

#include "cli/metric.h"

namespace yuyan::cli {

/// The number given to an option. Throws UsageError when it is none.
[[nodiscard]] double number_of(const std::string& option, const std::string& given);

/// A metric and what is asked of it.
struct Target {
  std::string metric;
  int sense = 0;  ///< -1: at most, 1: at least, 0: a clause
  double limit = 0;

  /// `called_s<=300`, `deaths>=1`, or a clause. Throws UsageError when the limit is no number.
  [[nodiscard]] static Target parsed(const std::string& asked);

  /// Of a condition.
  [[nodiscard]] bool is_reached_by(double value) const;
};

/// What a number that is missing means. A time since T0 that is missing never came; what a clause
/// measures is missing where it was never kept, or never broken: then the clause says.
class Missing {
 public:
  explicit Missing(const Metric& metric);

  /// The number that says whether the other one could come at all; empty: it always could.
  [[nodiscard]] const std::string& premise() const { return premise_; }

  /// Mark of a missing number in one replication: 1 reached, 0 not, NaN not at stake.
  [[nodiscard]] double mark(const Target& target, double premise) const;

 private:
  bool is_value_of_clause_ = false, is_moment_ = false;
  std::string premise_;
};

}  // namespace yuyan::cli
