// Burning jet of gas: length, share radiated, heat flux at a target.
//
// The hole is the origin. x runs horizontally along the jet (and downwind), y up, z across it.
#pragma once

#include <array>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/gas_release.h"
#include "models/consequence/notes.h"
#include "models/consequence/substance.h"
#include "models/consequence/transmissivity.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class JetFireMethod { hyram, chamberlain, api521 };

constexpr auto choices(JetFireMethod) {
  using parameters::Choice;
  return std::array{Choice{"hyram", JetFireMethod::hyram},
                    Choice{"chamberlain", JetFireMethod::chamberlain},
                    Choice{"api521", JetFireMethod::api521}};
}

struct JetFireInput {
  JetFireMethod method = JetFireMethod::hyram;
  Substance fluid = Substance::methane;
  double hole_diameter_m = 0.02;
  double pressure_pa = 1e6;
  double temperature_k = 288.15;
  double discharge_coefficient = 0.8;
  std::optional<double> mass_rate_kg_s = {};
  std::optional<double> heat_of_combustion_j_kg = {};
  std::optional<double> radiant_fraction = {};
  std::optional<double> transmissivity = {};
  std::optional<double> target_x_m = {};
  double target_y_m = 0;
  double target_z_m = 0;
  double jet_angle_deg = 0;
  double wind_m_s = 0;
  double ambient_temperature_k = 288.15;
  double ambient_pressure_pa = standard_pressure_pa;
  double relative_humidity = 0.7;
  double co2_ppm = 400;

  static constexpr auto fields() {
    using S = JetFireInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method, {.meaning = "model of the flame", .meaning_zh = "火焰模型"}),
        field("fluid", &S::fluid, {.meaning = "gas", .meaning_zh = "气体"}),
        field("hole_diameter_m", &S::hole_diameter_m, about::hole),
        field("pressure_pa", &S::pressure_pa, about::gas_pressure),
        field("temperature_k", &S::temperature_k, about::gas_temperature),
        field("discharge_coefficient", &S::discharge_coefficient,
              {.unit = "1",
               .range = {.low = 0.01, .high = 1},
               .meaning = "discharge coefficient: 0.62 sharp edge to 1 rounded",
               .meaning_zh = "流量系数(锐缘 0.62 至圆角 1)",
               .source = "between a sharp and a rounded edge",
               .status = Status::assumed}),
        field("mass_rate_kg_s", &S::mass_rate_kg_s,
              {.unit = "kg/s",
               .range = parameters::positive,
               .meaning = "gas burnt in a second; of the hole unless given",
               .meaning_zh = "质量流量"}),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              {.unit = "J/kg",
               .range = {.low = 1e6, .high = 1.5e8},
               .meaning = "heat of combustion; of the gas unless given",
               .meaning_zh = "燃烧热"}),
        field("radiant_fraction", &S::radiant_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share of the heat that is radiated",
               .meaning_zh = "辐射分数"}),
        field("transmissivity", &S::transmissivity, about::transmissivity),
        field("target_x_m", &S::target_x_m,
              {.unit = "m",
               .range = {.low = -1e5, .high = 1e5},
               .meaning = "target along the jet; without it there is no target",
               .meaning_zh = "目标沿射流方向坐标;不给则只算火焰"}),
        field("target_y_m", &S::target_y_m,
              {.unit = "m",
               .range = {.low = -1e4, .high = 1e4},
               .meaning = "target above the hole",
               .meaning_zh = "目标相对孔口高度"}),
        field("target_z_m", &S::target_z_m,
              {.unit = "m",
               .range = {.low = -1e5, .high = 1e5},
               .meaning = "target across the jet",
               .meaning_zh = "目标横向坐标"}),
        field("jet_angle_deg", &S::jet_angle_deg,
              {.unit = "deg",
               .range = {.low = -90, .high = 90},
               .meaning = "elevation of the jet",
               .meaning_zh = "射流仰角"}),
        field("wind_m_s", &S::wind_m_s, about::wind),
        field("ambient_temperature_k", &S::ambient_temperature_k, about::air_temperature),
        field("ambient_pressure_pa", &S::ambient_pressure_pa, about::ambient_pressure),
        field("relative_humidity", &S::relative_humidity, about::relative_humidity),
        field("co2_ppm", &S::co2_ppm, about::co2)};
  }
};

struct JetFireResult {
  double mass_rate_kg_s = 0;
  double heat_release_w = 0;
  double jet_velocity_m_s = 0;
  double jet_diameter_m = 0;
  std::optional<double> froude = {};
  double flame_length_m = 0;
  std::optional<double> flame_width_m = {};
  std::optional<double> tip_rise_m = {};
  std::optional<double> lift_off_m = {};
  std::optional<double> tilt_deg = {};
  double radiant_fraction = 0;
  double radiated_w = 0;
  std::optional<double> sep_w_m2 = {};
  std::optional<double> transmissivity = {};
  std::optional<double> slant_distance_m = {};
  std::optional<double> heat_flux_w_m2 = {};
  Notes notes;

  static constexpr auto fields() {
    using S = JetFireResult;
    using parameters::field;
    return std::tuple{
        field("mass_rate_kg_s", &S::mass_rate_kg_s,
              {.unit = "kg/s", .meaning = "gas burnt in a second", .meaning_zh = "质量流量"}),
        field("heat_release_w", &S::heat_release_w,
              {.unit = "W", .meaning = "heat released in a second", .meaning_zh = "热释放速率"}),
        field("jet_velocity_m_s", &S::jet_velocity_m_s,
              {.unit = "m/s",
               .meaning = "speed of the jet once it has expanded to ambient pressure",
               .meaning_zh = "膨胀后射流速度"}),
        field("jet_diameter_m", &S::jet_diameter_m,
              {.unit = "m",
               .meaning = "diameter of the expanded jet (hyram), or of the same momentum in air "
                          "(chamberlain)",
               .meaning_zh = "等效射流直径"}),
        field(
            "froude", &S::froude,
            {.unit = "1", .meaning = "flame Froude number (hyram)", .meaning_zh = "火焰弗劳德数"}),
        field("flame_length_m", &S::flame_length_m,
              {.unit = "m",
               .meaning = "visible length; chamberlain: from the hole to the tip",
               .meaning_zh = "火焰长度"}),
        field("flame_width_m", &S::flame_width_m,
              {.unit = "m", .meaning = "widest", .meaning_zh = "火焰宽度"}),
        field("tip_rise_m", &S::tip_rise_m,
              {.unit = "m",
               .meaning = "height of the tip above the straight axis, by buoyancy (hyram)",
               .meaning_zh = "火焰末端浮升高度"}),
        field("lift_off_m", &S::lift_off_m,
              {.unit = "m",
               .meaning = "from the hole to the flame (chamberlain)",
               .meaning_zh = "抬离距离"}),
        field("tilt_deg", &S::tilt_deg,
              {.unit = "deg",
               .meaning = "from the hole's axis, downwind positive (chamberlain)",
               .meaning_zh = "倾角"}),
        field("radiant_fraction", &S::radiant_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share of the heat that is radiated",
               .meaning_zh = "辐射分数"}),
        field("radiated_w", &S::radiated_w,
              {.unit = "W", .meaning = "heat radiated in a second", .meaning_zh = "辐射功率"}),
        field("sep_w_m2", &S::sep_w_m2,
              {.unit = "W/m2",
               .meaning = "surface emissive power (chamberlain)",
               .meaning_zh = "表面辐射强度"}),
        field("transmissivity", &S::transmissivity, about::transmissivity),
        field("slant_distance_m", &S::slant_distance_m,
              {.unit = "m",
               .meaning = "from the middle of the flame",
               .meaning_zh = "目标至火焰中点距离"}),
        field("heat_flux_w_m2", &S::heat_flux_w_m2,
              {.unit = "W/m2",
               .meaning = "on an element that faces the resultant",
               .meaning_zh = "热流密度"})};
  }
};

/// Throws InputError for a target in the flame, or a fluid that does not burn.
[[nodiscard]] JetFireResult jet_fire(const JetFireInput& input);

}  // namespace yuyan::consequence
