// The future: what is to be woken when, in the order (time, phase, sequence).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "sim/calendar/phase.h"
#include "sim/calendar/waiting.h"

namespace yuyan::calendar {

/// Two parts: a heap for later, and a line for what is asked for at the present instant in the
/// ordinary phase (spawning, signals, handing over: half of all events), which comes in its order
/// anyhow. The heap has four children a node: half as deep as a binary one, and the children of a
/// node lie side by side in memory.
class EventQueue {
 public:
  struct Entry {
    double time;
    std::uint64_t order;  // phase in the upper 8 bits, sequence below
    Ticket ticket;

    /// Times are never negative, so their bits are ordered as they are: one comparison of 128 bits,
    /// without a branch that nobody can foresee.
    [[nodiscard]] bool before(const Entry& other) const { return rank() < other.rank(); }

   private:
    __extension__ using Rank = unsigned __int128;
    [[nodiscard]] Rank rank() const {
      return Rank{std::bit_cast<std::uint64_t>(time)} << 64 | order;
    }
  };

  [[nodiscard]] bool empty() const { return count_ == 0 && line_head_ == line_.size(); }
  [[nodiscard]] std::size_t size() const { return count_ + line_.size() - line_head_; }
  /// Entries for later, those of the present instant in the ordinary phase left out.
  [[nodiscard]] std::size_t later() const { return count_; }

  /// Whether the next entry stands in the line; the queue must not be empty.
  [[nodiscard]] bool next_in_line() const {
    if (line_head_ == line_.size()) return false;
    return count_ == 0 || line_[line_head_].before(heap_[0]);
  }
  [[nodiscard]] const Entry& next(bool in_line) const {
    return in_line ? line_[line_head_] : heap_[0];
  }
  void pop(bool in_line) {
    if (!in_line) {
      pop_heap();
    } else if (++line_head_ == line_.size()) {
      line_.clear();
      line_head_ = 0;
    }
  }

  void push(double time, Phase phase, Ticket ticket) {
    const Entry entry{time + 0.0, next_order(phase), ticket};  // -0.0 becomes 0.0
    if (count_ + arity > heap_.size()) [[unlikely]]
      heap_.resize(2 * heap_.size(), beyond);
    rise(count_++, entry);
  }
  /// The same for the present time, before which there is no entry.
  void push_now(double now, Phase phase, Ticket ticket) {
    if (phase == Phase::ordinary) {
      line_.push_back(Entry{now, next_order(phase), ticket});
    } else {
      push(now, phase, ticket);
    }
  }

  /// Drops all entries of which drop(ticket) is true.
  template <class Drop>
  void erase_if(Drop drop) {
    const auto unwanted = [&](const Entry& entry) { return drop(entry.ticket); };
    line_.erase(line_.begin(), line_.begin() + static_cast<std::ptrdiff_t>(line_head_));
    line_head_ = 0;
    std::erase_if(line_, unwanted);
    heap_.resize(count_);
    std::erase_if(heap_, unwanted);
    count_ = heap_.size();
    heap_.resize(count_ + 64, beyond);
    for (std::size_t i = count_ / arity + 1; i-- > 0;) {
      if (i < count_) sink(i, heap_[i]);
    }
  }

 private:
  static constexpr std::size_t arity = 4;
  static constexpr int phase_shift = 56;

  std::uint64_t next_order(Phase phase) {
    return (static_cast<std::uint64_t>(phase) << phase_shift) | sequence_++;
  }

  void pop_heap() {
    const Entry last = std::exchange(heap_[--count_], beyond);
    if (count_ > 0) sink(0, last);
  }

  void rise(std::size_t hole, const Entry& entry) {
    Entry* const heap = heap_.data();
    while (hole > 0) {
      const std::size_t parent = (hole - 1) / arity;
      if (!entry.before(heap[parent])) break;
      heap[hole] = heap[parent];
      hole = parent;
    }
    heap[hole] = entry;
  }

  void sink(std::size_t hole, const Entry& moved) {
    const Entry entry = moved;
    Entry* const heap = heap_.data();
    for (std::size_t first = arity * hole + 1; first < count_; first = arity * hole + 1) {
      const std::size_t left = first + (heap[first + 1].before(heap[first]) ? 1 : 0);
      const std::size_t right = first + (heap[first + 3].before(heap[first + 2]) ? 3 : 2);
      const std::size_t least = heap[right].before(heap[left]) ? right : left;
      if (!heap[least].before(entry)) break;
      heap[hole] = heap[least];
      hole = least;
    }
    heap[hole] = entry;
  }

  // Behind the entries stand at least three that come after all others, so that each node has four
  // children.
  static constexpr Entry beyond{std::numeric_limits<double>::infinity(),
                                std::numeric_limits<std::uint64_t>::max(), Ticket{}};
  std::vector<Entry> heap_ = std::vector<Entry>(64, beyond);
  std::size_t count_ = 0;    // entries in the heap
  std::vector<Entry> line_;  // from line_head_ on
  std::size_t line_head_ = 0;
  std::uint64_t sequence_ = 0;
};

}  // namespace yuyan::calendar
