// What a replication of the inspection leaves behind.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/parameters/field.h"

namespace yuyan::inspection {

/// What is counted by year, county and sector.
enum class Count : std::uint8_t {
  visits,
  distinct_visited,   ///< enterprises visited at least once in the year
  cited,              ///< visits with a penalty
  arisen,             ///< hazards that arose
  found,              ///< hazards found by visits
  found_major,        ///< major ones of them
  self_found,         ///< found by the enterprise itself
  reported,           ///< found by a report
  rectified,          ///< closed as put right, truly or not
  falsely_closed,     ///< of those, the ones that live on
  overdue,            ///< not put right by their deadline, which lies in the year
  lapsed,             ///< gone without being put right, by themselves or with a firm that closed
  ended_by_accident,  ///< removed after the accident that they caused
  living,             ///< alive at the end of the year
  living_major,       ///< major ones of them
  hidden              ///< of the living, those that nobody has found
};

inline constexpr std::size_t count_kinds = 16;

constexpr auto choices(Count) {
  using parameters::Choice;
  using enum Count;
  return std::array{Choice{"visits", visits},
                    Choice{"distinct_visited", distinct_visited},
                    Choice{"cited", cited},
                    Choice{"arisen", arisen},
                    Choice{"found", found},
                    Choice{"found_major", found_major},
                    Choice{"self_found", self_found},
                    Choice{"reported", reported},
                    Choice{"rectified", rectified},
                    Choice{"falsely_closed", falsely_closed},
                    Choice{"overdue", overdue},
                    Choice{"lapsed", lapsed},
                    Choice{"ended_by_accident", ended_by_accident},
                    Choice{"living", living},
                    Choice{"living_major", living_major},
                    Choice{"hidden", hidden}};
}

/// The counts of one year, county and sector.
struct Cell {
  std::array<std::int64_t, count_kinds> counts{};
  double hazard_d = 0;  ///< days that hazards lived in the year, summed

  [[nodiscard]] std::int64_t& operator[](Count kind) {
    return counts[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] std::int64_t operator[](Count kind) const {
    return counts[static_cast<std::size_t>(kind)];
  }
};

/// What stood behind an accident.
enum class Cause : std::uint8_t { general_hazard, major_hazard, no_findable_hazard };

constexpr auto choices(Cause) {
  using parameters::Choice;
  return std::array{Choice{"general_hazard", Cause::general_hazard},
                    Choice{"major_hazard", Cause::major_hazard},
                    Choice{"no_findable_hazard", Cause::no_findable_hazard}};
}

/// One accident in an enterprise.
struct Accident {
  double day = 0;                ///< since the first day of the plan
  std::uint32_t enterprise = 0;  ///< its place in the register
  Cause cause = Cause::general_hazard;
  int deaths = 0;
  int serious_injuries = 0;
  double loss_yuan = 0;
  std::uint8_t standard_level = 0;  ///< of the enterprise when it happened; 0 none
};

/// Who lists a hazard for supervision.
enum class ListingLevel : std::uint8_t { county, city, province };

inline constexpr std::size_t listing_levels = 3;

constexpr auto choices(ListingLevel) {
  using parameters::Choice;
  return std::array{Choice{"county", ListingLevel::county}, Choice{"city", ListingLevel::city},
                    Choice{"province", ListingLevel::province}};
}

/// Listings for supervision (挂牌督办): made; accepted as put right and cancelled (摘牌); given an
/// extension at the deadline; not put right by the last day.
struct Listings {
  std::int64_t listed = 0, accepted = 0, extended = 0, overdue = 0;
};

/// What a group of reviewers did in a quarter, and what is left at its end.
struct ReviewCounts {
  std::int64_t finished = 0;  ///< reviews that ended in the quarter
  std::int64_t passed = 0;    ///< of them
  std::int64_t renewals = 0;  ///< of them, of what was held before
  std::int64_t waiting = 0;   ///< applications that wait at its end
};

/// Levels of standardization; grades of integrity from A to D.
inline constexpr std::size_t standard_levels = 3;
inline constexpr std::size_t integrity_grades = 4;

/// What was delivered, by quarter.
struct DeliveryOutcome {
  std::vector<double> value;              ///< quarter, measure; in the unit of its target
  std::vector<double> by_county;          ///< quarter, measure, county; NaN where it has no county
  std::vector<std::int8_t> met;           ///< by measure, at its due quarter; -1 not judged
  std::vector<ReviewCounts> reviews;      ///< quarter, reviewers
  std::vector<std::int64_t> certified;    ///< firms by quarter, sector, level 1 to 3
  std::vector<std::int64_t> graded;       ///< firms by quarter, grade A to D
  std::vector<std::int64_t> blacklisted;  ///< firms by quarter
  std::vector<std::int64_t> accidents;    ///< by year, level 0 (none) to 3 of the enterprise
  std::vector<std::int64_t> closed;       ///< firms by quarter, sector, since the beginning
};

/// The outcome of one replication. Cells lie in the order year, county, sector.
struct Outcome {
  std::vector<Cell> cells;
  std::vector<std::int64_t> strategy_visits;  ///< year, county, sector, strategy
  std::vector<std::int64_t> beginning;        ///< hazards on the first day, by county and sector
  std::vector<Accident> accidents;            ///< in the order of time
  std::vector<Listings> listings;             ///< by quarter, county, level
  DeliveryOutcome deliveries;
  std::vector<std::int64_t> enterprises;  ///< open on its first day, by year, county, sector
};

}  // namespace yuyan::inspection
