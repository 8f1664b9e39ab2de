// Correlations of the workbook of Britter and McQuaid on the dispersion of dense gases.
#pragma once

#include <array>
#include <span>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"

namespace yuyan::consequence {

/// Where the maximum concentration has fallen to a level: log10 of the scaled distance.
struct DilutionPoint {
  double concentration;  ///< C/C0
  double log_distance;
};

/// Curves of the plume at al = 0.2 log10(g0^2 Q/u^5), levels 0.10 to 0.002.
[[nodiscard]] std::array<DilutionPoint, 6> dense_plume_points(double alpha);

/// Curves of the puff at al = 0.5 log10(g0 V^(1/3)/u^2), levels 0.10 to 0.001.
[[nodiscard]] std::array<DilutionPoint, 7> dense_puff_points(double alpha);

/// C/C0 at a scaled distance above 0 through the points, linear in log10 of the distance; beyond
/// the last as its inverse square; before the first point a near-field formula, not below it.
[[nodiscard]] double dense_plume_dilution(double alpha, double scaled_distance);
[[nodiscard]] double dense_puff_dilution(double alpha, double scaled_distance);

/// Volume fraction of cold gas that warms as it mixes: C/(C + (1 - C) T0/Ta).
[[nodiscard]] constexpr double warmed(double dilution, double temperature_ratio) {
  return dilution / (dilution + (1 - dilution) * temperature_ratio);
}

[[nodiscard]] constexpr double air_density(double temperature_k,
                                           double pressure_pa = standard_pressure_pa) {
  return pressure_pa / (287.05 * temperature_k);
}

inline constexpr Basis dense_gas_basis{
    "Britter and McQuaid 1988, workbook on the dispersion of dense gases",
    "piecewise curves read in GasDispersion", Status::verified};
inline constexpr Basis dense_gas_limit_basis{"limit between dense and passive gas", "recollected",
                                             Status::unverified};

}  // namespace yuyan::consequence
