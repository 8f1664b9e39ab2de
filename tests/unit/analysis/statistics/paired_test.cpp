#include "analysis/statistics/paired.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <random>
#include <vector>

#include <boost/math/special_functions/binomial.hpp>
#include <gtest/gtest.h>

#include "analysis/statistics/mean.h"
#include "tests/validation/facts.h"

namespace yuyan::statistics {
namespace {

using validation::simulation_check;

TEST(Paired, A27_common_random_numbers_divide_the_variance_by_41) {
  // The midpoints of equal strata of U: a deterministic stand-in for a long common stream.
  constexpr int n = 1'000'000;
  std::vector<double> a(n);
  std::vector<double> b(n);
  for (int i = 0; i < n; ++i) {
    const double exponential = -std::log((i + 0.5) / n);
    a[i] = exponential;
    b[i] = exponential / 1.25;
  }
  const auto paired = paired_difference(a, b);
  EXPECT_NEAR(paired.difference.value, 0.2, 1e-5);
  EXPECT_NEAR(paired.variance_ratio,
              simulation_check("A27", "-ln(U)/mu with mu 1 and 1.25: variance ratio"), 0.01);
  std::vector<double> difference(n);
  std::transform(a.begin(), a.end(), b.begin(), difference.begin(), std::minus<>());
  EXPECT_NEAR(
      moments(difference).variance,
      simulation_check("A27", "-ln(U)/mu with mu 1 and 1.25: variance of the difference common"),
      1e-4);
  EXPECT_NEAR(moments(a).variance + moments(b).variance,
              simulation_check(
                  "A27", "-ln(U)/mu with mu 1 and 1.25: variance of the difference independent"),
              1e-3);
}

TEST(Paired, equal_differences_have_no_error) {
  const auto paired = paired_difference(std::array{1.0, 2.0, 3.0}, std::array{0.0, 1.0, 2.0});
  EXPECT_EQ(paired.difference.interval, (Interval{1, 1}));
  EXPECT_TRUE(std::isinf(paired.variance_ratio));
}

// Agresti, Categorical Data Analysis, table 10.1: approval of 1600 voters at two surveys.
TEST(Paired, newcombe_interval_meets_a_large_sample_value) {
  const PairedCounts approval{.both = 794, .only_a = 150, .only_b = 86, .neither = 570};
  const auto difference = paired_proportion_difference(approval);
  EXPECT_NEAR(difference.value, 0.04, 1e-12);
  // Wald's interval of the same table is 0.0213 to 0.0587 (standard error 0.0095).
  EXPECT_NEAR(difference.interval.low, 0.0213, 3e-4);
  EXPECT_NEAR(difference.interval.high, 0.0587, 3e-4);
}

TEST(Paired, newcombe_interval_covers_by_exact_enumeration) {
  constexpr unsigned n = 20;
  const auto coefficient = [](unsigned top, unsigned below) {
    return boost::math::binomial_coefficient<double>(top, below);
  };
  double sum = 0;
  int cases = 0;
  for (const std::array p : {std::array{0.5, 0.2, 0.1, 0.2}, std::array{0.1, 0.3, 0.1, 0.5},
                             std::array{0.6, 0.1, 0.1, 0.2}, std::array{0.2, 0.3, 0.3, 0.2}}) {
    double covered = 0;
    for (unsigned both = 0; both <= n; ++both)
      for (unsigned a = 0; both + a <= n; ++a)
        for (unsigned b = 0; both + a + b <= n; ++b) {
          const unsigned neither = n - both - a - b;
          if (!paired_proportion_difference({both, a, b, neither}).interval.contains(p[1] - p[2]))
            continue;
          covered += coefficient(n, both) * coefficient(n - both, a) *
                     coefficient(n - both - a, b) * std::pow(p[0], both) * std::pow(p[1], a) *
                     std::pow(p[2], b) * std::pow(p[3], neither);
        }
    EXPECT_GT(covered, 0.92);
    sum += covered;
    ++cases;
  }
  EXPECT_NEAR(sum / cases, 0.955, 0.015);
}

// 9 against 1 discordant pairs: 2 (1 + 10)/1024.
TEST(Paired, mcnemar_is_the_sign_test_of_discordant_pairs) {
  EXPECT_NEAR(mcnemar_p_value({30, 9, 1, 40}), 22.0 / 1024, 1e-12);
  EXPECT_EQ(mcnemar_p_value({30, 5, 5, 40}), 1);
  EXPECT_EQ(mcnemar_p_value({30, 0, 0, 40}), 1);
}

TEST(Paired, looking_often_keeps_the_error_below_alpha) {
  std::mt19937_64 engine(7);
  const auto normal = [&] {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += static_cast<double>(engine() >> 11) * 0x1p-53;
    return sum;
  };
  constexpr int runs = 2000;
  int wrong = 0;
  for (int run = 0; run < runs; ++run) {
    std::vector<double> a;
    bool decided = false;
    for (std::size_t look = 1, n = 10; look <= 6 && !decided; ++look, n *= 2) {
      while (a.size() < n) a.push_back(normal());
      decided = paired_look(a, std::vector<double>(n), look, 0.1).decided;
    }
    wrong += decided;
  }
  // The share is at most 0.1; 4 standard errors above it would be 0.127.
  EXPECT_LT(wrong, 0.127 * runs);
  EXPECT_GT(wrong, 0.03 * runs);
}

TEST(Paired, a_narrow_interval_around_zero_decides_that_it_does_not_matter) {
  constexpr std::array a{1.0, 1.1, 0.9, 1.0};
  constexpr std::array b{1.0, 1.0, 1.0, 1.0};
  EXPECT_FALSE(paired_look(a, b, 1, 0.1, 0.1).decided);
  EXPECT_TRUE(paired_look(a, b, 1, 0.1, 1.0).decided);
}

}  // namespace
}  // namespace yuyan::statistics
