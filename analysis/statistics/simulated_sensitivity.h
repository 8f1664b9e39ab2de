// Sobol and Morris indices, and the value of knowing, where the model is a simulation: every output
// holds chance beside what the parameters do. Intervals are percentiles of a bootstrap over the
// points of the design.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"
#include "analysis/statistics/points.h"
#include "analysis/statistics/sobol.h"

namespace yuyan::statistics {

/// Outputs at the points of a design: so many replications of each, one after the other. At least
/// 2 replications, so that chance can be taken off.
class ReplicatedOutputs {
 public:
  ReplicatedOutputs(std::span<const double> values, std::size_t replications);

  [[nodiscard]] std::size_t points() const { return values_.size() / replications_; }
  [[nodiscard]] std::size_t replications() const { return replications_; }
  [[nodiscard]] double mean(std::size_t point) const;
  /// Unbiased, of one replication.
  [[nodiscard]] double variance(std::size_t point) const;
  /// Squared standard error of mean(b) - mean(a) where replication r of both shares its chance.
  [[nodiscard]] double difference_variance(std::size_t a, std::size_t b) const;

 private:
  std::span<const double> values_;
  std::size_t replications_;
};

/// Numbers of rows drawn with replacement, one resample after the other, each as long as there are
/// rows. The caller draws them, so that they are keyed like all chance.
using Picks = std::span<const std::uint32_t>;

struct SimulatedSobol {
  /// Shares of the variance of one replication, chance included; a little below 0 by noise at
  /// times. Empty intervals (NaN) when the output does not vary.
  std::vector<SobolIndex> indices;
  double variance = 0;  ///< of one replication
  double chance_share = 0;
};

/// Outputs in the order of sobol_design(), n (factors + 2) points. Rows of `a` and the rows made
/// from them share their chance replication by replication; rows of `b` have their own. First order
/// by Saltelli's estimator, total by Jansen's less what chance makes of its squares. `picks` of n
/// rows.
[[nodiscard]] SimulatedSobol simulated_sobol(const ReplicatedOutputs& outputs, std::size_t factors,
                                             Picks picks, double confidence = 0.95);

struct SimulatedMorris {
  double mean = 0;         ///< mu, in output units per unit of the cube
  Estimate mean_absolute;  ///< mu*
  double deviation = 0;    ///< sigma, chance taken off
  double by_chance = 0;    ///< what mu* would be by chance alone, at the noise of the effects
};

/// Points of one trajectory share their chance replication by replication; `picks` of trajectories.
[[nodiscard]] std::vector<SimulatedMorris> simulated_morris(const Points& trajectories,
                                                            const ReplicatedOutputs& outputs,
                                                            Picks picks, double confidence = 0.95);

struct ValueOfKnowing {
  Estimate value;        ///< EVPPI less what chance alone gives, at least 0
  double by_chance = 0;  ///< what a parameter without meaning gives: the mean over shuffles
};

/// Expected gain of choosing between options when one parameter is known exactly: evppi() less its
/// mean over `shuffles` of the parameter (each an order of all draws, one after the other), which
/// is its bias. `benefits` is row-major, one row a draw, one column an option, larger is better.
[[nodiscard]] ValueOfKnowing value_of_knowing(std::span<const double> parameter,
                                              std::span<const double> benefits, std::size_t options,
                                              std::size_t bins, Picks shuffles, Picks picks,
                                              double confidence = 0.95);

}  // namespace yuyan::statistics
