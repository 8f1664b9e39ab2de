// The fire on one asset: how large, how hot, and what it radiates to a place.
#pragma once

#include <array>

#include "models/consequence/fuel.h"
#include "models/parameters/field.h"
#include "models/propagation/asset.h"
#include "models/propagation/exposure.h"
#include "models/propagation/parameters.h"
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

/// The area that burns if nobody says otherwise: ring of the rim seal, or the plan area. m2.
[[nodiscard]] double burning_area_m2(const Asset& asset, Extent extent,
                                     const PropagationParameters& parameters);

/// A tilted cylinder of uniform emissive power, on the circle of the burning area.
struct Flame {
  double radius_m = 0;
  double height_m = 0;      ///< of the tip above the base
  double lean = 0;          ///< tangent of the tilt from the vertical
  double towards_east = 0;  ///< unit vector of the tilt
  double towards_north = 0;
  double base_m = 0;  ///< height of the burning surface above ground
  double emissive_power_w_m2 = 0;
  double burning_rate_kg_s = 0;
};

[[nodiscard]] Flame flame_of(const Asset& asset, const consequence::FuelData& fuel, Extent extent,
                             double area_m2, const PropagationParameters& parameters,
                             const Weather& weather);

/// Where a receiver sees the axis of a flame.
struct Sight {
  double distance_m;  ///< in plan, from the receiver's near face to the axis
  double east;        ///< unit vector from the receiver to the axis
  double north;
  double height_m;  ///< of the receiver above ground
};

/// What the flame gives at the receiver, emissive power x view factor x transmissivity; no more
/// than zero where the flame cannot give more than `negligible_heat_flux_w_m2`; at least
/// `contact_heat_flux_w_m2` where the receiver stands in or under the flame.
[[nodiscard]] HeatVector heat_vector(const Flame& flame, const Sight& sight,
                                     const PropagationParameters& parameters, const Air& air);

}  // namespace yuyan::propagation
