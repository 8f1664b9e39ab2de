#include "models/consequence/fireworks_explosion.h"

#include <cmath>

#include "models/consequence/blast_tnt.h"

namespace yuyan::consequence {
namespace {

double usual_tnt_factor(Pyrotechnic kind) {
  switch (kind) {
    case Pyrotechnic::black_powder:
      return 0.4;
    case Pyrotechnic::colour_composition:
      return 0.3;
    case Pyrotechnic::flash_powder:
      return 0.8;
    case Pyrotechnic::packed_fireworks:
      return 0.2;
  }
  return 1;
}

}  // namespace

FireworksExplosionResult fireworks_explosion(const FireworksExplosionInput& input) {
  FireworksExplosionResult result;
  result.tnt_factor = input.tnt_factor.value_or(usual_tnt_factor(input.kind));
  if (!input.tnt_factor)
    result.notes.rests_on({"TNT factors of pyrotechnic compositions",
                           "assumed, of the order of published tests; give tnt_factor",
                           Status::assumed});
  result.tnt_kg = input.composition_kg * input.mass_exploding_share * result.tnt_factor;
  const BlastTntResult blast =
      blast_tnt({.charge_kg = result.tnt_kg, .distance_m = input.distance_m});
  result.scaled_distance = blast.scaled_distance;
  result.overpressure_pa = blast.incident_pa;
  result.impulse_pa_s = blast.incident_impulse_pa_s;
  result.arrival_s = blast.arrival_s;
  const double root = std::cbrt(result.tnt_kg);
  result.window_breakage_m = ground_burst_distance(1.03e3) * root;
  result.partial_demolition_m = ground_burst_distance(6.9e3) * root;
  result.destruction_m = ground_burst_distance(34.5e3) * root;
  result.notes.take(blast.notes);
  result.notes.rests_on({"damage by overpressure 1.03, 6.9, 34.5 kPa",
                         "list of damage levels, recollected in part", Status::unverified});
  return result;
}

}  // namespace yuyan::consequence
