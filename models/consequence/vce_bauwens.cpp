#include "models/consequence/vce_bauwens.h"

#include "models/consequence/energy_scale.h"

namespace yuyan::consequence {

VceBauwensResult vce_bauwens(const VceBauwensInput& input) {
  VceBauwensResult result;
  result.energy_j =
      input.energy_j.value_or(input.detonable_mass_kg * input.heat_of_combustion_j_kg);
  result.scaled_distance = input.scaled_distance.value_or(
      input.distance_m / energy_length_m(result.energy_j, input.ambient_pressure_pa));
  result.scaled_overpressure = bauwens_overpressure(result.scaled_distance);
  result.overpressure_pa = result.scaled_overpressure * input.ambient_pressure_pa;
  result.notes.rests_on(
      {"Bauwens-Dorofeev overpressure of hydrogen jets", "read in HyRAM", Status::verified});
  return result;
}

}  // namespace yuyan::consequence
