#include "models/response/travel_law.h"

#include <cmath>
#include <stdexcept>

namespace yuyan::response {
namespace {

constexpr double mile_m = 1609.344;
constexpr double s_a_mile = 1.7 * 60;
constexpr double start_and_stop_s = 0.65 * 60;

}  // namespace

TravelLaw kolesar_blum_law() {
  const double cruise_m_s = mile_m / s_a_mile;
  return {.acceleration_m_s2 = cruise_m_s / start_and_stop_s, .cruise_m_s = cruise_m_s};
}

double joint_m(const TravelLaw& law) {
  return law.cruise_m_s * law.cruise_m_s / law.acceleration_m_s2;
}

double travel_time_s(const TravelLaw& law, double distance_m) {
  if (!(law.acceleration_m_s2 > 0) || !(law.cruise_m_s > 0) || !(distance_m >= 0))
    throw std::invalid_argument(
        "a travel law needs a positive acceleration and speed, and a distance of 0 m or more");
  if (distance_m < joint_m(law)) return 2 * std::sqrt(distance_m / law.acceleration_m_s2);
  return law.cruise_m_s / law.acceleration_m_s2 + distance_m / law.cruise_m_s;
}

}  // namespace yuyan::response
