// How fast heat damages an asset.
#pragma once

#include "models/propagation/asset.h"
#include "models/propagation/parameters.h"

namespace yuyan::propagation {

/// Heat flux below which this asset takes no damage, W/m2; `never` for what heat does not break.
[[nodiscard]] double damage_threshold_w_m2(const Asset& asset,
                                           const PropagationParameters& parameters);

/// Rate of the damage fraction under a constant heat flux: 1/(time to failure), 0 below the
/// threshold, 1/s. Damage reaches 1 at failure. Summed over pieces of constant flux it is the
/// residual-time rule of the literature: what is left of the time to failure shrinks by
/// (new flux/old flux)^-c.
[[nodiscard]] double damage_rate_1_s(const Asset& asset, double heat_flux_w_m2,
                                     const PropagationParameters& parameters);

}  // namespace yuyan::propagation
