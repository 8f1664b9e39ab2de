#include "models/propagation/plume_outline.h"

#include <cmath>
#include <stdexcept>

namespace yuyan::propagation {

double half_width_m(const PlumeSection& section, double level_kg_m3) {
  if (section.peak_kg_m3 <= level_kg_m3) return 0;
  return section.sigma_m * std::sqrt(2 * std::log(section.peak_kg_m3 / level_kg_m3));
}

PlumeOutline outline_of(const PlumeSections& sections, double level_kg_m3) {
  if (!(level_kg_m3 > 0)) throw std::invalid_argument("an outline needs a level above 0");
  PlumeOutline outline;
  outline.reach_m = sections.reach_m(level_kg_m3);
  if (outline.reach_m <= 0) return outline;
  for (std::size_t i = 0; i < outline_shares.size(); ++i)
    outline.half_width_m[i] =
        half_width_m(sections.at(outline_shares[i] * outline.reach_m), level_kg_m3);
  return outline;
}

}  // namespace yuyan::propagation
