#include "models/indicators/outside.h"

#include <cmath>

#include <gtest/gtest.h>

#include "analysis/statistics/mean.h"

namespace yuyan::indicators {
namespace {

std::vector<CountyBase> two_counties() {
  return {{.id = "north", .population = 300e3}, {.id = "south", .population = 100e3}};
}

OutsideSource road() {
  OutsideSource source;
  source.id = "road";
  source.fatal_accidents_a = 20;
  source.non_fatal_ratio = 0.5;
  source.dispersion_size = 5;
  source.counted_share = 0.8;
  source.trend = -0.05;
  return source;
}

struct City {
  std::vector<OutsideSource> sources{road()};
  std::vector<CountyBase> counties = two_counties();
  std::vector<std::size_t> sectors{0};
  Months months{2016, 2};
  std::vector<OutsideLever> levers{};

  [[nodiscard]] std::vector<Accident> accidents(std::uint64_t replication, double level = 1,
                                                double from_s = 0) const {
    const chance::Source source{.seed = 7, .replication = replication};
    const ExposurePath exposures(counties, {}, months.years(), source, source);
    const std::vector<double> levels(sources.size(), level);
    return outside_accidents({sources, counties, sectors, months, levers}, exposures, levels,
                             source, source, from_s);
  }
};

// From 2016 on four fifths of this road traffic count; until 2015 all of it did.
TEST(Outside, the_basis_says_which_of_them_count) {
  City city;
  const ExposurePath exposures(city.counties, {}, city.months.years(), {}, {});
  OutsideCity parts{city.sources, city.counties, city.sectors, city.months, city.levers};
  const double now = expected_until(parts, 0, exposures, 0, city.months.end_s());
  parts.basis = StatisticalBasis::until_2015;
  EXPECT_NEAR(expected_until(parts, 0, exposures, 0, city.months.end_s()), now / 0.8, 1e-9);
  EXPECT_NEAR(now, 2 * 20 * 0.8, 1e-9);
}

// The counts of a county-year are negative binomial: mean m, variance m + m^2 / size.
TEST(Outside, counts_have_the_mean_and_variance_of_their_law) {
  const City city;
  constexpr std::uint64_t replications = 4000;
  std::vector<double> fatal, others;
  for (std::uint64_t r = 0; r < replications; ++r) {
    double with = 0, without = 0;
    for (const Accident& one : city.accidents(r))
      if (one.county == 0 && Months::year_of(one.month) == 1)
        (one.toll.deaths > 0 ? with : without) += 1;
    fatal.push_back(with);
    others.push_back(without);
  }
  const double mean = 20 * 0.8 * 0.75 * std::exp(-0.05 * 2);
  const double variance = mean + mean * mean / 5;
  const auto found = statistics::moments(fatal);
  EXPECT_NEAR(found.mean, mean, 4 * std::sqrt(variance / replications));
  EXPECT_NEAR(found.variance, variance, 4 * variance * std::sqrt(3.0 / replications));
  const double half = mean / 2;
  EXPECT_NEAR(statistics::moments(others).mean, half,
              4 * std::sqrt((half + half * half / 5) / replications));
}

TEST(Outside, expectation_up_to_a_date_is_the_sum_of_its_months) {
  const City city;
  const chance::Source none{};
  const ExposurePath exposures(city.counties, {}, 2, none, none);
  const OutsideCity parts{city.sources, city.counties, city.sectors, city.months, {}};
  EXPECT_NEAR(expected_until(parts, 0, exposures, -0.05, city.months.start_s(12)),
              16 * std::exp(-0.05), 1e-9);
  EXPECT_NEAR(expected_until(parts, 0, exposures, -0.05, 15.5 * day_s),
              16 * std::exp(-0.05) * 15.5 / 366, 1e-9);
}

TEST(Outside, another_county_or_source_moves_no_accident) {
  const City small;
  City large;
  large.counties.push_back({.id = "east", .population = 1});
  large.sources.push_back(road());
  large.sources.back().id = "fire";
  large.sectors.push_back(0);
  // A county of one inhabitant takes next to nothing of the exposure, so every accident stays.
  const auto before = small.accidents(3);
  auto after = large.accidents(3);
  std::erase_if(after, [](const Accident& one) { return one.county == 2; });
  ASSERT_GE(after.size(), before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(before[i].time_s, after[i].time_s);
    EXPECT_EQ(before[i].toll.deaths, after[i].toll.deaths);
  }
}

TEST(Outside, a_later_start_leaves_the_rest_as_it_was) {
  const City city;
  const double from_s = city.months.start_s(5) + 3 * day_s;
  auto all = city.accidents(1);
  std::erase_if(all, [&](const Accident& one) { return one.time_s < from_s; });
  const auto rest = city.accidents(1, 1, from_s);
  ASSERT_EQ(rest.size(), all.size());
  for (std::size_t i = 0; i < rest.size(); ++i) EXPECT_EQ(rest[i].time_s, all[i].time_s);
}

TEST(Outside, a_lever_without_effect_changes_nothing_bit_for_bit) {
  const City without;
  City with;
  with.levers.push_back({.id = "positioning", .effect = 0.0});
  const auto a = without.accidents(2);
  const auto b = with.accidents(2);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].time_s, b[i].time_s);
    EXPECT_EQ(a[i].toll.direct_loss_yuan, b[i].toll.direct_loss_yuan);
  }
}

TEST(Outside, a_lever_in_full_leaves_nothing_of_the_sources_that_it_acts_on) {
  City city;
  city.levers.push_back({.id = "ban", .sources = {"road"}, .effect = 1.0, .starts = "2017-01-01"});
  city.levers.front().ramp_years = 0;
  const auto accidents = city.accidents(2);
  EXPECT_FALSE(accidents.empty());
  for (const Accident& one : accidents) EXPECT_EQ(Months::year_of(one.month), 0U);
}

TEST(Outside, no_level_no_accident) { EXPECT_TRUE(City{}.accidents(1, 0).empty()); }

TEST(Exposure, grows_as_its_scenario_says) {
  const auto counties = two_counties();
  ExposureScenario scenario{.id = "people", .exposure = Exposure::population, .growth = 0.1};
  const chance::Source source{.seed = 1};
  const ExposurePath growing(counties, std::vector{scenario}, 3, source, source);
  EXPECT_NEAR(growing.of(Exposure::population, 0), 400e3 * 1.1, 1e-6);
  EXPECT_NEAR(growing.of(Exposure::population, 2, 1), 100e3 * 1.331, 1e-6);
  scenario.path = {1, 0.5, 0};
  const ExposurePath given(counties, std::vector{scenario}, 3, source, source);
  EXPECT_EQ(given.of(Exposure::population, 1), 200e3);
  EXPECT_EQ(given.of(Exposure::population, 2), 0);
  EXPECT_EQ(given.of(Exposure::gdp_yuan, 2), 0);
}

// A random walk of the logarithm: variance grows with the years; counties share it.
TEST(Exposure, uncertainty_grows_with_the_years_and_is_shared) {
  const auto counties = two_counties();
  const std::vector scenario{ExposureScenario{
      .id = "people", .exposure = Exposure::population, .growth = 0.0, .volatility = 0.1}};
  constexpr std::uint64_t replications = 4000;
  std::vector<double> fourth;
  for (std::uint64_t r = 0; r < replications; ++r) {
    const chance::Source source{.seed = 1, .replication = r};
    const ExposurePath path(counties, scenario, 4, source, source);
    fourth.push_back(std::log(path.of(Exposure::population, 3) / 400e3));
    EXPECT_NEAR(path.of(Exposure::population, 3, 0), 3 * path.of(Exposure::population, 3, 1), 1e-6);
  }
  const double variance = 4 * 0.01;
  EXPECT_NEAR(statistics::moments(fourth).mean, 0, 4 * std::sqrt(variance / replications));
  EXPECT_NEAR(statistics::moments(fourth).variance, variance,
              4 * variance * std::sqrt(2.0 / replications));
}

}  // namespace
}  // namespace yuyan::indicators
