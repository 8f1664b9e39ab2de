// fork() copies the whole simulated state: the door through which a decision branches.
#include <array>
#include <cmath>
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

struct Drill {
  World world{one_road()};
  Vehicle cars{0, 300};
  Vehicle waits{0};
  Vehicle blue_light{0, 1, 50};
  std::array<double, 3> arrived{};
  int branch_result = -1;
};

Process trip(Drill& drill, Vehicle& vehicle, double start_s, double& arrived) {
  co_await drill.world.calendar().until(start_s);
  co_await drill.world.drive(vehicle, 1);
  arrived = drill.world.now();
}

/// At 150 s: the first option leaves the road as it is, the second makes it ten times as wide.
Process widen(Drill& drill) {
  co_await drill.world.calendar().until(150, calendar::Phase::decision);
  const std::vector<std::string> options{"leave", "widen"};
  if (drill.world.decision("road", options) == 1) drill.world.set_road_capacity(0, 5);
}

/// What waitpid gives of a child that took the other option.
std::size_t branch(int& child_status) {
  const pid_t child = fork();
  if (child == 0) return 1;
  waitpid(child, &child_status, 0);
  return 0;
}

TEST(Branching, AChildTakesTheOtherOptionFromTheSameState) {
  in_child([] {
    Drill drill;
    const pid_t parent = getpid();
    int child_status = -1;
    drill.world.set_decider([&child_status](std::string_view, std::span<const std::string>) {
      return branch(child_status);
    });
    drill.world.spawn(trip(drill, drill.cars, 100, drill.arrived[0]));
    drill.world.spawn(trip(drill, drill.waits, 200, drill.arrived[1]));
    drill.world.spawn(trip(drill, drill.blue_light, 200, drill.arrived[2]));
    drill.world.spawn(widen(drill));
    drill.world.run();
    if (getpid() != parent) {
      EXPECT_NEAR(drill.arrived[1], 258.400, 1e-3);
      EXPECT_NEAR(drill.arrived[2], 258.204, 1e-3);
      _exit(testing::Test::HasFailure() ? EXIT_FAILURE : EXIT_SUCCESS);
    }
    EXPECT_TRUE(WIFEXITED(child_status) && WEXITSTATUS(child_status) == 0);
    EXPECT_NEAR(drill.arrived[1], 762, 1e-6);
    EXPECT_NEAR(drill.arrived[2], 272.04, 1e-6);
  });
}

}  // namespace
}  // namespace yuyan::world
