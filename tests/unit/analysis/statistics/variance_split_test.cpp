#include "analysis/statistics/variance_split.h"

#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace yuyan::statistics {
namespace {

std::vector<double> normals(std::size_t n, std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  const auto uniform = [&] { return (static_cast<double>(engine() >> 11) + 0.5) * 0x1p-53; };
  std::vector<double> values(n);
  for (double& x : values)
    x = std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform());
  return values;
}

// By hand: means 2, 5, 8 (variance 9), within variance 1; between = 9 - 1/3.
TEST(VarianceSplit, meets_the_analysis_of_variance_by_hand) {
  constexpr std::array outcomes{1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0};
  const auto split = variance_split(outcomes, 3);
  EXPECT_DOUBLE_EQ(split.chance, 1);
  EXPECT_DOUBLE_EQ(split.parameter, 9 - 1.0 / 3);
  EXPECT_NEAR(split.parameter_share.value, (9 - 1.0 / 3) / (10 - 1.0 / 3), 1e-12);
  // F = 27 against the tabled F(2, 6) of 7.2599 (97.5 %) and 1/39.331 (2.5 %).
  EXPECT_NEAR(split.parameter_share.interval.low, (27 / 7.2599 - 1) / (27 / 7.2599 + 2), 1e-5);
  EXPECT_NEAR(split.parameter_share.interval.high, (27 * 39.331 - 1) / (27 * 39.331 + 2), 1e-6);
}

TEST(VarianceSplit, covers_the_true_share) {
  constexpr std::size_t draws = 40;
  constexpr std::size_t replications = 5;
  constexpr int runs = 400;
  int covered = 0;
  double parameter = 0;
  for (int run = 0; run < runs; ++run) {
    const auto z = normals(draws * (replications + 1), static_cast<std::uint64_t>(run));
    std::vector<double> outcomes(draws * replications);
    for (std::size_t i = 0; i < outcomes.size(); ++i)
      outcomes[i] = z[i / replications] / 2 + z[draws + i];
    const auto split = variance_split(outcomes, replications);
    covered += split.parameter_share.interval.contains(0.2);
    parameter += split.parameter / runs;
  }
  // 4 standard errors: sqrt(0.95 0.05 / 400) = 0.0109; sd of the component about 0.11.
  EXPECT_NEAR(covered / static_cast<double>(runs), 0.95, 0.044);
  EXPECT_NEAR(parameter, 0.25, 4 * 0.11 / 20);
}

TEST(VarianceSplit, no_variance_has_no_share) {
  const auto split = variance_split(std::vector<double>(6, 2.0), 3);
  EXPECT_EQ(split.parameter_share.value, 0);
  const auto only_parameters = variance_split(std::array{1.0, 1.0, 2.0, 2.0}, 2);
  EXPECT_EQ(only_parameters.parameter_share.value, 1);
}

// Keep (0) or act (theta + noise) with theta ~ N(0, 1): knowing theta is worth E max(theta, 0).
TEST(Evppi, meets_the_closed_form_of_a_normal_choice) {
  constexpr std::size_t n = 200'000;
  const auto theta = normals(n, 1);
  const auto noise = normals(n, 2);
  std::vector<double> benefits(2 * n);
  for (std::size_t i = 0; i < n; ++i) benefits[2 * i + 1] = theta[i] + 2 * noise[i];
  // Standard error of the mean of max(theta, 0) + noise/2: about 0.0026.
  EXPECT_NEAR(evppi(theta, benefits, 2, 100), 1 / std::sqrt(2 * std::numbers::pi), 4 * 0.0026);
  EXPECT_NEAR(evppi(noise, benefits, 2, 100), 2 / std::sqrt(2 * std::numbers::pi), 4 * 0.004);
}

TEST(Evppi, an_idle_parameter_is_worth_little) {
  constexpr std::size_t n = 100'000;
  const auto idle = normals(n, 3);
  const auto theta = normals(n, 4);
  std::vector<double> benefits(2 * n);
  for (std::size_t i = 0; i < n; ++i) benefits[2 * i + 1] = theta[i] + 1;
  EXPECT_NEAR(evppi(idle, benefits, 2, 20), 0, 1e-12);
}

}  // namespace
}  // namespace yuyan::statistics
