#include "models/inspection/register.h"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/inspection/faults.h"
#include "plain_city.h"

namespace yuyan::inspection {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Inspection two_counties() {
  Inspection city = plain::city(2000);
  city.counties.push_back(city.counties[0]);
  city.counties[1].id = "other";
  city.totals[0].employees = chance::Lognormal{.median = 20, .sigma = 1};
  city.totals[0].above_scale_employees = 100;
  city.totals[0].level_2_share = 0.1;
  city.totals[0].level_3_share = 0.4;
  city.totals[0].major_hazard_share = 0.2;
  city.totals.push_back(city.totals[0]);
  city.totals[1].county = "other";
  city.totals[1].enterprises = 10;
  return city;
}

std::map<std::string, double> employees_by_id(const std::vector<Enterprise>& enterprises) {
  std::map<std::string, double> employees;
  for (const Enterprise& one : enterprises) employees[one.id] = one.employees;
  return employees;
}

TEST(Register, FollowsTheTotals) {
  const std::vector<Enterprise> made = generated_register(two_counties(), 1);
  ASSERT_EQ(made.size(), 2010U);
  const auto in_county = [](const Enterprise& one) { return one.county == "county"; };
  EXPECT_EQ(std::ranges::count_if(made, in_county), 2000);
  EXPECT_TRUE(std::ranges::is_sorted(made, {}, &Enterprise::id));
  // Shares within 4 standard errors of 2010 draws.
  const auto share = [&](auto holds) {
    return static_cast<double>(std::ranges::count_if(made, holds)) / 2010;
  };
  EXPECT_NEAR(share([](const Enterprise& one) { return one.standardization_level == 3; }), 0.4,
              4 * std::sqrt(0.24 / 2010));
  EXPECT_NEAR(share([](const Enterprise& one) { return one.major_hazard_level > 0; }), 0.2,
              4 * std::sqrt(0.16 / 2010));
  EXPECT_NEAR(share([](const Enterprise& one) { return one.employees <= 20; }), 0.5,
              0.02 + 4 * std::sqrt(0.25 / 2010));  // rounding to whole persons
  for (const Enterprise& one : made) {
    EXPECT_EQ(one.above_scale, one.employees >= 100);
    EXPECT_EQ(one.standardization_level > 0, !one.certificate_expires.empty());
  }
}

TEST(Register, IsKeyedBySeedAndIdAlone) {
  const Inspection city = two_counties();
  Inspection more = city;
  more.totals[0].enterprises += 5;
  std::ranges::reverse(more.totals);
  const auto few = employees_by_id(generated_register(city, 1));
  const auto many = employees_by_id(generated_register(more, 1));
  for (const auto& [id, employees] : few) EXPECT_EQ(many.at(id), employees) << id;
  EXPECT_EQ(many.size(), few.size() + 5);
  EXPECT_NE(employees_by_id(generated_register(city, 2)), few);
}

TEST(Register, GeneratedRowsHaveNoFaults) {
  Inspection city = two_counties();
  city.enterprises = generated_register(city, 1);
  city.totals.clear();
  EXPECT_THAT(faults(city), IsEmpty());
}

TEST(Faults, AreAllToldWithTheirPlace) {
  Inspection city = two_counties();
  city.horizon.months_a_period = 5;
  city.enterprises.resize(1);
  city.enterprises[0].id = "E1";
  city.enterprises[0].county = "countty";
  city.enterprises[0].sector = "plain";
  city.enterprises[0].last_visit = "2015-02-30";
  city.sectors[0].deaths_1 = 0.9;
  city.sectors[0].deaths_2 = 0.2;
  city.totals[1].county = "county";
  plain::inspect(city, 1);
  city.strategies[0].months = {0, 13};
  city.strategies[0].ends = "2016";
  city.levers.resize(1);
  city.levers[0].id = "platform";
  city.levers[0].measure = "nothing";
  city.measures.resize(1);
  city.measures[0].id = "ponds";
  city.measures[0].due = "2021Q1";
  city.measures[0].total = 1;
  city.measures[0].done = 2;
  std::vector<std::string> paths;
  for (const Fault& fault : faults(city)) {
    paths.push_back(fault.path);
    EXPECT_FALSE(fault.what.english.empty());
    EXPECT_FALSE(fault.what.chinese.empty());
  }
  EXPECT_THAT(
      paths,
      ElementsAre("horizon.months_a_period", "sectors.plain.deaths_2", "enterprises.E1.county",
                  "enterprises.E1.last_visit", "totals[2].sector", "strategies.random.months",
                  "strategies.random.months", "strategies.random.ends", "levers.platform.measure",
                  "measures.ponds.due", "measures.ponds.done"));
  EXPECT_THROW(InspectionModel{city}, std::logic_error);
}

}  // namespace
}  // namespace yuyan::inspection
