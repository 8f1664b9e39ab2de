#include "models/propagation/dose.h"

#include <cmath>
#include <stdexcept>

namespace yuyan::propagation {

void DoseClock::set_flux(double heat_flux_w_m2, double time_s) {
  if (!(heat_flux_w_m2 >= 0)) throw std::logic_error("DoseClock: the heat flux is negative");
  dose_.set_rate(heat_flux_w_m2 * std::cbrt(heat_flux_w_m2), time_s);
}

double DoseClock::time_of(double dose) const { return dose_.time_of_at_least(dose); }

}  // namespace yuyan::propagation
