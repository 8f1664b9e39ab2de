// What a density of people means: speed, flow, level of service and danger.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <tuple>

#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// Weidmann: v = 1.34 (1 - exp(-1.913 (1/D - 1/5.4))) m/s; 0 from the jam density 5.4 persons/m2.
[[nodiscard]] inline double weidmann_speed_m_s(double density_p_m2, double free_speed_m_s = 1.34,
                                               double jam_density_p_m2 = 5.4) {
  if (density_p_m2 <= 0) return free_speed_m_s;
  const double room = 1 / density_p_m2 - 1 / jam_density_p_m2;
  return std::max(0.0, free_speed_m_s * (1 - std::exp(-1.913 * room)));
}

/// Fruin's level of service of a walkway, A to F.
[[nodiscard]] char fruin_level(double density_p_m2);

struct CrowdDensityInput {
  double people = 1000;
  double area_m2 = 400;
  std::optional<double> density_p_m2 = {};
  std::optional<double> speed_variance_m2_s2 = {};
  double width_m = 5;
  double free_speed_m_s = 1.34;

  static constexpr auto fields() {
    using S = CrowdDensityInput;
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("people", &S::people, asked("1", between(0, 1e7), "people present", "在场人数")),
        field("area_m2", &S::area_m2, asked("m2", above(0, 1e7), "open to them", "可用面积")),
        field("density_p_m2", &S::density_p_m2,
              asked("1/m2", between(0, 15), "persons per m2", "人群密度")),
        field("speed_variance_m2_s2", &S::speed_variance_m2_s2,
              asked("m2/s2", between(0, 10), "variance of the speeds, from video",
                    "速度方差(视频测得)")),
        field("width_m", &S::width_m, asked("m", above(0, 500), "of the way", "通道宽度")),
        field("free_speed_m_s", &S::free_speed_m_s,
              from(asked("m/s", between(0.3, 3), "of a person alone", "自由步速"), "Weidmann 1993",
                   Status::verified))};
  }
};

struct CrowdDensityResult {
  double density_p_m2 = 0;
  double room_m2 = 0;
  double speed_m_s = 0;
  double specific_flow_p_m_s = 0;
  double flow_p_s = 0;
  std::string level_of_service;
  std::string danger;
  double people_to_caution = 0;
  double people_to_turbulence = 0;
  std::optional<double> crowd_pressure_s2 = {};
  bool turbulent = false;
  Notes notes;

  static constexpr auto fields() {
    using S = CrowdDensityResult;
    using parameters::field;
    return std::tuple{
        field("density_p_m2", &S::density_p_m2, shown("1/m2", "persons per m2", "人群密度")),
        field("room_m2", &S::room_m2, shown("m2", "area of a person", "人均面积")),
        field("speed_m_s", &S::speed_m_s, shown("m/s", "walking speed, Weidmann", "步行速度")),
        field("specific_flow_p_m_s", &S::specific_flow_p_m_s,
              shown("1/(m s)", "persons a second and metre", "比流量")),
        field("flow_p_s", &S::flow_p_s, shown("1/s", "persons a second over the width", "人流量")),
        field("level_of_service", &S::level_of_service,
              asked("Fruin's level of a walkway", "Fruin 服务水平")),
        field("danger", &S::danger,
              asked("none, caution (4), pushing (5) or turbulence (7 persons/m2)",
                    "危险等级:无、警戒(4)、推挤(5)、湍流(7 人/m2)")),
        field("people_to_caution", &S::people_to_caution,
              shown("1", "on this area until 4 persons/m2", "达警戒密度的人数")),
        field("people_to_turbulence", &S::people_to_turbulence,
              shown("1", "on this area until 7 persons/m2", "达湍流密度的人数")),
        field("crowd_pressure_s2", &S::crowd_pressure_s2,
              shown("1/s2", "density times variance of speed", "人群压力")),
        field("turbulent", &S::turbulent,
              asked("7 persons/m2 or a pressure above 0.02 /s2", "出现人群湍流"))};
  }
};

[[nodiscard]] CrowdDensityResult crowd_density(const CrowdDensityInput& input);

}  // namespace yuyan::consequence
