#include "models/response/road_hazards.h"

#include <algorithm>
#include <cmath>

namespace yuyan::response {
namespace {

/// A road is looked at in points no farther apart.
constexpr double spacing_m = 100;
/// Beyond this no fire of a site closes a road by its heat.
constexpr double heat_reach_m = 400;

double distance_m(const propagation::Point& a, const propagation::Point& b) {
  return std::hypot(a.x_m - b.x_m, a.y_m - b.y_m);
}

}  // namespace

RoadHazards::RoadHazards(Stage& stage, FireGround& ground, Clouds& clouds)
    : stage_(stage), ground_(ground), clouds_(clouds) {
  const bool airborne = has_airborne(stage.drill());
  const bool fires = ground.layout().size() > 0;
  if (!airborne && !fires) return;
  const world::RoadMap& map = stage.model().roads();
  roads_.resize(map.roads.size());
  for (std::size_t i = 0; i < roads_.size(); ++i) {
    const world::Junction& from = map.junctions[map.roads[i].from];
    const world::Junction& to = map.junctions[map.roads[i].to];
    const double length_m = std::hypot(to.x_m - from.x_m, to.y_m - from.y_m);
    const int steps = std::max(1, static_cast<int>(std::ceil(length_m / spacing_m)));
    for (int k = 0; k <= steps; ++k) {
      const double share = static_cast<double>(k) / steps;
      roads_[i].points.push_back({.x_m = from.x_m + share * (to.x_m - from.x_m),
                                  .y_m = from.y_m + share * (to.y_m - from.y_m)});
    }
    for (AssetIndex asset = 0; asset < ground.layout().size() && !roads_[i].near_fire; ++asset)
      roads_[i].near_fire =
          std::ranges::any_of(roads_[i].points, [&](const propagation::Point& point) {
            return distance_m(point, ground.position(asset)) < heat_reach_m;
          });
  }
  if (airborne) stage.calendar().spawn(follow_clouds());
  if (fires) stage.calendar().spawn(follow_fire());
}

int RoadHazards::closed() const {
  return static_cast<int>(std::ranges::count(roads_, true, &Road::closed));
}

calendar::Process RoadHazards::follow_clouds() {
  for (;;) {
    co_await clouds_.changed().wait(calendar::Phase::completion);
    for (std::size_t road = 0; road < roads_.size(); ++road) plan(road);
  }
}

calendar::Process RoadHazards::follow_fire() {
  for (;;) {
    co_await ground_.changed().wait(calendar::Phase::completion);
    const auto burning = ground_.burning();
    for (std::size_t i = 0; i < roads_.size(); ++i) {
      if (!roads_[i].near_fire || (burning.empty() && !roads_[i].in_heat)) continue;
      const bool hot =
          !burning.empty() &&
          std::ranges::any_of(roads_[i].points, [&](const propagation::Point& point) {
            return ground_.heat_flux_at_w_m2(point) >= stage_.drill().roads.close_within_w_m2;
          });
      if (hot == roads_[i].in_heat) continue;
      roads_[i].in_heat = hot;
      settle(i, burning.empty() ? no_cause : ground_.cause_of(burning.back()));
    }
  }
}

/// The next time at which the road is to be closed, or has been clear for long enough.
void RoadHazards::plan(std::size_t index) {
  Road& road = roads_[index];
  road.next.cancel();
  double time_s = road.in_cloud ? stage_.now() : propagation::never;
  bool any = road.in_cloud;
  for (const propagation::Point& point : road.points)
    for (std::size_t i = 0; i < clouds_.size(); ++i) {
      const double limit = clouds_.at(i).agent().road_kg_m3;
      const auto course = clouds_.at(i).course(point);
      if (course.nodes().empty()) continue;
      any = true;
      if (road.in_cloud)
        time_s = std::max(time_s, course.first_below(still_in * limit, stage_.now()));
      else
        time_s = std::min(time_s, course.first_at_least(limit, stage_.now()));
    }
  if (!any || !std::isfinite(time_s)) return;
  if (road.in_cloud) time_s += stage_.drill().events.airborne.road_reopens_s;
  road.next = stage_.calendar().at(std::max(time_s, stage_.now()), calendar::Phase::completion,
                                   [this, index] { cross(index); });
}

void RoadHazards::cross(std::size_t index) {
  roads_[index].in_cloud = !roads_[index].in_cloud;
  settle(index, clouds_.cause());
  plan(index);
}

void RoadHazards::settle(std::size_t index, EntryNumber cause) {
  Road& road = roads_[index];
  const bool close = road.in_cloud || road.in_heat;
  if (close == road.closed) return;
  road.closed = close;
  const auto number = static_cast<world::RoadIndex>(index);
  if (close)
    stage_.world().close_road(number);
  else
    stage_.world().reopen_road(number);
  stage_.tell(close ? Happening::road_closed : Happening::road_opened, stage_.cast().segment(index),
              cause);
}

}  // namespace yuyan::response
