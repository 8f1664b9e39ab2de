#include "models/consequence/concentration_field.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

void check_map(const ConcentrationFieldInput& in) {
  constexpr double most = 4e6;
  if (in.east_m <= in.west_m)
    refuse("east_m", in.east_m, {"east of west_m", "大于 west_m"},
           {"the map has no extent", "地图范围为空"});
  if (in.north_m <= in.south_m)
    refuse("north_m", in.north_m, {"north of south_m", "大于 south_m"},
           {"the map has no extent", "地图范围为空"});
  const double points =
      ((in.east_m - in.west_m) / in.cell_m + 1) * ((in.north_m - in.south_m) / in.cell_m + 1);
  if (points > most)
    refuse("cell_m", in.cell_m, {"at most 4 million points", "至多 400 万个网格点"},
           {"the map has too many points", "网格点过多"});
}

/// Ground, reach and whether the edge is touched, of one level.
struct Extent {
  double area_m2 = 0;
  double reach_m = 0;
  bool open = false;
};

Extent extent_of(const Field& field, const MapGrid& grid, double level) {
  Extent extent;
  for (Eigen::Index i = 0; i < grid.columns; ++i)
    for (Eigen::Index j = 0; j < grid.rows; ++j) {
      if (field(j, i) < level) continue;
      const double east = grid.west_m + static_cast<double>(i) * grid.cell_m;
      const double north = grid.south_m + static_cast<double>(j) * grid.cell_m;
      extent.area_m2 += grid.cell_m * grid.cell_m;
      extent.reach_m = std::max(extent.reach_m, std::hypot(east, north));
      extent.open = extent.open || i == 0 || j == 0 || i + 1 == grid.columns || j + 1 == grid.rows;
    }
  return extent;
}

}  // namespace

MapGrid grid_of(const ConcentrationFieldInput& input) {
  const auto points = [&](double from, double to) {
    return static_cast<Eigen::Index>(std::floor((to - from) / input.cell_m * (1 + 1e-12))) + 1;
  };
  return {.west_m = input.west_m,
          .south_m = input.south_m,
          .cell_m = input.cell_m,
          .columns = points(input.west_m, input.east_m),
          .rows = points(input.south_m, input.north_m)};
}

Field field_of(const ConcentrationFieldInput& input) {
  const MapGrid grid = grid_of(input);
  if (input.method == CloudMethod::plume)
    return concentration_field({.release_kg_s = input.release_kg_s,
                                .wind_m_s = input.wind_m_s,
                                .release_height_m = input.release_height_m,
                                .stability = input.stability,
                                .sigma_set = input.sigma_set,
                                .averaging_time_s = input.averaging_time_s,
                                .mixing_height_m = input.mixing_height_m.value_or(0)},
                               input.towards_deg, grid, input.z_m);
  const auto puffs =
      puffs_at(input.time_s, {{0, input.release_kg_s}, {input.release_duration_s, 0}},
               {{0, input.wind_m_s, input.towards_deg}}, input.interval_s);
  return concentration_field(puffs,
                             {.stability = input.stability,
                              .sigma_set = input.sigma_set,
                              .as_plume = input.as_plume,
                              .height_m = input.release_height_m},
                             grid, input.z_m);
}

ConcentrationFieldResult concentration_field(const ConcentrationFieldInput& input) {
  check_map(input);
  const Field field = field_of(input);
  const MapGrid grid = grid_of(input);
  ConcentrationFieldResult result;
  result.points = static_cast<double>(field.size());
  Eigen::Index row = 0, column = 0;
  result.highest_kg_m3 = field.maxCoeff(&row, &column);
  result.highest_east_m = grid.west_m + static_cast<double>(column) * grid.cell_m;
  result.highest_north_m = grid.south_m + static_cast<double>(row) * grid.cell_m;
  for (const double level : input.levels_kg_m3) {
    const Extent extent = extent_of(field, grid, level);
    result.areas_m2.push_back(extent.area_m2);
    result.reaches_m.push_back(extent.reach_m);
    result.open_edges.push_back(extent.open ? 1 : 0);
    if (extent.open) {
      const std::string shown = fmt::format("{:g}", level);
      result.notes.warn(shown + " kg/m3 reaches the edge of the map: its area and reach are larger",
                        shown + " kg/m3 已达地图边界:面积与距离偏小");
    }
  }
  result.notes.rests_on(
      {"Gaussian plumes and puffs on a grid", "CCPS 1999 p97 in GasDispersion", Status::verified});
  result.notes.rests_on(basis_of(input.sigma_set));
  return result;
}

}  // namespace yuyan::consequence
