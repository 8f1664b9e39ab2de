// Steady release of a dense gas on the ground.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/britter_mcquaid.h"
#include "models/consequence/described.h"
#include "models/consequence/dispersion_sigma.h"

namespace yuyan::consequence {

struct BritterMcquaidPlumeInput {
  double release_m3_s = 10;
  double density_kg_m3 = 2;
  std::optional<double> release_temperature_k = {};
  double initial_fraction = 1;
  double wind_m_s = 3;
  double air_temperature_k = 293.15;
  std::optional<double> air_density_kg_m3 = {};
  double x_m = 200;

  static constexpr auto fields() {
    using S = BritterMcquaidPlumeInput;
    using parameters::field;
    return std::tuple{
        field("release_m3_s", &S::release_m3_s,
              asked("m3/s", above(0, 1e6), "volume flow at the source", "泄漏体积流量")),
        field("density_kg_m3", &S::density_kg_m3,
              asked("kg/m3", above(0, 100), "density at the source", "源处密度")),
        field("release_temperature_k", &S::release_temperature_k,
              asked("K", between(20, 1000), "at the source; that of the air unless given",
                    "源处温度(缺省同气温)")),
        field("initial_fraction", &S::initial_fraction,
              asked("1", above(0, 1), "volume fraction of the gas at the source", "源处体积分数")),
        field("wind_m_s", &S::wind_m_s,
              asked("m/s", above(0, 60), "wind at 10 m", "10 m 高处风速")),
        field("air_temperature_k", &S::air_temperature_k, about::air_temperature),
        field("air_density_kg_m3", &S::air_density_kg_m3,
              asked("kg/m3", between(0.5, 2), "density of the air", "空气密度")),
        field("x_m", &S::x_m, asked("m", above(0, 1e5), "downwind", "下风向距离"))};
  }
};

struct BritterMcquaidPlumeResult {
  double air_density_kg_m3 = 0;
  double reduced_gravity_m_s2 = 0;
  double source_length_m = 0;
  double buoyancy_length_m = 0;
  double dense_number = 0;
  bool dense = true;
  double alpha = 0;
  double scaled_distance = 0;
  double dilution = 0;
  double volume_fraction = 0;
  double upwind_extent_m = 0;
  double half_width_m = 0;
  double height_m = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = BritterMcquaidPlumeResult;
    using parameters::field;
    return std::tuple{
        field("air_density_kg_m3", &S::air_density_kg_m3,
              shown("kg/m3", "density of the air", "空气密度")),
        field("reduced_gravity_m_s2", &S::reduced_gravity_m_s2,
              shown("m/s2", "g (rho - rho_a)/rho_a", "折减重力")),
        field("source_length_m", &S::source_length_m, shown("m", "sqrt(Q/u)", "源特征长度 D")),
        field("buoyancy_length_m", &S::buoyancy_length_m, shown("m", "g0 Q/u^3", "浮力长度")),
        field("dense_number", &S::dense_number,
              shown("1", "(g0 Q/(u^3 D))^(1/3), dense from 0.15", "重气判别数")),
        field("dense", &S::dense, asked("the gas behaves as a dense one", "按重气扩散")),
        field("alpha", &S::alpha,
              holds(shown("1", "0.2 log10(g0^2 Q/u^5)", "关联参数 α"), {.high = 1})),
        field("scaled_distance", &S::scaled_distance, shown("1", "x/D", "比例距离")),
        field("dilution", &S::dilution, shown("1", "C/C0 without warming", "等温稀释比")),
        field("volume_fraction", &S::volume_fraction,
              shown("1", "largest volume fraction at x", "x 处最大体积分数")),
        field("upwind_extent_m", &S::upwind_extent_m,
              shown("m", "reach against the wind, D/2 + 2 l", "上风向扩展距离")),
        field("half_width_m", &S::half_width_m,
              shown("m", "half width at x, D + 8 l + 2.5 (l x^2)^(1/3)", "x 处云半宽")),
        field("height_m", &S::height_m, shown("m", "D^2/(2 half width)", "云高度"))};
  }
};

/// Throws InputError for a gas no denser than air.
[[nodiscard]] BritterMcquaidPlumeResult britter_mcquaid_plume(
    const BritterMcquaidPlumeInput& input);

}  // namespace yuyan::consequence
