// Zones that leave: mobilisation, exits, roads and buses, against closed forms.
#include "models/response/evacuation.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/response/drill_run.h"
#include "tests/unit/models/response/chlorine_drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 10'000'000;

/// The village leaves at once; nothing harmful is in the air.
Drill leaving(int persons) {
  Drill drill = chlorine_drill();
  drill.events.initiating[0].release_kg_s = 1e-9;
  Zone& village = drill.surroundings[0];
  village.day = village.night = persons;
  village.warning_s = 0.0;
  village.mobilisation_s = 0.0;
  village.walk_to_edge_m = 0;
  drill.plan.orders = {order("leave", Happening::detected, Action::order_evacuation, "village", 0)};
  drill.units.list.clear();
  return drill;
}

Evacuation::Log play(const Drill& drill) {
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  run.check_consistency();
  return run.evacuation().log(0);
}

double out_s(const Evacuation::Log& log, double share) {
  return time_of_share(log.out, share, log.told) - log.warned_s;
}

TEST(Evacuation, TheMobilisationCurveHasItsQuantiles) {
  Drill drill = leaving(2000);
  // F(t) = 1 - exp(-t^2/1800), t in minutes: a Weibull law.
  drill.surroundings[0].mobilisation_s =
      chance::Distribution(chance::Weibull{2, 60 * std::sqrt(1800.0)});
  const auto log = play(drill);
  const auto at = [](double share) { return 60 * std::sqrt(-1800 * std::log(1 - share)); };
  EXPECT_NEAR(at(0.5), 35.32 * 60, 1);
  for (const double share : {0.25, 0.5, 0.9}) {
    const double mobilised_s = time_of_share(log.mobilised, share, log.told) - log.warned_s;
    // One group of twenty is a twentieth of the curve.
    EXPECT_GE(mobilised_s, at(share - 0.05));
    EXPECT_LE(mobilised_s, at(share));
  }
}

TEST(Evacuation, AnExitLetsPassWhatItsWidthAllows) {
  Drill drill = leaving(1000);
  drill.surroundings[0].exit_width_m = 4.3;
  // 1.3158 persons a second and metre of the 4 m that are left between the boundaries.
  EXPECT_NEAR(out_s(play(drill), 1), 1000 / (4 * 1.3158), 0.1);
  drill.surroundings[0].exit_width_m = 8.3;
  EXPECT_NEAR(out_s(play(drill), 1), 1000 / (8 * 1.3158), 0.1);
}

TEST(Evacuation, ACrowdedPathIsSlowerThanAnEmptyOne) {
  Drill drill = leaving(1000);
  drill.surroundings[0].walk_to_edge_m = 100;
  EXPECT_NEAR(out_s(play(drill), 1), 100 / 1.19, 1e-6);
  drill.surroundings[0].exit_width_m = 4.3;
  const double crowded_m_s = 1.4 * (1 - 0.266 * 1.8797);
  EXPECT_NEAR(out_s(play(drill), 1), 1000 / (4 * 1.3158) + 100 / crowded_m_s, 0.5);
}

TEST(Evacuation, ByCarItTakesWhatTheRoadLetsPass) {
  Drill drill = leaving(1800);
  drill.surroundings[0].car_share = 1;
  drill.surroundings[0].persons_a_car = 3;
  drill.roads.segments[1].capacity_vehicles_s = 0.5;  // north
  // 600 cars at 0.5 a second, the first after 5000 m at 10 m/s less its own headway.
  const double bound_s = 600 / 0.5 + 5000.0 / 10 - 2;
  const double all_s = out_s(play(drill), 1);
  EXPECT_GE(all_s, bound_s - 1e-6);
  EXPECT_NEAR(all_s, bound_s, 4);
}

TEST(Evacuation, ABusFetchesThemTripByTrip) {
  Drill drill = leaving(100);
  drill.surroundings[0].bus_share = 1;
  drill.surroundings[0].boarding_s = 6;
  drill.surroundings[0].staff = 2;
  Unit bus;
  bus.id = "B1";
  bus.station = "town_station";
  bus.kind = UnitKind::bus;
  bus.seats = 50;
  bus.ready = 1;
  drill.units.list = {bus};
  drill.stations[0].turnout_day_s = 0.0;
  drill.plan.orders.push_back(
      order("send", Happening::detected, Action::dispatch, "town_station", 0));
  const auto log = play(drill);
  // 600 s to the gate, 91.6 s to the village; 150 s boarding, 500 s to the shelter; then 500 s
  // back, and once more.
  const double first_s = 600 + 91.6 + 150 + 500;
  ASSERT_EQ(log.out.size(), 2U);
  EXPECT_NEAR(log.out[0].time_s - 30, first_s, 1);
  EXPECT_NEAR(log.out[1].time_s - 30, first_s + 500 + 150 + 500, 1);
  EXPECT_EQ(log.out[0].persons, 50);
}

TEST(Evacuation, AnEarlierWarningNeverExposesMore) {
  int before = 0;
  for (const double warning_s : {0.0, 120.0, 600.0, 1500.0}) {
    Drill drill = chlorine_drill(900);
    drill.surroundings[0].warning_s = warning_s;
    drill.plan.orders = {
        order("leave", Happening::detected, Action::order_evacuation, "village", 0)};
    const DrillModel model(drill);
    DrillRun run(model, {1, 0});
    run.play(event_limit);
    run.check_consistency();
    const int harmed = run.people().casualties();
    // Beyond the noise of who is the most sensitive among those who are left.
    EXPECT_GE(harmed, before - 4 * std::sqrt(1.0 + before));
    before = harmed;
  }
  EXPECT_GT(before, 20);
}

/// The village lies beside the plume, its shelter on the other side: the road crosses the axis 600
/// m from the source. The drill ends while the plume stands.
Drill crossing(int persons, double vehicle_share) {
  Drill drill = leaving(persons);
  drill.scenario.horizon_s = 1500;
  drill.events.initiating[0].release_kg_s = 20.0;
  drill.events.airborne.road_ppm = 1e6;
  drill.events.airborne.vehicle_share = vehicle_share;
  Zone& village = drill.surroundings[0];
  village.y_m = -1500;
  drill.roads.junctions[2].y_m = -1500;
  drill.roads.junctions[3].y_m = 1500;
  drill.roads.segments[1].length_m = 3000;
  drill.roads.segments[1].capacity_vehicles_s = 10;
  village.boarding_s = 0;
  return drill;
}

Drill crossing_by_bus(int persons, double vehicle_share) {
  Drill drill = crossing(persons, vehicle_share);
  drill.surroundings[0].bus_share = 1;
  Unit bus;
  bus.id = "B1";
  bus.station = "town_station";
  bus.kind = UnitKind::bus;
  bus.seats = persons;
  bus.ready = 1;
  drill.units.list = {bus};
  drill.stations[0].turnout_day_s = 0.0;
  drill.plan.orders.push_back(
      order("send", Happening::detected, Action::dispatch, "town_station", 0));
  return drill;
}

/// Share of those on the road who are overcome: the load of the way through the standing plume.
double overcome_on_the_road(const DrillRun& run, double vehicle_share) {
  const Agent& agent = run.clouds().at(0).agent();
  double load = 0;
  constexpr double speed_m_s = 10, step_m = 1;
  for (double y_m = -1500 + step_m / 2; y_m < 1500; y_m += step_m) {
    const double kg_m3 = vehicle_share * run.clouds().at(0).at_kg_m3({600, y_m}, run.end_s());
    load +=
        std::pow(kg_m3 * agent.law.unit_per_kg_m3, agent.law.exponent) * step_m / speed_m_s / 60;
  }
  const Tolerance tolerance(agent, run.model().drill().events.airborne);
  return tolerance.share(load / tolerance.yellow_share());
}

TEST(Evacuation, RidersOfABusBreatheWhatIsOnTheirWay) {
  constexpr int persons = 900;
  constexpr double vehicle_share = 0.8;
  const DrillModel model(crossing_by_bus(persons, vehicle_share));
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  run.check_consistency();
  EXPECT_EQ(run.people().exposed(0), persons);
  const double p = overcome_on_the_road(run, vehicle_share);
  ASSERT_GT(p, 0.05);
  ASSERT_LT(p, 0.95);
  EXPECT_NEAR(run.people().casualties_of(0), persons * p, 4 * std::sqrt(persons * p * (1 - p)));
  // Who has fallen is not delivered.
  EXPECT_EQ(run.evacuation().safe(0), persons - run.people().casualties_of(0));
}

TEST(Evacuation, PeopleInCarsBreatheTheSameAsInABus) {
  constexpr int persons = 900;
  constexpr double vehicle_share = 0.8;
  Drill drill = crossing(persons, vehicle_share);
  drill.surroundings[0].car_share = 1;
  // The plume stands before they come to it.
  drill.surroundings[0].warning_s = 600.0;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  run.check_consistency();
  EXPECT_EQ(run.people().exposed(0), persons);
  const double p = overcome_on_the_road(run, vehicle_share);
  EXPECT_NEAR(run.people().casualties_of(0), persons * p, 4 * std::sqrt(persons * p * (1 - p)));
}

TEST(Evacuation, ATightBusKeepsTheCloudOut) {
  const DrillModel model(crossing_by_bus(200, 0));
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  EXPECT_EQ(run.evacuation().safe(0), 200);
  EXPECT_EQ(run.people().exposed(0), 0);
  EXPECT_EQ(run.people().casualties(), 0);
}

TEST(Evacuation, WhoFallsOnTheWayDoesNotDependOnOthersUnderWay) {
  const auto falls = [](bool with_others) {
    Drill drill = chlorine_drill(600);
    Zone& village = drill.surroundings[0];
    village.walk_to_edge_m = 800;
    village.mobilisation_s = chance::Distribution(chance::Uniform{0, 600});
    drill.units.list.clear();
    drill.plan.orders = {
        order("leave", Happening::detected, Action::order_evacuation, "village", 0)};
    if (with_others) {
      Zone other = village;
      other.id = "hamlet";
      other.x_m = 500;
      drill.surroundings.insert(drill.surroundings.begin(), other);
      drill.plan.orders.push_back(
          order("leave_too", Happening::detected, Action::order_evacuation, "hamlet", 0));
    }
    const DrillModel model(drill);
    DrillRun run(model, {1, 0});
    run.play(event_limit);
    run.check_consistency();
    std::vector<double> times;
    for (const Entry& entry : run.journal().entries())
      if (entry.happening == Happening::injured && model.cast().name(entry.entity) == "village")
        times.push_back(entry.time_s);
    return times;
  };
  const auto alone = falls(false);
  EXPECT_GT(alone.size(), 50U);
  EXPECT_EQ(alone, falls(true));
}

TEST(PeakFlow, IsTheMostThatAnyMinuteHolds) {
  EXPECT_EQ(peak_flow_1_min({}), 0);
  // 30 persons over five minutes are 6 a minute; a bus load of 40 at once within the third.
  EXPECT_NEAR(peak_flow_1_min({{0, 300, 30}}), 6, 1e-9);
  EXPECT_NEAR(peak_flow_1_min({{0, 300, 30}, {150, 150, 40}}), 46, 1e-9);
  // A minute that begins at 45 s holds a quarter of the first and all of the second: 5 + 20.
  EXPECT_NEAR(peak_flow_1_min({{0, 60, 20}, {60, 105, 20}}), 25, 1e-9);
  // Two buses 60 s apart fit into one minute, 61 s apart they do not.
  EXPECT_EQ(peak_flow_1_min({{100, 100, 40}, {160, 160, 30}}), 70);
  EXPECT_EQ(peak_flow_1_min({{100, 100, 40}, {161, 161, 30}}), 40);
}

TEST(PeakFlow, OfAnExitIsWhatItsWidthLetsPass) {
  Drill drill = leaving(1000);
  drill.surroundings[0].exit_width_m = 4.3;
  EXPECT_NEAR(peak_flow_1_min(play(drill).left), 60 * 4 * 1.3158, 0.01);
}

TEST(PeakFlow, OfARoadIsWhatItsCapacityLetsPass) {
  Drill drill = leaving(1800);
  drill.surroundings[0].car_share = 1;
  drill.surroundings[0].persons_a_car = 3;
  drill.roads.segments[1].capacity_vehicles_s = 0.5;  // north
  const auto log = play(drill);
  int left = 0;
  for (const Departure& departure : log.left) left += departure.persons;
  EXPECT_EQ(left, 1800);
  EXPECT_NEAR(peak_flow_1_min(log.left), 60 * 3 * 0.5, 0.01);
}

TEST(PeakFlow, OfASlowMobilisationIsThatOfItsCurve) {
  Drill drill = leaving(2000);
  drill.surroundings[0].mobilisation_s = chance::Distribution(chance::Uniform{0, 6000});
  // 20 a minute, however the groups fall within their parts of the curve.
  EXPECT_NEAR(peak_flow_1_min(play(drill).left), 20, 0.5);
}

TEST(TimeOfShare, IsTheTimeOfTheLastThatIsNeeded) {
  const std::vector<Progress> steps{{10, 5}, {20, 5}, {30, 10}};
  EXPECT_EQ(time_of_share(steps, 0.5, 20), 20);
  EXPECT_EQ(time_of_share(steps, 0.51, 20), 30);
  EXPECT_TRUE(std::isnan(time_of_share(steps, 1, 21)));
}

}  // namespace
}  // namespace yuyan::response
