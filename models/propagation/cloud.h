// When a drifting, growing cloud reaches places: ignition sources, roads, people.
#pragma once

#include <span>
#include <vector>

#include "models/propagation/asset.h"

namespace yuyan::propagation {

/// The footprint of a cloud on the ground above a limit of concentration: a circle that drifts with
/// constant speed; its radius is linear between the times of the outline, zero before the first
/// and after the last. A dispersion model fills the outline.
struct Cloud {
  struct Outline {
    double time_s;
    double radius_m;
  };
  Point origin;  ///< centre at the first time of the outline
  double drift_east_m_s = 0;
  double drift_north_m_s = 0;
  std::vector<Outline> outline;  ///< in the order of time
};

/// The stay of a cloud over a place.
struct Stay {
  double from_s;
  double to_s;
};

/// When the cloud first covers the place and when it then leaves it, exact (roots of a quadratic a
/// segment). Empty if it never does.
[[nodiscard]] std::vector<Stay> stays(const Cloud& cloud, const Point& place);

/// Index into `places` and time of the first place that the cloud covers at or after `after_s`;
/// equal times: the lower index. time_s infinity: none.
struct Arrival {
  std::size_t place;
  double time_s;
};
[[nodiscard]] Arrival first_arrival(const Cloud& cloud, std::span<const Point> places,
                                    double after_s = 0);

}  // namespace yuyan::propagation
