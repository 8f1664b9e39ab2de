#include "models/response/evacuation.h"

#include <algorithm>
#include <cmath>

namespace yuyan::response {
namespace {

/// A zone leaves in groups: enough to show the mobilisation curve, few enough to be quick.
constexpr int most_groups = 20;

int part(int whole, int index, int groups) {
  return whole / groups + (index < whole % groups ? 1 : 0);
}

}  // namespace

double time_of_share(const std::vector<Progress>& progress, double share, int of) {
  const double wanted = share * of - 1e-9;
  double persons = 0;
  for (const Progress& step : progress) {
    persons += step.persons;
    if (persons >= wanted) return step.time_s;
  }
  return Evacuation::Log::not_yet;
}

class Evacuation::OnTheWay {
 public:
  OnTheWay(Evacuation& evacuation, const Travellers& travellers)
      : list_(evacuation.zones_[travellers.zone].travelling), travellers_(&travellers) {
    list_.push_back(travellers_);
  }
  OnTheWay(const OnTheWay&) = delete;
  OnTheWay& operator=(const OnTheWay&) = delete;
  ~OnTheWay() { std::erase(list_, travellers_); }

 private:
  std::vector<const Travellers*>& list_;
  const Travellers* travellers_;
};

Evacuation::Evacuation(Stage& stage, People& people, Boarding& boarding)
    : stage_(stage), people_(people), boarding_(boarding), changed_(stage.calendar()) {
  zones_.reserve(stage.drill().surroundings.size());
  for (const Zone& zone : stage.drill().surroundings) zones_.emplace_back(zone);
  boarding.on_delivered(
      [this](const Travellers& travellers) { reach_safety(travellers, no_cause); });
}

int Evacuation::under_way(std::size_t zone) const {
  int n = boarding_.on_board(zone);
  for (const Travellers* travellers : zones_[zone].travelling) n += travellers->persons();
  return n;
}

void Evacuation::order(std::size_t zone, EntryNumber cause) {
  if (zones_[zone].ordered) return;
  zones_[zone].ordered = true;
  const EntryNumber told = stage_.tell(Happening::evacuation_ordered, stage_.cast().zone(zone),
                                       cause, people_.in_zone(zone));
  ++moving_;
  stage_.calendar().spawn(warn(zone, told));
}

void Evacuation::order_shelter(std::size_t zone, EntryNumber cause) {
  if (zones_[zone].sheltering || zones_[zone].ordered) return;
  zones_[zone].sheltering = true;
  const EntryNumber told = stage_.tell(Happening::shelter_ordered, stage_.cast().zone(zone), cause,
                                       people_.in_zone(zone));
  stage_.calendar().spawn(shelter(zone, told));
}

calendar::Process Evacuation::shelter(std::size_t zone, EntryNumber ordered) {
  co_await stage_.calendar().delay(stage_.draw(data(zone).warning_s, data(zone).id, "warning"));
  const EntryNumber warned =
      stage_.tell(Happening::zone_warned, stage_.cast().zone(zone), ordered, people_.in_zone(zone));
  co_await stage_.calendar().delay(
      stage_.draw(stage_.drill().events.airborne.sheltering_s, data(zone).id, "sheltering"));
  people_.shelter_zone(zone);
  stage_.tell(Happening::sheltered, stage_.cast().zone(zone), warned, people_.in_zone(zone));
}

calendar::Process Evacuation::warn(std::size_t zone, EntryNumber ordered) {
  co_await stage_.calendar().delay(stage_.draw(data(zone).warning_s, data(zone).id, "warning"));
  const int persons = people_.in_zone(zone);
  const EntryNumber warned =
      stage_.tell(Happening::zone_warned, stage_.cast().zone(zone), ordered, persons);
  State& state = zones_[zone];
  state.log.warned_s = stage_.now();
  state.log.told = persons;
  --moving_;
  if (persons == 0) {
    stage_.tell(Happening::zone_evacuated, stage_.cast().zone(zone), warned);
    co_return;
  }
  const int riders = static_cast<int>(std::lround(persons * data(zone).car_share));
  const int by_bus =
      std::min(persons - riders, static_cast<int>(std::lround(persons * data(zone).bus_share)));
  const int groups = std::min(most_groups, persons);
  state.groups = groups;
  moving_ += groups;
  for (int group = 0; group < groups; ++group)
    stage_.calendar().spawn(leave(zone, group,
                                  {part(persons - riders - by_bus, group, groups),
                                   part(riders, group, groups), part(by_bus, group, groups)},
                                  warned));
}

/// The groups are spread evenly over the mobilisation curve, each by chance within its part of it.
calendar::Process Evacuation::leave(std::size_t zone, int group, std::array<int, 3> persons,
                                    EntryNumber warned) {
  State& state = zones_[zone];
  const int groups = std::min(most_groups, state.log.told);
  const double u = stage_.uniform(data(zone).id, "mobilisation", static_cast<std::uint64_t>(group));
  co_await stage_.calendar().delay(
      quantile(data(zone).mobilisation_s.distribution, (group + u) / groups));
  const auto [walkers, riders, by_bus] = persons;
  state.log.mobilised.push_back({stage_.now(), walkers + riders + by_bus});
  if (walkers > 0) {
    ++state.groups;
    ++moving_;
    stage_.calendar().spawn(walk(people_.leave_zone(zone, walkers), warned));
  }
  if (riders > 0) {
    ++state.groups;
    ++moving_;
    stage_.calendar().spawn(drive(people_.leave_zone(zone, riders), warned));
  }
  if (by_bus > 0) boarding_.expect(zone, by_bus);
  end_group(zone, warned);
}

/// On foot people leave by the zone's exit and straight on towards their shelter.
calendar::Process Evacuation::walk(Travellers travellers, EntryNumber warned) {
  const OnTheWay here(*this, travellers);
  const std::size_t zone = travellers.zone;
  const propagation::Point middle{.x_m = data(zone).x_m, .y_m = data(zone).y_m};
  const int entered = travellers.persons();
  const double begin_s = stage_.now();
  const Footway::Passage passage = zones_[zone].footway.enter(entered, begin_s);
  if (passage.through_s > begin_s) co_await stage_.calendar().until(passage.through_s);
  people_.expose(travellers, {middle, middle, begin_s, passage.through_s});
  co_await stage_.calendar().delay(passage.walk_s);
  zones_[zone].footway.come_out(entered);
  people_.expose(travellers, {middle, edge(zone), passage.through_s, stage_.now()});
  reach_safety(travellers, warned);
  end_group(zone, warned);
}

propagation::Point Evacuation::edge(std::size_t zone) const {
  const Zone& from = data(zone);
  const auto& junctions = stage_.drill().roads.junctions;
  const Junction& to = junctions[stage_.model().junction(from.shelter_junction)];
  const double way_m = std::hypot(to.x_m - from.x_m, to.y_m - from.y_m);
  const double share = way_m > 0 ? std::min(1.0, from.walk_to_edge_m / way_m) : 0;
  return {.x_m = from.x_m + share * (to.x_m - from.x_m),
          .y_m = from.y_m + share * (to.y_m - from.y_m)};
}

/// From junction to junction, so that what happens on each road is known when it lies behind.
calendar::Process Evacuation::drive(Travellers travellers, EntryNumber warned) {
  const OnTheWay here(*this, travellers);
  const Zone& zone = data(travellers.zone);
  const double cars = std::max(1.0, std::ceil(travellers.persons() / zone.persons_a_car));
  world::Vehicle group(stage_.model().junction(zone.junction), cars);
  const world::JunctionIndex shelter = stage_.model().junction(zone.shelter_junction);
  const auto& junctions = stage_.drill().roads.junctions;
  const auto place = [&](world::JunctionIndex at) {
    return propagation::Point{.x_m = junctions[at].x_m, .y_m = junctions[at].y_m};
  };
  const double air_share = stage_.drill().events.airborne.vehicle_share;
  const double heat_share = stage_.drill().events.harm.indoor_heat_share;
  while (group.junction() != shelter) {
    const world::RoadNetwork& roads = stage_.world().roads();
    const world::SegmentIndex next = roads.ways_to(shelter).next[group.junction()];
    const double begin_s = stage_.now();
    const world::JunctionIndex from = group.junction();
    if (next == world::no_segment) {
      co_await stage_.world().roads_changed().wait();
    } else {
      const world::JunctionIndex to = roads.segments()[next].to;
      co_await stage_.world().drive(group, to);
    }
    people_.expose(travellers, {place(from), place(group.junction()), begin_s, stage_.now(),
                                air_share, heat_share});
  }
  reach_safety(travellers, warned);
  end_group(travellers.zone, warned);
}

void Evacuation::reach_safety(const Travellers& travellers, EntryNumber cause) {
  State& state = zones_[travellers.zone];
  const int persons = travellers.persons();
  evacuated_ += persons;
  state.safe += persons;
  state.log.out.push_back({stage_.now(), persons});
  if (state.groups == 0) end_group(travellers.zone, cause);
}

/// The zone is evacuated when all groups are out and nobody is left in it.
void Evacuation::end_group(std::size_t zone, EntryNumber cause) {
  State& state = zones_[zone];
  if (state.groups > 0) {
    --state.groups;
    --moving_;
  }
  changed_.fire();
  if (state.groups > 0 || state.told_out || people_.in_zone(zone) > 0 ||
      boarding_.on_board(zone) > 0)
    return;
  state.told_out = true;
  stage_.tell(Happening::zone_evacuated, stage_.cast().zone(zone), cause);
}

}  // namespace yuyan::response
