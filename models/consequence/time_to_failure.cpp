#include "models/consequence/time_to_failure.h"

#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

bool has_correlation(EquipmentCategory category) {
  return category == EquipmentCategory::atmospheric || category == EquipmentCategory::pressurised;
}

std::optional<double> finite(double time_s) {
  if (std::isfinite(time_s)) return time_s;
  return std::nullopt;
}

}  // namespace

TimeToFailureResult time_to_failure(const TimeToFailureInput& input) {
  const bool atmospheric = input.category == EquipmentCategory::atmospheric;
  const SteelWall wall{.thickness_m = input.wall_thickness_m,
                       .absorptivity = input.absorptivity,
                       .initial_k = input.initial_temperature_k,
                       .critical_k = input.critical_temperature_k,
                       .loss_w_m2_k = input.loss_w_m2_k};
  const double by_wall = steel_wall_time_to_failure(input.heat_flux_w_m2, wall);
  const double by_correlation =
      atmospheric ? atmospheric_time_to_failure(input.heat_flux_w_m2, input.volume_m3)
                  : pressurised_time_to_failure(input.heat_flux_w_m2, input.volume_m3);
  TimeToFailureResult result;
  result.threshold_w_m2 = atmospheric ? 15e3 : 45e3;
  result.above_threshold = input.heat_flux_w_m2 >= result.threshold_w_m2;
  result.absorbed_w_m2 = wall.absorptivity * input.heat_flux_w_m2;
  if (input.method == FailureMethod::steel_wall) {
    result.time_s = finite(by_wall);
    if (has_correlation(input.category)) result.second_method_s = finite(by_correlation);
    result.notes.rests_on(steel_wall_basis);
  } else {
    if (!has_correlation(input.category))
      throw InputError({Problem{"category",
                                std::string(parameters::name_of(input.category)),
                                "atmospheric, pressurised",
                                {},
                                {"the correlation knows atmospheric and pressurised vessels; take "
                                 "method=steel_wall for others",
                                 "关联式仅适用于常压与压力容器;其他设备请用 method=steel_wall"}}});
    result.time_s = finite(by_correlation);
    result.second_method_s = finite(by_wall);
    result.notes.rests_on(atmospheric ? atmospheric_failure_basis : pressurised_failure_basis);
  }
  if (result.time_s) result.time_min = *result.time_s / 60;
  result.notes.rests_on({"escalation thresholds of heat: Cozzani, Gubinelli, Salzano 2006",
                         "recollected", Status::unverified});
  if (!result.above_threshold)
    result.notes.warn("the heat flux is below the escalation threshold: failure is not expected",
                      "热流密度低于升级阈值:一般不致失效");
  return result;
}

}  // namespace yuyan::consequence
