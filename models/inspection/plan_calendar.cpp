#include "models/inspection/plan_calendar.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace yuyan::inspection {
namespace {

std::optional<int> number(std::string_view text, std::size_t digits) {
  int value = 0;
  if (text.size() != digits) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

double days_between(std::chrono::year_month_day from, std::chrono::year_month_day to) {
  return static_cast<double>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

std::chrono::year_month_day date(int year, int month, int day) {
  return std::chrono::year{year} / month / day;
}

}  // namespace

PlanCalendar::PlanCalendar(int first_year, int years) : first_year_(first_year), years_(years) {
  for (int month = 0; month <= 12 * years; ++month)
    starts_.push_back(
        days_between(date(first_year, 1, 1), date(first_year + month / 12, month % 12 + 1, 1)));
}

int PlanCalendar::month_of(double day) const {
  const auto after = std::ranges::upper_bound(starts_, day);
  return std::clamp(static_cast<int>(after - starts_.begin()) - 1, 0, months() - 1);
}

std::optional<double> PlanCalendar::day(std::string_view text) const {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4), 4);
  const auto month = number(text.substr(5, 2), 2);
  const auto day = number(text.substr(8, 2), 2);
  if (!year || !month || !day || !date(*year, *month, *day).ok()) return std::nullopt;
  return days_between(date(first_year_, 1, 1), date(*year, *month, *day));
}

std::optional<int> PlanCalendar::month(std::string_view text) const {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4), 4);
  const auto month = number(text.substr(5, 2), 2);
  if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
  return 12 * (*year - first_year_) + *month - 1;
}

std::optional<int> PlanCalendar::quarter(std::string_view text) const {
  if (text.size() != 6 || text[4] != 'Q') return std::nullopt;
  const auto year = number(text.substr(0, 4), 4);
  const auto quarter = number(text.substr(5, 1), 1);
  if (!year || !quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
  const int index = 4 * (*year - first_year_) + *quarter - 1;
  if (index < 0 || index >= quarters()) return std::nullopt;
  return index;
}

std::optional<int> PlanCalendar::day_of_year(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  const auto month = number(text.substr(0, 2), 2);
  const auto day = number(text.substr(3, 2), 2);
  constexpr int common_year = 2015;
  if (!month || !day || !date(common_year, *month, *day).ok()) return std::nullopt;
  return static_cast<int>(days_between(date(common_year, 1, 1), date(common_year, *month, *day)));
}

std::vector<std::string> PlanCalendar::month_names() const {
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(months()));
  for (int month = 0; month < months(); ++month)
    names.push_back(fmt::format("{}-{:02}", first_year_ + month / 12, month % 12 + 1));
  return names;
}

std::vector<std::string> PlanCalendar::quarter_names() const {
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(quarters()));
  for (int quarter = 0; quarter < quarters(); ++quarter)
    names.push_back(fmt::format("{}Q{}", first_year_ + quarter / 4, quarter % 4 + 1));
  return names;
}

}  // namespace yuyan::inspection
