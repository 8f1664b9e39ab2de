// How far and how wide a plume is above a level of concentration: what a map needs to draw it.
#pragma once

#include <array>

#include "models/propagation/drifting_plume.h"

namespace yuyan::propagation {

/// Shares of the reach at which an outline is cut across.
inline constexpr std::array outline_shares{0.01, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95};

/// The strip along the axis of a plume in a steady wind in which a level is exceeded.
struct PlumeOutline {
  double reach_m = 0;  ///< farthest way of the air at which its axis has the level; 0: nowhere
  std::array<double, outline_shares.size()> half_width_m{};
};

/// Half of the width, m, over which a section of Gaussian profile exceeds the level; 0 when not
/// even its axis does.
[[nodiscard]] double half_width_m(const PlumeSection& section, double level_kg_m3);

/// `level_kg_m3` must be above 0 (std::invalid_argument).
[[nodiscard]] PlumeOutline outline_of(const PlumeSections& sections, double level_kg_m3);

}  // namespace yuyan::propagation
