// A drill small enough to be followed by hand.
#include "models/response/drill_run.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "models/consequence/time_to_failure.h"
#include "models/response/outcomes.h"
#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 1'000'000;

/// Time of the first such entry.
double first(const DrillRun& run, Happening happening, std::string_view who = "") {
  return run.journal().first(run.model().cast(), happening, who);
}

TEST(DrillRun, WithoutAnEventEndsAtOnceAndTellsNothing) {
  Drill drill = small_drill();
  drill.events.initiating[0].kind = InitiatingKind::none;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  EXPECT_TRUE(run.journal().entries().empty());
  EXPECT_EQ(run.end_s(), 0);
  run.check_consistency();
}

TEST(DrillRun, ANeighbourThatNobodyCoolsFailsWhenTheClosedFormSays) {
  Drill drill = small_drill(26);
  drill.events.physics.heat_threshold_w_m2 = 3000.0;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const double heated_s = first(run, Happening::heated, "T2");
  const double failed_s = first(run, Happening::failed, "T2");
  ASSERT_TRUE(std::isfinite(heated_s));
  ASSERT_TRUE(std::isfinite(failed_s));
  // The flux of the full fire, from a drill that is broken off soon after.
  drill.scenario.horizon_s = 600;
  const DrillModel short_model(drill);
  DrillRun begun(short_model, {1, 0});
  begun.play(event_limit);
  const double flux_w_m2 = begun.ground().escalation().heat_flux_on_w_m2(begun.ground().tank(1));
  // ln t = -1.128 ln I - 2.667e-5 V + 9.877, I in kW/m2, V in m3.
  const double volume = volume_m3(model.drill().tanks[1]);
  const double expected_s =
      std::exp(-1.128 * std::log(flux_w_m2 / 1000) - 2.667e-5 * volume + 9.877);
  EXPECT_NEAR(failed_s - heated_s, expected_s, 1e-6 * expected_s);
  EXPECT_EQ(run.ground().escalations(), 1);
}

TEST(DrillRun, FailureIsForeseenAtItsShareOfTheTanksLife) {
  Drill drill = small_drill(26);
  drill.plan.doctrine.withdrawal_damage = 0.25;
  drill.events.physics.heat_threshold_w_m2 = 3000.0;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const double heated_s = first(run, Happening::heated, "T2");
  const double failed_s = first(run, Happening::failed, "T2");
  EXPECT_NEAR(first(run, Happening::threatened, "T2"), heated_s + 0.25 * (failed_s - heated_s),
              1e-6);
}

TEST(DrillRun, AnEngineArrivesAfterTurnoutAndDrive) {
  Drill drill = small_drill();
  drill.events.initiating[0].detection_s = 30.0;
  drill.plan.orders = {order("call", Happening::detected, Action::call_119, "", 20),
                       order("send", Happening::called_119, Action::dispatch, "town_station", 40)};
  drill.stations[0].turnout_day_s = 60.0;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  EXPECT_DOUBLE_EQ(first(run, Happening::called_119), 50);
  EXPECT_DOUBLE_EQ(first(run, Happening::dispatched), 90);
  EXPECT_DOUBLE_EQ(first(run, Happening::turned_out), 150);
  EXPECT_NEAR(first(run, Happening::arrived), 750, 1e-6);
  run.check_consistency();
}

TEST(DrillRun, NobodyActsOnAFireThatNobodyHasNoticed) {
  Drill drill = small_drill();
  drill.events.initiating[0].detection_s = 500.0;
  drill.plan.orders = {order("call", Happening::ignition, Action::call_119, "", 10)};
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  EXPECT_DOUBLE_EQ(first(run, Happening::called_119), 510);
}

TEST(DrillRun, AnOrderThatIsForgottenIsToldAndNotDone) {
  Drill drill = small_drill();
  drill.plan.orders = {order("call", Happening::detected, Action::call_119, "", 10)};
  drill.plan.orders[0].omission = 1;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  EXPECT_TRUE(std::isfinite(first(run, Happening::omitted, "call")));
  EXPECT_TRUE(std::isinf(first(run, Happening::called_119)));
}

/// One engine with 6 m3 of concentrate takes a full-surface fire of 20 m: 34 L/s for an hour need
/// 7.35 m3, so it must wait; with a second engine it goes.
TEST(DrillRun, AFoamAttackWaitsForConcentrateForItsWholeTime) {
  Drill drill = small_drill();
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "town_station", 0)};
  const DrillModel one(drill);
  DrillRun alone(one, {1, 0});
  alone.play(event_limit);
  EXPECT_TRUE(std::isinf(first(alone, Happening::attack_started)));

  Unit second = drill.units.list[0];
  second.id = "E2";
  drill.units.list.push_back(second);
  const DrillModel two(drill);
  DrillRun together(two, {1, 0});
  together.play(event_limit);
  EXPECT_TRUE(std::isfinite(first(together, Happening::attack_started, "T1")));
  const double attacked_s = first(together, Happening::attack_started, "T1");
  EXPECT_NEAR(first(together, Happening::foam_completed, "T1"), attacked_s + 3600, 1e-3);
  EXPECT_TRUE(std::isfinite(first(together, Happening::extinguished, "T1")));
  EXPECT_TRUE(std::isfinite(first(together, Happening::closed)));
  // 6.5 L/(min m2) on 314.16 m2 for an hour, 6 % of it concentrate.
  EXPECT_NEAR(together.supply().foam_used_m3(), 6.5 / 60 * 314.159265 * 3.6 * 0.06, 1e-6);
  together.check_consistency();
}

TEST(DrillRun, TheSameChanceGivesTheSameStoryAndAnotherReplicationAnother) {
  Drill drill = small_drill();
  drill.stations[0].turnout_day_s = chance::Distribution(chance::Uniform{10, 1000});
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "town_station", 0)};
  const DrillModel model(drill);
  const auto arrival_s = [&](std::uint64_t replication) {
    DrillRun run(model, {7, replication});
    run.play(event_limit);
    return first(run, Happening::arrived);
  };
  const double once = arrival_s(3);
  EXPECT_EQ(once, arrival_s(3));
  EXPECT_NE(once, arrival_s(4));
}

TEST(DrillRun, RowsInAnotherOrderChangeNothing) {
  Drill drill = small_drill(26);
  drill.plan.orders = {order("a_send", Happening::detected, Action::dispatch, "town_station", 0),
                       order("b_call", Happening::detected, Action::call_119, "", 10)};
  Drill shuffled = drill;
  std::ranges::reverse(shuffled.tanks);
  std::ranges::reverse(shuffled.plan.orders);
  std::ranges::reverse(shuffled.roads.junctions);
  std::ranges::reverse(shuffled.site.facilities);
  const DrillModel first_model(drill), second_model(shuffled);
  const results::Schema schema(layout_of(first_model)), same(layout_of(second_model));
  DrillRun one(first_model, {1, 5}), two(second_model, {1, 5});
  one.play(event_limit);
  two.play(event_limit);
  const auto a = Recorder(first_model, schema).record(one).bytes();
  const auto b = Recorder(second_model, same).record(two).bytes();
  EXPECT_EQ(a, b);
}

TEST(Outcomes, AFireIsUnderControlFromTheFirstSurfacePutOutAfterTheLastOneLit) {
  Journal journal;
  const auto write = [&](double time_s, Happening what) {
    journal.write({.time_s = time_s, .happening = what});
  };
  write(0, Happening::burning);
  EXPECT_TRUE(std::isinf(controlled_s(journal)));
  write(10, Happening::extinguished);
  EXPECT_DOUBLE_EQ(controlled_s(journal), 10);
  write(20, Happening::reignited);
  EXPECT_TRUE(std::isinf(controlled_s(journal)));
  write(30, Happening::burnt_out);
  write(40, Happening::extinguished);
  EXPECT_DOUBLE_EQ(controlled_s(journal), 30);
}

TEST(DrillModel, RefusesAScenarioThatContradictsItself) {
  Drill drill = small_drill();
  drill.units.list[0].station = "nowhere";
  EXPECT_THROW(DrillModel{drill}, std::invalid_argument);
  drill = small_drill();
  drill.weather.clear();
  EXPECT_THROW(DrillModel{drill}, std::invalid_argument);
}

}  // namespace
}  // namespace yuyan::response
