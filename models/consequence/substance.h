// Properties of the liquids and gases that are stored, released and burnt.
#pragma once

#include <array>
#include <cmath>
#include <string_view>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class Substance {
  hydrogen,
  methane,
  propane,
  butane,
  propylene,
  ammonia,
  chlorine,
  sulfur_dioxide,
  carbon_monoxide,
  hydrogen_sulfide,
  carbon_dioxide,
  air
};

constexpr auto choices(Substance) {
  using parameters::Choice;
  using S = Substance;
  return std::array{Choice{"hydrogen", S::hydrogen},
                    Choice{"methane", S::methane},
                    Choice{"propane", S::propane},
                    Choice{"butane", S::butane},
                    Choice{"propylene", S::propylene},
                    Choice{"ammonia", S::ammonia},
                    Choice{"chlorine", S::chlorine},
                    Choice{"sulfur_dioxide", S::sulfur_dioxide},
                    Choice{"carbon_monoxide", S::carbon_monoxide},
                    Choice{"hydrogen_sulfide", S::hydrogen_sulfide},
                    Choice{"carbon_dioxide", S::carbon_dioxide},
                    Choice{"air", S::air}};
}

/// Handbook values, recollected and rounded: a scenario that depends on one gives its own.
struct SubstanceData {
  double molar_mass_kg_mol = 0;
  double heat_capacity_ratio = 1.4;  ///< of the gas at 20 C
  double boiling_k = 0;              ///< at 101325 Pa
  double latent_heat_j_kg = 0;       ///< at the boiling point
  double critical_k = 0;
  double liquid_heat_capacity_j_kg_k = 0;
  double liquid_density_kg_m3 = 0;          ///< at the boiling point
  double heat_of_combustion_j_kg = 0;       ///< lower; 0: does not burn
  double stoichiometric_mass_fraction = 0;  ///< of fuel in air
  double flame_temperature_k = 0;           ///< adiabatic, in air
};

[[nodiscard]] const SubstanceData& substance_data(Substance substance);

inline constexpr Basis substance_basis{"substance data", "handbook values, recollected and rounded",
                                       Status::unverified};

/// Saturation pressure by the line through the boiling point and the critical point in ln p over
/// 1/T (Clausius and Clapeyron with a constant heat), Pa; within about 5 % of the NIST Antoine fit
/// of propane from 240 to 340 K (tests).
[[nodiscard]] double saturation_pressure_pa(Substance substance, double temperature_k);

/// Inverse of saturation_pressure_pa, K.
[[nodiscard]] double saturation_temperature_k(Substance substance, double pressure_pa);

/// Watson: latent heat falls with (1 - T/Tc)^0.38, J/kg; 0 above the critical point.
[[nodiscard]] double latent_heat_j_kg(Substance substance, double temperature_k);

}  // namespace yuyan::consequence
