// Smoke and carbon monoxide of a fire in a ventilated tunnel or mine road.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

struct RoadwaySmokeInput {
  double burning_rate_kg_s = 0.05;
  double carbon_monoxide_yield = 0.05;
  double soot_yield = 0.05;
  double heat_of_combustion_j_kg = 18e6;
  double convective_share = 0.7;
  double area_m2 = 10;
  double height_m = 3;
  double air_velocity_m_s = 2;
  double air_temperature_k = 293.15;
  double distance_m = 500;
  double time_s = 1800;
  double co_limit_ppm = 24;
  double breathing_l_min = 25;

  static constexpr auto fields() {
    using S = RoadwaySmokeInput;
    using parameters::field;
    return std::tuple{field("burning_rate_kg_s", &S::burning_rate_kg_s,
                            {.unit = "kg/s",
                             .range = {.low = 0, .high = 100},
                             .meaning = "fuel burnt in a second",
                             .meaning_zh = "燃烧速率"}),
                      field("carbon_monoxide_yield", &S::carbon_monoxide_yield,
                            {.unit = "1",
                             .range = {.low = 0, .high = 0.5},
                             .meaning = "carbon monoxide of a kilogram burnt: wood 0.004 well "
                                        "ventilated to 0.2 starved of air",
                             .meaning_zh = "CO 产率(木材通风良好约 0.004,缺氧至 0.2)",
                             .source = "SFPE, recollected",
                             .status = Status::unverified}),
                      field("soot_yield", &S::soot_yield,
                            {.unit = "1",
                             .range = {.low = 0, .high = 0.5},
                             .meaning = "soot of a kilogram burnt",
                             .meaning_zh = "烟炱产率"}),
                      field("heat_of_combustion_j_kg", &S::heat_of_combustion_j_kg,
                            {.unit = "J/kg",
                             .range = {.low = 1e6, .high = 6e7},
                             .meaning = "heat of combustion",
                             .meaning_zh = "燃烧热"}),
                      field("convective_share", &S::convective_share,
                            {.unit = "1",
                             .range = parameters::share,
                             .meaning = "share of the heat that goes with the smoke",
                             .meaning_zh = "对流热份额"}),
                      field("area_m2", &S::area_m2,
                            {.unit = "m2",
                             .range = {.low = 0.5, .high = 300},
                             .meaning = "section of the road",
                             .meaning_zh = "巷道(隧道)断面积"}),
                      field("height_m", &S::height_m,
                            {.unit = "m",
                             .range = {.low = 0.5, .high = 20},
                             .meaning = "height of the road",
                             .meaning_zh = "高度"}),
                      field("air_velocity_m_s", &S::air_velocity_m_s,
                            {.unit = "m/s",
                             .range = {.low = 0.05, .high = 20},
                             .meaning = "air in the road",
                             .meaning_zh = "风速"}),
                      field("air_temperature_k", &S::air_temperature_k,
                            {.unit = "K",
                             .range = {.low = 240, .high = 340},
                             .meaning = "temperature of the air",
                             .meaning_zh = "气温"}),
                      field("distance_m", &S::distance_m,
                            {.unit = "m",
                             .range = {.low = 0, .high = 1e5},
                             .meaning = "downwind of the fire",
                             .meaning_zh = "下风距离"}),
                      field("time_s", &S::time_s,
                            {.unit = "s",
                             .range = {.low = 0, .high = 1e6},
                             .meaning = "time since the fire began",
                             .meaning_zh = "起火后时间"}),
                      field("co_limit_ppm", &S::co_limit_ppm,
                            {.unit = "ppm",
                             .range = parameters::positive,
                             .meaning = "concentration allowed at work",
                             .meaning_zh = "CO 允许浓度",
                             .source = "Chinese coal mine safety regulation, recollected",
                             .status = Status::unverified}),
                      field("breathing_l_min", &S::breathing_l_min,
                            {.unit = "L/min",
                             .range = {.low = 1, .high = 200},
                             .meaning = "air breathed in a minute, light work",
                             .meaning_zh = "每分钟呼吸量(轻劳动)",
                             .source = "FDS and a script citing SFPE",
                             .status = Status::verified})};
  }
};

struct RoadwaySmokeResult {
  double air_flow_m3_s = 0;
  double co_rate_kg_s = 0;
  double co_steady_ppm = 0;
  double arrival_s = 0;
  double co_ppm = 0;
  bool over_limit = false;
  double fed = 0;
  std::optional<double> incapacitation_s = {};
  std::optional<double> visibility_m = {};
  double temperature_rise_k = 0;
  double critical_velocity_m_s = 0;
  bool backs_up = false;
  Notes notes;

  static constexpr auto fields() {
    using S = RoadwaySmokeResult;
    using parameters::field;
    return std::tuple{
        field("air_flow_m3_s", &S::air_flow_m3_s,
              {.unit = "m3/s", .meaning = "air in the road", .meaning_zh = "风量"}),
        field("co_rate_kg_s", &S::co_rate_kg_s,
              {.unit = "kg/s", .meaning = "carbon monoxide formed", .meaning_zh = "CO 生成速率"}),
        field("co_steady_ppm", &S::co_steady_ppm,
              {.unit = "ppm",
               .meaning = "after the front has passed",
               .meaning_zh = "烟流到达后 CO 浓度"}),
        field("arrival_s", &S::arrival_s,
              {.unit = "s", .meaning = "when the front arrives", .meaning_zh = "烟流到达时间"}),
        field("co_ppm", &S::co_ppm,
              {.unit = "ppm", .meaning = "at that place and time", .meaning_zh = "该时刻 CO 浓度"}),
        field("over_limit", &S::over_limit,
              {.meaning = "above the limit at that place and time", .meaning_zh = "是否超限"}),
        field("fed", &S::fed,
              {.unit = "1",
               .meaning = "CO dose of someone who stays there",
               .meaning_zh = "CO 有效剂量分数"}),
        field(
            "incapacitation_s", &S::incapacitation_s,
            {.unit = "s",
             .meaning = "when half of those who stay are incapacitated, from the start of the fire",
             .meaning_zh = "失能时间(自起火)"}),
        field("visibility_m", &S::visibility_m,
              {.unit = "m",
               .meaning = "to a sign that reflects light, in the smoke",
               .meaning_zh = "烟流中能见度"}),
        field("temperature_rise_k", &S::temperature_rise_k,
              {.unit = "K",
               .meaning = "mean rise of the air at the fire, walls left out",
               .meaning_zh = "火区平均温升"}),
        field("critical_velocity_m_s", &S::critical_velocity_m_s,
              {.unit = "m/s",
               .meaning = "air speed that keeps smoke from flowing back",
               .meaning_zh = "临界风速"}),
        field("backs_up", &S::backs_up,
              {.meaning = "smoke flows back against the air", .meaning_zh = "是否烟流逆退"})};
  }
};

/// C = Q_CO/(rho_CO flow), front x/v; critical velocity 0.61 (g Qc H/(rho cp T A))^(1/3).
[[nodiscard]] RoadwaySmokeResult roadway_smoke(const RoadwaySmokeInput& input);

}  // namespace yuyan::consequence
