// Accidents as the statistics count them: by month, county, sector and class.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/indicators/measure.h"
#include "models/indicators/months.h"
#include "models/indicators/severity_class.h"

namespace yuyan::indicators {

/// What part of the statistics a sector belongs to. One with several (a coal mine is industry too)
/// has the narrowest; coal mines and special equipment count as industry as well.
enum class SectorKind : std::uint8_t {
  industry,  ///< industry, mining and commerce (工矿商贸)
  coal_mine,
  special_equipment,
  operating_vehicles,  ///< road transport for hire
  road,                ///< other road traffic
  fire,
  other,
};

constexpr auto choices(SectorKind) {
  using parameters::Choice;
  return std::array{Choice{"industry", SectorKind::industry},
                    Choice{"coal_mine", SectorKind::coal_mine},
                    Choice{"special_equipment", SectorKind::special_equipment},
                    Choice{"operating_vehicles", SectorKind::operating_vehicles},
                    Choice{"road", SectorKind::road},
                    Choice{"fire", SectorKind::fire},
                    Choice{"other", SectorKind::other}};
}

[[nodiscard]] constexpr bool is_industry(SectorKind kind) {
  return kind == SectorKind::industry || kind == SectorKind::coal_mine ||
         kind == SectorKind::special_equipment;
}

/// One accident; places are positions on the axes.
struct Accident {
  double time_s = 0;      ///< since the start of the first year
  std::size_t month = 0;  ///< in which it is counted
  std::size_t county = 0;
  std::size_t sector = 0;
  SectorKind kind = SectorKind::other;  ///< of the sector, or of the source outside enterprises
  AccidentToll toll{};
  std::int64_t enterprise = -1;  ///< its place in the register; -1: none
  std::int32_t cause = -1;       ///< what stood behind it, as its maker codes it; -1: not known
};

inline constexpr std::size_t class_count = severity_classes.size();

/// Sums over a set of accidents.
struct Counts {
  double accidents = 0;
  double fatal_accidents = 0;
  double deaths = 0;
  double serious_injuries = 0;
  double loss_yuan = 0;
  std::array<double, class_count> by_legal_class{};
  std::array<double, class_count> by_deaths{};
  double deaths_10_or_more = 0;
  double industrial_accidents = 0;
  double industrial_deaths = 0;
  double coal_deaths = 0;
  double operating_vehicle_deaths = 0;
  double special_equipment_deaths = 0;

  void add(const Accident& accident);
  Counts& operator+=(const Counts& other);
  [[nodiscard]] double of(Count count) const;
};

/// What a month's cell of county and class holds.
struct MonthCell {
  double accidents = 0;
  double fatal_accidents = 0;
  double deaths = 0;
  double serious_injuries = 0;
  double loss_yuan = 0;
};

/// A part of the city and of its economy; none: the whole.
struct Scope {
  std::optional<std::size_t> county{};
  std::optional<std::size_t> sector{};

  [[nodiscard]] bool holds(const Accident& accident) const {
    return (!county || *county == accident.county) && (!sector || *sector == accident.sector);
  }
};

/// All accidents of a replication, counted.
class Tally {
 public:
  /// Sizes of the axes, all >= 1.
  Tally(std::size_t years, std::size_t counties, std::size_t sectors);

  void add(const Accident& accident);

  [[nodiscard]] std::size_t years() const { return years_; }
  [[nodiscard]] std::size_t counties() const { return counties_; }
  [[nodiscard]] std::size_t sectors() const { return sectors_; }
  [[nodiscard]] std::span<const Accident> accidents() const { return accidents_; }

  [[nodiscard]] const Counts& cell(std::size_t year, std::size_t county, std::size_t sector) const {
    return cells_[(year * counties_ + county) * sectors_ + sector];
  }
  /// Counts of one year in a part of the city.
  [[nodiscard]] Counts yearly(std::size_t year, const Scope& scope) const;
  /// By legal class, flat over month, county, class.
  [[nodiscard]] std::span<const MonthCell> by_legal_class() const { return by_legal_class_; }
  /// Accidents by the class of their deaths alone, flat over month, county, class.
  [[nodiscard]] std::span<const double> by_deaths() const { return by_deaths_; }

 private:
  std::size_t years_, counties_, sectors_;
  std::vector<Accident> accidents_;
  std::vector<Counts> cells_;  ///< year, county, sector
  std::vector<MonthCell> by_legal_class_;
  std::vector<double> by_deaths_{};
};

/// Sum of a measure's count over the months [0, month] of `year`, one a month: the cumulative count
/// a bureau watches. Rates are counts here.
[[nodiscard]] std::array<double, months_a_year> cumulative(const Tally& tally, std::size_t year,
                                                           const Scope& scope, Count count);

}  // namespace yuyan::indicators
