#include "models/response/fleet.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yuyan::response {
namespace {

bool fights_fire(UnitKind kind) {
  switch (kind) {
    case UnitKind::water:
    case UnitKind::foam:
    case UnitKind::tanker:
    case UnitKind::ladder:
    case UnitKind::supply:
      return true;
    default:
      return false;
  }
}

}  // namespace

Fleet::Fleet(Stage& stage, Brigade& brigade, Medical& medical)
    : stage_(stage),
      brigade_(brigade),
      medical_(medical),
      gate_(stage.model().junction(stage.drill().site.gate_junction)),
      trips_(stage.drill().units.list.size()),
      released_(stage.calendar()),
      changed_(stage.calendar()) {
  states_.resize(stage.drill().units.list.size());
  for (std::size_t unit = 0; unit < states_.size(); ++unit) {
    states_[unit].vehicle = std::make_unique<world::Vehicle>(
        stage.model().junction(station(unit).junction), 1, stage.drill().roads.blue_light_weight);
    states_[unit].vehicle->on_junction([this, unit](world::JunctionIndex junction) {
      passages_.push_back({unit, junction, stage_.now()});
    });
  }
}

/// Each row of a package is filled with the units of its kind that are expected first.
void Fleet::dispatch_grade(int grade, EntryNumber cause) {
  for (const Package& package : stage_.drill().plan.packages) {
    if (package.grade <= grade_sent_ || package.grade > grade) continue;
    std::vector<std::pair<double, std::size_t>> candidates;
    for (std::size_t unit = 0; unit < states_.size(); ++unit) {
      const bool fits = data(unit).kind == package.kind && !states_[unit].sent &&
                        (package.station.empty() ? station(unit).kind != StationKind::mutual_aid
                                                 : data(unit).station == package.station);
      if (fits) candidates.emplace_back(expected_arrival_s(unit), unit);
    }
    std::ranges::sort(candidates);
    const auto n =
        std::min<std::size_t>(static_cast<std::size_t>(package.count), candidates.size());
    for (std::size_t i = 0; i < n; ++i) send(candidates[i].second, cause);
  }
  grade_sent_ = std::max(grade_sent_, grade);
}

void Fleet::dispatch(std::string_view selector, EntryNumber cause) {
  for (std::size_t unit = 0; unit < states_.size(); ++unit)
    if (!states_[unit].sent && stage_.cast().matches(stage_.cast().unit(unit), selector))
      send(unit, cause);
}

/// Who is still on the way turns round at the next junction.
void Fleet::release_all() {
  released_.open();
  for (std::size_t unit = 0; unit < states_.size(); ++unit)
    if (states_[unit].outbound)
      states_[unit].vehicle->redirect(stage_.model().junction(station(unit).junction));
}

int Fleet::on_scene(UnitKind kind) const {
  int n = 0;
  for (std::size_t unit = 0; unit < states_.size(); ++unit)
    n += data(unit).kind == kind && states_[unit].condition == Condition::working ? 1 : 0;
  return n;
}

int Fleet::fire_units_on_scene() const {
  int n = 0;
  for (std::size_t unit = 0; unit < states_.size(); ++unit)
    n += fights_fire(data(unit).kind) && states_[unit].condition == Condition::working ? 1 : 0;
  return n;
}

std::vector<double> Fleet::station_water_s() const {
  std::vector<double> times(stage_.drill().stations.size(),
                            std::numeric_limits<double>::infinity());
  for (std::size_t unit = 0; unit < states_.size(); ++unit) {
    if (!fights_fire(data(unit).kind) || data(unit).monitor_l_s <= 0) continue;
    const Work& work = stage_.drill().units.work;
    const double drive_s = stage_.world().roads().travel_time_s(
        stage_.model().junction(station(unit).junction), gate_);
    const double time_s = turnout_s(unit) + drive_s * trip_factor(unit, 0) +
                          stage_.draw(work.set_up_s, data(unit).id, "set_up", 0);
    double& best = times[stage_.model().station_of(unit)];
    best = std::min(best, time_s);
  }
  return times;
}

TimeIn Fleet::time_in(std::size_t unit) const {
  TimeIn result = states_[unit].time_in;
  result[static_cast<std::size_t>(states_[unit].condition)] += stage_.now() - states_[unit].since_s;
  return result;
}

void Fleet::lose(std::size_t unit) {
  brigade_.lose(unit);
  set(unit, Condition::lost);
}

void Fleet::send(std::size_t unit, EntryNumber cause) {
  states_[unit].sent = true;
  if (!stage_.happens(data(unit).ready, data(unit).id, "ready")) {
    stage_.tell(Happening::unavailable, stage_.cast().unit(unit), cause);
    return;
  }
  ++away_;
  stage_.calendar().spawn(mission(unit, cause));
}

calendar::Process Fleet::mission(std::size_t unit, EntryNumber cause) {
  const EntityNumber entity = stage_.cast().unit(unit);
  const EntryNumber dispatched = stage_.tell_change(Happening::dispatched, entity, Condition::ready,
                                                    Condition::turning_out, cause);
  set(unit, Condition::turning_out);
  co_await stage_.calendar().delay(turnout_s(unit));
  stage_.tell_change(Happening::turned_out, entity, Condition::turning_out, Condition::driving,
                     dispatched);
  set(unit, Condition::driving);
  states_[unit].outbound = true;
  const bool reached = co_await drive(unit, gate_, dispatched);
  states_[unit].outbound = false;
  if (reached && states_[unit].vehicle->junction() == gate_) {
    const EntryNumber arrived = stage_.tell_change(Happening::arrived, entity, Condition::driving,
                                                   Condition::working, dispatched);
    set(unit, Condition::working);
    if (fights_fire(data(unit).kind)) {
      if (!arrived_ && first_arrival_) first_arrival_(arrived);
      arrived_ = true;
      brigade_.join(unit, arrived);
    }
    changed_.fire();
    if (data(unit).kind == UnitKind::ambulance)
      co_await serve_casualties(unit, arrived);
    else
      co_await released_.wait();
  }
  co_await go_home(unit, dispatched);
}

calendar::Task<bool> Fleet::drive(std::size_t unit, world::JunctionIndex to, EntryNumber cause) {
  const double factor = trip_factor(unit, trips_[unit]);
  ++trips_[unit];
  passages_.push_back({unit, states_[unit].vehicle->junction(), stage_.now()});
  const world::Arrival arrival =
      co_await stage_.world().drive(*states_[unit].vehicle, to, 1 / factor);
  if (!arrival.reached) stage_.tell(Happening::stranded, stage_.cast().unit(unit), cause);
  co_return arrival.reached;
}

/// An ambulance fetches casualties as long as there are any to come.
calendar::Task<void> Fleet::serve_casualties(std::size_t unit, EntryNumber cause) {
  const EntityNumber entity = stage_.cast().unit(unit);
  medical_.crew_arrived();
  for (;;) {
    const auto patient = co_await medical_.next_patient(released_);
    if (!patient) break;
    const Care& care = stage_.drill().hospitals.care;
    co_await stage_.calendar().delay(
        stage_.draw(care.load_s, data(unit).id, "load", static_cast<std::uint64_t>(trips_[unit])));
    const std::size_t hospital = medical_.choose_hospital(*patient, gate_);
    stage_.tell(Happening::loaded, stage_.cast().unit(unit), cause, *patient,
                stage_.cast().hospital(hospital));
    medical_.crew_left();
    set(unit, Condition::driving);
    const auto to = stage_.model().junction(stage_.drill().hospitals.list[hospital].junction);
    const bool reached = co_await drive(unit, to, cause);
    if (reached) {
      co_await stage_.calendar().delay(stage_.draw(care.hand_over_s, data(unit).id, "hand_over",
                                                   static_cast<std::uint64_t>(trips_[unit])));
      medical_.admit(*patient, hospital);
    }
    if (medical_.nobody_waits() && released_.is_open()) co_return;
    const bool back = co_await drive(unit, gate_, cause);
    if (!back) co_return;
    set(unit, Condition::working);
    stage_.tell_change(Happening::returned, entity, Condition::driving, Condition::working, cause);
    medical_.crew_arrived();
  }
  medical_.crew_left();
}

calendar::Task<void> Fleet::go_home(std::size_t unit, EntryNumber cause) {
  const EntityNumber entity = stage_.cast().unit(unit);
  stage_.tell_change(Happening::relieved, entity, states_[unit].condition, Condition::returning,
                     cause);
  set(unit, Condition::returning);
  states_[unit].vehicle->set_weight(1);
  co_await drive(unit, stage_.model().junction(station(unit).junction), cause);
  set(unit, Condition::ready);
  stage_.tell_change(Happening::home, entity, Condition::returning, Condition::ready, cause);
  --away_;
  changed_.fire();
}

void Fleet::set(std::size_t unit, Condition condition) {
  State& state = states_[unit];
  state.time_in[static_cast<std::size_t>(state.condition)] += stage_.now() - state.since_s;
  state.since_s = stage_.now();
  state.condition = condition;
}

double Fleet::turnout_s(std::size_t unit) const {
  const Station& from = station(unit);
  return stage_.draw(stage_.is_day() ? from.turnout_day_s : from.turnout_night_s, data(unit).id,
                     "turnout");
}

double Fleet::trip_factor(std::size_t unit, int trip) const {
  return stage_.draw(stage_.drill().roads.trip_factor, data(unit).id, "trip",
                     static_cast<std::uint64_t>(trip));
}

/// What the dispatcher knows: the mean turnout and the way on empty roads.
double Fleet::expected_arrival_s(std::size_t unit) const {
  const Station& from = station(unit);
  const Quantity& turnout = stage_.is_day() ? from.turnout_day_s : from.turnout_night_s;
  return mean(turnout.distribution) +
         stage_.world().roads().travel_time_s(stage_.model().junction(from.junction), gate_);
}

}  // namespace yuyan::response
