// Concentration near the ground over a map: plumes and puffs on a grid.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "models/consequence/gaussian.h"
#include "models/consequence/puff_sequence.h"

namespace yuyan::consequence {

/// Points of a map; place (i, j) is at west + i cell east and south + j cell north of the source.
struct MapGrid {
  double west_m = -1000;
  double south_m = -1000;
  double cell_m = 2;
  Eigen::Index columns = 1000;
  Eigen::Index rows = 1000;
};

/// kg/m3, one row for each j, one column for each i.
using Field = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic>;

/// The plume on the map, its wind blowing towards a direction clockwise from north. Exact where
/// the wind blows along the grid; else the spread is taken from a table along the wind, to within
/// 1e-3 of the concentration beyond ten cells from the source.
[[nodiscard]] Field concentration_field(const Plume& plume, double towards_deg, const MapGrid& grid,
                                        double z_m = 0);

/// The puffs on the map.
[[nodiscard]] Field concentration_field(const std::vector<DriftingPuff>& puffs,
                                        const PuffSpread& spread, const MapGrid& grid,
                                        double z_m = 0);

}  // namespace yuyan::consequence
