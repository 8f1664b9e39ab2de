#include "models/consequence/vce_multi_energy.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>

#include "models/consequence/flame_speed_curves.h"
#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

constexpr std::array plateaus{0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 20.0};

// Far fields a R^b. 1, 4, 5, 6: power laws read in a public script; 2, 3: between 1 and 4 by the
// logarithm of the plateau; 7 and stronger share one, the middle of the range recollected.
struct PowerLaw {
  double a;
  double b;
};
constexpr std::array<PowerLaw, 6> far_field{{{0.0064, -0.97},
                                             {0.01282, -0.976},
                                             {0.03213, -0.984},
                                             {0.0644, -0.99},
                                             {0.117, -0.99},
                                             {0.301, -1.11}}};
constexpr PowerLaw strong_far_field{0.43, -1.2};

// Near fields of 8, 9 and 10: readings of the Baker-Strehlow-Tang curves of Mach 1.4, 2 and 5.2,
// moved out by 2^(1/3); they meet the common far field at 1.26.
constexpr double merging_distance = 1.26;
constexpr std::array near_distance{0.2, 0.227, 0.252, 0.284, 0.315, 0.378, 0.5, merging_distance};
constexpr double at_merging = 0.3259;  // 0.43 * 1.26^-1.2
constexpr std::array<std::array<double, near_distance.size()>, 3> near_field{
    {{2.0, 2.0, 2.0, 2.0, 1.955, 1.81, 1.36, at_merging},
     {5.0, 5.0, 5.0, 5.0, 4.6, 2.7, 1.53, at_merging},
     {20.0, 15.0, 8.45, 5.95, 4.68, 2.74, 1.585, at_merging}}};

double at(const PowerLaw& law, double r) { return law.a * std::pow(r, law.b); }

std::size_t index_of(int strength_class) {
  if (strength_class < 1 || strength_class > 10)
    throw std::logic_error("multi-energy strength class outside 1 to 10");
  return static_cast<std::size_t>(strength_class - 1);
}

/// Mach number of the flame whose peak 2.4 M^2/(1+M) is this scaled overpressure.
double flame_mach(double peak) {
  return std::min((peak + std::sqrt(peak * peak + 9.6 * peak)) / 4.8, highest_curve_mach);
}

}  // namespace

double multi_energy_overpressure(int strength_class, double scaled_distance) {
  const std::size_t i = index_of(strength_class);
  if (i < far_field.size()) return std::min(plateaus[i], at(far_field[i], scaled_distance));
  // Class 6 is the floor: from about 50 on, where the fits would cross, all strong classes agree.
  const double far =
      std::max(at(strong_far_field, scaled_distance), at(far_field.back(), scaled_distance));
  if (strength_class == 7) return std::min(plateaus[i], far);
  if (scaled_distance >= merging_distance) return far;
  return on_log_curve(near_distance, near_field[i - 7], strong_far_field.b, scaled_distance);
}

double multi_energy_impulse(int strength_class, double scaled_distance) {
  const double mach = flame_mach(plateaus[index_of(strength_class)]);
  const double cbrt2 = std::cbrt(2.0);
  return cbrt2 * flame_impulse(mach, scaled_distance / cbrt2);
}

double multi_energy_distance_m(int strength_class, double energy_j, double overpressure_pa,
                               double ambient_pressure_pa) {
  const double level = overpressure_pa / ambient_pressure_pa;
  if (multi_energy_overpressure(strength_class, 1e-3) < level) return 0;
  double inside = 1e-3, outside = 1;
  while (multi_energy_overpressure(strength_class, outside) >= level) outside *= 2;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (inside + outside);
    (multi_energy_overpressure(strength_class, middle) >= level ? inside : outside) = middle;
  }
  return inside * energy_length_m(energy_j, ambient_pressure_pa);
}

const Basis& multi_energy_basis(int strength_class) {
  static constexpr Basis read{"multi-energy curves of classes 1, 4, 5, 6: power laws",
                              "a public script (Currie 2021), fitted to TNO's curves",
                              Status::derived};
  static constexpr Basis between_read{"multi-energy curves of classes 2 and 3",
                                      "between classes 1 and 4 by the logarithm of the plateau",
                                      Status::derived};
  static constexpr Basis strong{
      "multi-energy curves of classes 7 to 10: 0.43 R^-1.2 far off, near field of "
      "Baker-Strehlow-Tang curves",
      "far field recollected; gas dynamics gives it within 25 %", Status::unverified};
  if (index_of(strength_class) >= 6) return strong;
  return strength_class == 2 || strength_class == 3 ? between_read : read;
}

VceMultiEnergyResult vce_multi_energy(const VceMultiEnergyInput& input) {
  if (input.strength_class != std::floor(input.strength_class))
    refuse("strength_class", input.strength_class, {"1, 2, …, 10", "1、2、…、10"},
           {"the classes are whole numbers", "强度等级为整数"});
  const int strength_class = static_cast<int>(input.strength_class);
  VceMultiEnergyResult result;
  result.energy_j = input.energy_j.value_or(input.congested_volume_m3 * input.energy_density_j_m3);
  result.energy_length_m = energy_length_m(result.energy_j, input.ambient_pressure_pa);
  result.charge_radius_m = std::cbrt(1.5 * result.energy_j / (pi * input.energy_density_j_m3));
  result.scaled_distance =
      input.scaled_distance.value_or(input.distance_m / result.energy_length_m);
  const double r = result.scaled_distance;
  result.scaled_overpressure = multi_energy_overpressure(strength_class, r);
  result.overpressure_pa = result.scaled_overpressure * input.ambient_pressure_pa;
  result.scaled_impulse = multi_energy_impulse(strength_class, r);
  result.impulse_pa_s = impulse_pa_s(result.scaled_impulse, result.energy_j,
                                     input.ambient_pressure_pa, input.sound_speed_m_s);
  result.duration_s = 2 * result.impulse_pa_s / result.overpressure_pa;

  result.notes.rests_on(multi_energy_basis(strength_class));
  result.notes.rests_on(
      {"multi-energy impulse",
       "from the Baker-Strehlow-Tang curve of the same peak, a hemisphere as half a sphere",
       Status::derived});
  if (r < 0.23)
    result.notes.warn("inside the exploding cloud: the overpressure at its edge is shown",
                      "位于爆炸蒸气云内部:显示其边缘超压");
  const double farthest = strength_class == 1 ? 7 : strength_class == 4 ? 70 : 90;
  if (r > farthest)
    result.notes.warn("beyond the distances of the published curves: extended as a power law",
                      "超出已发表曲线的距离范围:按幂律外推");
  return result;
}

}  // namespace yuyan::consequence
