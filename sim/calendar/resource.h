// Counted resources: engines, teams, beds, telephone lines.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>

#include "sim/calendar/calendar.h"
#include "sim/calendar/time_average.h"

namespace yuyan::calendar {

class Resource;

/// Units of a resource that somebody has; they go back when the hold is destroyed.
class [[nodiscard]] Hold {
 public:
  Hold() = default;
  Hold(Hold&& other) noexcept;
  Hold& operator=(Hold&& other) noexcept;
  ~Hold() { release(); }

  /// Whether it holds anything; an acquisition that ran out of time does not.
  explicit operator bool() const { return resource_ != nullptr; }
  [[nodiscard]] int amount() const { return amount_; }
  /// Gives the units back now.
  void release();
  /// The units are lost: they go back and the resource's capacity shrinks by as many.
  void lose();
  /// Splits off a part, 0 < part <= amount(), which can be given back by itself.
  Hold split(int part);

 private:
  friend class Resource;
  Hold(Resource& resource, int amount);
  void link_before(Hold& place);
  void unlink();

  Resource* resource_ = nullptr;
  int amount_ = 0;
  // All holds of a resource form a ring, so that it can let go of them when it is destroyed first.
  Hold* previous_ = this;
  Hold* next_ = this;
};

/// What a resource has seen since its beginning or the last reset. Times in s.
struct ResourceStatistics {
  double mean_queue = 0;       ///< time average of the number of requests that wait
  double mean_busy = 0;        ///< time average of the units in use
  double mean_capacity = 0;    ///< time average of the units there are
  int max_queue = 0;           ///< requests
  std::uint64_t served = 0;    ///< requests that got their units
  std::uint64_t waited = 0;    ///< of these, not at once
  std::uint64_t given_up = 0;  ///< requests whose time ran out or whose process was killed
  double total_wait_s = 0;     ///< of the served, zeros included
  double max_wait_s = 0;

  [[nodiscard]] double mean_wait_s() const {
    return served > 0 ? total_wait_s / static_cast<double>(served) : 0;
  }
  [[nodiscard]] double utilisation() const {
    return mean_capacity > 0 ? mean_busy / mean_capacity : 0;
  }
};

/// Awaitable made by Resource::acquire; gives a Hold, an empty one when the time ran out.
class [[nodiscard]] Acquire {
 public:
  Acquire(Resource& resource, int amount, int priority, double deadline, Phase phase);
  Acquire(const Acquire&) = delete;
  Acquire& operator=(const Acquire&) = delete;
  ~Acquire() { give_up(); }

  [[nodiscard]] bool await_ready();
  void await_suspend(std::coroutine_handle<> process);
  Hold await_resume();

 private:
  friend class Resource;
  struct Request : Waiter {
    int amount = 1;
    int priority = 0;
    double since = 0;
    Hold hold;
  };
  void give_up();

  Resource& resource_;
  Request request_;
  double deadline_;
};

/// A number of like units. Requests are served by priority (the lower number first), among equals
/// in the order of asking. A request for several units gets all of them at once or waits; as long
/// as the first in the queue waits, nobody behind it is served, so that large requests do not
/// starve. Units that come free go to the queue at once, before anybody who asks later.
class Resource {
 public:
  /// capacity >= 0 units.
  Resource(Calendar& calendar, int capacity);
  Resource(const Resource&) = delete;
  Resource& operator=(const Resource&) = delete;
  ~Resource();

  /// Hold hold = co_await acquire(): `amount` > 0 units; at once, without an event, if they are
  /// free and nobody waits.
  Acquire acquire(int amount = 1, int priority = 0, Phase phase = Phase::ordinary) {
    return Acquire(*this, amount, priority, never, phase);
  }
  /// Gives up after `timeout` seconds: the hold is then empty.
  Acquire acquire_within(double timeout, int amount = 1, int priority = 0,
                         Phase phase = Phase::ordinary);
  /// The units if acquire would give them at once, else an empty hold.
  Hold try_acquire(int amount = 1);

  /// Changes the number of units, >= 0. Units in use beyond it are withdrawn as they come back.
  void set_capacity(int capacity);

  [[nodiscard]] int capacity() const { return capacity_; }
  [[nodiscard]] int busy() const { return busy_; }
  /// Units nobody has; negative while more are in use than there should be.
  [[nodiscard]] int free() const { return capacity_ - busy_; }
  /// Requests that wait.
  [[nodiscard]] int queue_length() const { return queue_length_; }

  [[nodiscard]] ResourceStatistics statistics() const;
  /// Begins the statistics anew, now.
  void reset_statistics();

 private:
  friend class Acquire;
  friend class Hold;

  [[nodiscard]] bool available(int amount) const { return queue_length_ == 0 && amount <= free(); }
  Hold grant(int amount, double wait_s);
  void enqueue(Acquire::Request& request);
  void leave(Acquire::Request& request);
  void give_back(int amount);
  void serve();
  void record();

  Calendar& calendar_;
  int capacity_;
  int busy_ = 0;
  int queue_length_ = 0;
  PriorityWaitingList queue_;  // of Acquire::Request
  Hold holds_;                 // closes the ring
  TimeAverage busy_average_;
  TimeAverage queue_average_;
  TimeAverage capacity_average_;
  ResourceStatistics counts_;
};

}  // namespace yuyan::calendar
