// Every sampler, uncut and cut, against the distributions of Boost.Math.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <boost/math/distributions.hpp>
#include <gtest/gtest.h>

#include "false_alarm.h"
#include "sim/chance/distribution.h"
#include "sim/chance/stream.h"

namespace yuyan::chance {
namespace {

constexpr int draws = 100'000;
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Case {
  std::string name;
  Distribution distribution;
  std::function<double(double)> cdf;         // of the uncut law, by Boost.Math
  std::function<double(double)> complement;  // 1 - cdf
};

template <class Reference>
Case compared(std::string name, Distribution distribution, Reference reference, double low = 0,
              double scale = 1) {
  using boost::math::cdf;
  using boost::math::complement;
  return {std::move(name), std::move(distribution),
          [=](double x) { return cdf(reference, (x - low) / scale); },
          [=](double x) { return cdf(complement(reference, (x - low) / scale)); }};
}

const std::vector<Case>& cases() {
  namespace bm = boost::math;
  static const std::vector<Case> all{
      compared("uniform", Uniform{10, 40}, bm::uniform{10, 40}),
      compared("triangular", Triangular{5, 10, 60}, bm::triangular{5, 10, 60}),
      compared("triangular_at_its_low_end", Triangular{5, 5, 60}, bm::triangular{5, 5, 60}),
      compared("normal", Normal{20, 8}, bm::normal{20, 8}),
      compared("lognormal", Lognormal{20, 0.7}, bm::lognormal{std::log(20), 0.7}),
      compared("exponential", Exponential{25}, bm::exponential{1 / 25.0}),
      compared("gamma", Gamma{2.5, 10}, bm::gamma_distribution<>{2.5, 10}),
      compared("gamma_with_small_shape", Gamma{0.2, 60}, bm::gamma_distribution<>{0.2, 60}),
      compared("weibull", Weibull{1.6, 25}, bm::weibull{1.6, 25}),
      compared("weibull_with_small_shape", Weibull{0.5, 20}, bm::weibull{0.5, 20}),
      compared("beta", Beta{2, 3, 10, 50}, bm::beta_distribution<>{2, 3}, 10, 40),
      compared("beta_in_a_trough", Beta{0.4, 0.3, 10, 50}, bm::beta_distribution<>{0.4, 0.3}, 10,
               40),
  };
  return all;
}

class Sampler : public testing::TestWithParam<Case> {
 protected:
  static std::vector<double> drawn(const Distribution& distribution) {
    Sequence sequence{Source{7, 9}, GetParam().name, "sampler test"};
    std::vector<double> sample;
    sample.reserve(draws);
    for (int i = 0; i < draws; ++i) sample.push_back(sequence.draw(distribution));
    return sample;
  }
};

/// The sample's mean and variance against the distribution's, in standard errors of the sample.
void expect_moments(const std::vector<double>& sample, const Distribution& distribution) {
  const double mean_expected = mean(distribution);
  double sum = 0;
  double squares = 0;
  double fourth = 0;
  for (const double x : sample) {
    const double deviation = x - mean_expected;
    sum += deviation;
    squares += deviation * deviation;
    fourth += deviation * deviation * deviation * deviation;
  }
  const auto n = static_cast<double>(sample.size());
  const double spread = variance(distribution);
  test::expect_plausible(test::p_of_normal(sum / std::sqrt(n * spread)), "mean");
  const double error_of_square = std::sqrt((fourth / n - squares / n * squares / n) / n);
  test::expect_plausible(test::p_of_normal((squares / n - spread) / error_of_square), "variance");
}

TEST_P(Sampler, follows_its_law) {
  const Case& c = GetParam();
  const auto sample = drawn(c.distribution);
  test::expect_plausible(test::p_of_kolmogorov_smirnov(sample, c.cdf), "Kolmogorov-Smirnov");
  expect_moments(sample, c.distribution);
}

TEST_P(Sampler, follows_its_law_between_bounds) {
  const Case& c = GetParam();
  const Interval bounds{.low = 12, .high = 30};
  const Distribution cut = truncated(c.distribution, bounds.low, bounds.high);
  const auto sample = drawn(cut);
  for (const double x : sample) ASSERT_TRUE(x >= bounds.low && x <= bounds.high) << x;
  const double from = c.cdf(bounds.low);
  const double mass = c.cdf(bounds.high) - from;
  test::expect_plausible(
      test::p_of_kolmogorov_smirnov(sample, [&](double x) { return (c.cdf(x) - from) / mass; }),
      "Kolmogorov-Smirnov");
  expect_moments(sample, cut);
}

TEST_P(Sampler, follows_its_law_above_a_bound) {
  const Case& c = GetParam();
  constexpr double bound = 36;
  const auto sample = drawn(truncated(c.distribution, bound, infinity));
  for (const double x : sample) ASSERT_GE(x, bound);
  test::expect_plausible(
      test::p_of_kolmogorov_smirnov(
          sample, [&](double x) { return 1 - c.complement(x) / c.complement(bound); }),
      "Kolmogorov-Smirnov");
}

INSTANTIATE_TEST_SUITE_P(Laws, Sampler, testing::ValuesIn(cases()),
                         [](const auto& run) { return run.param.name; });

TEST(Discrete, is_drawn_in_proportion_to_its_weights) {
  const Distribution distribution = Discrete{{3, 1, 7, 5}, {1, 4, 0, 3}};
  Sequence sequence{Source{7, 9}, "discrete", "sampler test"};
  std::map<double, int> counts;
  for (int i = 0; i < draws; ++i) ++counts[sequence.draw(distribution)];
  ASSERT_EQ(counts.size(), 3U) << "a value of weight 0 is never drawn";
  double statistic = 0;
  for (const auto& [value, weight] : std::map<double, double>{{1, 4}, {3, 1}, {5, 3}}) {
    const double expected = draws * weight / 8;
    statistic += (counts.at(value) - expected) * (counts.at(value) - expected) / expected;
  }
  test::expect_plausible(test::p_of_chi_square(statistic, 2), "chi-square");
}

// Values 0, 10, 30 with equal steps of probability: half uniform on (0, 10), half on (10, 30).
TEST(Empirical, is_drawn_linearly_between_observations) {
  const Distribution distribution = Empirical{{10, 30, 0}};
  Sequence sequence{Source{7, 9}, "empirical", "sampler test"};
  std::vector<double> sample;
  sample.reserve(draws);
  for (int i = 0; i < draws; ++i) sample.push_back(sequence.draw(distribution));
  const auto reference = [](double x) { return x < 10 ? x / 20 : 0.5 + (x - 10) / 40; };
  test::expect_plausible(test::p_of_kolmogorov_smirnov(sample, reference), "Kolmogorov-Smirnov");
  expect_moments(sample, distribution);
}

TEST(Empirical, keeps_ties_at_a_bound) {
  const Distribution distribution = truncated(Empirical{{0, 0, 0, 4, -2}}, 0, infinity);
  Sequence sequence{Source{7, 9}, "ties", "sampler test"};
  int zeros = 0;
  for (int i = 0; i < draws; ++i) zeros += sequence.draw(distribution) == 0 ? 1 : 0;
  // Of the levels left, 2/3 lie on the tied zeros.
  const double expected = draws * 2 / 3.0;
  test::expect_plausible(test::p_of_normal((zeros - expected) / std::sqrt(expected / 3)), "zeros");
}

// First draws of every sampler. The words are exact; the last bits of a function of the C library
// may differ between machines, so these are compared to 4 units in the last place.
TEST(Samplers, have_pinned_first_draws) {
  const Stream stream{Source{20160501, 17}, "T01", "turnout"};
  const auto first = [&](const Distribution& d) { return stream.draw(d, 1); };
  EXPECT_DOUBLE_EQ(first(3), 3);
  EXPECT_DOUBLE_EQ(first(Uniform{10, 40}), 28.153094615310255);
  EXPECT_DOUBLE_EQ(first(Triangular{5, 10, 60}), 27.04599679963156);
  EXPECT_DOUBLE_EQ(first(Normal{20, 8}), 22.132628196967978);
  EXPECT_DOUBLE_EQ(first(truncated(Normal{20, 8}, 12, 22)), 18.485655073763862);
  EXPECT_DOUBLE_EQ(first(Lognormal{30, 0.5}), 34.277413679902452);
  EXPECT_DOUBLE_EQ(first(Exponential{25}), 23.22826742894188);
  EXPECT_DOUBLE_EQ(first(Gamma{2.5, 10}), 25.875074948328816);
  EXPECT_DOUBLE_EQ(first(Weibull{1.6, 25}), 23.877453840299552);
  EXPECT_DOUBLE_EQ(first(Beta{2, 3, 10, 50}), 27.904278722746341);
  EXPECT_DOUBLE_EQ(first(Discrete{{3, 1, 5}, {1, 4, 3}}), 3);
  EXPECT_DOUBLE_EQ(first(Empirical{{10, 30, 0}}), 14.204126153747008);
}

}  // namespace
}  // namespace yuyan::chance
