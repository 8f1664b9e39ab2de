#include "sim/world/roads.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "sim/chance/stream.h"
#include "sim/world/world.h"

namespace yuyan::world {
namespace {

RoadMap random_map(std::uint64_t id, JunctionIndex junctions, int roads) {
  const chance::Stream chance({.seed = 11, .replication = id}, 1, 1);
  RoadMap map;
  for (JunctionIndex i = 0; i < junctions; ++i) {
    auto words = chance.words(i);
    map.junctions.push_back(
        {"j" + std::to_string(i), 1000 * words.uniform(), 1000 * words.uniform()});
  }
  for (int i = 0; i < roads; ++i) {
    auto words = chance.words(10'000 + i);
    const auto from = static_cast<JunctionIndex>(junctions * words.uniform());
    const auto to = static_cast<JunctionIndex>(junctions * words.uniform());
    if (from == to) continue;
    map.roads.push_back({.id = "r" + std::to_string(i),
                         .from = from,
                         .to = to,
                         .length_m = std::floor(1 + 500 * words.uniform()),
                         .free_speed_m_s = words.uniform() < 0.5 ? 10.0 : 20.0,
                         .capacity_veh_s = 0.5,
                         .two_way = words.uniform() < 0.7,
                         .open = words.uniform() < 0.9});
  }
  return map;
}

/// All pairs by Floyd and Warshall.
std::vector<std::vector<double>> all_pairs(const RoadNetwork& network) {
  const std::size_t n = network.junctions().size();
  std::vector<std::vector<double>> time(n, std::vector<double>(n, unreachable));
  for (std::size_t i = 0; i < n; ++i) time[i][i] = 0;
  for (const Segment& s : network.segments()) {
    if (s.open) time[s.from][s.to] = std::min(time[s.from][s.to], s.free_time_s);
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        time[i][j] = std::min(time[i][j], time[i][k] + time[k][j]);
      }
    }
  }
  return time;
}

void expect_quickest_ways(const RoadNetwork& network) {
  const auto expected = all_pairs(network);
  for (JunctionIndex from = 0; from < network.junctions().size(); ++from) {
    for (JunctionIndex to = 0; to < network.junctions().size(); ++to) {
      const double time = network.travel_time_s(from, to);
      if (expected[from][to] == unreachable) {
        EXPECT_EQ(time, unreachable);
        EXPECT_FALSE(network.route(from, to));
        continue;
      }
      EXPECT_NEAR(time, expected[from][to], 1e-9);
      double along = 0;
      JunctionIndex at = from;
      const auto route = network.route(from, to);
      ASSERT_TRUE(route.has_value());
      for (const SegmentIndex s : *route) {
        EXPECT_EQ(network.segments()[s].from, at);
        EXPECT_TRUE(network.segments()[s].open);
        at = network.segments()[s].to;
        along += network.segments()[s].free_time_s;
      }
      EXPECT_EQ(at, to);
      EXPECT_NEAR(along, time, 1e-9);
    }
  }
}

TEST(RoadNetwork, FindsTheQuickestWays) {
  for (std::uint64_t id = 0; id < 10; ++id) {
    RoadNetwork network(random_map(id, 30, 60));
    expect_quickest_ways(network);
    network.set_open(3, false);
    network.set_open(7, false);
    expect_quickest_ways(network);
    network.set_open(3, true);
    expect_quickest_ways(network);
  }
}

TEST(RoadNetwork, FindsThingsByIdAndPlace) {
  const RoadNetwork network({.junctions = {{"A", 0, 0}, {"B", 100, 0}},
                             .roads = {{.id = "AB",
                                        .from = 0,
                                        .to = 1,
                                        .length_m = 100,
                                        .free_speed_m_s = 10,
                                        .capacity_veh_s = 1,
                                        .two_way = false}}});
  EXPECT_EQ(network.junction("B"), 1U);
  EXPECT_EQ(network.junction("C"), std::nullopt);
  EXPECT_EQ(network.road("AB"), 0U);
  EXPECT_EQ(network.road("BA"), std::nullopt);
  EXPECT_EQ(network.nearest(60, 30), 1U);
  EXPECT_EQ(network.segments_of(0).size(), 1U);
  EXPECT_EQ(network.travel_time_s(0, 1), 10);
  EXPECT_EQ(network.travel_time_s(1, 0), unreachable);
  EXPECT_EQ(network.travel_time_s(1, 1), 0);
}

TEST(RoadNetwork, RefusesNonsense) {
  const auto map_with = [](Road road) {
    return RoadMap{.junctions = {{"A", 0, 0}, {"B", 1, 0}}, .roads = {std::move(road)}};
  };
  const Road good{
      .id = "x", .from = 0, .to = 1, .length_m = 1, .free_speed_m_s = 1, .capacity_veh_s = 1};
  EXPECT_NO_THROW(RoadNetwork(map_with(good)));
  for (int fault = 0; fault < 5; ++fault) {
    Road road = good;
    if (fault == 0) road.to = 2;
    if (fault == 1) road.to = 0;
    if (fault == 2) road.length_m = 0;
    if (fault == 3) road.free_speed_m_s = -1;
    if (fault == 4) road.capacity_veh_s = std::nan("");
    EXPECT_THROW(RoadNetwork(map_with(road)), std::invalid_argument) << fault;
  }
}

calendar::Process drive(World& world, Vehicle& vehicle, JunctionIndex to) {
  co_await world.drive(vehicle, to);
}

TEST(Position, MovesAlongTheSegmentAndNeverBack) {
  World world({.junctions = {{"A", 0, 0}, {"B", 600, 300}},
               .roads = {{.id = "AB",
                          .from = 0,
                          .to = 1,
                          .length_m = 700,
                          .free_speed_m_s = 10,
                          .capacity_veh_s = 0.5}}});
  Vehicle convoy(0, 20);  // 68 s on the road, then 40 s in the queue at its end
  world.spawn(drive(world, convoy, 1));
  EXPECT_EQ(world.position(convoy).x_m, 0);
  double last = 0;
  for (int t = 1; t <= 108; ++t) {
    world.run(t);
    const Point p = world.position(convoy);
    EXPECT_GT(p.x_m, last);
    EXPECT_NEAR(p.y_m, p.x_m / 2, 1e-9);
    if (t <= 68) EXPECT_NEAR(p.x_m, 600.0 * t / 70, 1e-9) << t;
    last = p.x_m;
  }
  EXPECT_EQ(world.position(convoy).x_m, 600);
  EXPECT_EQ(convoy.segment(), no_segment);
  EXPECT_EQ(convoy.junction(), 1U);
}

}  // namespace
}  // namespace yuyan::world
