// A neutrally buoyant gas set free at once: the Gaussian puff.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/described.h"
#include "models/consequence/gaussian.h"

namespace yuyan::consequence {

struct GaussianPuffInput {
  double mass_kg = 1;
  double wind_m_s = 2;
  Stability stability = Stability::d;
  SigmaSet sigma_set = SigmaSet::ccps;
  double release_height_m = 0;
  double x_m = 500;
  double y_m = 0;
  double z_m = 0;
  double time_s = 250;
  std::optional<double> molar_mass_kg_mol = {};
  double temperature_k = 293.15;

  static constexpr auto fields() {
    using S = GaussianPuffInput;
    using parameters::field;
    return std::tuple{
        field("mass_kg", &S::mass_kg, asked("kg", between(0, 1e9), "mass released", "泄漏质量")),
        field("wind_m_s", &S::wind_m_s, about::plume_wind),
        field("stability", &S::stability, about::stability),
        field("sigma_set", &S::sigma_set, about::sigma_set),
        field("release_height_m", &S::release_height_m,
              asked("m", between(0, 1000), "height of the centre", "释放高度")),
        field("x_m", &S::x_m, asked("m", between(-1e5, 1e5), "downwind", "下风向距离")),
        field("y_m", &S::y_m, asked("m", between(-1e5, 1e5), "across the wind", "横风向距离")),
        field("z_m", &S::z_m, asked("m", between(0, 5000), "above the ground", "离地高度")),
        field("time_s", &S::time_s, asked("s", above(0, 1e6), "since the release", "释放后时间")),
        field("molar_mass_kg_mol", &S::molar_mass_kg_mol,
              asked("kg/mol", between(0.002, 1), "of the gas, for ppm", "摩尔质量(换算 ppm)")),
        field("temperature_k", &S::temperature_k, about::air_temperature)};
  }
};

struct GaussianPuffResult {
  double centre_x_m = 0;
  double sigma_x_m = 0;
  double sigma_y_m = 0;
  double sigma_z_m = 0;
  double concentration_kg_m3 = 0;
  double concentration_mg_m3 = 0;
  std::optional<double> concentration_ppm = {};
  double dose_kg_s_m3 = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = GaussianPuffResult;
    using parameters::field;
    return std::tuple{
        field("centre_x_m", &S::centre_x_m, shown("m", "where the centre is", "云团中心位置")),
        field("sigma_x_m", &S::sigma_x_m, shown("m", "spread along the wind", "纵向扩散参数")),
        field("sigma_y_m", &S::sigma_y_m, shown("m", "spread across the wind", "横向扩散参数")),
        field("sigma_z_m", &S::sigma_z_m, shown("m", "spread upward", "垂向扩散参数")),
        field("concentration_kg_m3", &S::concentration_kg_m3,
              shown("kg/m3", "concentration", "浓度")),
        field("concentration_mg_m3", &S::concentration_mg_m3,
              shown("mg/m3", "concentration", "浓度")),
        field("concentration_ppm", &S::concentration_ppm,
              shown("ppm", "concentration by volume", "体积浓度")),
        field("dose_kg_s_m3", &S::dose_kg_s_m3,
              shown("kg s/m3", "time integral of the concentration until all has passed",
                    "浓度时间积分(全程)"))};
  }
};

/// The spread is that of the way the centre has gone.
[[nodiscard]] GaussianPuffResult gaussian_puff(const GaussianPuffInput& input);

}  // namespace yuyan::consequence
