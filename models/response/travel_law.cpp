#include "models/response/travel_law.h"

#include "models/queueing/travel.h"

namespace yuyan::response {

TravelLaw kolesar_blum_law() {
  return {.acceleration_m_s2 = queueing::rand_acceleration_m_s2,
          .cruise_m_s = queueing::rand_cruise_m_s};
}

double joint_m(const TravelLaw& law) {
  return law.cruise_m_s * law.cruise_m_s / law.acceleration_m_s2;
}

double travel_time_s(const TravelLaw& law, double distance_m) {
  return queueing::kolesar_blum_time_s(distance_m, law.cruise_m_s, law.acceleration_m_s2);
}

}  // namespace yuyan::response
