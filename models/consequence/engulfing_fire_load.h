// Heat that an object takes that stands in the flames.
#pragma once

#include <tuple>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

/// Flames around an object. Defaults: API 521 pool fire as in HydDown.
struct EngulfingFire {
  double absorptivity = 0.75;
  double flame_emissivity = 0.75;
  double surface_emissivity = 0.75;
  double convection_w_m2_k = 20;
  double flame_temperature_k = 873.15;
  double radiation_temperature_k = 1023.15;
};

/// a ef sigma Tr^4 + h (Tf - Tw) - es sigma Tw^4, W/m2.
[[nodiscard]] inline double engulfing_heat_flux(const EngulfingFire& fire, double wall_k) {
  const auto fourth = [](double t) { return t * t * t * t; };
  return fire.absorptivity * fire.flame_emissivity * stefan_boltzmann_w_m2_k4 *
             fourth(fire.radiation_temperature_k) +
         fire.convection_w_m2_k * (fire.flame_temperature_k - wall_k) -
         fire.surface_emissivity * stefan_boltzmann_w_m2_k4 * fourth(wall_k);
}

namespace about {
inline constexpr std::string_view pool_521 = "API 521 pool fire, as in HydDown";
inline constexpr About fire_absorptivity{
    .unit = "1",
    .range = parameters::share,
    .meaning = "share of the flame's radiation that the wall takes",
    .meaning_zh = "壁面吸收率",
    .source = pool_521,
    .status = Status::verified};
inline constexpr About fire_emissivity{.unit = "1",
                                       .range = parameters::share,
                                       .meaning = "emissivity of the flame",
                                       .meaning_zh = "火焰发射率",
                                       .source = pool_521,
                                       .status = Status::verified};
inline constexpr About wall_emissivity{.unit = "1",
                                       .range = parameters::share,
                                       .meaning = "emissivity of the wall",
                                       .meaning_zh = "壁面发射率",
                                       .source = pool_521,
                                       .status = Status::verified};
inline constexpr About fire_convection{.unit = "W/m2/K",
                                       .range = {.low = 0, .high = 1000},
                                       .meaning = "convection between hot gas and wall",
                                       .meaning_zh = "对流换热系数",
                                       .source = pool_521,
                                       .status = Status::verified};
inline constexpr About fire_gas{.unit = "K",
                                .range = {.low = 300, .high = 2500},
                                .meaning = "temperature of the hot gas",
                                .meaning_zh = "热烟气温度",
                                .source = pool_521,
                                .status = Status::verified};
inline constexpr About fire_radiation{.unit = "K",
                                      .range = {.low = 300, .high = 2500},
                                      .meaning = "temperature at which the flame radiates",
                                      .meaning_zh = "火焰辐射温度",
                                      .source = pool_521,
                                      .status = Status::verified};
}  // namespace about

struct EngulfingFireLoadInput {
  double absorptivity = 0.75;
  double flame_emissivity = 0.75;
  double surface_emissivity = 0.75;
  double convection_w_m2_k = 20;
  double flame_temperature_k = 873.15;
  double radiation_temperature_k = 1023.15;
  double wall_temperature_k = 323;

  static constexpr auto fields() {
    using S = EngulfingFireLoadInput;
    using parameters::field;
    return std::tuple{
        field("absorptivity", &S::absorptivity, about::fire_absorptivity),
        field("flame_emissivity", &S::flame_emissivity, about::fire_emissivity),
        field("surface_emissivity", &S::surface_emissivity, about::wall_emissivity),
        field("convection_w_m2_k", &S::convection_w_m2_k, about::fire_convection),
        field("flame_temperature_k", &S::flame_temperature_k, about::fire_gas),
        field("radiation_temperature_k", &S::radiation_temperature_k, about::fire_radiation),
        field("wall_temperature_k", &S::wall_temperature_k,
              {.unit = "K",
               .range = {.low = 50, .high = 2500},
               .meaning = "temperature of the wall",
               .meaning_zh = "壁温"})};
  }
};

struct EngulfingFireLoadResult {
  double radiation_in_w_m2 = 0;
  double convection_in_w_m2 = 0;
  double radiation_out_w_m2 = 0;
  double heat_flux_w_m2 = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = EngulfingFireLoadResult;
    using parameters::field;
    return std::tuple{
        field("radiation_in_w_m2", &S::radiation_in_w_m2,
              {.unit = "W/m2", .meaning = "radiation taken", .meaning_zh = "吸收辐射"}),
        field("convection_in_w_m2", &S::convection_in_w_m2,
              {.unit = "W/m2",
               .meaning = "convection; negative when the wall is hotter than the gas",
               .meaning_zh = "对流换热"}),
        field("radiation_out_w_m2", &S::radiation_out_w_m2,
              {.unit = "W/m2", .meaning = "radiation given back", .meaning_zh = "壁面辐射损失"}),
        field("heat_flux_w_m2", &S::heat_flux_w_m2,
              {.unit = "W/m2", .meaning = "net heat into the wall", .meaning_zh = "净热流密度"})};
  }
};

[[nodiscard]] EngulfingFireLoadResult engulfing_fire_load(const EngulfingFireLoadInput& input);

}  // namespace yuyan::consequence
