#include "models/indicators/compound.h"

#include <cmath>

#include <gtest/gtest.h>

namespace yuyan::indicators {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
const SeverityLaw severity(0.8, 0.1, 2.5, 100);

struct MeanVariance {
  double mean = 0;
  double variance = 0;
};

MeanVariance moments_of(const Predictive& forecast) {
  double mean = 0;
  double square = 0;
  for (double k = 0; forecast.cdf(k - 1) < 1; ++k) {
    const double p = forecast.cdf(k) - forecast.cdf(k - 1);
    mean += p * k;
    square += p * k * k;
  }
  return {mean, square - mean * mean};
}

TEST(Compound, poisson_accidents_have_variance_of_the_second_moment) {
  const auto deaths = compound_deaths(Predictive(CountMixture{{1, 4, infinity}}), severity);
  const auto moments = moments_of(deaths);
  EXPECT_NEAR(moments.mean, 4 * severity.mean(), 1e-6);
  EXPECT_NEAR(moments.variance, 4 * severity.second_moment(), 1e-4);
  EXPECT_NEAR(deaths.cdf(0), std::exp(-4), 1e-12);
  // One death: exactly one accident, with one death.
  EXPECT_NEAR(deaths.cdf(1) - deaths.cdf(0), 4 * std::exp(-4) * severity.probability(1), 1e-12);
}

TEST(Compound, mixed_counts_have_the_mixed_moments) {
  const double size = 3;
  const auto deaths =
      compound_deaths(Predictive(CountMixture{{1, 6, size}, {1, 2, infinity}}), severity);
  const double x = severity.mean();
  const auto square = [&](double m, double r) {
    return m * severity.second_moment() + m * m / r * x * x + m * m * x * x;
  };
  const double mean = 4 * x;
  const auto moments = moments_of(deaths);
  EXPECT_NEAR(moments.mean, mean, 1e-5);
  EXPECT_NEAR(moments.variance, (square(6, size) + square(2, infinity)) / 2 - mean * mean, 1e-3);
}

TEST(Compound, many_accidents_keep_their_moments) {
  const auto exact = compound_deaths(Predictive(CountMixture{{1, 480, infinity}}), severity);
  const auto matched = compound_deaths(Predictive(CountMixture{{1, 520, infinity}}), severity);
  EXPECT_TRUE(exact.is_count());
  EXPECT_FALSE(matched.is_count());
  // Neighbouring means, so neighbouring distributions: the change of method makes no jump.
  for (const double p : {0.025, 0.5, 0.975})
    EXPECT_NEAR(matched.quantile(p) / exact.quantile(p), 520.0 / 480, 0.02);
}

TEST(Compound, takes_counts_only) {
  EXPECT_THROW((void)compound_deaths(Predictive(LogMixture{{1, 1, 1, 5}}), severity),
               std::logic_error);
}

TEST(Compound, no_accidents_no_deaths) {
  const auto deaths = compound_deaths(Predictive(CountMixture{{1, 0, infinity}}), severity);
  EXPECT_EQ(deaths.quantile(0.999), 0);
}

}  // namespace
}  // namespace yuyan::indicators
