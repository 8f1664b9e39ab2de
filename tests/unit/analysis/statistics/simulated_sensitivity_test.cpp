#include "analysis/statistics/simulated_sensitivity.h"

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/statistics/morris.h"

namespace yuyan::statistics {
namespace {

constexpr double pi = std::numbers::pi;
constexpr std::size_t replications = 3;

/// The seed is the test's own: nothing of the program draws here.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
  double normal() { return std::sqrt(-2 * std::log(1 - uniform())) * std::cos(2 * pi * uniform()); }
  std::vector<double> uniforms(std::size_t n) {
    std::vector<double> numbers(n);
    for (double& u : numbers) u = uniform();
    return numbers;
  }
  std::vector<std::uint32_t> picks(std::size_t resamples, std::size_t rows) {
    std::vector<std::uint32_t> rows_of(resamples * rows);
    for (auto& row : rows_of)
      row = static_cast<std::uint32_t>(uniform() * static_cast<double>(rows));
    return rows_of;
  }

 private:
  std::mt19937_64 engine_;
};

/// y = 3 x0 + x1 + 2 x2 x3 with x uniform in (-1, 1), x4 idle: V = 3 + 1/3 + 4/9.
double model(std::span<const double> unit) {
  const auto x = [&](std::size_t i) { return 2 * unit[i] - 1; };
  return 3 * x(0) + x(1) + 2 * x(2) * x(3);
}
constexpr std::size_t factors = 5;
constexpr double variance = 3 + 1.0 / 3 + 4.0 / 9;
constexpr double noise_sd = 2;

/// Outputs of a Sobol design: noise of a row is shared by `a` and what is made of it, but for a
/// tenth of its variance that every point has for itself, as common random numbers leave.
std::vector<double> noisy_outputs(std::size_t n, std::uint64_t seed) {
  Chance chance(seed);
  const auto a = chance.uniforms(n * factors), b = chance.uniforms(n * factors);
  const auto design = sobol_design(Points(a, factors), Points(b, factors));
  std::vector<double> shared(2 * n * replications);
  for (double& one : shared) one = chance.normal();
  std::vector<double> outputs;
  for (std::size_t point = 0; point < Points(design, factors).size(); ++point) {
    const std::size_t row = point < 2 * n ? point : point % n;
    for (std::size_t r = 0; r < replications; ++r)
      outputs.push_back(model(Points(design, factors).row(point)) +
                        noise_sd * (std::sqrt(0.9) * shared[row * replications + r] +
                                    std::sqrt(0.1) * chance.normal()));
  }
  return outputs;
}

TEST(SimulatedSobol, TakesChanceOffAndKeepsItInTheTotal) {
  const std::size_t n = 4000;
  Chance chance(2);
  const auto outputs = noisy_outputs(n, 1);
  const auto found =
      simulated_sobol(ReplicatedOutputs(outputs, replications), factors, chance.picks(200, n));
  const double whole = variance + noise_sd * noise_sd;
  EXPECT_NEAR(found.variance, whole, 0.03 * whole);
  EXPECT_NEAR(found.chance_share, noise_sd * noise_sd / whole, 0.02);
  const std::vector<double> first{3 / whole, 1 / 3.0 / whole, 0, 0, 0};
  const std::vector<double> total{3 / whole, 1 / 3.0 / whole, 4 / 9.0 / whole, 4 / 9.0 / whole, 0};
  for (std::size_t i = 0; i < factors; ++i) {
    const auto& index = found.indices[i];
    // Four standard errors, of which the interval has two on each side.
    EXPECT_NEAR(index.first.value, first[i], index.first.interval.width() + 1e-12) << i;
    EXPECT_NEAR(index.total.value, total[i], index.total.interval.width() + 1e-12) << i;
    EXPECT_LT(index.total.interval.width(), 0.1) << i;
  }
}

TEST(SimulatedSobol, IntervalsCoverAsOftenAsTheySay) {
  const double whole = variance + noise_sd * noise_sd;
  int first = 0, total = 0;
  constexpr int runs = 150;
  for (int run = 0; run < runs; ++run) {
    Chance chance(1000 + static_cast<std::uint64_t>(run));
    const std::size_t n = 64;
    const auto outputs = noisy_outputs(n, 5000 + static_cast<std::uint64_t>(run));
    const auto found =
        simulated_sobol(ReplicatedOutputs(outputs, replications), factors, chance.picks(300, n));
    first += found.indices[0].first.interval.contains(3 / whole);
    total += found.indices[2].total.interval.contains(4 / 9.0 / whole);
  }
  // 95 % nominal; a bootstrap of 64 rows is a little narrow.
  EXPECT_GT(first, 0.87 * runs);
  EXPECT_GT(total, 0.87 * runs);
}

TEST(SimulatedSobol, AnIdleFactorUnderCommonChanceIsExactlyNothing) {
  const std::size_t n = 20;
  std::vector<double> outputs;
  Chance chance(7);
  std::vector<double> rows(2 * n * 2);
  for (double& one : rows) one = chance.normal();
  for (std::size_t point = 0; point < 3 * n; ++point) {  // a, b, a with the idle factor of b
    const std::size_t row = point < 2 * n ? point : point - 2 * n;
    outputs.push_back(rows[2 * row]);
    outputs.push_back(rows[2 * row + 1]);
  }
  const auto found = simulated_sobol(ReplicatedOutputs(outputs, 2), 1, chance.picks(50, n));
  EXPECT_EQ(found.indices[0].first.value, 0);
  EXPECT_EQ(found.indices[0].total.value, 0);
}

TEST(SimulatedMorris, MeetsTheEffectsOfALinearModel) {
  const std::size_t n = 200;
  Chance chance(11);
  std::vector<double> grid;
  for (std::size_t t = 0; t < n; ++t) {
    const auto one = morris_trajectory(chance.uniforms(morris_uniforms(factors)), factors);
    grid.insert(grid.end(), one.begin(), one.end());
  }
  const Points trajectories(grid, factors);
  std::vector<double> outputs;
  for (std::size_t point = 0; point < trajectories.size(); ++point)
    for (std::size_t r = 0; r < replications; ++r)
      outputs.push_back(model(trajectories.row(point)) + 0.3 * chance.normal());
  const auto found = simulated_morris(trajectories, ReplicatedOutputs(outputs, replications),
                                      chance.picks(200, n));
  // An effect's noise: two means of three, over a step of 2/3.
  const double noise = 0.3 * std::sqrt(2.0 / replications) * 1.5;
  const double error = 4 * noise / std::sqrt(n);
  EXPECT_NEAR(found[0].mean, 6, error);
  EXPECT_NEAR(found[0].mean_absolute.value, 6, error);
  EXPECT_NEAR(found[1].mean, 2, error);
  EXPECT_NEAR(found[4].mean, 0, error);
  EXPECT_NEAR(found[4].by_chance, noise * std::sqrt(2 / pi), 0.1 * noise);
  EXPECT_NEAR(found[4].mean_absolute.value, found[4].by_chance, error);
  EXPECT_LT(found[0].deviation, 0.2);  // linear: what varies is chance
  // 2 x2 x3 changes by 4 x3 per unit, x3 on (-1, -1/3, 1/3, 1): no sign, mean size 8/3.
  EXPECT_NEAR(found[2].mean_absolute.value, 8.0 / 3, found[2].mean_absolute.interval.width());
  EXPECT_NEAR(found[2].deviation, 4 * std::sqrt(5) / 3, 0.3);
  EXPECT_TRUE(found[0].mean_absolute.interval.contains(found[0].mean_absolute.value));
}

TEST(ValueOfKnowing, IsTheGainOfChoosingAfterwards) {
  // Option 0 is worth theta, option 1 nothing; theta standard normal: EVPPI = 1/sqrt(2 pi).
  const std::size_t n = 4000;
  Chance chance(13);
  std::vector<double> theta, idle, benefits;
  for (std::size_t i = 0; i < n; ++i) {
    theta.push_back(chance.normal());
    idle.push_back(chance.normal());
    benefits.push_back(theta.back() + chance.normal());
    benefits.push_back(0);
  }
  std::vector<std::uint32_t> shuffles;
  for (int s = 0; s < 10; ++s) {
    std::vector<std::pair<double, std::uint32_t>> order;
    order.reserve(n);
    for (std::uint32_t i = 0; i < n; ++i) order.emplace_back(chance.uniform(), i);
    std::sort(order.begin(), order.end());
    for (const auto& one : order) shuffles.push_back(one.second);
  }
  const auto picks = chance.picks(100, n);
  const auto known = value_of_knowing(theta, benefits, 2, 20, shuffles, picks);
  EXPECT_NEAR(known.value.value, 1 / std::sqrt(2 * pi), known.value.interval.width());
  EXPECT_LT(known.value.interval.width(), 0.1);
  EXPECT_TRUE(known.value.interval.contains(known.value.value));
  const auto nothing = value_of_knowing(idle, benefits, 2, 20, shuffles, picks);
  EXPECT_LT(nothing.value.value, 0.03);
  EXPECT_EQ(nothing.value.interval.low, 0);
}

TEST(ReplicatedOutputs, NeedsTwoOfEach) {
  const std::vector<double> values{1, 2, 3};
  EXPECT_THROW(ReplicatedOutputs(values, 1), std::invalid_argument);
  EXPECT_THROW(ReplicatedOutputs(values, 2), std::invalid_argument);
}

}  // namespace
}  // namespace yuyan::statistics
