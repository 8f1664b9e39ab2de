#include "models/consequence/substance.h"

#include <cstddef>

namespace yuyan::consequence {
namespace {

// molar mass, k, boiling point, latent heat, critical temperature, liquid cp, liquid density, heat
// of combustion, stoichiometric mass fraction, flame temperature
constexpr std::array table{
    SubstanceData{0.002016, 1.405, 20.3, 4.46e5, 33.2, 9700, 70.8, 119.96e6, 0.02852, 2390},
    SubstanceData{0.016043, 1.31, 111.7, 5.11e5, 190.6, 3480, 422.6, 50.0e6, 0.0550, 2226},
    SubstanceData{0.044097, 1.13, 231.1, 4.26e5, 369.8, 2700, 581, 46.4e6, 0.0602, 2267},
    SubstanceData{0.058124, 1.10, 272.7, 3.86e5, 425.1, 2450, 601, 45.7e6, 0.0607, 2270},
    SubstanceData{0.042081, 1.15, 225.5, 4.39e5, 364.9, 2600, 610, 45.8e6, 0.0634, 2334},
    SubstanceData{0.017031, 1.31, 239.8, 1.37e6, 405.5, 4700, 682, 18.6e6, 0.1416, 2070},
    SubstanceData{0.070906, 1.33, 239.1, 2.88e5, 417.0, 950, 1562, 0, 0, 0},
    SubstanceData{0.064064, 1.26, 263.1, 3.89e5, 430.6, 1390, 1460, 0, 0, 0},
    SubstanceData{0.028010, 1.40, 81.6, 2.15e5, 132.9, 2150, 789, 10.1e6, 0.2883, 2380},
    SubstanceData{0.034081, 1.32, 212.8, 5.48e5, 373.2, 2000, 949, 15.2e6, 0.1417, 2100},
    SubstanceData{0.044010, 1.29, 194.7, 3.50e5, 304.1, 2300, 1178, 0, 0, 0},
    SubstanceData{0.028964, 1.40, 78.8, 2.05e5, 132.5, 1900, 875, 0, 0, 0},
};
static_assert(table.size() == choices(Substance{}).size());

// Critical pressures, Pa, in the same order: the second point of the vapour pressure line.
constexpr std::array critical_pa{1.30e6, 4.60e6, 4.25e6, 3.80e6, 4.66e6, 11.28e6,
                                 7.99e6, 7.88e6, 3.49e6, 9.00e6, 7.38e6, 3.77e6};
static_assert(critical_pa.size() == table.size());

/// Slope of ln p over 1/T.
double slope(Substance substance) {
  const SubstanceData& data = substance_data(substance);
  const double rise =
      std::log(critical_pa.at(static_cast<std::size_t>(substance)) / standard_pressure_pa);
  return rise / (1 / data.critical_k - 1 / data.boiling_k);
}

}  // namespace

const SubstanceData& substance_data(Substance substance) {
  return table.at(static_cast<std::size_t>(substance));
}

double saturation_pressure_pa(Substance substance, double temperature_k) {
  const double boiling = substance_data(substance).boiling_k;
  return standard_pressure_pa * std::exp(slope(substance) * (1 / temperature_k - 1 / boiling));
}

double saturation_temperature_k(Substance substance, double pressure_pa) {
  const double boiling = substance_data(substance).boiling_k;
  return 1 / (1 / boiling + std::log(pressure_pa / standard_pressure_pa) / slope(substance));
}

double latent_heat_j_kg(Substance substance, double temperature_k) {
  const SubstanceData& data = substance_data(substance);
  if (temperature_k >= data.critical_k) return 0;
  const double reduced =
      (1 - temperature_k / data.critical_k) / (1 - data.boiling_k / data.critical_k);
  return data.latent_heat_j_kg * std::pow(reduced, 0.38);
}

}  // namespace yuyan::consequence
