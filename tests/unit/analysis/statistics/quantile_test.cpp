#include "analysis/statistics/quantile.h"

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>

#include "tests/validation/facts.h"

namespace yuyan::statistics {
namespace {

using validation::simulation_check;

// R: quantile(c(5, 1, 4, 2), c(0, .1, .5, .9, 1)), type 7.
TEST(Quantile, interpolates_as_definition_seven) {
  constexpr std::array values{5.0, 1.0, 4.0, 2.0};
  constexpr std::array probabilities{0.0, 0.1, 0.5, 0.9, 1.0};
  const auto q = sample_quantiles(values, probabilities);
  EXPECT_DOUBLE_EQ(q[0], 1);
  EXPECT_DOUBLE_EQ(q[1], 1.3);
  EXPECT_DOUBLE_EQ(q[2], 3);
  EXPECT_DOUBLE_EQ(q[3], 4.7);
  EXPECT_DOUBLE_EQ(q[4], 5);
}

TEST(Quantile, bears_infinite_values) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr std::array values{1.0, 2.0, infinity};
  EXPECT_EQ(sample_quantile(values, 0.5), 2);
  EXPECT_EQ(sample_quantile(values, 0.9), infinity);
}

TEST(Quantile, refuses_nan_and_nothing) {
  EXPECT_THROW((void)sample_quantile({}, 0.5), std::logic_error);
  EXPECT_THROW((void)sample_quantile(std::array{1.0, std::nan("")}, 0.5), std::logic_error);
}

TEST(Quantile, A19_ranks_for_the_median_of_a_hundred) {
  const auto ranks = quantile_ranks(100, 0.5, 0.95);
  EXPECT_EQ(ranks.low, simulation_check("A19", "median of 100 at 95 %: lower rank"));
  EXPECT_EQ(ranks.high, simulation_check("A19", "median of 100 at 95 %: upper rank"));
  EXPECT_NEAR(ranks.coverage, simulation_check("A19", "median of 100 at 95 %: coverage"), 5e-6);
}

TEST(Quantile, interval_is_made_of_order_statistics) {
  std::array<double, 100> values{};
  std::iota(values.begin(), values.end(), 1);
  const auto median = quantile_interval(values, 0.5);
  EXPECT_EQ(median.value, 50.5);
  EXPECT_EQ(median.interval, (Interval{40, 61}));
}

TEST(Quantile, a_small_sample_leaves_the_far_side_open) {
  constexpr std::array values{3.0, 1.0, 2.0, 5.0, 4.0};
  const auto high = quantile_interval(values, 0.95);
  EXPECT_TRUE(std::isinf(high.interval.high));
  EXPECT_GT(high.interval.low, 1);
}

TEST(Quantile, ranks_cover_at_least_as_promised) {
  for (const std::size_t n : {1U, 2U, 7U, 50U, 1000U})
    for (const double p : {0.01, 0.1, 0.5, 0.9, 0.99})
      for (const double confidence : {0.5, 0.9, 0.99}) {
        const auto ranks = quantile_ranks(n, p, confidence);
        EXPECT_GE(ranks.coverage, confidence) << n << " " << p;
        EXPECT_LT(ranks.low, ranks.high);
        EXPECT_LE(ranks.high, n + 1);
      }
}

TEST(Quantile, A21_wilks_sample_sizes) {
  EXPECT_EQ(wilks_sample_size(0.95, 0.95), simulation_check("A21", "Wilks 95/95 first order"));
  EXPECT_EQ(wilks_sample_size(0.95, 0.95, 2), simulation_check("A21", "Wilks 95/95 second order"));
}

}  // namespace
}  // namespace yuyan::statistics
