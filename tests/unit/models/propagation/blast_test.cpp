#include "models/propagation/blast.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/unit/models/propagation/oracle.h"

namespace yuyan::propagation {
namespace {

using oracle::tank;

// Class 6 beyond a scaled distance of 0.6: dP/p0 = 0.301 Rb^-1.11, Rb = R/(E/p0)^(1/3).
double class_six_pa(double energy_j, double distance_m) {
  return 101325 * 0.301 * std::pow(distance_m / std::cbrt(energy_j / 101325), -1.11);
}

TEST(Blast, breaksATankWithTheProbabilityOfItsProbit) {
  Asset sphere = tank("S", 0, 105);
  sphere.kind = Kind::pressurised_vessel;
  Asset office = tank("O", 105, 0);
  office.kind = Kind::building;
  const Layout layout({tank("A", 105, 0.01), sphere, office});
  const auto damages =
      blast_damage(layout, {.centre = {0, 0}, .energy_j = 5e9, .strength_class = 6});
  ASSERT_EQ(damages.size(), 3U);
  const double pressure = class_six_pa(5e9, 100);  // at the near face
  for (const auto& damage : damages) EXPECT_NEAR(damage.overpressure_pa / pressure, 1, 1e-3);
  const auto probability = [&](double a, double b) {
    return 0.5 * std::erfc((5 - (a + b * std::log(damages[0].overpressure_pa))) / std::sqrt(2));
  };
  EXPECT_EQ(layout.asset(damages[0].asset).id, "A");
  EXPECT_NEAR(damages[0].probability, probability(-18.96, 2.44), 1e-4);
  EXPECT_NEAR(damages[2].probability, probability(-42.44, 4.33), 1e-4);
  EXPECT_EQ(damages[1].probability, 0);  // a building
}

TEST(Blast, fallsWithDistanceAndIsFiniteInTheCloud) {
  const Blast blast{.energy_j = 1e9, .strength_class = 8};
  double before = overpressure_pa(blast, {0, 0});
  EXPECT_TRUE(std::isfinite(before));
  for (const double power : oracle::steps(0, 42, 1)) {
    const double pressure = overpressure_pa(blast, {std::pow(1.2, power), 0});
    EXPECT_LE(pressure, before);
    before = pressure;
  }
  EXPECT_EQ(overpressure_pa({.energy_j = 0}, {10, 0}), 0);
}

}  // namespace
}  // namespace yuyan::propagation
