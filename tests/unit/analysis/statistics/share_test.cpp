#include "analysis/statistics/share.h"

#include <cmath>

#include <boost/random/bernoulli_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <gmock/gmock.h>

#include "analysis/statistics/mean.h"
#include "analysis/statistics/paired.h"
#include "analysis/statistics/proportion.h"

namespace yuyan::statistics {
namespace {

const double none = std::nan("");

TEST(Share, CountsWhatIsAtStakeOnly) {
  const std::vector<double> marks{1, none, 0, 1, none, 1};
  EXPECT_DOUBLE_EQ(share_met(marks).value, 0.75);
  EXPECT_EQ(share_met(marks).interval, wilson(3, 4).interval);
  EXPECT_TRUE(std::isnan(share_met(std::vector{none}).value));
}

TEST(Share, PseudoValuesHaveTheShareAsTheirMean) {
  const std::vector<double> marks{1, none, 0, 1, none, 1, 0};
  const auto values = share_pseudo_values(marks);
  EXPECT_NEAR(moments(values).mean, 0.6, 1e-12);
  EXPECT_DOUBLE_EQ(values[1], 0.6);
  EXPECT_TRUE(share_pseudo_values(std::vector{none, none}).empty());
}

/// With everything at stake they are the marks themselves.
TEST(Share, PseudoValuesOfWholeSamplesAreTheMarks) {
  const std::vector<double> marks{1, 0, 0, 1};
  EXPECT_EQ(share_pseudo_values(marks), marks);
}

TEST(Share, TheSameCasesAtStakeGiveNewcombesInterval) {
  const std::vector<double> a{1, none, 1, 1, 0, 1}, b{0, none, 1, 0, 0, 1};
  const Estimate expected =
      paired_proportion_difference({.both = 2, .only_a = 2, .only_b = 0, .neither = 1});
  const Estimate found = paired_share_difference(a, b);
  EXPECT_DOUBLE_EQ(found.value, expected.value);
  EXPECT_EQ(found.interval, expected.interval);
}

TEST(Share, EqualMarksDifferByNothing) {
  const std::vector<double> marks{1, none, 0, 1};
  EXPECT_EQ(paired_share_difference(marks, marks).value, 0);
}

TEST(Share, NothingAtStakeSaysNothing) {
  const Estimate found = paired_share_difference(std::vector{1.0, 0.0}, std::vector{none, none});
  EXPECT_TRUE(std::isnan(found.value));
  EXPECT_EQ(found.interval, (Interval{-1, 1}));
}

TEST(Share, WhatDoesNotVaryStillHasAnInterval) {
  const std::vector<double> a{1, 1, 1, none}, b{1, 1, 1, 1};
  const Estimate found = paired_share_difference(a, b);
  EXPECT_EQ(found.value, 0);
  EXPECT_LT(found.interval.low, -0.2);
  EXPECT_GT(found.interval.high, 0.2);
}

/// Coverage where the cases at stake differ: the true difference is 0.8 - 0.6.
TEST(Share, TheIntervalCoversTheTruthAsOftenAsItSays) {
  boost::random::mt19937 generator(5);
  constexpr int rounds = 1000;
  int covered = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<double> a, b;
    for (int r = 0; r < 150; ++r) {
      const auto mark = [&](double stake, double met) {
        const bool is_at_stake = boost::random::bernoulli_distribution<double>(stake)(generator);
        const bool is_met = boost::random::bernoulli_distribution<double>(met)(generator);
        return is_at_stake ? (is_met ? 1.0 : 0.0) : none;
      };
      a.push_back(mark(0.5, 0.8));
      b.push_back(mark(0.7, 0.6));
    }
    if (paired_share_difference(a, b).interval.contains(0.2)) ++covered;
  }
  EXPECT_NEAR(covered / static_cast<double>(rounds), 0.95, 4 * std::sqrt(0.95 * 0.05 / rounds));
}

}  // namespace
}  // namespace yuyan::statistics
