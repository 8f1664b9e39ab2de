#include "analysis/statistics/exceedance.h"

#include <array>

#include <gtest/gtest.h>

namespace yuyan::statistics {
namespace {

TEST(Exceedance, counts_what_reaches_the_threshold) {
  constexpr std::array outcomes{0.0, 3.0, 3.0, 10.0};
  const auto curve = exceedance_curve(outcomes, std::array{0.0, 3.0, 3.5, 10.0, 11.0});
  EXPECT_EQ(curve[0].exceedance.value, 1);
  EXPECT_EQ(curve[1].exceedance.value, 0.75);
  EXPECT_EQ(curve[2].exceedance.value, 0.25);
  EXPECT_EQ(curve[3].exceedance.value, 0.25);
  EXPECT_EQ(curve[4].exceedance.value, 0);
  // None of four: the 95 % limit is 1 - 0.025^(1/4).
  EXPECT_NEAR(curve[4].exceedance.interval.high, 0.60236, 1e-5);
}

TEST(Exceedance, fn_curve_is_a_frequency_a_year) {
  constexpr std::array deaths{1.0, 0.0, 1.0, 12.0, 3.0};
  const auto curve = fn_curve(deaths, 10);
  ASSERT_EQ(curve.size(), 3U);
  EXPECT_EQ(curve[0].threshold, 1);
  EXPECT_DOUBLE_EQ(curve[0].exceedance.value, 0.4);
  EXPECT_EQ(curve[2].threshold, 12);
  EXPECT_DOUBLE_EQ(curve[2].exceedance.value, 0.1);
  // Garwood's limits for one event are 0.0253 and 5.572.
  EXPECT_NEAR(curve[2].exceedance.interval.low, 0.00253, 1e-5);
  EXPECT_NEAR(curve[2].exceedance.interval.high, 0.5572, 1e-4);
}

TEST(Exceedance, no_deaths_give_an_empty_curve) {
  EXPECT_TRUE(fn_curve(std::array{0.0, 0.0}, 5).empty());
  EXPECT_TRUE(fn_curve({}, 5).empty());
}

}  // namespace
}  // namespace yuyan::statistics
