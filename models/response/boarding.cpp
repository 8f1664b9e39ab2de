#include "models/response/boarding.h"

#include <algorithm>
#include <string>
#include <utility>

namespace yuyan::response {
namespace {

/// Seats that are promised to a zone by a bus on its way there, before its own are known.
constexpr int usual_seats = 40;

}  // namespace

Boarding::Boarding(Stage& stage, People& people)
    : stage_(stage),
      people_(people),
      queues_(stage.drill().surroundings.size()),
      changed_(stage.calendar()) {}

void Boarding::expect(std::size_t zone, int persons) {
  if (queues_[zone].persons == 0) queues_[zone].since_s = stage_.now();
  queues_[zone].persons += persons;
  changed_.fire();
}

int Boarding::waiting() const {
  int n = 0;
  for (const Queue& queue : queues_) n += queue.persons;
  return n;
}

calendar::Task<std::optional<std::size_t>> Boarding::next(calendar::Gate& released) {
  for (;;) {
    std::optional<std::size_t> chosen;
    for (std::size_t zone = 0; zone < queues_.size(); ++zone) {
      const Queue& queue = queues_[zone];
      if (queue.persons <= queue.promised) continue;
      if (!chosen || queue.since_s < queues_[*chosen].since_s) chosen = zone;
    }
    if (chosen) {
      queues_[*chosen].promised += usual_seats;
      co_return chosen;
    }
    if (released.is_open()) co_return std::nullopt;
    co_await calendar::first_of(stage_.calendar(), calendar::never, changed_, released);
  }
}

double Boarding::board(std::size_t unit, std::size_t zone, int seats) {
  const Zone& data = stage_.drill().surroundings[zone];
  Queue& queue = queues_[zone];
  queue.promised = std::max(0, queue.promised - usual_seats);
  const int room = std::max(1, static_cast<int>(seats / data.seats_a_person));
  const int wanted = std::min(room, queue.persons);
  queue.persons -= wanted;
  queue.since_s = stage_.now();
  const Junction& stop = stage_.drill().roads.junctions[stage_.model().junction(data.junction)];
  Ride ride{people_.leave_zone(zone, wanted, "bus " + std::to_string(queue.loads++)),
            {.x_m = stop.x_m, .y_m = stop.y_m},
            stage_.now()};
  const int persons = ride.travellers.persons();
  rides_.insert_or_assign(unit, std::move(ride));
  if (queue.persons > queue.promised) changed_.fire();
  return persons * data.boarding_s / std::max(1, data.staff);
}

void Boarding::meet(Ride& ride, const propagation::Point& to, double air_share, double heat_share) {
  people_.expose(ride.travellers, {ride.at, to, ride.since_s, stage_.now(), air_share, heat_share});
  ride.at = to;
  ride.since_s = stage_.now();
}

/// While people get on the doors stand open.
void Boarding::set_off(std::size_t unit) {
  Ride& ride = rides_.at(unit);
  meet(ride, ride.at, 1, 1);
  if (set_off_) set_off_(ride.travellers);
}

void Boarding::passes(std::size_t unit, world::JunctionIndex junction) {
  const auto ride = rides_.find(unit);
  if (ride == rides_.end()) return;
  const Junction& at = stage_.drill().roads.junctions[junction];
  meet(ride->second, {.x_m = at.x_m, .y_m = at.y_m}, stage_.drill().events.airborne.vehicle_share,
       stage_.drill().events.harm.indoor_heat_share);
}

void Boarding::deliver(std::size_t unit) {
  const auto ride = rides_.extract(unit);
  if (delivered_) delivered_(ride.mapped().travellers);
}

int Boarding::on_board(std::size_t zone) const {
  int persons = 0;
  for (const auto& [unit, ride] : rides_)
    if (ride.travellers.zone == zone) persons += ride.travellers.persons();
  return persons;
}

}  // namespace yuyan::response
