// Physical constants, and what is said of the air in many models.
#pragma once

#include "models/parameters/field.h"

namespace yuyan::consequence {

inline constexpr double pi = 3.14159265358979323846;
inline constexpr double standard_gravity_m_s2 = 9.81;
inline constexpr double gas_constant_j_mol_k = 8.314462618;         // CODATA 2018
inline constexpr double stefan_boltzmann_w_m2_k4 = 5.670374419e-8;  // CODATA 2018
inline constexpr double standard_pressure_pa = 101325;

namespace about {

using parameters::About;
using parameters::Status;

inline constexpr About air_density{.unit = "kg/m3",
                                   .range = {.low = 0.5, .high = 2},
                                   .meaning = "density of the air",
                                   .meaning_zh = "空气密度",
                                   .source = "ideal gas at 20 C and 101325 Pa",
                                   .status = Status::derived};
inline constexpr About air_viscosity{.unit = "m2/s",
                                     .range = {.low = 5e-6, .high = 5e-5},
                                     .meaning = "kinematic viscosity of the air",
                                     .meaning_zh = "空气运动黏度",
                                     .source = "dry air at 20 C",
                                     .status = Status::derived};
inline constexpr About gravity{.unit = "m/s2",
                               .range = {.low = 9.7, .high = 9.9},
                               .meaning = "acceleration of gravity",
                               .meaning_zh = "重力加速度",
                               .source = "rounded standard gravity",
                               .status = Status::verified};
inline constexpr About wind{.unit = "m/s",
                            .range = {.low = 0, .high = 60},
                            .meaning = "wind speed at 10 m",
                            .meaning_zh = "10 m 高处风速"};
inline constexpr About air_temperature{.unit = "K",
                                       .range = {.low = 220, .high = 330},
                                       .meaning = "temperature of the air",
                                       .meaning_zh = "气温"};
inline constexpr About relative_humidity{.unit = "1",
                                         .range = {.low = 0.01, .high = 1},
                                         .meaning = "relative humidity as a share",
                                         .meaning_zh = "相对湿度(0–1)"};
inline constexpr About ambient_pressure{.unit = "Pa",
                                        .range = {.low = 30e3, .high = 200e3},
                                        .meaning = "pressure of the surroundings, absolute",
                                        .meaning_zh = "环境绝对压力",
                                        .source = "standard atmosphere",
                                        .status = Status::verified};

}  // namespace about
}  // namespace yuyan::consequence
