// Water that breaks into a mine through the floor, and how it fills the workings.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// Water pressure on the barrier, MPa: 0.0098 (head - floor + barrier), levels in m.
[[nodiscard]] constexpr double barrier_pressure_mpa(double head_m, double floor_level_m,
                                                    double barrier_m) {
  return 0.0098 * (head_m - floor_level_m + barrier_m);
}

struct WaterInrushInput {
  double head_m = 860;
  double floor_level_m = 760;
  double barrier_m = 100;
  bool faulted = true;
  std::optional<double> void_m3 = {};
  double inflow_m3_h = 500;
  double pumped_m3_h = 0;

  static constexpr auto fields() {
    using S = WaterInrushInput;
    using parameters::field;
    return std::tuple{
        field("head_m", &S::head_m,
              asked("m", between(-2000, 6000), "water level of the aquifer, above sea level",
                    "含水层水位标高")),
        field("floor_level_m", &S::floor_level_m,
              asked("m", between(-2000, 6000), "level of the floor of the working", "底板标高")),
        field("barrier_m", &S::barrier_m,
              asked("m", above(0, 2000), "rock between floor and aquifer", "隔水层厚度")),
        field("faulted", &S::faulted,
              asked("the rock is faulted: limit 0.06 instead of 0.10 MPa/m",
                    "构造破坏地段(0.06),否则 0.10 MPa/m")),
        field(
            "void_m3", &S::void_m3,
            asked("m3", above(0, 1e9), "space that fills, for the time of filling", "可充水空间")),
        field("inflow_m3_h", &S::inflow_m3_h, asked("m3/h", between(0, 1e6), "inflow", "突水量")),
        field("pumped_m3_h", &S::pumped_m3_h,
              asked("m3/h", between(0, 1e6), "pumped out", "排水能力"))};
  }
};

struct WaterInrushResult {
  double pressure_mpa = 0;
  double inrush_coefficient_mpa_m = 0;
  double limit_mpa_m = 0;
  bool safe = true;
  double barrier_needed_m = 0;
  std::optional<double> net_inflow_m3_h = {};
  std::optional<double> filling_s = {};
  Notes notes;

  static constexpr auto fields() {
    using S = WaterInrushResult;
    using parameters::field;
    return std::tuple{
        field("pressure_mpa", &S::pressure_mpa,
              shown("MPa", "water pressure on the barrier", "隔水层承受水压")),
        field("inrush_coefficient_mpa_m", &S::inrush_coefficient_mpa_m,
              shown("MPa/m", "pressure over thickness", "突水系数")),
        field("limit_mpa_m", &S::limit_mpa_m, shown("MPa/m", "limit", "临界突水系数")),
        field("safe", &S::safe, asked("the coefficient is below the limit", "低于临界值")),
        field("barrier_needed_m", &S::barrier_needed_m,
              shown("m", "thickness at which the coefficient is the limit", "所需隔水层厚度")),
        field("net_inflow_m3_h", &S::net_inflow_m3_h,
              shown("m3/h", "inflow less what is pumped", "净涌水量")),
        field("filling_s", &S::filling_s,
              shown("s", "until the space is full; none when the pumps hold", "充满时间"))};
  }
};

/// Throws InputError when the head does not reach the bottom of the barrier.
[[nodiscard]] WaterInrushResult water_inrush(const WaterInrushInput& input);

}  // namespace yuyan::consequence
