// Sachs scaling of blast by the energy set free.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace yuyan::consequence {

/// (E/p0)^(1/3), m: the length by which distances are scaled. E in J, p0 in Pa.
[[nodiscard]] inline double energy_length_m(double energy_j, double ambient_pressure_pa) {
  return std::cbrt(energy_j / ambient_pressure_pa);
}

/// i = i' E^(1/3) p0^(2/3)/a0, Pa s.
[[nodiscard]] inline double impulse_pa_s(double scaled_impulse, double energy_j,
                                         double ambient_pressure_pa, double sound_speed_m_s) {
  const double root = std::cbrt(energy_j * ambient_pressure_pa * ambient_pressure_pa);
  return scaled_impulse * root / sound_speed_m_s;
}

/// A curve through knots, straight in the logarithms of x and y. Before the first knot its y is
/// held; after the last one y falls as x^tail.
[[nodiscard]] inline double on_log_curve(std::span<const double> x, std::span<const double> y,
                                         double tail, double at) {
  if (at <= x.front()) return y.front();
  if (at >= x.back()) return y.back() * std::pow(at / x.back(), tail);
  const auto i = std::upper_bound(x.begin(), x.end(), at) - x.begin();
  const double share = std::log(at / x[i - 1]) / std::log(x[i] / x[i - 1]);
  return y[i - 1] * std::pow(y[i] / y[i - 1], share);
}

}  // namespace yuyan::consequence
