// The worked figures: formulas exact, rates as the table has them.
#include "models/response/agent_rates.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include <gtest/gtest.h>

namespace yuyan::response {
namespace {

constexpr RatedVessel tank_of(double diameter_m, double height_m) {
  return {.diameter_m = diameter_m, .height_m = height_m};
}

FoamNeed foam(const RatedVessel& vessel, RateStandard standard, FoamMethod method, FoamAgent agent,
              double concentration) {
  return rates_for(vessel, {standard, method, agent, concentration}).value();
}

double cooling_l_s(const RatedVessel& vessel, CoolingMeans means, Exposure exposure) {
  return cooling_for(vessel, RateStandard::gb_2016, means, exposure).value().l_s;
}

TEST(AgentRates, ATankOf22MetresNeedsTheWorkedFigures) {
  constexpr RatedVessel tank = tank_of(22, 14.5);
  EXPECT_NEAR(foam_area_m2(tank, FoamMethod::fixed), 380.133, 5e-4);
  EXPECT_NEAR(cooling_l_s(tank, CoolingMeans::mobile, Exposure::burning), 55.29, 5e-3);
  EXPECT_NEAR(cooling_l_s(tank, CoolingMeans::mobile, Exposure::adjacent), 24.19, 5e-3);
  EXPECT_NEAR(cooling_l_s(tank, CoolingMeans::fixed, Exposure::burning), 41.76, 5e-3);
  EXPECT_NEAR(cooling_l_s(tank, CoolingMeans::fixed, Exposure::adjacent), 16.70, 5e-3);
  const FoamNeed fixed =
      foam(tank, RateStandard::gb_2016, FoamMethod::fixed, FoamAgent::fluoroprotein, 0.03);
  EXPECT_NEAR(fixed.solution_l_s, 31.68, 5e-3);
  EXPECT_NEAR(fixed.solution_m3, 85.53, 5e-3);
  EXPECT_NEAR(fixed.concentrate_m3, 2.566, 5e-4);
  EXPECT_DOUBLE_EQ(fixed.duration_s, 45 * 60);
  const FoamNeed mobile =
      foam(tank, RateStandard::gb_2016, FoamMethod::mobile, FoamAgent::protein, 0.06);
  EXPECT_NEAR(mobile.solution_l_s, 50.68, 5e-3);
  EXPECT_NEAR(mobile.solution_m3, 182.46, 5e-3);
  EXPECT_NEAR(mobile.concentrate_m3, 10.948, 5e-4);
  const FoamNeed nfpa =
      foam(tank, RateStandard::nfpa_11, FoamMethod::mobile, FoamAgent::afff, 0.03);
  EXPECT_NEAR(nfpa.solution_l_s, 41.18, 5e-3);
  EXPECT_NEAR(nfpa.solution_m3, 160.61, 5e-3);
}

TEST(AgentRates, ATankOf28MetresNeedsTheWorkedFigures) {
  constexpr RatedVessel tank = tank_of(28, 16);
  EXPECT_NEAR(cooling_l_s(tank, CoolingMeans::mobile, Exposure::burning), 70.37, 5e-3);
  EXPECT_NEAR(cooling_l_s(tank, CoolingMeans::mobile, Exposure::adjacent), 30.79, 5e-3);
  const FoamNeed fixed =
      foam(tank, RateStandard::gb_2016, FoamMethod::fixed, FoamAgent::afff, 0.03);
  EXPECT_NEAR(fixed.solution_l_s, 51.31, 5e-3);
  EXPECT_NEAR(fixed.solution_m3, 138.54, 5e-3);
  const FoamNeed mobile =
      foam(tank, RateStandard::gb_2016, FoamMethod::mobile, FoamAgent::fluoroprotein, 0.06);
  EXPECT_NEAR(mobile.solution_l_s, 82.10, 5e-3);
  EXPECT_NEAR(mobile.solution_m3, 295.56, 5e-3);
}

TEST(AgentRates, AFloatingRoofNeedsFoamInItsRingOnly) {
  RatedVessel tank = tank_of(80, 20);
  tank.kind = Vessel::external_floating;
  const FoamNeed need =
      foam(tank, RateStandard::gb_2016, FoamMethod::rim_seal, FoamAgent::afff, 0.03);
  EXPECT_NEAR(need.area_m2, 297.069, 5e-4);
  EXPECT_NEAR(need.solution_l_s, 61.89, 5e-3);
  EXPECT_NEAR(need.solution_m3, 222.80, 5e-3);
  EXPECT_EQ(need.generators, 11);
}

TEST(AgentRates, LpgSpheresAreCooledWithTheirNeighbours) {
  RatedVessel sphere = tank_of(14, 0);
  sphere.kind = Vessel::lpg_sphere;
  const std::array neighbours{sphere, sphere, sphere};
  EXPECT_NEAR(cooling_l_s(sphere, CoolingMeans::mobile, Exposure::burning), 123.15, 5e-3);
  EXPECT_NEAR(cooling_l_s(sphere, CoolingMeans::mobile, Exposure::adjacent), 61.58, 5e-3);
  const auto group =
      cooling_of_group(sphere, neighbours, RateStandard::gb_2016, CoolingMeans::mobile);
  EXPECT_NEAR(group.value().l_s, 307.88, 5e-3);
}

TEST(AgentRates, AtMostThreeNeighboursCountAndNoneOfAFloatingRoof) {
  const RatedVessel tank = tank_of(22, 14.5);
  const std::array neighbours{tank, tank, tank_of(10, 10), tank};
  const auto group =
      cooling_of_group(tank, neighbours, RateStandard::gb_2016, CoolingMeans::mobile);
  EXPECT_NEAR(group.value().l_s, 55.2920 + 3 * 24.1903, 1e-3);
  RatedVessel floating = tank;
  floating.kind = Vessel::external_floating;
  const auto alone =
      cooling_of_group(floating, neighbours, RateStandard::gb_2016, CoolingMeans::mobile);
  EXPECT_NEAR(alone.value().l_s, 0.6 * 69.115, 1e-3);
}

TEST(AgentRates, InsulationHalvesTheWaterForANeighbourAndSmallTanksHaveALeastFlow) {
  RatedVessel tank = tank_of(22, 14.5);
  const double bare_l_s = cooling_l_s(tank, CoolingMeans::mobile, Exposure::adjacent);
  tank.insulated = true;
  EXPECT_NEAR(cooling_l_s(tank, CoolingMeans::mobile, Exposure::adjacent), bare_l_s / 2, 1e-9);
  tank.kind = Vessel::horizontal;
  EXPECT_EQ(cooling_l_s(tank, CoolingMeans::mobile, Exposure::burning), 15);
}

TEST(AgentRates, AHigherRateShortensTheTimeDownToEightyPercent) {
  const FoamNeed need = foam(tank_of(22, 14.5), RateStandard::gb_2016, FoamMethod::fixed,
                             FoamAgent::fluoroprotein, 0.03);
  EXPECT_DOUBLE_EQ(shortened_duration_s(need, 4), 2700);
  EXPECT_DOUBLE_EQ(shortened_duration_s(need, 5.5), 2700 * 5 / 5.5);
  EXPECT_DOUBLE_EQ(shortened_duration_s(need, 10), 2160);
}

/// No source that was read sets another number for the current edition: the sets differ in what has
/// been read. A row that comes to differ has to be written into docs/response.md.
TEST(AgentRates, TheEditionsDifferInStatusNotInNumbers) {
  const auto of = [](RateStandard edition) {
    std::vector<FoamRate> rows;
    std::ranges::copy_if(foam_rates(), std::back_inserter(rows),
                         [&](const FoamRate& row) { return row.standard == edition; });
    return rows;
  };
  const auto then = of(RateStandard::gb_2016), now = of(RateStandard::gb_current);
  ASSERT_EQ(then.size(), now.size());
  bool any_status = false;
  for (std::size_t i = 0; i < then.size(); ++i) {
    EXPECT_EQ(then[i].l_min_m2, now[i].l_min_m2);
    EXPECT_EQ(then[i].minutes, now[i].minutes);
    any_status = any_status || then[i].status != now[i].status;
  }
  EXPECT_TRUE(any_status);
  // 6 h above 20 m of diameter, else 4 h, in both.
  for (const RateStandard edition : {RateStandard::gb_2016, RateStandard::gb_current})
    for (const auto& [diameter_m, hours] : {std::pair{20.0, 4}, {20.1, 6}}) {
      RatedVessel vessel;
      vessel.diameter_m = diameter_m;
      const auto need = cooling_for(vessel, edition, CoolingMeans::fixed, Exposure::burning);
      EXPECT_EQ(need.value().duration_s, hours * 3600);
    }
}

TEST(AgentRates, EveryRowSaysWhereItComesFromAndIsFoundByItsOwnCase) {
  for (const FoamRate& row : foam_rates()) {
    EXPECT_FALSE(row.source.empty());
    const RatedVessel vessel{.kind = row.vessel, .liquid = row.liquid};
    const auto need =
        rates_for(vessel, {row.standard, row.method, row.agent.value_or(FoamAgent::protein), 0.03});
    ASSERT_TRUE(need);
    EXPECT_EQ(need->l_min_m2, row.l_min_m2);
    EXPECT_EQ(need->duration_s, row.minutes * 60);
  }
  for (const CoolingRate& row : cooling_rates()) EXPECT_FALSE(row.source.empty());
  EXPECT_FALSE(rates_for({.kind = Vessel::lpg_sphere}, {}));
}

}  // namespace
}  // namespace yuyan::response
