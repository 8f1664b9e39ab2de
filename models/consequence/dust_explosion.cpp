#include "models/consequence/dust_explosion.h"

namespace yuyan::consequence {

const char* dust_class(double kst) {
  if (kst <= 0) return "St0";
  if (kst <= 200) return "St1";
  return kst <= 300 ? "St2" : "St3";
}

DustExplosionResult dust_explosion(const DustExplosionInput& input) {
  DustExplosionResult result;
  result.kst_bar_m_s = input.kst_bar_m_s.value_or(
      consequence::kst_bar_m_s(input.pressure_rise_pa_s, input.volume_m3));
  result.dust_class = consequence::dust_class(result.kst_bar_m_s);
  result.notes.rests_on({"Kst and dust classes", "read at wji.de and fireex.eu", Status::verified});
  const double volume = input.enclosure_volume_m3;
  constexpr double heat_capacity_ratio = 1.4, tnt_energy_j_kg = 4.5e6;
  result.burst_energy_j = input.max_pressure_pa * volume / (heat_capacity_ratio - 1);
  result.burst_tnt_kg = result.burst_energy_j / tnt_energy_j_kg;

  if (input.reduced_pressure_pa >= input.max_pressure_pa) {
    result.notes.warn("the enclosure withstands the closed explosion: no vent is needed",
                      "设备可承受最大爆炸压力:无需泄爆");
    return result;
  }
  const double reduced_bar = input.reduced_pressure_pa / 1e5;
  result.vent_area_m2 = dust_vent_area_m2(result.kst_bar_m_s, volume, input.max_pressure_pa / 1e5,
                                          reduced_bar, input.opening_pressure_pa / 1e5);
  result.flame_length_m = 10 * std::cbrt(volume);
  result.external_pressure_pa =
      1e5 * 0.2 * reduced_bar * std::pow(*result.vent_area_m2, 0.1) * std::pow(volume, 0.18);
  result.notes.rests_on({"vent area of the type of NFPA 68", "recollected", Status::unverified});
  result.notes.rests_on(
      {"flame and pressure outside a vent: EN 14491", "recollected", Status::unverified});
  if (input.opening_pressure_pa >= input.reduced_pressure_pa)
    result.notes.warn("the vent opens above the reduced pressure it shall hold",
                      "开启压力高于泄爆后最大压力");
  return result;
}

}  // namespace yuyan::consequence
