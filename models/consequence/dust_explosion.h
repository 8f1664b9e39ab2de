// Dust explosion: the class of a dust, the vent an enclosure needs, and what happens outside.
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// Kst = (dP/dt)max V^(1/3), bar m/s.
[[nodiscard]] inline double kst_bar_m_s(double pressure_rise_pa_s, double volume_m3) {
  return pressure_rise_pa_s / 1e5 * std::cbrt(volume_m3);
}

/// St0, St1 (to 200), St2 (to 300) or St3.
[[nodiscard]] const char* dust_class(double kst);

/// Vent of a compact enclosure, m2; pressures gauge, bar:
/// 1e-4 (1 + 1.54 Pstat^(4/3)) Kst V^(3/4) sqrt(Pmax/Pred - 1).
[[nodiscard]] inline double dust_vent_area_m2(double kst, double volume_m3, double max_bar,
                                              double reduced_bar, double opening_bar) {
  return 1e-4 * (1 + 1.54 * std::pow(opening_bar, 4.0 / 3)) * kst * std::pow(volume_m3, 0.75) *
         std::sqrt(max_bar / reduced_bar - 1);
}

struct DustExplosionInput {
  double pressure_rise_pa_s = 50e6;
  double volume_m3 = 0.02;
  std::optional<double> kst_bar_m_s = {};
  double enclosure_volume_m3 = 10;
  double max_pressure_pa = 8e5;
  double reduced_pressure_pa = 4e4;
  double opening_pressure_pa = 1e4;

  static constexpr auto fields() {
    using S = DustExplosionInput;
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("pressure_rise_pa_s", &S::pressure_rise_pa_s,
              asked("Pa/s", between(0, 1e9), "fastest pressure rise in the test vessel",
                    "试验容器最大压力上升速率")),
        field("volume_m3", &S::volume_m3,
              from(asked("m3", between(0.001, 1e4), "volume of the test vessel", "试验容器容积"),
                   "the 20 litre sphere", Status::verified)),
        field("kst_bar_m_s", &S::kst_bar_m_s,
              holds(asked("bar m/s", between(0, 2000), "deflagration index of the dust",
                          "粉尘爆炸指数 Kst"),
                    between(10, 800))),
        field("enclosure_volume_m3", &S::enclosure_volume_m3,
              holds(asked("m3", above(0, 1e6), "volume of the enclosure to be vented",
                          "被保护设备或房间容积"),
                    between(0.1, 1e4))),
        field("max_pressure_pa", &S::max_pressure_pa,
              from(asked("Pa", above(0, 3e6), "highest explosion pressure when closed, gauge",
                         "最大爆炸压力(表压)"),
                   "most dusts 7 to 10 bar, recollected", Status::unverified)),
        field("reduced_pressure_pa", &S::reduced_pressure_pa,
              asked("Pa", above(0, 3e6), "highest pressure the enclosure shall see, gauge",
                    "泄爆后最大压力(表压)")),
        field("opening_pressure_pa", &S::opening_pressure_pa,
              asked("Pa", between(0, 1e6), "pressure at which the vent opens, gauge",
                    "泄爆装置静开启压力(表压)"))};
  }
};

struct DustExplosionResult {
  double kst_bar_m_s = 0;
  std::string dust_class;
  std::optional<double> vent_area_m2 = {};
  std::optional<double> flame_length_m = {};
  std::optional<double> external_pressure_pa = {};
  double burst_energy_j = 0;
  double burst_tnt_kg = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = DustExplosionResult;
    using parameters::field;
    return std::tuple{
        field("kst_bar_m_s", &S::kst_bar_m_s,
              shown("bar m/s", "deflagration index", "粉尘爆炸指数 Kst")),
        field("dust_class", &S::dust_class, asked("class of the dust", "粉尘爆炸等级")),
        field("vent_area_m2", &S::vent_area_m2, shown("m2", "vent area needed", "所需泄爆面积")),
        field("flame_length_m", &S::flame_length_m,
              shown("m", "reach of the flame from the vent, 10 V^(1/3)", "泄爆火焰长度")),
        field("external_pressure_pa", &S::external_pressure_pa,
              shown("Pa", "peak overpressure outside the vent", "泄爆口外部超压峰值")),
        field("burst_energy_j", &S::burst_energy_j,
              shown("J", "energy set free when the closed enclosure bursts, P V/(k - 1)",
                    "密闭爆裂释放能量")),
        field("burst_tnt_kg", &S::burst_tnt_kg,
              shown("kg", "TNT of that energy at 4.5 MJ/kg", "爆裂 TNT 当量"))};
  }
};

/// The vent's outputs are empty when the enclosure withstands the closed explosion.
[[nodiscard]] DustExplosionResult dust_explosion(const DustExplosionInput& input);

}  // namespace yuyan::consequence
