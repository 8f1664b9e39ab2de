// What a source gives to a drifting plume: gas that spreads as air does, dense gas along the
// ground, smoke that rises over a fire. The dispersion models are those of consequence.
#pragma once

#include "models/consequence/dispersion_sigma.h"
#include "models/propagation/drifting_plume.h"

namespace yuyan::propagation {

/// The air into which something is released.
struct OpenAir {
  double wind_m_s = 3;  ///< at 10 m
  double temperature_k = 293.15;
  consequence::Stability stability = consequence::Stability::d;
  consequence::SigmaSet sigma_set = consequence::SigmaSet::briggs_rural;
};

struct GasSource {
  double rate_kg_s = 0;
  double molar_mass_kg_mol = 0.029;
  double height_m = 1;
  /// Of what leaves the source (gas and spray that boils off in it); no more than air: passive.
  double density_kg_m3 = 0;
};

struct SmokeSource {
  double rate_kg_s = 0;          ///< of the substance that is followed
  double convective_heat_w = 0;  ///< lifts the smoke
  double diameter_m = 1;         ///< of the fire
};

/// Sections at breathing height. A dense gas follows Britter and McQuaid as long as their criterion
/// calls it dense, with a Gaussian profile across that holds as much as their flat one; else, and
/// Gaussian plume.
[[nodiscard]] PlumeSections gas_sections(const GasSource& source, const OpenAir& air);

/// Smoke at the ground under a plume that rises by Briggs.
[[nodiscard]] PlumeSections smoke_sections(const SmokeSource& source, const OpenAir& air);

}  // namespace yuyan::propagation
