// Delayed ignition of a hydrogen jet, by Bauwens and Dorofeev.
#pragma once

#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// dP/p0 = 0.34 R^(-4/3) + 0.062 R^-2 + 0.0033 R^-3, R the distance over (E/p0)^(1/3).
[[nodiscard]] inline double bauwens_overpressure(double scaled_distance) {
  const double r = scaled_distance;
  return 0.34 * std::pow(r, -4.0 / 3) + 0.062 / (r * r) + 0.0033 / (r * r * r);
}

struct VceBauwensInput {
  double detonable_mass_kg = 1;
  double heat_of_combustion_j_kg = 1.2e8;
  std::optional<double> energy_j = {};
  double distance_m = 20;
  std::optional<double> scaled_distance = {};
  double ambient_pressure_pa = standard_pressure_pa;

  static constexpr auto fields() {
    using S = VceBauwensInput;
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("detonable_mass_kg", &S::detonable_mass_kg,
              asked("kg", above(0, 1e6), "hydrogen in the part of the jet that can detonate",
                    "射流可爆轰区氢气质量")),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              from(asked("J/kg", between(1e6, 1.5e8), "heat of combustion", "燃烧热"),
                   "hydrogen, lower", Status::verified)),
        field("energy_j", &S::energy_j,
              asked("J", above(0, 1e15), "energy of the detonable part", "可爆轰区能量")),
        field("distance_m", &S::distance_m,
              asked("m", above(0, 1e6), "from the centre of the detonable part", "至爆炸中心距离")),
        field("scaled_distance", &S::scaled_distance,
              asked("1", above(0, 1e4), "distance over (E/p0)^(1/3)", "比例距离")),
        field("ambient_pressure_pa", &S::ambient_pressure_pa, about::ambient_pressure)};
  }
};

struct VceBauwensResult {
  double energy_j = 0;
  double scaled_distance = 0;
  double scaled_overpressure = 0;
  double overpressure_pa = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = VceBauwensResult;
    using parameters::field;
    return std::tuple{
        field("energy_j", &S::energy_j, shown("J", "energy of the detonable part", "可爆轰区能量")),
        field("scaled_distance", &S::scaled_distance,
              shown("1", "distance over (E/p0)^(1/3)", "比例距离")),
        field("scaled_overpressure", &S::scaled_overpressure,
              shown("1", "overpressure over ambient pressure", "无量纲超压")),
        field("overpressure_pa", &S::overpressure_pa,
              shown("Pa", "peak side-on overpressure", "入射超压峰值"))};
  }
};

[[nodiscard]] VceBauwensResult vce_bauwens(const VceBauwensInput& input);

}  // namespace yuyan::consequence
