#include "models/response/evacuation.h"

#include <algorithm>
#include <cmath>
#include <string>

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

double peak_flow_1_min(const std::vector<Departure>& departures) {
  constexpr double window_s = 60;
  const auto within = [&](double begin_s) {
    double persons = 0;
    for (const Departure& d : departures) {
      const double length_s = d.to_s - d.from_s;
      const double begins_s = std::max(begin_s, d.from_s);
      const double ends_s = std::min(begin_s + window_s, d.to_s);
      if (ends_s < begins_s) continue;
      persons += length_s > 0 ? d.persons * (ends_s - begins_s) / length_s : d.persons;
    }
    return persons;
  };
  // What a window holds is linear between the times at which its ends meet those of a departure.
  double most = 0;
  for (const Departure& d : departures)
    for (const double bend_s : {d.from_s, d.to_s, d.from_s - window_s, d.to_s - window_s})
      most = std::max(most, within(bend_s));
  return most;
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
  for (const Zone& zone : stage.drill().surroundings) {
    zones_.emplace_back(zone);
    if (zone.persons_a_guardian > 0)
      zones_.back().guardians = std::make_unique<calendar::Resource>(stage.calendar(), zone.staff);
  }
  boarding.on_delivered(
      [this](const Travellers& travellers) { reach_safety(travellers, no_cause); });
  boarding.on_set_off([this](const Travellers& travellers) {
    zones_[travellers.zone].log.left.push_back({stage_.now(), stage_.now(), travellers.persons()});
  });
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
  stage_.calendar().spawn(warn(zone, ++zones_[zone].orders, told));
}

void Evacuation::call_off(std::size_t zone) {
  if (!zones_[zone].ordered) return;
  zones_[zone].ordered = false;
  ++zones_[zone].orders;
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

calendar::Process Evacuation::warn(std::size_t zone, int order, EntryNumber ordered) {
  co_await stage_.calendar().delay(stage_.draw(data(zone).warning_s, data(zone).id, "warning"));
  if (zones_[zone].orders != order) {
    --moving_;
    changed_.fire();
    co_return;
  }
  const int persons = people_.in_zone(zone);
  const EntryNumber warned =
      stage_.tell(Happening::zone_warned, stage_.cast().zone(zone), ordered, persons);
  State& state = zones_[zone];
  const int lying = people_.lying_in(zone);
  const int movers = persons - lying;
  state.log.warned_s = stage_.now();
  state.movers = movers;
  state.lying_stay = !stage_.model().can_carry_lying();
  state.log.told = state.lying_stay ? movers : persons;
  if (lying > 0) stage_.calendar().spawn(keep_lying(zone, warned));
  --moving_;
  if (state.log.told == 0) {
    stage_.tell(Happening::zone_evacuated, stage_.cast().zone(zone), warned);
    co_return;
  }
  const int riders = static_cast<int>(std::lround(movers * data(zone).car_share));
  const int by_bus =
      std::min(movers - riders, static_cast<int>(std::lround(movers * data(zone).bus_share)));
  const int groups = std::min(most_groups, movers);
  state.groups += groups;
  moving_ += groups;
  for (int group = 0; group < groups; ++group)
    stage_.calendar().spawn(leave(zone, order, group,
                                  {part(movers - riders - by_bus, group, groups),
                                   part(riders, group, groups), part(by_bus, group, groups)},
                                  warned));
}

/// The groups are spread evenly over the mobilisation curve, each by chance within its part of it.
calendar::Process Evacuation::leave(std::size_t zone, int order, int group,
                                    std::array<int, 3> persons, EntryNumber warned) {
  State& state = zones_[zone];
  const int groups = std::min(most_groups, state.movers);
  const double u = stage_.uniform(data(zone).id, "mobilisation", static_cast<std::uint64_t>(group));
  co_await stage_.calendar().delay(
      quantile(data(zone).mobilisation_s.distribution, (group + u) / groups));
  if (state.orders != order) co_return end_group(zone, warned);
  const auto [walkers, riders, by_bus] = persons;
  const Stretch ready = stretch(zone, group);
  state.log.mobilised.push_back({stage_.now(), walkers + riders + by_bus});
  if (walkers > 0) send_on_foot(zone, group, walkers, ready, warned);
  if (riders > 0) {
    ++state.groups;
    ++moving_;
    stage_.calendar().spawn(
        drive(people_.leave_zone(zone, riders, "car " + std::to_string(group)), ready, warned));
  }
  if (by_bus > 0) boarding_.expect(zone, by_bus);
  end_group(zone, warned);
}

/// The curve may have no ends: the outer halves of the first and the last group are taken to be as
/// long as their inner halves.
Evacuation::Stretch Evacuation::stretch(std::size_t zone, int group) const {
  const Log& log = zones_[zone].log;
  const int groups = std::min(most_groups, zones_[zone].movers);
  const auto ready_s = [&](double at) {
    return quantile(data(zone).mobilisation_s.distribution, at / groups);
  };
  const double middle_s = ready_s(group + 0.5);
  double from_s = group > 0 ? ready_s(group) : middle_s;
  double to_s = group + 1 < groups ? ready_s(group + 1) : middle_s;
  if (group == 0) from_s = std::max(0.0, 2 * middle_s - to_s);
  if (group + 1 == groups) to_s = 2 * middle_s - from_s;
  return {log.warned_s + from_s, log.warned_s + to_s};
}

calendar::Process Evacuation::walk(Travellers travellers, Stretch ready, EntryNumber warned) {
  co_await on_foot(travellers, ready, warned);
  end_group(travellers.zone, warned);
}

/// On foot people leave by the zone's exit and straight on towards their shelter.
calendar::Task<void> Evacuation::on_foot(Travellers& travellers, Stretch ready,
                                         EntryNumber warned) {
  const OnTheWay here(*this, travellers);
  const std::size_t zone = travellers.zone;
  const propagation::Point middle{.x_m = data(zone).x_m, .y_m = data(zone).y_m};
  const int entered = travellers.persons();
  const double begin_s = stage_.now();
  const double exit_free_s = zones_[zone].footway.free_s();
  const Footway::Passage passage = zones_[zone].footway.enter(entered, begin_s);
  if (passage.through_s > begin_s) co_await stage_.calendar().until(passage.through_s);
  zones_[zone].log.left.push_back(
      {std::max(ready.from_s, exit_free_s), std::max(ready.to_s, passage.through_s), entered});
  people_.expose(travellers, {middle, middle, begin_s, passage.through_s});
  co_await stage_.calendar().delay(passage.walk_s);
  zones_[zone].footway.come_out(entered);
  people_.expose(travellers, {middle, edge(zone), passage.through_s, stage_.now()});
  reach_safety(travellers, warned);
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
calendar::Process Evacuation::drive(Travellers travellers, Stretch ready, EntryNumber warned) {
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
  bool left = false;
  while (group.junction() != shelter) {
    const world::RoadNetwork& roads = stage_.world().roads();
    const world::SegmentIndex next = roads.ways_to(shelter).next[group.junction()];
    const double begin_s = stage_.now();
    const world::JunctionIndex from = group.junction();
    double flows_s = begin_s;  // when cars begin to flow over the end of the road
    if (next == world::no_segment) {
      co_await stage_.world().roads_changed().wait();
    } else {
      const world::JunctionIndex to = roads.segments()[next].to;
      const world::Segment& road = roads.segments()[next];
      // The first car leaves one headway after the flow began.
      flows_s += std::max(0.0, road.free_time_s - 1 / road.capacity_veh_s);
      co_await stage_.world().drive(group, to);
    }
    if (!left && group.junction() != from) {
      left = true;
      leave_by_road(travellers, ready, flows_s);
    }
    people_.expose(travellers, {place(from), place(group.junction()), begin_s, stage_.now(),
                                air_share, heat_share});
  }
  reach_safety(travellers, warned);
  end_group(travellers.zone, warned);
}

/// The cars of a group come over the first road one after the other: as they became ready, or as
/// the road lets them pass from the time of its first car on.
void Evacuation::leave_by_road(const Travellers& travellers, Stretch ready, double flows_s) {
  const double from_s = std::min(flows_s, stage_.now() - (ready.to_s - ready.from_s));
  zones_[travellers.zone].log.left.push_back({from_s, stage_.now(), travellers.persons()});
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
  if (state.groups > 0 || state.told_out || still_to_go(zone) > 0 || boarding_.on_board(zone) > 0)
    return;
  state.told_out = true;
  stage_.tell(Happening::zone_evacuated, stage_.cast().zone(zone), cause);
}

}  // namespace yuyan::response
