// Ranking and selection: which of k systems has the best mean, with a promised probability.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace yuyan::statistics {

enum class Goal { minimise, maximise };

/// Constants of the fully sequential procedure of Kim and Nelson (2001, ACM TOMACS 11:251), c = 1.
struct KnConstants {
  double eta = 0;
  double h_squared = 0;
};

/// `systems` >= 2, first-stage size `n0` >= 2, error probability `alpha` in (0, 1 - 1/systems).
[[nodiscard]] KnConstants kn_constants(std::size_t systems, std::size_t n0, double alpha);

/// What the Kim-Nelson procedure concludes from the observations so far.
struct KnResult {
  std::vector<std::size_t> surviving;  ///< systems still in contention, ascending
  std::size_t observations = 0;        ///< of each survivor, read by the procedure
  bool decided = false;                ///< one survivor is left: the best with 1 - alpha
};

/// Runs the procedure over what is there. observations[i] holds system i's replications in order
/// (replication r shares its chance across systems, which KN allows and gains from); survivors need
/// at least `n0`. While not decided, observe the survivors further and ask again. With probability
/// 1 - alpha the last survivor is best when it leads by `indifference` > 0 (normal observations).
[[nodiscard]] KnResult kn_select(std::span<const std::vector<double>> observations, std::size_t n0,
                                 double indifference, double alpha, Goal goal);

/// Rinott's constant h for k systems, first stage n0 and probability of correct selection
/// `probability` (Rinott 1978, Commun. Stat. A7:799), by numerical integration; about 1e-6.
/// `systems` >= 2, n0 >= 2, probability in (1/systems, 1).
[[nodiscard]] double rinott_h(std::size_t systems, std::size_t n0, double probability);

/// Total observations of a system in Rinott's second stage: max(n0, ceil(h^2 s^2 / delta^2)).
[[nodiscard]] std::size_t rinott_sample_size(double variance, double h, double indifference,
                                             std::size_t n0);

/// Asymptotically best shares of a computing budget (Chen et al. 2000, DEDS 10:251); they sum to 1.
/// Means of at least 2 systems, the best one unique; variances > 0.
[[nodiscard]] std::vector<double> ocba_shares(std::span<const double> means,
                                              std::span<const double> variances, Goal goal);

/// How many of `additional` replications each system gets next, given what it has `used`. Systems
/// already above their share get none; the rest is shared and rounded by largest remainder.
[[nodiscard]] std::vector<std::size_t> ocba_next_stage(std::span<const double> means,
                                                       std::span<const double> variances,
                                                       std::span<const std::size_t> used,
                                                       std::size_t additional, Goal goal);

}  // namespace yuyan::statistics
