// The figures are closed forms of processor sharing on one road of 60 s and 0.5 vehicles/s.
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/world/world.h"
#include "tests/unit/sim/world/in_child.h"

namespace yuyan::world {
namespace {

using calendar::Process;

RoadMap one_road() {
  return {.junctions = {{"A", 0, 0}, {"B", 600, 0}},
          .roads = {{.id = "AB",
                     .from = 0,
                     .to = 1,
                     .length_m = 600,
                     .free_speed_m_s = 10,
                     .capacity_veh_s = 0.5}}};
}

struct Log {
  std::vector<std::string> order;
  std::vector<double> time;
};

Process trip(World& world, Vehicle& vehicle, double start_s, const char* name, Log& log) {
  co_await world.calendar().until(start_s);
  const Arrival arrival = co_await world.drive(vehicle, 1);
  EXPECT_TRUE(arrival.reached);
  log.order.emplace_back(name);
  log.time.push_back(world.now());
}

TEST(Drive, EnginesAndAnEvacuationShareARoad) {
  in_child([] {
    World world(one_road());
    Log log;
    Vehicle first(0);
    Vehicle cars(0, 300);
    Vehicle waits(0);
    Vehicle blue_light(0, 1, 50);
    world.spawn(trip(world, first, 0, "first", log));
    world.spawn(trip(world, cars, 100, "cars", log));
    world.spawn(trip(world, waits, 200, "waits", log));
    world.spawn(trip(world, blue_light, 200, "blue light", log));
    world.run();
    EXPECT_EQ(log.order, (std::vector<std::string>{"first", "blue light", "cars", "waits"}));
    const std::vector<double> expected{60, 272.04, 761 + 2.0 / 3, 762};
    ASSERT_EQ(log.time.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(log.time[i], expected[i], 1e-9);
  });
}

}  // namespace
}  // namespace yuyan::world
