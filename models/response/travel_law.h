// How long a fire engine takes for a distance: it accelerates, cruises and brakes.
#pragma once

namespace yuyan::response {

/// Acceleration and cruising speed of an emergency vehicle.
struct TravelLaw {
  double acceleration_m_s2 = 0.405;
  double cruise_m_s = 15.78;
};

/// The law of the New York stop-watch study (RAND R-1449; Kolesar and Blum, Management Science 19,
/// 1973): 0.65 min and 1.7 min a mile beyond the joint, a square root before it. Cruising at one
/// mile in 1.7 min, up to speed and down again at the cost of 0.65 min.
[[nodiscard]] TravelLaw kolesar_blum_law();

/// Distance, m, from which the vehicle reaches its cruising speed: v^2 / a.
[[nodiscard]] double joint_m(const TravelLaw& law);

/// Time for a distance >= 0 m, s: 2 sqrt(d / a) up to the joint, v / a + d / v beyond.
/// std::invalid_argument when the law's numbers are not positive.
[[nodiscard]] double travel_time_s(const TravelLaw& law, double distance_m);

}  // namespace yuyan::response
