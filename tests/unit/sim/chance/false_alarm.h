// What the statistical tests of this suite promise together.
//
// Each statistical check computes a p-value under the hypothesis that the code is right, and fails
// below `family_wise_rate / checks` (Bonferroni). So a correct implementation fails anywhere in the
// suite for at most one choice of seeds in a thousand. The seeds are fixed: a check that passes
// once passes always, and a failure means a change in the code. Whoever adds checks raises
// `checks`.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include <boost/math/special_functions/gamma.hpp>
#include <gtest/gtest.h>

namespace yuyan::chance::test {

inline constexpr double family_wise_rate = 1e-3;
inline constexpr int checks = 140;
inline constexpr double rate_of_one_check = family_wise_rate / checks;

/// Fails if the p-value is below the rate of one check, or if the suite makes more checks than it
/// has told.
inline void expect_plausible(double p_value, const std::string& what) {
  static int made = 0;
  EXPECT_LE(++made, checks) << "raise the number of checks in false_alarm.h";
  EXPECT_GE(p_value, rate_of_one_check) << what;
  EXPECT_LE(p_value, 1) << what;
}

/// Two-sided p-value of a standard normal statistic.
inline double p_of_normal(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

/// p-value of a chi-square statistic.
inline double p_of_chi_square(double statistic, double degrees_of_freedom) {
  return boost::math::gamma_q(degrees_of_freedom / 2, statistic / 2);
}

/// p-value of counts against the same expected count in every cell, both too uneven and too even:
/// twice the smaller tail.
inline double p_of_equal_counts(const std::vector<int>& counts) {
  double total = 0;
  for (const int count : counts) total += count;
  const double expected = total / static_cast<double>(counts.size());
  double statistic = 0;
  for (const int count : counts) statistic += (count - expected) * (count - expected) / expected;
  const double p = p_of_chi_square(statistic, static_cast<double>(counts.size()) - 1);
  return std::min(1.0, 2 * std::min(p, 1 - p));
}

/// p-value of the Kolmogorov-Smirnov statistic of a sample against a continuous distribution
/// function (asymptotic with the correction of Stephens 1970).
template <class Cdf>
double p_of_kolmogorov_smirnov(std::vector<double> sample, Cdf&& cdf) {
  std::ranges::sort(sample);
  const auto n = static_cast<double>(sample.size());
  double distance = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double below = cdf(sample[i]);
    distance = std::max(
        {distance, below - static_cast<double>(i) / n, (static_cast<double>(i) + 1) / n - below});
  }
  const double lambda = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * distance;
  if (lambda < 0.2) return 1;
  double p = 0;
  for (int k = 1; k <= 100; ++k)
    p += (k % 2 == 1 ? 2 : -2) * std::exp(-2.0 * k * k * lambda * lambda);
  return std::clamp(p, 0.0, 1.0);
}

}  // namespace yuyan::chance::test
