// Where calls come from and units stand, and how long the way between takes.
#pragma once

#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "models/parameters/field.h"
#include "models/parameters/quantity.h"

namespace yuyan::service {

using parameters::Choice;
using parameters::Drawn;
using parameters::field;
using parameters::name_of;
using parameters::Quantity;
using parameters::Status;

/// A point, or a rectangle around it over which what is placed there is spread evenly.
struct Place {
  std::string id;
  std::string name_zh;
  double x_m = 0, y_m = 0;
  double width_m = 0, depth_m = 0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Place::id,
              {.meaning = "place or area", .meaning_zh = "地点或区域", .required = true}),
        field("name_zh", &Place::name_zh, {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field("x_m", &Place::x_m,
              {.unit = "m",
               .range = {.low = -1e7, .high = 1e7},
               .meaning = "middle, to the east",
               .meaning_zh = "中心东向坐标"}),
        field("y_m", &Place::y_m,
              {.unit = "m",
               .range = {.low = -1e7, .high = 1e7},
               .meaning = "middle, to the north",
               .meaning_zh = "中心北向坐标"}),
        field("width_m", &Place::width_m,
              {.unit = "m",
               .range = {.low = 0, .high = 1e7},
               .meaning = "extent from west to east; 0 is a point",
               .meaning_zh = "东西向宽度; 0 为点"}),
        field("depth_m", &Place::depth_m,
              {.unit = "m",
               .range = {.low = 0, .high = 1e7},
               .meaning = "extent from south to north; 0 is a point",
               .meaning_zh = "南北向宽度; 0 为点"})};
  }
};

/// How far it is from one place to another.
enum class Distance { none, straight, right_angle, matrix };

constexpr auto choices(Distance) {
  using enum Distance;
  return std::array{Choice{"none", none}, Choice{"straight", straight},
                    Choice{"right_angle", right_angle}, Choice{"matrix", matrix}};
}

/// How long a distance takes.
enum class TravelLaw { speed, kolesar_blum };

constexpr auto choices(TravelLaw) {
  using enum TravelLaw;
  return std::array{Choice{"speed", speed}, Choice{"kolesar_blum", kolesar_blum}};
}

/// One entry of a matrix of travel times.
struct Leg {
  std::string from, to;
  double time_s = 0;

  static constexpr auto fields() {
    return std::tuple{
        field("from", &Leg::from, {.meaning = "place", .meaning_zh = "起点", .required = true}),
        field("to", &Leg::to, {.meaning = "place", .meaning_zh = "终点", .required = true}),
        field("time_s", &Leg::time_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "travel time, in the other direction too unless that has its own row",
               .meaning_zh = "行驶时间; 反向无单独一行时同值",
               .required = true})};
  }
};

struct Travel {
  Distance distance = Distance::none;
  TravelLaw law = TravelLaw::speed;
  double speed_m_s = 40 / 3.6;
  double cruise_m_s = 15.777882;
  double acceleration_m_s2 = 0.40456109;
  double detour = 1;
  Quantity noise = 1.0;
  std::vector<Leg> matrix;

  static constexpr auto fields() {
    return std::tuple{
        field("distance", &Travel::distance,
              {.meaning = "none: no time is spent on the way; straight and right_angle: from "
                          "coordinates; matrix: times are given",
               .meaning_zh = "距离: 无、直线、直角(街区)、时间矩阵"}),
        field("law", &Travel::law,
              {.meaning = "constant speed, or accelerating, cruising and braking",
               .meaning_zh = "匀速, 或加速-巡航-制动"}),
        field("speed_m_s", &Travel::speed_m_s,
              {.unit = "m/s",
               .range = {.low = 0, .high = 200, .low_open = true},
               .meaning = "constant speed",
               .meaning_zh = "匀速"}),
        field("cruise_m_s", &Travel::cruise_m_s,
              {.unit = "m/s",
               .range = {.low = 0, .high = 200, .low_open = true},
               .meaning = "cruising speed of the Kolesar-Blum law",
               .meaning_zh = "Kolesar-Blum 律巡航速度",
               .source = "T = 0.65 min + 1.7 min/mile (ISO, RAND): 1609.344 m / 102 s",
               .status = Status::derived}),
        field("acceleration_m_s2", &Travel::acceleration_m_s2,
              {.unit = "m/s2",
               .range = {.low = 0, .high = 20, .low_open = true},
               .meaning = "acceleration and braking of the Kolesar-Blum law",
               .meaning_zh = "Kolesar-Blum 律加速度",
               .source = "cruising speed / 0.65 min",
               .status = Status::derived}),
        field("detour", &Travel::detour,
              {.range = {1, 10},
               .meaning = "length of the way, as a multiple of the distance",
               .meaning_zh = "绕行系数"}),
        field("noise", &Travel::noise,
              {.range = parameters::non_negative,
               .meaning = "factor on the time of each trip",
               .meaning_zh = "每次行驶时间的随机系数",
               .drawn = Drawn::for_each_event}),
        field("matrix", &Travel::matrix,
              {.meaning = "travel times between places", .meaning_zh = "行驶时间矩阵"})};
  }
};

}  // namespace yuyan::service
