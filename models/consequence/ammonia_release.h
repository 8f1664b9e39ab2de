// A release from an ammonia refrigeration plant: flash, machine room, screening distance.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

struct AmmoniaReleaseInput {
  double release_kg_s = 0.5;
  double liquid_temperature_k = 298.15;
  double room_volume_m3 = 500;
  double air_changes_per_h = 30;
  double time_s = 600;
  double release_duration_s = 600;
  double room_temperature_k = 293.15;
  bool urban = true;

  static constexpr auto fields() {
    using S = AmmoniaReleaseInput;
    using parameters::field;
    return std::tuple{
        field("release_kg_s", &S::release_kg_s,
              {.unit = "kg/s",
               .range = {.low = 0, .high = 1000},
               .meaning = "liquid ammonia released in a second",
               .meaning_zh = "液氨泄漏速率"}),
        field("liquid_temperature_k", &S::liquid_temperature_k,
              {.unit = "K",
               .range = {.low = 200, .high = 380},
               .meaning = "temperature of the liquid before the leak",
               .meaning_zh = "泄漏前液氨温度"}),
        field("room_volume_m3", &S::room_volume_m3,
              {.unit = "m3",
               .range = parameters::positive,
               .meaning = "volume of the machine room",
               .meaning_zh = "机房体积"}),
        field("air_changes_per_h", &S::air_changes_per_h,
              {.unit = "1/h",
               .range = {.low = 0, .high = 500},
               .meaning = "emergency ventilation",
               .meaning_zh = "事故通风换气次数",
               .source = "recollected",
               .status = Status::unverified}),
        field("time_s", &S::time_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "time since the leak began",
               .meaning_zh = "泄漏后时间"}),
        field("release_duration_s", &S::release_duration_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "duration of the leak",
               .meaning_zh = "泄漏持续时间"}),
        field("room_temperature_k", &S::room_temperature_k,
              {.unit = "K",
               .range = {.low = 240, .high = 330},
               .meaning = "temperature in the room",
               .meaning_zh = "机房温度"}),
        field("urban", &S::urban,
              {.meaning = "buildings stand around the plant", .meaning_zh = "周边是否为城区"})};
  }
};

struct AmmoniaReleaseResult {
  double flash_fraction = 0;
  double airborne_fraction = 0;
  double airborne_kg_s = 0;
  double vapour_m3_s = 0;
  double room_fraction = 0;
  double room_ppm = 0;
  bool flammable = false;
  std::optional<double> screening_distance_m = {};
  Notes notes;

  static constexpr auto fields() {
    using S = AmmoniaReleaseResult;
    using parameters::field;
    return std::tuple{
        field("flash_fraction", &S::flash_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share that flashes, cp (T - Tb)/Lv",
               .meaning_zh = "闪蒸份额"}),
        field("airborne_fraction", &S::airborne_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "vapour and spray: twice the flash, at most all",
               .meaning_zh = "空中份额"}),
        field("airborne_kg_s", &S::airborne_kg_s,
              {.unit = "kg/s", .meaning = "what stays in the air", .meaning_zh = "进入空气的速率"}),
        field("vapour_m3_s", &S::vapour_m3_s,
              {.unit = "m3/s", .meaning = "volume of that as gas", .meaning_zh = "气态体积流量"}),
        field("room_fraction", &S::room_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "volume fraction in the room",
               .meaning_zh = "室内体积分数"}),
        field("room_ppm", &S::room_ppm,
              {.unit = "ppm", .meaning = "the same", .meaning_zh = "室内浓度"}),
        field("flammable", &S::flammable,
              {.meaning = "between 15 and 28 % in the room",
               .meaning_zh = "是否处于可燃范围(15 %–28 %)"}),
        field("screening_distance_m", &S::screening_distance_m,
              {.unit = "m",
               .meaning = "to the endpoint of the risk management programme, F 1.5 m/s, 10 min",
               .meaning_zh = "筛选距离(F 稳定度,1.5 m/s)"})};
  }
};

/// Screening distance: straight lines in the logarithms of the table lb/min - miles (rural, urban):
/// 100: 0.6, 0.4; 500: 1.3, 0.9; 1000: 1.8, 1.2; 5000: 4.0, 2.6; 10000: 5.6, 3.6. Outside the table
/// the end lines are continued, with a warning.
[[nodiscard]] AmmoniaReleaseResult ammonia_release(const AmmoniaReleaseInput& input);

/// That distance alone, m.
[[nodiscard]] double ammonia_screening_distance_m(double release_kg_s, bool urban);

}  // namespace yuyan::consequence
