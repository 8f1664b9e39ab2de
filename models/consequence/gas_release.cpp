#include "models/consequence/gas_release.h"

namespace yuyan::consequence {

GasReleaseResult gas_release(const GasReleaseInput& input) {
  GasReleaseResult result;
  const double ideal =
      input.pressure_pa * input.molar_mass_kg_mol / (gas_constant_j_mol_k * input.temperature_k);
  result.density_kg_m3 = input.density_kg_m3.value_or(ideal);
  const GasSource gas{input.pressure_pa, input.temperature_k, result.density_kg_m3,
                      input.heat_capacity_ratio};
  const GasExit exit = gas_exit(gas, input.ambient_pressure_pa);
  result.choked = exit.choked;
  result.critical_pressure_ratio = critical_pressure_ratio(input.heat_capacity_ratio);
  result.hole_area_m2 = pi / 4 * input.hole_diameter_m * input.hole_diameter_m;
  result.mass_rate_kg_s =
      input.discharge_coefficient * result.hole_area_m2 * exit.mass_flux_kg_m2_s;
  result.exit_pressure_pa = exit.pressure_pa;
  result.exit_temperature_k = exit.temperature_k;
  result.exit_density_kg_m3 = result.density_kg_m3 * (exit.pressure_pa / input.pressure_pa) *
                              (input.temperature_k / exit.temperature_k);
  result.exit_velocity_m_s = exit.mass_flux_kg_m2_s / result.exit_density_kg_m3;
  if (input.pressure_pa <= input.ambient_pressure_pa)
    result.notes.warn("nothing drives the gas out: no release", "孔内外无正压差:不发生泄漏");
  result.notes.rests_on(
      {"ideal gas through a hole, isentropic", "CCPS 1999 p47; Casal 2.3", Status::verified});
  return result;
}

}  // namespace yuyan::consequence
