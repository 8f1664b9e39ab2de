// The radiation that one receiver gets from all fires around it.
#pragma once

#include <cstddef>
#include <vector>

namespace yuyan::propagation {

/// Radiant flux from one fire as a vector at the receiver: an element of surface with unit normal n
/// receives max(0, n.q). x east, y north, z up, pointing from the receiver to the fire.
struct HeatVector {
  double x_w_m2 = 0;
  double y_w_m2 = 0;
  double z_w_m2 = 0;  ///< never negative: flames stand on the ground or above it
};

/// The fires that a receiver sees. Kept in the order of their azimuth, so that what it holds does
/// not depend on the order in which the fires were lit.
class Exposure {
 public:
  /// Sets what `source` gives, replacing what it gave before; a zero vector takes it out.
  void set(std::size_t source, const HeatVector& flux);

  /// Heat flux on the most heavily irradiated element: the largest resultant |sum q| over all sets
  /// of fires that lie on one side of a vertical plane through the receiver, W/m2. Fires on one
  /// side add as vectors; fires on opposite sides heat different faces and do not add, nor cancel.
  [[nodiscard]] double resultant_w_m2() const;

  /// Sum of the magnitudes: an upper bound of the resultant that costs one addition a fire, W/m2.
  [[nodiscard]] double scalar_sum_w_m2() const;

  [[nodiscard]] bool empty() const { return fires_.empty(); }

 private:
  struct Fire {
    double azimuth;
    std::size_t source;
    HeatVector flux;
    double magnitude;
  };
  std::vector<Fire> fires_;
};

}  // namespace yuyan::propagation
