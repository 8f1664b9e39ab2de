// Conditions a process can wait for: a signal that is given, a gate that stands open.
#pragma once

#include <array>
#include <coroutine>
#include <cstddef>
#include <optional>

#include "sim/calendar/calendar.h"

namespace yuyan::calendar {

/// Awaitable: until a condition comes, or a deadline passes. Await it where it is made.
class [[nodiscard]] Wait {
 public:
  /// No list: what is waited for has come already.
  Wait(Calendar& calendar, WaitingList* list, double deadline = never,
       Phase phase = Phase::ordinary)
      : calendar_(calendar), list_(list), deadline_(deadline) {
    waiter_.phase = phase;
    waiter_.called = list == nullptr;
  }
  Wait(const Wait&) = delete;
  Wait& operator=(const Wait&) = delete;

  [[nodiscard]] bool await_ready() const noexcept { return waiter_.called; }
  void await_suspend(std::coroutine_handle<> process) {
    waiter_.ticket = calendar_.park(process);
    check(list_ != nullptr, "what has come is not waited for");
    list_->push_back(waiter_);
    calendar_.wake_at(waiter_.ticket, deadline_, waiter_.phase);
  }
  /// Whether it came; false when the time ran out.
  // NOLINTNEXTLINE(modernize-use-nodiscard): who waits without a deadline need not ask
  bool await_resume() const noexcept { return waiter_.called; }

 private:
  Calendar& calendar_;
  WaitingList* list_;
  double deadline_;
  Waiter waiter_;
};

/// What Signal and Gate have in common.
class Condition {
 public:
  explicit Condition(Calendar& calendar) : calendar_(calendar) {}
  Condition(const Condition&) = delete;
  Condition& operator=(const Condition&) = delete;

  /// co_await wait(): until it comes; at once if it holds.
  Wait wait(Phase phase = Phase::ordinary) {
    return Wait(calendar_, holds_ ? nullptr : &waiting_, never, phase);
  }
  /// co_await wait_for(timeout): at most that many seconds; gives whether it came.
  Wait wait_for(double timeout, Phase phase = Phase::ordinary);
  /// co_await condition: the same as wait().
  Wait operator co_await() { return wait(); }

  /// Processes that wait for it.
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

 protected:
  ~Condition() = default;
  void call_all();

  bool holds_ = false;

 private:
  template <std::size_t>
  friend class FirstOf;

  Calendar& calendar_;
  WaitingList waiting_;
};

/// Reaches those who wait at that moment, in the order in which they began to wait; nobody later.
class Signal : public Condition {
 public:
  using Condition::Condition;
  void fire() { call_all(); }
};

/// Lets pass while it is open; opening it reaches those who wait, even if it is closed again at the
/// same instant.
class Gate : public Condition {
 public:
  explicit Gate(Calendar& calendar, bool open = false) : Condition(calendar) { holds_ = open; }
  [[nodiscard]] bool is_open() const { return holds_; }
  void open() {
    holds_ = true;
    call_all();
  }
  void close() { holds_ = false; }
};

/// Awaitable: until the first of several conditions comes, or a deadline passes.
template <std::size_t N>
class [[nodiscard]] FirstOf {
 public:
  FirstOf(Calendar& calendar, double deadline, std::array<Condition*, N> conditions)
      : calendar_(calendar), deadline_(deadline), conditions_(conditions) {}
  FirstOf(const FirstOf&) = delete;
  FirstOf& operator=(const FirstOf&) = delete;

  [[nodiscard]] bool await_ready() noexcept {
    bool ready = false;
    for (std::size_t i = 0; i < N; ++i) ready |= waiters_[i].called = conditions_[i]->holds_;
    return ready;
  }
  void await_suspend(std::coroutine_handle<> process) {
    const Ticket ticket = calendar_.park(process);
    for (std::size_t i = 0; i < N; ++i) {
      waiters_[i].ticket = ticket;
      conditions_[i]->waiting_.push_back(waiters_[i]);
    }
    calendar_.wake_at(ticket, deadline_, Phase::ordinary);
  }
  /// Which one came (the first in the list if several did); none when the time ran out.
  // NOLINTNEXTLINE(modernize-use-nodiscard): nor need he ask which it was
  std::optional<std::size_t> await_resume() const noexcept {
    for (std::size_t i = 0; i < N; ++i) {
      if (waiters_[i].called) return i;
    }
    return std::nullopt;
  }

 private:
  Calendar& calendar_;
  double deadline_;
  std::array<Condition*, N> conditions_;
  std::array<Waiter, N> waiters_;
};

/// co_await first_of(calendar, timeout, a, b, ...): at most `timeout` seconds, which may be
/// `never`.
template <class... Conditions>
FirstOf<sizeof...(Conditions)> first_of(Calendar& calendar, double timeout,
                                        Conditions&... conditions) {
  if (!(timeout >= 0)) throw std::invalid_argument("a timeout must be 0 s or more");
  return {calendar, calendar.now() + timeout, {&conditions...}};
}

}  // namespace yuyan::calendar
