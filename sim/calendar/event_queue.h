// The future: what is to be woken when, in the order (time, phase, sequence).
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/calendar/phase.h"
#include "sim/calendar/waiting.h"

namespace yuyan::calendar {

/// A heap with four children a node: half as deep as a binary one, and the children of a node lie
/// side by side in memory.
class EventQueue {
 public:
  struct Entry {
    double time;
    std::uint64_t order;  // phase in the upper 8 bits, sequence below
    Ticket ticket;

    [[nodiscard]] bool before(const Entry& other) const {
      return time < other.time || (time == other.time && order < other.order);
    }
  };

  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] std::size_t size() const { return heap_.size(); }
  [[nodiscard]] const Entry& top() const { return heap_.front(); }

  void push(double time, Phase phase, Ticket ticket) {
    const auto order = (static_cast<std::uint64_t>(phase) << phase_shift) | sequence_++;
    heap_.push_back(Entry{time, order, ticket});
    rise(heap_.size() - 1);
  }

  void pop() {
    const Entry last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sink(0, last);
  }

  /// Drops all entries of which drop(ticket) is true.
  template <class Drop>
  void erase_if(Drop drop) {
    std::erase_if(heap_, [&](const Entry& entry) { return drop(entry.ticket); });
    for (std::size_t i = heap_.size() / arity + 1; i-- > 0;) {
      if (i < heap_.size()) sink(i, heap_[i]);
    }
  }

 private:
  static constexpr std::size_t arity = 4;
  static constexpr int phase_shift = 56;

  void rise(std::size_t hole) {
    const Entry entry = heap_[hole];
    while (hole > 0) {
      const std::size_t parent = (hole - 1) / arity;
      if (!entry.before(heap_[parent])) break;
      heap_[hole] = heap_[parent];
      hole = parent;
    }
    heap_[hole] = entry;
  }

  void sink(std::size_t hole, Entry entry) {
    const std::size_t n = heap_.size();
    for (;;) {
      const std::size_t first = arity * hole + 1;
      if (first >= n) break;
      const std::size_t end = first + arity < n ? first + arity : n;
      std::size_t least = first;
      for (std::size_t child = first + 1; child < end; ++child) {
        if (heap_[child].before(heap_[least])) least = child;
      }
      if (!heap_[least].before(entry)) break;
      heap_[hole] = heap_[least];
      hole = least;
    }
    heap_[hole] = entry;
  }

  std::vector<Entry> heap_;
  std::uint64_t sequence_ = 0;
};

}  // namespace yuyan::calendar
