// Vapour cloud explosion by the method of Baker, Strehlow and Tang: blast by flame speed.
#pragma once

#include <array>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

enum class Reactivity { low, medium, high };
enum class Congestion { low, medium, high };
enum class Confinement { two_dimensions, two_and_a_half, three_dimensions };

constexpr auto choices(Reactivity) {
  using parameters::Choice;
  return std::array{Choice{"low", Reactivity::low}, Choice{"medium", Reactivity::medium},
                    Choice{"high", Reactivity::high}};
}
constexpr auto choices(Congestion) {
  using parameters::Choice;
  return std::array{Choice{"low", Congestion::low}, Choice{"medium", Congestion::medium},
                    Choice{"high", Congestion::high}};
}
constexpr auto choices(Confinement) {
  using parameters::Choice;
  return std::array{Choice{"2d", Confinement::two_dimensions},
                    Choice{"2.5d", Confinement::two_and_a_half},
                    Choice{"3d", Confinement::three_dimensions}};
}

/// Mach number of the flame; 5.2 where a detonation is to be expected.
[[nodiscard]] double bst_flame_mach(Reactivity reactivity, Congestion congestion,
                                    Confinement confinement);

struct VceBstInput {
  double fuel_mass_kg = 100;
  double heat_of_combustion_j_kg = 46e6;
  double reflection_factor = 2;
  std::optional<double> energy_j = {};
  std::optional<double> flame_mach = {};
  Reactivity reactivity = Reactivity::medium;
  Congestion congestion = Congestion::medium;
  Confinement confinement = Confinement::three_dimensions;
  double distance_m = 100;
  std::optional<double> scaled_distance = {};
  std::optional<double> scaled_impulse = {};
  double ambient_pressure_pa = standard_pressure_pa;
  double sound_speed_m_s = 340;

  static constexpr auto fields() {
    using S = VceBstInput;
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("fuel_mass_kg", &S::fuel_mass_kg,
              asked("kg", above(0, 1e9), "fuel in the congested part of the cloud",
                    "拥塞区内可燃物质量")),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              asked("J/kg", between(1e6, 1.5e8), "heat of combustion", "燃烧热")),
        field("reflection_factor", &S::reflection_factor,
              from(asked("1", between(1, 2), "2 for a cloud on the ground, 1 for one in the air",
                         "地面反射系数:近地 2,空中 1"),
                   "HyRAM", Status::verified)),
        field("energy_j", &S::energy_j,
              asked("J", above(0, 1e16), "energy, ground reflection included",
                    "爆炸能量(含地面反射)")),
        field("flame_mach", &S::flame_mach,
              holds(asked("1", between(0.01, 5.2), "Mach number of the flame", "火焰马赫数"),
                    {.low = 0.2})),
        field("reactivity", &S::reactivity,
              asked("burning velocity below 45, 45 to 75, above 75 cm/s",
                    "反应活性:燃烧速度 <45、45–75、>75 cm/s")),
        field("congestion", &S::congestion,
              asked("share of the section that is blocked: below 10 %, 10 to 40 %, above 40 %",
                    "拥塞程度:阻塞率 <10%、10–40%、>40%")),
        field("confinement", &S::confinement,
              asked("in how many dimensions the flame can expand", "火焰可膨胀的维数")),
        field("distance_m", &S::distance_m,
              asked("m", above(0, 1e6), "from the centre of the cloud", "至蒸气云中心距离")),
        field("scaled_distance", &S::scaled_distance,
              asked("1", above(0, 1e4), "distance over (E/p0)^(1/3)", "比例距离")),
        field("scaled_impulse", &S::scaled_impulse,
              asked("1", above(0, 10), "i a0/(E^(1/3) p0^(2/3))", "无量纲冲量")),
        field("ambient_pressure_pa", &S::ambient_pressure_pa, about::ambient_pressure),
        field("sound_speed_m_s", &S::sound_speed_m_s,
              from(asked("m/s", between(280, 380), "speed of sound", "声速"), "air at 15 C",
                   Status::derived))};
  }
};

struct VceBstResult {
  double flame_mach = 0;
  double energy_j = 0;
  double energy_length_m = 0;
  double scaled_distance = 0;
  double scaled_overpressure = 0;
  double overpressure_pa = 0;
  double scaled_impulse = 0;
  double impulse_pa_s = 0;
  double duration_s = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = VceBstResult;
    using parameters::field;
    return std::tuple{
        field("flame_mach", &S::flame_mach, shown("1", "Mach number of the flame", "火焰马赫数")),
        field("energy_j", &S::energy_j,
              shown("J", "energy, ground reflection included", "爆炸能量(含地面反射)")),
        field("energy_length_m", &S::energy_length_m, shown("m", "(E/p0)^(1/3)", "能量特征长度")),
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

[[nodiscard]] VceBstResult vce_bst(const VceBstInput& input);

}  // namespace yuyan::consequence
