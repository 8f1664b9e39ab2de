// A capacity that all who use it at an instant share: what can leave a road, a water main, a radio
// channel.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>

#include "sim/calendar/calendar.h"
#include "sim/calendar/waiting.h"
#include "sim/world/sharing_engine.h"

namespace yuyan::world {

class SharedCapacity;
class World;

/// Awaitable made by SharedCapacity::use. If its process is killed the use is abandoned.
class [[nodiscard]] Use {
 public:
  Use(SharedCapacity& capacity, double amount, double weight);
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  ~Use();

  [[nodiscard]] bool await_ready() const noexcept { return user_.remaining <= 0; }
  void await_suspend(std::coroutine_handle<> process);
  void await_resume();

  /// What is left to do, in the unit of the amount.
  [[nodiscard]] double remaining() const;

 private:
  friend class SharedCapacity;
  enum class Place : std::uint8_t {
    nowhere,      // the capacity is off
    on_calendar,  // alone: its end is known
    in_engine,    // shares
  };
  struct User final : calendar::Waiter, SharingEngine::Job {
    explicit User(SharedCapacity& c) : capacity(c) {}
    void done(double time) override;

    SharedCapacity& capacity;
    Place place = Place::nowhere;
    double remaining = 0;  // at `since`, unless in the engine
    double weight = 1;
    double since = 0;
  };

  SharedCapacity& capacity_;
  User user_;
};

/// The users get shares of the capacity in proportion to their weights, divided anew at every
/// change. One that is alone gets all of it.
class SharedCapacity {
 public:
  /// capacity >= 0 units per second; 0 is off. Must not outlive the world.
  SharedCapacity(World& world, double capacity);
  SharedCapacity(const SharedCapacity&) = delete;
  SharedCapacity& operator=(const SharedCapacity&) = delete;
  ~SharedCapacity();

  /// co_await use(amount): until an amount >= 0 is done, with a weight > 0. Goes on in the
  /// completion phase; of several that end at the same instant, the first that began to share goes
  /// first.
  Use use(double amount, double weight = 1) { return Use(*this, amount, weight); }

  /// >= 0; while it is 0 the users wait.
  void set_capacity(double capacity);
  [[nodiscard]] double capacity() const { return capacity_; }
  /// How many use it, or wait for it to be turned on.
  [[nodiscard]] std::size_t users() const { return count_; }

 private:
  friend class Use;

  void join(Use::User& user);
  void leave(Use::User& user);
  void begin(Use::User& user);
  void halt(Use::User& user);
  void finish(Use::User& user, double time);
  void release_lane();
  [[nodiscard]] double remaining(const Use::User& user) const;

  calendar::Calendar& calendar_;
  SharingEngine& engine_;
  double capacity_;
  calendar::WaitingList users_;  // of Use::User, in the order of joining
  std::size_t count_ = 0;
  std::size_t in_engine_ = 0;
  SharingEngine::Lane* lane_ = nullptr;  // taken while somebody is in the engine
};

}  // namespace yuyan::world
