// Outlines of a plume against the plume itself.
#include "models/propagation/plume_outline.h"

#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

#include "models/propagation/plume_source.h"

namespace yuyan::propagation {
namespace {

PlumeSections chlorine(double rate_kg_s) {
  return gas_sections({.rate_kg_s = rate_kg_s, .molar_mass_kg_mol = 0.0709}, {.wind_m_s = 3});
}

TEST(PlumeOutline, RunsWhereThePlumeHasTheLevel) {
  constexpr double level_kg_m3 = 3e-5;
  DriftingPlume plume({});
  plume.change(0, 3, 0, chlorine(2));  // to the north
  const PlumeOutline outline = outline_of(chlorine(2), level_kg_m3);
  ASSERT_GT(outline.reach_m, 300);
  constexpr double long_after_s = 1e5;
  for (std::size_t i = 0; i < outline_shares.size(); ++i) {
    const double way_m = outline_shares[i] * outline.reach_m;
    for (const double side : {-1.0, 1.0})
      EXPECT_NEAR(plume.at({.x_m = side * outline.half_width_m[i], .y_m = way_m}, long_after_s),
                  level_kg_m3, 1e-9 * level_kg_m3)
          << way_m;
  }
  EXPECT_NEAR(plume.at({.x_m = 0, .y_m = outline.reach_m}, long_after_s), level_kg_m3,
              1e-9 * level_kg_m3);
}

TEST(PlumeOutline, GrowsWithTheSourceAndShrinksWithTheLevel) {
  const PlumeOutline weak = outline_of(chlorine(1), 3e-5), strong = outline_of(chlorine(4), 3e-5),
                     far = outline_of(chlorine(1), 3e-6);
  EXPECT_GT(strong.reach_m, weak.reach_m);
  EXPECT_GT(far.reach_m, weak.reach_m);
}

TEST(PlumeOutline, IsNothingWhereTheLevelIsNeverReached) {
  const PlumeOutline none = outline_of(chlorine(1), 1e6);
  EXPECT_EQ(none.reach_m, 0);
  EXPECT_EQ(outline_of(PlumeSections(), 1e-5).reach_m, 0);
  EXPECT_EQ(half_width_m({.peak_kg_m3 = 1, .sigma_m = 10}, 1), 0);
  EXPECT_NEAR(half_width_m({.peak_kg_m3 = std::exp(0.5), .sigma_m = 10}, 1), 10, 1e-12);
  EXPECT_THROW(static_cast<void>(outline_of(chlorine(1), 0)), std::invalid_argument);
}

}  // namespace
}  // namespace yuyan::propagation
