#include "models/consequence/pipeline_impact_radius.h"

namespace yuyan::consequence {

PipelineImpactRadiusResult pipeline_impact_radius(const PipelineImpactRadiusInput& input) {
  PipelineImpactRadiusResult result;
  const double other_level = std::sqrt(impact_radius_flux_w_m2 / input.heat_flux_w_m2);
  result.radius_m = pipeline_impact_radius_m(input.diameter_m, input.pressure_pa) * other_level;
  result.si_constant_radius_m =
      0.00315 * 1e3 * input.diameter_m * std::sqrt(input.pressure_pa / 1e3) * other_level;
  result.width_m = 2 * result.radius_m;
  result.notes.rests_on({"potential impact radius of natural gas, 0.69 d sqrt(p)",
                         "49 CFR 192.903; ASME B31.8S", Status::verified});
  if (input.heat_flux_w_m2 != impact_radius_flux_w_m2)
    result.notes.rests_on({"radius at another heat flux by the point source law",
                           "derivation of the radius; its flux is recollected",
                           Status::unverified});
  return result;
}

}  // namespace yuyan::consequence
