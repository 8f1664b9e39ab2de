// A clock that runs faster in the seasons in which hazards arise more often.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "models/inspection/plan_calendar.h"
#include "models/inspection/sector.h"

namespace yuyan::inspection {

/// Operational time of a sector: a Poisson process of rate one in it is, on the calendar, one whose
/// rate is the product of the factors of the seasons in force. Piecewise linear, exact at any time.
class SeasonClock {
 public:
  SeasonClock(const PlanCalendar& calendar, std::span<const Season> seasons,
              std::string_view sector);

  /// Operational time of a day of the plan, d.
  [[nodiscard]] double reading(double day) const;
  /// The day at which the clock shows `reading`; infinity beyond the plan.
  [[nodiscard]] double day(double reading) const {
    if (steady_) return reading;
    return day_in_seasons(reading);
  }
  /// No season applies: the clock is the calendar.
  [[nodiscard]] bool steady() const { return steady_; }

 private:
  /// From a change of the factor to the next. The clock shows `reading` on its first day.
  struct Segment {
    double reading, day, days_a_reading;
  };
  static constexpr double readings_a_place = 8;

  [[nodiscard]] double day_in_seasons(double reading) const {
    if (reading >= last_reading_) return std::numeric_limits<double>::infinity();
    const Segment* segment =
        &segments_[segment_at_[static_cast<std::size_t>(reading * (1 / readings_a_place))]];
    // Passes over segments in which the clock stands still, too.
    while (segment[1].reading <= reading) ++segment;
    return segment->day + (reading - segment->reading) * segment->days_a_reading;
  }

  bool steady_ = true;
  double last_reading_ = 0;
  std::vector<Segment> segments_;          // and the end of the plan
  std::vector<std::uint16_t> segment_at_;  // by the reading in steps: in which segment it lies
};

}  // namespace yuyan::inspection
