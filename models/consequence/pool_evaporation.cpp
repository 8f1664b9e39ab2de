#include "models/consequence/pool_evaporation.h"

#include <algorithm>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {

PoolEvaporationResult pool_evaporation(const PoolEvaporationInput& input) {
  const double p0 = input.ambient_pressure_pa, pv = input.vapour_pressure_pa;
  if (pv >= p0)
    refuse("vapour_pressure_pa", pv, describe({.low = 0, .high = p0, .high_open = true}, "Pa"),
           {"the liquid boils; use pool_boiling", "液体处于沸腾状态,请用 pool_boiling"});
  PoolEvaporationResult result;
  const double per_pa = input.molar_mass_kg_mol / (gas_constant_j_mol_k * input.temperature_k);
  result.area_m2 = pi * input.radius_m * input.radius_m;
  const double drive = std::max(0.0, pv - input.far_pressure_pa);
  if (input.method == EvaporationMethod::casal) {
    result.transfer_m_s = 2e-3 * std::pow(input.wind_m_s, 0.78) * std::pow(input.radius_m, -0.11);
    result.driving_pressure_pa = p0 * std::log1p(drive / (p0 - pv));
    result.notes.rests_on({"evaporation of a pool: logarithmic driving force",
                           "Casal 2.9 through OpenSRANE", Status::verified});
  } else {
    result.transfer_m_s = 0.004786 * std::pow(input.wind_m_s, 0.78) *
                          std::pow(2 * input.radius_m, -0.11) * std::pow(input.schmidt, -0.67);
    result.driving_pressure_pa = drive;
    result.notes.rests_on(
        {"evaporation of a pool: Mackay and Matsugu", "recollected", Status::unverified});
  }
  result.mass_flux_kg_m2_s = result.transfer_m_s * per_pa * result.driving_pressure_pa;
  result.mass_rate_kg_s = result.mass_flux_kg_m2_s * result.area_m2;
  if (input.wind_m_s == 0)
    result.notes.warn("without wind these formulas give no evaporation at all",
                      "无风时公式给出零蒸发,不代表实际");
  return result;
}

}  // namespace yuyan::consequence
