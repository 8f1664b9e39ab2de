#pragma once

#include <cstddef>
#include <limits>
#include <variant>
#include <vector>

#include "analysis/statistics/interval.h"

namespace yuyan::indicators {

/// Part of a forecast of a positive quantity: its logarithm is location + scale x Student's t.
struct LogComponent {
  double weight = 1;
  double location = 0;
  double scale = 0;                                          ///< > 0
  double degrees = std::numeric_limits<double>::infinity();  ///< infinite: normal
};

/// Part of a forecast of a count: negative binomial, or Poisson when the size is infinite.
struct CountComponent {
  double weight = 1;
  double mean = 0;  ///< >= 0
  double size = std::numeric_limits<double>::infinity();
};

using LogMixture = std::vector<LogComponent>;
using CountMixture = std::vector<CountComponent>;

/// A forecast of one value as a distribution. A mixture of closed forms, or a table of
/// probabilities of 0, 1, 2, ...
class Predictive {
 public:
  struct Table {
    std::vector<double> cumulative;
  };

  /// Components with weights > 0; the weights are scaled to sum to 1.
  explicit Predictive(LogMixture components);
  explicit Predictive(CountMixture components);
  /// Probabilities of 0, 1, 2, ..., scaled to sum to 1.
  [[nodiscard]] static Predictive of_probabilities(std::vector<double> probabilities);

  [[nodiscard]] bool is_count() const { return !std::holds_alternative<LogMixture>(form_); }

  [[nodiscard]] double cdf(double x) const;
  /// Smallest value with cdf >= probability, in (0, 1). One uniform number draws a value.
  [[nodiscard]] double quantile(double probability) const;
  /// Central interval that holds `share` of the probability.
  [[nodiscard]] statistics::Interval central(double share) const;
  /// The single number to quote: mean of a count, exp of the mean logarithm otherwise.
  [[nodiscard]] double point() const;

  /// Minus log density, or minus log probability of a count.
  [[nodiscard]] double log_score(double observed) const;
  /// CRPS on the log scale, where a miss by a factor costs the same at every size; a count of 0 is
  /// read as 0.5. Log-t forecasts have no mean, so there is no CRPS on the natural scale.
  [[nodiscard]] double log_crps(double observed) const;
  /// Probability integral transform; of a count the middle of its step.
  [[nodiscard]] double pit(double observed) const;

  [[nodiscard]] const std::variant<LogMixture, CountMixture, Table>& form() const { return form_; }

 private:
  explicit Predictive(Table table) : form_(std::move(table)) {}
  std::variant<LogMixture, CountMixture, Table> form_;
};

/// A forecast of the years after `origin`.
struct Forecast {
  int origin = 0;
  std::vector<Predictive> years;  ///< origin + 1, origin + 2, ...

  [[nodiscard]] int year(std::size_t h) const { return origin + 1 + static_cast<int>(h); }
};

}  // namespace yuyan::indicators
