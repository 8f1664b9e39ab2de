// Three numbers with a direction; for summing radiation from parts of a flame.
#pragma once

#include <cmath>

namespace yuyan::consequence {

struct Vector3 {
  double x = 0, y = 0, z = 0;

  friend Vector3 operator+(Vector3 a, Vector3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend Vector3 operator-(Vector3 a, Vector3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend Vector3 operator*(double s, Vector3 a) { return {s * a.x, s * a.y, s * a.z}; }
  friend double dot(Vector3 a, Vector3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
  friend double norm(Vector3 a) { return std::sqrt(dot(a, a)); }
};

}  // namespace yuyan::consequence
