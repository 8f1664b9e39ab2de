// Sudden release of a dense gas on the ground.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/britter_mcquaid.h"
#include "models/consequence/described.h"

namespace yuyan::consequence {

struct BritterMcquaidPuffInput {
  double volume_m3 = 1000;
  double density_kg_m3 = 2;
  std::optional<double> release_temperature_k = {};
  double initial_fraction = 1;
  double wind_m_s = 3;
  double air_temperature_k = 293.15;
  std::optional<double> air_density_kg_m3 = {};
  double x_m = 200;
  double time_s = 100;

  static constexpr auto fields() {
    using S = BritterMcquaidPuffInput;
    using parameters::field;
    return std::tuple{
        field("volume_m3", &S::volume_m3,
              asked("m3", above(0, 1e8), "volume of the cloud at the start", "初始云团体积")),
        field("density_kg_m3", &S::density_kg_m3,
              asked("kg/m3", above(0, 100), "density of it", "初始密度")),
        field("release_temperature_k", &S::release_temperature_k,
              asked("K", between(20, 1000), "of it; that of the air unless given",
                    "初始温度(缺省同气温)")),
        field("initial_fraction", &S::initial_fraction,
              asked("1", above(0, 1), "volume fraction of the gas in it", "初始体积分数")),
        field("wind_m_s", &S::wind_m_s,
              asked("m/s", above(0, 60), "wind at 10 m", "10 m 高处风速")),
        field("air_temperature_k", &S::air_temperature_k, about::air_temperature),
        field("air_density_kg_m3", &S::air_density_kg_m3,
              asked("kg/m3", between(0.5, 2), "density of the air", "空气密度")),
        field("x_m", &S::x_m, asked("m", between(-1e5, 1e5), "downwind", "下风向距离")),
        field("time_s", &S::time_s,
              asked("s", between(0, 1e6), "since the release", "释放后时间"))};
  }
};

struct BritterMcquaidPuffResult {
  double air_density_kg_m3 = 0;
  double reduced_gravity_m_s2 = 0;
  double dense_number = 0;
  bool dense = true;
  double alpha = 0;
  double centre_x_m = 0;
  double radius_m = 0;
  bool inside = true;
  double scaled_distance = 0;
  double dilution = 0;
  double cloud_fraction = 0;
  double volume_fraction = 0;
  double height_m = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = BritterMcquaidPuffResult;
    using parameters::field;
    return std::tuple{
        field("air_density_kg_m3", &S::air_density_kg_m3,
              shown("kg/m3", "density of the air", "空气密度")),
        field("reduced_gravity_m_s2", &S::reduced_gravity_m_s2,
              shown("m/s2", "g (rho - rho_a)/rho_a", "折减重力")),
        field("dense_number", &S::dense_number,
              shown("1", "sqrt(g0 V^(1/3))/u, dense from 0.20", "重气判别数")),
        field("dense", &S::dense, asked("the gas behaves as a dense one", "按重气扩散")),
        field("alpha", &S::alpha,
              holds(shown("1", "0.5 log10(g0 V^(1/3)/u^2)", "关联参数 α"), {.high = 1})),
        field("centre_x_m", &S::centre_x_m, shown("m", "0.4 u t", "云团中心位置")),
        field("radius_m", &S::radius_m, shown("m", "sqrt(R0^2 + 1.2 sqrt(g0 V) t)", "云团半径")),
        field("inside", &S::inside, asked("the cloud covers the place", "该处位于云团内")),
        field("scaled_distance", &S::scaled_distance,
              shown("1", "front of the cloud over V^(1/3)", "云团前缘比例距离")),
        field("dilution", &S::dilution, shown("1", "C/C0 without warming", "等温稀释比")),
        field("cloud_fraction", &S::cloud_fraction,
              shown("1", "largest volume fraction in the cloud", "云团内最大体积分数")),
        field("volume_fraction", &S::volume_fraction,
              shown("1", "volume fraction at the place, 0 outside the cloud", "该处体积分数")),
        field("height_m", &S::height_m, shown("m", "of the cloud, V/(C/C0 pi R^2)", "云团高度"))};
  }
};

/// Throws InputError for a gas no denser than air.
[[nodiscard]] BritterMcquaidPuffResult britter_mcquaid_puff(const BritterMcquaidPuffInput& input);

}  // namespace yuyan::consequence
