#include "sim/chance/distribution.h"

#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/distributions.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/chance/stream.h"

namespace yuyan::chance {
namespace {

namespace bm = boost::math;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr double infinity = std::numeric_limits<double>::infinity();

void expect_close(double found, double expected, double relative, const std::string& what) {
  EXPECT_NEAR(found, expected, relative * std::abs(expected) + 1e-300) << what;
}

/// Moments, distribution function and quantiles against Boost.Math, far into both tails.
template <class Reference>
void expect_equal(const Distribution& distribution, const Reference& reference) {
  const std::string name = describe(distribution);
  expect_close(mean(distribution), bm::mean(reference), 1e-13, name + ": mean");
  expect_close(variance(distribution), bm::variance(reference), 1e-12, name + ": variance");
  for (const double p : {1e-12, 1e-6, 0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999, 1 - 1e-6}) {
    const std::string at = name + " at " + std::to_string(p);
    const double x = bm::quantile(reference, p);
    expect_close(quantile(distribution, p), x, 1e-10, at);
    expect_close(cdf(distribution, x), bm::cdf(reference, x), 1e-11, at);
  }
}

TEST(Distribution, agrees_with_boost_math) {
  expect_equal(Uniform{10, 40}, bm::uniform{10, 40});
  expect_equal(Triangular{5, 10, 60}, bm::triangular{5, 10, 60});
  expect_equal(Normal{20, 8}, bm::normal{20, 8});
  expect_equal(Exponential{25}, bm::exponential{1 / 25.0});
  expect_equal(Gamma{2.5, 10}, bm::gamma_distribution<>{2.5, 10});
  expect_equal(Gamma{0.2, 60}, bm::gamma_distribution<>{0.2, 60});
  expect_equal(Weibull{1.6, 25}, bm::weibull{1.6, 25});
  expect_equal(Beta{2, 3}, bm::beta_distribution<>{2, 3});
  expect_equal(Lognormal{20, 0.7}, bm::lognormal{std::log(20), 0.7});
}

TEST(Distribution, knows_its_support) {
  EXPECT_EQ(support(3), (Interval{3, 3}));
  EXPECT_EQ(support(Uniform{10, 40}), (Interval{10, 40}));
  EXPECT_EQ(support(Triangular{5, 10, 60}), (Interval{5, 60}));
  EXPECT_EQ(support(Normal{20, 8}), (Interval{-infinity, infinity}));
  const std::vector<Distribution> positive{Lognormal{}, Exponential{}, Gamma{}, Weibull{}};
  for (const Distribution& distribution : positive)
    EXPECT_EQ(support(distribution), (Interval{0, infinity})) << describe(distribution);
  EXPECT_EQ(support(Beta{2, 3, 10, 50}), (Interval{10, 50}));
  EXPECT_EQ(support(Discrete{{1, 2, 3}, {0, 1, 0}}), (Interval{2, 2}));
  EXPECT_EQ(support(Empirical{{7, 1, 4}}), (Interval{1, 7}));
}

/// Cut moments by another route: integrals over the density of Boost.Math.
template <class Reference>
void expect_cut_moments(const Distribution& law, const Reference& reference, Interval bounds,
                        std::vector<double> pieces) {
  using Rule = bm::quadrature::gauss_kronrod<double, 61>;
  const auto integral = [&](auto&& f) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
      sum += Rule::integrate([&](double x) { return f(x) * bm::pdf(reference, x); }, pieces[i],
                             pieces[i + 1], 15, 1e-14);
    return sum;
  };
  const double mass = integral([](double) { return 1.0; });
  const double expected = integral([](double x) { return x; }) / mass;
  const double spread = integral([&](double x) { return (x - expected) * (x - expected); }) / mass;
  const Distribution cut = truncated(law, bounds.low, bounds.high);
  expect_close(mean(cut), expected, 1e-9, describe(cut) + ": mean");
  expect_close(variance(cut), spread, 1e-8, describe(cut) + ": variance");
}

TEST(Truncation, has_the_moments_of_the_conditional_law) {
  const Interval bounds{.low = 12, .high = 30};
  expect_cut_moments(Uniform{10, 40}, bm::uniform{10, 40}, bounds, {12, 30});
  expect_cut_moments(Triangular{5, 20, 60}, bm::triangular{5, 20, 60}, bounds, {12, 20, 30});
  expect_cut_moments(Normal{20, 8}, bm::normal{20, 8}, bounds, {12, 30});
  expect_cut_moments(Normal{20, 8}, bm::normal{20, 8}, {12, infinity}, {12, infinity});
  expect_cut_moments(Lognormal{20, 0.7}, bm::lognormal{std::log(20), 0.7}, bounds, {12, 30});
  expect_cut_moments(Exponential{25}, bm::exponential{0.04}, {-infinity, 30}, {0, 30});
  expect_cut_moments(Gamma{2.5, 10}, bm::gamma_distribution<>{2.5, 10}, bounds, {12, 30});
  expect_cut_moments(Weibull{1.6, 25}, bm::weibull{1.6, 25}, bounds, {12, 30});
  expect_cut_moments(Beta{2, 3}, bm::beta_distribution<>{2, 3}, {0.2, 0.5}, {0.2, 0.5});
}

// Ten standard deviations out nothing of the distribution function is left but its complement.
TEST(Truncation, is_exact_far_in_the_upper_tail) {
  const Distribution tail = truncated(Normal{0, 1}, 10, infinity);
  const bm::normal reference;
  const double mass = bm::cdf(bm::complement(reference, 10.0));
  expect_close(mean(tail), bm::pdf(reference, 10.0) / mass, 1e-10, "inverse Mills ratio");
  expect_close(quantile(tail, 0.5), bm::quantile(bm::complement(reference, mass / 2)), 1e-13,
               "median");
  EXPECT_NEAR(cdf(tail, quantile(tail, 0.3)), 0.3, 1e-10);
}

TEST(Truncation, cut_twice_leaves_what_is_in_both_intervals) {
  const Distribution once = truncated(Normal{20, 8}, 12, 30);
  EXPECT_EQ(truncated(truncated(Normal{20, 8}, 12, infinity), 0, 30), once);
  EXPECT_EQ(support(once), (Interval{.low = 12, .high = 30}));
  EXPECT_EQ(truncated(once, -infinity, infinity), once);
  EXPECT_EQ(support(truncated(Gamma{2, 3}, -5, 40)), (Interval{.low = 0, .high = 40}));
}

TEST(Truncation, leaves_the_values_of_a_list_that_lie_inside) {
  const Distribution cut = truncated(Discrete{{1, 2, 3, 4}, {1, 1, 2, 1}}, 2, 3);
  EXPECT_EQ(quantile(cut, 0), 2);
  EXPECT_EQ(quantile(cut, 1), 3);
  EXPECT_DOUBLE_EQ(mean(cut), 8 / 3.0);
  EXPECT_DOUBLE_EQ(variance(cut), 2 / 9.0);
  EXPECT_DOUBLE_EQ(cdf(cut, 2), 1 / 3.0);
}

TEST(Distribution, is_a_plain_number_too) {
  const Distribution delay = 30;
  EXPECT_TRUE(delay.is_constant());
  EXPECT_EQ(delay, Distribution{Constant{30}});
  EXPECT_NE(delay, Distribution{Exponential{30}});
  EXPECT_EQ(mean(delay), 30);
  EXPECT_EQ(variance(delay), 0);
  EXPECT_EQ(quantile(delay, 0.2), 30);
  EXPECT_EQ(cdf(delay, 29.9), 0);
  EXPECT_EQ(cdf(delay, 30), 1);
  EXPECT_EQ(Distribution{}, Distribution{0.0});
}

TEST(Distribution, of_lists_does_not_depend_on_their_order) {
  EXPECT_EQ(Distribution(Discrete{{3, 1}, {2, 5}}), Distribution(Discrete{{1, 3}, {5, 2}}));
  EXPECT_EQ(Distribution(Empirical{{3, 1, 2}}), Distribution(Empirical{{1, 2, 3}}));
}

TEST(Distribution, of_lists_has_their_moments) {
  const Distribution discrete = Discrete{{0, 10}, {3, 1}};
  EXPECT_DOUBLE_EQ(mean(discrete), 2.5);
  EXPECT_DOUBLE_EQ(variance(discrete), 18.75);
  EXPECT_EQ(quantile(discrete, 0.75), 0);
  EXPECT_EQ(quantile(discrete, 0.751), 10);
  const Distribution empirical = Empirical{{0, 10, 30}};
  EXPECT_DOUBLE_EQ(mean(empirical), 12.5);
  // E X^2 = (100/3 + (100 + 300 + 900)/3) / 2
  EXPECT_DOUBLE_EQ(variance(empirical), 1400 / 6.0 - 12.5 * 12.5);
  EXPECT_DOUBLE_EQ(quantile(empirical, 0.75), 20);
  EXPECT_DOUBLE_EQ(cdf(empirical, 20), 0.75);
}

// No parameter that passes the checks may bring a draw to a halt, and luck is monotone: the larger
// uniform number never gives the smaller draw.
TEST(Distribution, has_finite_rising_quantiles_for_extreme_parameters) {
  std::vector<Distribution> all;
  for (const double shape : {1e-3, 1e-2, 0.1, 0.9, 1.0, 3.0, 1e2, 1e4, 1e6}) {
    all.emplace_back(Gamma{shape, 2});
    all.emplace_back(truncated(Gamma{shape, 2}, 1e-3, 1e7));
    if (shape >= 0.1) all.emplace_back(Weibull{shape, 2});
    for (const double other : {1e-3, 0.5, 1.0, 7.0, 1e3, 1e5}) all.emplace_back(Beta{shape, other});
  }
  for (const Distribution& distribution : all) {
    ASSERT_THAT(violations(distribution), IsEmpty()) << describe(distribution);
    double last = support(distribution).low;
    for (const double u : {0x1p-53, 1e-12, 1e-6, 1e-3, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999,
                           1 - 1e-6, 1 - 1e-12, 1 - 0x1p-53}) {
      const double x = quantile(distribution, u);
      ASSERT_TRUE(std::isfinite(x)) << describe(distribution) << " at " << u;
      EXPECT_GE(x, last * (1 - 1e-13)) << describe(distribution) << " at " << u;
      last = x;
    }
  }
}

TEST(Violations, are_told_all_at_once) {
  EXPECT_THAT(violations(Lognormal{.median = -3, .sigma = 0}),
              ElementsAre("median must be a positive number, not -3",
                          "sigma must be a positive number, not 0"));
  EXPECT_THAT(violations(Triangular{.low = 5, .mode = 9, .high = 7}),
              ElementsAre("mode must be from low = 5 to high = 7, not 9"));
  EXPECT_THAT(violations(Uniform{.low = 5, .high = 5}),
              ElementsAre("low must be less than high = 5, not 5"));
  EXPECT_THAT(violations(Discrete{{1, 2}, {-1}}),
              ElementsAre("weights must be as many as values: 2, not 1",
                          "weights must be numbers from 0 on, not -1"));
  EXPECT_THAT(violations(Discrete{{1, 2}, {0, 0}}),
              ElementsAre("weights must be more than 0 in sum, not 0"));
  EXPECT_THAT(violations(Empirical{{1}}),
              ElementsAre("values must hold at least two values, not 1"));
  EXPECT_THAT(violations(Beta{.alpha = 0, .beta = std::nan(""), .low = 1, .high = infinity}),
              testing::SizeIs(3));
  EXPECT_THAT(violations(std::nan("")), testing::SizeIs(1));
}

TEST(Violations, name_bounds_that_leave_nothing) {
  EXPECT_THAT(violations(truncated(Uniform{0, 1}, 2, 3)),
              ElementsAre("low and high must leave some of the distribution: nothing of it lies in "
                          "[2, 3]"));
  EXPECT_THAT(violations(truncated(Discrete{{1, 5}, {1, 1}}, 2, 3)), testing::SizeIs(1));
  EXPECT_THAT(violations(truncated(7, 2, 3)), testing::SizeIs(1));
  EXPECT_THAT(violations(truncated(Normal{0, 1}, 3, 2)),
              ElementsAre("low must be at most high = 2, not 3"));
  EXPECT_THAT(violations(truncated(Normal{0, -1}, 0, 1)),
              ElementsAre("sd must be a positive number, not -1"));
  EXPECT_THAT(violations(truncated(7, 7, 9)), IsEmpty());
}

TEST(Violations, stop_a_draw) {
  const Stream stream{Source{}, 1, 2};
  try {
    const double x = stream.draw(Normal{.mean = 0, .sd = -1}, 0);
    FAIL() << x;
  } catch (const std::logic_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("normal, mean 0, sd -1; sd must be a positive number"));
  }
  EXPECT_THROW((void)stream.draw(truncated(7, 2, 3), 0), std::logic_error);
}

TEST(Describe, says_family_parameters_and_bounds) {
  EXPECT_EQ(describe(30), "30");
  EXPECT_EQ(describe(Lognormal{30, 0.5}), "lognormal, median 30, sigma 0.5");
  EXPECT_EQ(describe(truncated(Lognormal{30, 0.5}, 0, 300)),
            "lognormal, median 30, sigma 0.5, cut to [0, 300]");
  EXPECT_EQ(describe(Discrete{{2, 1}, {1, 3}}), "discrete, values 1 2, weights 3 1");
  EXPECT_EQ(describe(Empirical{std::vector<double>(20, 1.5)}),
            "empirical, values 1.5 1.5 1.5 1.5 1.5 1.5 1.5 1.5 ... (20)");
}

}  // namespace
}  // namespace yuyan::chance
