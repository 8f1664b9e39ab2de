// Years, quarters and months of a plan as days since its first morning, and dates as they are
// written in input files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yuyan::inspection {

/// Average length of a year, d: what turns a rate a year into one a day.
inline constexpr double year_d = 365.25;

/// Day 0 is the first of January of the first year. Days of a date are counted to its morning.
class PlanCalendar {
 public:
  PlanCalendar(int first_year, int years);

  [[nodiscard]] int first_year() const { return first_year_; }
  [[nodiscard]] int years() const { return years_; }
  [[nodiscard]] int months() const { return 12 * years_; }
  [[nodiscard]] int quarters() const { return 4 * years_; }
  /// The first day of a month, 0 … months(); the last is the day after the plan.
  [[nodiscard]] double month_start(int month) const {
    return starts_[static_cast<std::size_t>(month)];
  }
  [[nodiscard]] double year_start(int year) const { return month_start(12 * year); }
  [[nodiscard]] double end() const { return starts_.back(); }
  /// The month, 0 … months() - 1, of a day within the plan.
  [[nodiscard]] int month_of(double day) const;

  /// "2016-03-15". Nothing if the text is no date of that form.
  [[nodiscard]] std::optional<double> day(std::string_view date) const;
  /// "2016-03": the month as a number, also before or after the plan.
  [[nodiscard]] std::optional<int> month(std::string_view text) const;
  /// "2016Q4": the quarter, 0 … quarters() - 1.
  [[nodiscard]] std::optional<int> quarter(std::string_view text) const;
  /// "03-15" as days since the first of January of a year that is not a leap year.
  [[nodiscard]] static std::optional<int> day_of_year(std::string_view text);

  [[nodiscard]] std::vector<std::string> month_names() const;    ///< 2016-01 …
  [[nodiscard]] std::vector<std::string> quarter_names() const;  ///< 2016Q1 …

 private:
  int first_year_;
  int years_;
  std::vector<double> starts_;
};

}  // namespace yuyan::inspection
