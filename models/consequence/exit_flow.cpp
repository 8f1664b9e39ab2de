#include "models/consequence/exit_flow.h"

#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

double usual_boundary_m(EgressComponent component) {
  return component == EgressComponent::corridor ? 0.20 : 0.15;
}

}  // namespace

double egress_speed_factor_m_s(EgressComponent component) {
  switch (component) {
    case EgressComponent::door:
    case EgressComponent::corridor:
      return 1.40;
    case EgressComponent::stair_steep:
      return 1.00;
    case EgressComponent::stair_usual:
      return 1.08;
    case EgressComponent::stair_flat:
      return 1.16;
    case EgressComponent::stair_very_flat:
      return 1.23;
  }
  return 1.40;
}

ExitFlowResult exit_flow(const ExitFlowInput& input) {
  const double boundary = input.boundary_m.value_or(usual_boundary_m(input.component));
  const double width = input.clear_width_m - 2 * boundary;
  if (width <= 0)
    refuse("clear_width_m", input.clear_width_m,
           {"wider than twice the boundary", "须大于两侧边界层宽度之和"},
           {"no effective width is left", "有效宽度不足"});
  ExitFlowResult result;
  const double k = egress_speed_factor_m_s(input.component);
  result.effective_width_m = width * input.exits;
  result.density_p_m2 = input.density_p_m2.value_or(optimal_density_p_m2);
  result.speed_m_s = egress_speed_m_s(k, result.density_p_m2);
  result.specific_flow_p_m_s = egress_specific_flow(k, result.density_p_m2);
  result.largest_specific_flow_p_m_s = k / (4 * egress_slowing_m2);
  result.flow_p_s = result.specific_flow_p_m_s * result.effective_width_m;
  if (result.flow_p_s <= 0 && input.people > 0)
    refuse("density_p_m2", result.density_p_m2, {"above 0", "大于 0"},
           {"nobody moves at this density", "该密度下人流停滞"});
  result.passage_s = input.people > 0 ? input.people / result.flow_p_s : 0;
  result.walking_speed_m_s = egress_speed_m_s(egress_speed_factor_m_s(EgressComponent::corridor),
                                              input.travel_density_p_m2);
  result.walking_s = input.travel_m / result.walking_speed_m_s;
  result.total_s = input.start_s + result.walking_s + result.passage_s;
  result.notes.rests_on({"hydraulic model of egress: Nelson and Mowrer, SFPE handbook",
                         "coefficients recollected; k/(4 a) gives the handbook's largest flows",
                         Status::unverified});
  if (result.density_p_m2 > 2 * optimal_density_p_m2 * 0.9)
    result.notes.warn("the crowd is near standstill", "人群接近停滞");
  return result;
}

}  // namespace yuyan::consequence
