#include "models/consequence/concentration_field.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/consequence/gaussian_plume.h"
#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

/// Ground at a level or above it, by the width of the plume at each distance: the level holds for
/// |y| <= sigma_y sqrt(2 ln(C_axis/level)).
double area_by_sections(const ConcentrationFieldInput& in, double level) {
  const Plume plume{.release_kg_s = in.release_kg_s,
                    .wind_m_s = in.wind_m_s,
                    .release_height_m = in.release_height_m,
                    .stability = in.stability,
                    .sigma_set = in.sigma_set};
  double area = 0;
  constexpr double step = 0.1;
  for (double x = step / 2; x < in.east_m; x += step) {
    const double axis = concentration(plume, x, 0, 0);
    if (axis > level)
      area += step * 2 * sigma_at(plume, x).y * std::sqrt(2 * std::log(axis / level));
  }
  return area;
}

TEST(concentration_field, covers_the_ground_that_the_width_of_the_plume_says) {
  const ConcentrationFieldInput in{
      .levels_kg_m3 = {1e-4, 1e-3}, .east_m = 2500, .south_m = -300, .north_m = 300, .cell_m = 1};
  const auto map = concentration_field(in);
  for (std::size_t k = 0; k < 2; ++k) {
    const double area = area_by_sections(in, in.levels_kg_m3[k]);
    EXPECT_NEAR(map.areas_m2[k], area, 0.01 * area);
    EXPECT_EQ(map.open_edges[k], 0);
  }
  EXPECT_TRUE(map.notes.warnings.empty());
}

TEST(concentration_field, reaches_as_far_as_the_axis_of_the_plume) {
  ConcentrationFieldInput in{
      .levels_kg_m3 = {1e-4}, .east_m = 2500, .south_m = -300, .north_m = 300, .cell_m = 1};
  const double reach = concentration_field(in).reaches_m[0];
  const auto axis = [&](double x) {
    return gaussian_plume({.wind_m_s = in.wind_m_s, .x_m = x}).concentration_kg_m3;
  };
  EXPECT_GE(axis(reach), 1e-4);
  EXPECT_LT(axis(reach + 1), 1e-4);
  in.towards_deg = 37;
  in.west_m = -100;
  in.east_m = 1300;
  in.south_m = -100;
  in.north_m = 1700;
  EXPECT_NEAR(concentration_field(in).reaches_m[0], reach, 2);
}

TEST(concentration_field, of_puffs_is_that_of_the_plume_while_the_release_lasts) {
  ConcentrationFieldInput in{.levels_kg_m3 = {1e-4}, .release_duration_s = 3000, .time_s = 3000};
  const double plume = concentration_field(in).areas_m2[0];
  in.method = CloudMethod::puffs;
  in.interval_s = 2;
  EXPECT_NEAR(concentration_field(in).areas_m2[0], plume, 0.02 * plume);
}

TEST(concentration_field, says_when_a_level_reaches_the_edge) {
  const auto map = concentration_field({.levels_kg_m3 = {1e-7}, .east_m = 300});
  EXPECT_EQ(map.open_edges[0], 1);
  EXPECT_EQ(map.notes.warnings.size(), 1U);
}

TEST(concentration_field, refuses_maps_without_extent_or_with_too_many_points) {
  EXPECT_THROW(static_cast<void>(concentration_field({.west_m = 10, .east_m = 10})), InputError);
  EXPECT_THROW(static_cast<void>(concentration_field({.south_m = 10, .north_m = 0})), InputError);
  EXPECT_THROW(static_cast<void>(concentration_field({.cell_m = 0.1})), InputError);
}

}  // namespace
}  // namespace yuyan::consequence
