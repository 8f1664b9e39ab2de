// Sobol indices: what share of an outcome's variance each uncertain factor causes.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"
#include "analysis/statistics/points.h"

namespace yuyan::statistics {

/// Where a model has to be evaluated for Sobol indices (Saltelli et al. 2010, CPC 181:259): the
/// rows of `a`, then those of `b`, then for each factor i those of `a` with column i taken from
/// `b`; n (k + 2) rows of k columns, row-major. `a` and `b` are independent points of the caller,
/// keyed random or the two halves of a 2k-dimensional quasi-random sequence.
[[nodiscard]] std::vector<double> sobol_design(const Points& a, const Points& b);

/// Indices of one factor. Intervals are normal with the delta method's standard error for random
/// points; with quasi-random points they are conservative.
struct SobolIndex {
  Estimate first;  ///< share of variance by the factor alone
  Estimate total;  ///< share with all interactions in which it takes part
};

/// Indices from the model's outputs in the order of sobol_design: first order by Saltelli's
/// estimator mean(fB (fABi - fA)) / V, total by Jansen's mean((fA - fABi)^2) / 2V. A constant
/// output gives zero indices. At least 2 points.
[[nodiscard]] std::vector<SobolIndex> sobol_indices(std::span<const double> outputs,
                                                    std::size_t factors, double confidence = 0.95);

/// What to evaluate besides for the interaction of factors i and j: the rows of `a` with both
/// columns taken from `b`; n rows of k columns, row-major.
[[nodiscard]] std::vector<double> sobol_pair_design(const Points& a, const Points& b, std::size_t i,
                                                    std::size_t j);

/// Share of variance by the interaction of factors i and j alone (second order), from the outputs
/// of sobol_design and of sobol_pair_design: mean(fB (fABij - fABi - fABj + fA)) / V. Intervals as
/// those of sobol_indices. Different factors; at least 2 points.
[[nodiscard]] Estimate sobol_interaction(std::span<const double> outputs, std::size_t factors,
                                         std::span<const double> pair_outputs, std::size_t i,
                                         std::size_t j, double confidence = 0.95);

}  // namespace yuyan::statistics
