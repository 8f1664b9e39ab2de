#include "sim/world/shared_capacity.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "sim/world/world.h"

namespace yuyan::world {

namespace {

// Less work than this is none: the engine's clock does not resolve it.
constexpr double least_work_s = 1e-9;

bool finite_and_not_negative(double value) { return value >= 0 && std::isfinite(value); }

void require_capacity(double capacity) {
  if (finite_and_not_negative(capacity)) return;
  throw std::invalid_argument("a shared capacity must be finite and 0 or more");
}

}  // namespace

Use::Use(SharedCapacity& capacity, double amount, double weight)
    : capacity_(capacity), user_(capacity) {
  if (!finite_and_not_negative(amount) || !(weight > 0)) {
    throw std::invalid_argument("a use needs an amount of 0 or more and a weight above 0");
  }
  user_.remaining = amount;
  user_.weight = weight;
  user_.phase = calendar::Phase::completion;
}

Use::~Use() {
  if (!user_.linked()) return;
  capacity_.halt(user_);
  capacity_.leave(user_);
}

void Use::await_suspend(std::coroutine_handle<> process) {
  user_.ticket = capacity_.calendar_.park(process);
  capacity_.join(user_);
}

void Use::await_resume() {
  user_.remaining = 0;
  if (user_.linked()) capacity_.leave(user_);  // was alone to its end
}

double Use::remaining() const {
  return user_.linked() ? capacity_.remaining(user_) : user_.remaining;
}

void Use::User::done(double time) { capacity.finish(*this, time); }

SharedCapacity::SharedCapacity(World& world, double capacity)
    : calendar_(world.calendar_), engine_(world.engine_), capacity_(capacity) {
  require_capacity(capacity);
  engine_.expect_lanes(1);
}

SharedCapacity::~SharedCapacity() {
  users_.for_each([this](calendar::Waiter& user) { halt(static_cast<Use::User&>(user)); });
}

void SharedCapacity::set_capacity(double capacity) {
  require_capacity(capacity);
  users_.for_each([this](calendar::Waiter& user) { halt(static_cast<Use::User&>(user)); });
  capacity_ = capacity;
  users_.for_each([this](calendar::Waiter& user) { begin(static_cast<Use::User&>(user)); });
}

void SharedCapacity::join(Use::User& user) {
  users_.push_back(user);
  ++count_;
  auto& first = static_cast<Use::User&>(users_.front());
  if (&first != &user && first.place == Use::Place::on_calendar) {
    halt(first);
    begin(first);
  }
  begin(user);
}

void SharedCapacity::leave(Use::User& user) {
  user.unlink();
  --count_;
}

void SharedCapacity::finish(Use::User& user, double time) {
  if (user.place == Use::Place::in_engine) release_lane();
  user.place = Use::Place::nowhere;
  user.remaining = 0;
  leave(user);
  calendar_.wake_at(user.ticket, time, user.phase);
}

void SharedCapacity::begin(Use::User& user) {
  if (capacity_ == 0) return;
  const double work_s = user.remaining / capacity_;
  if (work_s < least_work_s) {
    finish(user, calendar_.now());
  } else if (count_ == 1) {
    user.place = Use::Place::on_calendar;
    user.since = calendar_.now();
    calendar_.wake_at(user.ticket, calendar_.now() + work_s, user.phase);
  } else {
    if (lane_ == nullptr) lane_ = engine_.take_lane();
    engine_.begin(user, lane_, work_s, user.weight);
    user.place = Use::Place::in_engine;
    ++in_engine_;
  }
}

void SharedCapacity::halt(Use::User& user) {
  user.remaining = remaining(user);
  if (user.place == Use::Place::on_calendar) {
    user.ticket = calendar_.renew(user.ticket);
  } else if (user.place == Use::Place::in_engine) {
    engine_.abandon(user);
    release_lane();
  }
  user.place = Use::Place::nowhere;
}

double SharedCapacity::remaining(const Use::User& user) const {
  switch (user.place) {
    case Use::Place::on_calendar:
      return std::max(user.remaining - capacity_ * (calendar_.now() - user.since), 0.0);
    case Use::Place::in_engine:
      return engine_.remaining_s(user) * capacity_;
    case Use::Place::nowhere:
      break;
  }
  return user.remaining;
}

void SharedCapacity::release_lane() {
  if (--in_engine_ == 0) engine_.return_lane(std::exchange(lane_, nullptr));
}

}  // namespace yuyan::world
