#include "models/inspection/season_clock.h"

#include <algorithm>
#include <limits>

namespace yuyan::inspection {
namespace {

bool applies(const Season& season, std::string_view sector) {
  return season.sectors.empty() ||
         std::ranges::find(season.sectors, sector) != season.sectors.end();
}

/// Whether a day of the year lies in the season; the 29th of February counts as the 28th.
bool holds(const Season& season, int day_of_year) {
  const int from = PlanCalendar::day_of_year(season.from).value_or(0);
  const int to = PlanCalendar::day_of_year(season.to).value_or(364);
  return from <= to ? day_of_year >= from && day_of_year <= to
                    : day_of_year >= from || day_of_year <= to;
}

int day_of_common_year(const PlanCalendar& calendar, int year, int day) {
  const int length = static_cast<int>(calendar.year_start(year + 1) - calendar.year_start(year));
  constexpr int last_of_february = 58;
  return length == 366 && day > last_of_february ? day - 1 : day;
}

}  // namespace

SeasonClock::SeasonClock(const PlanCalendar& calendar, std::span<const Season> seasons,
                         std::string_view sector) {
  double reading = 0;
  for (int year = 0; year < calendar.years(); ++year) {
    const double begin = calendar.year_start(year);
    const int length = static_cast<int>(calendar.year_start(year + 1) - begin);
    for (int day = 0; day < length; ++day) {
      double factor = 1;
      for (const Season& season : seasons)
        if (applies(season, sector) && holds(season, day_of_common_year(calendar, year, day)))
          factor *= season.factor;
      if (factor != 1) steady_ = false;
      if (factors_.empty() || factor != factors_.back()) {
        days_.push_back(begin + day);
        readings_.push_back(reading);
        factors_.push_back(factor);
      }
      reading += factor;
    }
  }
  days_.push_back(calendar.end());
  readings_.push_back(reading);
  for (std::uint32_t segment = 0; static_cast<double>(segment_at_.size()) < reading;) {
    while (readings_[segment + 1] <= static_cast<double>(segment_at_.size())) ++segment;
    segment_at_.push_back(segment);
  }
}

double SeasonClock::reading(double day) const {
  if (steady_) return day;
  const auto after = std::upper_bound(days_.begin() + 1, days_.end() - 1, day);
  const auto segment = static_cast<std::size_t>(after - days_.begin()) - 1;
  return readings_[segment] + (day - days_[segment]) * factors_[segment];
}

double SeasonClock::day_in_seasons(double reading) const {
  if (reading >= readings_.back()) return std::numeric_limits<double>::infinity();
  std::uint32_t segment = segment_at_[static_cast<std::size_t>(reading)];
  // Passes over segments in which the clock stands still, too.
  while (readings_[segment + 1] <= reading) ++segment;
  return days_[segment] + (reading - readings_[segment]) / factors_[segment];
}

}  // namespace yuyan::inspection
