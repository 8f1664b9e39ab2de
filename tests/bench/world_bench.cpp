// What the world costs: 60 vehicles that each drive ten segments of a grid, as in a drill of a
// depot; on roads of their own, and with an evacuation that makes them share.
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/chance/stream.h"
#include "sim/world/world.h"

namespace {

using namespace yuyan::world;
using yuyan::calendar::Process;
using yuyan::chance::Stream;

constexpr JunctionIndex side = 8;

/// 8 x 8 junctions, 224 segments.
RoadMap grid() {
  RoadMap map;
  const auto road = [&map](JunctionIndex from, JunctionIndex to) {
    map.roads.push_back({.id = std::to_string(map.roads.size()),
                         .from = from,
                         .to = to,
                         .length_m = 900,
                         .free_speed_m_s = 12,
                         .capacity_veh_s = 0.5});
  };
  for (JunctionIndex y = 0; y < side; ++y) {
    for (JunctionIndex x = 0; x < side; ++x) {
      map.junctions.push_back({std::to_string(side * y + x), 900.0 * x, 900.0 * y});
      if (x > 0) road(side * y + x - 1, side * y + x);
      if (y > 0) road(side * (y - 1) + x, side * y + x);
    }
  }
  return map;
}

Process trip(World& world, Vehicle& vehicle, double start_s, JunctionIndex to) {
  co_await world.calendar().until(start_s);
  co_await world.drive(vehicle, to);
}

std::uint64_t replication(std::uint64_t number, bool evacuation) {
  const Stream chance({.seed = 1, .replication = number}, 1, 1);
  World world(grid());
  std::vector<std::unique_ptr<Vehicle>> vehicles;
  for (int i = 0; i < 60; ++i) {
    auto words = chance.words(i);
    const auto from = static_cast<JunctionIndex>(side * side * words.uniform());
    const JunctionIndex to = side * side - 1 - from;
    const bool crowd = evacuation && i < 20;
    const double begin = crowd ? 60 * words.uniform() : 3600 * words.uniform();
    vehicles.push_back(std::make_unique<Vehicle>(from, crowd ? 50 : 1, crowd ? 1 : 20));
    world.spawn(trip(world, *vehicles.back(), begin, to));
  }
  world.run();
  return world.calendar().events();
}

void measure(const std::string& name, bool evacuation) {
  constexpr std::uint64_t replications = 500;
  const auto begin = std::chrono::steady_clock::now();
  std::uint64_t events = 0;
  for (std::uint64_t i = 0; i < replications; ++i) events += replication(i, evacuation);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  std::printf("{\"name\": \"world/%s\", \"value\": %.6g, \"unit\": \"ms\"}\n", name.c_str(),
              wall.count() * 1e3 / replications);
  std::printf("{\"name\": \"world/%s/events\", \"value\": %.6g, \"unit\": \"events\"}\n",
              name.c_str(), static_cast<double>(events) / replications);
}

}  // namespace

int main() {
  measure("drives", false);
  measure("drives_and_evacuation", true);
}
