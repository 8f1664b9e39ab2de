#include "models/consequence/blast_kinney_graham.h"

namespace yuyan::consequence {

BlastKinneyGrahamResult blast_kinney_graham(const BlastKinneyGrahamInput& input) {
  const double root = std::cbrt(input.charge_kg);
  const double p0 = input.ambient_pressure_pa;
  BlastKinneyGrahamResult result;
  result.scaled_distance = input.scaled_distance.value_or(input.distance_m / root);
  const double z = result.scaled_distance;
  result.scaled_overpressure = kinney_graham_overpressure(z);
  result.overpressure_pa = result.scaled_overpressure * p0;
  const double p = result.overpressure_pa;
  result.reflected_pa = 2 * p * (7 * p0 + 4 * p) / (7 * p0 + p);
  result.mach = std::sqrt(1 + 6 * result.scaled_overpressure / 7);
  result.duration_s = kinney_graham_duration(z) * root;
  result.impulse_pa_s = kinney_graham_impulse(z) * root;
  result.notes.rests_on({"Kinney-Graham overpressure in free air",
                         "808 and 0.048 read in a course text; 4.5, 0.32, 1.35 recollected",
                         Status::unverified});
  result.notes.rests_on({"Kinney-Graham duration and impulse",
                         "recollected; impulse within 15 % of "
                         "Kingery-Bulmash for 1.8 times less charge, Z 2 to 40",
                         Status::unverified});
  return result;
}

}  // namespace yuyan::consequence
