#include "models/consequence/pool_boiling.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace yuyan::consequence {
namespace {

struct Ground {
  double conductivity_w_m_k, diffusivity_m2_s;
  Basis basis;
};

constexpr std::array grounds{
    Ground{1.28, 6.6e-7, {"heat of concrete", "a worked example (selenized)", Status::verified}},
    Ground{0.3, 2.0e-7, {"heat of dry sand", "handbook value, recollected", Status::unverified}},
    Ground{0.6, 3.3e-7, {"heat of wet sand", "handbook value, recollected", Status::unverified}},
    Ground{0.9, 4.3e-7, {"heat of soil", "handbook value, recollected", Status::unverified}}};

}  // namespace

PoolBoilingResult pool_boiling(const PoolBoilingInput& input) {
  const Ground& ground = grounds.at(static_cast<std::size_t>(input.ground));
  PoolBoilingResult result;
  result.conductivity_w_m_k = input.conductivity_w_m_k.value_or(ground.conductivity_w_m_k);
  result.diffusivity_m2_s = input.diffusivity_m2_s.value_or(ground.diffusivity_m2_s);
  const double drive = result.conductivity_w_m_k *
                       std::max(0.0, input.ground_temperature_k - input.boiling_k) /
                       input.latent_heat_j_kg;
  if (input.time_s > 0) {
    result.mass_flux_kg_m2_s = drive / std::sqrt(pi * result.diffusivity_m2_s * input.time_s);
    result.mass_rate_kg_s = *result.mass_flux_kg_m2_s * input.area_m2;
  }
  result.mass_evaporated_kg =
      2 * drive * std::sqrt(input.time_s / (pi * result.diffusivity_m2_s)) * input.area_m2;
  result.notes.rests_on({"boiling by the heat of the ground",
                         "conduction into a half space; selenized, OpenSRANE", Status::verified});
  if (!input.conductivity_w_m_k || !input.diffusivity_m2_s) result.notes.rests_on(ground.basis);
  if (input.ground_temperature_k <= input.boiling_k)
    result.notes.warn("the ground is colder than the boiling point: nothing boils",
                      "地面温度低于沸点:不沸腾");
  return result;
}

}  // namespace yuyan::consequence
