// One replication's world: a calendar, roads that vehicles share, other shared capacities, and the
// door for decisions.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/calendar/calendar.h"
#include "sim/calendar/condition.h"
#include "sim/calendar/task.h"
#include "sim/world/roads.h"
#include "sim/world/shared_capacity.h"
#include "sim/world/sharing_engine.h"
#include "sim/world/vehicle.h"

namespace yuyan::world {

/// Chooses one of the options of a decision: gives its place in the list.
using Decider =
    std::function<std::size_t(std::string_view id, std::span<const std::string> options)>;

class World {
 public:
  explicit World(RoadMap map = {});
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  /// Kills all processes.
  ~World();

  [[nodiscard]] calendar::Calendar& calendar() { return calendar_; }
  [[nodiscard]] double now() const { return calendar_.now(); }
  calendar::Delay delay(double dt, calendar::Phase phase = calendar::Phase::ordinary) {
    return calendar_.delay(dt, phase);
  }
  calendar::ProcessRef spawn(calendar::Process process,
                             calendar::Phase phase = calendar::Phase::ordinary) {
    return calendar_.spawn(std::move(process), phase);
  }
  calendar::Ending run(double until = calendar::never) { return calendar_.run(until); }

  [[nodiscard]] const RoadNetwork& roads() const { return roads_; }
  /// Vehicles under way finish the segment they are on and take another way from there.
  void close_road(RoadIndex road);
  void reopen_road(RoadIndex road);
  /// Fires when a road closes or opens.
  calendar::Signal& roads_changed() { return roads_changed_; }
  /// Changes how many vehicles can leave a road each second, in each direction, >= 0; 0: nobody
  /// gets off it. Does not change which way is the quickest.
  void set_road_capacity(RoadIndex road, double capacity_veh_s);
  /// Vehicles that drive on a segment now.
  [[nodiscard]] double vehicles_on(SegmentIndex segment) const { return on_segment_.at(segment); }

  /// Arrival arrival = co_await drive(vehicle, to): along the quickest open way, looked up anew at
  /// every junction. Alone on it, a vehicle crosses a segment in its free-flow time divided by
  /// speed_factor > 0. Without a way the drive ends, as a value, at the junction where that shows.
  /// A drive that is killed leaves the vehicle where it is; the next one goes on from there. One
  /// drive at a time.
  calendar::Task<Arrival> drive(Vehicle& vehicle, JunctionIndex to, double speed_factor = 1);
  /// Where a vehicle is now, on the straight line between the junctions of its segment.
  [[nodiscard]] Point position(const Vehicle& vehicle) const;

  /// Asks whoever runs the replication which option is taken; the first, unless set_decider named
  /// someone. std::logic_error without options, or when the answer is none of them.
  std::size_t decision(std::string_view id, std::span<const std::string> options);
  void set_decider(Decider decider) { decider_ = std::move(decider); }

 private:
  friend class SharedCapacity;
  class Driving;
  class InQueue;
  class OnSegment;

  calendar::Process cross(Vehicle& vehicle, double speed_factor);
  [[nodiscard]] double fraction(const Vehicle& vehicle) const;

  calendar::Calendar calendar_;
  SharingEngine engine_;
  RoadNetwork roads_;
  std::vector<std::unique_ptr<SharedCapacity>> outflows_;  // by segment
  std::vector<double> on_segment_;                         // vehicles, by segment
  calendar::Signal roads_changed_;
  Decider decider_;
};

}  // namespace yuyan::world
