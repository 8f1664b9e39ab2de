#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace yuyan::indicators {

/// Why a history cannot be forecast, in a sentence for the user in both languages.
class SeriesError : public std::runtime_error {
 public:
  SeriesError(const std::string& english, std::string chinese)
      : std::runtime_error(english), chinese_(std::move(chinese)) {}
  [[nodiscard]] const std::string& in_chinese() const { return chinese_; }

 private:
  std::string chinese_;
};

/// A yearly history of counts or rates. A missing year is NaN.
struct Series {
  int first_year = 0;
  std::vector<double> values;    ///< >= 0
  std::vector<double> exposure;  ///< > 0, one a year; empty: the values are rates already

  [[nodiscard]] std::size_t size() const { return values.size(); }
  [[nodiscard]] int last_year() const { return first_year + static_cast<int>(size()) - 1; }
  [[nodiscard]] bool known(std::size_t i) const { return !std::isnan(values[i]); }
  [[nodiscard]] double exposure_at(std::size_t i) const {
    return exposure.empty() ? 1 : exposure[i];
  }

  /// The history as it stood at the end of `year`.
  [[nodiscard]] Series until(int year) const;
};

/// What the forecast years will be exposed to.
struct FutureExposure {
  std::vector<double> values;          ///< > 0, one a forecast year; empty: 1 throughout
  std::vector<double> log_deviations;  ///< its uncertainty on the log scale; empty: none

  [[nodiscard]] double value(std::size_t h) const { return values.empty() ? 1 : values.at(h); }
  [[nodiscard]] double log_deviation(std::size_t h) const {
    return log_deviations.empty() ? 0 : log_deviations.at(h);
  }
};

/// Throws SeriesError when lengths disagree, a value is negative, an exposure is not positive or
/// fewer than `years` values are known.
void require_history(const Series& series, std::size_t years);

/// Logarithms of values over exposure; missing years stay NaN. Throws SeriesError at a zero, which
/// has no logarithm, and names the method that can do with zeros.
[[nodiscard]] std::vector<double> log_rates(const Series& series);

/// The same with missing years inside filled along a straight line and missing ends cut off; for
/// methods that walk from year to year. `first` and `last` are indices of the known ends.
struct FilledLogs {
  std::vector<double> values;
  std::size_t gap_at_end = 0;  ///< years between the last known value and the end of the series
};
[[nodiscard]] FilledLogs filled_log_rates(const Series& series);

/// Exposure carried on by random walk with drift on logs: medians and growing deviations.
[[nodiscard]] FutureExposure extrapolated_exposure(std::span<const double> history,
                                                   std::size_t horizon);

}  // namespace yuyan::indicators
