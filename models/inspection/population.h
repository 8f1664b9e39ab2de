// The enterprises as the engine sees them: one array a property, in the order of their ids.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "models/inspection/inspection.h"
#include "models/inspection/plan_calendar.h"

namespace yuyan::inspection {

inline constexpr double never = std::numeric_limits<double>::infinity();

/// What does not change while the plan runs, and the state on its first day.
struct Population {
  std::vector<std::uint64_t> key;  ///< keys the streams of the enterprise
  std::vector<std::uint16_t> county, sector;
  std::vector<double> size;  ///< factor of its size on its rates
  std::vector<double> contractor_share;
  std::vector<double> employees;  ///< the sector's reference size where none are known
  std::vector<std::uint8_t> size_class;
  std::vector<std::uint32_t> exposed;  ///< persons on the site, at least 1
  std::vector<double> visit_d;         ///< officer-days that a visit of one department takes
  std::vector<std::uint8_t> level;     ///< of standardization, 0 none
  std::vector<double> expires;         ///< day on which the certificate runs out
  std::vector<IntegrityGrade> grade;
  std::vector<std::uint8_t> major_hazard, is_key, two_key, above_scale, blacklisted;
  std::vector<double> last_visit;  ///< day; -infinity when not known

  [[nodiscard]] std::size_t count() const { return key.size(); }
};

/// From a register sorted by id, whose counties and sectors are rows of the tables.
[[nodiscard]] Population population_of(const std::vector<Enterprise>& enterprises,
                                       const Inspection& tables, const PlanCalendar& calendar);

/// The place of the row with this id; the number of rows if there is none.
template <class Row>
[[nodiscard]] std::size_t place_of(const std::vector<Row>& rows, const std::string& id) {
  std::size_t place = 0;
  while (place < rows.size() && rows[place].id != id) ++place;
  return place;
}

}  // namespace yuyan::inspection
