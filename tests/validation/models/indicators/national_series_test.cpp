// Back-test on what a planner of 2016 had: Chinese national series up to 2015. Years after it are
// not known here and no method has a number that was chosen by them.
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/indicators/back_test.h"
#include "tests/validation/facts.h"

namespace yuyan::indicators {
namespace {

/// A national series on the statistical basis that held until 2015.
Series national(const std::string& name) {
  Series series;
  for (const auto& row : validation::read_table("china_national_to_2015.csv")) {
    if (row.at(1) != name || row.at(4) == "new") continue;
    if (series.values.empty()) series.first_year = std::stoi(row.at(0));
    series.values.push_back(std::stod(row.at(2)));
  }
  return series;
}

const std::vector<std::string> names{"deaths_total",
                                     "deaths_per_100M_yuan_GDP",
                                     "deaths_per_100k_industrial_employees",
                                     "coal_deaths_per_Mt",
                                     "coal_deaths",
                                     "road_deaths_per_10k_vehicles"};

double one_step_error(const Forecaster& method, const std::string& name) {
  const auto rows = back_test(method, national(name));
  return summarise(at_horizon(rows, 1)).mean_absolute_percentage_error;
}

TEST(NationalSeries, have_their_length) {
  EXPECT_EQ(national("deaths_total").size(), 15U);
  EXPECT_EQ(national("deaths_per_100M_yuan_GDP").size(), 12U);
  EXPECT_EQ(national("coal_deaths_per_Mt").last_year(), 2015);
}

// The yardstick's errors are known from an independent computation of the same protocol: 3.2, 6.4
// and 3.8 % one year ahead.
TEST(NationalSeries, log_drift_meets_its_known_errors) {
  EXPECT_NEAR(one_step_error(LogDrift{}, "deaths_total"), 3.2, 0.05);
  EXPECT_NEAR(one_step_error(LogDrift{}, "deaths_per_100M_yuan_GDP"), 6.4, 0.05);
  EXPECT_NEAR(one_step_error(LogDrift{}, "deaths_per_100k_industrial_employees"), 3.8, 0.05);
}

// Asked for: deaths 1.6 %, rates about 4 %, coal about 11 %.
TEST(NationalSeries, the_pool_is_as_good_as_asked_one_year_ahead) {
  EXPECT_LT(one_step_error(Pool{}, "deaths_total"), 1.65);
  EXPECT_LT(one_step_error(Pool{}, "deaths_per_100M_yuan_GDP"), 4.5);
  EXPECT_LT(one_step_error(Pool{}, "deaths_per_100k_industrial_employees"), 4.5);
  EXPECT_LT(one_step_error(Pool{}, "road_deaths_per_10k_vehicles"), 3.5);
  EXPECT_LT(one_step_error(Pool{}, "coal_deaths_per_Mt"), 11.5);
  EXPECT_LT(one_step_error(Pool{}, "coal_deaths"), 11.8);
}

TEST(NationalSeries, the_pools_intervals_cover_within_ten_points) {
  for (const auto method : {Method::pool, Method::weighted_pool}) {
    std::vector<BackTestRow> all;
    for (const auto& name : names) {
      const auto rows = back_test(forecaster(method), national(name));
      all.insert(all.end(), rows.begin(), rows.end());
    }
    const auto summary = summarise(all);
    EXPECT_NEAR(summary.coverage_80, 0.80, 0.10);
    EXPECT_NEAR(summary.coverage_95, 0.95, 0.10);
    const auto one_step = summarise(at_horizon(all, 1));
    EXPECT_NEAR(one_step.coverage_80, 0.80, 0.10);
    EXPECT_NEAR(one_step.coverage_95, 0.95, 0.10);
  }
}

// From 2010 the plan's targets for 2015 were passed by far; a forecast of 2010 should have said so.
TEST(NationalSeries, forecasts_of_2010_hold_in_2015) {
  for (const auto& name : names) {
    const auto rows = back_test(Pool{}, national(name),
                                {.minimum_years = 7, .first_origin = 2010, .last_origin = 2010});
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_TRUE(rows.back().central_95.contains(rows.back().observed)) << name;
  }
}

Series column_of(const std::string& table, std::size_t column) {
  Series series;
  for (const auto& row : validation::read_table(table)) {
    if (series.values.empty()) series.first_year = std::stoi(row.at(0));
    series.values.push_back(std::stod(row.at(column)));
  }
  return series;
}

// Series of other countries, on which nothing was chosen: road deaths of Norway and Finland
// 1970-2003, and a stock count of 1970-2000 with a jump.
TEST(OtherSeries, the_pools_intervals_cover_within_ten_points) {
  for (const auto& series :
       {column_of("norway_finland_fatalities.csv", 1),
        column_of("norway_finland_fatalities.csv", 2), column_of("livestock.csv", 1)}) {
    const auto summary = summarise(back_test(Pool{}, series));
    EXPECT_NEAR(summary.coverage_80, 0.80, 0.10);
    EXPECT_NEAR(summary.coverage_95, 0.95, 0.10);
  }
}

TEST(OtherSeries, counts_of_fatalities_suit_the_gamma_poisson_filter) {
  for (const std::size_t country : {1U, 2U}) {
    const auto series = column_of("norway_finland_fatalities.csv", country);
    const auto rows = back_test(GammaPoisson{}, series);
    EXPECT_GT(skill_against(rows, back_test(LogDrift{}, series)).skill, 0);
    EXPECT_NEAR(summarise(rows).coverage_80, 0.80, 0.10);
    EXPECT_NEAR(summarise(rows).coverage_95, 0.95, 0.10);
  }
}

// Clustered and rare: the counts of accidents with 10 or more deaths suit the count method.
TEST(NationalSeries, counts_of_major_accidents_suit_the_gamma_poisson_filter) {
  const auto series = national("accidents_ge10_deaths");
  const auto skill =
      skill_against(back_test(GammaPoisson{}, series), back_test(LogDrift{}, series));
  EXPECT_GT(skill.skill, 0);
}

}  // namespace
}  // namespace yuyan::indicators
