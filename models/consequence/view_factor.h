// How much of its view a target has filled by a tilted cylindrical flame.
//
// Closed form of Mudan for a cylinder whose horizontal cross-sections are circles, target in the
// plane of the tilt (Yellow Book; checked by surface integration in tests/identity). With a = L/R,
// b = X/R and the tilt th towards the target:
//   A = sqrt(a^2+(b+1)^2-2a(b+1) sin th)  B = sqrt(a^2+(b-1)^2-2a(b-1) sin th)
//   C = sqrt(1+(b^2-1) cos^2 th)  D = sqrt((b-1)/(b+1))  E = a cos th/(b-a sin th)  F = sqrt(b^2-1)
//   S = atan((ab-F^2 sin th)/(FC)) + atan(F sin th/C)
//   pi Fv = -E atan D + E (a^2+(b+1)^2-2b(1+a sin th))/(AB) atan(AD/B) + (cos th/C) S
//   pi Fh = atan(1/D) + (sin th/C) S - (a^2+(b+1)^2-2(b+1+ab sin th))/(AB) atan(AD/B)
#pragma once

#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

/// Irradiance of a target by a flame of unit emissive power, by the way the receiving element
/// faces.
struct ViewFactor {
  double vertical = 0;  ///< faces the flame, upright
  double upward = 0;    ///< lies flat, faces the sky
  double downward = 0;  ///< faces the ground; nonzero for a target above ground

  /// Of the element that faces the resultant.
  [[nodiscard]] double maximum() const {
    const double flat = upward - downward;
    return std::sqrt(vertical * vertical + flat * flat);
  }
};

/// A tilt from the vertical, positive towards the target; given by its angle in radians, or by its
/// tangent, which costs no trigonometry.
struct Tilt {
  double sine = 0;
  double cosine = 1;

  Tilt(double angle_rad) : sine(std::sin(angle_rad)), cosine(std::cos(angle_rad)) {}
  [[nodiscard]] static Tilt of_tangent(double tangent) {
    const double cosine = 1 / std::sqrt(1 + tangent * tangent);
    return {tangent * cosine, cosine};
  }
  [[nodiscard]] Tilt operator-() const { return {-sine, cosine}; }

 private:
  Tilt(double sine_of, double cosine_of) : sine(sine_of), cosine(cosine_of) {}
};

/// Target in the plane of the flame's base. Needs b > 1 and 1 + a sin(tilt) < b: the flame does
/// not reach over the target; see covers().
[[nodiscard]] inline ViewFactor base_view_factor(double length, double radius, double distance,
                                                 const Tilt& tilt) {
  if (length <= 0) return {};
  const double a = length / radius, b = distance / radius;
  const double sine = tilt.sine, cosine = tilt.cosine;
  const double big_a = std::sqrt(a * a + (b + 1) * (b + 1) - 2 * a * (b + 1) * sine);
  const double big_b = std::sqrt(a * a + (b - 1) * (b - 1) - 2 * a * (b - 1) * sine);
  const double c = std::sqrt(1 + (b * b - 1) * cosine * cosine);
  const double d = std::sqrt((b - 1) / (b + 1));
  const double e = a * cosine / (b - a * sine);
  const double f = std::sqrt(b * b - 1);
  const double first = (a * b - f * f * sine) / (f * c), second = f * sine / c;
  const double s = std::atan2(first + second, 1 - first * second);  // atan first + atan second
  const double upper = std::atan(big_a * d / big_b) / (big_a * big_b);
  const double common = a * a + (b + 1) * (b + 1);
  const double atan_d = std::atan(d);  // and atan(1/d) = pi/2 - atan d
  const double vertical =
      -e * atan_d + e * (common - 2 * b * (1 + a * sine)) * upper + cosine / c * s;
  const double flat =
      pi / 2 - atan_d + sine / c * s - (common - 2 * (b + 1 + a * b * sine)) * upper;
  return {vertical / pi, flat / pi, 0};
}

/// True when some of the flame stands above the target, or the target in the flame: no closed form.
[[nodiscard]] inline bool covers(double length, double radius, double distance, const Tilt& tilt) {
  return distance <= radius || radius + length * tilt.sine >= distance;
}

/// Target at a height above the flame's base: the flame is cut by the target's horizontal plane and
/// its parts are added; above the tip what is missing is taken off again (the flame's top is not
/// seen). Empty where the flame or its extension covers the target.
[[nodiscard]] inline std::optional<ViewFactor> view_factor(double length, double radius,
                                                           double distance, const Tilt& tilt,
                                                           double height = 0) {
  if (height == 0) {
    if (covers(length, radius, distance, tilt)) return std::nullopt;
    return base_view_factor(length, radius, distance, tilt);
  }
  const double along = height / tilt.cosine;  // length of axis below the target's plane
  const double shifted = distance - height * tilt.sine / tilt.cosine;
  if (height < 0) {  // the target looks up at the base: the flame extended down, less the extension
    if (covers(length - along, radius, shifted, tilt)) return std::nullopt;
    const ViewFactor all = base_view_factor(length - along, radius, shifted, tilt);
    const ViewFactor missing = base_view_factor(-along, radius, shifted, tilt);
    return ViewFactor{all.vertical - missing.vertical, all.upward - missing.upward, 0};
  }
  if (covers(length - along, radius, shifted, tilt) || covers(along, radius, shifted, -tilt))
    return std::nullopt;
  const ViewFactor below = base_view_factor(along, radius, shifted, -tilt);
  if (along > length) {
    const ViewFactor missing = base_view_factor(along - length, radius, shifted, -tilt);
    return ViewFactor{below.vertical - missing.vertical, 0, below.upward - missing.upward};
  }
  const ViewFactor above = base_view_factor(length - along, radius, shifted, tilt);
  return ViewFactor{above.vertical + below.vertical, above.upward, below.upward};
}

/// The flame as a target sees it that does not lie straight downwind: the same height, leaning by
/// the part of the tilt that lies in the target's plane. Exact up- and downwind; between them the
/// sideways lean is left out, which puts the flame nearer than it is (tests/identity: up to 25 %
/// too much at 90 degrees).
struct Lean {
  double length = 0;
  double tilt_rad = 0;
};

[[nodiscard]] inline Lean lean_towards(double length, double tilt_rad, double angle_from_wind_rad) {
  const double tilt = std::atan(std::tan(tilt_rad) * std::cos(angle_from_wind_rad));
  return {length * std::cos(tilt_rad) / std::cos(tilt), tilt};
}

struct CylinderViewFactorInput {
  double flame_length_m = 20;
  double radius_m = 10;
  double distance_m = 50;
  double tilt_deg = 0;
  double target_height_m = 0;
  double wind_angle_deg = 0;

  static constexpr auto fields() {
    using S = CylinderViewFactorInput;
    using parameters::field;
    return std::tuple{
        field("flame_length_m", &S::flame_length_m,
              {.unit = "m",
               .range = {.low = 0, .high = 500},
               .meaning = "length of the flame along its axis",
               .meaning_zh = "火焰长度"}),
        field("radius_m", &S::radius_m,
              {.unit = "m",
               .range = {.low = 0.01, .high = 300},
               .meaning = "radius of the flame",
               .meaning_zh = "火焰半径"}),
        field("distance_m", &S::distance_m,
              {.unit = "m",
               .range = {.low = 0.01, .high = 1e5},
               .meaning = "from the axis at the base to the target, horizontally",
               .meaning_zh = "目标至火焰轴线的水平距离"}),
        field("tilt_deg", &S::tilt_deg,
              {.unit = "deg",
               .range = {.low = -89, .high = 89},
               .meaning = "tilt from the vertical, positive towards the target",
               .meaning_zh = "火焰倾角"}),
        field("target_height_m", &S::target_height_m,
              {.unit = "m",
               .range = {.low = -200, .high = 200},
               .meaning = "height of the target above the base of the flame",
               .meaning_zh = "目标相对火焰底面的高度"}),
        field("wind_angle_deg", &S::wind_angle_deg,
              {.unit = "deg",
               .range = {.low = -180, .high = 180},
               .meaning = "angle between the direction of the tilt and the direction to the target",
               .meaning_zh = "目标方向与火焰倾斜方向的夹角"})};
  }
};

struct CylinderViewFactorResult {
  double view_factor_vertical = 0;
  double view_factor_horizontal = 0;
  double view_factor_downward = 0;
  double view_factor = 0;
  double length_ratio = 0;
  double distance_ratio = 0;
  double effective_tilt_deg = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = CylinderViewFactorResult;
    using parameters::field;
    using parameters::share;
    return std::tuple{
        field("view_factor_vertical", &S::view_factor_vertical,
              {.unit = "1",
               .range = share,
               .meaning = "of an upright element that faces the flame",
               .meaning_zh = "竖直面视角系数"}),
        field("view_factor_horizontal", &S::view_factor_horizontal,
              {.unit = "1",
               .range = share,
               .meaning = "of a flat element that faces the sky",
               .meaning_zh = "水平面(朝上)视角系数"}),
        field("view_factor_downward", &S::view_factor_downward,
              {.unit = "1",
               .range = share,
               .meaning = "of a flat element that faces the ground",
               .meaning_zh = "水平面(朝下)视角系数"}),
        field("view_factor", &S::view_factor,
              {.unit = "1",
               .range = share,
               .meaning = "of the element that faces the resultant",
               .meaning_zh = "最大视角系数"}),
        field("length_ratio", &S::length_ratio,
              {.unit = "1",
               .meaning = "flame length over radius",
               .meaning_zh = "火焰长度与半径之比"}),
        field("distance_ratio", &S::distance_ratio,
              {.unit = "1", .meaning = "distance over radius", .meaning_zh = "距离与半径之比"}),
        field("effective_tilt_deg", &S::effective_tilt_deg,
              {.unit = "deg",
               .meaning = "tilt in the plane of the target",
               .meaning_zh = "目标平面内的倾角"})};
  }
};

/// Throws InputError where the flame covers the target.
[[nodiscard]] CylinderViewFactorResult cylinder_view_factor(const CylinderViewFactorInput& input);

inline constexpr Basis cylinder_basis{"view factor of a tilted cylinder (Mudan)",
                                      "Yellow Book 6.6.3; equal to surface integration",
                                      Status::verified};

}  // namespace yuyan::consequence
