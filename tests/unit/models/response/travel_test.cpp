// Ways of engines and of water.
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

#include <gtest/gtest.h>

#include "models/response/hose.h"
#include "models/response/travel_law.h"

namespace yuyan::response {
namespace {

TEST(TravelLaw, HasThePublishedMinutes) {
  const TravelLaw law = kolesar_blum_law();
  EXPECT_NEAR(law.cruise_m_s * 3.6, 56.80, 0.005);
  EXPECT_NEAR(law.acceleration_m_s2, 0.405, 0.0005);
  EXPECT_NEAR(joint_m(law), 615.3, 0.05);
  for (const auto& [km, minutes] : std::array<std::pair<double, double>, 6>{
           {{0.25, 0.8286}, {0.5, 1.1718}, {1, 1.7063}, {2, 2.7627}, {5, 5.9317}, {10, 11.2133}}})
    EXPECT_NEAR(travel_time_s(law, km * 1000) / 60, minutes, 1e-4) << km;
}

TEST(TravelLaw, HoldsForAnyAccelerationAndSpeedAndJoinsSmoothly) {
  const TravelLaw law{.acceleration_m_s2 = 1, .cruise_m_s = 20};
  EXPECT_DOUBLE_EQ(joint_m(law), 400);
  EXPECT_DOUBLE_EQ(travel_time_s(law, 100), 20);
  EXPECT_DOUBLE_EQ(travel_time_s(law, 400), 40);
  EXPECT_DOUBLE_EQ(travel_time_s(law, 2400), 140);
  constexpr double step_m = 1e-3;
  const double before = travel_time_s(law, 400) - travel_time_s(law, 400 - step_m);
  const double after = travel_time_s(law, 400 + step_m) - travel_time_s(law, 400);
  EXPECT_NEAR(before, after, 1e-8);
  EXPECT_THROW((void)travel_time_s({.acceleration_m_s2 = 0, .cruise_m_s = 1}, 1),
               std::invalid_argument);
}

/// 200 gal/min through 100 ft of 2.5 in hose lose 8 psi (the source's worked example).
TEST(Hose, LosesThePressureOfTheWorkedExample) {
  const HoseLine hose{.coefficient = hose_coefficient(65)};
  EXPECT_NEAR(friction_loss_pa(hose, 2 * 6.30902, 30.48) / 6894.757, 8, 1e-9);
  const HoseLine two{.coefficient = hose_coefficient(65), .lines = 2};
  EXPECT_NEAR(friction_loss_pa(two, 2 * 6.30902, 30.48) / 6894.757, 2, 1e-9);
  EXPECT_THROW((void)hose_coefficient(50), std::invalid_argument);
}

TEST(Hose, RelayReachAndFlowAreOneRelation) {
  const HoseLine hose{.coefficient = hose_coefficient(77), .lines = 2};
  const PumpStage pump;
  const double reach = reach_m(hose, pump, 30);
  EXPECT_EQ(relay_pumps(hose, pump, 30, reach), 1);
  EXPECT_EQ(relay_pumps(hose, pump, 30, reach * 1.001), 2);
  EXPECT_EQ(relay_pumps(hose, pump, 30, reach * 3), 3);
  EXPECT_NEAR(relay_flow_l_s(hose, pump, 3, reach * 3), 30, 1e-9);
  EXPECT_LT(relay_flow_l_s(hose, pump, 1, reach, 2e5), 30);
  EXPECT_EQ(relay_flow_l_s(hose, pump, 1, reach, 2e6), 0);
}

TEST(Shuttle, ARoundIsTheSumOfItsParts) {
  const Shuttle shuttle{
      .volume_m3 = 12, .fill_l_s = 20, .discharge_l_s = 40, .way_s = 240, .handling_s = 60};
  EXPECT_DOUBLE_EQ(cycle_s(shuttle), 480 + 60 + 600 + 300);
  EXPECT_DOUBLE_EQ(shuttle_flow_l_s(shuttle, 1), 12000.0 / 1440);
  EXPECT_DOUBLE_EQ(shuttle_flow_l_s(shuttle, 2), 24000.0 / 1440);
  EXPECT_DOUBLE_EQ(shuttle_flow_l_s(shuttle, 10), 20);
}

}  // namespace
}  // namespace yuyan::response
