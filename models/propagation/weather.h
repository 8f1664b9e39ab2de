#pragma once

#include <algorithm>

#include "models/consequence/transmissivity.h"

namespace yuyan::propagation {

/// Weather as a flame and the air path of its radiation see it.
struct Weather {
  double wind_m_s = 0;            ///< at 10 m
  double wind_towards_deg = 0;    ///< where the wind blows to, clockwise from north
  double temperature_k = 293.15;  ///< air
  double relative_humidity = 0.5;
};

/// The air that radiation passes, with what does not depend on the path computed once.
class Air {
 public:
  Air(const Weather& weather, consequence::TransmissivityMethod method)
      : method_(method),
        column_{weather.temperature_k, weather.relative_humidity},
        wayne_(column_) {}

  /// Share of the radiation that passes, in (0, 1].
  [[nodiscard]] double transmissivity(double path_m) const {
    if (method_ == consequence::TransmissivityMethod::wayne)
      return wayne_.transmissivity(std::max(path_m, 1.0));
    return consequence::transmissivity(method_, path_m, column_);
  }

 private:
  consequence::TransmissivityMethod method_;
  consequence::AirColumn column_;
  consequence::WayneAir wayne_;
};

}  // namespace yuyan::propagation
