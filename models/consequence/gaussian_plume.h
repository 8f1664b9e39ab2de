// A neutrally buoyant gas from a steady source: the Gaussian plume.
#pragma once

#include <optional>
#include <tuple>

#include "models/consequence/described.h"
#include "models/consequence/gaussian.h"

namespace yuyan::consequence {

struct GaussianPlumeInput {
  double release_kg_s = 1;
  double wind_m_s = 2;
  std::optional<double> wind_10_m_s = {};
  Stability stability = Stability::d;
  SigmaSet sigma_set = SigmaSet::briggs_rural;
  double release_height_m = 0;
  double x_m = 500;
  double y_m = 0;
  double z_m = 0;
  double averaging_time_s = 600;
  std::optional<double> mixing_height_m = {};
  std::optional<double> molar_mass_kg_mol = {};
  double temperature_k = 293.15;

  static constexpr auto fields() {
    using S = GaussianPlumeInput;
    using parameters::field;
    return std::tuple{
        field("release_kg_s", &S::release_kg_s,
              asked("kg/s", between(0, 1e6), "rate of release", "泄漏速率")),
        field("wind_m_s", &S::wind_m_s, about::plume_wind),
        field("wind_10_m_s", &S::wind_10_m_s,
              asked("m/s", above(0, 60),
                    "wind at 10 m; carried to the height of release by a power law, instead of "
                    "wind_m_s",
                    "10 m 高处风速(按幂律换算,代替 wind_m_s)")),
        field("stability", &S::stability, about::stability),
        field("sigma_set", &S::sigma_set, about::sigma_set),
        field("release_height_m", &S::release_height_m,
              asked("m", between(0, 1000), "height of release, plume rise included",
                    "有效源高(含烟气抬升)")),
        field("x_m", &S::x_m,
              holds(asked("m", above(0, 1e5), "downwind", "下风向距离"), between(100, 1e4))),
        field("y_m", &S::y_m, asked("m", between(-1e5, 1e5), "across the wind", "横风向距离")),
        field("z_m", &S::z_m, asked("m", between(0, 5000), "above the ground", "离地高度")),
        field("averaging_time_s", &S::averaging_time_s,
              from(asked("s", between(1, 1e5),
                         "time over which the wind meanders; sigma y goes as t^0.2", "平均时间"),
                   "the coefficients hold for 10 min", parameters::Status::verified)),
        field("mixing_height_m", &S::mixing_height_m,
              asked("m", above(0, 1e4), "height of a lid, none unless given", "混合层高度")),
        field("molar_mass_kg_mol", &S::molar_mass_kg_mol,
              asked("kg/mol", between(0.002, 1), "of the gas, for ppm", "摩尔质量(换算 ppm)")),
        field("temperature_k", &S::temperature_k, about::air_temperature)};
  }
};

struct GaussianPlumeResult {
  double wind_m_s = 0;
  double sigma_y_m = 0;
  double sigma_z_m = 0;
  double crosswind_term = 0;
  double vertical_term = 0;
  double travel_time_s = 0;
  double concentration_kg_m3 = 0;
  double concentration_mg_m3 = 0;
  std::optional<double> concentration_ppm = {};
  Notes notes;

  static constexpr auto fields() {
    using S = GaussianPlumeResult;
    using parameters::field;
    return std::tuple{
        field("wind_m_s", &S::wind_m_s, shown("m/s", "wind that carries the plume", "输送风速")),
        field("sigma_y_m", &S::sigma_y_m, shown("m", "spread across the wind", "横向扩散参数")),
        field("sigma_z_m", &S::sigma_z_m, shown("m", "spread upward", "垂向扩散参数")),
        field("crosswind_term", &S::crosswind_term, shown("1", "exp(-y^2/2s^2)", "横向项")),
        field("vertical_term", &S::vertical_term,
              shown("1", "sum of the images, 2 for source and place on the ground", "垂向项")),
        field("travel_time_s", &S::travel_time_s, shown("s", "x over the wind", "到达时间")),
        field("concentration_kg_m3", &S::concentration_kg_m3,
              shown("kg/m3", "concentration", "浓度")),
        field("concentration_mg_m3", &S::concentration_mg_m3,
              shown("mg/m3", "concentration", "浓度")),
        field("concentration_ppm", &S::concentration_ppm,
              shown("ppm", "concentration by volume", "体积浓度"))};
  }
};

[[nodiscard]] GaussianPlumeResult gaussian_plume(const GaussianPlumeInput& input);

}  // namespace yuyan::consequence
