#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <boost/random/sobol.hpp>
#include <gtest/gtest.h>

#include "analysis/statistics/mean.h"
#include "analysis/statistics/morris.h"
#include "analysis/statistics/sobol.h"
#include "tests/validation/facts.h"

namespace yuyan::statistics {
namespace {

using validation::simulation_check;

constexpr double pi = std::numbers::pi;

/// Ishigami's function with a = 7, b = 0.1; the unit cube is stretched to (-pi, pi)^3.
double ishigami(std::span<const double> unit) {
  const auto x = [&](std::size_t i) { return pi * (2 * unit[i] - 1); };
  const double sin2 = std::sin(x(1));
  return std::sin(x(0)) + 7 * sin2 * sin2 + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

std::vector<double> outputs_of(const std::vector<double>& design) {
  const Points points(design, 3);
  std::vector<double> outputs(points.size());
  for (std::size_t j = 0; j < points.size(); ++j) outputs[j] = ishigami(points.row(j));
  return outputs;
}

std::vector<double> uniform_numbers(std::size_t n, std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  std::vector<double> numbers(n);
  for (double& u : numbers) u = static_cast<double>(engine() >> 11) * 0x1p-53;
  return numbers;
}

/// Halves of a quasi-random sequence in six dimensions.
std::pair<std::vector<double>, std::vector<double>> quasi_random_points(std::size_t n) {
  boost::random::sobol engine(6);
  std::pair<std::vector<double>, std::vector<double>> points;
  for (std::size_t row = 0; row < n; ++row)
    for (int i = 0; i < 6; ++i)
      (i < 3 ? points.first : points.second).push_back(static_cast<double>(engine()) * 0x1p-64);
  return points;
}

std::vector<SobolIndex> quasi_random_indices(std::size_t n) {
  const auto [a, b] = quasi_random_points(n);
  return sobol_indices(outputs_of(sobol_design(Points(a, 3), Points(b, 3))), 3);
}

TEST(Sensitivity, A1_sobol_indices_of_ishigami) {
  const auto indices = quasi_random_indices(8192);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto factor = std::to_string(i + 1);
    const double first = simulation_check("A1", "Ishigami S" + factor);
    const double total = simulation_check("A1", "Ishigami ST" + factor);
    // Quasi-random points are far better than the 0.05 that random points are allowed.
    EXPECT_NEAR(indices[i].first.value, first, 0.002);
    EXPECT_NEAR(indices[i].total.value, total, 0.002);
  }
}

TEST(Sensitivity, A1_mean_variance_and_interactions_of_ishigami) {
  const auto [a, b] = quasi_random_points(8192);
  const std::vector<double> outputs = outputs_of(sobol_design(Points(a, 3), Points(b, 3)));
  const Moments sample = moments(std::span(outputs).first(std::size_t{2} * 8192));
  EXPECT_NEAR(sample.mean, 3.5, 0.01);  // a/2
  EXPECT_NEAR(sample.variance, simulation_check("A1", "Ishigami a=7 b=0.1 variance"), 0.02);
  const auto interaction = [&](std::size_t i, std::size_t j) {
    const auto pair = outputs_of(sobol_pair_design(Points(a, 3), Points(b, 3), i, j));
    return sobol_interaction(outputs, 3, pair, i, j);
  };
  // All interaction of the third factor is that with the first, so it equals the total index.
  EXPECT_NEAR(interaction(0, 2).value, simulation_check("A1", "Ishigami ST3"), 0.004);
  EXPECT_NEAR(interaction(0, 1).value, 0, 0.004);
  EXPECT_NEAR(interaction(1, 2).value, 0, 0.004);
  EXPECT_TRUE(interaction(0, 2).interval.contains(0.243684));
  EXPECT_NEAR(interaction(2, 0).value, interaction(0, 2).value, 1e-12);
  EXPECT_THROW((void)interaction(1, 1), std::logic_error);
}

TEST(Sensitivity, sobol_intervals_cover_with_random_points) {
  constexpr std::array first{0.313905, 0.442411, 0.0};
  constexpr std::array total{0.557589, 0.442411, 0.243684};
  constexpr std::size_t n = 500;
  constexpr int runs = 200;
  int covered = 0;
  for (int run = 0; run < runs; ++run) {
    const auto numbers = uniform_numbers(6 * n, static_cast<std::uint64_t>(run));
    const std::span all(numbers);
    const auto design = sobol_design(Points(all.first(3 * n), 3), Points(all.last(3 * n), 3));
    const auto indices = sobol_indices(outputs_of(design), 3);
    for (std::size_t i = 0; i < 3; ++i)
      covered += indices[i].first.interval.contains(first[i]) +
                 indices[i].total.interval.contains(total[i]);
  }
  // Six intervals a run, correlated: the mean coverage is known to about 1 % here.
  EXPECT_NEAR(covered / (6.0 * runs), 0.95, 0.03);
}

TEST(Sensitivity, a_large_mean_changes_nothing) {
  const auto numbers = uniform_numbers(600, 3);
  const std::span all(numbers);
  auto outputs = outputs_of(sobol_design(Points(all.first(300), 3), Points(all.last(300), 3)));
  const auto plain = sobol_indices(outputs, 3);
  for (double& y : outputs) y += 1e6;
  const auto shifted = sobol_indices(outputs, 3);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_NEAR(plain[i].first.value, shifted[i].first.value, 1e-6);
}

TEST(Sensitivity, a_constant_output_has_no_indices) {
  const auto indices = sobol_indices(std::vector<double>(50, 4.0), 3);
  for (const auto& index : indices) EXPECT_EQ(index.total.value, 0);
}

/// Expectation of |elementary effect| of a factor over the 4-level grid, by enumeration.
double exact_mean_absolute(std::size_t factor) {
  double sum = 0;
  for (int lower = 0; lower < 2; ++lower)
    for (int u = 0; u < 4; ++u)
      for (int v = 0; v < 4; ++v) {
        std::array point{u / 3.0, v / 3.0, v / 3.0};
        point[(factor + 1) % 3] = u / 3.0;
        point[(factor + 2) % 3] = v / 3.0;
        point[factor] = lower / 3.0;
        const double from = ishigami(point);
        point[factor] = (lower + 2) / 3.0;
        sum += std::abs(ishigami(point) - from) / (2.0 / 3);
      }
  return sum / 32;
}

std::vector<MorrisEffect> morris_of_ishigami(std::size_t trajectories) {
  const auto uniforms = uniform_numbers(trajectories * morris_uniforms(3), 5);
  std::vector<double> points;
  for (std::size_t t = 0; t < trajectories; ++t) {
    const auto trajectory =
        morris_trajectory(std::span(uniforms).subspan(t * morris_uniforms(3), 9), 3);
    points.insert(points.end(), trajectory.begin(), trajectory.end());
  }
  return morris_effects(Points(points, 3), outputs_of(points));
}

TEST(Sensitivity, A3_morris_effects_of_ishigami) {
  const auto effects = morris_of_ishigami(10'000);
  for (std::size_t i = 0; i < 3; ++i) {
    const double published =
        simulation_check("A3", "Ishigami Morris mu* of x" + std::to_string(i + 1) + " at 4 levels");
    EXPECT_NEAR(effects[i].mean_absolute, published, 0.03 * published);
    // 10 000 trajectories: the exact mean is met within 4 standard errors.
    EXPECT_NEAR(effects[i].mean_absolute, exact_mean_absolute(i),
                4 * effects[i].deviation / std::sqrt(10'000.0) + 1e-9);
  }
  // x2 acts alone but not linearly: signed effects cancel, absolute ones do not.
  EXPECT_NEAR(effects[1].mean, 0, 4 * effects[1].deviation / 100);
}

TEST(Sensitivity, a_linear_model_has_constant_effects) {
  const auto trajectory = morris_trajectory(uniform_numbers(6, 1), 2, 6);
  const Points points(trajectory, 2);
  std::vector<double> outputs;
  outputs.reserve(points.size());
  for (std::size_t j = 0; j < points.size(); ++j)
    outputs.push_back(3 * points.row(j)[0] - 2 * points.row(j)[1]);
  const auto effects = morris_effects(points, outputs);
  EXPECT_NEAR(effects[0].mean, 3, 1e-12);
  EXPECT_NEAR(effects[1].mean, -2, 1e-12);
  EXPECT_NEAR(effects[1].mean_absolute, 2, 1e-12);
}

TEST(Sensitivity, trajectories_stay_on_the_grid) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const auto trajectory = morris_trajectory(uniform_numbers(15, seed), 5);
    ASSERT_EQ(trajectory.size(), 30U);
    for (const double x : trajectory) {
      EXPECT_GE(x, 0);
      EXPECT_LE(x, 1);
      EXPECT_NEAR(3 * x, std::round(3 * x), 1e-12);
    }
  }
}

}  // namespace
}  // namespace yuyan::statistics
