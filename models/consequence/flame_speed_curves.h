// Baker-Strehlow-Tang curves: blast of a cloud that burns at a constant flame speed.
#pragma once

#include "models/consequence/notes.h"

namespace yuyan::consequence {

inline constexpr double lowest_curve_mach = 0.2;
inline constexpr double highest_curve_mach = 5.2;

/// Highest scaled overpressure of a flame of Mach number M, 2.4 M^2/(1+M); holds up to Mach 1.4.
[[nodiscard]] inline double flame_peak(double mach) { return 2.4 * mach * mach / (1 + mach); }

/// dP/p0 at the scaled distance R (p0/E)^(1/3), E the energy of the free cloud (twice that of a
/// cloud on the ground). Flame Mach number 0.2 to 5.2, between the curves by its logarithm; slower
/// flames lower the curve of 0.2 as their peak is lower. Distances 0.1 to 10; nearer the first
/// value is held, beyond it falls as R^-1.11.
[[nodiscard]] double flame_overpressure(double mach, double scaled_distance);

/// i a0/(E^(1/3) p0^(2/3)) at the scaled distance, 0.01 to 10; else as above with R^-1.
[[nodiscard]] double flame_impulse(double mach, double scaled_distance);

inline constexpr Basis flame_curve_basis{
    "blast curves of Baker-Strehlow-Tang for flame Mach numbers 0.2 to 5.2",
    "own readings at round distances from the digitised figure that ships with HyRAM",
    Status::derived};

}  // namespace yuyan::consequence
