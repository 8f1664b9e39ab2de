#include "models/queueing/coverage.h"

#include <array>
#include <functional>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yuyan::queueing {
namespace {

using testing::ElementsAre;

// Test data of JEMSS.jl (test_mclp.jl): the numbers only.
CoverageProblem small() {
  return {.demands = {2, 2, 1, 1},
          .covers = {
              {true, true, false, false}, {false, true, true, false}, {true, false, false, true}}};
}

TEST(MaximalCover, AgreesWithThePublishedCase) {
  constexpr std::array covered{0.0, 4.0, 6.0, 6.0};
  for (int stations = 0; stations < 4; ++stations)
    EXPECT_EQ(maximal_cover(small(), stations).covered,
              covered[static_cast<std::size_t>(stations)]);
}

TEST(SetCover, TakesTheFewestStationsAndAnyDemandCounts) {
  EXPECT_THAT(set_cover(small()).units, ElementsAre(0, 1, 1));
  EXPECT_EQ(set_cover(small()).covered, 6);
  CoverageProblem problem = small();
  problem.demands = {2, 2, 0, 0};  // station 1 has all demand, and leaves points 3 and 4 alone
  EXPECT_THAT(set_cover(problem).units, ElementsAre(0, 1, 1));
  problem.covers[2][3] = false;  // nobody reaches point 4
  EXPECT_THAT(set_cover(problem).units, ElementsAre(1, 1, 0));
}

TEST(ExpectedCover, AgreesWithTheTable) {
  struct Row {
    double busy;
    std::array<double, 5> covered;
  };
  constexpr std::array rows{Row{0.2, {3.200, 4.800, 5.440, 5.760, 5.888}},
                            Row{0.4, {2.400, 3.600, 4.560, 5.040, 5.424}},
                            Row{0.6, {1.600, 2.560, 3.360, 3.936, 4.416}}};
  for (const Row& row : rows)
    for (int units = 1; units <= 5; ++units)
      EXPECT_NEAR(expected_cover(small(), units, row.busy).covered,
                  row.covered[static_cast<std::size_t>(units - 1)], 1e-12)
          << row.busy << ' ' << units;
  EXPECT_THAT(expected_cover(small(), 2, 0.2).units, ElementsAre(0, 1, 1));
  EXPECT_THAT(expected_cover(small(), 4, 0.2).units, ElementsAre(0, 2, 2));
  EXPECT_THAT(expected_cover(small(), 2, 0.6).units, ElementsAre(2, 0, 0));
  EXPECT_THAT(expected_cover(small(), 4, 0.6).units, ElementsAre(2, 1, 1));
}

/// All placements of `units` one by one.
double best_of_all(const CoverageProblem& problem, int units, double busy) {
  std::vector<int> placed(problem.covers.size(), 0);
  double best = 0;
  const std::function<void(std::size_t, int)> place = [&](std::size_t station, int left) {
    if (station + 1 == placed.size()) {
      placed[station] = left;
      best = std::max(best, covered_by(problem, placed, busy));
      return;
    }
    for (placed[station] = 0; placed[station] <= left; ++placed[station])
      place(station + 1, left - placed[station]);
  };
  place(0, units);
  return best;
}

TEST(ExpectedCover, IsTheBestOfAllPlacements) {
  CoverageProblem problem;
  for (int point = 0; point < 12; ++point) problem.demands.push_back(1 + point * 5 % 7);
  for (int station = 0; station < 6; ++station) {
    std::vector<bool> covers(12);
    for (int point = 0; point < 12; ++point)
      covers[static_cast<std::size_t>(point)] =
          (point * point + 3 * station * point + station) % 5 < 2;
    problem.covers.push_back(covers);
  }
  for (const double busy : {0.1, 0.35, 0.7})
    for (int units = 1; units <= 6; ++units) {
      const double exact = expected_cover(problem, units, busy).covered;
      EXPECT_NEAR(exact, best_of_all(problem, units, busy), 1e-10);
      const double greedy = greedy_expected_cover(problem, units, busy).covered;
      EXPECT_LE(greedy, exact + 1e-12);
      EXPECT_GE(greedy, (1 - 1 / 2.718281828459045) * exact);  // submodular: at least that share
    }
}

TEST(Coverage, RefusesWhatMakesNoSense) {
  EXPECT_THROW((void)expected_cover(small(), 2, 1.5), std::invalid_argument);
  CoverageProblem uneven = small();
  uneven.covers[0].pop_back();
  EXPECT_THROW((void)maximal_cover(uneven, 1), std::invalid_argument);
}

}  // namespace
}  // namespace yuyan::queueing
