// Vapour cloud explosion by TNO's multi-energy method: the blast of the congested part of a cloud.
#pragma once

#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/described.h"
#include "models/consequence/energy_scale.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// dP/p0 at the scaled distance r (p0/E)^(1/3) from a hemisphere on the ground; class 1 to 10,
/// scaled distance above 0. Inside the charge the value at its edge is held.
[[nodiscard]] double multi_energy_overpressure(int strength_class, double scaled_distance);

/// i a0/(E^(1/3) p0^(2/3)): from the Baker-Strehlow-Tang curve whose peak is that of the class, a
/// hemisphere of energy E on the ground taken as half of a free sphere of 2 E.
[[nodiscard]] double multi_energy_impulse(int strength_class, double scaled_distance);

/// The distance beyond which dP stays below the level, m; 0 when it is below everywhere.
[[nodiscard]] double multi_energy_distance_m(int strength_class, double energy_j,
                                             double overpressure_pa,
                                             double ambient_pressure_pa = standard_pressure_pa);

/// Peak side-on overpressure at a distance, Pa.
[[nodiscard]] inline double multi_energy_overpressure_pa(
    int strength_class, double energy_j, double distance_m,
    double ambient_pressure_pa = standard_pressure_pa) {
  const double length = energy_length_m(energy_j, ambient_pressure_pa);
  return ambient_pressure_pa * multi_energy_overpressure(strength_class, distance_m / length);
}

[[nodiscard]] const Basis& multi_energy_basis(int strength_class);

struct VceMultiEnergyInput {
  std::optional<double> energy_j = {};
  double congested_volume_m3 = 1000;
  double energy_density_j_m3 = 3.5e6;
  double strength_class = 7;
  double distance_m = 100;
  std::optional<double> scaled_distance = {};
  double ambient_pressure_pa = standard_pressure_pa;
  double sound_speed_m_s = 340;

  static constexpr auto fields() {
    using S = VceMultiEnergyInput;
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("energy_j", &S::energy_j,
              asked("J", above(0, 1e15), "combustion energy of the congested cloud",
                    "受限蒸气云燃烧能量")),
        field("congested_volume_m3", &S::congested_volume_m3,
              asked("m3", above(0, 1e7), "volume of stoichiometric cloud in congested places",
                    "拥塞区内化学计量蒸气云体积")),
        field("energy_density_j_m3", &S::energy_density_j_m3,
              from(asked("J/m3", between(1e6, 5e6), "combustion energy of a cubic metre of cloud",
                         "单位体积蒸气云燃烧能量"),
                   "TNO: hydrocarbons in air, recollected", Status::unverified)),
        field("strength_class", &S::strength_class,
              asked("1", between(1, 10),
                    "class of strength: 1 to 3 open, 5 to 6 partly congested, 7 congested and "
                    "confined, 10 detonation",
                    "爆炸强度等级:1–3 开阔,5–6 部分拥塞,7 拥塞受限,10 爆轰")),
        field("distance_m", &S::distance_m,
              asked("m", above(0, 1e6), "from the centre of the cloud", "至蒸气云中心距离")),
        field("scaled_distance", &S::scaled_distance,
              asked("1", above(0, 1e4), "distance over (E/p0)^(1/3)", "比例距离")),
        field("ambient_pressure_pa", &S::ambient_pressure_pa, about::ambient_pressure),
        field("sound_speed_m_s", &S::sound_speed_m_s,
              from(asked("m/s", between(280, 380), "speed of sound", "声速"), "air at 15 C",
                   Status::derived))};
  }
};

struct VceMultiEnergyResult {
  double energy_j = 0;
  double energy_length_m = 0;
  double charge_radius_m = 0;
  double scaled_distance = 0;
  double scaled_overpressure = 0;
  double overpressure_pa = 0;
  double scaled_impulse = 0;
  double impulse_pa_s = 0;
  double duration_s = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = VceMultiEnergyResult;
    using parameters::field;
    return std::tuple{
        field("energy_j", &S::energy_j, shown("J", "combustion energy", "燃烧能量")),
        field("energy_length_m", &S::energy_length_m, shown("m", "(E/p0)^(1/3)", "能量特征长度")),
        field("charge_radius_m", &S::charge_radius_m,
              shown("m", "radius of the hemisphere that holds the energy", "半球形装药半径")),
        field("scaled_distance", &S::scaled_distance,
              shown("1", "distance over (E/p0)^(1/3)", "比例距离")),
        field("scaled_overpressure", &S::scaled_overpressure,
              shown("1", "peak side-on overpressure over ambient pressure", "无量纲超压峰值")),
        field("overpressure_pa", &S::overpressure_pa,
              shown("Pa", "peak side-on overpressure", "入射超压峰值")),
        field("scaled_impulse", &S::scaled_impulse,
              shown("1", "i a0/(E^(1/3) p0^(2/3))", "无量纲冲量")),
        field("impulse_pa_s", &S::impulse_pa_s,
              shown("Pa s", "side-on impulse of the positive phase", "正相入射冲量")),
        field("duration_s", &S::duration_s,
              shown("s", "positive phase as a triangle: 2 i/dP", "正相持续时间(三角波)"))};
  }
};

/// Throws InputError for a class that is not a whole number.
[[nodiscard]] VceMultiEnergyResult vce_multi_energy(const VceMultiEnergyInput& input);

}  // namespace yuyan::consequence
