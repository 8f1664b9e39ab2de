// The error of the sequential comparisons, by simulation: the chance that a system is dropped by
// one that is no better stays below what was promised.
#include "analysis/statistics/tournament.h"

#include <cmath>
#include <numeric>

#include <boost/random/bernoulli_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <gmock/gmock.h>

#include "analysis/statistics/share.h"

namespace yuyan::statistics {
namespace {

using testing::ElementsAre;
using Generator = boost::random::mt19937;

std::vector<std::size_t> everybody(std::size_t n) {
  std::vector<std::size_t> all(n);
  std::iota(all.begin(), all.end(), 0);
  return all;
}

/// Plays looks of 50, 100, 200, ... until decided or the budget is spent.
template <class Draw>
Standing play(std::size_t systems, double alpha, double indifference, std::size_t budget,
              const Draw& draw) {
  std::vector<std::vector<double>> values(systems);
  std::vector<std::size_t> surviving = everybody(systems);
  Standing standing;
  std::size_t look = 1;
  for (std::size_t n = 50; n <= budget; n *= 2, ++look) {
    while (values[0].size() < n) draw(values);
    standing = paired_tournament(values, surviving, look, alpha, indifference, Goal::maximise);
    surviving = standing.surviving;
    if (standing.decided) break;
  }
  return standing;
}

TEST(Tournament, KeepsWhatCannotBeToldApartAndDropsWhatCan) {
  const std::vector<std::vector<double>> values{{1, 2, 3, 4}, {1.1, 2.2, 3.0, 4.1}, {9, 8, 9, 9}};
  const Standing high = paired_tournament(values, everybody(3), 1, 0.5, 0, Goal::maximise);
  EXPECT_EQ(high.leader, 2U);
  EXPECT_NEAR(high.behind[0].value, 6.25, 1e-12);
  const Standing low = paired_tournament(values, everybody(3), 1, 0.05, 0, Goal::minimise);
  EXPECT_EQ(low.leader, 0U);
  EXPECT_FALSE(low.decided);
  const std::vector<std::size_t> two{0, 1};
  EXPECT_THAT(paired_tournament(values, two, 1, 0.05, 0, Goal::maximise).leader, 1U);
}

TEST(Tournament, NearSystemsEndWithinTheIndifference) {
  std::vector<std::vector<double>> values(2, std::vector<double>(60, 0.25));
  for (std::size_t r = 0; r < 60; ++r) values[1][r] += r % 2 == 0 ? 1e-3 : -1e-3;
  const Standing standing = paired_tournament(values, everybody(2), 1, 0.05, 0.01, Goal::minimise);
  EXPECT_TRUE(standing.decided);
  EXPECT_FALSE(standing.separated);
  EXPECT_THAT(standing.surviving, ElementsAre(0, 1));
  EXPECT_FALSE(paired_tournament(values, everybody(2), 1, 0.05, 1e-5, Goal::minimise).decided);
}

TEST(Tournament, SystemsThatNeverDifferedAreUndecided) {
  const std::vector<std::vector<double>> values(2, std::vector<double>(60, 0.25));
  const Standing standing = paired_tournament(values, everybody(2), 1, 0.05, 0.01, Goal::minimise);
  EXPECT_FALSE(standing.decided);
  EXPECT_EQ(standing.behind[1].value, 0);
  EXPECT_EQ(confidence_of_lead(values[0], values[1], Goal::minimise), 0.5);
}

/// Among equal systems with shared chance every drop is an error.
TEST(Tournament, DropsAnEqualSystemNoOftenerThanPromised) {
  constexpr double alpha = 0.1;
  constexpr int rounds = 400;
  Generator generator(7);
  boost::random::normal_distribution<double> normal;
  int errors = 0;
  for (int round = 0; round < rounds; ++round) {
    const Standing standing = play(3, alpha, 0, 400, [&](auto& values) {
      const double shared = normal(generator);
      for (auto& list : values) list.push_back(shared + normal(generator));
    });
    if (standing.surviving.size() < 3) ++errors;
  }
  EXPECT_LE(errors, rounds * alpha + 3 * std::sqrt(rounds * alpha * (1 - alpha)));
}

TEST(Tournament, FindsTheBestByAClearLead) {
  constexpr double alpha = 0.05;
  constexpr int rounds = 200;
  Generator generator(8);
  boost::random::normal_distribution<double> normal;
  int right = 0;
  for (int round = 0; round < rounds; ++round) {
    const Standing standing = play(4, alpha, 0, 3200, [&](auto& values) {
      const double shared = 3 * normal(generator);
      for (std::size_t i = 0; i < values.size(); ++i)
        values[i].push_back(shared + normal(generator) + (i == 2 ? 0.5 : 0.0));
    });
    if (standing.separated && standing.leader == 2) ++right;
  }
  EXPECT_GE(right, rounds * (1 - alpha) - 3 * std::sqrt(rounds * alpha * (1 - alpha)));
}

/// Clauses: shares with different cases at stake, through their pseudo-values.
TEST(Tournament, SharesKeepThePromiseToo) {
  constexpr double alpha = 0.1;
  constexpr int rounds = 400;
  Generator generator(9);
  const boost::random::bernoulli_distribution<double> at_stake(0.6), met(0.8);
  int errors = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::vector<double>> marks(2);
    std::vector<std::size_t> surviving = everybody(2);
    std::size_t look = 1;
    for (std::size_t n = 50; n <= 400 && surviving.size() == 2; n *= 2, ++look) {
      while (marks[0].size() < n)
        for (auto& list : marks)
          list.push_back(at_stake(generator) ? (met(generator) ? 1.0 : 0.0) : std::nan(""));
      const std::vector<std::vector<double>> values{share_pseudo_values(marks[0]),
                                                    share_pseudo_values(marks[1])};
      surviving = paired_tournament(values, surviving, look, alpha, 0, Goal::maximise).surviving;
    }
    if (surviving.size() < 2) ++errors;
  }
  EXPECT_LE(errors, rounds * alpha + 3 * std::sqrt(rounds * alpha * (1 - alpha)));
}

}  // namespace
}  // namespace yuyan::statistics
