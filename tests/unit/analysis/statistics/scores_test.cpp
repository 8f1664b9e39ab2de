#include "analysis/statistics/scores.h"

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <gtest/gtest.h>

#include "tests/validation/facts.h"

namespace yuyan::statistics {
namespace {

using validation::simulation_check;

TEST(Scores, A14_crps_of_normal_forecasts) {
  EXPECT_NEAR(crps_normal(0, 1, 0), simulation_check("A14", "CRPS normal(0;1) at 0"), 1e-7);
  EXPECT_NEAR(crps_normal(0, 1, 1), simulation_check("A14", "CRPS normal(0;1) at 1"), 1e-7);
  EXPECT_NEAR(crps_normal(0, 1, 2), simulation_check("A14", "CRPS normal(0;1) at 2"), 1e-7);
  EXPECT_NEAR(crps_normal(10, 3, 14), simulation_check("A14", "CRPS normal(10;3) at 14"), 1e-7);
}

TEST(Scores, crps_of_lognormal_forecasts_is_the_integral_of_its_definition) {
  using Rule = boost::math::quadrature::gauss_kronrod<double, 61>;
  for (const double y : {-1.0, 0.3, 2.0, 9.0}) {
    const auto cdf_at = [](double x) {
      return x <= 0 ? 0 : cdf(boost::math::normal(0.5, 0.8), std::log(x));
    };
    const auto squared = [&](double x) {
      const double d = cdf_at(x) - (y <= x ? 1 : 0);
      return d * d;
    };
    const double start = std::min(y, 0.0);
    const double integral =
        Rule::integrate(squared, start, y, 10) + Rule::integrate(squared, y, 500.0, 15);
    EXPECT_NEAR(crps_lognormal(0.5, 0.8, y), integral, 1e-6) << y;
  }
}

TEST(Scores, crps_of_a_sample_meets_the_closed_form) {
  constexpr int n = 20'000;
  std::vector<double> sample(n);
  for (int i = 0; i < n; ++i) sample[i] = quantile(boost::math::normal(10, 3), (i + 0.5) / n);
  EXPECT_NEAR(crps_sample(sample, 14), crps_normal(10, 3, 14), 1e-4);
  EXPECT_DOUBLE_EQ(crps_sample(std::array{5.0}, 2), 3);
}

TEST(Scores, A15_ranked_probability_score_of_counts) {
  EXPECT_NEAR(rps_poisson(3, 0), simulation_check("A15", "RPS Poisson(3) at 0"), 1e-7);
  EXPECT_NEAR(rps_poisson(3, 3), simulation_check("A15", "RPS Poisson(3) at 3"), 1e-7);
  EXPECT_NEAR(rps_poisson(3, 10), simulation_check("A15", "RPS Poisson(3) at 10"), 1e-7);
  // A negative binomial of huge size is Poisson.
  EXPECT_NEAR(rps_negative_binomial(1e7, 1e7 / (1e7 + 3), 3), rps_poisson(3, 3), 1e-5);
}

TEST(Scores, A17_log_scores_of_counts) {
  const auto poisson = [](const char* y) {
    return simulation_check("A17", std::string("log score Poisson(3) at ") + y);
  };
  EXPECT_NEAR(log_score_poisson(3, 0), poisson("0"), 1e-7);
  EXPECT_NEAR(log_score_poisson(3, 3), poisson("3"), 1e-7);
  EXPECT_NEAR(log_score_poisson(3, 10), poisson("10"), 1e-7);
  const auto negative_binomial = [](const char* y) {
    return simulation_check("A17",
                            std::string("log score negative binomial mean 3 size 2 at ") + y);
  };
  EXPECT_NEAR(log_score_negative_binomial(2, 0.4, 0), negative_binomial("0"), 1e-7);
  EXPECT_NEAR(log_score_negative_binomial(2, 0.4, 3), negative_binomial("3"), 1e-7);
  EXPECT_NEAR(log_score_negative_binomial(2, 0.4, 10), negative_binomial("10"), 1e-7);
  EXPECT_EQ(log_score_negative_binomial(2, 1, 0), 0);
}

TEST(Scores, log_scores_of_densities) {
  EXPECT_NEAR(log_score_normal(1, 2, 4), -std::log(pdf(boost::math::normal(1, 2), 4)), 1e-12);
  EXPECT_NEAR(log_score_lognormal(1, 2, 4),
              -std::log(pdf(boost::math::normal(1, 2), std::log(4)) / 4), 1e-12);
  EXPECT_TRUE(std::isinf(log_score_lognormal(1, 2, 0)));
}

TEST(Scores, A18_interval_score) {
  const auto expected = [](const char* y) {
    return simulation_check("A18", std::string("interval score (2;8) alpha 0.1 at ") + y);
  };
  EXPECT_NEAR(interval_score({2, 8}, 0.1, 5), expected("5"), 1e-12);
  EXPECT_NEAR(interval_score({2, 8}, 0.1, 9), expected("9"), 1e-12);
  EXPECT_NEAR(interval_score({2, 8}, 0.1, 0), expected("0"), 1e-12);
}

// Bracher et al.: WIS = (|y - m|/2 + sum of alpha/2 interval scores) / (K + 1/2).
TEST(Scores, weighted_interval_score_is_that_of_intervals_and_median) {
  constexpr std::array probabilities{0.025, 0.25, 0.5, 0.75, 0.975};
  constexpr std::array quantiles{1.0, 3.0, 4.0, 6.0, 9.0};
  for (const double y : {0.0, 3.5, 4.0, 12.0}) {
    const double by_intervals = (std::abs(y - 4) / 2 + 0.025 * interval_score({1, 9}, 0.05, y) +
                                 0.25 * interval_score({3, 6}, 0.5, y)) /
                                2.5;
    EXPECT_NEAR(weighted_interval_score(probabilities, quantiles, y), by_intervals, 1e-12);
  }
}

TEST(Scores, coverage_counts_hits_on_closed_intervals) {
  constexpr std::array intervals{Interval{0, 1}, Interval{0, 1}, Interval{0, 1}, Interval{0, 1}};
  EXPECT_EQ(coverage(intervals, std::array{0.0, 1.0, 0.5, 2.0}), 0.75);
}

TEST(Scores, pit_of_right_count_forecasts_is_uniform) {
  const boost::math::poisson truth(2.5);
  std::vector<double> right;
  std::vector<double> narrow;
  for (int i = 0; i < 400; ++i) {
    const double u = (i + 0.5) / 400;
    unsigned y = 0;
    while (cdf(truth, y) < u) ++y;
    const auto below = [y](const auto& f) { return y == 0 ? 0 : cdf(f, y - 1); };
    const double jitter = std::fmod(i * 0.618033988749895, 1);
    right.push_back(pit_count(below(truth), cdf(truth, y), jitter));
    const boost::math::poisson wrong(5);
    narrow.push_back(pit_count(below(wrong), cdf(wrong, y), jitter));
  }
  EXPECT_GT(pit_uniformity(right).p_value, 0.2);
  EXPECT_LT(pit_uniformity(narrow).p_value, 1e-6);
}

// Kolmogorov-Smirnov 5 % point for n = 10 is 0.409 (Massey 1951).
TEST(Scores, uniformity_meets_the_tabled_critical_value) {
  std::vector<double> pit(10);
  for (int i = 0; i < 10; ++i) pit[i] = (i + 1) / 10.0 * (1 - 0.409);
  pit.back() = 1 - 0.409;
  const auto test = pit_uniformity(pit);
  EXPECT_NEAR(test.statistic, 0.409, 1e-12);
  EXPECT_NEAR(test.p_value, 0.05, 0.003);
}

// By hand: d = 1, 2, 3, 4 with h = 1: mean 2.5, variance 1.25, factor sqrt(3/4): t
// = 2.5/sqrt(5/12).
TEST(Scores, diebold_mariano_with_harveys_correction_by_hand) {
  constexpr std::array first{2.0, 3.0, 4.0, 5.0};
  constexpr std::array second{1.0, 1.0, 1.0, 1.0};
  const auto one = diebold_mariano(first, second);
  EXPECT_NEAR(one.statistic, 2.5 / std::sqrt(5.0 / 12), 1e-12);
  EXPECT_LT(one.p_value, 0.05);
  const auto back = diebold_mariano(second, first);
  EXPECT_NEAR(back.statistic, -one.statistic, 1e-12);
  // h = 2: lag-1 covariance (1.5 0.5 - 0.5 0.5 + 0.5 1.5)/4 = 0.3125; V = (1.25 + 0.625)/4;
  // factor (4 + 1 - 4 + 2/4)/4 = 0.375.
  const auto two = diebold_mariano(first, second, 2);
  EXPECT_NEAR(two.statistic, 2.5 / std::sqrt(1.875 / 4) * std::sqrt(0.375), 1e-12);
}

TEST(Scores, equal_losses_decide_nothing) {
  constexpr std::array losses{1.0, 2.0, 3.0};
  EXPECT_EQ(diebold_mariano(losses, losses).p_value, 1);
}

}  // namespace
}  // namespace yuyan::statistics
