#include "models/consequence/liquid_release.h"

namespace yuyan::consequence {

LiquidReleaseResult liquid_release(const LiquidReleaseInput& input) {
  LiquidReleaseResult result;
  const double overpressure = input.pressure_pa - input.ambient_pressure_pa;
  result.hole_area_m2 = pi / 4 * input.hole_diameter_m * input.hole_diameter_m;
  result.driving_pressure_pa =
      overpressure + input.density_kg_m3 * input.gravity_m_s2 * input.head_m;
  result.mass_rate_kg_s =
      liquid_rate(input.discharge_coefficient, result.hole_area_m2, input.density_kg_m3,
                  overpressure, input.head_m, input.gravity_m_s2);
  result.volume_rate_m3_s = result.mass_rate_kg_s / input.density_kg_m3;
  if (result.driving_pressure_pa > 0)
    result.velocity_m_s = std::sqrt(2 * result.driving_pressure_pa / input.density_kg_m3);
  else
    result.notes.warn("nothing drives the liquid out: no release", "孔内外无正压差:不发生泄漏");
  result.notes.rests_on({"liquid through a hole: Bernoulli", "CCPS 1999 p40", Status::verified});
  return result;
}

}  // namespace yuyan::consequence
