#include "models/consequence/vce_bst.h"

#include <cstddef>

#include "models/consequence/energy_scale.h"
#include "models/consequence/flame_speed_curves.h"

namespace yuyan::consequence {
namespace {

constexpr double detonation = highest_curve_mach;
// [confinement][reactivity][congestion], each from low to high.
constexpr double mach_table[3][3][3] = {
    {{0.079, 0.47, 0.66}, {0.47, 0.66, 1.6}, {0.59, detonation, detonation}},
    {{0.053, 0.35, 0.50}, {0.29, 0.55, 1.0}, {0.47, detonation, detonation}},
    {{0.026, 0.23, 0.34}, {0.11, 0.44, 0.50}, {0.36, detonation, detonation}}};

constexpr Basis mach_basis{
    "flame speeds by reactivity, congestion and confinement: Pierorazio et al. 2005",
    "recollected, the 2.5d table is the mean of 2d and 3d; 0.44 was read", Status::unverified};

}  // namespace

double bst_flame_mach(Reactivity reactivity, Congestion congestion, Confinement confinement) {
  return mach_table[static_cast<std::size_t>(confinement)][static_cast<std::size_t>(reactivity)]
                   [static_cast<std::size_t>(congestion)];
}

VceBstResult vce_bst(const VceBstInput& input) {
  VceBstResult result;
  result.flame_mach = input.flame_mach.value_or(
      bst_flame_mach(input.reactivity, input.congestion, input.confinement));
  if (!input.flame_mach) result.notes.rests_on(mach_basis);
  result.energy_j = input.energy_j.value_or(input.reflection_factor * input.fuel_mass_kg *
                                            input.heat_of_combustion_j_kg);
  result.energy_length_m = energy_length_m(result.energy_j, input.ambient_pressure_pa);
  result.scaled_distance =
      input.scaled_distance.value_or(input.distance_m / result.energy_length_m);
  result.scaled_overpressure = flame_overpressure(result.flame_mach, result.scaled_distance);
  result.overpressure_pa = result.scaled_overpressure * input.ambient_pressure_pa;
  result.scaled_impulse =
      input.scaled_impulse.value_or(flame_impulse(result.flame_mach, result.scaled_distance));
  result.impulse_pa_s = impulse_pa_s(result.scaled_impulse, result.energy_j,
                                     input.ambient_pressure_pa, input.sound_speed_m_s);
  result.duration_s = 2 * result.impulse_pa_s / result.overpressure_pa;
  result.notes.rests_on(flame_curve_basis);
  if (result.flame_mach < lowest_curve_mach)
    result.notes.rests_on({"flames slower than Mach 0.2: lowered as 2.4 M^2/(1+M)",
                           "peak formula of Tang and Baker, recollected; meets the curves up to "
                           "Mach 1.4 within 20 %",
                           Status::unverified});
  if (result.scaled_distance < 0.1)
    result.notes.warn("nearer than the curves begin: the value at scaled distance 0.1 is shown",
                      "距离小于曲线起点:取比例距离 0.1 处的值");
  if (result.scaled_distance > 10)
    result.notes.warn("farther than the curves end (10): extended as a power law",
                      "超出曲线终点(比例距离 10):按幂律外推");
  return result;
}

}  // namespace yuyan::consequence
