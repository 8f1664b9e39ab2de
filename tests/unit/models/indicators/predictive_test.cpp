#include "models/indicators/predictive.h"

#include <cmath>

#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <gtest/gtest.h>

#include "analysis/statistics/scores.h"

namespace yuyan::indicators {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

const Predictive log_normal(LogMixture{{1, 0.5, 0.8, infinity}});
const Predictive mixture(LogMixture{{2, 0.5, 0.3, 4}, {1, 1.5, 0.2, infinity}});
const Predictive counts(CountMixture{{1, 3, 2}, {3, 5, infinity}});
const Predictive table = Predictive::of_probabilities({2, 1, 1});

TEST(Predictive, quantile_inverts_the_distribution) {
  for (const double p : {0.001, 0.1, 0.5, 0.9, 0.999}) {
    EXPECT_NEAR(log_normal.cdf(log_normal.quantile(p)), p, 1e-10);
    EXPECT_NEAR(mixture.cdf(mixture.quantile(p)), p, 1e-10);
    for (const auto& discrete : {counts, table}) {
      const double k = discrete.quantile(p);
      EXPECT_GE(discrete.cdf(k), p);
      EXPECT_LT(discrete.cdf(k - 1), p);
    }
  }
}

TEST(Predictive, closed_forms_of_single_components) {
  const Predictive t(LogMixture{{1, 1, 0.5, 3}});
  EXPECT_NEAR(t.cdf(4), cdf(boost::math::students_t(3), (std::log(4) - 1) / 0.5), 1e-14);
  EXPECT_NEAR(t.quantile(0.5), std::exp(1), 1e-12);
  EXPECT_NEAR(t.point(), std::exp(1), 1e-12);
  const Predictive negative_binomial(CountMixture{{1, 3, 2}});
  EXPECT_NEAR(negative_binomial.cdf(4), cdf(boost::math::negative_binomial(2, 0.4), 4), 1e-14);
  EXPECT_EQ(Predictive(CountMixture{{1, 0, infinity}}).cdf(0), 1);
}

TEST(Predictive, weights_are_shares) {
  EXPECT_NEAR(mixture.point(), std::exp((2 * 0.5 + 1.5) / 3), 1e-12);
  EXPECT_NEAR(counts.point(), (3 + 3 * 5) / 4.0, 1e-12);
  EXPECT_NEAR(table.point(), 0.75, 1e-12);
  EXPECT_EQ(table.cdf(1), 0.75);
  EXPECT_EQ(table.cdf(17), 1);
  EXPECT_EQ(table.cdf(-1), 0);
}

TEST(Predictive, log_crps_is_the_crps_of_the_logarithm) {
  for (const double y : {0.2, 1.6, 40.0})
    EXPECT_NEAR(log_normal.log_crps(y), statistics::crps_normal(0.5, 0.8, std::log(y)), 1e-6);
}

// Weights of steps: log 0.5..1, 1..2, 2..3; F = 0.5, 0.75, 1.
TEST(Predictive, log_crps_of_a_count_by_hand) {
  EXPECT_NEAR(table.log_crps(1), 0.25 * std::log(2) + 0.0625 * std::log(2), 1e-12);
  EXPECT_NEAR(table.log_crps(0), 0.25 * std::log(2) + 0.0625 * std::log(2), 1e-12);
  EXPECT_NEAR(table.log_crps(3), 0.25 * std::log(2) + 0.5625 * std::log(2) + std::log(1.5), 1e-12);
}

TEST(Predictive, log_crps_of_large_counts_nears_the_continuous_one) {
  // Variance of the logarithm of a gamma variable of size a is close to 1/a.
  const Predictive large(CountMixture{{1, 50'000, 400}});
  for (const double y : {45'000.0, 50'000.0, 60'000.0})
    EXPECT_NEAR(large.log_crps(y),
                statistics::crps_normal(std::log(50'000) - 1.0 / 800, 0.05, std::log(y)), 2e-4);
}

TEST(Predictive, log_scores) {
  EXPECT_NEAR(log_normal.log_score(2), statistics::log_score_lognormal(0.5, 0.8, 2), 1e-12);
  EXPECT_NEAR(Predictive(CountMixture{{1, 3, infinity}}).log_score(3),
              statistics::log_score_poisson(3, 3), 1e-9);
  EXPECT_TRUE(std::isinf(log_normal.log_score(0)));
}

TEST(Predictive, pit_of_a_count_is_the_middle_of_its_step) {
  EXPECT_DOUBLE_EQ(table.pit(1), 0.625);
  EXPECT_NEAR(log_normal.pit(std::exp(0.5)), 0.5, 1e-12);
}

TEST(Predictive, refuses_what_is_no_distribution) {
  EXPECT_THROW(Predictive(LogMixture{}), std::logic_error);
  EXPECT_THROW(Predictive(LogMixture{{1, 0, 0, 5}}), std::logic_error);
  EXPECT_THROW(Predictive(CountMixture{{1, -1, 5}}), std::logic_error);
  EXPECT_THROW((void)Predictive::of_probabilities({0, 0}), std::logic_error);
}

}  // namespace
}  // namespace yuyan::indicators
