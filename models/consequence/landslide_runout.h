// How far a landslide runs, by the ratio of its drop to its reach.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

enum class RunoutMethod { scheidegger, corominas, user };

constexpr auto choices(RunoutMethod) {
  using parameters::Choice;
  return std::array{Choice{"scheidegger", RunoutMethod::scheidegger},
                    Choice{"corominas", RunoutMethod::corominas},
                    Choice{"user", RunoutMethod::user}};
}

/// log10(H/L) = -0.15666 log10 V + 0.62419, V in m3.
[[nodiscard]] inline double scheidegger_ratio(double volume_m3) {
  return std::pow(10, 0.62419 - 0.15666 * std::log10(volume_m3));
}

/// log10(H/L) = -0.085 log10 V - 0.047, V in m3, all kinds of slides.
[[nodiscard]] inline double corominas_ratio(double volume_m3) {
  return std::pow(10, -0.047 - 0.085 * std::log10(volume_m3));
}

struct LandslideRunoutInput {
  RunoutMethod method = RunoutMethod::corominas;
  double volume_m3 = 1e6;
  double drop_m = 100;
  std::optional<double> height_to_length = {};
  double distance_m = 300;
  std::optional<double> front_speed_m_s = {};

  static constexpr auto fields() {
    using S = LandslideRunoutInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method, asked("ratio by volume, or as given", "H/L 公式(user 为自定)")),
        field("volume_m3", &S::volume_m3,
              asked("m3", above(0, 1e11), "volume of the slide", "滑坡体积")),
        field("drop_m", &S::drop_m,
              asked("m", above(0, 3000), "from the crown to the tip of the deposit", "落差 H")),
        field("height_to_length", &S::height_to_length,
              asked("1", above(0, 3), "drop over reach; a flowing waste fill had about 0.1",
                    "落差与水平距离之比 H/L")),
        field("distance_m", &S::distance_m,
              asked("m", between(0, 1e5), "of a place, from the crown", "目标至滑坡后缘距离")),
        field("front_speed_m_s", &S::front_speed_m_s,
              asked("m/s", above(0, 150), "speed of the front", "前缘速度"))};
  }
};

struct LandslideRunoutResult {
  double height_to_length = 0;
  double travel_angle_deg = 0;
  double runout_m = 0;
  double excess_m = 0;
  bool reached = false;
  double margin_m = 0;
  std::optional<double> arrival_s = {};
  Notes notes;

  static constexpr auto fields() {
    using S = LandslideRunoutResult;
    using parameters::field;
    return std::tuple{
        field("height_to_length", &S::height_to_length, shown("1", "drop over reach", "H/L")),
        field("travel_angle_deg", &S::travel_angle_deg,
              shown("deg", "angle of the line from crown to tip", "视摩擦角")),
        field("runout_m", &S::runout_m,
              shown("m", "horizontal reach from the crown", "滑动距离 L")),
        field("excess_m", &S::excess_m,
              shown("m", "beyond a slide of dry rock, L - H/tan 32 deg", "超额滑动距离")),
        field("reached", &S::reached, asked("the place is reached", "到达目标")),
        field("margin_m", &S::margin_m, shown("m", "place beyond the tip", "目标距前缘余量")),
        field("arrival_s", &S::arrival_s,
              shown("s", "time of the front to the place", "前缘到达时间"))};
  }
};

/// Throws InputError when method user lacks height_to_length.
[[nodiscard]] LandslideRunoutResult landslide_runout(const LandslideRunoutInput& input);

}  // namespace yuyan::consequence
