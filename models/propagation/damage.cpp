#include "models/propagation/damage.h"

#include "models/propagation/ramp.h"

namespace yuyan::propagation {
namespace {

using consequence::EquipmentCategory;

double time_to_failure_s(const Asset& asset, EquipmentCategory category, double heat_flux_w_m2,
                         const PropagationParameters& parameters) {
  const bool correlated = parameters.failure_method == consequence::FailureMethod::correlation;
  if (correlated && category == EquipmentCategory::atmospheric)
    return consequence::atmospheric_time_to_failure(heat_flux_w_m2, asset.volume_m3);
  if (correlated && category == EquipmentCategory::pressurised)
    return consequence::pressurised_time_to_failure(heat_flux_w_m2, asset.volume_m3);
  return consequence::steel_wall_time_to_failure(
      heat_flux_w_m2,
      {.thickness_m = asset.wall_thickness_m, .absorptivity = parameters.wall_absorptivity});
}

}  // namespace

double damage_threshold_w_m2(const Asset& asset, const PropagationParameters& parameters) {
  const auto category = category_of(asset.kind);
  if (!category) return never;
  return *category == EquipmentCategory::pressurised ? parameters.pressurised_threshold_w_m2
                                                     : parameters.atmospheric_threshold_w_m2;
}

double damage_rate_1_s(const Asset& asset, double heat_flux_w_m2,
                       const PropagationParameters& parameters) {
  const auto category = category_of(asset.kind);
  if (!category || heat_flux_w_m2 <= 0) return 0;
  if (heat_flux_w_m2 < damage_threshold_w_m2(asset, parameters)) return 0;
  const double time_s = time_to_failure_s(asset, *category, heat_flux_w_m2, parameters);
  return 1 / (time_s * asset.time_to_failure_factor);
}

}  // namespace yuyan::propagation
