// Who waits: intrusive lists of suspended processes. The nodes live in the frames of the waiting
// coroutines, so waiting allocates nothing and a killed process leaves its lists by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>

#include "sim/calendar/phase.h"

namespace yuyan::calendar {

/// The right to wake one suspended process, once. It is void as soon as the process goes on or is
/// killed, so several wishes to wake the same process may stand at a time: the first one counts.
struct Ticket {
  std::uint32_t slot = 0;
  std::uint32_t generation = 0;
};

/// One place in a waiting list. Leaves the list when destroyed.
class Waiter {
 public:
  Waiter() = default;
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;
  ~Waiter() { unlink(); }

  /// Whether it stands in a list.
  [[nodiscard]] bool linked() const { return next_ != this; }
  void unlink() {
    previous_->next_ = next_;
    next_->previous_ = previous_;
    previous_ = next_ = this;
  }

  Ticket ticket;
  Phase phase = Phase::ordinary;  ///< in which the process goes on
  bool called = false;            ///< what was waited for has come

 private:
  friend class WaitingList;
  Waiter* previous_ = this;
  Waiter* next_ = this;
};

/// Waiters in the order in which they joined. When the list is destroyed its waiters stay
/// suspended: nobody will call them.
class WaitingList {
 public:
  WaitingList() = default;
  WaitingList(const WaitingList&) = delete;
  WaitingList& operator=(const WaitingList&) = delete;
  ~WaitingList() {
    while (!empty()) front().unlink();
  }

  [[nodiscard]] bool empty() const { return !head_.linked(); }
  [[nodiscard]] std::size_t size() const {
    std::size_t n = 0;
    for (const Waiter* w = head_.next_; w != &head_; w = w->next_) ++n;
    return n;
  }
  [[nodiscard]] Waiter& front() { return *head_.next_; }

  /// Joins at the end, leaving the list it stood in.
  void push_back(Waiter& waiter) {
    waiter.unlink();
    waiter.previous_ = head_.previous_;
    waiter.next_ = &head_;
    head_.previous_->next_ = &waiter;
    head_.previous_ = &waiter;
  }

  /// Calls visit(waiter) for each; the visited one may leave the list meanwhile.
  template <class Visit>
  void for_each(Visit visit) {
    for (Waiter* w = head_.next_; w != &head_;) {
      Waiter* next = w->next_;
      visit(*w);
      w = next;
    }
  }

 private:
  Waiter head_;  // closes the ring
};

/// Waiters by priority, the lower number first, and among equals in the order in which they joined.
class PriorityWaitingList {
 public:
  void push_back(Waiter& waiter, int priority) { lists_[priority].push_back(waiter); }
  /// The first of all; none when nobody waits.
  [[nodiscard]] Waiter* first() {
    for (auto& [priority, list] : lists_) {
      if (!list.empty()) return &list.front();
    }
    return nullptr;
  }
  [[nodiscard]] bool empty() const {
    for (const auto& [priority, list] : lists_) {
      if (!list.empty()) return false;
    }
    return true;
  }

 private:
  std::map<int, WaitingList> lists_;  // few: one for each priority that ever occurred
};

}  // namespace yuyan::calendar
