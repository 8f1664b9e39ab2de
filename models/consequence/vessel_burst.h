// Energy and blast of a vessel that bursts under pressure.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/gas_release.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class BurstEnergy { brode, isothermal, isentropic };

constexpr auto choices(BurstEnergy) {
  using parameters::Choice;
  return std::array{Choice{"brode", BurstEnergy::brode},
                    Choice{"isothermal", BurstEnergy::isothermal},
                    Choice{"isentropic", BurstEnergy::isentropic}};
}

/// Energy of gas at p1 that expands to p0, J: brode (p1 - p0) V/(k - 1), isothermal p1 V ln(p1/p0),
/// isentropic p1 V/(k - 1) (1 - (p0/p1)^((k-1)/k)).
[[nodiscard]] double burst_energy_j(BurstEnergy method, double pressure_pa, double ambient_pa,
                                    double volume_m3, double heat_capacity_ratio);

struct VesselBurstInput {
  BurstEnergy method = BurstEnergy::brode;
  double volume_m3 = 10;
  double pressure_pa = 2e6;
  double ambient_pressure_pa = standard_pressure_pa;
  double heat_capacity_ratio = 1.4;
  std::optional<double> energy_j = {};
  double blast_share = 0.5;
  double ground_factor = 1;
  double tnt_energy_j_kg = 4.68e6;
  std::optional<double> distance_m = {};

  static constexpr auto fields() {
    using S = VesselBurstInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method, {.meaning = "energy of the gas", .meaning_zh = "能量公式"}),
        field("volume_m3", &S::volume_m3,
              {.unit = "m3",
               .range = {.low = 1e-4, .high = 1e6},
               .meaning = "volume of gas",
               .meaning_zh = "气体体积"}),
        field("pressure_pa", &S::pressure_pa, about::gas_pressure),
        field("ambient_pressure_pa", &S::ambient_pressure_pa, about::ambient_pressure),
        field("heat_capacity_ratio", &S::heat_capacity_ratio, about::heat_capacity_ratio),
        field("energy_j", &S::energy_j,
              {.unit = "J",
               .range = parameters::positive,
               .meaning = "energy of the burst; of the gas unless given",
               .meaning_zh = "爆裂能量"}),
        field("blast_share", &S::blast_share,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share of the energy that goes into the blast, the rest into fragments: "
                          "0.4 to 0.8",
               .meaning_zh = "冲击波能量份额",
               .source = "recollected",
               .status = Status::unverified}),
        field("ground_factor", &S::ground_factor,
              {.unit = "1",
               .range = {.low = 1, .high = 2},
               .meaning = "factor on the energy; the blast curve is of a burst on the ground, so "
                          "1; 2 where it is put to curves of bursts in free air",
               .meaning_zh = "地面反射系数(所用曲线为地面爆炸,取 1)"}),
        field("tnt_energy_j_kg", &S::tnt_energy_j_kg,
              {.unit = "J/kg",
               .range = {.low = 3e6, .high = 6e6},
               .meaning = "energy of TNT",
               .meaning_zh = "TNT 爆热",
               .source = "HyRAM",
               .status = Status::verified}),
        field("distance_m", &S::distance_m,
              {.unit = "m",
               .range = {.low = 0.01, .high = 1e6},
               .meaning = "from the vessel; without it there is no target",
               .meaning_zh = "目标距离"})};
  }
};

struct VesselBurstResult {
  double energy_j = 0;
  double blast_energy_j = 0;
  double fragment_energy_j = 0;
  double charge_kg = 0;
  std::optional<double> scaled_distance = {};
  std::optional<double> overpressure_pa = {};
  std::optional<double> impulse_pa_s = {};
  Notes notes;

  static constexpr auto fields() {
    using S = VesselBurstResult;
    using parameters::field;
    return std::tuple{
        field("energy_j", &S::energy_j,
              {.unit = "J", .meaning = "energy of the burst", .meaning_zh = "爆裂能量"}),
        field("blast_energy_j", &S::blast_energy_j,
              {.unit = "J", .meaning = "what goes into the blast", .meaning_zh = "冲击波能量"}),
        field("fragment_energy_j", &S::fragment_energy_j,
              {.unit = "J", .meaning = "what goes into fragments", .meaning_zh = "碎片动能"}),
        field("charge_kg", &S::charge_kg,
              {.unit = "kg", .meaning = "TNT of the same blast energy", .meaning_zh = "TNT 当量"}),
        field("scaled_distance", &S::scaled_distance,
              {.unit = "m/kg^(1/3)",
               .meaning = "distance over the cube root of the charge",
               .meaning_zh = "比例距离"}),
        field("overpressure_pa", &S::overpressure_pa,
              {.unit = "Pa",
               .meaning = "incident overpressure on the target; empty outside the fit",
               .meaning_zh = "入射超压"}),
        field("impulse_pa_s", &S::impulse_pa_s,
              {.unit = "Pa s",
               .meaning = "incident impulse on the target",
               .meaning_zh = "入射冲量"})};
  }
};

[[nodiscard]] VesselBurstResult vessel_burst(const VesselBurstInput& input);

}  // namespace yuyan::consequence
