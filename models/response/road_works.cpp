#include "models/response/road_works.h"

#include <algorithm>
#include <cmath>

namespace yuyan::response {
namespace {

/// What one unit takes in hand at a time.
constexpr double piece_m = 5;
constexpr double nothing_m = 1e-9;

}  // namespace

void RoadWorks::block(std::size_t road, double length_m) {
  if (length_m <= 0) return;
  Heap& heap = heaps_[road];
  heap.to_begin_m += length_m;
  heap.seconds_a_m =
      stage_.draw(stage_.drill().roads.clear_s_m, stage_.drill().roads.segments[road].id, "clear");
  changed_.fire();
}

std::optional<RoadWorks::Job> RoadWorks::nearest(world::JunctionIndex from) const {
  std::optional<Job> first;
  double least_s = world::unreachable;
  const world::RoadMap& map = stage_.model().roads();
  for (const auto& [road, heap] : heaps_) {
    if (heap.to_begin_m <= nothing_m) continue;
    for (const world::JunctionIndex at : {map.roads[road].from, map.roads[road].to}) {
      const double way_s = stage_.world().roads().travel_time_s(from, at);
      if (way_s >= least_s) continue;
      least_s = way_s;
      first = Job{road, at};
    }
  }
  return first;
}

calendar::Task<void> RoadWorks::clear(std::size_t road, EntryNumber by,
                                      const calendar::Gate& over) {
  while (!over.is_open()) {
    const auto found = heaps_.find(road);
    if (found == heaps_.end() || found->second.to_begin_m <= nothing_m) co_return;
    const double length_m = std::min(piece_m, found->second.to_begin_m);
    found->second.to_begin_m -= length_m;
    found->second.in_hand_m += length_m;
    const double seconds = length_m * found->second.seconds_a_m;
    co_await stage_.calendar().delay(seconds);
    Heap& heap = heaps_.at(road);
    heap.in_hand_m -= length_m;
    if (heap.to_begin_m > nothing_m || heap.in_hand_m > nothing_m) continue;
    heaps_.erase(road);
    if (on_cleared_) on_cleared_(road, by);
  }
}

}  // namespace yuyan::response
