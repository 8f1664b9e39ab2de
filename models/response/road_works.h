// Roads under debris, and the units that clear them piece by piece.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "models/response/stage.h"

namespace yuyan::response {

class RoadWorks {
 public:
  explicit RoadWorks(Stage& stage) : stage_(stage), changed_(stage.calendar()) {}

  /// Debris on so many more metres of a road.
  void block(std::size_t road, double length_m);
  [[nodiscard]] bool is_blocked(std::size_t road) const { return heaps_.contains(road); }
  /// A road is free again; `by` is the entry that tells of the unit that cleared the last piece.
  void on_cleared(std::function<void(std::size_t road, EntryNumber by)> listener) {
    on_cleared_ = std::move(listener);
  }

  /// A blocked road, and the end of it that is reached first.
  struct Job {
    std::size_t road = 0;
    world::JunctionIndex at = 0;
  };
  /// The blocked road that a unit at this junction reaches first on open roads; none without any.
  [[nodiscard]] std::optional<Job> nearest(world::JunctionIndex from) const;

  /// co_await: one unit clears the road, beside others that do, until it is free or `over` opens.
  calendar::Task<void> clear(std::size_t road, EntryNumber by, const calendar::Gate& over);

  /// There is debris on another road.
  [[nodiscard]] calendar::Signal& changed() { return changed_; }

 private:
  struct Heap {
    double to_begin_m = 0;   ///< on which nobody works yet
    double in_hand_m = 0;    ///< on which somebody does
    double seconds_a_m = 0;  ///< that one unit takes
  };

  Stage& stage_;
  std::map<std::size_t, Heap> heaps_;  // by road: in the order of ids
  calendar::Signal changed_;
  std::function<void(std::size_t, EntryNumber)> on_cleared_;
};

}  // namespace yuyan::response
