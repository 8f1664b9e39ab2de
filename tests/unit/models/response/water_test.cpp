// Water, foam and where they go: hydrants, relays, shuttles, kinds of concentrate, bunds, run-off.
#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "models/response/drill_run.h"
#include "models/response/hose.h"
#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 1'000'000;

double first(const DrillRun& run, Happening happening, std::string_view who = "") {
  return run.journal().first(run.model().cast(), happening, who);
}

/// The fire burns to the end; the units are there from the beginning, in a station at the gate.
Drill long_fire() {
  Drill drill = small_drill();
  drill.scenario.horizon_s = 8 * 3600;
  drill.stations[0].junction = "gate";
  drill.stations[0].turnout_day_s = 0.0;
  drill.units.work.set_up_s = drill.units.work.confirm_s = 0.0;
  drill.units.work.supply_set_up_s = 600.0;
  drill.plan.doctrine.decision_s = 0.0;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "town_station", 0)};
  drill.units.list[0].foam_m3 = 0;
  return drill;
}

WaterPoint point(std::string id, std::string junction, double hose_m, double flow_l_s) {
  WaterPoint result;
  result.id = std::move(id);
  result.junction = std::move(junction);
  result.hose_m = hose_m;
  result.flow_l_s = flow_l_s;
  result.works = 1;
  return result;
}

TEST(WaterPoints, ATankerBringsATankARound) {
  Drill drill = long_fire();
  drill.units.list[0].kind = UnitKind::tanker;
  drill.units.list[0].water_m3 = 12;
  drill.water.points = {point("river", "town", 5000, 20)};
  drill.water.tanker_handling_s = 60.0;
  drill.water.tanker_discharge_l_s = 40;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const Shuttle round{
      .volume_m3 = 12, .fill_l_s = 20, .discharge_l_s = 40, .way_s = 600, .handling_s = 60};
  EXPECT_DOUBLE_EQ(cycle_s(round), 1200 + 60 + 600 + 300);
  const double arrived_s = first(run, Happening::arrived, "E1");
  EXPECT_NEAR(first(run, Happening::water_brought, "E1"), arrived_s + cycle_s(round), 1e-6);
  const double worked_s = std::min(run.end_s(), first(run, Happening::closed)) - arrived_s;
  EXPECT_EQ(run.water_points().rounds(), static_cast<int>(worked_s / cycle_s(round)));
  EXPECT_NEAR(run.water_points().shuttled_m3(), 12.0 * run.water_points().rounds(), 1e-9);
  run.check_consistency();
}

/// Two tankers at a point that fills one after the other bring no more than it gives.
TEST(WaterPoints, TankersWaitForEachOtherAtASlowPoint) {
  Drill drill = long_fire();
  drill.units.list[0].kind = UnitKind::tanker;
  drill.units.list[0].water_m3 = 12;
  Unit second = drill.units.list[0];
  second.id = "E2";
  drill.units.list.push_back(second);
  drill.water.points = {point("river", "gate", 5000, 5)};
  drill.water.tanker_handling_s = 0.0;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const double worked_s =
      std::min(run.end_s(), first(run, Happening::closed)) - first(run, Happening::arrived, "E1");
  EXPECT_LE(run.water_points().shuttled_m3(), worked_s * 0.005);
  EXPECT_GT(run.water_points().shuttled_m3(), worked_s * 0.005 - 3 * 12);
}

/// The second tanker finds less than its tank holds, and brings what it found.
TEST(WaterPoints, TankersBringNoMoreThanAPondHolds) {
  Drill drill = long_fire();
  drill.units.list[0].kind = UnitKind::tanker;
  drill.units.list[0].water_m3 = 12;
  Unit second = drill.units.list[0];
  second.id = "E2";
  drill.units.list.push_back(second);
  drill.water.points = {point("pond", "gate", 5000, 20)};
  drill.water.points[0].volume_m3 = 18;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  EXPECT_NEAR(run.water_points().shuttled_m3(), 18, 1e-9);
  EXPECT_EQ(run.water_points().rounds(), 2);
  run.check_consistency();
}

TEST(WaterPoints, ALineBringsWhatPressureAndHoseLetThrough) {
  Drill drill = long_fire();
  drill.units.list[0].kind = UnitKind::supply;
  drill.units.list[0].pump_l_s = 500;
  drill.water.points = {point("river", "gate", 1200, 1000)};
  drill.water.points[0].rise_m = 12;
  drill.water.relay_pumps = 3;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const HoseLine hose{hose_coefficient(125), 2};
  const double expected_l_s = relay_flow_l_s(hose, PumpStage{}, 3, 1200, 12 * 9806.65);
  EXPECT_NEAR(run.water_points().line_flow_l_s(0, 500), expected_l_s, 1e-9);
  EXPECT_NEAR(first(run, Happening::supply_line_on, "E1"),
              first(run, Happening::arrived, "E1") + 600, 1e-6);
  run.check_consistency();
}

TEST(WaterPoints, AHydrantThatDoesNotWorkGivesNothing) {
  for (const double works : {0.0, 1.0}) {
    Drill drill = long_fire();
    drill.water.points = {point("hydrant", "gate", 100, 15)};
    drill.water.points[0].works = works;
    const DrillModel model(drill);
    DrillRun run(model, {1, 0});
    run.play(event_limit);
    EXPECT_EQ(std::isfinite(first(run, Happening::supply_line_on)), works > 0);
    run.check_consistency();
  }
}

TEST(WaterPoints, AnInterruptedLineBringsLess) {
  const auto added_m3 = [](double interruptions_1_h) {
    Drill drill = long_fire();
    drill.units.list[0].kind = UnitKind::supply;
    drill.units.list[0].pump_l_s = 30;
    drill.site.pond_refill_l_s = 0;
    drill.water.points = {point("river", "gate", 100, 1000)};
    drill.water.interruptions_1_h = interruptions_1_h;
    const DrillModel model(drill);
    DrillRun run(model, {1, 0});
    run.play(event_limit);
    run.check_consistency();
    for (const Sample& sample : run.timeline()) EXPECT_GE(sample.water_m3_s, -1e-12);
    const double line_s = std::min(run.end_s(), first(run, Happening::closed)) -
                          first(run, Happening::supply_line_on);
    return std::pair(run.supply().water().totals().added, line_s * 0.03 + 6);
  };
  const auto [whole_m3, expected_m3] = added_m3(0);
  EXPECT_NEAR(whole_m3, expected_m3, 1e-6);  // the line, and the 6 m3 that the unit carries
  EXPECT_LT(added_m3(4).first, whole_m3);
}

TEST(WaterPoints, ThePondIsRefilledButNeverBeyondWhatItHolds) {
  Drill drill = long_fire();
  drill.site.pond_m3 = 100;
  drill.site.pond_refill_l_s = 10;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  run.check_consistency();
  // What engines bring in their tanks comes on top, from when they are there.
  double tanks_m3 = 0, least_m3 = 100;
  for (const Unit& unit : drill.units.list) tanks_m3 += unit.water_m3;
  for (const Sample& sample : run.timeline()) {
    const bool is_there = sample.time_s >= first(run, Happening::arrived);
    EXPECT_LE(sample.pond_m3, 100 + (is_there ? tanks_m3 : 0) + 1e-9);
    EXPECT_GE(sample.water_m3_s, 0);
    least_m3 = std::min(least_m3, sample.pond_m3);
  }
  EXPECT_LT(least_m3, 90);
  EXPECT_GT(run.supply().water().totals().overflowed, 0);
}

/// Two engines with 6 m3 each would do together (see DrillRun), but not with kinds that do not mix.
TEST(FoamType, KindsDoNotMixInOneAttack) {
  for (const FoamType other : {FoamType::site, FoamType::protein_6}) {
    Drill drill = small_drill();
    drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "town_station", 0)};
    Unit second = drill.units.list[0];
    second.id = "E2";
    second.foam_type = other;
    drill.units.list.push_back(second);
    const DrillModel model(drill);
    DrillRun run(model, {1, 0});
    run.play(event_limit);
    EXPECT_EQ(std::isfinite(first(run, Happening::attack_started)), other == FoamType::site);
    run.check_consistency();
  }
}

TEST(FoamType, AThreePercentKindNeedsHalfTheConcentrateAtTheStandardsRate) {
  Drill drill = small_drill();
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "town_station", 0)};
  drill.units.list[0].foam_type = FoamType::afff_3;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  ASSERT_TRUE(std::isfinite(first(run, Happening::attack_started, "T1")));
  // AFFF, mobile, gasoline: 6.5 L/(min m2) for 60 min on 314.16 m2, 3 % of it concentrate.
  EXPECT_NEAR(run.supply().foam_used_m3(), 6.5 / 60 * 314.159265 * 3.6 * 0.03, 1e-6);
  run.check_consistency();
}

/// A bund that is nearly full of oil overflows with the cooling water; what runs over burns.
TEST(RunOff, ABundThatOverflowsCarriesTheFireOutside) {
  Drill drill = small_drill(26);
  drill.scenario.horizon_s = 6 * 3600;
  drill.site.bunds[0].wall_height_m = 0.02;
  drill.site.bunds[0].overflow_x_m = 0;
  drill.site.bunds[0].overflow_y_m = 120;
  drill.site.bunds[0].overflow_area_m2 = 200;
  drill.events.physics.spill_probability = 1;
  drill.events.physics.heat_threshold_w_m2 = 3000.0;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  ASSERT_TRUE(std::isfinite(first(run, Happening::failed, "T2")));
  const double over_s = first(run, Happening::bund_overflowed, "bund_A");
  ASSERT_TRUE(std::isfinite(over_s));
  EXPECT_NEAR(first(run, Happening::burning, "overflow_A"), over_s, 1e-6);
  EXPECT_GT(run.run_off().overflowed_m3(), 0);
  run.check_consistency();
}

TEST(RunOff, ADammedWatercourseKeepsWhatCameBefore) {
  Drill drill = long_fire();
  drill.units.list[0].foam_m3 = 0;
  drill.site.surface_hold_m3 = 10;
  drill.site.ditch_hold_m3 = 20;
  drill.site.run_off_share = 1;
  drill.site.pond_m3 = 1e5;
  const auto played = [](const Drill& d) {
    const DrillModel model(d);
    DrillRun run(model, {1, 0});
    run.play(event_limit);
    run.check_consistency();
    return std::array{run.run_off().left_site_m3(), run.run_off().reached_watercourse_m3(),
                      first(run, Happening::watercourse_reached),
                      first(run, Happening::run_off_left)};
  };
  const auto open = played(drill);
  ASSERT_GT(open[0], 20);
  EXPECT_NEAR(open[0] - open[1], 20, 1e-6);  // the ditch keeps its 20 m3
  EXPECT_GT(open[2], open[3]);
  drill.plan.orders.push_back(
      order("dam", Happening::run_off_left, Action::block_watercourse, "", 1));
  const auto dammed = played(drill);
  EXPECT_NEAR(dammed[0], open[0], 1e-6);
  EXPECT_EQ(dammed[1], 0);
  EXPECT_TRUE(std::isinf(dammed[2]));
}

}  // namespace
}  // namespace yuyan::response
