#include "models/consequence/mine_gas_explosion.h"

namespace yuyan::consequence {
namespace {

constexpr double strongest = 0.095;

/// Methane that burns: all of it in lean mixtures, as much as the oxygen allows in rich ones.
double burnt(double fraction) {
  return fraction <= strongest ? fraction : strongest * (1 - fraction) / (1 - strongest);
}

}  // namespace

MineGasExplosionResult mine_gas_explosion(const MineGasExplosionInput& input) {
  MineGasExplosionResult result;
  result.explosive = input.methane_fraction >= 0.05 && input.methane_fraction <= 0.15;
  result.gas_length_m = input.gas_volume_m3 / input.roadway_area_m2;
  result.notes.rests_on(
      {"explosive limits of methane 5 to 15 %", "recollected", Status::unverified});
  if (!result.explosive) {
    result.notes.warn("the mixture is outside the explosive limits: no explosion",
                      "混合气体不在爆炸极限内:不发生爆炸");
    return result;
  }
  constexpr double density_kg_m3 = 33.4 / 50.0;  // of methane at 20 C
  constexpr double tnt_energy_j_kg = 4.5e6, sound_speed_m_s = 343;
  result.burnt_fraction = burnt(input.methane_fraction);
  const double burnt_m3 = input.gas_volume_m3 * result.burnt_fraction;
  result.methane_kg = burnt_m3 * density_kg_m3;
  result.energy_j = burnt_m3 * input.heat_of_combustion_j_m3;
  result.tnt_kg = result.energy_j / tnt_energy_j_kg;
  result.flame_reach_m = (input.expansion - 1) * result.gas_length_m / input.open_ends;
  result.in_flame = input.distance_m <= result.flame_reach_m;
  result.overpressure_pa = input.initial_overpressure_pa *
                           std::exp(-input.attenuation_per_m * input.distance_m) *
                           std::pow(input.bend_factor, input.bends);
  result.shock_speed_m_s =
      sound_speed_m_s * std::sqrt(1 + 6 * result.overpressure_pa / (7 * standard_pressure_pa));
  result.notes.rests_on(
      {"energy of the mixture", "heat of combustion of methane, recollected", Status::unverified});
  result.notes.rests_on({"decay along the roadway P0 exp(-k x)",
                         "form of the reference; no coefficient was found, P0 and k are yours",
                         Status::assumed});
  return result;
}

}  // namespace yuyan::consequence
