// What a drill says of poison and smoke in the air: when a cloud counts, what it does to people and
// roads, how houses keep it out.
#pragma once

#include "models/consequence/toxic_harm.h"
#include "models/response/scenario.h"

namespace yuyan::response {

struct Airborne {
  consequence::ToxicMethod probit = consequence::ToxicMethod::purple_book;
  double harmful_ppm = 0, road_ppm = 0, road_reopens_s = 300;
  double road_visibility_m = 30;
  double yellow_load_share = 0.01, red_load_share = 0.1;
  Quantity air_changes_h = 1.0, sheltered_air_changes_h = 0.3;
  Quantity sheltering_s = 180.0;
  double crew_share = 0.001, vehicle_share = 0.7;
  double smoke_co_yield = 0, smoke_soot_yield = 0, convective_share = 0.65;

  static constexpr auto fields() {
    return std::tuple{
        field("probit", &Airborne::probit,
              {.meaning = "origin of the probit of a poison", .meaning_zh = "毒性概率函数来源"}),
        field("harmful_ppm", &Airborne::harmful_ppm,
              {.unit = "ppm",
               .range = {0, 1e6},
               .meaning = "concentration from which a cloud counts; 0: the IDLH of the substance",
               .meaning_zh = "云团判定浓度; 0 为 IDLH"}),
        field("road_ppm", &Airborne::road_ppm,
              {.unit = "ppm",
               .range = {0, 1e6},
               .meaning = "concentration from which a road is closed; 0: the same",
               .meaning_zh = "道路封闭浓度; 0 同上"}),
        field("road_reopens_s", &Airborne::road_reopens_s,
              {.unit = "s",
               .range = {0, 1e5},
               .meaning = "air below that until the road is opened again",
               .meaning_zh = "浓度降低后道路恢复时间"}),
        field("road_visibility_m", &Airborne::road_visibility_m,
              {.unit = "m",
               .range = {1, 1000},
               .meaning = "a road is closed where one sees no farther through smoke",
               .meaning_zh = "烟气封路能见度"}),
        field("yellow_load_share", &Airborne::yellow_load_share,
              {.range = {.low = 0, .high = 1, .low_open = true},
               .meaning = "toxic load that overcomes a person (yellow), of the one that kills him",
               .meaning_zh = "黄标毒负荷与致死毒负荷之比"}),
        field("red_load_share", &Airborne::red_load_share,
              {.range = {.low = 0, .high = 1, .low_open = true},
               .meaning = "toxic load that makes a person red, of the one that kills him",
               .meaning_zh = "红标毒负荷与致死毒负荷之比"}),
        field("air_changes_h", &Airborne::air_changes_h,
              {.unit = "1/h",
               .range = {0, 100},
               .meaning = "air changes of houses, windows as they are",
               .meaning_zh = "房屋换气次数",
               .drawn = Drawn::for_each_entity}),
        field("sheltered_air_changes_h", &Airborne::sheltered_air_changes_h,
              {.unit = "1/h",
               .range = {0, 100},
               .meaning = "air changes of houses, windows shut and taped",
               .meaning_zh = "就地避护后换气次数",
               .drawn = Drawn::for_each_entity}),
        field("sheltering_s", &Airborne::sheltering_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "warning until people are inside and windows shut",
               .meaning_zh = "就地避护用时",
               .drawn = Drawn::for_each_entity}),
        field("crew_share", &Airborne::crew_share,
              {.range = parameters::share,
               .meaning = "share of the air that gets past the breathing apparatus of crews",
               .meaning_zh = "救援人员呼吸防护泄漏率"}),
        field("vehicle_share", &Airborne::vehicle_share,
              {.range = parameters::share,
               .meaning = "concentration in a car or bus that drives through, of that outside",
               .meaning_zh = "车内外浓度比"}),
        field("smoke_co_yield", &Airborne::smoke_co_yield,
              {.range = {0, 0.5},
               .meaning = "carbon monoxide of a kilogram burnt; 0: smoke is not followed",
               .meaning_zh = "CO 产率; 0 不计烟气"}),
        field("smoke_soot_yield", &Airborne::smoke_soot_yield,
              {.range = {0, 0.5}, .meaning = "soot of a kilogram burnt", .meaning_zh = "烟炱产率"}),
        field("convective_share", &Airborne::convective_share,
              {.range = parameters::share,
               .meaning = "share of a fire's heat that lifts its smoke",
               .meaning_zh = "对流热份额"})};
  }
};

}  // namespace yuyan::response
