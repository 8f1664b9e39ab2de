// Air blast of high explosive on the ground: Kingery and Bulmash, as simplified by Swisdak.
#pragma once

#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// Blast at a scaled distance Z = R/W^(1/3), m/kg^(1/3), of TNT in a hemisphere on the ground at
/// sea level. Empty outside the distances of each fit.
struct GroundBurst {
  std::optional<double> incident_pa = {};        ///< Z 0.2 to 198.5
  std::optional<double> reflected_pa = {};       ///< Z 0.06 to 40
  std::optional<double> incident_impulse = {};   ///< Pa s/kg^(1/3), Z 0.2 to 158.7
  std::optional<double> reflected_impulse = {};  ///< Pa s/kg^(1/3), Z 0.06 to 40
  std::optional<double> arrival = {};            ///< s/kg^(1/3), Z 0.06 to 40
  std::optional<double> duration = {};           ///< s/kg^(1/3), Z 0.2 to 40
};

[[nodiscard]] GroundBurst ground_burst(double scaled_distance);

/// Scaled distance at which the incident overpressure is this, m/kg^(1/3); held at the ends of the
/// fit (0.2 and 198.5).
[[nodiscard]] double ground_burst_distance(double incident_pa);

inline constexpr Basis ground_burst_basis{
    "Kingery-Bulmash, hemispherical surface burst: Swisdak 1994",
    "coefficients read in a public implementation, checked there against the report",
    Status::verified};

struct BlastTntInput {
  double charge_kg = 1000;
  double tnt_factor = 1;
  double distance_m = 100;
  std::optional<double> scaled_distance = {};

  static constexpr auto fields() {
    using S = BlastTntInput;
    using parameters::field;
    return std::tuple{
        field("charge_kg", &S::charge_kg,
              asked("kg", above(0, 1e9), "mass of explosive", "炸药质量")),
        field("tnt_factor", &S::tnt_factor,
              asked("1", above(0, 3), "TNT that a kilogram of it is worth", "TNT 当量系数")),
        field("distance_m", &S::distance_m,
              asked("m", above(0, 1e6), "from the charge", "至装药距离")),
        field("scaled_distance", &S::scaled_distance,
              asked("m/kg^(1/3)", above(0, 1e4), "distance over the cube root of the TNT",
                    "比例距离"))};
  }
};

struct BlastTntResult {
  double tnt_kg = 0;
  double scaled_distance = 0;
  std::optional<double> incident_pa = {};
  std::optional<double> reflected_pa = {};
  std::optional<double> incident_impulse_pa_s = {};
  std::optional<double> reflected_impulse_pa_s = {};
  std::optional<double> arrival_s = {};
  std::optional<double> duration_s = {};
  std::optional<double> dynamic_pa = {};
  Notes notes;

  static constexpr auto fields() {
    using S = BlastTntResult;
    using parameters::field;
    return std::tuple{
        field("tnt_kg", &S::tnt_kg, shown("kg", "mass of TNT", "TNT 当量")),
        field("scaled_distance", &S::scaled_distance,
              shown("m/kg^(1/3)", "distance over the cube root of the TNT", "比例距离")),
        field("incident_pa", &S::incident_pa,
              shown("Pa", "peak side-on overpressure", "入射超压峰值")),
        field("reflected_pa", &S::reflected_pa,
              shown("Pa", "peak overpressure on a wall that faces the charge", "反射超压峰值")),
        field("incident_impulse_pa_s", &S::incident_impulse_pa_s,
              shown("Pa s", "side-on impulse of the positive phase", "入射冲量")),
        field("reflected_impulse_pa_s", &S::reflected_impulse_pa_s,
              shown("Pa s", "reflected impulse of the positive phase", "反射冲量")),
        field("arrival_s", &S::arrival_s, shown("s", "arrival of the shock", "冲击波到达时间")),
        field("duration_s", &S::duration_s, shown("s", "positive phase", "正相持续时间")),
        field("dynamic_pa", &S::dynamic_pa,
              shown("Pa", "dynamic pressure behind the shock, 2.5 dP^2/(7 p0 + dP)", "动压"))};
  }
};

/// Throws InputError at scaled distances where no fit holds.
[[nodiscard]] BlastTntResult blast_tnt(const BlastTntInput& input);

}  // namespace yuyan::consequence
