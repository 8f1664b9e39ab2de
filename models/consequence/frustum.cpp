#include "models/consequence/frustum.h"

#include "models/consequence/constants.h"

namespace yuyan::consequence {
namespace {

constexpr int around = 64;
constexpr int along = 48;
constexpr int outward = 24;

/// Two unit vectors square to the axis and to each other.
struct Frame {
  Vector3 first, second;
};

Frame frame_of(Vector3 axis) {
  const Vector3 helper = std::abs(axis.z) < 0.9 ? Vector3{0, 0, 1} : Vector3{1, 0, 0};
  const Vector3 raw = helper - dot(helper, axis) * axis;
  const Vector3 first = (1 / norm(raw)) * raw;
  const Vector3 second{axis.y * first.z - axis.z * first.y, axis.z * first.x - axis.x * first.z,
                       axis.x * first.y - axis.y * first.x};
  return {first, second};
}

/// What one flat piece of flame with the outward area vector gives.
Vector3 piece_view(Vector3 place, Vector3 area, Vector3 target) {
  const Vector3 line = target - place;
  const double facing = dot(area, line);
  if (facing <= 0) return {};
  const double square = dot(line, line);
  return (-facing / (pi * square * square)) * line;
}

}  // namespace

bool contains(const Frustum& flame, Vector3 point) {
  const Vector3 offset = point - flame.base;
  const double s = dot(offset, flame.axis);
  if (s < 0 || s > flame.length_m) return false;
  const double radius =
      flame.base_radius_m + (flame.tip_radius_m - flame.base_radius_m) * s / flame.length_m;
  return norm(offset - s * flame.axis) <= radius;
}

Vector3 frustum_view(const Frustum& flame, Vector3 target) {
  const Frame frame = frame_of(flame.axis);
  const double widening = (flame.tip_radius_m - flame.base_radius_m) / flame.length_m;
  Vector3 seen;
  for (int i = 0; i < around; ++i) {
    const double angle = 2 * pi * (i + 0.5) / around;
    const Vector3 out = std::cos(angle) * frame.first + std::sin(angle) * frame.second;
    const Vector3 normal = out - widening * flame.axis;
    for (int j = 0; j < along; ++j) {
      const double s = flame.length_m * (j + 0.5) / along;
      const double radius = flame.base_radius_m + widening * s;
      const double area = radius * (2 * pi / around) * (flame.length_m / along);
      seen = seen + piece_view(flame.base + s * flame.axis + radius * out, area * normal, target);
    }
    for (int j = 0; j < outward; ++j) {
      const double share = (j + 0.5) / outward;
      const auto end = [&](double s, double radius, double direction) {
        const double area = share * radius * (2 * pi / around) * (radius / outward);
        return piece_view(flame.base + s * flame.axis + share * radius * out,
                          direction * area * flame.axis, target);
      };
      seen = seen + end(0, flame.base_radius_m, -1) + end(flame.length_m, flame.tip_radius_m, 1);
    }
  }
  return seen;
}

double surface_area_m2(const Frustum& flame) {
  const double a = flame.base_radius_m, b = flame.tip_radius_m;
  return pi * (a * a + b * b) + pi * (a + b) * std::hypot(flame.length_m, b - a);
}

}  // namespace yuyan::consequence
