// Gas in a ventilated room: from a release inside, or from a cloud outside while people shelter.
#pragma once

#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

/// Well-mixed room, concentration after a time: the steady value and what is left of the first one.
[[nodiscard]] inline double room_concentration(double initial, double steady, double changes_per_s,
                                               double time_s) {
  return steady + (initial - steady) * std::exp(-changes_per_s * time_s);
}

struct IndoorConcentrationInput {
  double volume_m3 = 100;
  double air_changes_per_h = 1;
  double source_m3_s = 0;
  double outdoor_fraction = 0;
  double initial_fraction = 0;
  double source_duration_s = 3600;
  double time_s = 600;

  static constexpr auto fields() {
    using S = IndoorConcentrationInput;
    using parameters::field;
    return std::tuple{field("volume_m3", &S::volume_m3,
                            {.unit = "m3",
                             .range = parameters::positive,
                             .meaning = "volume of air in the room",
                             .meaning_zh = "房间空气体积"}),
                      field("air_changes_per_h", &S::air_changes_per_h,
                            {.unit = "1/h",
                             .range = {.low = 0, .high = 1000},
                             .meaning = "air changes an hour",
                             .meaning_zh = "每小时换气次数"}),
                      field("source_m3_s", &S::source_m3_s,
                            {.unit = "m3/s",
                             .range = parameters::non_negative,
                             .meaning = "gas released inside",
                             .meaning_zh = "室内释放速率"}),
                      field("outdoor_fraction", &S::outdoor_fraction,
                            {.unit = "1",
                             .range = parameters::share,
                             .meaning = "volume fraction of the cloud outside",
                             .meaning_zh = "室外体积分数"}),
                      field("initial_fraction", &S::initial_fraction,
                            {.unit = "1",
                             .range = parameters::share,
                             .meaning = "volume fraction in the room at first",
                             .meaning_zh = "初始室内体积分数"}),
                      field("source_duration_s", &S::source_duration_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "duration of the release or the cloud",
                             .meaning_zh = "释放或云团持续时间"}),
                      field("time_s", &S::time_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "time since it began",
                             .meaning_zh = "开始后的时间"})};
  }
};

struct IndoorConcentrationResult {
  double ventilation_m3_s = 0;
  double steady_fraction = 0;
  double volume_fraction = 0;
  double volume_ppm = 0;
  double dose_fraction_s = 0;
  double mean_fraction = 0;
  std::optional<double> indoor_over_outdoor = {};
  Notes notes;

  static constexpr auto fields() {
    using S = IndoorConcentrationResult;
    using parameters::field;
    return std::tuple{
        field("ventilation_m3_s", &S::ventilation_m3_s,
              {.unit = "m3/s", .meaning = "air that enters with the gas", .meaning_zh = "通风量"}),
        field("steady_fraction", &S::steady_fraction,
              {.unit = "1",
               .meaning = "volume fraction after a long time",
               .meaning_zh = "稳态体积分数"}),
        field("volume_fraction", &S::volume_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "volume fraction in the room at that time",
               .meaning_zh = "该时刻室内体积分数"}),
        field("volume_ppm", &S::volume_ppm,
              {.unit = "ppm", .meaning = "the same", .meaning_zh = "该时刻室内浓度"}),
        field("dose_fraction_s", &S::dose_fraction_s,
              {.unit = "s",
               .meaning = "volume fraction integrated over that time",
               .meaning_zh = "体积分数时间积分"}),
        field("mean_fraction", &S::mean_fraction,
              {.unit = "1",
               .meaning = "mean volume fraction over that time",
               .meaning_zh = "平均体积分数"}),
        field("indoor_over_outdoor", &S::indoor_over_outdoor,
              {.unit = "1",
               .meaning = "dose inside over dose outside",
               .meaning_zh = "室内外剂量比"})};
  }
};

/// dC/dt = (G + Q Cout - (Q + G) C)/V, the gas released displacing room air; then ventilation
/// alone.
[[nodiscard]] IndoorConcentrationResult indoor_concentration(const IndoorConcentrationInput& input);

}  // namespace yuyan::consequence
