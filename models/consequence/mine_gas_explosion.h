// Methane explosion in a mine roadway.
#pragma once

#include <cmath>
#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/described.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

struct MineGasExplosionInput {
  double gas_volume_m3 = 200;
  double methane_fraction = 0.095;
  double heat_of_combustion_j_m3 = 33.4e6;
  double roadway_area_m2 = 12;
  double open_ends = 2;
  double expansion = 5;
  double initial_overpressure_pa = 2e5;
  double attenuation_per_m = 0.005;
  double bends = 0;
  double bend_factor = 1;
  double distance_m = 200;

  static constexpr auto fields() {
    using S = MineGasExplosionInput;
    using parameters::field;
    using parameters::Status;
    constexpr auto required = [](parameters::About about) {
      about.required = true;
      return about;
    };
    return std::tuple{
        field("gas_volume_m3", &S::gas_volume_m3,
              asked("m3", above(0, 1e6), "volume of the mixture of methane and air",
                    "瓦斯空气混合气体体积")),
        field("methane_fraction", &S::methane_fraction,
              from(asked("1", between(0, 1), "volume fraction of methane in it", "甲烷体积分数"),
                   "strongest mixture, recollected", Status::unverified)),
        field("heat_of_combustion_j_m3", &S::heat_of_combustion_j_m3,
              from(asked("J/m3", between(3e7, 4e7), "heat of combustion of methane at 20 C",
                         "甲烷燃烧热"),
                   "50.0 MJ/kg, recollected", Status::unverified)),
        field("roadway_area_m2", &S::roadway_area_m2,
              asked("m2", between(1, 200), "section of the roadway", "巷道断面积")),
        field("open_ends", &S::open_ends,
              asked("1", between(1, 2), "directions in which it can spread", "可传播方向数")),
        field("expansion", &S::expansion,
              from(asked("1", between(1, 9), "flame zone over the length of the gas",
                         "火焰区长度与积聚区长度之比"),
                   "3 to 6 in galleries, recollected", Status::unverified)),
        field("initial_overpressure_pa", &S::initial_overpressure_pa,
              required(asked("Pa", above(0, 5e6),
                             "overpressure at the edge of the gas, from tests in such a mine; a "
                             "closed vessel gives 0.7 MPa",
                             "积聚区边缘超压,须由试验确定(密闭容器约 0.7 MPa)"))),
        field("attenuation_per_m", &S::attenuation_per_m,
              required(asked("1/m", between(0, 1), "k of exp(-k x), fitted to data of such a mine",
                             "衰减系数 k,须由矿井数据拟合"))),
        field("bends", &S::bends,
              asked("1", between(0, 100), "bends and crossings on the way", "途中转弯、交叉数")),
        field("bend_factor", &S::bend_factor,
              asked("1", above(0, 1), "share of the overpressure that passes each",
                    "每处转弯后的超压保留比例")),
        field("distance_m", &S::distance_m,
              asked("m", between(0, 1e5), "along the roadway from the edge of the gas",
                    "沿巷道至积聚区边缘距离"))};
  }
};

struct MineGasExplosionResult {
  bool explosive = false;
  double burnt_fraction = 0;
  double methane_kg = 0;
  double energy_j = 0;
  double tnt_kg = 0;
  double gas_length_m = 0;
  double flame_reach_m = 0;
  bool in_flame = false;
  double overpressure_pa = 0;
  double shock_speed_m_s = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = MineGasExplosionResult;
    using parameters::field;
    return std::tuple{
        field("explosive", &S::explosive,
              asked("the mixture lies between 5 and 15 %", "处于爆炸极限 5%–15% 之内")),
        field(
            "burnt_fraction", &S::burnt_fraction,
            shown("1", "methane that finds oxygen, of the mixture's volume", "可燃尽甲烷体积分数")),
        field("methane_kg", &S::methane_kg, shown("kg", "methane that burns", "参与燃烧甲烷质量")),
        field("energy_j", &S::energy_j, shown("J", "energy set free", "释放能量")),
        field("tnt_kg", &S::tnt_kg,
              shown("kg", "TNT of all that energy at 4.5 MJ/kg, an upper bound", "TNT 当量(上限)")),
        field("gas_length_m", &S::gas_length_m,
              shown("m", "roadway filled by the gas", "瓦斯积聚区长度")),
        field("flame_reach_m", &S::flame_reach_m,
              shown("m", "flame beyond the edge of the gas", "火焰越出积聚区的距离")),
        field("in_flame", &S::in_flame, asked("the place is within the flame", "处于火焰区内")),
        field("overpressure_pa", &S::overpressure_pa,
              shown("Pa", "overpressure of the blast wave", "冲击波超压")),
        field("shock_speed_m_s", &S::shock_speed_m_s,
              shown("m/s", "speed of the shock, a0 sqrt(1 + 6 dP/(7 p0))", "冲击波速度"))};
  }
};

[[nodiscard]] MineGasExplosionResult mine_gas_explosion(const MineGasExplosionInput& input);

}  // namespace yuyan::consequence
