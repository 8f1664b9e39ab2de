// The radiation that one receiver gets from all fires around it.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace yuyan::propagation {

/// Radiant flux from one fire as a vector at the receiver: an element of surface with unit normal n
/// receives max(0, n.q). x east, y north, z up, pointing from the receiver to the fire.
struct HeatVector {
  double x_w_m2 = 0;
  double y_w_m2 = 0;
  double z_w_m2 = 0;
};

/// The direction of a vector in plan as a number in [-2, 2] that grows with the angle from the east
/// by the north; half a turn is 2. An angle without its arctangent.
[[nodiscard]] inline double bearing_of(double east, double north) {
  const double size = std::abs(east) + std::abs(north);
  return size > 0 ? std::copysign(1 - east / size, north) : 0;
}

/// The fires that a receiver sees. Kept in the order of their bearings, so that the sums do not
/// depend on the order in which the fires were lit.
class Exposure {
 public:
  /// Sets what `source`, which lies at this bearing, gives, replacing what it gave before; a zero
  /// vector takes it out. Whether that made a difference. A source keeps its bearing.
  bool set(std::size_t source, double bearing, const HeatVector& flux);

  /// Heat flux on the most heavily irradiated element, that is the largest sum of max(0, n.q) over
  /// all directions n, W/m2. Fires on one side add as vectors; fires on opposite sides heat
  /// different faces and neither add nor cancel. Exact when all vectors are horizontal; else the
  /// best vertical cut of the fires, turned until it faces its own resultant.
  [[nodiscard]] double resultant_w_m2() const;

  /// An upper bound of the resultant that costs nothing: the last one that tighten() found and the
  /// magnitudes that were set since, W/m2.
  [[nodiscard]] double bound_w_m2() const { return bound_w_m2_; }

  /// Finds the resultant and makes it the bound.
  double tighten();

  [[nodiscard]] std::size_t size() const { return fires_.size(); }

 private:
  struct Fire {
    double bearing;
    std::size_t source;
    HeatVector flux;
  };

  [[nodiscard]] HeatVector best_cut() const;
  [[nodiscard]] HeatVector faced_by(const HeatVector& direction) const;

  std::vector<Fire> fires_;
  double bound_w_m2_ = 0;
};

}  // namespace yuyan::propagation
