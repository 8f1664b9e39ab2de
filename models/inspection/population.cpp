#include "models/inspection/population.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/chance/id.h"

namespace yuyan::inspection {
namespace {

std::map<std::string, std::uint16_t, std::less<>> places(const auto& rows) {
  std::map<std::string, std::uint16_t, std::less<>> places;
  for (std::size_t i = 0; i < rows.size(); ++i)
    places.emplace(rows[i].id, static_cast<std::uint16_t>(i));
  return places;
}

}  // namespace

Population population_of(const std::vector<Enterprise>& enterprises, const Inspection& tables,
                         const PlanCalendar& calendar) {
  const auto counties = places(tables.counties);
  const auto sectors = places(tables.sectors);
  Population all;
  for (const Enterprise& one : enterprises) {
    const std::uint16_t county = counties.at(one.county);
    const std::uint16_t sector = sectors.at(one.sector);
    const Sector& about = tables.sectors[sector];
    const double employees = one.employees > 0 ? one.employees : about.reference_employees;
    const double relative = employees / about.reference_employees;
    all.key.push_back(chance::id_of(one.id));
    all.county.push_back(county);
    all.sector.push_back(sector);
    all.size.push_back(std::pow(relative, about.size_exponent));
    all.employees.push_back(employees);
    all.size_class.push_back(static_cast<std::uint8_t>(one.size_class));
    all.contractor_share.push_back(one.contractor_share);
    all.exposed.push_back(static_cast<std::uint32_t>(
        std::clamp(std::round(employees * about.exposed_share), 1.0, 1e6)));
    all.visit_d.push_back(
        tables.visiting.officers_a_visit *
        (tables.visiting.on_site_d * std::pow(relative, tables.visiting.size_exponent) +
         tables.counties[county].travel_d));
    all.level.push_back(static_cast<std::uint8_t>(one.standardization_level));
    all.expires.push_back(one.standardization_level > 0
                              ? calendar.day(one.certificate_expires).value_or(never)
                              : never);
    all.grade.push_back(one.integrity_grade);
    all.major_hazard.push_back(one.major_hazard_level > 0);
    all.is_key.push_back(one.key_supervision);
    all.two_key.push_back(one.two_key_one_major);
    all.above_scale.push_back(one.above_scale);
    all.blacklisted.push_back(one.blacklisted);
    all.last_visit.push_back(calendar.day(one.last_visit).value_or(-never));
  }
  return all;
}

}  // namespace yuyan::inspection
