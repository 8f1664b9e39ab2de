#include "models/consequence/flash_release.h"

#include <algorithm>
#include <cmath>

namespace yuyan::consequence {

double flash_fraction(FlashMethod method, double heat_capacity, double latent_heat,
                      double temperature_k, double boiling_k) {
  const double stored = heat_capacity * std::max(0.0, temperature_k - boiling_k) / latent_heat;
  return method == FlashMethod::linear ? std::min(1.0, stored) : -std::expm1(-stored);
}

FlashReleaseResult flash_release(const FlashReleaseInput& input) {
  const SubstanceData& data = substance_data(input.substance);
  FlashReleaseResult result;
  result.boiling_k = input.boiling_k.value_or(data.boiling_k);
  result.heat_capacity_j_kg_k =
      input.heat_capacity_j_kg_k.value_or(data.liquid_heat_capacity_j_kg_k);
  result.latent_heat_j_kg = input.latent_heat_j_kg.value_or(data.latent_heat_j_kg);
  result.liquid_density_kg_m3 = input.liquid_density_kg_m3.value_or(data.liquid_density_kg_m3);
  const double pressure = saturation_pressure_pa(input.substance, input.temperature_k);
  result.vapour_density_kg_m3 = input.vapour_density_kg_m3.value_or(
      pressure * data.molar_mass_kg_mol / (gas_constant_j_mol_k * input.temperature_k));

  result.superheat_k = std::max(0.0, input.temperature_k - result.boiling_k);
  result.flash_fraction =
      flash_fraction(input.method, result.heat_capacity_j_kg_k, result.latent_heat_j_kg,
                     input.temperature_k, result.boiling_k);
  result.airborne_fraction = std::min(1.0, 2 * result.flash_fraction);
  result.vapour_mass_kg = result.flash_fraction * input.mass_kg;
  result.airborne_mass_kg = result.airborne_fraction * input.mass_kg;
  result.rainout_mass_kg = input.mass_kg - result.airborne_mass_kg;

  const double swelling = 1 / result.vapour_density_kg_m3 - 1 / result.liquid_density_kg_m3;
  const double area = pi / 4 * input.hole_diameter_m * input.hole_diameter_m;
  if (result.superheat_k > 0 && swelling > 0) {
    result.mass_flux_kg_m2_s = result.latent_heat_j_kg / swelling /
                               std::sqrt(input.temperature_k * result.heat_capacity_j_kg_k);
    result.mass_rate_kg_s = input.discharge_coefficient * area * result.mass_flux_kg_m2_s;
  }
  result.notes.rests_on(
      input.method == FlashMethod::linear
          ? Basis{"flash fraction cp (T - Tb)/Lv", "a worked example (selenized)", Status::verified}
          : Basis{"flash fraction 1 - exp(-cp (T - Tb)/Lv)", "recollected", Status::unverified});
  result.notes.rests_on(
      {"spray as much as vapour; equilibrium rate model", "recollected", Status::unverified});
  const bool all_given = input.boiling_k && input.heat_capacity_j_kg_k && input.latent_heat_j_kg &&
                         input.liquid_density_kg_m3 && input.vapour_density_kg_m3;
  if (!all_given) result.notes.rests_on(substance_basis);
  return result;
}

}  // namespace yuyan::consequence
