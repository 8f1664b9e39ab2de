#include "models/consequence/view_factor.h"

#include <algorithm>
#include <cmath>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {

CylinderViewFactorResult cylinder_view_factor(const CylinderViewFactorInput& input) {
  constexpr double degree = pi / 180;
  const Lean lean =
      lean_towards(input.flame_length_m, input.tilt_deg * degree, input.wind_angle_deg * degree);
  const auto factor = view_factor(lean.length, input.radius_m, input.distance_m, lean.tilt_rad,
                                  input.target_height_m);
  if (!factor) {
    const double reach = input.radius_m + std::max(0.0, lean.length * std::sin(lean.tilt_rad));
    refuse("distance_m", input.distance_m, describe({.low = reach, .low_open = true}, "m"),
           {"the flame covers or overhangs the target, where the view factor does not hold",
            "火焰覆盖或悬于目标上方,视角系数公式不成立"});
  }
  CylinderViewFactorResult result;
  result.view_factor_vertical = factor->vertical;
  result.view_factor_horizontal = factor->upward;
  result.view_factor_downward = factor->downward;
  result.view_factor = factor->maximum();
  result.length_ratio = input.flame_length_m / input.radius_m;
  result.distance_ratio = input.distance_m / input.radius_m;
  result.effective_tilt_deg = lean.tilt_rad / degree;
  result.notes.rests_on(cylinder_basis);
  if (std::sin(input.wind_angle_deg * degree) != 0 && input.tilt_deg != 0)
    result.notes.warn("target off the wind line: the sideways lean of the flame is left out",
                      "目标不在下风轴线上:忽略火焰的侧向倾斜");
  return result;
}

}  // namespace yuyan::consequence
