#include "models/consequence/blast_harm.h"

#include <cstddef>

namespace yuyan::consequence {

const Basis& basis_of(BlastProbit method) {
  static constexpr std::array bases{
      Basis{"death by lung haemorrhage: Eisenberg", "HyRAM", Status::verified},
      Basis{"death by lung haemorrhage, people in the open: HSE", "HyRAM", Status::verified},
      Basis{"death by head impact: TNO", "HyRAM", Status::verified},
      Basis{"death by collapse of a building: TNO", "HyRAM", Status::verified},
      Basis{"eardrum rupture: Eisenberg", "recollected", Status::unverified},
      Basis{"eardrum rupture: TNO", "recollected", Status::unverified},
      Basis{"structural damage: Eisenberg", "recollected", Status::unverified},
      Basis{"glass breakage: Eisenberg", "recollected", Status::unverified},
      Basis{"death by impact of the body", "recollected", Status::unverified}};
  return bases.at(static_cast<std::size_t>(method));
}

BlastHarmResult blast_harm(const BlastHarmInput& input) {
  BlastHarmResult result;
  const double probit = blast_probit(input.method, input.overpressure_pa, input.impulse_pa_s);
  result.probit = shown_probit(probit);
  result.probability = probability_of_probit(probit);
  result.notes.rests_on(basis_of(input.method));
  return result;
}

}  // namespace yuyan::consequence
