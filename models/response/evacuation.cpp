#include "models/response/evacuation.h"

#include <cmath>
#include <memory>

namespace yuyan::response {
namespace {

/// A zone leaves in groups: enough to show the mobilisation curve, few enough to be quick.
constexpr int groups = 20;
constexpr double walking_speed_m_s = 1.34;  // Weidmann, free walking

int part(int whole, int index) { return whole / groups + (index < whole % groups ? 1 : 0); }

}  // namespace

Evacuation::Evacuation(Stage& stage, People& people)
    : stage_(stage),
      people_(people),
      ordered_(stage.drill().surroundings.size()),
      expected_(stage.drill().surroundings.size()) {}

void Evacuation::order(std::size_t zone, EntryNumber cause) {
  if (ordered_[zone]) return;
  ordered_[zone] = true;
  const EntryNumber told = stage_.tell(Happening::evacuation_ordered, stage_.cast().zone(zone),
                                       cause, people_.in_zone(zone));
  stage_.calendar().spawn(warn(zone, told));
}

calendar::Process Evacuation::warn(std::size_t zone, EntryNumber ordered) {
  co_await stage_.calendar().delay(stage_.draw(data(zone).warning_s, data(zone).id, "warning"));
  const int persons = people_.in_zone(zone);
  const EntryNumber warned =
      stage_.tell(Happening::zone_warned, stage_.cast().zone(zone), ordered, persons);
  expected_[zone] = persons;
  if (persons == 0) reach_safety(zone, 0, warned);
  const int riders = static_cast<int>(std::lround(persons * data(zone).car_share));
  for (int group = 0; group < groups; ++group) {
    const int walking = part(persons - riders, group), riding = part(riders, group);
    if (walking + riding > 0) stage_.calendar().spawn(leave(zone, group, walking, riding, warned));
  }
}

calendar::Process Evacuation::leave(std::size_t zone, int group, int walkers, int riders,
                                    EntryNumber warned) {
  co_await stage_.calendar().delay(stage_.draw(data(zone).mobilisation_s, data(zone).id,
                                               "mobilisation", static_cast<std::uint64_t>(group)));
  people_.leave_zone(zone, walkers + riders);
  if (riders > 0) stage_.calendar().spawn(drive(zone, riders, warned));
  if (walkers == 0) co_return;
  co_await stage_.calendar().delay(data(zone).walk_to_edge_m / walking_speed_m_s);
  reach_safety(zone, walkers, warned);
}

calendar::Process Evacuation::drive(std::size_t zone, int riders, EntryNumber warned) {
  const double cars = std::ceil(riders / data(zone).persons_a_car);
  world::Vehicle group(stage_.model().junction(data(zone).junction), cars);
  const world::JunctionIndex shelter = stage_.model().junction(data(zone).shelter_junction);
  for (;;) {
    const world::Arrival arrival = co_await stage_.world().drive(group, shelter);
    if (arrival.reached) break;
    co_await stage_.world().roads_changed().wait();
  }
  reach_safety(zone, riders, warned);
}

void Evacuation::reach_safety(std::size_t zone, int persons, EntryNumber cause) {
  evacuated_ += persons;
  expected_[zone] -= persons;
  if (expected_[zone] == 0) stage_.tell(Happening::zone_evacuated, stage_.cast().zone(zone), cause);
}

}  // namespace yuyan::response
