#include "models/consequence/crowd_density.h"

#include <limits>

namespace yuyan::consequence {
namespace {

constexpr double caution_p_m2 = 4, pushing_p_m2 = 5, turbulence_p_m2 = 7;
constexpr double turbulent_pressure_s2 = 0.02;

const char* danger(double density) {
  if (density >= turbulence_p_m2) return "turbulence";
  if (density >= pushing_p_m2) return "pushing";
  return density >= caution_p_m2 ? "caution" : "none";
}

}  // namespace

char fruin_level(double density_p_m2) {
  if (density_p_m2 <= 0) return 'A';
  const double room = 1 / density_p_m2;
  char level = 'A';
  for (const double limit : {3.25, 2.32, 1.39, 0.93, 0.46}) {
    if (room >= limit) return level;
    ++level;
  }
  return level;
}

CrowdDensityResult crowd_density(const CrowdDensityInput& input) {
  CrowdDensityResult result;
  result.density_p_m2 = input.density_p_m2.value_or(input.people / input.area_m2);
  const double density = result.density_p_m2;
  result.room_m2 = density > 0 ? 1 / density : input.area_m2;
  result.speed_m_s = weidmann_speed_m_s(density, input.free_speed_m_s);
  result.specific_flow_p_m_s = density * result.speed_m_s;
  result.flow_p_s = result.specific_flow_p_m_s * input.width_m;
  result.level_of_service = std::string(1, fruin_level(density));
  result.danger = danger(density);
  result.people_to_caution = caution_p_m2 * input.area_m2;
  result.people_to_turbulence = turbulence_p_m2 * input.area_m2;
  if (input.speed_variance_m2_s2) result.crowd_pressure_s2 = density * *input.speed_variance_m2_s2;
  result.turbulent =
      density >= turbulence_p_m2 || result.crowd_pressure_s2.value_or(0) > turbulent_pressure_s2;
  result.notes.rests_on(
      {"walking speed by density: Weidmann 1993", "coefficients read", Status::verified});
  result.notes.rests_on(
      {"levels of service of walkways: Fruin", "read in a summary", Status::verified});
  result.notes.rests_on(
      {"danger from 4, 5 and 7 persons/m2, crowd pressure above 0.02 /s2: "
       "Helbing et al. 2007",
       "recollected", Status::unverified});
  if (density > 5.4)
    result.notes.warn("Weidmann's crowd stands still here; measured ones still move at 10 per m2",
                      "Weidmann 公式在此密度下速度为零,实测人群仍有移动");
  return result;
}

}  // namespace yuyan::consequence
