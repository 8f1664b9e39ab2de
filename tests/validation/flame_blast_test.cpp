// The curves of vapour cloud explosions against the equations of gas dynamics. The clouds here hold
// 3.5 MJ/m3 and burn to 9.3 bar in a closed vessel; the shocks spread over a few cells of 0.006, so
// that peaks come out about 5 % low (twice the cells raise them by that).
#include "tests/validation/flame_blast.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/consequence/flame_speed_curves.h"
#include "models/consequence/vce_multi_energy.h"
#include "tests/unit/models/consequence/series.h"

namespace yuyan::validation {
namespace {

using namespace consequence;

const FlameBlast& blast(double mach) {
  static const FlameBlast sonic = FlameBlastSolver(1.0, 3, 500).run(3);
  static const FlameBlast fast = FlameBlastSolver(2.0, 3, 500).run(3);
  static const FlameBlast detonation = FlameBlastSolver(5.2, 3, 500).run(3);
  return mach == 1.0 ? sonic : mach == 2.0 ? fast : detonation;
}

// On the flank where the plateau ends (0.25) they may be 30 % apart.
TEST(FlameBlast, flame_speed_curves_agree_near_the_cloud) {
  for (const double mach : {1.0, 2.0, 5.2})
    for (const double r : {0.3, 0.4, 0.5, 0.6, 0.8, 1.0})
      EXPECT_NEAR(blast(mach).overpressure_at(r) / flame_overpressure(mach, r), 1, 0.2)
          << "Mach " << mach << " at " << r;
}

// From there on the published curves stay higher, as a charge of TNT of the same energy would.
TEST(FlameBlast, flame_speed_curves_are_on_the_safe_side_far_off) {
  for (const double mach : {1.0, 2.0, 5.2})
    for (const double r : {1.5, 2.0, 2.7}) {
      const double ratio = blast(mach).overpressure_at(r) / flame_overpressure(mach, r);
      EXPECT_LT(ratio, 1) << "Mach " << mach << " at " << r;
      EXPECT_GT(ratio, 0.65) << "Mach " << mach << " at " << r;
    }
}

// The far field of the strong classes was recollected. A hemisphere on the ground is half of a free
// sphere: its scaled distances are 2^(1/3) times as long.
TEST(FlameBlast, multi_energy_far_field_of_strong_classes) {
  const double cbrt2 = std::cbrt(2.0);
  for (const double r : geometric(0.8, 2.8, 1.1)) {
    EXPECT_NEAR(blast(5.2).overpressure_at(r) / multi_energy_overpressure(10, r * cbrt2), 1, 0.2)
        << r;
    EXPECT_NEAR(blast(2.0).overpressure_at(r) / multi_energy_overpressure(9, r * cbrt2), 1, 0.2)
        << r;
    EXPECT_NEAR(blast(1.0).overpressure_at(r) / multi_energy_overpressure(7, r * cbrt2), 1, 0.25)
        << r;
  }
}

TEST(FlameBlast, multi_energy_near_field_of_class_10) {
  const double cbrt2 = std::cbrt(2.0);
  for (const double r : {0.2, 0.25, 0.3, 0.4, 0.5, 0.6})
    EXPECT_NEAR(blast(5.2).overpressure_at(r) / multi_energy_overpressure(10, r * cbrt2), 1, 0.25)
        << r;
}

TEST(FlameBlast, impulses_of_the_curves) {
  for (const double mach : {1.0, 2.0, 5.2})
    for (const double r : {0.4, 0.6, 1.0, 2.0})
      EXPECT_NEAR(blast(mach).impulse_at(r) / flame_impulse(mach, r), 1, 0.3)
          << "Mach " << mach << " at " << r;
}

}  // namespace
}  // namespace yuyan::validation
