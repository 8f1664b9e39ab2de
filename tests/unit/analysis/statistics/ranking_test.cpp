#include "analysis/statistics/ranking.h"

#include <array>
#include <numeric>
#include <random>
#include <string>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <gtest/gtest.h>

#include "tests/validation/facts.h"

namespace yuyan::statistics {
namespace {

using validation::simulation_check;

TEST(Ranking, A22_rinotts_constant) {
  const auto expected = [](const char* of) {
    return simulation_check("A22", std::string("Rinott h ") + of);
  };
  EXPECT_NEAR(rinott_h(2, 10, 0.95), expected("(2;10;0.95)"), 1e-3);
  EXPECT_NEAR(rinott_h(5, 10, 0.95), expected("(5;10;0.95)"), 1e-3);
  EXPECT_NEAR(rinott_h(10, 20, 0.95), expected("(10;20;0.95)"), 1e-3);
  EXPECT_NEAR(rinott_h(10, 20, 0.90), expected("(10;20;0.90)"), 1e-3);
}

// With many first-stage observations the variances are known: h = sqrt(2) z for two systems.
TEST(Ranking, rinotts_constant_has_the_known_variance_limit) {
  const double z = quantile(boost::math::normal(), 0.95);
  EXPECT_NEAR(rinott_h(2, 5000, 0.95), std::sqrt(2.0) * z, 5e-3);
}

// With one degree of freedom each, t1 - t2 is Cauchy of scale 2: h = 2 tan(pi (P - 1/2)).
TEST(Ranking, rinotts_constant_has_the_cauchy_closed_form) {
  EXPECT_NEAR(rinott_h(2, 2, 0.75), 2, 1e-4);
}

TEST(Ranking, rinotts_second_stage_size) {
  EXPECT_EQ(rinott_sample_size(4, 3, 1, 10), 36U);
  EXPECT_EQ(rinott_sample_size(0.1, 3, 1, 10), 10U);
}

TEST(Ranking, A23_kim_nelson_constants) {
  struct Case {
    std::size_t systems;
    std::size_t n0;
    const char* name;
  };
  for (const auto& c : {Case{5, 10, "(5;10;0.05)"}, Case{10, 20, "(10;20;0.05)"},
                        Case{10, 24, "(10;24;0.05)"}, Case{100, 20, "(100;20;0.05)"}}) {
    const auto constants = kn_constants(c.systems, c.n0, 0.05);
    EXPECT_NEAR(constants.eta, simulation_check("A23", std::string("KN eta ") + c.name), 1e-6);
    EXPECT_NEAR(constants.h_squared, simulation_check("A23", std::string("KN h2 ") + c.name), 1e-6);
  }
}

std::vector<std::vector<double>> systems_of(std::span<const double> means, std::size_t n,
                                            std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  std::vector<std::vector<double>> observations(means.size());
  for (std::size_t i = 0; i < means.size(); ++i)
    for (std::size_t r = 0; r < n; ++r) {
      double sum = means[i] - 6;
      for (int u = 0; u < 12; ++u) sum += static_cast<double>(engine() >> 11) * 0x1p-53;
      observations[i].push_back(sum);
    }
  return observations;
}

TEST(Ranking, kim_nelson_selects_the_best_as_often_as_promised) {
  // Slippage configuration: the best leads all others by exactly the indifference.
  constexpr std::array means{0.0, 0.0, 0.5, 0.0};
  constexpr int runs = 300;
  int right = 0;
  for (int run = 0; run < runs; ++run) {
    const auto result = kn_select(systems_of(means, 600, static_cast<std::uint64_t>(run)), 10, 0.5,
                                  0.1, Goal::maximise);
    ASSERT_TRUE(result.decided);
    right += result.surviving.front() == 2;
  }
  EXPECT_GE(right, 0.9 * runs);
}

TEST(Ranking, kim_nelson_asks_for_more_until_decided) {
  constexpr std::array means{0.0, 0.3, 0.3};
  auto all = systems_of(means, 3000, 11);
  const auto whole = kn_select(all, 10, 0.2, 0.05, Goal::minimise);
  ASSERT_TRUE(whole.decided);
  EXPECT_EQ(whole.surviving, std::vector<std::size_t>{0});
  for (auto& system : all) system.resize(whole.observations - 1);
  const auto early = kn_select(all, 10, 0.2, 0.05, Goal::minimise);
  EXPECT_FALSE(early.decided);
  EXPECT_GT(early.surviving.size(), 1U);
}

TEST(Ranking, kim_nelson_decides_between_equals) {
  const std::vector<std::vector<double>> same(3, std::vector<double>(10, 1.0));
  const auto result = kn_select(same, 10, 0.1, 0.05, Goal::minimise);
  EXPECT_TRUE(result.decided);
  EXPECT_EQ(result.surviving, std::vector<std::size_t>{0});
}

TEST(Ranking, A24_ocba_next_stage_and_shares) {
  constexpr std::array means{1.0, 2.0, 3.0, 4.0};
  constexpr std::array variances{1.0, 2.0, 3.0, 4.0};
  constexpr std::array<std::size_t, 4> used{5, 5, 5, 5};
  const std::string case_name = "OCBA means 1..4 variances 1..4 maximise";
  const auto next = ocba_next_stage(means, variances, used, 10, Goal::maximise);
  const auto shares = ocba_shares(means, variances, Goal::maximise);
  const std::string drawn = case_name + " used 5 each: next 10 to system ";
  const std::string shared = case_name + ": share of 30 of system ";
  for (std::size_t i = 0; i < 4; ++i) {
    const auto system = std::to_string(i + 1);
    EXPECT_EQ(next[i], simulation_check("A24", drawn + system));
    EXPECT_NEAR(30 * shares[i], simulation_check("A24", shared + system), 5e-4);
  }
}

TEST(Ranking, A25_ocba_of_five) {
  constexpr std::array means{1.0, 2.0, 3.0, 4.0, 5.0};
  constexpr std::array variances{36.0, 36.0, 36.0, 36.0, 36.0};
  const auto shares = ocba_shares(means, variances, Goal::minimise);
  for (std::size_t i = 0; i < 5; ++i)
    EXPECT_NEAR(1000 * shares[i],
                simulation_check("A25",
                                 "OCBA means 1..5 variance 36 minimise: share of 1000 of "
                                 "system " +
                                     std::to_string(i + 1)),
                0.01);
}

TEST(Ranking, ocba_shares_ties_and_certainty) {
  const auto tied =
      ocba_shares(std::array{1.0, 1.0, 2.0}, std::array{1.0, 1.0, 1.0}, Goal::minimise);
  EXPECT_DOUBLE_EQ(tied[0], 0.5);
  EXPECT_DOUBLE_EQ(tied[1], 0.5);
  EXPECT_DOUBLE_EQ(tied[2], 0);
  const auto certain = ocba_shares(std::array{1.0, 2.0}, std::array{0.0, 0.0}, Goal::minimise);
  EXPECT_DOUBLE_EQ(certain[0], 0.5);
}

TEST(Ranking, ocba_gives_away_exactly_what_there_is) {
  constexpr std::array means{3.0, 1.0, 2.0, 1.5};
  constexpr std::array variances{1.0, 5.0, 0.3, 2.0};
  constexpr std::array<std::size_t, 4> used{40, 3, 9, 0};
  for (const std::size_t additional : {1U, 7U, 100U}) {
    const auto next = ocba_next_stage(means, variances, used, additional, Goal::minimise);
    EXPECT_EQ(std::accumulate(next.begin(), next.end(), std::size_t{0}), additional);
  }
}

}  // namespace
}  // namespace yuyan::statistics
