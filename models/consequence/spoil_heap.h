// Failure of a spoil heap or a landfill of construction waste.
#pragma once

#include <array>
#include <tuple>

#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

enum class SpoilState { dry, wet, liquefied };

constexpr auto choices(SpoilState) {
  using parameters::Choice;
  return std::array{Choice{"dry", SpoilState::dry}, Choice{"wet", SpoilState::wet},
                    Choice{"liquefied", SpoilState::liquefied}};
}

struct SpoilHeapInput {
  SpoilState state = SpoilState::wet;
  double height_m = 60;
  double slope_deg = 30;
  double ground_slope_deg = 0;
  double width_m = 150;
  double failing_share = 0.5;
  double distance_m = 200;

  static constexpr auto fields() {
    using S = SpoilHeapInput;
    using parameters::field;
    return std::tuple{
        field("state", &S::state,
              asked("dry spoil slumps, wet spoil slides, liquefied spoil flows",
                    "干燥坍滑、湿润滑动、液化流动")),
        field("height_m", &S::height_m, asked("m", above(0, 500), "height of the heap", "堆高")),
        field("slope_deg", &S::slope_deg,
              asked("deg", between(10, 60), "slope of its face", "坡角")),
        field("ground_slope_deg", &S::ground_slope_deg,
              asked("deg", between(-10, 20), "fall of the ground before it", "前方地面坡度")),
        field("width_m", &S::width_m,
              asked("m", above(0, 5000), "width of the failure", "滑动宽度")),
        field("failing_share", &S::failing_share,
              asked("1", above(0, 1), "share of the wedge of the face that fails", "坡体滑动份额")),
        field("distance_m", &S::distance_m,
              asked("m", between(0, 1e5), "of a place, from the toe", "目标至坡脚距离"))};
  }
};

struct SpoilHeapResult {
  double volume_m3 = 0;
  double height_to_length = 0;
  double runout_from_crest_m = 0;
  double runout_from_toe_m = 0;
  double deposit_depth_m = 0;
  bool reached = false;
  double margin_m = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = SpoilHeapResult;
    using parameters::field;
    return std::tuple{
        field("volume_m3", &S::volume_m3, shown("m3", "volume that fails", "滑动体积")),
        field("height_to_length", &S::height_to_length,
              shown("1", "drop over reach of this state", "该状态 H/L")),
        field("runout_from_crest_m", &S::runout_from_crest_m,
              shown("m", "reach from the crest", "自坡顶滑动距离")),
        field("runout_from_toe_m", &S::runout_from_toe_m,
              shown("m", "reach beyond the toe", "越过坡脚距离")),
        field("deposit_depth_m", &S::deposit_depth_m,
              shown("m", "mean depth of the deposit over its reach", "堆积平均厚度")),
        field("reached", &S::reached, asked("the place is reached", "到达目标")),
        field("margin_m", &S::margin_m, shown("m", "place beyond the tip", "目标距前缘余量"))};
  }
};

/// Throws InputError when the ground falls as steeply as the spoil runs.
[[nodiscard]] SpoilHeapResult spoil_heap(const SpoilHeapInput& input);

}  // namespace yuyan::consequence
