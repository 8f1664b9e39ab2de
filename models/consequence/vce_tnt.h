// Vapour cloud explosion as an equivalent charge of TNT.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// W = ground factor * yield * M Hc/E_TNT, kg.
[[nodiscard]] constexpr double equivalent_tnt_kg(double fuel_mass_kg,
                                                 double heat_of_combustion_j_kg,
                                                 double yield_factor, double tnt_energy_j_kg,
                                                 double ground_factor = 1) {
  return ground_factor * yield_factor * fuel_mass_kg * heat_of_combustion_j_kg / tnt_energy_j_kg;
}

struct VceTntInput {
  double fuel_mass_kg = 1000;
  double heat_of_combustion_j_kg = 46e6;
  double yield_factor = 0.03;
  double tnt_energy_j_kg = 4.5e6;
  double ground_factor = 1;
  std::optional<double> charge_kg = {};
  double distance_m = 100;

  static constexpr auto fields() {
    using S = VceTntInput;
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("fuel_mass_kg", &S::fuel_mass_kg,
              asked("kg", above(0, 1e9), "fuel in the cloud", "蒸气云中可燃物质量")),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              asked("J/kg", between(1e6, 1.5e8), "heat of combustion", "燃烧热")),
        field(
            "yield_factor", &S::yield_factor,
            holds(from(asked("1", above(0, 1), "share of the energy that makes blast",
                             "爆炸效率(当量系数)"),
                       "Casal: 0.01 to 0.1, usually 0.03; Chinese practice 0.04", Status::verified),
                  between(0.01, 0.1))),
        field("tnt_energy_j_kg", &S::tnt_energy_j_kg,
              from(asked("J/kg", between(4e6, 5e6), "blast energy of TNT", "TNT 爆热"),
                   "Chinese practice; HyRAM takes 4.68 MJ/kg", Status::verified)),
        field("ground_factor", &S::ground_factor,
              from(asked("1", between(1, 2),
                         "reflection by the ground, 1.8 in Chinese practice; 1 "
                         "with Kingery-Bulmash, whose charge lies on the ground",
                         "地面爆炸系数(我国惯用 1.8)"),
                   "the blast curves used here hold for a charge on the ground", Status::derived)),
        field("charge_kg", &S::charge_kg, asked("kg", above(0, 1e9), "equivalent TNT", "TNT 当量")),
        field("distance_m", &S::distance_m,
              asked("m", above(0, 1e6), "from the centre of the cloud", "至蒸气云中心距离"))};
  }
};

struct VceTntResult {
  double energy_j = 0;
  double charge_kg = 0;
  double scaled_distance = 0;
  std::optional<double> overpressure_pa = {};
  std::optional<double> reflected_pa = {};
  std::optional<double> impulse_pa_s = {};
  std::optional<double> arrival_s = {};
  std::optional<double> duration_s = {};
  double free_air_overpressure_pa = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = VceTntResult;
    using parameters::field;
    return std::tuple{
        field("energy_j", &S::energy_j, shown("J", "combustion energy", "燃烧能量")),
        field("charge_kg", &S::charge_kg, shown("kg", "equivalent TNT", "TNT 当量")),
        field("scaled_distance", &S::scaled_distance,
              shown("m/kg^(1/3)", "distance over the cube root of the TNT", "比例距离")),
        field("overpressure_pa", &S::overpressure_pa,
              shown("Pa", "peak side-on overpressure, Kingery-Bulmash", "入射超压峰值")),
        field("reflected_pa", &S::reflected_pa,
              shown("Pa", "peak reflected overpressure", "反射超压峰值")),
        field("impulse_pa_s", &S::impulse_pa_s, shown("Pa s", "side-on impulse", "入射冲量")),
        field("arrival_s", &S::arrival_s, shown("s", "arrival of the shock", "冲击波到达时间")),
        field("duration_s", &S::duration_s, shown("s", "positive phase", "正相持续时间")),
        field("free_air_overpressure_pa", &S::free_air_overpressure_pa,
              shown("Pa", "Kinney-Graham for the same charge in free air, second method",
                    "Kinney-Graham 自由空气超压(第二方法)"))};
  }
};

/// Throws InputError where Kingery-Bulmash does not hold.
[[nodiscard]] VceTntResult vce_tnt(const VceTntInput& input);

}  // namespace yuyan::consequence
