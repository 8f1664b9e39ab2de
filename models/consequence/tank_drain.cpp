#include "models/consequence/tank_drain.h"

#include <algorithm>

namespace yuyan::consequence {

TankDrainResult tank_drain(const TankDrainInput& input) {
  TankDrainResult result;
  const double tank_area = pi / 4 * input.tank_diameter_m * input.tank_diameter_m;
  const double hole_area = pi / 4 * input.hole_diameter_m * input.hole_diameter_m;
  const double weight = input.density_kg_m3 * input.gravity_m_s2;
  const double first =
      std::max(0.0, input.fill_fraction * input.tank_height_m - input.hole_height_m);
  const double extra = input.overpressure_pa / weight;
  const double fall =
      input.discharge_coefficient * hole_area / tank_area * std::sqrt(input.gravity_m_s2 / 2);

  result.end_s = first > 0 ? (std::sqrt(first + extra) - std::sqrt(extra)) / fall : 0;
  const bool ended = input.time_s >= result.end_s;
  const double root = std::sqrt(first + extra) - fall * input.time_s;
  result.head_m = ended ? 0 : std::clamp(root * root - extra, 0.0, first);
  result.level_m =
      first > 0 ? input.hole_height_m + result.head_m : input.fill_fraction * input.tank_height_m;
  const auto rate = [&](double head) {
    return liquid_rate(input.discharge_coefficient, hole_area, input.density_kg_m3,
                       input.overpressure_pa, head, input.gravity_m_s2);
  };
  result.initial_rate_kg_s = first > 0 ? rate(first) : 0;
  result.mass_rate_kg_s = ended ? 0 : rate(result.head_m);
  result.mass_total_kg = input.density_kg_m3 * tank_area * first;
  result.mass_released_kg = input.density_kg_m3 * tank_area * (first - result.head_m);
  result.notes.rests_on({"draining tank: exact solution of Torricelli's law",
                         "Casal 2.1 in OpenSRANE (initial rate); closed form", Status::verified});
  if (first <= 0)
    result.notes.warn("the liquid stands below the hole: no release", "液位低于孔口:不发生泄漏");
  return result;
}

}  // namespace yuyan::consequence
