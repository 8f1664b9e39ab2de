// An explosion on the site: overpressure at each asset and the probability that it breaks. The
// draw, and the call of Escalation::fail, are the caller's.
#pragma once

#include <vector>

#include "models/propagation/layout.h"

namespace yuyan::propagation {

/// A vapour cloud explosion by the multi-energy method.
struct Blast {
  Point centre = {};
  double energy_j = 0;
  int strength_class = 7;  ///< 1 to 10
};

/// Peak side-on overpressure at a place; inside the charge that of its edge, Pa.
[[nodiscard]] double overpressure_pa(const Blast& blast, const Point& place);

struct BlastDamage {
  AssetIndex asset;
  double overpressure_pa;  ///< side-on, at the near face
  double probability;      ///< of damage that lets the contents out, by Cozzani and Salzano
};

/// One entry an asset, in the order of the assets. The probability is 0 for bunds, and for
/// buildings, whose damage is a matter of harm to people. Blast is kept apart from heat: it does
/// not add to the damage integral.
[[nodiscard]] std::vector<BlastDamage> blast_damage(const Layout& layout, const Blast& blast);

}  // namespace yuyan::propagation
