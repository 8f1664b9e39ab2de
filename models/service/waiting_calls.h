// The queue of one kind of units: calls by priority, within it by the kind's discipline.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "models/service/units.h"

namespace yuyan::service {

using CallId = std::uint32_t;

class WaitingCalls {
 public:
  explicit WaitingCalls(Discipline discipline) : discipline_(discipline) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

  void add(CallId call, int priority) {
    std::deque<CallId>& line = line_of(priority);
    if (discipline_ == Discipline::first_come)
      line.push_back(call);
    else
      line.push_front(call);
    ++size_;
  }
  void remove(CallId call, int priority) {
    std::deque<CallId>& line = line_of(priority);
    if (const auto found = std::ranges::find(line, call); found != line.end()) {
      line.erase(found);
      --size_;
    }
  }

  enum class Verdict { stays, goes, enough };
  /// Asks verdict(call) of each, the next to be served first: one that goes leaves the queue; after
  /// enough nobody further is asked.
  template <class Ask>
  void look_through(Ask ask) {
    for (Line& line : lines_) {
      for (std::size_t i = 0; i < line.calls.size();) {
        const Verdict verdict = ask(line.calls[i]);
        if (verdict == Verdict::enough) return;
        if (verdict == Verdict::stays) {
          ++i;
          continue;
        }
        line.calls.erase(line.calls.begin() + static_cast<std::ptrdiff_t>(i));
        --size_;
      }
    }
  }

 private:
  struct Line {
    int priority;
    std::deque<CallId> calls;
  };
  std::deque<CallId>& line_of(int priority) {
    auto line = std::ranges::lower_bound(lines_, priority, {}, &Line::priority);
    if (line == lines_.end() || line->priority != priority)
      line = lines_.insert(line, Line{priority, {}});
    return line->calls;
  }

  Discipline discipline_;
  std::vector<Line> lines_;  // the most urgent first
  std::size_t size_ = 0;
};

}  // namespace yuyan::service
