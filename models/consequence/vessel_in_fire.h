// A vessel of liquefied gas in flames: when its valve opens, when its wall gives way.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/engulfing_fire_load.h"
#include "models/consequence/notes.h"
#include "models/consequence/substance.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

/// Share of the strength at 20 C that carbon steel keeps (EN 1993-1-2 table 3.1, effective yield).
[[nodiscard]] double steel_strength_share(double temperature_k);

struct VesselInFireInput {
  Substance substance = Substance::propane;
  double volume_m3 = 50;
  double length_over_diameter = 3.4;
  double fill_fraction = 0.5;
  double wall_thickness_m = 0.01;
  double initial_temperature_k = 293.15;
  std::optional<double> relief_pressure_pa = {};
  double accumulation = 0.1;
  double tensile_strength_pa = 450e6;
  double exposed_share = 1;
  double absorptivity = 0.75;
  double flame_emissivity = 0.75;
  double surface_emissivity = 0.75;
  double convection_w_m2_k = 20;
  double flame_temperature_k = 873.15;
  double radiation_temperature_k = 1023.15;
  double peak_radiation_temperature_k = 1123.15;
  double vapour_convection_w_m2_k = 10;
  double horizon_s = 7200;

  static constexpr auto fields() {
    using S = VesselInFireInput;
    using parameters::field;
    return std::tuple{
        field("substance", &S::substance, {.meaning = "content", .meaning_zh = "介质"}),
        field("volume_m3", &S::volume_m3,
              {.unit = "m3",
               .range = {.low = 0.01, .high = 10000},
               .meaning = "volume of the vessel, a lying cylinder",
               .meaning_zh = "容器容积(卧式圆筒)"}),
        field("length_over_diameter", &S::length_over_diameter,
              {.unit = "1",
               .range = {.low = 0.5, .high = 30},
               .meaning = "length over diameter",
               .meaning_zh = "长径比"}),
        field("fill_fraction", &S::fill_fraction,
              {.unit = "1",
               .range = {.low = 0, .high = 0.98},
               .meaning = "liquid over volume at first",
               .meaning_zh = "初始充装率"}),
        field("wall_thickness_m", &S::wall_thickness_m,
              {.unit = "m",
               .range = {.low = 1e-3, .high = 0.2},
               .meaning = "thickness of the shell",
               .meaning_zh = "壁厚"}),
        field("initial_temperature_k", &S::initial_temperature_k,
              {.unit = "K",
               .range = {.low = 200, .high = 340},
               .meaning = "content and wall at first",
               .meaning_zh = "初始温度"}),
        field(
            "relief_pressure_pa", &S::relief_pressure_pa,
            {.unit = "Pa",
             .range = {.low = 1e5, .high = 3e7},
             .meaning =
                 "absolute pressure at which the relief valve opens; without it there is no valve",
             .meaning_zh = "安全阀开启压力(绝对);不给则无安全阀"}),
        field("accumulation", &S::accumulation,
              {.unit = "1",
               .range = {.low = 0, .high = 1},
               .meaning = "how far the pressure rises above that while the valve blows, as a share "
                          "of the gauge pressure",
               .meaning_zh = "超压份额"}),
        field("tensile_strength_pa", &S::tensile_strength_pa,
              {.unit = "Pa",
               .range = {.low = 1e8, .high = 2e9},
               .meaning = "strength of the steel at 20 C",
               .meaning_zh = "钢材常温强度"}),
        field("exposed_share", &S::exposed_share,
              {.unit = "1",
               .range = {.low = 0.01, .high = 1},
               .meaning = "share of the surface that the flames reach",
               .meaning_zh = "受火面积份额"}),
        field("absorptivity", &S::absorptivity, about::fire_absorptivity),
        field("flame_emissivity", &S::flame_emissivity, about::fire_emissivity),
        field("surface_emissivity", &S::surface_emissivity, about::wall_emissivity),
        field("convection_w_m2_k", &S::convection_w_m2_k, about::fire_convection),
        field("flame_temperature_k", &S::flame_temperature_k, about::fire_gas),
        field("radiation_temperature_k", &S::radiation_temperature_k, about::fire_radiation),
        field("peak_radiation_temperature_k", &S::peak_radiation_temperature_k,
              {.unit = "K",
               .range = {.low = 300, .high = 2500},
               .meaning =
                   "temperature at which the flame radiates where it is hottest, for the dry wall",
               .meaning_zh = "局部最高火焰辐射温度(干壁)",
               .source = "hydrocarbon pool fires reach 800 to 900 C in places",
               .status = Status::assumed}),
        field("vapour_convection_w_m2_k", &S::vapour_convection_w_m2_k,
              {.unit = "W/m2/K",
               .range = {.low = 0, .high = 200},
               .meaning = "heat from the dry wall to the vapour",
               .meaning_zh = "干壁对蒸气的换热系数"}),
        field("horizon_s", &S::horizon_s,
              {.unit = "s",
               .range = {.low = 1, .high = 86400},
               .meaning = "how long to look ahead",
               .meaning_zh = "计算时长"})};
  }
};

struct VesselInFireResult {
  double diameter_m = 0;
  double initial_heat_flux_w_m2 = 0;
  double wetted_area_m2 = 0;
  double initial_pressure_pa = 0;
  std::optional<double> relief_opens_s = {};
  std::optional<double> rupture_s = {};
  std::optional<double> rupture_pressure_pa = {};
  std::optional<double> rupture_wall_k = {};
  std::optional<double> rupture_liquid_kg = {};
  double final_pressure_pa = 0;
  double final_liquid_k = 0;
  double final_wall_k = 0;
  double final_fill_fraction = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = VesselInFireResult;
    using parameters::field;
    return std::tuple{
        field("diameter_m", &S::diameter_m,
              {.unit = "m", .meaning = "inner diameter", .meaning_zh = "内径"}),
        field("initial_heat_flux_w_m2", &S::initial_heat_flux_w_m2,
              {.unit = "W/m2",
               .meaning = "net heat into the cold wall",
               .meaning_zh = "冷壁净热流密度"}),
        field("wetted_area_m2", &S::wetted_area_m2,
              {.unit = "m2", .meaning = "wetted shell at first", .meaning_zh = "初始湿壁面积"}),
        field("initial_pressure_pa", &S::initial_pressure_pa,
              {.unit = "Pa",
               .meaning = "saturation pressure at first",
               .meaning_zh = "初始饱和压力"}),
        field("relief_opens_s", &S::relief_opens_s,
              {.unit = "s",
               .meaning =
                   "time at which the valve opens; empty: not before the horizon or the rupture",
               .meaning_zh = "安全阀开启时间"}),
        field("rupture_s", &S::rupture_s,
              {.unit = "s",
               .meaning = "time at which the shell gives way; empty: not before the horizon",
               .meaning_zh = "破裂时间"}),
        field("rupture_pressure_pa", &S::rupture_pressure_pa,
              {.unit = "Pa", .meaning = "pressure then", .meaning_zh = "破裂压力"}),
        field("rupture_wall_k", &S::rupture_wall_k,
              {.unit = "K", .meaning = "dry wall then", .meaning_zh = "破裂时干壁温度"}),
        field("rupture_liquid_kg", &S::rupture_liquid_kg,
              {.unit = "kg",
               .meaning = "liquid left then: what a fireball takes",
               .meaning_zh = "破裂时剩余液量"}),
        field("final_pressure_pa", &S::final_pressure_pa,
              {.unit = "Pa", .meaning = "pressure at the end", .meaning_zh = "终态压力"}),
        field("final_liquid_k", &S::final_liquid_k,
              {.unit = "K", .meaning = "liquid at the end", .meaning_zh = "终态液温"}),
        field("final_wall_k", &S::final_wall_k,
              {.unit = "K", .meaning = "dry wall at the end", .meaning_zh = "终态干壁温度"}),
        field(
            "final_fill_fraction", &S::final_fill_fraction,
            {.unit = "1", .meaning = "liquid over volume at the end", .meaning_zh = "终态充装率"})};
  }
};

/// Three lumps, steps of 1 s at most: the liquid takes the heat of the wetted wall and keeps the
/// saturation pressure until the valve opens, then boils at the blowing pressure; the dry wall
/// heats where the flames are hottest (a mean load drives the pressure, a local one the wall); the
/// shell gives way when the hoop stress p r/d reaches the strength at the dry wall's temperature.
[[nodiscard]] VesselInFireResult vessel_in_fire(const VesselInFireInput& input);

}  // namespace yuyan::consequence
