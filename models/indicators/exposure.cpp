#include "models/indicators/exposure.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "sim/chance/distribution.h"

namespace yuyan::indicators {
namespace {

std::size_t place_of(Exposure exposure) {
  const auto found = std::ranges::find(all_exposures, exposure);
  if (found == all_exposures.end()) throw std::logic_error("ExposurePath: none is no exposure");
  return static_cast<std::size_t>(found - all_exposures.begin());
}

/// Standard normal deviates of a row's years, summed up: a random walk.
std::vector<double> walk(const ExposureScenario& row, std::size_t years, chance::Source source) {
  const chance::Stream stream(source, row.id, "exposure.volatility");
  std::vector<double> sums(years);
  double sum = 0;
  for (std::size_t year = 0; year < years; ++year) {
    if (row.volatility > 0) sum += stream.draw(chance::Normal{0, row.volatility}, year);
    sums[year] = sum;
  }
  return sums;
}

}  // namespace

double CountyBase::of(Exposure exposure) const {
  switch (exposure) {
    case Exposure::none:
      return 0;
    case Exposure::gdp_yuan:
      return gdp_yuan;
    case Exposure::industrial_employees:
      return industrial_employees;
    case Exposure::coal_output_t:
      return coal_output_t;
    case Exposure::operating_vehicles:
      return operating_vehicles;
    case Exposure::special_equipment_units:
      return special_equipment_units;
    case Exposure::population:
      return population;
  }
  throw std::logic_error("CountyBase: no such exposure");
}

ExposurePath::ExposurePath(std::span<const CountyBase> counties,
                           std::span<const ExposureScenario> scenarios, std::size_t years,
                           chance::Source parameters, chance::Source chance)
    : counties_(counties.size()) {
  for (const Exposure exposure : all_exposures) {
    auto& values = by_year_and_county_.at(place_of(exposure));
    for (std::size_t year = 0; year < years; ++year)
      for (const CountyBase& county : counties) values.push_back(county.of(exposure));
  }
  for (const ExposureScenario& row : scenarios) {
    auto& values = by_year_and_county_.at(place_of(row.exposure));
    const double growth = chance::Stream(parameters, "exposures." + row.id, growth_purpose)
                              .draw(row.growth.distribution, 0);
    const std::vector<double> shocks = walk(row, years, chance);
    for (std::size_t year = 0; year < years; ++year)
      for (std::size_t county = 0; county < counties_; ++county) {
        const double rate = std::max(-0.99, growth + counties[county].growth_offset);
        const double grown = std::pow(1 + rate, static_cast<double>(year + 1));
        values[year * counties_ + county] *=
            (row.path.empty() ? grown : row.path[std::min(year, row.path.size() - 1)]) *
            std::exp(shocks[year]);
      }
  }
}

double ExposurePath::of(Exposure exposure, std::size_t year,
                        std::optional<std::size_t> county) const {
  const auto& values = by_year_and_county_.at(place_of(exposure));
  const auto row = values.begin() + static_cast<std::ptrdiff_t>(year * counties_);
  if (county) return row[static_cast<std::ptrdiff_t>(*county)];
  double sum = 0;
  for (std::size_t i = 0; i < counties_; ++i) sum += row[static_cast<std::ptrdiff_t>(i)];
  return sum;
}

}  // namespace yuyan::indicators
