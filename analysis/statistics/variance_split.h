#pragma once

#include <cstddef>
#include <span>

#include "analysis/statistics/interval.h"

namespace yuyan::statistics {

/// Variance of an outcome by where it comes from: not knowing the parameters, or chance.
struct VarianceSplit {
  double parameter = 0;      ///< between parameter draws; unbiased, so it may come out below 0
  double chance = 0;         ///< within a draw
  Estimate parameter_share;  ///< of the total, in [0, 1]; exact F interval for normal effects
};

/// One-way random-effects analysis of variance (law of total variance): `outcomes` holds for each
/// parameter draw `replications` >= 2 values in a row; at least 2 draws. The interval is Searle's
/// (Searle, Casella, McCulloch, Variance Components, 3.6).
[[nodiscard]] VarianceSplit variance_split(std::span<const double> outcomes,
                                           std::size_t replications, double confidence = 0.95);

/// Value of knowing one parameter exactly (EVPPI) by the single-loop estimator of Strong and Oakley
/// (2013, Med. Decis. Making 33:755): draws sorted by the parameter, cut into `bins`, best option
/// by bin against best option overall. `benefits` is row-major, one row a draw, one column an
/// option, larger is better; at least 2 draws a bin. Biased upwards by about (noise variance /
/// draws a bin).
[[nodiscard]] double evppi(std::span<const double> parameter, std::span<const double> benefits,
                           std::size_t options, std::size_t bins);

}  // namespace yuyan::statistics
