#include "analysis/statistics/proportion.h"

#include <cmath>

#include <boost/math/distributions/binomial.hpp>
#include <gtest/gtest.h>

namespace yuyan::statistics {
namespace {

// Newcombe 1998 (Stat. Med. 17:857), Table I: 81 of 263 and 15 of 148, 95 %.
TEST(Proportion, wilson_meets_newcombes_table) {
  const auto a = wilson(81, 263);
  EXPECT_NEAR(a.interval.low, 0.2553, 5e-5);
  EXPECT_NEAR(a.interval.high, 0.3662, 5e-5);
  const auto b = wilson(15, 148);
  EXPECT_NEAR(b.interval.low, 0.0624, 5e-5);
  EXPECT_NEAR(b.interval.high, 0.1605, 5e-5);
  const auto c = wilson(0, 20);
  EXPECT_EQ(c.interval.low, 0);
  EXPECT_NEAR(c.interval.high, 0.1611, 5e-5);
  const auto d = wilson(1, 29);
  EXPECT_NEAR(d.interval.low, 0.0061, 5e-5);
  EXPECT_NEAR(d.interval.high, 0.1718, 5e-5);
}

TEST(Proportion, clopper_pearson_meets_newcombes_table) {
  const auto a = clopper_pearson(81, 263);
  EXPECT_NEAR(a.interval.low, 0.2527, 5e-5);
  EXPECT_NEAR(a.interval.high, 0.3676, 5e-5);
  const auto c = clopper_pearson(0, 20);
  EXPECT_EQ(c.interval.low, 0);
  EXPECT_NEAR(c.interval.high, 0.1684, 5e-5);
  EXPECT_EQ(clopper_pearson(20, 20).interval.high, 1);
}

TEST(Proportion, clopper_pearson_always_covers_and_wilson_covers_on_average) {
  constexpr unsigned n = 30;
  double wilson_mean = 0;
  int shares = 0;
  for (double p = 0.02; p < 1; p += 0.02, ++shares) {
    const boost::math::binomial binomial(n, p);
    double exact = 0;
    double score = 0;
    for (unsigned k = 0; k <= n; ++k) {
      if (clopper_pearson(k, n).interval.contains(p)) exact += pdf(binomial, k);
      if (wilson(k, n).interval.contains(p)) score += pdf(binomial, k);
    }
    EXPECT_GE(exact, 0.95) << p;
    wilson_mean += score;
  }
  EXPECT_NEAR(wilson_mean / shares, 0.95, 0.01);
}

TEST(Proportion, without_trials_nothing_is_known) {
  EXPECT_TRUE(std::isnan(wilson(0, 0).value));
  EXPECT_EQ(clopper_pearson(0, 0).interval, (Interval{0, 1}));
}

TEST(Proportion, refuses_what_cannot_be) {
  EXPECT_THROW((void)wilson(2, 1), std::logic_error);
  EXPECT_THROW((void)clopper_pearson(1, 2, 1.0), std::logic_error);
  EXPECT_THROW((void)poisson_rate(1, 0), std::logic_error);
}

// Garwood 1936: 95 % limits for counts 0 and 10 are 0..3.689 and 4.795..18.39.
TEST(Proportion, poisson_rate_meets_garwoods_limits) {
  EXPECT_EQ(poisson_rate(0, 1).interval.low, 0);
  EXPECT_NEAR(poisson_rate(0, 1).interval.high, 3.689, 5e-4);
  EXPECT_NEAR(poisson_rate(10, 2).value, 5, 1e-12);
  EXPECT_NEAR(poisson_rate(10, 2).interval.low, 4.795 / 2, 5e-4);
  EXPECT_NEAR(poisson_rate(10, 2).interval.high, 18.39 / 2, 5e-3);
}

}  // namespace
}  // namespace yuyan::statistics
