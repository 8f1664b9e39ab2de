// What the tests compute without the code under test: the physics typed again from its sources,
// and the radiation of a flame by integration over its surface.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "models/propagation/layout.h"

namespace yuyan::propagation::oracle {

using std::numbers::pi;

/// from, from + step, … below to.
inline std::vector<double> steps(double from, double to, double step) {
  const auto count = static_cast<std::size_t>(std::max(0.0, std::ceil((to - from) / step)));
  std::vector<double> values;
  values.reserve(count);
  for (std::size_t i = 0; i < count; ++i) values.push_back(from + static_cast<double>(i) * step);
  return values;
}

/// A gasoline fire in still air at 293.15 K: Babrauskas, Thomas with wind (u* = 1), Mudan.
struct GasolineFire {
  double diameter_m;

  [[nodiscard]] double rate_kg_m2_s() const { return 0.055 * (1 - std::exp(-2.1 * diameter_m)); }
  [[nodiscard]] double length_m() const {
    return diameter_m * 55 *
           std::pow(rate_kg_m2_s() / (1.204 * std::sqrt(9.81 * diameter_m)), 0.67);
  }
  [[nodiscard]] double emissive_power_w_m2() const {
    const double clear = std::exp(-0.12 * diameter_m);
    return 1000 * (140 * clear + 20 * (1 - clear));
  }
};

/// Radiation vector per unit emissive power of an upright cylinder at a point level with its base:
/// sum over surface elements that face the point.
struct Seen {
  double across = 0;
  double up = 0;
  [[nodiscard]] double magnitude() const { return std::hypot(across, up); }
};
inline Seen upright_cylinder(double radius, double length, double distance) {
  constexpr int around = 1500, along = 600;
  Seen seen;
  for (int i = 0; i < around; ++i) {
    const double phi = 2 * pi * (i + 0.5) / around;
    const double x = radius * std::cos(phi), y = radius * std::sin(phi);
    for (int j = 0; j < along; ++j) {
      const double z = length * (j + 0.5) / along;
      // From the element to the point at (distance, 0, 0).
      const double dx = distance - x, dy = -y, dz = -z;
      const double square = dx * dx + dy * dy + dz * dz;
      const double facing = (std::cos(phi) * dx + std::sin(phi) * dy) / std::sqrt(square);
      if (facing <= 0) continue;
      const double area = radius * 2 * pi / around * length / along;
      const double share = facing * area / (pi * square) / std::sqrt(square);
      seen.across += share * dx;
      seen.up -= share * dz;
    }
  }
  return seen;
}

/// Wayne 1991 at 293.15 K, 400 ppm.
inline double wayne(double path_m, double relative_humidity) {
  const double temperature = 293.15;
  const double water = std::log10(relative_humidity * path_m *
                                  std::exp(20.386 - 5132 / temperature) * 288.651 / temperature);
  const double carbon = std::log10(path_m * 273 / temperature * 400 / 335);
  return 1.006 - 0.01171 * water - 0.02368 * water * water - 0.03188 * carbon +
         0.001164 * carbon * carbon;
}

/// Heat flux of a tank fire on the near face of a tank of the same height, still air.
struct Flux {
  double across_w_m2;
  double up_w_m2;
  [[nodiscard]] double magnitude() const { return std::hypot(across_w_m2, up_w_m2); }
};
inline Flux flux(const GasolineFire& fire, double axis_to_face_m, double relative_humidity = 0.5) {
  const Seen seen = upright_cylinder(fire.diameter_m / 2, fire.length_m(), axis_to_face_m);
  const double emitted =
      fire.emissive_power_w_m2() * wayne(axis_to_face_m - fire.diameter_m / 2, relative_humidity);
  return {emitted * seen.across, emitted * seen.up};
}

/// Atmospheric tank, Cozzani and Landucci: I in kW/m2, V in m3.
inline double time_to_failure_s(double flux_w_m2, double volume_m3) {
  return std::exp(-1.128 * std::log(flux_w_m2 / 1000) - 2.667e-5 * volume_m3 + 9.877);
}

inline Asset tank(const char* id, double x_m, double y_m, double diameter_m = 10) {
  Asset asset;
  asset.id = id;
  asset.x_m = x_m;
  asset.y_m = y_m;
  asset.diameter_m = diameter_m;
  asset.height_m = 10;
  asset.volume_m3 = 785;
  asset.fuel = "gasoline";
  asset.liquid_m3 = 700;
  return asset;
}

}  // namespace yuyan::propagation::oracle
