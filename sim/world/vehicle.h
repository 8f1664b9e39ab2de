// What drives on the roads.
#pragma once

#include <functional>
#include <utility>

#include "sim/world/roads.h"
#include "sim/world/shared_capacity.h"

namespace yuyan::world {

struct Point {
  double x_m = 0;
  double y_m = 0;
};

/// How a drive ended.
struct Arrival {
  bool reached = false;        ///< false: from this junction there was no way
  JunctionIndex junction = 0;  ///< where the vehicle stands
};

/// One vehicle, or a group that drives as one. It is at a junction or on a segment, never both.
class Vehicle {
 public:
  /// Stands at a junction. count > 0 vehicles; weight > 0 of each where a road is crowded (1 for
  /// ordinary traffic, more with blue light).
  explicit Vehicle(JunctionIndex at, double count = 1, double weight = 1);
  Vehicle(const Vehicle&) = delete;
  Vehicle& operator=(const Vehicle&) = delete;

  [[nodiscard]] double count() const { return count_; }
  [[nodiscard]] double weight() const { return weight_; }
  /// Counts from the next segment on.
  void set_weight(double weight);

  /// The junction where it stands, or where the segment it is on begins.
  [[nodiscard]] JunctionIndex junction() const { return junction_; }
  /// The segment it is on; no_segment at a junction.
  [[nodiscard]] SegmentIndex segment() const { return segment_; }
  /// A drive is under way.
  [[nodiscard]] bool driving() const { return driving_; }
  /// Sends it elsewhere while it drives: from the next junction on it takes the way to the new
  /// destination, and the drive ends there.
  void redirect(JunctionIndex destination) { destination_ = destination; }
  [[nodiscard]] JunctionIndex destination() const { return destination_; }
  /// Length of all segments it has crossed.
  [[nodiscard]] double driven_m() const { return driven_m_; }
  /// Called at each junction that it reaches.
  void on_junction(std::function<void(JunctionIndex)> listener) {
    on_junction_ = std::move(listener);
  }

 private:
  friend class World;

  double count_;
  double weight_;
  JunctionIndex junction_;
  JunctionIndex destination_;
  SegmentIndex segment_ = no_segment;
  bool driving_ = false;
  double driven_m_ = 0;
  std::function<void(JunctionIndex)> on_junction_;

  // On a segment it runs evenly from a fraction of its length to the place where the queue begins,
  // between two times; then it stands in the queue.
  double run_begin_s_ = 0;
  double run_end_s_ = 0;
  double begin_fraction_ = 0;
  double queue_fraction_ = 1;
  double queue_amount_ = 0;
  const Use* queue_ = nullptr;
};

}  // namespace yuyan::world
