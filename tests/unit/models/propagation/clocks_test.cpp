#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

#include "models/propagation/dose.h"
#include "models/propagation/foam.h"
#include "models/propagation/ramp.h"

namespace yuyan::propagation {
namespace {

TEST(Ramp, movesLinearlyBetweenChangesAndStaysWithinItsBounds) {
  Ramp ramp(10, 0, 1);
  EXPECT_EQ(ramp.at(10), 0);
  ramp.set_rate(0.01, 20);
  EXPECT_DOUBLE_EQ(ramp.at(50), 0.3);
  EXPECT_EQ(ramp.at(1e6), 1);
  EXPECT_DOUBLE_EQ(ramp.time_of(0.5), 70);
  EXPECT_EQ(ramp.time_of(2), never);  // above its bound
  ramp.set_rate(-0.02, 70);
  EXPECT_DOUBLE_EQ(ramp.time_of(0), 95);
  EXPECT_EQ(ramp.time_of(0.8), never);  // moves away
  EXPECT_EQ(ramp.time_of_at_least(0.2), 70);
  EXPECT_EQ(ramp.at(200), 0);
  EXPECT_THROW(static_cast<void>(ramp.at(60)), std::logic_error);
}

TEST(Ramp, isTheSameToTheBitHoweverOftenItIsLookedAt) {
  Ramp ramp;
  ramp.set_rate(1.0 / 3, 0);
  for (int i = 0; i < 1000; ++i) {
    static_cast<void>(ramp.at(i * 0.1));
    ramp.set_rate(1.0 / 3, i * 0.1);  // the same rate is no change
  }
  EXPECT_EQ(ramp.at(100), 100 * (1.0 / 3));
}

TEST(DoseClock, integratesFluxToTheFourThirds) {
  DoseClock clock(5);
  clock.set_flux(8000, 10);  // 8000^(4/3) = 160000
  EXPECT_EQ(clock.dose(10), 0);
  EXPECT_NEAR(clock.dose(30), 20 * 160000., 1e-6);
  clock.set_flux(0, 30);
  EXPECT_NEAR(clock.dose(90), 20 * 160000., 1e-6);
  clock.set_flux(1000, 100);  // 1000^(4/3) = 10000
  EXPECT_NEAR(clock.dose(130), 20 * 160000. + 30 * 10000., 1e-6);
  EXPECT_NEAR(clock.time_of(20 * 160000. + 5e5), 150, 1e-9);
  EXPECT_EQ(clock.time_of(1000), 100);  // long past: the last change
  clock.set_flux(0, 200);
  EXPECT_EQ(clock.time_of(1e9), never);
  EXPECT_THROW(clock.set_flux(-1, 300), std::logic_error);
}

TEST(FoamRate, isLinearOnBothSidesOfTheCriticalShare) {
  constexpr FoamLaw law{
      .cover_time_s = 600, .critical_share = 0.5, .burn_back_time_s = 900, .drainage_time_s = 3600};
  EXPECT_DOUBLE_EQ(cover_rate_1_s(law, 1, true), 1. / 600);
  EXPECT_DOUBLE_EQ(cover_rate_1_s(law, 2, true), 3. / 600);
  EXPECT_DOUBLE_EQ(cover_rate_1_s(law, 0.5, true), 0);
  EXPECT_DOUBLE_EQ(cover_rate_1_s(law, 0.25, true), -0.5 / 900);
  EXPECT_DOUBLE_EQ(cover_rate_1_s(law, 0, true), -1. / 900);
  EXPECT_DOUBLE_EQ(cover_rate_1_s(law, 0, false), -1. / 3600);
  EXPECT_DOUBLE_EQ(cover_rate_1_s(law, 0.25, false), 0.25 / 600);
  constexpr FoamLaw without_limit{600, 0, 900, 3600};
  EXPECT_DOUBLE_EQ(cover_rate_1_s(without_limit, 0, true), -1. / 900);
  EXPECT_DOUBLE_EQ(cover_rate_1_s(without_limit, 0.1, true), 0.1 / 600);
}

}  // namespace
}  // namespace yuyan::propagation
