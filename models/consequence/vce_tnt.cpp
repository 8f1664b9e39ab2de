#include "models/consequence/vce_tnt.h"

#include "models/consequence/blast_kinney_graham.h"
#include "models/consequence/blast_tnt.h"

namespace yuyan::consequence {

VceTntResult vce_tnt(const VceTntInput& input) {
  VceTntResult result;
  result.energy_j = input.fuel_mass_kg * input.heat_of_combustion_j_kg;
  result.charge_kg = input.charge_kg.value_or(
      equivalent_tnt_kg(input.fuel_mass_kg, input.heat_of_combustion_j_kg, input.yield_factor,
                        input.tnt_energy_j_kg, input.ground_factor));
  result.notes.rests_on({"TNT equivalence of a vapour cloud", "Casal; HyRAM", Status::verified});
  const double nearest = 0.061 * std::cbrt(result.charge_kg);
  const BlastTntResult blast =
      blast_tnt({.charge_kg = result.charge_kg, .distance_m = input.distance_m});
  result.scaled_distance = blast.scaled_distance;
  result.overpressure_pa = blast.incident_pa;
  result.reflected_pa = blast.reflected_pa;
  result.impulse_pa_s = blast.incident_impulse_pa_s;
  result.arrival_s = blast.arrival_s;
  result.duration_s = blast.duration_s;
  result.free_air_overpressure_pa =
      standard_pressure_pa * kinney_graham_overpressure(result.scaled_distance);
  result.notes.take(blast.notes);
  if (result.scaled_distance < 2 && input.distance_m > nearest)
    result.notes.warn("near a cloud the TNT method gives too much: a cloud has no point of burst",
                      "近场 TNT 当量法偏大:蒸气云并非点源爆炸");
  return result;
}

}  // namespace yuyan::consequence
