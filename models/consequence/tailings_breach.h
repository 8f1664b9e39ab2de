// Breach of a tailings dam: what runs out and how far, with its uncertainty.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

enum class TailingsMethod { larrauri_lall, rico };

constexpr auto choices(TailingsMethod) {
  using parameters::Choice;
  return std::array{Choice{"larrauri_lall", TailingsMethod::larrauri_lall},
                    Choice{"rico", TailingsMethod::rico}};
}

/// Median volume released, m3, of the volume stored, m3.
[[nodiscard]] double tailings_released_m3(TailingsMethod method, double stored_m3);

/// Median distance of the front, m. Rico uses the height and the volume released alone.
[[nodiscard]] double tailings_runout_m(TailingsMethod method, double height_m, double released_m3,
                                       double stored_m3);

struct TailingsBreachInput {
  TailingsMethod method = TailingsMethod::larrauri_lall;
  double stored_m3 = 5e6;
  double height_m = 40;
  std::optional<double> released_m3 = {};
  double quantile = 0.5;
  double released_error_log10 = 0.4;
  double runout_error_log10 = 0.7;
  double failures_behind = 20;
  std::optional<double> front_speed_m_s = {};

  static constexpr auto fields() {
    using S = TailingsBreachInput;
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("method", &S::method, asked("regression", "回归公式")),
        field("stored_m3", &S::stored_m3,
              holds(asked("m3", above(0, 1e10), "tailings and water stored", "库容(尾矿与水)"),
                    between(1e4, 5e8))),
        field("height_m", &S::height_m, asked("m", above(0, 400), "height of the dam", "坝高")),
        field("released_m3", &S::released_m3,
              asked("m3", above(0, 1e10), "volume released", "下泄量")),
        field("quantile", &S::quantile,
              asked("1", {.low = 0, .high = 1, .low_open = true, .high_open = true},
                    "quantile of the predictive distribution", "预测分布分位数")),
        field("released_error_log10", &S::released_error_log10,
              from(asked("1", between(0, 2), "standard error of log10 of the volume released",
                         "下泄量对数标准误"),
                   "20 failures recollected here gave 0.41; the paper's figure was not read",
                   Status::unverified)),
        field("runout_error_log10", &S::runout_error_log10,
              from(asked("1", between(0, 2), "standard error of log10 of the runout",
                         "下泄距离对数标准误"),
                   "20 failures recollected here gave 0.69; the paper's figure was not read",
                   Status::unverified)),
        field("failures_behind", &S::failures_behind,
              from(asked("1", between(4, 1000),
                         "failures behind the errors; Student's t with two less", "样本事故数"),
                   "as the errors", Status::unverified)),
        field("front_speed_m_s", &S::front_speed_m_s,
              asked("m/s", above(0, 50), "speed of the front, for its time of arrival",
                    "泥流前锋速度"))};
  }
};

struct TailingsBreachResult {
  double released_m3 = 0;
  double released_share = 0;
  double energy_measure = 0;
  double runout_m = 0;
  std::optional<double> released_quantile_m3 = {};
  double runout_quantile_m = 0;
  double runout_low_m = 0;
  double runout_high_m = 0;
  double runout_spread_log10 = 0;
  std::optional<double> peak_discharge_m3_s = {};
  std::optional<double> runout_by_height_m = {};
  double runout_second_method_m = 0;
  std::optional<double> arrival_s = {};
  Notes notes;

  static constexpr auto fields() {
    using S = TailingsBreachResult;
    using parameters::field;
    return std::tuple{
        field("released_m3", &S::released_m3,
              shown("m3", "volume released, median", "下泄量(中位)")),
        field("released_share", &S::released_share,
              shown("1", "of the volume stored", "下泄量占库容比例")),
        field("energy_measure", &S::energy_measure,
              shown("m 1e6 m3", "H VF for rico, H VF^2/VT for larrauri_lall", "势能指标")),
        field("runout_m", &S::runout_m,
              shown("m", "distance of the front, median", "下泄距离(中位)")),
        field(
            "released_quantile_m3", &S::released_quantile_m3,
            shown("m3", "volume released at the quantile; none when it was given", "下泄量分位值")),
        field("runout_quantile_m", &S::runout_quantile_m,
              shown("m", "distance at the quantile", "下泄距离分位值")),
        field("runout_low_m", &S::runout_low_m,
              shown("m", "distance that 5 % stay below", "下泄距离 5% 分位值")),
        field("runout_high_m", &S::runout_high_m,
              shown("m", "distance that 95 % stay below", "下泄距离 95% 分位值")),
        field("runout_spread_log10", &S::runout_spread_log10,
              shown("1", "standard error of log10 of the runout, that of the volume included",
                    "下泄距离对数标准误(含下泄量)")),
        field("peak_discharge_m3_s", &S::peak_discharge_m3_s,
              shown("m3/s", "325 (H VF)^0.42, rico", "峰值流量(rico)")),
        field("runout_by_height_m", &S::runout_by_height_m,
              shown("m", "0.05 H^1.41 km, rico by height alone", "按坝高估算下泄距离(rico)")),
        field("runout_second_method_m", &S::runout_second_method_m,
              shown("m", "distance by the other regression", "另一公式的下泄距离")),
        field("arrival_s", &S::arrival_s,
              shown("s", "time of the front over the median distance", "前锋到达时间"))};
  }
};

/// Throws InputError when more is released than was stored.
[[nodiscard]] TailingsBreachResult tailings_breach(const TailingsBreachInput& input);

}  // namespace yuyan::consequence
