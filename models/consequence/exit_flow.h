// How long people need through a door, a corridor or a stair: the hydraulic model of Nelson and
// Mowrer.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

enum class EgressComponent {
  door,
  corridor,
  stair_steep,
  stair_usual,
  stair_flat,
  stair_very_flat
};

constexpr auto choices(EgressComponent) {
  using parameters::Choice;
  using C = EgressComponent;
  return std::array{Choice{"door", C::door},
                    Choice{"corridor", C::corridor},
                    Choice{"stair_190_254", C::stair_steep},
                    Choice{"stair_178_279", C::stair_usual},
                    Choice{"stair_165_305", C::stair_flat},
                    Choice{"stair_165_330", C::stair_very_flat}};
}

/// Density at which the specific flow is largest, 1/(2 * 0.266) persons/m2.
inline constexpr double egress_slowing_m2 = 0.266;
inline constexpr double optimal_density_p_m2 = 1 / (2 * egress_slowing_m2);
inline constexpr double jam_density_p_m2 = 1 / egress_slowing_m2;

/// k of the component, m/s.
[[nodiscard]] double egress_speed_factor_m_s(EgressComponent component);

/// Speed, m/s: k (1 - 0.266 D) of persons/m2; below 0.54 that of free walking, 0.85 k.
[[nodiscard]] constexpr double egress_speed_m_s(double k, double density_p_m2) {
  if (density_p_m2 <= 0.54) return 0.85 * k;
  return std::max(0.0, k * (1 - egress_slowing_m2 * density_p_m2));
}

/// Persons a second and metre of effective width: k D (1 - 0.266 D).
[[nodiscard]] constexpr double egress_specific_flow(double k, double density_p_m2) {
  return std::max(0.0, k * density_p_m2 * (1 - egress_slowing_m2 * density_p_m2));
}

struct ExitFlowInput {
  EgressComponent component = EgressComponent::door;
  double people = 500;
  double clear_width_m = 1.2;
  double exits = 1;
  std::optional<double> boundary_m = {};
  std::optional<double> density_p_m2 = {};
  double travel_m = 30;
  double travel_density_p_m2 = 1;
  double start_s = 60;

  static constexpr auto fields() {
    using S = ExitFlowInput;
    using parameters::field;
    return std::tuple{
        field("component", &S::component,
              asked("what holds the flow back; stairs by riser and tread in mm",
                    "瓶颈类型(楼梯按踏步高、宽 mm)")),
        field("people", &S::people, asked("1", between(0, 1e6), "people to pass", "疏散人数")),
        field("clear_width_m", &S::clear_width_m,
              asked("m", above(0, 50), "clear width of one", "净宽")),
        field("exits", &S::exits,
              asked("1", between(1, 1000), "such exits in parallel", "出口个数")),
        field("boundary_m", &S::boundary_m,
              asked("m", between(0, 0.5), "strip along each side that people leave free",
                    "每侧边界层宽度")),
        field("density_p_m2", &S::density_p_m2,
              asked("1/m2", between(0, 3.75),
                    "persons per m2 in the component; the best for a queue unless given",
                    "瓶颈处人群密度")),
        field("travel_m", &S::travel_m,
              asked("m", between(0, 1e4), "way to the exit", "至出口行走距离")),
        field("travel_density_p_m2", &S::travel_density_p_m2,
              asked("1/m2", between(0, 3.7), "persons per m2 on the way", "途中人群密度")),
        field("start_s", &S::start_s,
              asked("s", between(0, 1e5), "before people start to move", "预动作时间"))};
  }
};

struct ExitFlowResult {
  double effective_width_m = 0;
  double density_p_m2 = 0;
  double speed_m_s = 0;
  double specific_flow_p_m_s = 0;
  double largest_specific_flow_p_m_s = 0;
  double flow_p_s = 0;
  double passage_s = 0;
  double walking_speed_m_s = 0;
  double walking_s = 0;
  double total_s = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = ExitFlowResult;
    using parameters::field;
    return std::tuple{
        field("effective_width_m", &S::effective_width_m,
              shown("m", "clear width less both boundaries, of all exits", "有效宽度合计")),
        field("density_p_m2", &S::density_p_m2, shown("1/m2", "density in it", "瓶颈处密度")),
        field("speed_m_s", &S::speed_m_s, shown("m/s", "speed in it", "瓶颈处速度")),
        field("specific_flow_p_m_s", &S::specific_flow_p_m_s,
              shown("1/(m s)", "persons a second and metre of effective width", "比流量")),
        field("largest_specific_flow_p_m_s", &S::largest_specific_flow_p_m_s,
              shown("1/(m s)", "at the best density, k/(4 * 0.266)", "最大比流量")),
        field("flow_p_s", &S::flow_p_s, shown("1/s", "persons a second", "人流量")),
        field("passage_s", &S::passage_s, shown("s", "for all to pass", "通过时间")),
        field("walking_speed_m_s", &S::walking_speed_m_s,
              shown("m/s", "speed on the way", "途中速度")),
        field("walking_s", &S::walking_s, shown("s", "way of the first", "行走时间")),
        field("total_s", &S::total_s, shown("s", "start, walking and passage", "疏散总时间"))};
  }
};

/// Throws InputError when no effective width is left.
[[nodiscard]] ExitFlowResult exit_flow(const ExitFlowInput& input);

}  // namespace yuyan::consequence
