#include "models/indicators/months.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include <fmt/format.h>

namespace yuyan::indicators {
namespace {

namespace chrono = std::chrono;

/// Days from the start of a year to a date, negative before it.
double days_since(int first_year, int year, unsigned month, unsigned day) {
  const auto date = [](int y, unsigned m, unsigned d) {
    return chrono::sys_days(chrono::year(y) / chrono::month(m) / chrono::day(d));
  };
  return static_cast<double>((date(year, month, day) - date(first_year, 1, 1)).count());
}

}  // namespace

Months::Months(int first_year, std::size_t years) : first_year_(first_year) {
  if (years == 0) throw std::logic_error("Months: a programme has at least one year");
  for (std::size_t month = 0; month <= years * months_a_year; ++month)
    starts_s_.push_back(days_since(first_year, first_year + static_cast<int>(month / months_a_year),
                                   static_cast<unsigned>(month % months_a_year) + 1, 1) *
                        day_s);
}

std::size_t Months::month_of(double time_s) const {
  const auto after = std::ranges::upper_bound(starts_s_, time_s);
  const auto place = after - starts_s_.begin() - 1;
  return static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(place, 0, static_cast<std::ptrdiff_t>(count()) - 1));
}

double Months::start_of_day(int year, unsigned month, unsigned day) const {
  return days_since(first_year_, year, month, day) * day_s;
}

std::string Months::name(std::size_t month) const {
  return fmt::format("{}-{:02}", first_year_ + static_cast<int>(month / months_a_year),
                     month % months_a_year + 1);
}

}  // namespace yuyan::indicators
