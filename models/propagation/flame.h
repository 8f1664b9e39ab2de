// The fire on one asset: how large, how hot, and what it radiates to a place.
#pragma once

#include <array>

#include "models/parameters/field.h"
#include "models/propagation/asset.h"
#include "models/propagation/weather.h"

namespace yuyan::propagation {

/// Which surface burns.
enum class Extent {
  rim_seal,      ///< the ring of a floating roof; the shell goes on being heated by others
  full_surface,  ///< the whole tank, or the whole bund
  pool,          ///< a spill on the ground of a given area
};

constexpr auto choices(Extent) {
  using parameters::Choice;
  return std::array{Choice{"rim_seal", Extent::rim_seal},
                    Choice{"full_surface", Extent::full_surface}, Choice{"pool", Extent::pool}};
}

/// A tilted cylinder of uniform emissive power.
struct Flame {
  double radius_m = 0;
  double length_m = 0;
  double tilt_rad = 0;      ///< from the vertical
  double towards_east = 0;  ///< unit vector of the tilt
  double towards_north = 0;
  double base_m = 0;  ///< height of the burning surface above ground
  double emissive_power_w_m2 = 0;
  double burning_rate_kg_s = 0;
};

}  // namespace yuyan::propagation
