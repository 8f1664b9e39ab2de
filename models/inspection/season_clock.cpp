#include "models/inspection/season_clock.h"

#include <algorithm>

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
  double last_factor = -1;
  for (int year = 0; year < calendar.years(); ++year) {
    const double begin = calendar.year_start(year);
    const int length = static_cast<int>(calendar.year_start(year + 1) - begin);
    for (int day = 0; day < length; ++day) {
      double factor = 1;
      for (const Season& season : seasons)
        if (applies(season, sector) && holds(season, day_of_common_year(calendar, year, day)))
          factor *= season.factor;
      if (factor != 1) steady_ = false;
      if (factor != last_factor) segments_.push_back({reading, begin + day, 1 / factor});
      last_factor = factor;
      reading += factor;
    }
  }
  segments_.push_back({reading, calendar.end(), 1});
  last_reading_ = reading;
  for (std::uint16_t segment = 0;
       readings_a_place * static_cast<double>(segment_at_.size()) < reading;) {
    while (segments_[segment + 1U].reading <=
           readings_a_place * static_cast<double>(segment_at_.size()))
      ++segment;
    segment_at_.push_back(segment);
  }
}

double SeasonClock::reading(double day) const {
  if (steady_) return day;
  const auto after =
      std::ranges::upper_bound(segments_.begin() + 1, segments_.end() - 1, day, {}, &Segment::day);
  const Segment& segment = *(after - 1);
  const double days = day - segment.day;
  return segment.reading + (days > 0 ? days / segment.days_a_reading : 0);
}

}  // namespace yuyan::inspection
