// Who is sent, who waits, who covers, who helps: drills small enough to be followed by hand.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "models/response/drill_run.h"
#include "models/response/travel_law.h"
#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 1'000'000;

double first(const DrillRun& run, Happening happening, std::string_view who = "") {
  return run.journal().first(run.model().cast(), happening, who);
}

/// A station 6 km and one 3 km from the gate, each with an engine; turnout 60 s, 10 m/s.
Drill two_stations() {
  Drill drill = small_drill();
  drill.roads.junctions.push_back({.id = "near", .x_m = 3300, .y_m = 0});
  drill.roads.segments = {
      {.id = "r1", .from = "gate", .to = "near", .length_m = 3000, .speed_m_s = 10},
      {.id = "r2", .from = "near", .to = "town", .length_m = 3000, .speed_m_s = 10}};
  drill.stations[0].turnout_day_s = drill.stations[0].turnout_night_s = 60.0;
  Station near = drill.stations[0];
  near.id = "near_station";
  near.junction = "near";
  drill.stations.push_back(near);
  Unit second = drill.units.list[0];
  second.id = "E2";
  second.station = "near_station";
  drill.units.list.push_back(second);
  drill.plan.orders = {order("raise", Happening::detected, Action::dispatch, "1", 0)};
  return drill;
}

Package package_of(int grade, UnitKind kind, int count) {
  return {.grade = grade, .kind = kind, .count = count, .station = "", .together = Together::no};
}

/// A call kind with nothing by chance.
CallKind call_kind(double scene_s, int units = 1) {
  CallKind kind;
  kind.id = "fire";
  kind.units = units;
  kind.handling_s = 0.0;
  kind.scene_s = scene_s;
  return kind;
}

TEST(Dispatch, SendsTheNearestFirstAndSaysSoInItsRecord) {
  Drill drill = two_stations();
  drill.plan.packages = {package_of(1, UnitKind::foam, 1)};
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  ASSERT_EQ(run.fleet().dispatches().size(), 1U);
  const Dispatch& dispatch = run.fleet().dispatches()[0];
  EXPECT_EQ(model.drill().units.list[dispatch.unit].id, "E2");
  EXPECT_EQ(dispatch.origin, Origin::station);
  EXPECT_NEAR(dispatch.turned_out_s - dispatch.dispatched_s, 60, 1e-9);
  EXPECT_NEAR(dispatch.arrived_s - dispatch.turned_out_s, 300, 1e-6);
  EXPECT_NEAR(dispatch.distance_m, 3000, 1e-9);
  EXPECT_EQ(dispatch.water_on_s, first(run, Happening::water_on, "E2"));
  run.check_consistency();
}

TEST(Dispatch, ReplacesAUnitThatIsNotReady) {
  Drill drill = two_stations();
  drill.plan.packages = {package_of(1, UnitKind::foam, 1)};
  drill.units.list[1].ready = 0;
  drill.dispatching.replace_s = 45;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  EXPECT_TRUE(std::isfinite(first(run, Happening::unavailable, "E2")));
  EXPECT_NEAR(first(run, Happening::dispatched, "E1"),
              first(run, Happening::unavailable, "E2") + 45, 1e-9);
  run.check_consistency();
}

// Three that wait for each other where there are two: after the longest wait the two go.
TEST(Dispatch, StartsWithFewerAfterTheLongestWait) {
  Drill drill = two_stations();
  drill.plan.packages = {package_of(1, UnitKind::foam, 3)};
  drill.plan.packages[0].together = Together::row;
  drill.dispatching.wait_together_s = 600;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  run.check_consistency();
  ASSERT_EQ(run.fleet().dispatches().size(), 2U);
  for (const Dispatch& dispatch : run.fleet().dispatches())
    EXPECT_NEAR(dispatch.dispatched_s, first(run, Happening::detected) + 600, 1e-9);
}

TEST(Dispatch, WaitsForAllWhereThePlanSaysSo) {
  Drill drill = two_stations();
  drill.plan.packages = {package_of(1, UnitKind::foam, 3)};
  const auto sent = [&](Together together) {
    drill.plan.packages[0].together = together;
    const DrillModel model(drill);
    DrillRun run(model, {1, 0});
    run.play(event_limit);
    run.check_consistency();
    return std::pair(run.fleet().dispatches().size(),
                     run.dispatcher().shortage_s(UnitKind::foam) /
                         (std::min(run.end_s(), first(run, Happening::closed)) -
                          first(run, Happening::detected)));
  };
  // Two of the three can go at once; or none goes, and three are short all the time.
  EXPECT_EQ(sent(Together::no).first, 2U);
  EXPECT_NEAR(sent(Together::no).second, 1, 1e-9);
  EXPECT_EQ(sent(Together::row).first, 0U);
  EXPECT_NEAR(sent(Together::row).second, 3, 1e-9);
  drill.plan.packages.push_back(package_of(1, UnitKind::foam, 1));
  drill.plan.packages[1].together = Together::grade;
  EXPECT_EQ(sent(Together::grade).first, 0U);
}

TEST(Dispatch, AUnitThatIsNotMannedByNightStaysAtHome) {
  Drill drill = two_stations();
  drill.plan.packages = {package_of(1, UnitKind::foam, 1)};
  drill.units.list[1].crew_night = 0;
  const auto who = [&](double hour) {
    drill.scenario.start_hour = hour;
    const DrillModel model(drill);
    DrillRun run(model, {1, 0});
    run.play(event_limit);
    return model.drill().units.list[run.fleet().dispatches().at(0).unit].id;
  };
  EXPECT_EQ(who(12), "E2");
  EXPECT_EQ(who(2), "E1");
}

TEST(Dispatch, DrivesByTheLawOfAccelerationWhenAsked) {
  Drill drill = two_stations();
  drill.plan.packages = {package_of(1, UnitKind::foam, 1)};
  drill.roads.law = TripLaw::acceleration;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const Dispatch& dispatch = run.fleet().dispatches()[0];
  const TravelLaw law{drill.roads.acceleration_m_s2, drill.roads.cruise_m_s};
  EXPECT_NEAR(dispatch.arrived_s - dispatch.turned_out_s, travel_time_s(law, 3000), 1e-6);
}

TEST(MutualAid, ComesAfterAllLevelsHaveApproved) {
  Drill drill = two_stations();
  drill.stations[1].kind = StationKind::mutual_aid;
  drill.plan.orders = {
      order("ask", Happening::detected, Action::request_mutual_aid, "province", 10)};
  drill.dispatching.mutual_aid = {
      {.id = "city", .units = "", .after = "", .approval_s = 300.0, .granted = 1},
      {.id = "province",
       .units = "mutual_aid",
       .after = "city",
       .approval_s = 600.0,
       .granted = 1}};
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const double asked_s = first(run, Happening::mutual_aid_requested);
  EXPECT_NEAR(first(run, Happening::mutual_aid_granted), asked_s + 900, 1e-9);
  EXPECT_NEAR(first(run, Happening::dispatched, "E2"), asked_s + 900, 1e-9);

  drill.dispatching.mutual_aid[0].granted = 0;
  const DrillModel refusing(drill);
  DrillRun refused(refusing, {1, 0});
  refused.play(event_limit);
  EXPECT_TRUE(std::isfinite(first(refused, Happening::mutual_aid_refused)));
  EXPECT_TRUE(refused.fleet().dispatches().empty());
}

TEST(MoveUp, AnEngineCoversTheStationThatTheIncidentHasEmptied) {
  Drill drill = two_stations();
  Unit third = drill.units.list[0];
  third.id = "E3";
  drill.units.list.push_back(third);
  drill.plan.packages = {package_of(1, UnitKind::foam, 1)};
  drill.dispatching.cover = {
      {.id = "c", .station = "near_station", .by = "town_station", .keep = 1, .delay_s = 120.0}};
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const double emptied_s = first(run, Happening::station_emptied, "station_near_station");
  EXPECT_NEAR(emptied_s, first(run, Happening::dispatched, "E2"), 1e-9);
  // 120 s to decide, 60 s turnout, 3 km at 10 m/s.
  EXPECT_NEAR(first(run, Happening::moved_up), emptied_s + 120 + 60 + 300, 1e-6);
  EXPECT_EQ(run.move_up().moves(), 1);
  EXPECT_NEAR(run.fleet().empty_s(0), 480, 1e-6);
  run.check_consistency();

  drill.dispatching.cover[0].keep = 2;
  const DrillModel unwilling(drill);
  DrillRun alone(unwilling, {1, 0});
  alone.play(event_limit);
  EXPECT_EQ(alone.move_up().moves(), 0);
}

/// Calls come to the near junction; nobody is sent to the incident, so the city with the incident
/// and the one without are the same.
TEST(BackgroundLoad, WithoutDispatchesTheIncidentChangesNothingElsewhere) {
  Drill drill = two_stations();
  drill.plan.orders.clear();
  drill.scenario.horizon_s = 86400;
  drill.roads.trip_factor = chance::Distribution(chance::Uniform{0.8, 1.5});
  drill.stations[0].turnout_day_s = chance::Distribution(chance::Uniform{30, 90});
  drill.background.zones = {{.id = "n", .junction = "near", .calls_a_day = 30},
                            {.id = "t", .junction = "town", .calls_a_day = 20}};
  drill.background.kinds = {call_kind(2400)};
  drill.background.kinds[0].units =
      chance::Distribution(chance::Discrete{.values = {1, 2}, .weights = {0.7, 0.3}});
  const DrillModel model(drill);
  int calls = 0, waited = 0, away = 0;
  for (std::uint64_t replication = 0; replication < 10; ++replication) {
    DrillRun run(model, {3, replication});
    run.play(event_limit);
    run.check_consistency();
    const auto& quiet = run.background().quiet();
    for (std::size_t i = 0; i < run.background().calls().size(); ++i) {
      const double with_s = run.background().first_arrival_s()[i];
      if (!std::isfinite(with_s) || with_s > run.end_s()) continue;
      EXPECT_NEAR(with_s, quiet.first_arrival_s[i], 1e-6) << i;
      ++calls;
    }
    waited += run.dispatcher().queue().longest > 0 ? 1 : 0;
    away += static_cast<int>(
        std::ranges::count_if(quiet.absences, [](const auto& a) { return a.has_value(); }));
    EXPECT_EQ(run.background().coverage().late, run.background().coverage().late_quiet);
  }
  // The load is heavy: some calls have waited, and some units were away at T0.
  EXPECT_GT(calls, 100);
  EXPECT_GT(waited, 0);
  EXPECT_GT(away, 0);
}

TEST(BackgroundLoad, AnIncidentThatTakesAllEnginesLeavesCallsLate) {
  Drill drill = two_stations();
  drill.scenario.horizon_s = 86400;
  drill.plan.packages = {package_of(1, UnitKind::foam, 2)};
  drill.background.zones = {{.id = "n", .junction = "near", .calls_a_day = 40}};
  drill.background.kinds = {call_kind(600)};
  drill.background.kinds[0].target_s = 900;
  const DrillModel model(drill);
  int late = 0, late_quiet = 0;
  for (std::uint64_t replication = 0; replication < 10; ++replication) {
    DrillRun run(model, {3, replication});
    run.play(event_limit);
    run.check_consistency();
    late += run.background().coverage().late;
    late_quiet += run.background().coverage().late_quiet;
  }
  EXPECT_GT(late, 2 * late_quiet);
}

/// The count of calls of a Poisson stream: its mean within 4 standard errors, by hour of the day.
TEST(BackgroundLoad, CallsComeAtTheRateOfTheirHour) {
  Drill drill = two_stations();
  drill.scenario.start_hour = 0.0;
  drill.scenario.horizon_s = 86400;
  drill.background.warm_up_s = 0;
  drill.background.zones = {{.id = "n", .junction = "near", .calls_a_day = 48}};
  drill.background.hourly.assign(24, 1.0);
  std::fill(drill.background.hourly.begin() + 12, drill.background.hourly.end(), 3.0);
  drill.background.kinds = {call_kind(60)};
  const DrillModel model(drill);
  int morning = 0, evening = 0;
  constexpr int days = 200;
  for (std::uint64_t day = 0; day < days; ++day) {
    world::World world(model.roads());
    const Stage stage(model, world, {5, day});
    for (const Call& call : draw_calls(stage, 86400)) ++(call.called_s < 43200 ? morning : evening);
  }
  EXPECT_NEAR(morning, 12 * days, 4 * std::sqrt(12.0 * days));
  EXPECT_NEAR(evening, 36 * days, 4 * std::sqrt(36.0 * days));
}

TEST(Redispatch, TheIncidentTakesAUnitOnItsWayAndTheCallGetsAnotherOne) {
  Drill drill = two_stations();
  drill.scenario.horizon_s = 86400;
  drill.plan.packages = {package_of(1, UnitKind::foam, 2)};
  drill.background.zones = {{.id = "t", .junction = "town", .calls_a_day = 60}};
  drill.background.kinds = {call_kind(1200)};
  int on_the_way = 0, kept = 0;
  for (const bool allowed : {true, false}) {
    drill.dispatching.redispatch = allowed;
    const DrillModel model(drill);
    for (std::uint64_t replication = 0; replication < 40; ++replication) {
      DrillRun run(model, {9, replication});
      run.play(event_limit);
      run.check_consistency();
      for (const Dispatch& d : run.fleet().dispatches())
        if (d.incident == drill_incident && d.origin != Origin::station &&
            d.origin != Origin::scene)
          ++(allowed ? on_the_way : kept);
    }
  }
  EXPECT_GT(on_the_way, 0);
  EXPECT_EQ(kept, 0);
}

TEST(Endurance, CrewsStopForFuelAndReliefAndComeBack) {
  Drill drill = two_stations();
  drill.plan.packages = {package_of(1, UnitKind::foam, 1)};
  drill.endurance.fuel_h = 0.5;
  drill.endurance.refuel_s = 300.0;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const double arrived_s = first(run, Happening::arrived, "E2");
  EXPECT_NEAR(first(run, Happening::off_for_rest, "E2"), arrived_s + 1800, 1e-6);
  EXPECT_NEAR(first(run, Happening::back_at_work, "E2"), arrived_s + 2100, 1e-6);
  run.check_consistency();
}

TEST(Endurance, AUnitThatBreaksDownOnTheWayIsReplacedAndComesLater) {
  Drill drill = two_stations();
  drill.plan.packages = {package_of(1, UnitKind::foam, 1)};
  drill.endurance.breakdown_per_1000_km = 1000;  // one a kilometre: sure within 3 km, or nearly
  drill.endurance.repair_s = 1200.0;
  const DrillModel model(drill);
  int broken = 0;
  for (std::uint64_t replication = 0; replication < 10; ++replication) {
    DrillRun run(model, {1, replication});
    run.play(event_limit);
    run.check_consistency();
    const double broken_s = first(run, Happening::broken_down, "E2");
    if (!std::isfinite(broken_s)) continue;
    ++broken;
    EXPECT_NEAR(first(run, Happening::dispatched, "E1"), broken_s, 1e-9);
    EXPECT_NEAR(first(run, Happening::arrived, "E2"), broken_s + 1200, 1e-6);
  }
  EXPECT_GT(broken, 5);
}

}  // namespace
}  // namespace yuyan::response
