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
      lying_(stage.drill().surroundings.size()),
      changed_(stage.calendar()) {}

void Boarding::expect(std::size_t zone, int persons) {
  if (queues_[zone].persons == 0) queues_[zone].since_s = stage_.now();
  queues_[zone].persons += persons;
  changed_.fire();
}

void Boarding::expect_lying(std::size_t zone, int persons) {
  lying_[zone].since_s = stage_.now();
  lying_[zone].persons += persons;
  changed_.fire();
}

bool Boarding::knows_lying() const {
  return std::ranges::any_of(stage_.drill().surroundings,
                             [](const Zone& zone) { return zone.lying_share > 0; });
}

int Boarding::waiting() const {
  int n = 0;
  for (const Queue& queue : queues_) n += queue.persons;
  for (const Queue& queue : lying_) n += queue.persons;
  return n;
}

std::optional<std::size_t> Boarding::longest_waiting(bool lying) const {
  const auto& queues = lying ? lying_ : queues_;
  std::optional<std::size_t> chosen;
  for (std::size_t zone = 0; zone < queues.size(); ++zone) {
    if (queues[zone].persons <= queues[zone].promised) continue;
    if (!chosen || queues[zone].since_s < queues[*chosen].since_s) chosen = zone;
  }
  return chosen;
}

std::optional<Boarding::Fare> Boarding::claim_lying(int stretchers) {
  const auto zone = stretchers > 0 ? longest_waiting(true) : std::nullopt;
  if (!zone) return std::nullopt;
  lying_[*zone].promised += stretchers;
  return Fare{*zone, true};
}

void Boarding::give_back(const Fare& fare, int stretchers) {
  Queue& queue = fare.lying ? lying_[fare.zone] : queues_[fare.zone];
  queue.promised = std::max(0, queue.promised - (fare.lying ? stretchers : usual_seats));
  changed_.fire();
}

calendar::Task<std::optional<Boarding::Fare>> Boarding::next(calendar::Gate& released,
                                                             int stretchers) {
  for (;;) {
    if (const auto lying = claim_lying(released.is_open() ? 0 : stretchers)) co_return lying;
    if (const auto zone = longest_waiting(false)) {
      queues_[*zone].promised += usual_seats;
      co_return Fare{*zone, false};
    }
    if (released.is_open()) co_return std::nullopt;
    co_await calendar::first_of(stage_.calendar(), calendar::never, changed_, released);
  }
}

double Boarding::board(std::size_t unit, std::size_t zone, int seats) {
  const Zone& data = stage_.drill().surroundings[zone];
  Queue& queue = queues_[zone];
  queue.promised = std::max(0, queue.promised - usual_seats);
  // A guardian has a seat beside those whom he leads.
  const double led = data.persons_a_guardian;
  const double for_people = led > 0 ? seats * led / (led + 1) : seats;
  const int room = std::max(1, static_cast<int>(for_people / data.seats_a_person));
  const int wanted = std::min(room, queue.persons);
  queue.persons -= wanted;
  queue.since_s = stage_.now();
  Travellers travellers = people_.leave_zone(zone, wanted, "bus " + std::to_string(queue.loads++));
  const int persons = travellers.persons();
  embark(unit, std::move(travellers));
  if (queue.persons > queue.promised) changed_.fire();
  return persons * data.boarding_s / std::max(1, data.staff);
}

double Boarding::load_lying(std::size_t unit, std::size_t zone, int stretchers) {
  Queue& queue = lying_[zone];
  queue.promised = std::max(0, queue.promised - stretchers);
  // Some of those who waited may have been hurt meanwhile.
  queue.persons = std::min(queue.persons, people_.lying_in(zone));
  const int wanted = std::min(stretchers, queue.persons);
  queue.persons -= wanted;
  queue.since_s = stage_.now();
  Travellers travellers = people_.carry_out(zone, wanted, "lying " + std::to_string(queue.loads++));
  const double loading_s = handling_s(travellers, "lying_load");
  embark(unit, std::move(travellers));
  if (queue.persons > queue.promised) changed_.fire();
  return loading_s;
}

double Boarding::unloading_s(std::size_t unit) const {
  return handling_s(rides_.at(unit).travellers, "lying_unload");
}

/// Two helpers take one after the other; more helpers make more pairs.
double Boarding::handling_s(const Travellers& travellers, const char* purpose) const {
  const Zone& zone = stage_.drill().surroundings[travellers.zone];
  const std::string draws = std::string(purpose) + " " + travellers.group;
  double sum_s = 0;
  for (int i = 0; i < travellers.persons(); ++i)
    sum_s += stage_.draw(zone.lying_load_s, zone.id, draws, static_cast<std::uint64_t>(i));
  return sum_s / std::max(1, std::min(zone.staff / 2, travellers.persons()));
}

void Boarding::embark(std::size_t unit, Travellers travellers) {
  const Zone& zone = stage_.drill().surroundings[travellers.zone];
  const Junction& stop = stage_.drill().roads.junctions[stage_.model().junction(zone.junction)];
  rides_.insert_or_assign(
      unit, Ride{std::move(travellers), {.x_m = stop.x_m, .y_m = stop.y_m}, stage_.now()});
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
