// Thermal radiation of a pool or tank fire: a solid, tilted, cylindrical flame.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/burning_rate.h"
#include "models/consequence/fuel.h"
#include "models/consequence/pool_flame.h"
#include "models/consequence/transmissivity.h"
#include "models/consequence/view_factor.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

/// How a pool flame is computed.
struct PoolFlameMethods {
  LengthMethod length = LengthMethod::thomas_wind;
  TiltMethod tilt = TiltMethod::yellow_book;
  EmissiveMethod emissive = EmissiveMethod::mudan;
  double radiant_fraction = 0.35;    ///< heat_balance
  double soot_fraction = 0.8;        ///< heat_balance: share of the surface hidden by soot
  double soot_emissive_w_m2 = 20e3;  ///< heat_balance
};

/// A flame above a pool of this diameter.
struct PoolFlame {
  double length_m = 0;
  double tilt_rad = 0;
  double emissive_power_w_m2 = 0;
};

/// The flame of a pool; nothing is allocated. rate in kg/m2/s.
[[nodiscard]] inline PoolFlame pool_flame(double diameter_m, double rate,
                                          double heat_of_combustion_j_kg, const FlameAir& air,
                                          const PoolFlameMethods& methods) {
  const double ratio =
      flame_length_ratio(methods.length, diameter_m, rate, heat_of_combustion_j_kg, air);
  PoolFlame flame{ratio * diameter_m, flame_tilt(methods.tilt, diameter_m, rate, air), 0};
  switch (methods.emissive) {
    case EmissiveMethod::mudan:
      flame.emissive_power_w_m2 = mudan_emissive_power(diameter_m);
      break;
    case EmissiveMethod::shokri_beyler:
      flame.emissive_power_w_m2 = shokri_beyler_emissive_power(diameter_m);
      break;
    case EmissiveMethod::heat_balance: {
      const double clear =
          clear_emissive_power(methods.radiant_fraction, rate, heat_of_combustion_j_kg, ratio);
      flame.emissive_power_w_m2 =
          clear * (1 - methods.soot_fraction) + methods.soot_emissive_w_m2 * methods.soot_fraction;
      break;
    }
  }
  return flame;
}

struct PoolFireInput {
  Fuel fuel = Fuel::gasoline;
  double diameter_m = 20;
  std::optional<double> burning_rate_kg_m2_s = {};
  std::optional<double> heat_of_combustion_j_kg = {};
  double wind_m_s = 3;
  double wind_angle_deg = 0;
  std::optional<double> distance_m = {};
  double target_height_m = 0;
  LengthMethod length_method = LengthMethod::thomas_wind;
  TiltMethod tilt_method = TiltMethod::yellow_book;
  EmissiveMethod sep_method = EmissiveMethod::mudan;
  double radiant_fraction = 0.35;
  double soot_fraction = 0.8;
  double soot_sep_w_m2 = 20e3;
  std::optional<double> sep_w_m2 = {};
  std::optional<double> transmissivity = {};
  TransmissivityMethod transmissivity_method = TransmissivityMethod::wayne;
  double temperature_k = 293.15;
  double relative_humidity = 0.7;
  double co2_ppm = 400;
  double air_density_kg_m3 = 1.204;
  double air_viscosity_m2_s = 1.5e-5;
  double gravity_m_s2 = standard_gravity_m_s2;

  static constexpr auto fields() {
    using S = PoolFireInput;
    using parameters::field;
    using parameters::share;
    return std::tuple{
        field("fuel", &S::fuel, {.meaning = "what burns", .meaning_zh = "燃料"}),
        field("diameter_m", &S::diameter_m,
              {.unit = "m",
               .range = {.low = 0.1, .high = 300},
               .meaning = "diameter of the pool or tank",
               .meaning_zh = "液池或储罐直径",
               .warn_outside = {.low = 0.2}}),
        field("burning_rate_kg_m2_s", &S::burning_rate_kg_m2_s,
              {.unit = "kg/m2/s",
               .range = {.low = 0.001, .high = 0.5},
               .meaning = "burning rate of a square metre",
               .meaning_zh = "单位面积燃烧速率"}),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              {.unit = "J/kg",
               .range = {.low = 1e6, .high = 1.5e8},
               .meaning = "heat of combustion",
               .meaning_zh = "燃烧热"}),
        field("wind_m_s", &S::wind_m_s, about::wind),
        field("wind_angle_deg", &S::wind_angle_deg,
              {.unit = "deg",
               .range = {.low = -180, .high = 180},
               .meaning = "direction to the target from straight downwind",
               .meaning_zh = "目标偏离下风向的角度"}),
        field("distance_m", &S::distance_m,
              {.unit = "m",
               .range = {.low = 0.05, .high = 1e4},
               .meaning = "from the axis of the pool to the target; without it there is no target",
               .meaning_zh = "目标至液池中心的距离;不给则只算火焰"}),
        field("target_height_m", &S::target_height_m,
              {.unit = "m",
               .range = {.low = -100, .high = 100},
               .meaning = "height of the target above the burning surface",
               .meaning_zh = "目标相对燃烧液面的高度"}),
        field("length_method", &S::length_method,
              {.meaning = "flame length", .meaning_zh = "火焰长度公式"}),
        field("tilt_method", &S::tilt_method,
              {.meaning = "flame tilt", .meaning_zh = "火焰倾角公式"}),
        field("sep_method", &S::sep_method,
              {.meaning = "surface emissive power", .meaning_zh = "表面辐射强度公式"}),
        field("radiant_fraction", &S::radiant_fraction,
              {.unit = "1",
               .range = share,
               .meaning = "share of the heat that leaves as radiation (heat_balance)",
               .meaning_zh = "辐射分数(heat_balance)",
               .source = "Yellow Book: 0.1 to 0.4",
               .status = Status::verified}),
        field("soot_fraction", &S::soot_fraction,
              {.unit = "1",
               .range = share,
               .meaning = "share of the flame hidden by soot (heat_balance)",
               .meaning_zh = "烟尘遮蔽份额(heat_balance)",
               .source = "Yellow Book, oil products",
               .status = Status::verified}),
        field("soot_sep_w_m2", &S::soot_sep_w_m2,
              {.unit = "W/m2",
               .range = {.low = 0, .high = 2e5},
               .meaning = "emissive power of soot (heat_balance)",
               .meaning_zh = "烟尘辐射强度(heat_balance)",
               .source = "Yellow Book",
               .status = Status::verified}),
        field("sep_w_m2", &S::sep_w_m2,
              {.unit = "W/m2",
               .range = {.low = 0, .high = 5e5},
               .meaning = "surface emissive power",
               .meaning_zh = "表面辐射强度"}),
        field("transmissivity", &S::transmissivity, about::transmissivity),
        field("transmissivity_method", &S::transmissivity_method,
              {.meaning = "transmissivity of the air", .meaning_zh = "大气透射率公式"}),
        field("temperature_k", &S::temperature_k, about::air_temperature),
        field("relative_humidity", &S::relative_humidity, about::relative_humidity),
        field("co2_ppm", &S::co2_ppm, about::co2),
        field("air_density_kg_m3", &S::air_density_kg_m3, about::air_density),
        field("air_viscosity_m2_s", &S::air_viscosity_m2_s, about::air_viscosity),
        field("gravity_m_s2", &S::gravity_m_s2, about::gravity)};
  }
};

struct PoolFireResult {
  double burning_rate_kg_m2_s = 0;
  double heat_of_combustion_j_kg = 0;
  double burning_rate_kg_s = 0;
  double heat_release_w = 0;
  double scaled_wind = 1;
  double flame_length_ratio = 0;
  double flame_length_m = 0;
  double tilt_parameter = 0;
  double tilt_deg = 0;
  std::optional<double> effective_tilt_deg = {};
  double drag_ratio = 1;
  double sep_w_m2 = 0;
  std::optional<double> view_factor_vertical = {};
  std::optional<double> view_factor_horizontal = {};
  std::optional<double> view_factor = {};
  std::optional<double> path_m = {};
  std::optional<double> transmissivity = {};
  std::optional<double> heat_flux_vertical_w_m2 = {};
  std::optional<double> heat_flux_horizontal_w_m2 = {};
  std::optional<double> heat_flux_w_m2 = {};
  Notes notes;

  static constexpr auto fields() {
    using S = PoolFireResult;
    using parameters::field;
    using parameters::share;
    return std::tuple{
        field("burning_rate_kg_m2_s", &S::burning_rate_kg_m2_s,
              {.unit = "kg/m2/s",
               .meaning = "burning rate of a square metre",
               .meaning_zh = "单位面积燃烧速率"}),
        field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
              {.unit = "J/kg", .meaning = "heat of combustion", .meaning_zh = "燃烧热"}),
        field(
            "burning_rate_kg_s", &S::burning_rate_kg_s,
            {.unit = "kg/s", .meaning = "burning rate of the pool", .meaning_zh = "液池燃烧速率"}),
        field("heat_release_w", &S::heat_release_w,
              {.unit = "W", .meaning = "heat released in a second", .meaning_zh = "热释放速率"}),
        field("scaled_wind", &S::scaled_wind,
              {.unit = "1", .meaning = "u*, at least 1", .meaning_zh = "无量纲风速 u*"}),
        field("flame_length_ratio", &S::flame_length_ratio,
              {.unit = "1", .meaning = "flame length over diameter", .meaning_zh = "火焰长径比"}),
        field("flame_length_m", &S::flame_length_m,
              {.unit = "m", .meaning = "flame length along its axis", .meaning_zh = "火焰长度"}),
        field("tilt_parameter", &S::tilt_parameter,
              {.unit = "1", .meaning = "tan(tilt)/cos(tilt)", .meaning_zh = "倾角参数 tanθ/cosθ"}),
        field("tilt_deg", &S::tilt_deg,
              {.unit = "deg",
               .range = {.low = 0, .high = 90},
               .meaning = "tilt from the vertical",
               .meaning_zh = "火焰倾角"}),
        field("effective_tilt_deg", &S::effective_tilt_deg,
              {.unit = "deg",
               .meaning = "tilt in the plane of the target",
               .meaning_zh = "目标平面内的倾角"}),
        field("drag_ratio", &S::drag_ratio,
              {.unit = "1",
               .meaning = "dragged base over diameter, information only",
               .meaning_zh = "火焰底部拖曳比(仅供参考)"}),
        field("sep_w_m2", &S::sep_w_m2,
              {.unit = "W/m2", .meaning = "surface emissive power", .meaning_zh = "表面辐射强度"}),
        field("view_factor_vertical", &S::view_factor_vertical,
              {.unit = "1",
               .range = share,
               .meaning = "of an upright element",
               .meaning_zh = "竖直面视角系数"}),
        field("view_factor_horizontal", &S::view_factor_horizontal,
              {.unit = "1",
               .range = share,
               .meaning = "of a flat element that faces the sky",
               .meaning_zh = "水平面视角系数"}),
        field("view_factor", &S::view_factor,
              {.unit = "1",
               .range = share,
               .meaning = "of the element that faces the resultant",
               .meaning_zh = "最大视角系数"}),
        field("path_m", &S::path_m,
              {.unit = "m",
               .meaning = "path from the edge of the pool",
               .meaning_zh = "自池边的光程"}),
        field("transmissivity", &S::transmissivity, about::transmissivity),
        field("heat_flux_vertical_w_m2", &S::heat_flux_vertical_w_m2,
              {.unit = "W/m2", .meaning = "on an upright element", .meaning_zh = "竖直面热流密度"}),
        field("heat_flux_horizontal_w_m2", &S::heat_flux_horizontal_w_m2,
              {.unit = "W/m2", .meaning = "on a flat element", .meaning_zh = "水平面热流密度"}),
        field("heat_flux_w_m2", &S::heat_flux_w_m2,
              {.unit = "W/m2",
               .meaning = "on the element that faces the resultant",
               .meaning_zh = "最大热流密度"})};
  }
};

/// Throws InputError where the flame covers the target.
[[nodiscard]] PoolFireResult pool_fire(const PoolFireInput& input);

}  // namespace yuyan::consequence
