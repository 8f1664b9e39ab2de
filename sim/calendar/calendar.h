// The clock of one replication: events in the order (time, phase, sequence), and the processes that
// they set going. docs/events.md is the contract, sentence by sentence.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/calendar/check.h"
#include "sim/calendar/event_queue.h"
#include "sim/calendar/phase.h"
#include "sim/calendar/task.h"
#include "sim/calendar/waiting.h"

namespace yuyan::calendar {

class Calendar;
class Condition;
class Wait;

inline constexpr double never = std::numeric_limits<double>::infinity();

/// Thrown by run() when a replication has used up its number of events.
class EventLimit : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Why run() came back.
enum class Ending {
  idle,     ///< nothing left to do; processes may still wait for what never comes
  horizon,  ///< all events up to the given time have run; later ones remain
  stopped,  ///< stop() was called
};

/// Refers to a spawned process; copyable, owns nothing, must not outlive the calendar. One that
/// refers to nothing, or to a process that has ended, is not alive.
class ProcessRef {
 public:
  ProcessRef() = default;

  [[nodiscard]] bool alive() const;
  /// Ends the process where it is suspended and unwinds its frame: what it holds is given back,
  /// what it waits for is given up. A process that kills itself, directly or on the way of
  /// another's unwinding, is ended at its next suspension. No effect on one that has ended.
  void kill();
  /// co_await finished(): until the process has run to its end or was killed; at once if it has.
  [[nodiscard]] Wait finished();

 private:
  friend class Calendar;
  friend class Event;
  ProcessRef(Calendar& calendar, std::uint32_t slot, std::uint32_t incarnation)
      : calendar_(&calendar), slot_(slot), incarnation_(incarnation) {}

  Calendar* calendar_ = nullptr;
  std::uint32_t slot_ = 0;
  std::uint32_t incarnation_ = 0;
};

/// Refers to a function that is to be called once at its time; copyable, owns nothing.
class Event {
 public:
  Event() = default;

  /// Still to come.
  [[nodiscard]] bool pending() const;
  /// No effect when it is not pending.
  void cancel();
  /// Moves a pending event to another time, which must not lie in the past; it is then as if asked
  /// for now. std::logic_error when it is not pending.
  void move_to(double time);

 private:
  friend class Calendar;
  Event(ProcessRef call, Phase phase) : call_(call), phase_(phase) {}
  ProcessRef call_;
  Phase phase_ = Phase::ordinary;
};

/// Awaitable: the process goes on at a given time. Made by Calendar::delay and until.
class [[nodiscard]] Delay {
 public:
  Delay(Calendar& calendar, double time, Phase phase)
      : calendar_(calendar), time_(time), phase_(phase) {}
  Delay(const Delay&) = delete;
  Delay& operator=(const Delay&) = delete;

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  inline void await_suspend(std::coroutine_handle<> process);
  void await_resume() const noexcept {}

 private:
  Calendar& calendar_;
  double time_;
  Phase phase_;
};

/// Something with a clock of its own, whose events the calendar cannot foresee.
class OutsideClock {
 public:
  /// Goes on to `time`, or to its own next events if they come before or at it; wakes whom they
  /// concern, through the calendar and at their time. Gives whether it woke anybody.
  virtual bool advance(double time) = 0;

 protected:
  ~OutsideClock() = default;
};

class Calendar {
 public:
  Calendar() = default;
  Calendar(const Calendar&) = delete;
  Calendar& operator=(const Calendar&) = delete;
  /// Kills what still lives.
  ~Calendar() { kill_all(); }

  /// Seconds since the start, which is 0.
  [[nodiscard]] double now() const { return now_; }
  /// Events that have run.
  [[nodiscard]] std::uint64_t events() const { return events_; }
  /// Processes (and pending events) that live.
  [[nodiscard]] std::size_t alive() const { return alive_; }

  /// Entries in the queue of events, those included that are void.
  [[nodiscard]] std::size_t pending() const { return queue_.size(); }

  /// Takes the process over; it begins now, through the calendar, in the given phase.
  ProcessRef spawn(Process process, Phase phase = Phase::ordinary);
  /// The same at a later time (seconds; not in the past).
  ProcessRef spawn_at(double time, Process process, Phase phase = Phase::ordinary);

  /// Kills all processes and cancels all events; not from within one of them.
  void kill_all();

  /// co_await delay(dt): goes on dt seconds later, never when dt is infinite.
  /// std::invalid_argument when dt is negative or no number.
  Delay delay(double dt, Phase phase = Phase::ordinary) {
    if (!(dt >= 0)) [[unlikely]]
      throw_bad_delay(dt);
    return Delay(*this, now_ + dt, phase);
  }
  /// co_await until(time). std::invalid_argument when the time lies in the past or is no number.
  Delay until(double time, Phase phase = Phase::ordinary) {
    require_not_past(time);
    return Delay(*this, time, phase);
  }

  /// Calls function() at the given time, unless cancelled. An infinite time never comes.
  template <class Function>
  Event at(double time, Phase phase, Function function) {
    static_assert(std::is_invocable_v<Function&>);
    return Event(spawn_at(time, call(std::move(function)), phase), phase);
  }

  /// Runs all events up to and including the given time, which the clock then shows unless the run
  /// was stopped (without a time: until nothing is left). What a process throws comes out here; the
  /// process has then ended and the run may be continued.
  Ending run(double until = never);
  /// Runs one event if there is one up to the given time and the run was not stopped.
  bool step(double until = never);
  /// Ends the run after all other events of this instant.
  void stop();
  [[nodiscard]] bool stopped() const { return stopped_; }
  /// Time of the next event; never when there is none.
  [[nodiscard]] double next_time();
  /// step() and run() throw EventLimit instead of running an event beyond this number.
  void limit_events(std::uint64_t limit) { event_limit_ = limit; }

  // For the makers of awaitables.

  /// Suspends the running process: notes where it goes on and gives the right to wake it.
  Ticket park(std::coroutine_handle<> process) {
    check(running_ != nobody, "only a process that this calendar runs can wait on it");
    Slot& slot = slots_[running_];
    slot.goes_on = process;
    return Ticket{running_, slot.generation};
  }
  /// Makes void all wishes to wake this suspended process and gives a new right to wake it; a void
  /// ticket stays void.
  [[nodiscard]] Ticket renew(Ticket ticket) {
    if (!is_void(ticket)) ticket.generation = ++slots_[ticket.slot].generation;
    return ticket;
  }
  /// The tie is linked as long as the calendar lives: for destructors that may come later.
  void tie(Waiter& tie) { ties_.push_back(tie); }
  /// From now on the clock is asked before each event; nullptr: no longer.
  void follow(OutsideClock* clock) { outside_ = clock; }
  /// The suspended process goes on now, through the calendar.
  void wake(Ticket ticket, Phase phase) { queue_.push_now(now_, phase, ticket); }
  /// The suspended process goes on at the given time, unless something else wakes it before.
  void wake_at(Ticket ticket, double time, Phase phase) {
    if (time == never) return;
    queue_.push(time, phase, ticket);
    if (queue_.later() > crowded_) [[unlikely]]
      drop_void_entries();
  }

 private:
  friend class ProcessRef;
  friend class Event;

  static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

  struct Slot {
    std::coroutine_handle<> goes_on;
    Process::Handle root;
    std::uint32_t generation = 0;   // counts suspensions: tickets of older ones are void
    std::uint32_t incarnation = 0;  // counts processes: references to older ones are dead
  };

  template <class Function>
  static Process call(Function function) {
    function();
    co_return;
  }

  [[noreturn]] static void throw_bad_delay(double dt);
  [[noreturn]] void throw_event_limit() const;
  void require_not_past(double time) const;
  void drop_void_entries();
  [[nodiscard]] bool is_void(Ticket ticket) const {
    return slots_[ticket.slot].generation != ticket.generation;
  }
  [[nodiscard]] bool alive(const ProcessRef& process) const {
    return slots_[process.slot_].incarnation == process.incarnation_;
  }
  bool run_next(double until);
  void consult_outside_clock(double until);
  void resume(std::uint32_t slot);
  void settle(std::uint32_t slot);
  void kill(std::uint32_t slot);
  void retire(std::uint32_t slot);
  ProcessRef adopt(Process process);

  WaitingList ties_;
  EventQueue queue_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_slots_;
  double now_ = 0;
  std::uint64_t events_ = 0;
  std::uint64_t event_limit_ = std::numeric_limits<std::uint64_t>::max();
  std::size_t alive_ = 0;
  std::size_t crowded_ = 1024;
  OutsideClock* outside_ = nullptr;
  std::uint32_t running_ = nobody;
  bool doomed_ = false;  // the running process was killed
  bool stopped_ = false;
};

inline void Delay::await_suspend(std::coroutine_handle<> process) {
  calendar_.wake_at(calendar_.park(process), time_, phase_);
}

}  // namespace yuyan::calendar
