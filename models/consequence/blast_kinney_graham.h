// Air blast of a charge high in free air, by Kinney and Graham.
#pragma once

#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// dP/p0 at Z = R/W^(1/3), m/kg^(1/3) of TNT in free air:
/// 808 (1+(Z/4.5)^2)/sqrt((1+(Z/0.048)^2)(1+(Z/0.32)^2)(1+(Z/1.35)^2)).
[[nodiscard]] inline double kinney_graham_overpressure(double z) {
  const auto term = [z](double a) { return 1 + (z / a) * (z / a); };
  return 808 * term(4.5) / std::sqrt(term(0.048) * term(0.32) * term(1.35));
}

/// Positive phase, s/kg^(1/3).
[[nodiscard]] inline double kinney_graham_duration(double z) {
  return 0.98 * (1 + std::pow(z / 0.54, 10)) /
         ((1 + std::pow(z / 0.02, 3)) * (1 + std::pow(z / 0.74, 6)) *
          std::sqrt(1 + std::pow(z / 6.9, 2)));
}

/// Impulse, Pa s/kg^(1/3).
[[nodiscard]] inline double kinney_graham_impulse(double z) {
  return 6.7 * std::sqrt(1 + std::pow(z / 0.23, 4)) /
         (z * z * std::cbrt(1 + std::pow(z / 1.55, 3)));
}

struct BlastKinneyGrahamInput {
  double charge_kg = 1000;
  double distance_m = 100;
  std::optional<double> scaled_distance = {};
  double ambient_pressure_pa = standard_pressure_pa;

  static constexpr auto fields() {
    using S = BlastKinneyGrahamInput;
    using parameters::field;
    return std::tuple{
        field("charge_kg", &S::charge_kg, asked("kg", above(0, 1e9), "mass of TNT", "TNT 质量")),
        field("distance_m", &S::distance_m,
              asked("m", above(0, 1e6), "from the charge", "至装药距离")),
        field("scaled_distance", &S::scaled_distance,
              asked("m/kg^(1/3)", above(0, 1e4), "distance over the cube root of the TNT",
                    "比例距离")),
        field("ambient_pressure_pa", &S::ambient_pressure_pa, about::ambient_pressure)};
  }
};

struct BlastKinneyGrahamResult {
  double scaled_distance = 0;
  double scaled_overpressure = 0;
  double overpressure_pa = 0;
  double reflected_pa = 0;
  double mach = 1;
  double duration_s = 0;
  double impulse_pa_s = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = BlastKinneyGrahamResult;
    using parameters::field;
    return std::tuple{
        field("scaled_distance", &S::scaled_distance,
              holds(shown("m/kg^(1/3)", "distance over the cube root of the TNT", "比例距离"),
                    between(0.05, 40))),
        field("scaled_overpressure", &S::scaled_overpressure,
              shown("1", "overpressure over ambient pressure", "无量纲超压")),
        field("overpressure_pa", &S::overpressure_pa,
              shown("Pa", "peak side-on overpressure", "入射超压峰值")),
        field("reflected_pa", &S::reflected_pa,
              shown("Pa", "on a wall that faces the charge: 2 dP (7 p0 + 4 dP)/(7 p0 + dP)",
                    "反射超压峰值")),
        field("mach", &S::mach, shown("1", "Mach number of the shock", "冲击波马赫数")),
        field("duration_s", &S::duration_s, shown("s", "positive phase", "正相持续时间")),
        field("impulse_pa_s", &S::impulse_pa_s,
              shown("Pa s", "side-on impulse of the positive phase", "正相入射冲量"))};
  }
};

[[nodiscard]] BlastKinneyGrahamResult blast_kinney_graham(const BlastKinneyGrahamInput& input);

}  // namespace yuyan::consequence
