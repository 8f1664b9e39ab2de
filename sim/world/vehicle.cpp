#include "sim/world/vehicle.h"

#include "sim/calendar/check.h"

namespace yuyan::world {

Vehicle::Vehicle(JunctionIndex at, double count, double weight)
    : count_(count), weight_(weight), junction_(at), destination_(at) {
  calendar::check(count > 0 && weight > 0, "a vehicle needs a count and a weight above 0");
}

void Vehicle::set_weight(double weight) {
  calendar::check(weight > 0, "a vehicle needs a weight above 0");
  weight_ = weight;
}

}  // namespace yuyan::world
