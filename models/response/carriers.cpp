// What ambulances, buses and earth movers do on the scene: they go to and fro as long as there is
// somebody to be fetched, or a road to be cleared.
#include "models/response/fleet.h"

namespace yuyan::response {

/// Who has somebody on board waits for a road to open rather than turn back.
calendar::Task<void> Fleet::carry(std::size_t unit, world::JunctionIndex to, EntryNumber cause) {
  while (states_[unit].vehicle->junction() != to) {
    if (co_await drive(unit, to, next_trip_factor(unit), cause)) co_return;
    co_await stage_.world().roads_changed().wait();
    boarding_.passes(unit, states_[unit].vehicle->junction());
  }
}

/// An ambulance crew treats until somebody can be driven; it then fetches one after the other.
/// While nobody is hurt it moves those who lie.
calendar::Task<void> Fleet::serve_casualties(std::size_t unit, EntryNumber cause) {
  const Care& care = stage_.drill().hospitals.care;
  const EntityNumber entity = stage_.cast().unit(unit);
  const world::JunctionIndex base = stage_.model().goal(unit);
  std::uint64_t trip = 0;
  for (;;) {
    medical_.crew_arrived();
    const Charge charge = co_await next_charge(unit);
    medical_.crew_left();
    auto patient = charge.patient;
    if (is_lost(unit) && charge.lying)
      boarding_.give_back(*charge.lying, stage_.model().stretchers(unit));
    if ((!patient && !charge.lying) || is_lost(unit)) co_return;
    if (charge.lying) co_await fetch(unit, *charge.lying, cause);
    set(unit, Condition::driving);
    while (patient) {
      co_await carry(unit, medical_.pickup(*patient), cause);
      co_await stage_.calendar().delay(stage_.draw(care.load_s, data(unit).id, "load", trip));
      if (const auto hospital = medical_.load(*patient, unit, cause)) {
        co_await carry(unit,
                       stage_.model().junction(stage_.drill().hospitals.list[*hospital].junction),
                       cause);
        medical_.arrive(*patient);
        co_await stage_.calendar().delay(
            stage_.draw(care.hand_over_s, data(unit).id, "hand_over", trip));
        medical_.admit(*patient);
      }
      ++trip;
      patient.reset();
      if (medical_.any_ready()) patient = co_await medical_.next_patient(released_);
    }
    if (medical_.nobody_waits() && released_.is_open()) co_return;
    co_await carry(unit, base, cause);
    set(unit, Condition::working);
    stage_.tell_change(Happening::returned, entity, Condition::driving, Condition::working, cause);
  }
}

calendar::Task<void> Fleet::serve_evacuees(std::size_t unit, EntryNumber cause) {
  const int stretchers = stage_.model().stretchers(unit);
  for (;;) {
    const auto fare = co_await boarding_.next(released_, stretchers);
    if (!fare) co_return;
    if (is_lost(unit)) {
      boarding_.give_back(*fare, stretchers);
      co_return;
    }
    co_await fetch(unit, *fare, cause);
  }
}

/// To the zone, on board, to the shelter, and out again.
calendar::Task<void> Fleet::fetch(std::size_t unit, Boarding::Fare fare, EntryNumber cause) {
  const Zone& zone = stage_.drill().surroundings[fare.zone];
  set(unit, Condition::driving);
  co_await carry(unit, stage_.model().junction(zone.junction), cause);
  set(unit, Condition::working);
  const double boarding_s =
      fare.lying ? boarding_.load_lying(unit, fare.zone, stage_.model().stretchers(unit))
                 : boarding_.board(unit, fare.zone, data(unit).seats);
  co_await stage_.calendar().delay(boarding_s);
  boarding_.set_off(unit);
  set(unit, Condition::driving);
  co_await carry(unit, stage_.model().junction(zone.shelter_junction), cause);
  if (fare.lying) co_await stage_.calendar().delay(boarding_.unloading_s(unit));
  boarding_.deliver(unit);
  set(unit, Condition::working);
}

/// A casualty to be driven; people who lie and are to be moved only while no casualty waits for
/// anything and the incident goes on; neither once it is over and nobody waits.
calendar::Task<Fleet::Charge> Fleet::next_charge(std::size_t unit) {
  Charge charge;
  if (!boarding_.knows_lying()) {
    charge.patient = co_await medical_.next_patient(released_);
    co_return charge;
  }
  for (;;) {
    if (medical_.any_ready()) {
      charge.patient = co_await medical_.next_patient(released_);
      co_return charge;
    }
    if (medical_.nobody_waits()) {
      if (released_.is_open()) co_return charge;
      charge.lying = boarding_.claim_lying(stage_.model().stretchers(unit));
      if (charge.lying) co_return charge;
    }
    if (released_.is_open())
      co_await medical_.changed().wait();
    else
      co_await calendar::first_of(stage_.calendar(), calendar::never, medical_.changed(),
                                  boarding_.changed(), released_);
  }
}

/// One blocked road after the other, the nearest first.
calendar::Task<void> Fleet::serve_roads(std::size_t unit, EntryNumber cause) {
  while (!released_.is_open() && !is_lost(unit)) {
    const auto job = works_.nearest(states_[unit].vehicle->junction());
    if (job) {
      set(unit, Condition::driving);
      co_await clear_road(unit, *job, cause);
      set(unit, Condition::working);
    } else {
      co_await calendar::first_of(stage_.calendar(), calendar::never, works_.changed(),
                                  stage_.world().roads_changed(), released_);
    }
  }
}

calendar::Task<void> Fleet::clear_road(std::size_t unit, RoadWorks::Job job, EntryNumber cause) {
  if (states_[unit].vehicle->junction() != job.at &&
      !co_await drive(unit, job.at, next_trip_factor(unit), cause))
    co_return;
  co_await works_.clear(job.road, cause, released_);
}

/// Where a hazard has closed all ways it waits until one is open; who can clear a road does so.
calendar::Task<void> Fleet::wait_for_a_way(std::size_t unit, EntryNumber cause) {
  if (stage_.model().serves(unit, Task::clear)) {
    if (const auto job = works_.nearest(states_[unit].vehicle->junction())) {
      co_await clear_road(unit, *job, cause);
      co_return;
    }
  }
  co_await calendar::first_of(stage_.calendar(), calendar::never, stage_.world().roads_changed(),
                              released_);
}

int Fleet::ambulances_out() const {
  int n = 0;
  for (std::size_t unit = 0; unit < states_.size(); ++unit) {
    const Condition condition = states_[unit].condition;
    n += stage_.model().serves(unit, Task::treat) &&
                 (condition == Condition::turning_out || condition == Condition::driving ||
                  condition == Condition::working)
             ? 1
             : 0;
  }
  return n;
}

/// Crew and what they carry leave the fleet.
void Fleet::lose(std::size_t unit, EntryNumber cause) {
  if (is_lost(unit)) return;
  brigade_.lose(unit);
  stage_.tell_change(Happening::unit_lost, stage_.cast().unit(unit), states_[unit].condition,
                     Condition::lost, cause, 0, data(unit).crew);
  set(unit, Condition::lost);
  changed_.fire();
}

}  // namespace yuyan::response
