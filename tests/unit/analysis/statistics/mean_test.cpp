#include "analysis/statistics/mean.h"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace yuyan::statistics {
namespace {

// Student's sleep data, difference of the two drugs: R t.test gives mean 1.58, 95 % 0.7001
// to 2.4599.
constexpr std::array sleep_difference{1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};

TEST(Mean, t_interval_meets_students_sleep_data) {
  const auto estimate = mean_interval(sleep_difference);
  EXPECT_NEAR(estimate.value, 1.58, 1e-12);
  EXPECT_NEAR(estimate.interval.low, 0.7001142, 1e-6);
  EXPECT_NEAR(estimate.interval.high, 2.4598858, 1e-6);
}

TEST(Mean, moments_survive_a_large_offset) {
  constexpr std::array values{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
  EXPECT_DOUBLE_EQ(moments(values).variance, 30);
}

TEST(Mean, a_single_value_says_nothing_of_its_error) {
  const auto estimate = mean_interval(std::array{3.0});
  EXPECT_EQ(estimate.value, 3);
  EXPECT_TRUE(std::isinf(estimate.interval.high));
  EXPECT_FALSE(relative_precision_reached(moments(std::array{3.0}), 0.1));
}

TEST(Mean, refuses_no_values) { EXPECT_THROW((void)moments({}), std::logic_error); }

// t(9) = 2.262157: half width 0.879886 of 1.58 is g/(1+g) of 0.5569, so g = 1.2567.
TEST(Mean, sequential_rule_stops_at_laws_bound) {
  const auto sample = moments(sleep_difference);
  EXPECT_FALSE(relative_precision_reached(sample, 1.256));
  EXPECT_TRUE(relative_precision_reached(sample, 1.258));
}

}  // namespace
}  // namespace yuyan::statistics
