#include "models/consequence/fragments.h"

#include <cmath>

#include "models/consequence/constants.h"
#include "models/consequence/fireball.h"

namespace yuyan::consequence {

FragmentsResult fragments(const FragmentsInput& input) {
  FragmentsResult result;
  result.end_range_m = input.volume_m3 < 5 ? 90 * std::pow(input.mass_kg, 0.333)
                                           : 465 * std::pow(input.mass_kg, 0.10);
  result.fireball_radius_m =
      input.fireball_radius_m.value_or(fireball_diameter(FireballMethod::ccps, input.mass_kg) / 2);
  result.range_80_percent_m = 4 * result.fireball_radius_m;
  result.range_usual_most_m = 15 * result.fireball_radius_m;
  result.range_most_m = 30 * result.fireball_radius_m;
  result.speed_m_s = std::sqrt(2 * input.fragment_energy_j / input.vessel_mass_kg);
  result.drag_free_range_m = result.speed_m_s * result.speed_m_s / standard_gravity_m_s2;
  result.notes.rests_on(
      {"range of the ends of cylinders: CCPS, LPG", "recollected", Status::unverified});
  result.notes.rests_on({"ranges in fireball radii: Birk", "recollected", Status::unverified});
  result.notes.rests_on({"drag-free range v^2/g", "ballistics", Status::derived});
  return result;
}

}  // namespace yuyan::consequence
