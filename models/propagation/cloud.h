// When a drifting, growing cloud is over a place: an ignition source, a road, people.
#pragma once

#include <span>
#include <vector>

#include "models/propagation/asset.h"

namespace yuyan::propagation {

/// The footprint of a cloud on the ground above a limit of concentration: a circle that drifts with
/// constant speed. Its radius is linear between the times of the outline; before the first and
/// after the last there is no cloud. A dispersion model fills the outline.
struct Cloud {
  struct Outline {
    double time_s;
    double radius_m;
  };
  Point origin = {};  ///< centre at the first time of the outline
  double drift_east_m_s = 0;
  double drift_north_m_s = 0;
  std::vector<Outline> outline = {};  ///< times strictly increasing, radii not negative
};

/// The time for which a cloud is over a place, ends included.
struct Stay {
  double from_s;
  double to_s;
};

/// All stays of the cloud over the place, in the order of time: roots of one quadratic a segment
/// of the outline, so exact. Empty if it never comes.
[[nodiscard]] std::vector<Stay> stays(const Cloud& cloud, const Point& place);

/// The first of several places that a cloud covers.
struct Arrival {
  std::size_t place;  ///< index into the places
  double time_s;      ///< infinity: the cloud reaches none
};

/// First place under the cloud at or after `after_s`; equal times: the lower index.
[[nodiscard]] Arrival first_arrival(const Cloud& cloud, std::span<const Point> places,
                                    double after_s = 0);

}  // namespace yuyan::propagation
