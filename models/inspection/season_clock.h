// A clock that runs faster in the seasons in which hazards arise more often.
#pragma once

#include <cstdint>
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
  [[nodiscard]] double day_in_seasons(double reading) const;

  bool steady_ = true;
  std::vector<double> days_, readings_, factors_;  // by segment, with the end
  std::vector<std::uint32_t> segment_at_;  // by whole day of the reading: in which segment it lies
};

}  // namespace yuyan::inspection
