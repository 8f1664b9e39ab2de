// Where a series jumps because it is counted differently, as Chinese totals do in 2016.
#pragma once

#include <optional>
#include <vector>

#include "analysis/statistics/interval.h"
#include "models/indicators/series.h"

namespace yuyan::indicators {

/// A jump of the level: from `year` on values stand on a new basis.
struct LevelShift {
  int year = 0;                  ///< first year of the new basis
  std::optional<double> factor;  ///< new over old basis, > 0; unknown: estimated from the series
};

/// New over old basis, estimated by a local linear trend with a shift, and its 95 % t interval.
/// Both sides need a known value, the series at least 6. Throws SeriesError otherwise.
[[nodiscard]] statistics::Estimate estimate_shift(const Series& series, int year);

/// The history put on the new basis: what lies before the shift is multiplied by its factor (for
/// counts to be read as counts, the exposure is divided by it instead). A shift after the history
/// takes all of it.
enum class ShiftBy : std::uint8_t { values, exposure };
[[nodiscard]] Series on_new_basis(const Series& series, int year, double factor, ShiftBy by);

/// Posterior of one change of a Poisson rate at an unknown year: unit exponential priors of both
/// rates per unit of exposure, every position equally likely (exact sum). Missing years do not
/// count.
struct ChangePoint {
  std::vector<double> probability;  ///< that the new rate begins at index 0, 1, ..., size - 1
  std::size_t mode = 0;
  double mean_index = 0;
  double rate_before = 0;  ///< posterior means over all positions
  double rate_after = 0;
};
[[nodiscard]] ChangePoint find_change_point(const Series& counts);

}  // namespace yuyan::indicators
