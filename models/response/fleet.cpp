#include "models/response/fleet.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "models/response/travel_law.h"

namespace yuyan::response {

Fleet::Fleet(Stage& stage, Brigade& brigade, Medical& medical, Boarding& boarding, RoadWorks& works)
    : stage_(stage),
      brigade_(brigade),
      medical_(medical),
      boarding_(boarding),
      works_(works),
      gate_(stage.model().junction(stage.drill().site.gate_junction)),
      engines_in_(stage.drill().stations.size()),
      empty_since_s_(stage.drill().stations.size()),
      empty_s_(stage.drill().stations.size()),
      released_(stage.calendar()),
      changed_(stage.calendar()) {
  states_.resize(stage.drill().units.list.size());
  for (std::size_t unit = 0; unit < states_.size(); ++unit) {
    states_[unit].vehicle = make_vehicle(unit, home(unit), stage.drill().roads.blue_light_weight);
    states_[unit].orders = std::make_unique<calendar::Signal>(stage.calendar());
    count_in_station(unit, 1);
  }
  stage.journal().listen([this](const Entry& entry, EntryNumber) {
    if (entry.happening != Happening::water_on) return;
    for (std::size_t unit = 0; unit < states_.size(); ++unit)
      if (entry.entity == stage_.cast().unit(unit) && states_[unit].dispatch)
        dispatch_of(unit).water_on_s = entry.time_s;
  });
}

std::unique_ptr<world::Vehicle> Fleet::make_vehicle(std::size_t unit, world::JunctionIndex at,
                                                    double weight) {
  auto vehicle = std::make_unique<world::Vehicle>(at, 1, weight);
  vehicle->on_junction([this, unit](world::JunctionIndex junction) {
    passages_.push_back({unit, junction, stage_.now()});
    boarding_.passes(unit, junction);
    follow_way(unit, junction);
  });
  return vehicle;
}

void Fleet::plan_way(std::size_t unit, world::JunctionIndex to, EntryNumber cause) {
  State& state = states_[unit];
  state.way.clear();
  state.way_cause = cause;
  const world::RoadNetwork& roads = stage_.world().roads();
  if (!state.driving_out || !state.for_incident) return;
  const auto route = roads.route(state.vehicle->junction(), to);
  if (!route) return;
  for (auto segment = route->rbegin(); segment != route->rend(); ++segment)
    state.way.push_back(roads.segments()[*segment].to);
}

/// A road has closed or opened ahead of it: told at the first junction that was not on its way.
void Fleet::follow_way(std::size_t unit, world::JunctionIndex junction) {
  State& state = states_[unit];
  if (state.way.empty()) return;
  if (state.vehicle->destination() != state.way.front()) return state.way.clear();
  if (state.way.back() == junction) return state.way.pop_back();
  state.way.clear();
  stage_.tell(Happening::rerouted, stage_.cast().unit(unit), state.way_cause);
}

bool Fleet::manned(std::size_t unit) const { return crew(unit) > 0; }

int Fleet::crew(std::size_t unit) const {
  const Unit& u = data(unit);
  return u.crew_night < 0 || stage_.is_day() ? u.crew : u.crew_night;
}

bool Fleet::can_take(std::size_t unit, int incident) const {
  const State& state = states_[unit];
  const bool for_drill = incident == drill_incident;
  const bool divert = for_drill && stage_.drill().dispatching.redispatch;
  if (is_lost(unit)) return false;
  if (state.free) return true;
  switch (state.condition) {
    case Condition::ready:
      return manned(unit);
    case Condition::turning_out:
    case Condition::driving:
      return divert && state.errand && state.errand->incident != drill_incident;
    case Condition::returning:
    case Condition::covering:
      return !state.errand.has_value() || state.errand->incident == cover_move
                 ? divert || !for_drill
                 : false;
    default:
      return is_taken_from_work(unit, incident);
  }
}

bool Fleet::is_taken_from_work(std::size_t unit, int incident) const {
  const State& state = states_[unit];
  const int least = stage_.drill().dispatching.take_from_work;
  return incident == drill_incident && least > 0 && state.may_leave && state.errand &&
         state.errand->incident > drill_incident && state.errand->priority >= least;
}

bool Fleet::ask(std::size_t unit, EntryNumber cause) {
  states_[unit].asked = true;
  if (states_[unit].condition != Condition::ready ||
      stage_.happens(data(unit).ready, data(unit).id, "ready"))
    return true;
  stage_.tell(Happening::unavailable, stage_.cast().unit(unit), cause);
  return false;
}

void Fleet::send(std::size_t unit, const Errand& errand) {
  State& state = states_[unit];
  const Origin origin =
      state.free                                  ? Origin::scene
      : state.condition == Condition::elsewhere   ? Origin::work
      : state.condition == Condition::turning_out ? Origin::turnout
      : state.condition == Condition::ready || state.condition == Condition::covering
          ? Origin::station
          : Origin::road;
  auto before = state.reached ? std::nullopt : state.errand;
  if (origin == Origin::work) {
    before = state.errand;
    before->scene_s -= stage_.now() - dispatch_of(unit).arrived_s;
    dispatch_of(unit).released_s = stage_.now();
  }
  state.errand = errand;
  if (errand.incident == drill_incident) state.errand->to = stage_.model().goal(unit);
  state.reached = state.free = false;
  state.dispatch = dispatches_.size();
  state.sent_at_m = state.vehicle->driven_m();
  dispatches_.push_back({.unit = unit,
                         .incident = errand.incident,
                         .priority = errand.priority,
                         .origin = origin,
                         .called_s = errand.called_s,
                         .dispatched_s = stage_.now()});
  const bool for_incident = errand.incident == drill_incident;
  if (for_incident != state.for_incident) away_ += for_incident ? 1 : -1;
  state.for_incident = for_incident;
  state.errand->cause = tell_sent(unit, errand, origin);
  if (state.condition == Condition::ready) {
    set(unit, Condition::turning_out);
    stage_.calendar().spawn(mission(unit));
  } else if (state.condition == Condition::covering || origin == Origin::work) {
    state.orders->fire();
  } else if (origin == Origin::road) {
    set(unit, Condition::driving);
    state.driving_out = true;
    state.vehicle->set_weight(stage_.drill().roads.blue_light_weight);
    state.vehicle->redirect(state.errand->to);
  }
  if (before && before->incident != cover_move && on_taken_away_) on_taken_away_(unit, *before);
  changed_.fire();
}

EntryNumber Fleet::tell_sent(std::size_t unit, const Errand& errand, Origin origin) {
  const EntityNumber entity = stage_.cast().unit(unit);
  const Condition from = states_[unit].condition;
  const bool rolls = origin == Origin::road || origin == Origin::scene;
  if (errand.incident == cover_move) return errand.cause;
  const Happening what =
      errand.incident == drill_incident ? Happening::dispatched : Happening::sent_elsewhere;
  return stage_.tell_change(what, entity, from, rolls ? Condition::driving : Condition::turning_out,
                            errand.cause, errand.place);
}

void Fleet::begin_away(std::size_t unit, const Absence& absence) {
  states_[unit].vehicle = make_vehicle(unit, absence.at, 1);
  states_[unit].last = absence.errand;
  set(unit, absence.on_the_way_home ? Condition::returning : Condition::elsewhere);
  stage_.calendar().spawn(come_back(unit, absence));
}

void Fleet::recall(std::size_t unit) {
  State& state = states_[unit];
  if (!state.errand || state.errand->incident != cover_move) return;
  state.errand.reset();
  if (state.condition == Condition::covering)
    state.orders->fire();
  else if (state.driving_out)
    state.vehicle->redirect(home(unit));
}

void Fleet::turn_back(std::size_t unit) {
  State& state = states_[unit];
  if (!state.errand || state.errand->incident != drill_incident || state.reached) return;
  state.asked = false;
  dispatch_of(unit).released_s = stage_.now();
  state.errand.reset();
  if (state.driving_out) state.vehicle->redirect(home(unit));
  changed_.fire();
}

/// Who is still on the way turns round at the next junction.
void Fleet::release_all() {
  released_.open();
  for (std::size_t unit = 0; unit < states_.size(); ++unit) {
    State& state = states_[unit];
    if (!state.driving_out || !state.for_incident || !state.errand) continue;
    state.errand.reset();
    state.vehicle->redirect(home(unit));
  }
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
    n += stage_.model().fights_fire(unit) && states_[unit].condition == Condition::working ? 1 : 0;
  return n;
}

std::vector<double> Fleet::station_water_s() const {
  std::vector<double> times(stage_.drill().stations.size(),
                            std::numeric_limits<double>::infinity());
  for (std::size_t unit = 0; unit < states_.size(); ++unit) {
    if (!stage_.model().fights_fire(unit) || data(unit).monitor_l_s <= 0) continue;
    const Work& work = stage_.drill().units.work;
    const double factor = stage_.draw(stage_.drill().roads.trip_factor, data(unit).id, "trip", 0);
    const double time_s = turnout_s(unit, {}, stage_.is_day()) + way_s(home(unit), gate_) * factor +
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

double Fleet::empty_s(std::size_t station) const {
  return empty_s_[station] +
         (engines_in_[station] == 0 ? stage_.now() - empty_since_s_[station] : 0);
}

calendar::Process Fleet::mission(std::size_t unit) {
  co_await turn_out(unit);
  bool at_home = false;
  while (!at_home) {
    co_await follow_errands(unit);
    at_home = co_await go_home(unit);
  }
}

/// A call that came before T0 keeps the unit until then.
calendar::Process Fleet::come_back(std::size_t unit, Absence absence) {
  State& state = states_[unit];
  co_await stage_.calendar().delay(absence.until_s);
  if (!absence.on_the_way_home) {
    state.free = true;
    if (on_free_) on_free_(unit);
    state.free = false;
  }
  bool at_home = false;
  while (!at_home) {
    co_await follow_errands(unit);
    at_home = co_await go_home(unit);
  }
}

calendar::Task<void> Fleet::turn_out(std::size_t unit) {
  set(unit, Condition::turning_out);
  co_await stage_.calendar().delay(
      turnout_s(unit, states_[unit].errand.value_or(Errand{}), stage_.is_day()));
  State& state = states_[unit];
  if (!state.errand) co_return;
  dispatch_of(unit).turned_out_s = stage_.now();
  if (state.errand->incident == drill_incident)
    stage_.tell_change(Happening::turned_out, stage_.cast().unit(unit), Condition::turning_out,
                       Condition::driving, state.errand->cause);
}

/// One errand after the other, as long as there is one: where it ends the next may be given, and on
/// the way another may take its place.
calendar::Task<void> Fleet::follow_errands(std::size_t unit) {
  State& state = states_[unit];
  while (state.errand) {
    const Errand errand = *state.errand;
    const auto dispatch = state.dispatch;
    state.last = errand;
    if (errand.incident == drill_incident && released_.is_open()) {
      end_errand(unit);
      continue;
    }
    set(unit, Condition::driving);
    const double factor = errand.incident > drill_incident
                              ? trip_factor_elsewhere(unit, errand, CallDrive::there)
                              : next_trip_factor(unit);
    state.driving_out = true;
    if (errand.incident == drill_incident) co_await drive_until_breakdown(unit, errand, factor);
    bool reached = co_await drive(unit, errand.to, factor, errand.cause);
    // Where a hazard has closed all ways to the incident it waits until one is open again.
    while (!reached && errand.incident == drill_incident && state.dispatch == dispatch &&
           state.errand && !released_.is_open()) {
      co_await wait_for_a_way(unit, errand.cause);
      if (!released_.is_open() && state.errand)
        reached = co_await drive(unit, errand.to, factor, errand.cause);
    }
    state.driving_out = false;
    if (state.dispatch != dispatch) continue;
    if (!state.errand || !reached || state.vehicle->junction() != errand.to) {
      end_errand(unit);
      break;
    }
    state.reached = true;
    dispatch_of(unit).arrived_s = stage_.now();
    dispatch_of(unit).distance_m = state.vehicle->driven_m() - state.sent_at_m;
    co_await work(unit, errand);
    if (state.dispatch != dispatch)
      co_await turn_out(unit);
    else
      end_errand(unit);
  }
}

/// What was to be done is done, or nobody wants it any more; somebody may have more to do.
void Fleet::end_errand(std::size_t unit) {
  State& state = states_[unit];
  dispatch_of(unit).released_s = stage_.now();
  state.errand.reset();
  state.free = true;
  if (on_free_) on_free_(unit);
  state.free = false;
}

calendar::Task<void> Fleet::work(std::size_t unit, Errand errand) {
  if (errand.incident == drill_incident) {
    co_await work_at_incident(unit, errand.cause);
  } else if (errand.incident == cover_move) {
    co_await cover(unit, static_cast<std::size_t>(errand.number));
  } else {
    co_await work_elsewhere(unit, errand);
  }
}

/// The scene, and for some the way to a hospital and the hand-over there; until then nobody else
/// can have the unit.
calendar::Task<void> Fleet::work_elsewhere(std::size_t unit, Errand errand) {
  const EntityNumber entity = stage_.cast().unit(unit);
  set(unit, Condition::elsewhere);
  stage_.tell_change(Happening::arrived_elsewhere, entity, Condition::driving, Condition::elsewhere,
                     errand.cause, errand.place);
  if (on_arrival_) on_arrival_(unit, errand);
  State& state = states_[unit];
  const auto dispatch = state.dispatch;
  state.may_leave = true;
  co_await state.orders->wait_for(errand.scene_s);
  state.may_leave = false;
  if (state.dispatch != dispatch) co_return;
  if (errand.hospital) {
    const double factor = trip_factor_elsewhere(unit, errand, CallDrive::hospital);
    while (!co_await drive(unit, *errand.hospital, factor, errand.cause))
      co_await stage_.world().roads_changed().wait();
    co_await stage_.calendar().delay(errand.hand_over_s);
  }
  stage_.tell_change(Happening::free_elsewhere, entity, Condition::elsewhere, Condition::returning,
                     errand.cause, errand.place);
}

calendar::Task<void> Fleet::work_at_incident(std::size_t unit, EntryNumber cause) {
  const EntryNumber arrived = stage_.tell_change(Happening::arrived, stage_.cast().unit(unit),
                                                 Condition::driving, Condition::working, cause);
  set(unit, Condition::working);
  if (stage_.model().fights_fire(unit)) {
    brigade_.join(unit, arrived);
    stage_.calendar().spawn(wear(unit, dispatch_index(unit), arrived));
  }
  changed_.fire();
  const bool treats = stage_.model().serves(unit, Task::treat);
  if (treats || stage_.model().serves(unit, Task::rescue)) medical_.rescuers_arrived();
  if (treats) {
    co_await serve_casualties(unit, arrived);
  } else if (stage_.model().serves(unit, Task::carry_people)) {
    co_await serve_evacuees(unit, arrived);
  } else if (stage_.model().serves(unit, Task::clear)) {
    co_await serve_roads(unit, arrived);
  } else {
    co_await released_.wait();
  }
}

/// It stands in the other station until it is sent out or recalled.
calendar::Task<void> Fleet::cover(std::size_t unit, std::size_t covered) {
  State& state = states_[unit];
  state.covers = covered;
  set(unit, Condition::covering);
  stage_.tell_change(Happening::moved_up, stage_.cast().unit(unit), Condition::driving,
                     Condition::covering,
                     calendar::present(state.errand, "a unit without an errand").cause,
                     stage_.cast().station(covered));
  co_await state.orders->wait();
}

calendar::Task<bool> Fleet::drive(std::size_t unit, world::JunctionIndex to, double factor,
                                  EntryNumber cause) {
  world::Vehicle& vehicle = *states_[unit].vehicle;
  const double free_s = stage_.world().roads().travel_time_s(vehicle.junction(), to);
  const bool scaled = std::isfinite(free_s) && free_s > 0;
  const double law = scaled ? way_s(vehicle.junction(), to) / free_s : 1;
  passages_.push_back({unit, vehicle.junction(), stage_.now()});
  plan_way(unit, to, cause);
  const world::Arrival arrival = co_await stage_.world().drive(vehicle, to, 1 / (factor * law));
  if (!arrival.reached) stage_.tell(Happening::stranded, stage_.cast().unit(unit), cause);
  co_return arrival.reached;
}

/// Home, unless it is sent out again on the way; whether it is there.
calendar::Task<bool> Fleet::go_home(std::size_t unit) {
  State& state = states_[unit];
  if (state.errand) co_return false;
  if (is_lost(unit)) {
    if (state.for_incident) --away_;
    state.for_incident = false;
    changed_.fire();
    co_return true;
  }
  const EntityNumber entity = stage_.cast().unit(unit);
  if (state.for_incident)
    stage_.tell_change(Happening::relieved, entity, state.condition, Condition::returning,
                       state.last.cause);
  set(unit, Condition::returning);
  state.vehicle->set_weight(1);
  const double factor = state.last.incident > drill_incident
                            ? trip_factor_elsewhere(unit, state.last, CallDrive::home)
                            : next_trip_factor(unit);
  co_await drive(unit, home(unit), factor, state.last.cause);
  if (state.errand) co_return false;
  set(unit, Condition::ready);
  state.vehicle->set_weight(stage_.drill().roads.blue_light_weight);
  if (state.dispatch) dispatch_of(unit).home_s = stage_.now();
  const Happening what = state.for_incident ? Happening::home : Happening::back_in_station;
  stage_.tell_change(what, entity, Condition::returning, Condition::ready, state.last.cause);
  if (state.for_incident) --away_;
  state.for_incident = false;
  if (on_free_) on_free_(unit);
  changed_.fire();
  co_return true;
}

void Fleet::set(std::size_t unit, Condition condition) {
  State& state = states_[unit];
  if (state.condition == Condition::lost) return;
  state.time_in[static_cast<std::size_t>(state.condition)] += stage_.now() - state.since_s;
  state.since_s = stage_.now();
  const auto stands = [](Condition c) { return c == Condition::ready || c == Condition::covering; };
  if (stands(state.condition)) count_in_station(unit, -1);
  if (state.condition == Condition::covering && condition != Condition::covering)
    state.covers.reset();
  state.condition = condition;
  if (stands(condition)) count_in_station(unit, 1);
}

void Fleet::count_in_station(std::size_t unit, int change) {
  const std::size_t station = states_[unit].covers.value_or(stage_.model().station_of(unit));
  if (change > 0) {
    states_[unit].standing = standings_.size();
    standings_.push_back({.unit = unit, .station = station, .from_s = stage_.now()});
  } else {
    standings_[states_[unit].standing].to_s = stage_.now();
  }
  if (!stage_.model().serves(unit, Task::attack)) return;
  const int before = engines_in_[station];
  engines_in_[station] += change;
  const int now = engines_in_[station];
  if (before > 0 && now == 0) {
    empty_since_s_[station] = stage_.now();
    if (stage_.now() > 0)
      stage_.tell(Happening::station_emptied, stage_.cast().station(station), no_cause);
  } else if (before == 0 && now > 0) {
    empty_s_[station] += stage_.now() - empty_since_s_[station];
    if (stage_.now() > 0)
      stage_.tell(Happening::station_manned, stage_.cast().station(station), no_cause);
  }
}

double Fleet::turnout_s(std::size_t unit, const Errand& errand, bool day) const {
  const Station& from = station(unit);
  const Quantity& quantity = day ? from.turnout_day_s : from.turnout_night_s;
  if (errand.incident <= drill_incident) return stage_.draw(quantity, data(unit).id, "turnout");
  return stage_.draw(quantity, data(unit).id, "turnout " + stage_.cast().name(errand.place),
                     errand.number);
}

double Fleet::trip_factor_elsewhere(std::size_t unit, const Errand& errand, CallDrive leg) const {
  const char* purpose = leg == CallDrive::there  ? "trip "
                        : leg == CallDrive::home ? "home "
                                                 : "hospital ";
  return stage_.draw(stage_.drill().roads.trip_factor, data(unit).id,
                     purpose + stage_.cast().name(errand.place), errand.number);
}

double Fleet::next_trip_factor(std::size_t unit) {
  const auto trip = static_cast<std::uint64_t>(states_[unit].trips++);
  return stage_.draw(stage_.drill().roads.trip_factor, data(unit).id, "trip", trip);
}

double Fleet::way_s(world::JunctionIndex from, world::JunctionIndex to) const {
  const Travel& travel = stage_.drill().roads;
  const auto& roads = stage_.world().roads();
  const double free_s = roads.travel_time_s(from, to);
  if (travel.law == TripLaw::free_flow || !std::isfinite(free_s)) return free_s;
  const world::WaysTo& ways = roads.ways_to(to);
  double length_m = 0;
  for (world::JunctionIndex at = from; at != to; at = roads.segments()[ways.next[at]].to)
    length_m += roads.segments()[ways.next[at]].length_m;
  return travel_time_s({travel.acceleration_m_s2, travel.cruise_m_s}, length_m);
}

/// What the dispatcher knows: the mean turnout and the way on empty roads from where the unit is.
double Fleet::expected_arrival_s(std::size_t unit, world::JunctionIndex to) const {
  const State& state = states_[unit];
  const world::Vehicle& vehicle = *state.vehicle;
  const Station& from = station(unit);
  const bool in_station =
      state.condition == Condition::ready || state.condition == Condition::covering;
  if (in_station) {
    const Quantity& turnout = stage_.is_day() ? from.turnout_day_s : from.turnout_night_s;
    return mean(turnout.distribution) + way_s(vehicle.junction(), to);
  }
  if (state.may_leave && !state.free) {
    const Quantity& turnout = stage_.is_day() ? from.turnout_day_s : from.turnout_night_s;
    return mean(turnout.distribution) + way_s(vehicle.junction(), to);
  }
  if (vehicle.segment() == world::no_segment) return way_s(vehicle.junction(), to);
  const world::Segment& segment = stage_.world().roads().segments()[vehicle.segment()];
  const auto& junctions = stage_.world().roads().junctions();
  const world::Point at = stage_.world().position(vehicle);
  const auto& begin = junctions[segment.from];
  const auto& end = junctions[segment.to];
  const double whole_m = std::hypot(end.x_m - begin.x_m, end.y_m - begin.y_m);
  const double left_m = std::hypot(end.x_m - at.x_m, end.y_m - at.y_m);
  const double share = whole_m > 0 ? left_m / whole_m : 0;
  return share * segment.free_time_s + way_s(segment.to, to);
}

}  // namespace yuyan::response
