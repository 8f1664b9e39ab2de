#include "models/consequence/engulfing_fire_load.h"

#include <cmath>

namespace yuyan::consequence {

EngulfingFireLoadResult engulfing_fire_load(const EngulfingFireLoadInput& input) {
  const EngulfingFire fire{input.absorptivity,        input.flame_emissivity,
                           input.surface_emissivity,  input.convection_w_m2_k,
                           input.flame_temperature_k, input.radiation_temperature_k};
  EngulfingFireLoadResult result;
  result.heat_flux_w_m2 = engulfing_heat_flux(fire, input.wall_temperature_k);
  result.convection_in_w_m2 =
      fire.convection_w_m2_k * (fire.flame_temperature_k - input.wall_temperature_k);
  result.radiation_out_w_m2 =
      fire.surface_emissivity * stefan_boltzmann_w_m2_k4 * std::pow(input.wall_temperature_k, 4);
  result.radiation_in_w_m2 =
      result.heat_flux_w_m2 - result.convection_in_w_m2 + result.radiation_out_w_m2;
  result.notes.rests_on({"heat balance of a wall in flames",
                         "HydDown: API 521 pool 45.5, jet 83.5, Scandpower pool 88.5 kW/m2",
                         Status::verified});
  return result;
}

}  // namespace yuyan::consequence
