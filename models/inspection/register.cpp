#include "models/inspection/register.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "models/inspection/plan_calendar.h"
#include "sim/chance/stream.h"

namespace yuyan::inspection {
namespace {

/// The draws of one generated enterprise, a purpose each.
class Maker {
 public:
  Maker(std::uint64_t seed, const std::string& id)
      : source_{.seed = seed, .replication = 0}, entity_(chance::id_of(id)) {}

  [[nodiscard]] double uniform(std::string_view purpose) const {
    return stream(purpose).uniform(0);
  }
  [[nodiscard]] double draw(const Quantity& quantity, std::string_view purpose) const {
    return stream(purpose).draw(quantity.distribution, 0);
  }

 private:
  [[nodiscard]] chance::Stream stream(std::string_view purpose) const {
    return {source_, entity_, chance::id_of(purpose)};
  }

  chance::Source source_;
  std::uint64_t entity_;
};

int level_of(const EnterpriseTotal& total, double u) {
  if (u < total.level_1_share) return 1;
  if (u < total.level_1_share + total.level_2_share) return 2;
  if (u < total.level_1_share + total.level_2_share + total.level_3_share) return 3;
  return 0;
}

int size_class_of(const EnterpriseTotal& total, double u) {
  double sum = 0;
  for (std::size_t i = 0; i < total.size_class_shares.size(); ++i)
    if (u < (sum += total.size_class_shares[i])) return static_cast<int>(i) + 1;
  return 0;
}

/// A certificate runs out evenly within the years that it lasts.
std::string expiry(const Inspection& tables, double u) {
  const int months = static_cast<int>(tables.supervision.certificate_years * 12 * u);
  return fmt::format("{}-{:02}-{:02}", tables.horizon.first_year + months / 12, months % 12 + 1,
                     1 + static_cast<int>(28 * (u * 12 - std::floor(u * 12))));
}

Enterprise made(const Inspection& tables, const EnterpriseTotal& total, int townships, int number,
                std::uint64_t seed) {
  Enterprise enterprise;
  enterprise.id = generated_id(total, number);
  enterprise.name_zh = fmt::format("示范企业{}(假设)", enterprise.id);
  enterprise.county = total.county;
  enterprise.sector = total.sector;
  const Maker maker(seed, enterprise.id);
  if (townships > 0)
    enterprise.township = fmt::format("{}-t{:02}", total.county,
                                      1 + static_cast<int>(maker.uniform("township") * townships));
  enterprise.employees = std::max(1.0, std::round(maker.draw(total.employees, "employees")));
  enterprise.above_scale = enterprise.employees >= total.above_scale_employees;
  enterprise.standardization_level = level_of(total, maker.uniform("level"));
  if (enterprise.standardization_level > 0)
    enterprise.certificate_expires = expiry(tables, maker.uniform("expiry"));
  if (!total.size_class_shares.empty())
    enterprise.size_class = size_class_of(total, maker.uniform("size class"));
  const double hazard = maker.uniform("major hazard");
  if (hazard < total.major_hazard_share) {
    enterprise.major_hazard_level = 1 + static_cast<int>(4 * hazard / total.major_hazard_share);
    enterprise.two_key_one_major = true;
  }
  enterprise.key_supervision = maker.uniform("key supervision") < total.key_supervision_share;
  enterprise.contractor_share = total.contractor_share;
  enterprise.output_yuan = enterprise.employees * total.output_yuan_employee;
  enterprise.output_t = enterprise.employees * total.output_t_employee;
  return enterprise;
}

void sort_by_id(std::vector<Enterprise>& enterprises) {
  std::ranges::sort(enterprises, {}, &Enterprise::id);
}

}  // namespace

std::string generated_prefix(const EnterpriseTotal& total) {
  return fmt::format("{}-{}-", total.county, total.sector);
}

std::string generated_id(const EnterpriseTotal& total, int number) {
  return fmt::format("{}{:05}", generated_prefix(total), number);
}

std::vector<Enterprise> generated_register(const Inspection& tables, std::uint64_t seed) {
  std::vector<Enterprise> enterprises;
  for (const EnterpriseTotal& total : tables.totals) {
    const auto county = std::ranges::find(tables.counties, total.county, &County::id);
    const int townships = county == tables.counties.end() ? 0 : county->townships;
    for (int number = 1; number <= total.enterprises; ++number)
      enterprises.push_back(made(tables, total, townships, number, seed));
  }
  sort_by_id(enterprises);
  return enterprises;
}

std::vector<Enterprise> whole_register(const Inspection& tables, std::uint64_t seed) {
  std::vector<Enterprise> enterprises = generated_register(tables, seed);
  enterprises.insert(enterprises.end(), tables.enterprises.begin(), tables.enterprises.end());
  sort_by_id(enterprises);
  return enterprises;
}

}  // namespace yuyan::inspection
