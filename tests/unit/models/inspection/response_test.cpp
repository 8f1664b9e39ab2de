#include "models/inspection/response.h"

#include <cmath>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/chance/distribution.h"
#include "tests/unit/models/inspection/plain_city.h"

namespace yuyan::inspection {
namespace {

using Pairs = std::vector<DrillPair>;

double mean_of(const MeasuredResponse& measured) { return mean(measured.factor.distribution); }

TEST(MeasuredResponse, IsTheRatioOfTheSums) {
  // Ratios 0.5, 0.1 and none: a plain mean of ratios would be 0.3.
  const Pairs pairs{{0, 5, 10}, {1, 3, 30}, {2, 0, 0}};
  const MeasuredResponse measured = measured_response(pairs);
  EXPECT_DOUBLE_EQ(measured.mean, 8.0 / 40);
  EXPECT_NEAR(mean_of(measured), measured.mean, 1e-12);
  EXPECT_DOUBLE_EQ(quantile(measured.factor.distribution, 0.7), 0.1);  // three quarters of the dead
  EXPECT_DOUBLE_EQ(quantile(measured.factor.distribution, 0.8), 0.5);
}

TEST(MeasuredResponse, KeepsItsMeanWhenSomePairsAreWorse) {
  const Pairs pairs{{0, 2, 10}, {1, 9, 6}, {2, 1, 0}, {3, 0, 4}};
  const MeasuredResponse measured = measured_response(pairs);
  EXPECT_EQ(measured.worse, 2U);
  EXPECT_DOUBLE_EQ(measured.mean, 12.0 / 20);
  EXPECT_NEAR(mean_of(measured), measured.mean, 1e-12);
  EXPECT_LE(support(measured.factor.distribution).high, 1);
}

TEST(MeasuredResponse, ChangesNothingWhenTheDrillSavesNobody) {
  const MeasuredResponse measured = measured_response(Pairs{{0, 4, 3}, {1, 2, 2}});
  EXPECT_EQ(measured.factor.distribution, chance::Distribution(1.0));
  EXPECT_TRUE(measured.level.distribution.is_constant());
}

TEST(MeasuredResponse, HasTheErrorOfARatio) {
  const Pairs pairs{{0, 5, 10}, {1, 3, 30}, {2, 1, 20}};
  const MeasuredResponse measured = measured_response(pairs);
  // Rests 5 - 10 r, 3 - 30 r, 1 - 20 r with r = 0.15; n = 3, mean baseline 20.
  const double squares = 3.5 * 3.5 + 1.5 * 1.5 + 2.0 * 2.0;
  EXPECT_NEAR(measured.standard_error, std::sqrt(squares / 6) / 20, 1e-12);
  EXPECT_NEAR(mean(measured.level.distribution), 1, 1e-12);
  EXPECT_NEAR(std::sqrt(variance(measured.level.distribution)), measured.standard_error / 0.15,
              1e-9);
}

TEST(MeasuredResponse, RefusesWhatSaysNothing) {
  EXPECT_THROW((void)measured_response(Pairs{{0, 1, 2}}), std::logic_error);
  EXPECT_THROW((void)measured_response(Pairs{{0, 1, 0}, {1, 0, 0}}), std::logic_error);
}

/// Deaths and the hurt of all accidents of a city in which every accident strikes ten people.
struct Toll {
  double deaths = 0, hurt = 0, squares = 0;  ///< squares of the deaths of each accident
};

Toll toll(const MeasuredResponse& measured, int from, double level = 1) {
  Inspection city = plain::city(300, 2);
  Sector& sector = city.sectors.front();
  sector.accidents_a_hazard_year = 0.2;
  sector.fatal_share = 1.0;
  sector.injuries_fatal = 0.0;
  sector.deaths_1 = sector.deaths_2 = 0;
  sector.response_factor = measured.factor;
  sector.response_level = level;
  sector.response_from = from;
  Toll sum;
  const InspectionModel model(city);
  for (std::uint64_t r = 0; r < 20; ++r)
    for (const Accident& accident : model.simulate({.seed = 3, .replication = r}).accidents) {
      sum.deaths += accident.deaths;
      sum.hurt += accident.serious_injuries;
      sum.squares += accident.deaths * accident.deaths;
    }
  return sum;
}

TEST(MeasuredResponse, SavesThatShareOfTheStruck) {
  const MeasuredResponse measured =
      measured_response(Pairs{{0, 5, 10}, {1, 3, 30}, {2, 12, 20}, {3, 0, 0}});
  const Toll none = toll({}, 1);
  ASSERT_GT(none.deaths, 5000);
  EXPECT_EQ(none.hurt, 0);
  const Toll some = toll(measured, 1);
  EXPECT_EQ(some.deaths + some.hurt, none.deaths);  // who is saved is hurt
  // One factor an accident, then each of the struck for himself.
  const double spread = variance(measured.factor.distribution) * none.squares +
                        measured.mean * (1 - measured.mean) * none.deaths;
  const double error = std::sqrt(spread) / none.deaths;
  EXPECT_NEAR(some.deaths / none.deaths, measured.mean, 4 * error);
  EXPECT_LT(toll(measured, 1, 0.5).deaths, some.deaths);
}

TEST(MeasuredResponse, LeavesSmallAccidentsAlone) {
  const MeasuredResponse measured = measured_response(Pairs{{0, 0, 10}, {1, 0, 30}});
  EXPECT_EQ(toll(measured, 1).deaths, 0);
  const Toll none = toll({}, 1);
  const Toll large_only = toll(measured, 5);
  EXPECT_GT(large_only.deaths, 0);
  EXPECT_LT(large_only.deaths, none.deaths);
}

}  // namespace
}  // namespace yuyan::inspection
