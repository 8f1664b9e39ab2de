#include "sim/calendar/calendar.h"

#include <algorithm>
#include <string>

#include "sim/calendar/condition.h"

namespace yuyan::calendar {

bool ProcessRef::alive() const { return calendar_ != nullptr && calendar_->alive(*this); }

void ProcessRef::kill() {
  if (alive()) calendar_->kill(slot_);
}

Wait ProcessRef::finished() {
  check(calendar_ != nullptr, "a reference to no process cannot be waited for");
  WaitingList* joiners = alive() ? &calendar_->slots_[slot_].root.promise().joiners : nullptr;
  return Wait(*calendar_, joiners);
}

bool Event::pending() const {
  // Once its call has begun it is no longer to come.
  return call_.alive() && call_.calendar_->running_ != call_.slot_;
}

void Event::cancel() {
  if (pending()) call_.kill();
}

void Event::move_to(double time) {
  check(pending(), "an event that is not pending cannot be moved");
  Calendar& calendar = *call_.calendar_;
  calendar.require_not_past(time);
  Calendar::Slot& slot = calendar.slots_[call_.slot_];
  ++slot.generation;
  calendar.wake_at(Ticket{call_.slot_, slot.generation}, time, phase_);
}

void Calendar::kill_all() {
  check(running_ == nobody, "a process cannot kill all");
  // Destructors of what a frame holds may spawn: until nothing lives.
  while (alive_ > 0) {
    for (std::uint32_t slot = 0; slot < slots_.size(); ++slot) {
      if (slots_[slot].root) kill(slot);
    }
  }
}

ProcessRef Calendar::spawn(Process process, Phase phase) {
  const ProcessRef reference = adopt(std::move(process));
  wake(Ticket{reference.slot_, slots_[reference.slot_].generation}, phase);
  return reference;
}

ProcessRef Calendar::spawn_at(double time, Process process, Phase phase) {
  require_not_past(time);
  const ProcessRef reference = adopt(std::move(process));
  wake_at(Ticket{reference.slot_, slots_[reference.slot_].generation}, time, phase);
  return reference;
}

ProcessRef Calendar::adopt(Process process) {
  const Process::Handle root = process.release();
  check(root && !root.done(), "only a process that has not run yet can be spawned");
  if (free_slots_.empty()) {
    free_slots_.push_back(static_cast<std::uint32_t>(slots_.size()));
    slots_.emplace_back();
  }
  const std::uint32_t index = free_slots_.back();
  free_slots_.pop_back();
  Slot& slot = slots_[index];
  slot.root = root;
  slot.goes_on = root;
  ++alive_;
  return ProcessRef(*this, index, slot.incarnation);
}

inline void Calendar::resume(std::uint32_t index) {
  Slot& slot = slots_[index];
  ++slot.generation;
  running_ = index;
  slot.goes_on.resume();  // may spawn and so move the slots
  running_ = nobody;
  if (doomed_ || slots_[index].root.done()) settle(index);
}

// Inlined into run(): a call for each event would be a tenth of what the event costs.
[[gnu::always_inline]] inline bool Calendar::run_next(double until) {
  if (stopped_) return false;
  if (outside_ != nullptr) [[unlikely]]
    consult_outside_clock(until);
  while (!queue_.empty()) {
    const bool in_line = queue_.next_in_line();
    const EventQueue::Entry& next = queue_.next(in_line);
    const Ticket ticket = next.ticket;
    const double time = next.time;
    if (is_void(ticket)) {
      queue_.pop(in_line);
      continue;
    }
    if (time > until) return false;
    if (events_ >= event_limit_) [[unlikely]]
      throw_event_limit();
    queue_.pop(in_line);
    now_ = time;
    ++events_;
    resume(ticket.slot);
    return true;
  }
  return false;
}

bool Calendar::step(double until) {
  check(running_ == nobody, "a process cannot run the calendar");
  return run_next(until);
}

Ending Calendar::run(double until) {
  check(running_ == nobody, "a process cannot run the calendar");
  while (run_next(until)) {
  }
  if (stopped_) return Ending::stopped;
  const bool idle = queue_.empty() && outside_ == nullptr;
  if (until != never) now_ = std::max(now_, until);
  return idle ? Ending::idle : Ending::horizon;
}

void Calendar::consult_outside_clock(double until) {
  while (outside_ != nullptr && outside_->advance(std::min(next_time(), until))) {
  }
}

void Calendar::stop() {
  at(now_, Phase::stop, [this] { stopped_ = true; });
}

double Calendar::next_time() {
  while (!queue_.empty()) {
    const bool in_line = queue_.next_in_line();
    const EventQueue::Entry& next = queue_.next(in_line);
    if (!is_void(next.ticket)) return next.time;
    queue_.pop(in_line);
  }
  return never;
}

// The process that just ran has ended, or was killed while it ran.
void Calendar::settle(std::uint32_t index) {
  doomed_ = false;
  const std::exception_ptr exception = slots_[index].root.promise().exception;
  retire(index);
  if (exception) std::rethrow_exception(exception);
}

void Calendar::kill(std::uint32_t index) {
  if (index == running_) {
    doomed_ = true;
  } else if (slots_[index].root) {
    retire(index);
  }
}

void Calendar::retire(std::uint32_t index) {
  Slot& slot = slots_[index];
  const Process::Handle root = std::exchange(slot.root, nullptr);
  ++slot.generation;
  ++slot.incarnation;
  root.promise().joiners.for_each([this](Waiter& waiter) {
    waiter.unlink();
    waiter.called = true;
    wake(waiter.ticket, waiter.phase);
  });
  root.destroy();  // may spawn and so move the slots
  --alive_;
  free_slots_.push_back(index);
}

void Calendar::throw_event_limit() const {
  throw EventLimit("the limit of " + std::to_string(event_limit_) +
                   " events is reached at t = " + std::to_string(now_) + " s");
}

void Calendar::throw_bad_delay(double dt) {
  throw std::invalid_argument("a delay must be 0 s or more, not " + std::to_string(dt) + " s");
}

void Calendar::require_not_past(double time) const {
  if (time >= now_) [[likely]]
    return;
  throw std::invalid_argument("the time " + std::to_string(time) + " s does not lie at or after " +
                              std::to_string(now_) + " s");
}

void Calendar::drop_void_entries() {
  queue_.erase_if([this](Ticket ticket) { return is_void(ticket); });
  crowded_ = 2 * queue_.later() + 1024;
}

}  // namespace yuyan::calendar
