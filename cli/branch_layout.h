// What a result of yuyan branch holds, and what follows from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/contest.h"
#include "cli/study.h"
#include "sim/ensemble/branching.h"
#include "sim/results/write.h"

namespace yuyan::cli {

/// One number under all strategies, over the replications that came to the decision.
struct BranchLine {
  Metric metric;
  std::vector<statistics::Estimate> estimates;  ///< by strategy
  bool is_alike = true;                  ///< the same in every replication, to within rounding
  std::string best;                      ///< with those that are the same as it, `a = b`
  std::string second;                    ///< the best of the others
  std::vector<std::size_t> best_places;  ///< the same by place among the strategies
  std::optional<std::size_t> second_place;
  statistics::Estimate difference;  ///< best minus second
  double confidence = 0;            ///< that the best is better than the second, one-sided
};

struct BranchAnswer {
  std::vector<std::string> strategies;
  std::size_t replications = 0, reached = 0;
  std::vector<BranchLine> lines;  ///< clauses first, then outcomes
};

/// Strategies: one option for each of the decisions, in all combinations, the standard ones first.
/// A strategy's outcome in a replication is that of the branch on which every decision that came up
/// went as the strategy says.
class DecisionTree {
 public:
  DecisionTree(std::vector<DecisionPoint> points, const results::Schema& schema);

  [[nodiscard]] results::Layout layout() const;
  /// The leaves of a replication as a record of that layout; all missing when no decision came up.
  [[nodiscard]] results::Record record(const results::Schema& schema,
                                       const std::vector<ensemble::Leaf>& leaves) const;

  [[nodiscard]] BranchAnswer answer(const results::ResultFile& file,
                                    const ContestRules& rules) const;
  /// The strategies compared in one number of the scenario's own results.
  [[nodiscard]] ContestResult contest(const results::ResultFile& file, const Metric& metric,
                                      const ContestRules& rules) const;
  [[nodiscard]] results::LateValues late(const results::ResultFile& file,
                                         const ContestRules& rules) const;

 private:
  /// A number of a replication without branches, and where it lies here.
  struct Kept {
    Metric metric;
    std::string path;       ///< in this layout
    std::size_t place = 0;  ///< on its second axis
    std::size_t width = 1;  ///< of the second axis
  };

  [[nodiscard]] const ensemble::Leaf* leaf_of(std::size_t strategy,
                                              const std::vector<ensemble::Leaf>& leaves) const;
  [[nodiscard]] std::vector<std::vector<double>> columns(const results::ResultFile& file,
                                                         const Kept& kept) const;

  std::vector<DecisionPoint> points_;
  std::vector<std::vector<std::size_t>> strategies_;  ///< option of each decision
  std::vector<std::string> names_;
  std::vector<Kept> kept_;
  results::Layout layout_;
};

}  // namespace yuyan::cli
