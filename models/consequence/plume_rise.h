// Rise of hot or fast gas from a stack or a fire, by Briggs.
#pragma once

#include <optional>
#include <string>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/described.h"
#include "models/consequence/dispersion_sigma.h"

namespace yuyan::consequence {

struct PlumeRiseInput {
  double diameter_m = 1;
  double exit_speed_m_s = 10;
  double exit_temperature_k = 400;
  std::optional<double> convective_heat_w = {};
  double wind_m_s = 4;
  double temperature_k = 288.15;
  Stability stability = Stability::d;
  std::optional<double> potential_gradient_k_m = {};
  double x_m = 1000;
  double gravity_m_s2 = standard_gravity_m_s2;

  static constexpr auto fields() {
    using S = PlumeRiseInput;
    using parameters::field;
    return std::tuple{
        field("diameter_m", &S::diameter_m, asked("m", above(0, 100), "of the outlet", "出口直径")),
        field("exit_speed_m_s", &S::exit_speed_m_s,
              asked("m/s", above(0, 1000), "upward from the outlet", "出口速度")),
        field("exit_temperature_k", &S::exit_temperature_k,
              asked("K", between(250, 2500), "of the gas", "出口温度")),
        field("convective_heat_w", &S::convective_heat_w,
              asked("W", above(0, 1e12),
                    "heat carried up by a fire, instead of an outlet: Fb = g Q/(pi rho cp T)",
                    "火灾对流热(代替出口参数)")),
        field("wind_m_s", &S::wind_m_s, about::plume_wind),
        field("temperature_k", &S::temperature_k, about::air_temperature),
        field("stability", &S::stability, about::stability),
        field(
            "potential_gradient_k_m", &S::potential_gradient_k_m,
            asked("K/m", above(0, 0.2), "of potential temperature (E 0.020, F 0.035)", "位温梯度")),
        field("x_m", &S::x_m, asked("m", above(0, 1e5), "downwind", "下风向距离")),
        field("gravity_m_s2", &S::gravity_m_s2, about::gravity)};
  }
};

struct PlumeRiseResult {
  double buoyancy_flux_m4_s3 = 0;
  double momentum_flux_m4_s2 = 0;
  std::optional<double> stability_parameter_s2 = {};
  double crossover_k = 0;
  bool buoyant = true;
  double final_distance_m = 0;
  double final_rise_m = 0;
  double rise_m = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = PlumeRiseResult;
    using parameters::field;
    return std::tuple{
        field("buoyancy_flux_m4_s3", &S::buoyancy_flux_m4_s3,
              shown("m4/s3", "g u d^2 (T - Ta)/(4 T)", "浮力通量")),
        field("momentum_flux_m4_s2", &S::momentum_flux_m4_s2,
              shown("m4/s2", "u^2 d^2 Ta/(4 T)", "动量通量")),
        field("stability_parameter_s2", &S::stability_parameter_s2,
              shown("1/s2", "g/Ta times the potential gradient, E and F", "稳定度参数")),
        field("crossover_k", &S::crossover_k,
              shown("K", "warmer than the air by more: buoyancy rules", "浮力与动量分界温差")),
        field("buoyant", &S::buoyant, asked("buoyancy rules, else momentum", "浮力主导")),
        field("final_distance_m", &S::final_distance_m,
              shown("m", "distance of the final rise", "最终抬升距离")),
        field("final_rise_m", &S::final_rise_m, shown("m", "final rise", "最终抬升高度")),
        field("rise_m", &S::rise_m, shown("m", "rise at x", "x 处抬升高度"))};
  }
};

[[nodiscard]] PlumeRiseResult plume_rise(const PlumeRiseInput& input);

}  // namespace yuyan::consequence
