#include "models/indicators/target.h"

#include <numeric>

#include <gtest/gtest.h>

#include "models/indicators/ledger.h"

namespace yuyan::indicators {
namespace {

TEST(BreakDown, gives_whole_parts_that_add_up) {
  const std::vector<double> weights{5, 3, 3, 1, 0};
  const auto parts = break_down(46, weights);
  EXPECT_EQ(std::accumulate(parts.begin(), parts.end(), 0.0), 46);
  // 19.17, 11.5, 11.5, 3.83: the remainders .83, then the first .5.
  EXPECT_EQ(parts, (std::vector<double>{19, 12, 11, 4, 0}));
  EXPECT_EQ(break_down(2, std::vector<double>{1, 1, 1}), (std::vector<double>{1, 1, 0}));
  EXPECT_EQ(break_down(0, weights), std::vector<double>(5, 0));
}

std::vector<HistoryRow> history() {
  return {{.year = 2015, .measure = Measure::deaths, .value = 46},
          {.year = 2015,
           .county = "north",
           .measure = Measure::deaths,
           .value = 100,
           .basis = StatisticalBasis::until_2015},
          {.year = 2015, .month = 1, .measure = Measure::accidents, .value = 4},
          {.year = 2015, .month = 2, .measure = Measure::accidents, .value = 6}};
}

TEST(History, is_read_by_year_and_by_month_on_the_basis_in_force) {
  const auto rows = history();
  const Reporting reporting;
  EXPECT_EQ(history_of(rows, 2015, "", "", Measure::deaths, reporting), 46);
  EXPECT_NEAR(*history_of(rows, 2015, "north", "", Measure::deaths, reporting), 68, 1e-9);
  EXPECT_EQ(history_of(rows, 2015, "", "", Measure::accidents, reporting), 10);
  EXPECT_FALSE(history_of(rows, 2014, "", "", Measure::deaths, reporting));
  EXPECT_EQ(history_until(rows, 2015, 1, "", "", Measure::accidents, reporting), 4);
  EXPECT_NEAR(*history_until(rows, 2015, 6, "", "", Measure::deaths, reporting), 46 * 181.0 / 365,
              1e-9);
}

Tally three_deaths() {
  Tally tally(2, 1, 1);
  for (const std::size_t month : {1U, 4U, 12U})
    tally.add({.month = month, .kind = SectorKind::coal_mine, .toll = {.deaths = 1}});
  return tally;
}

TEST(Targets, a_rate_without_exposure_does_not_apply) {
  const std::vector<CountyBase> counties{{.id = "north", .population = 1, .coal_output_t = 0.5e6}};
  const std::vector scenario{
      ExposureScenario{.id = "coal", .exposure = Exposure::coal_output_t, .path = {1, 0}}};
  const ExposurePath exposures(counties, scenario, 2, {}, {});
  const Tally tally = three_deaths();
  const auto measure = Measure::coal_deaths_per_million_tonnes;
  EXPECT_NEAR(*value_of(measure, tally, exposures, 0, {}), 4, 1e-12);
  EXPECT_FALSE(value_of(measure, tally, exposures, 1, {}));
  EXPECT_EQ(value_of(Measure::deaths, tally, exposures, 1, {}), 1);
}

TEST(Targets, a_mean_of_years_takes_those_that_there_are) {
  const ExposurePath exposures({}, {}, 2, {}, {});
  Target target{.id = "t", .indicator = Measure::deaths};
  target.average_years = 3;
  EXPECT_EQ(value_of(target, three_deaths(), exposures, 1, {}), 1.5);
  EXPECT_EQ(value_of(target, three_deaths(), exposures, 0, {}), 2);
}

TEST(Targets, limits_come_from_the_history_where_they_are_changes) {
  Target target{.id = "t", .indicator = Measure::deaths_per_100_million_yuan};
  target.change = -0.3;
  const std::vector<CountyBase> counties{{.id = "north", .population = 1, .gdp_yuan = 1000e8},
                                         {.id = "south", .population = 1, .gdp_yuan = 150e8}};
  EXPECT_NEAR(*limit_of(target, history(), counties, {}), 0.7 * 46 / 1150, 1e-12);
  target.limit = 0.03;
  EXPECT_EQ(limit_of(target, history(), counties, {}), 0.03);
  target.limit.reset();
  target.base_year = 2010;
  EXPECT_FALSE(limit_of(target, history(), counties, {}));
}

TEST(Targets, below_excludes_the_limit) {
  Target target{.id = "t"};
  EXPECT_TRUE(is_met(target, 5, 5));
  target.compares = TargetOperator::below;
  EXPECT_FALSE(is_met(target, 5, 5));
  EXPECT_TRUE(is_met(target, 5, 4));
}

TEST(ControlNumbers, are_kept_or_not_at_the_end_of_their_year) {
  const Use kept = use_of({.measure = Measure::deaths, .limit = 2}, 0, {}, three_deaths());
  EXPECT_TRUE(kept.within);
  EXPECT_EQ(kept.count[0], 0);
  EXPECT_EQ(kept.count[4], 2);
  EXPECT_FALSE(use_of({.measure = Measure::deaths, .limit = 1}, 0, {}, three_deaths()).within);
}

TEST(Ledger, reads_dates_in_the_usual_ways_and_no_others) {
  for (const char* text : {"2016-05-31", "2016/5/31", "2016.05.31"}) {
    const auto date = parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->month, 5U);
    EXPECT_EQ(date->day, 31U);
  }
  for (const char* text : {"2016-02-30", "31-05-2016", "2016-05", "2016-05-31x", "", "2016 05 31"})
    EXPECT_FALSE(parse_date(text)) << text;
}

// Gamma prior and Poisson counts: the posterior mean lies between prior mean and observed ratio.
TEST(Ledger, moves_the_level_of_risk_as_the_conjugate_law_says) {
  const RiskLevel prior{4, 4};
  const RiskLevel after = prior.updated(12, 6);
  EXPECT_EQ(after.shape, 16);
  EXPECT_EQ(after.rate, 10);
  EXPECT_EQ(after.mean(), 1.6);
  constexpr std::uint64_t draws = 20000;
  double sum = 0;
  for (std::uint64_t r = 0; r < draws; ++r) sum += draw_level(after, "road", {.replication = r});
  EXPECT_NEAR(sum / draws, 1.6, 4 * std::sqrt(16.0) / 10 / std::sqrt(double{draws}));
}

}  // namespace
}  // namespace yuyan::indicators
