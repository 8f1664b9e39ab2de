// Concentrations of Gaussian plumes and puffs: the functions that fields and sequences are made of.
#pragma once

#include <cmath>

#include "models/consequence/constants.h"
#include "models/consequence/dispersion_sigma.h"

namespace yuyan::consequence {

/// A release without end into a steady wind. Coordinates: x downwind from the source, y across, z
/// up from the ground.
struct Plume {
  double release_kg_s = 1;
  double wind_m_s = 2;
  double release_height_m = 0;
  Stability stability = Stability::d;
  SigmaSet sigma_set = SigmaSet::briggs_rural;
  double averaging_time_s = 600;
  double mixing_height_m = 0;  ///< 0: no lid
};

/// A cloud set free at once.
struct Puff {
  double mass_kg = 1;
  double height_m = 0;
  Sigma sigma;
};

/// exp(-(z-h)^2/2s^2) + exp(-(z+h)^2/2s^2), and with a lid the images in it.
[[nodiscard]] double vertical_term(double z_m, double height_m, double sigma_z_m,
                                   double mixing_height_m = 0);

/// Spread of the plume at a distance; sigma y grows with the averaging time as (t/600 s)^0.2.
[[nodiscard]] inline Sigma sigma_at(const Plume& plume, double x_m) {
  Sigma sigma = plume_sigma(plume.sigma_set, plume.stability, x_m);
  sigma.y *= std::pow(plume.averaging_time_s / 600, 0.2);
  return sigma;
}

/// kg/m3; 0 upwind of the source.
[[nodiscard]] double concentration(const Plume& plume, double x_m, double y_m, double z_m);

/// kg/m3 at a place seen from the point on the ground below the centre of the puff.
[[nodiscard]] inline double concentration(const Puff& puff, double dx_m, double dy_m, double z_m) {
  const Sigma& s = puff.sigma;
  const double volume = std::pow(2 * pi, 1.5) * s.x * s.y * s.z;
  const double along = dx_m / s.x, across = dy_m / s.y;
  return puff.mass_kg / volume * std::exp(-0.5 * (along * along + across * across)) *
         vertical_term(z_m, puff.height_m, s.z);
}

/// Parts per million by volume of a concentration in kg/m3 (ideal gas).
[[nodiscard]] constexpr double parts_per_million(double concentration_kg_m3,
                                                 double molar_mass_kg_mol, double temperature_k,
                                                 double pressure_pa = standard_pressure_pa) {
  return 1e6 * concentration_kg_m3 / molar_mass_kg_mol * gas_constant_j_mol_k * temperature_k /
         pressure_pa;
}

}  // namespace yuyan::consequence
