#include "models/indicators/tally.h"

#include <numeric>
#include <stdexcept>

namespace yuyan::indicators {
namespace {

constexpr std::size_t place(SeverityClass severity) { return static_cast<std::size_t>(severity); }

}  // namespace

void Counts::add(const Accident& accident) {
  const AccidentToll& toll = accident.toll;
  accidents += 1;
  fatal_accidents += toll.deaths > 0;
  deaths += toll.deaths;
  serious_injuries += toll.serious_injuries;
  loss_yuan += toll.direct_loss_yuan;
  by_legal_class[place(legal_class(toll))] += 1;
  by_deaths[place(class_by_deaths(toll.deaths))] += 1;
  if (class_by_deaths(toll.deaths) >= SeverityClass::major) deaths_10_or_more += toll.deaths;
  if (is_industry(accident.kind)) {
    industrial_accidents += 1;
    industrial_deaths += toll.deaths;
  }
  if (accident.kind == SectorKind::coal_mine) coal_deaths += toll.deaths;
  if (accident.kind == SectorKind::operating_vehicles) operating_vehicle_deaths += toll.deaths;
  if (accident.kind == SectorKind::special_equipment) special_equipment_deaths += toll.deaths;
}

Counts& Counts::operator+=(const Counts& other) {
  accidents += other.accidents;
  fatal_accidents += other.fatal_accidents;
  deaths += other.deaths;
  serious_injuries += other.serious_injuries;
  loss_yuan += other.loss_yuan;
  for (std::size_t c = 0; c < class_count; ++c) {
    by_legal_class[c] += other.by_legal_class[c];
    by_deaths[c] += other.by_deaths[c];
  }
  deaths_10_or_more += other.deaths_10_or_more;
  industrial_accidents += other.industrial_accidents;
  industrial_deaths += other.industrial_deaths;
  coal_deaths += other.coal_deaths;
  operating_vehicle_deaths += other.operating_vehicle_deaths;
  special_equipment_deaths += other.special_equipment_deaths;
  return *this;
}

double Counts::of(Count count) const {
  switch (count) {
    case Count::accidents:
      return accidents;
    case Count::deaths:
      return deaths;
    case Count::accidents_10_or_more_deaths:
      return by_deaths[2] + by_deaths[3];
    case Count::deaths_in_accidents_10_or_more:
      return deaths_10_or_more;
    case Count::industrial_deaths:
      return industrial_deaths;
    case Count::coal_deaths:
      return coal_deaths;
    case Count::operating_vehicle_deaths:
      return operating_vehicle_deaths;
    case Count::special_equipment_deaths:
      return special_equipment_deaths;
    case Count::fatal_accidents:
      return fatal_accidents;
    case Count::serious_injuries:
      return serious_injuries;
    case Count::loss_yuan:
      return loss_yuan;
    case Count::general_accidents:
      return by_legal_class[0];
    case Count::larger_accidents:
      return by_legal_class[1];
    case Count::major_accidents:
      return by_legal_class[2];
    case Count::major_or_worse_accidents:
      return by_legal_class[2] + by_legal_class[3];
    case Count::accidents_below_3_deaths:
      return by_deaths[0];
    case Count::accidents_3_9_deaths:
      return by_deaths[1];
    case Count::industrial_accidents:
      return industrial_accidents;
  }
  throw std::logic_error("Counts: no such count");
}

Tally::Tally(std::size_t years, std::size_t counties, std::size_t sectors)
    : years_(years),
      counties_(counties),
      sectors_(sectors),
      cells_(years * counties * sectors),
      by_legal_class_(years * months_a_year * counties * class_count),
      by_deaths_(by_legal_class_.size()) {}

void Tally::add(const Accident& accident) {
  const std::size_t year = Months::year_of(accident.month);
  if (year >= years_ || accident.county >= counties_ || accident.sector >= sectors_)
    throw std::logic_error("Tally: an accident outside the axes");
  accidents_.push_back(accident);
  cells_[(year * counties_ + accident.county) * sectors_ + accident.sector].add(accident);
  const std::size_t row = (accident.month * counties_ + accident.county) * class_count;
  const AccidentToll& toll = accident.toll;
  MonthCell& cell = by_legal_class_[row + place(legal_class(toll))];
  cell.accidents += 1;
  cell.fatal_accidents += toll.deaths > 0;
  cell.deaths += toll.deaths;
  cell.serious_injuries += toll.serious_injuries;
  cell.loss_yuan += toll.direct_loss_yuan;
  by_deaths_[row + place(class_by_deaths(toll.deaths))] += 1;
}

Counts Tally::yearly(std::size_t year, const Scope& scope) const {
  Counts sum;
  const std::size_t first_county = scope.county.value_or(0);
  const std::size_t last_county = scope.county.value_or(counties_ - 1);
  const std::size_t first_sector = scope.sector.value_or(0);
  const std::size_t last_sector = scope.sector.value_or(sectors_ - 1);
  for (std::size_t county = first_county; county <= last_county; ++county)
    for (std::size_t sector = first_sector; sector <= last_sector; ++sector)
      sum += cells_.at((year * counties_ + county) * sectors_ + sector);
  return sum;
}

std::array<double, months_a_year> cumulative(const Tally& tally, std::size_t year,
                                             const Scope& scope, Count count) {
  std::array<double, months_a_year> months{};
  for (const Accident& accident : tally.accidents()) {
    if (Months::year_of(accident.month) != year || !scope.holds(accident)) continue;
    Counts one;
    one.add(accident);
    months[accident.month % months_a_year] += one.of(count);
  }
  std::partial_sum(months.begin(), months.end(), months.begin());
  return months;
}

}  // namespace yuyan::indicators
