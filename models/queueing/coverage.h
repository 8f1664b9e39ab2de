// Where to put units so that demand is covered: the maximal covering location problem (MCLP, Church
// and ReVelle 1974) and the maximum expected covering location problem (MEXCLP, Daskin 1983).
#pragma once

#include <vector>

namespace yuyan::queueing {

/// Demand at points, and which stations reach which of them in time.
struct CoverageProblem {
  std::vector<double> demands;            ///< not negative
  std::vector<std::vector<bool>> covers;  ///< station by station, point by point
};

struct Placement {
  double covered = 0;      ///< demand, expected for MEXCLP
  std::vector<int> units;  ///< at each station
};

/// At most `stations` of them opened, one unit each: the most demand covered at least once. Exact
/// by branch and bound. std::invalid_argument: sizes that do not agree, negative numbers.
[[nodiscard]] Placement maximal_cover(const CoverageProblem& problem, int stations);

/// The fewest stations that cover all that can be covered (the location set covering problem, LSCP,
/// Toregas and others 1971).
[[nodiscard]] Placement set_cover(const CoverageProblem& problem);

/// `units` placed, any number at a station, each busy with probability `busy` independently: the
/// most expected demand covered, sum of d (1 - busy^k) over points that k units cover. Exact by
/// branch and bound; of equal placements the one with more units at earlier stations.
[[nodiscard]] Placement expected_cover(const CoverageProblem& problem, int units, double busy);

/// The same, unit after unit to where it adds most: a lower bound, quick for any size.
[[nodiscard]] Placement greedy_expected_cover(const CoverageProblem& problem, int units,
                                              double busy);

/// Expected demand covered by a placement.
[[nodiscard]] double covered_by(const CoverageProblem& problem, const std::vector<int>& units,
                                double busy);

}  // namespace yuyan::queueing
