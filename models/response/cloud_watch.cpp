#include "models/response/cloud_watch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yuyan::response {

bool lies_downwind(const Zone& zone, const propagation::Point& source, double wind_towards_deg,
                   const Doctrine& doctrine) {
  const double east = zone.x_m - source.x_m, north = zone.y_m - source.y_m;
  const double distance_m = std::hypot(east, north);
  if (distance_m <= doctrine.isolation_radius_m + zone.radius_m) return true;
  if (distance_m > doctrine.downwind_reach_m + zone.radius_m) return false;
  const double towards = wind_towards_deg * std::numbers::pi / 180;
  const double cosine =
      (east * std::sin(towards) + north * std::cos(towards)) / std::max(distance_m, 1e-9);
  const double angle = std::acos(std::clamp(cosine, -1.0, 1.0));
  // The zone's own width counts.
  const double half_width = std::asin(std::min(1.0, zone.radius_m / distance_m));
  return angle <= doctrine.downwind_half_angle_deg * std::numbers::pi / 180 + half_width;
}

CloudWatch::CloudWatch(Stage& stage, Clouds& clouds, const People& people)
    : stage_(stage),
      clouds_(clouds),
      people_(people),
      changed_(stage.calendar()),
      over_(stage.drill().surroundings.size()),
      next_(stage.drill().surroundings.size()) {
  if (has_airborne(stage.drill())) stage.calendar().spawn(follow());
}

bool CloudWatch::is_downwind(std::size_t zone) const {
  for (std::size_t i = 0; i < clouds_.size(); ++i)
    if (clouds_.at(i).active() &&
        lies_downwind(stage_.drill().surroundings[zone], clouds_.at(i).source(),
                      stage_.weather().wind_towards_deg, stage_.drill().plan.doctrine))
      return true;
  return false;
}

bool CloudWatch::quiet() const {
  if (!clouds_.active()) return true;
  return !clouds_.releasing() && std::ranges::find(over_, true) == over_.end() &&
         std::ranges::none_of(next_, [](const calendar::Event& event) { return event.pending(); });
}

calendar::Process CloudWatch::follow() {
  for (;;) {
    co_await clouds_.changed().wait(calendar::Phase::completion);
    for (std::size_t zone = 0; zone < over_.size(); ++zone) plan(zone);
    changed_.fire();
  }
}

/// The next time at which some place of the zone is in a cloud, or none is any more.
void CloudWatch::plan(std::size_t zone) {
  next_[zone].cancel();
  double time_s = over_[zone] ? stage_.now() : propagation::never;
  for (const propagation::Point& place : people_.places_of(zone))
    for (std::size_t i = 0; i < clouds_.size(); ++i) {
      const double limit = clouds_.at(i).agent().harmful_kg_m3;
      const auto course = clouds_.at(i).course(place);
      if (course.nodes().empty()) continue;
      if (over_[zone])
        time_s = std::max(time_s, course.first_below(still_in * limit, stage_.now()));
      else
        time_s = std::min(time_s, course.first_at_least(limit, stage_.now()));
    }
  if (!std::isfinite(time_s)) return;
  next_[zone] = stage_.calendar().at(std::max(time_s, stage_.now()), calendar::Phase::completion,
                                     [this, zone] { cross(zone); });
}

void CloudWatch::cross(std::size_t zone) {
  over_[zone] = !over_[zone];
  stage_.tell(over_[zone] ? Happening::cloud_reached : Happening::cloud_left,
              stage_.cast().zone(zone), clouds_.cause(), people_.in_zone(zone));
  plan(zone);
  changed_.fire();
}

}  // namespace yuyan::response
