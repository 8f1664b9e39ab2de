// docs/events.md, The world. The figures on the road of 60 s and 0.5 vehicles/s are closed forms of
// processor sharing.
#include <cstdio>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/world/world.h"
#include "tests/unit/sim/world/in_child.h"

namespace yuyan::world {
namespace {

using calendar::Phase;
using calendar::Process;
using calendar::ProcessRef;
using calendar::Task;

constexpr double tolerance_s = 1e-6;

/// Crossed in 60 s at 10 m/s; a vehicle can leave it every 2 s.
Road road(std::string id, JunctionIndex from, JunctionIndex to, double length_m = 600) {
  return {.id = std::move(id),
          .from = from,
          .to = to,
          .length_m = length_m,
          .free_speed_m_s = 10,
          .capacity_veh_s = 0.5};
}

RoadMap one_road() {
  return {.junctions = {{"A", 0, 0}, {"B", 600, 0}}, .roads = {road("AB", 0, 1)}};
}

/// A - B - D and, longer, A - C - D; E cannot be reached.
RoadMap two_ways() {
  return {.junctions = {{"A", 0, 0}, {"B", 600, 0}, {"C", 0, 900}, {"D", 600, 900}, {"E", 0, 5000}},
          .roads = {road("AB", 0, 1), road("BD", 1, 3), road("AC", 0, 2, 900),
                    road("CD", 2, 3, 900), road("BC", 1, 2, 1000)}};
}

struct Entry {
  std::string name;
  double time;
};

struct City {
  explicit City(RoadMap map) : world(std::move(map)) {}
  World world;
  std::vector<Entry> arrivals;
};

Process trip(City& city, Vehicle& vehicle, double start_s, JunctionIndex to, std::string name) {
  co_await city.world.calendar().until(start_s);
  const Arrival arrival = co_await city.world.drive(vehicle, to);
  EXPECT_TRUE(arrival.reached) << name;
  EXPECT_EQ(arrival.junction, vehicle.junction());
  city.arrivals.push_back({std::move(name), city.world.now()});
}

void expect_arrivals(const City& city, const std::vector<Entry>& expected) {
  ASSERT_EQ(city.arrivals.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(city.arrivals[i].name, expected[i].name);
    EXPECT_NEAR(city.arrivals[i].time, expected[i].time, tolerance_s) << expected[i].name;
  }
}

TEST(EventContract, S41_AloneAVehicleTakesItsFreeFlowTime) {
  City city(two_ways());
  Vehicle engine(0);
  city.world.spawn(trip(city, engine, 0, 3, "engine"));
  city.world.run();
  expect_arrivals(city, {{"engine", 60 + 60}});
  EXPECT_DOUBLE_EQ(engine.driven_m(), 1200);
}

Process drive_at(City& city, Vehicle& vehicle, JunctionIndex to, double speed_factor) {
  co_await city.world.drive(vehicle, to, speed_factor);
  city.arrivals.push_back({"arrived", city.world.now()});
}

TEST(EventContract, S41_TheSpeedFactorScalesTheFreeFlowTime) {
  for (const double factor : {0.5, 0.9, 1.3, 4.0, 100.0}) {  // at 100: shorter than the headway
    City city(one_road());
    Vehicle engine(0);
    city.world.spawn(drive_at(city, engine, 1, factor));
    city.world.run();
    expect_arrivals(city, {{"arrived", 60 / factor}});
  }
}

TEST(EventContract, S42_EnginesAndAnEvacuationShareARoad) {
  in_child([] {
    City city(one_road());
    Vehicle first(0);
    Vehicle cars(0, 300);
    Vehicle waits(0);
    Vehicle blue_light(0, 1, 50);
    city.world.spawn(trip(city, first, 0, 1, "first"));
    city.world.spawn(trip(city, cars, 100, 1, "300 cars"));
    city.world.spawn(trip(city, waits, 200, 1, "engine in the queue"));
    city.world.spawn(trip(city, blue_light, 200, 1, "engine with blue light"));
    city.world.run();
    expect_arrivals(city, {{"first", 60},
                           {"engine with blue light", 272.04},
                           {"300 cars", 761 + 2.0 / 3},
                           {"engine in the queue", 762}});
  });
}

TEST(EventContract, S43_TwoGroupsThatEndTogetherGoOnInTheirOrder) {
  in_child([] {
    City city(one_road());
    Vehicle a(0, 5);
    Vehicle b(0, 5);
    city.world.spawn(trip(city, a, 0, 1, "A"));
    city.world.spawn(trip(city, b, 0, 1, "B"));
    city.world.calendar().at(78, Phase::ordinary, [&city] {
      city.arrivals.push_back({"an event at 78", city.world.now()});
    });
    city.world.run();
    expect_arrivals(city, {{"A", 78}, {"B", 78}, {"an event at 78", 78}});
  });
}

Process use(City& city, SharedCapacity& capacity, double start_s, double amount, double weight,
            std::string name) {
  co_await city.world.calendar().until(start_s);
  co_await capacity.use(amount, weight);
  city.arrivals.push_back({std::move(name), city.world.now()});
}

TEST(EventContract, S44_TheShareOfAKilledUserGoesToTheOthers) {
  in_child([] {
    City city({});
    SharedCapacity main(city.world, 10);
    city.world.spawn(use(city, main, 0, 100, 1, "stays"));
    ProcessRef killed = city.world.spawn(use(city, main, 0, 1000, 3, "killed"));
    city.world.spawn(use(city, main, 20, 10, 1, "later"));
    city.world.calendar().at(8, Phase::ordinary, [&killed] { killed.kill(); });
    city.world.run();
    // 8 s at 2.5: 80 are left, alone from 8 to 16; later alone from 20 to 21
    expect_arrivals(city, {{"stays", 16}, {"later", 21}});
    EXPECT_EQ(main.users(), 0U);
  });
}

TEST(EventContract, S45_TurnedOffUsersKeepWhatTheyHaveDone) {
  in_child([] {
    City city({});
    SharedCapacity main(city.world, 10);
    city.world.spawn(use(city, main, 0, 50, 1, "small"));
    city.world.spawn(use(city, main, 0, 80, 1, "large"));
    city.world.calendar().at(4, Phase::ordinary, [&main] { main.set_capacity(0); });
    city.world.calendar().at(7, Phase::ordinary, [&main] { main.set_capacity(20); });
    city.world.run();
    // 20 each are done at 4; from 7 at 10 each: 30 are left of the small one until 10; then the
    // large one has 30 left, at 20
    expect_arrivals(city, {{"small", 10}, {"large", 11.5}});
  });
}

TEST(EventContract, S45_AloneAsWell) {
  City city({});
  SharedCapacity main(city.world, 0);
  city.world.spawn(use(city, main, 0, 50, 1, "alone"));
  city.world.calendar().at(3, Phase::ordinary, [&main] { main.set_capacity(10); });
  city.world.calendar().at(5, Phase::ordinary, [&main] { main.set_capacity(5); });
  city.world.calendar().at(7, Phase::ordinary, [&main] { main.set_capacity(0); });
  city.world.calendar().at(9, Phase::ordinary, [&main] { main.set_capacity(40); });
  city.world.run();
  expect_arrivals(city, {{"alone", 9.5}});
}

TEST(EventContract, S46_AVehicleUnderWayTakesAnotherWay) {
  City city(two_ways());
  Vehicle engine(0);
  city.world.spawn(trip(city, engine, 0, 3, "engine"));
  city.world.calendar().at(30, Phase::ordinary, [&city] { city.world.close_road(1); });  // BD
  city.world.run();
  // AB 60, then BC 100 and CD 90
  expect_arrivals(city, {{"engine", 250}});
}

TEST(EventContract, S46_AndTheOldOneWhenItOpens) {
  City city(two_ways());
  Vehicle engine(0);
  city.world.close_road(1);
  city.world.spawn(trip(city, engine, 0, 3, "engine"));  // A - C
  city.world.calendar().at(30, Phase::ordinary, [&city] { city.world.reopen_road(1); });
  city.world.calendar().at(40, Phase::ordinary, [&city] { city.world.close_road(3); });  // CD
  city.world.run();
  // AC 90, CB 100, BD 60
  expect_arrivals(city, {{"engine", 250}});
}

Process drive_or_wait(City& city, Vehicle& vehicle, JunctionIndex to) {
  Arrival arrival = co_await city.world.drive(vehicle, to);
  while (!arrival.reached) {
    city.arrivals.push_back({"stuck", city.world.now()});
    co_await city.world.roads_changed();
    arrival = co_await city.world.drive(vehicle, to);
  }
  city.arrivals.push_back({"arrived", city.world.now()});
}

TEST(EventContract, S47_NoWayIsAValue) {
  City city(two_ways());
  Vehicle engine(0);
  city.world.spawn(drive_or_wait(city, engine, 3));
  city.world.calendar().at(30, Phase::ordinary, [&city] { city.world.close_road(1); });
  city.world.calendar().at(30, Phase::ordinary, [&city] { city.world.close_road(3); });
  city.world.calendar().at(100, Phase::ordinary, [&city] { city.world.reopen_road(1); });
  city.world.run();
  expect_arrivals(city, {{"stuck", 60}, {"arrived", 160}});

  City other(two_ways());
  Vehicle lost(0);
  other.world.spawn(drive_or_wait(other, lost, 4));
  other.world.run();
  expect_arrivals(other, {{"stuck", 0}});
  EXPECT_EQ(lost.junction(), 0U);
}

TEST(EventContract, S48_AKilledDriveLeavesTheVehicleWhereItIs) {
  City city(two_ways());
  Vehicle engine(0);
  ProcessRef first = city.world.spawn(trip(city, engine, 0, 3, "never"));
  city.world.run(45);
  EXPECT_TRUE(engine.driving());
  EXPECT_EQ(city.world.vehicles_on(engine.segment()), 1);
  first.kill();
  EXPECT_FALSE(engine.driving());
  EXPECT_EQ(city.world.vehicles_on(engine.segment()), 0);
  EXPECT_NEAR(city.world.position(engine).x_m, 450, 1e-9);
  city.world.run(100);
  EXPECT_NEAR(city.world.position(engine).x_m, 450, 1e-9);
  city.world.spawn(trip(city, engine, 100, 0, "back home"));  // to B, and back
  city.world.run();
  expect_arrivals(city, {{"back home", 100 + 15 + 60}});
}

TEST(EventContract, S49_ARedirectedVehicleTakesTheNewWay) {
  City city(two_ways());
  Vehicle engine(0);
  city.world.spawn(trip(city, engine, 0, 3, "engine"));
  city.world.calendar().at(30, Phase::ordinary, [&engine] { engine.redirect(2); });
  city.world.run();
  expect_arrivals(city, {{"engine", 160}});  // AB 60, BC 100
  EXPECT_EQ(engine.junction(), 2U);
}

TEST(EventContract, S50_ADecisionTakesTheFirstOptionUnlessNamed) {
  World world;
  const std::vector<std::string> options{"wait", "withdraw"};
  EXPECT_EQ(world.decision("withdrawal", options), 0U);
  world.set_decider([](std::string_view id, std::span<const std::string> given) {
    return id == "withdrawal" && given.size() == 2 ? 1U : 9U;
  });
  EXPECT_EQ(world.decision("withdrawal", options), 1U);
  EXPECT_THROW(world.decision("another", options), std::logic_error);
  EXPECT_THROW(world.decision("withdrawal", {}), std::logic_error);
}

}  // namespace
}  // namespace yuyan::world
