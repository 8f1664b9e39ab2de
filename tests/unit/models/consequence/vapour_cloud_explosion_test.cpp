#include <cmath>

#include <gtest/gtest.h>

#include "models/consequence/flame_speed_curves.h"
#include "models/consequence/input_error.h"
#include "models/consequence/vce_bst.h"
#include "models/consequence/vce_multi_energy.h"
#include "tests/unit/models/consequence/series.h"

namespace yuyan::consequence {
namespace {

TEST(MultiEnergy, a_stronger_class_never_gives_less_and_no_curve_rises) {
  for (int k = 1; k <= 10; ++k)
    for (const double r : geometric(0.1, 200, 1.01)) {
      const double here = multi_energy_overpressure(k, r);
      EXPECT_LE(multi_energy_overpressure(k, r * 1.01), here) << k << " at " << r;
      if (k < 10) EXPECT_GE(multi_energy_overpressure(k + 1, r), here) << k << " at " << r;
    }
}

TEST(MultiEnergy, curves_have_no_jumps) {
  for (int k = 1; k <= 10; ++k)
    for (const double r : geometric(0.1, 200, 1.001))
      EXPECT_NEAR(multi_energy_overpressure(k, r * 1.001) / multi_energy_overpressure(k, r), 1,
                  0.006)
          << k << " at " << r;
}

TEST(MultiEnergy, plateaus_are_those_of_the_classes) {
  const double plateaus[] = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 20};
  for (int k = 1; k <= 10; ++k) EXPECT_EQ(multi_energy_overpressure(k, 0.15), plateaus[k - 1]);
}

// A hemisphere of energy E on the ground is half of a free sphere of 2 E, so both families of
// curves speak of the same blast once distances are divided by 2^(1/3).
TEST(MultiEnergy, agrees_with_the_flame_speed_curve_of_the_same_peak) {
  const auto ratio = [](int k, double mach, double r) {
    return multi_energy_overpressure(k, r) / flame_overpressure(mach, r / std::cbrt(2.0));
  };
  EXPECT_NEAR(ratio(6, 0.566, 0.8), 1.33, 0.02);  // the farthest apart, at the edge of class 6
  for (const double r : geometric(1, 10, 1.2)) {
    EXPECT_NEAR(ratio(5, 0.35, r), 1, 0.12) << r;
    EXPECT_NEAR(ratio(6, 0.566, r), 1, 0.25) << r;
    EXPECT_NEAR(ratio(7, 0.887, r), 1, 0.12) << r;
    EXPECT_NEAR(ratio(10, 5.2, r), 1, 0.25) << r;
  }
}

TEST(MultiEnergy, scales_by_the_cube_root_of_the_energy) {
  EXPECT_DOUBLE_EQ(multi_energy_overpressure_pa(7, 1e10, 100),
                   multi_energy_overpressure_pa(7, 8e10, 200));
  const VceMultiEnergyResult one = vce_multi_energy({.energy_j = 1e10, .distance_m = 100});
  const VceMultiEnergyResult eight = vce_multi_energy({.energy_j = 8e10, .distance_m = 200});
  EXPECT_NEAR(eight.impulse_pa_s, 2 * one.impulse_pa_s, 1e-9 * one.impulse_pa_s);
  EXPECT_NEAR(eight.duration_s, 2 * one.duration_s, 1e-9 * one.duration_s);
  EXPECT_EQ(one.overpressure_pa, eight.overpressure_pa);
}

TEST(MultiEnergy, distance_is_the_inverse_of_overpressure) {
  for (const int k : {3, 6, 7, 10}) {
    const double distance = multi_energy_distance_m(k, 5e9, 4e3);
    EXPECT_NEAR(multi_energy_overpressure_pa(k, 5e9, distance), 4e3, 1e-6 * 4e3);
  }
  EXPECT_EQ(multi_energy_distance_m(1, 5e9, 5e3), 0);
}

TEST(MultiEnergy, refuses_half_classes) {
  EXPECT_THROW((void)vce_multi_energy({.strength_class = 6.5}), InputError);
}

TEST(MultiEnergy, a_result_from_memory_says_so) {
  const VceMultiEnergyResult result = vce_multi_energy({.strength_class = 7});
  EXPECT_EQ(result.notes.basis.front().status, Status::unverified);
  EXPECT_EQ(vce_multi_energy({.strength_class = 5}).notes.basis.front().status, Status::derived);
}

TEST(BakerStrehlowTang, curves_fall_and_a_faster_flame_gives_no_less_outside_the_cloud) {
  for (const double mach : geometric(0.05, 5.2, 1.05))
    for (const double r : geometric(0.1, 50, 1.03)) {
      if (r > 0.25)
        EXPECT_LT(flame_overpressure(mach, r * 1.03), flame_overpressure(mach, r)) << mach;
      if (r > 0.5 && mach * 1.05 <= 5.2)
        EXPECT_GE(flame_overpressure(mach * 1.05, r) * (1 + 1e-12), flame_overpressure(mach, r))
            << mach << " at " << r;
    }
}

TEST(BakerStrehlowTang, peaks_follow_the_formula_of_the_authors) {
  for (const double mach : {0.2, 0.35, 0.7, 1.0, 1.4})
    EXPECT_NEAR(flame_overpressure(mach, 0.1) / flame_peak(mach), 1, 0.2) << mach;
}

TEST(BakerStrehlowTang, the_curve_is_met_at_its_own_mach_number) {
  EXPECT_DOUBLE_EQ(flame_overpressure(1.4, 1), 0.389);
  EXPECT_NEAR(flame_overpressure(1.4 * (1 + 1e-9), 1), 0.389, 1e-8);
  EXPECT_NEAR(flame_overpressure(0.2 * (1 - 1e-9), 1), flame_overpressure(0.2, 1), 1e-9);
}

TEST(BakerStrehlowTang, flame_speed_by_surroundings) {
  EXPECT_EQ(bst_flame_mach(Reactivity::medium, Congestion::medium, Confinement::three_dimensions),
            0.44);
  for (const auto confinement :
       {Confinement::two_dimensions, Confinement::two_and_a_half, Confinement::three_dimensions})
    for (const auto reactivity : {Reactivity::low, Reactivity::medium, Reactivity::high})
      EXPECT_LT(bst_flame_mach(reactivity, Congestion::low, confinement),
                bst_flame_mach(reactivity, Congestion::medium, confinement));
}

}  // namespace
}  // namespace yuyan::consequence
