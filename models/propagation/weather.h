#pragma once

namespace yuyan::propagation {

/// Weather as a flame and the air path of its radiation see it.
struct Weather {
  double wind_m_s = 0;            ///< at 10 m
  double wind_towards_deg = 0;    ///< where the wind blows to, clockwise from north
  double temperature_k = 293.15;  ///< air
  double relative_humidity = 0.5;
};

}  // namespace yuyan::propagation
