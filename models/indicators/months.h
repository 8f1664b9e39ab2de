// The months of a programme: from instants to months and back, with real lengths and leap years.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace yuyan::indicators {

inline constexpr double day_s = 86400;
inline constexpr std::size_t months_a_year = 12;

/// Months from January of the first year to December of the last, counted from 0. Instants are
/// seconds since the start of the first year.
class Months {
 public:
  /// `years` >= 1.
  Months(int first_year, std::size_t years);

  [[nodiscard]] int first_year() const { return first_year_; }
  [[nodiscard]] std::size_t years() const { return count() / months_a_year; }
  [[nodiscard]] std::size_t count() const { return starts_s_.size() - 1; }
  [[nodiscard]] double start_s(std::size_t month) const { return starts_s_.at(month); }
  [[nodiscard]] double length_s(std::size_t month) const {
    return start_s(month + 1) - start_s(month);
  }
  [[nodiscard]] double end_s() const { return starts_s_.back(); }
  /// Month of an instant; the first before the start, the last after the end.
  [[nodiscard]] std::size_t month_of(double time_s) const;
  [[nodiscard]] static std::size_t year_of(std::size_t month) { return month / months_a_year; }
  /// Instant at which a day begins; `month` and `day` from 1. The date has to exist.
  [[nodiscard]] double start_of_day(int year, unsigned month, unsigned day) const;
  /// 2016-05.
  [[nodiscard]] std::string name(std::size_t month) const;

 private:
  int first_year_;
  std::vector<double> starts_s_;  ///< of every month, and the end of the last
};

}  // namespace yuyan::indicators
