#include "models/response/road_hazards.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yuyan::response {
namespace {

/// A road is looked at in points no farther apart.
constexpr double spacing_m = 100;
/// Beyond this no fire of a site closes a road by its heat.
constexpr double heat_reach_m = 400;

/// What has run over a wall is looked at again after so long.
constexpr double overflow_look_s = 300;

double distance_m(const propagation::Point& a, const propagation::Point& b) {
  return std::hypot(a.x_m - b.x_m, a.y_m - b.y_m);
}

/// A road as a straight line from junction to junction.
struct Line {
  propagation::Point from, to;

  Line(const world::RoadMap& map, std::size_t road)
      : from{.x_m = map.junctions[map.roads[road].from].x_m,
             .y_m = map.junctions[map.roads[road].from].y_m},
        to{.x_m = map.junctions[map.roads[road].to].x_m,
           .y_m = map.junctions[map.roads[road].to].y_m} {}

  [[nodiscard]] double length_m() const { return distance_m(from, to); }
  [[nodiscard]] propagation::Point at(double share) const {
    return {.x_m = from.x_m + share * (to.x_m - from.x_m),
            .y_m = from.y_m + share * (to.y_m - from.y_m)};
  }
  [[nodiscard]] propagation::Point nearest(const propagation::Point& place) const {
    const double dx_m = to.x_m - from.x_m, dy_m = to.y_m - from.y_m;
    const double square_m2 = dx_m * dx_m + dy_m * dy_m;
    if (square_m2 <= 0) return from;
    const double share =
        ((place.x_m - from.x_m) * dx_m + (place.y_m - from.y_m) * dy_m) / square_m2;
    return at(std::clamp(share, 0.0, 1.0));
  }
};

}  // namespace

RoadHazards::RoadHazards(Stage& stage, FireGround& ground, Clouds& clouds, RoadWorks& works,
                         const RunOff& run_off)
    : stage_(stage),
      ground_(ground),
      clouds_(clouds),
      works_(works),
      run_off_(run_off),
      roads_(stage.model().roads().roads.size()) {
  for (std::size_t i = 0; i < stage.drill().roads.floods.size(); ++i)
    stage.calendar().spawn(flood(i));
  works.on_cleared([this](std::size_t road, EntryNumber by) { settle(road, by); });
  const bool airborne = has_airborne(stage.drill());
  const bool fires = ground.layout().size() > 0;
  if (!airborne && !fires) return;
  const world::RoadMap& map = stage.model().roads();
  for (std::size_t i = 0; i < roads_.size(); ++i) {
    const Line line(map, i);
    const int steps = std::max(1, static_cast<int>(std::ceil(line.length_m() / spacing_m)));
    for (int k = 0; k <= steps; ++k)
      roads_[i].points.push_back(line.at(static_cast<double>(k) / steps));
    for (AssetIndex asset = 0; asset < ground.layout().size() && !roads_[i].near_fire; ++asset)
      roads_[i].near_fire =
          std::ranges::any_of(roads_[i].points, [&](const propagation::Point& point) {
            return distance_m(point, ground.position(asset)) < heat_reach_m;
          });
  }
  if (airborne) stage.calendar().spawn(follow_clouds());
  if (!fires) return;
  stage.calendar().spawn(follow_fire());
  ground.on_blast(
      [this](const propagation::Blast& blast, EntryNumber cause) { litter(blast, cause); });
  stage.journal().listen([this](const Entry& entry, EntryNumber number) {
    if (entry.happening != Happening::bund_overflowed) return;
    const auto bund = static_cast<std::size_t>(entry.entity - stage_.cast().bund(0));
    stage_.calendar().spawn(overflow(bund, number));
  });
}

std::vector<std::size_t> RoadHazards::roads_within(const propagation::Point& centre,
                                                   double radius_m) const {
  std::vector<std::size_t> roads;
  for (std::size_t i = 0; i < roads_.size(); ++i)
    if (distance_m(Line(stage_.model().roads(), i).nearest(centre), centre) <= radius_m)
      roads.push_back(i);
  return roads;
}

/// Debris lies where the overpressure is enough, on the road's own length for that of the straight
/// line.
void RoadHazards::litter(const propagation::Blast& blast, EntryNumber cause) {
  constexpr double step_m = 2;
  const double limit_pa = stage_.drill().roads.debris_pa;
  const world::RoadMap& map = stage_.model().roads();
  for (std::size_t i = 0; i < roads_.size(); ++i) {
    const Line line(map, i);
    if (FireGround::overpressure_pa(blast, line.nearest(blast.centre)) < limit_pa) continue;
    const int steps = std::max(1, static_cast<int>(std::ceil(line.length_m() / step_m)));
    int hit = 0;
    for (int k = 0; k < steps; ++k)
      if (FireGround::overpressure_pa(blast, line.at((k + 0.5) / steps)) >= limit_pa) ++hit;
    const double share = std::max(hit, 1) / static_cast<double>(steps);
    works_.block(i, share * map.roads[i].length_m);
    settle(i, cause);
  }
}

calendar::Process RoadHazards::flood(std::size_t index) {
  const Flood& flood = stage_.drill().roads.floods[index];
  const auto roads = roads_within({.x_m = flood.x_m, .y_m = flood.y_m}, flood.radius_m);
  const double begins_s = stage_.draw(flood.begins_s, flood.id, "begins");
  const double lasts_s = stage_.draw(flood.lasts_s, flood.id, "lasts");
  co_await stage_.calendar().delay(begins_s);
  flood_roads(roads, 1, no_cause);
  co_await stage_.calendar().delay(lasts_s);
  flood_roads(roads, -1, no_cause);
}

/// As long as it runs, and until it has drained away.
calendar::Process RoadHazards::overflow(std::size_t index, EntryNumber cause) {
  const Bund& bund = stage_.drill().site.bunds[index];
  const auto roads = roads_within({.x_m = bund.overflow_x_m, .y_m = bund.overflow_y_m},
                                  std::sqrt(bund.overflow_area_m2 / std::numbers::pi));
  if (roads.empty()) co_return;
  flood_roads(roads, 1, cause);
  double before_m3 = -1;
  while (run_off_.bund(index).totals().overflowed > before_m3) {
    before_m3 = run_off_.bund(index).totals().overflowed;
    co_await stage_.calendar().delay(overflow_look_s);
  }
  const double drains_s = stage_.draw(stage_.drill().roads.flood_drains_s, bund.id, "flood drains");
  co_await stage_.calendar().delay(drains_s);
  flood_roads(roads, -1, cause);
}

void RoadHazards::flood_roads(const std::vector<std::size_t>& roads, int change,
                              EntryNumber cause) {
  for (const std::size_t road : roads) {
    roads_[road].floods += change;
    settle(road, cause);
  }
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
  const bool close = road.in_cloud || road.in_heat || road.floods > 0 || works_.is_blocked(index);
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
