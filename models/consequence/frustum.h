// What a target receives from a flame in the shape of a cut cone.
#pragma once

#include "models/consequence/vector3.h"

namespace yuyan::consequence {

/// A cone cut square to its axis; a cylinder when both widths are the same.
struct Frustum {
  Vector3 base;  ///< middle of the first end, m
  Vector3 axis;  ///< unit vector from the first end to the second
  double length_m = 0;
  double base_radius_m = 0;
  double tip_radius_m = 0;
};

[[nodiscard]] bool contains(const Frustum& flame, Vector3 point);

/// Irradiance vector for unit emissive power: an element of unit normal n facing the whole flame
/// receives n.v. By the midpoint rule over sides and ends; 1e-3 at a distance of one radius.
[[nodiscard]] Vector3 frustum_view(const Frustum& flame, Vector3 target);

/// Area of sides and ends, m2.
[[nodiscard]] double surface_area_m2(const Frustum& flame);

}  // namespace yuyan::consequence
