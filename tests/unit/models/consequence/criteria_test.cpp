#include <cmath>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "models/consequence/blast_tnt.h"
#include "models/consequence/individual_risk.h"
#include "models/consequence/input_error.h"
#include "models/consequence/major_hazard.h"
#include "models/consequence/safety_distance.h"
#include "models/consequence/societal_risk.h"
#include "tests/unit/models/consequence/series.h"

namespace yuyan::consequence {
namespace {

TEST(HazardousSubstances, names_are_unique_and_found) {
  std::set<std::string_view> names, numbers;
  for (const HazardousSubstance& one : hazardous_substances()) {
    EXPECT_TRUE(names.insert(one.name).second) << one.name;
    if (!one.cas.empty()) EXPECT_TRUE(numbers.insert(one.cas).second) << one.cas;
    EXPECT_EQ(find_hazardous_substance(one.name), &one);
    EXPECT_GT(one.critical_t_2018 + one.critical_t_2009, 0) << one.name;
  }
  EXPECT_EQ(find_hazardous_substance(""), nullptr);
}

// A CAS number ends with a check digit: the sum of its digits times their place from the right.
TEST(HazardousSubstances, cas_numbers_are_valid) {
  for (const HazardousSubstance& one : hazardous_substances()) {
    if (one.cas.empty()) continue;
    std::string digits;
    for (const char c : one.cas)
      if (c != '-') digits += c;
    int sum = 0;
    for (std::size_t i = 1; i < digits.size(); ++i)
      sum += static_cast<int>(i) * (digits[digits.size() - 1 - i] - '0');
    EXPECT_EQ(sum % 10, digits.back() - '0') << one.name << " " << one.cas;
  }
}

TEST(MajorHazard, adds_shares_and_weights_them) {
  const MajorHazardResult result =
      major_hazard({.edition = HazardEdition::y2018,
                    .substances = {"chlorine:10", "液氯:5", "W5.3:500"},
                    .people_within_500_m = 30});
  EXPECT_DOUBLE_EQ(result.s, 2 + 1 + 0.5);
  EXPECT_DOUBLE_EQ(result.r, 1.2 * (4 * 2 + 4 * 1 + 1 * 0.5));
  EXPECT_EQ(result.grade, "III");
  EXPECT_TRUE(result.is_major_hazard);
}

TEST(MajorHazard, below_one_it_is_none) {
  const MajorHazardResult result = major_hazard({.substances = {"gasoline:199"}});
  EXPECT_FALSE(result.is_major_hazard);
  EXPECT_EQ(result.grade, "none");
}

TEST(MajorHazard, editions_differ) {
  const auto s = [](HazardEdition edition) {
    return major_hazard({.edition = edition, .substances = {"ammonium_nitrate:300"}}).s;
  };
  EXPECT_DOUBLE_EQ(s(HazardEdition::y2009), 1);
  EXPECT_DOUBLE_EQ(s(HazardEdition::y2018), 6);
  EXPECT_THROW((void)major_hazard({.edition = HazardEdition::y2009, .substances = {"J1:3"}}),
               InputError);
}

TEST(MajorHazard, names_every_fault_and_the_nearest_substance) {
  try {
    (void)major_hazard({.substances = {"chlorin:5", "ammonia", "benzene:-3"}});
    FAIL();
  } catch (const InputError& error) {
    ASSERT_EQ(error.problems().size(), 3U);
    EXPECT_EQ(error.problems()[0].nearest, std::vector<std::string>{"chlorine"});
  }
}

TEST(MajorHazard, people_in_steps) {
  const double expected[][2] = {{0, 0.5},  {1, 1},    {29, 1},   {30, 1.2},
                                {49, 1.2}, {50, 1.5}, {99, 1.5}, {100, 2}};
  for (const auto& [people, alpha] : expected) EXPECT_EQ(exposed_people_factor(people), alpha);
}

TEST(IndividualRisk, limits_of_the_announcement) {
  EXPECT_EQ(individual_risk_limit(Protected::class_three, Installation::planned), 1e-5);
  EXPECT_EQ(individual_risk_limit(Protected::class_three, Installation::in_service), 3e-5);
  EXPECT_EQ(individual_risk_limit(Protected::class_two, Installation::planned), 3e-6);
  EXPECT_EQ(individual_risk_limit(Protected::class_two, Installation::in_service), 1e-5);
  EXPECT_EQ(individual_risk_limit(Protected::sensitive, Installation::planned), 3e-7);
  EXPECT_EQ(individual_risk_limit(Protected::sensitive, Installation::in_service), 3e-6);
}

TEST(IndividualRisk, sums_events_and_names_the_largest) {
  const IndividualRiskResult result = individual_risk(
      {.event_frequency_per_year = {1e-5, 1e-4}, .event_lethality = {0.5, 0.01}, .presence = 0.5});
  EXPECT_DOUBLE_EQ(result.individual_risk_per_year, 0.5 * (5e-6 + 1e-6));
  EXPECT_EQ(given(result.largest_event), 1);
  EXPECT_NEAR(given(result.largest_share), 5.0 / 6, 1e-12);
  EXPECT_TRUE(result.met);
  EXPECT_THROW((void)individual_risk({.event_lethality = {0.5, 0.1}}), InputError);
}

TEST(SocietalRisk, curve_regions_and_expected_deaths) {
  const SocietalRiskResult result = societal_risk(
      {.event_frequency_per_year = {1e-4, 2e-5, 1e-6}, .event_deaths = {0.5, 10, 50}});
  EXPECT_EQ(result.deaths, (std::vector<double>{10, 50}));
  EXPECT_DOUBLE_EQ(result.frequency_per_year[0], 2.1e-5);
  EXPECT_DOUBLE_EQ(result.frequency_per_year[1], 1e-6);
  EXPECT_NEAR(result.pll_per_year, 5e-5 + 2e-4 + 5e-5, 1e-15);
  EXPECT_EQ(result.region, "alarp");
  const auto region = [](double frequency) {
    return societal_risk({.event_frequency_per_year = {frequency}, .event_deaths = {10}}).region;
  };
  EXPECT_EQ(region(1.01e-4), "unacceptable");
  EXPECT_EQ(region(0.99e-4), "alarp");
  EXPECT_EQ(region(0.99e-6), "acceptable");
}

TEST(SafetyDistance, overpressure_at_the_distance_is_the_one_allowed) {
  const SafetyDistanceResult result = safety_distance({.charge_kg = 5000});
  EXPECT_GT(result.sensitive_distance_m, result.class_two_distance_m);
  EXPECT_GT(result.class_two_distance_m, result.class_three_distance_m);
  EXPECT_NEAR(
      given(blast_tnt({.charge_kg = 5000, .distance_m = result.class_two_distance_m}).incident_pa),
      5000, 0.1);
}

TEST(SafetyDistance, risk_profile_is_read_where_it_meets_the_limit) {
  const SafetyDistanceResult result =
      safety_distance({.method = SafetyDistanceMethod::individual_risk,
                       .risk_distance_m = {100, 1000},
                       .risk_per_year = {1e-4, 1e-7},
                       .installation = Installation::in_service,
                       .target_distance_m = {200, 300, 2000},
                       .target_people = {10, 50, 500}});
  EXPECT_NEAR(result.class_two_distance_m, 100 * std::pow(10, 1.0 / 3), 1e-9);
  EXPECT_EQ(result.target_class,
            (std::vector<std::string>{"class_three", "class_two", "sensitive"}));
  EXPECT_TRUE(result.met);
  EXPECT_THROW((void)safety_distance({.method = SafetyDistanceMethod::individual_risk,
                                      .risk_distance_m = {100, 1000},
                                      .risk_per_year = {1e-7, 1e-4}}),
               InputError);
}

TEST(SafetyDistance, counts_who_lives_too_near) {
  const SafetyDistanceResult result =
      safety_distance({.method = SafetyDistanceMethod::given,
                       .sensitive_distance_m = 500,
                       .class_two_distance_m = 300,
                       .class_three_distance_m = 100,
                       .target_distance_m = {90, 200, 400},
                       .target_people = {5, 20, 20},
                       .target_class = {"class_three", "class_three", "sensitive"}});
  EXPECT_EQ(result.targets_too_near, 2);
  EXPECT_EQ(result.people_too_near, 25);
  EXPECT_FALSE(result.met);
}

}  // namespace
}  // namespace yuyan::consequence
