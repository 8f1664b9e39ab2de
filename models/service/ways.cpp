#include "models/service/ways.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "models/queueing/travel.h"

namespace yuyan::service {
namespace {

std::size_t position(const std::vector<Place>& places, const std::string& id) {
  const auto place = std::ranges::find(places, id, &Place::id);
  if (place == places.end())
    throw std::invalid_argument("the matrix of travel times names " + id + ", which is no place");
  return static_cast<std::size_t>(place - places.begin());
}

}  // namespace

Ways::Ways(const Travel& travel, const std::vector<Place>& places)
    : travel_(travel), places_(places.size()) {
  if (travel.distance != Distance::matrix) return;
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  matrix_.assign(places_ * places_, unknown);
  for (std::size_t i = 0; i < places_; ++i) matrix_[i * places_ + i] = 0;
  for (const Leg& leg : travel.matrix)
    matrix_[position(places, leg.from) * places_ + position(places, leg.to)] = leg.time_s;
  for (const Leg& leg : travel.matrix) {
    double& back = matrix_[position(places, leg.to) * places_ + position(places, leg.from)];
    if (std::isnan(back)) back = leg.time_s;
  }
}

double Ways::length_m(const Spot& from, const Spot& to) const {
  if (from.place < 0 || to.place < 0) return 0;
  const double x = from.x_m - to.x_m;
  const double y = from.y_m - to.y_m;
  if (travel_.distance == Distance::straight) return travel_.detour * std::sqrt(x * x + y * y);
  if (travel_.distance == Distance::right_angle)
    return travel_.detour * (std::abs(x) + std::abs(y));
  return 0;
}

double Ways::time_s(const Spot& from, const Spot& to) const {
  if (travel_.distance == Distance::none || from.place < 0 || to.place < 0) return 0;
  if (travel_.distance == Distance::matrix)
    return matrix_[static_cast<std::size_t>(from.place) * places_ +
                   static_cast<std::size_t>(to.place)];
  const double length = length_m(from, to);
  if (travel_.law == TravelLaw::speed) return length / travel_.speed_m_s;
  return queueing::kolesar_blum_time_s(length, travel_.cruise_m_s, travel_.acceleration_m_s2);
}

}  // namespace yuyan::service
