// The clock of a person in the heat: thermal dose with exact times at which a dose is reached.
#pragma once

#include "models/propagation/ramp.h"

namespace yuyan::propagation {

/// Thermal dose V = integral of q^(4/3) dt for a flux that is constant between changes, q in W/m2,
/// V in (W/m2)^(4/3) s, as the probits of consequence take it.
class DoseClock {
 public:
  explicit DoseClock(double start_s = 0) : dose_(start_s) {}

  /// From now on the flux is `heat_flux_w_m2` (after clothing or shelter, if any); not negative.
  void set_flux(double heat_flux_w_m2, double time_s);

  [[nodiscard]] double dose(double time_s) const { return dose_.at(time_s); }

  /// When the dose reaches `dose` if the flux stays; `never` if it does not; the time of the last
  /// change if it had been reached by then.
  [[nodiscard]] double time_of(double dose) const;

 private:
  Ramp dose_;
};

}  // namespace yuyan::propagation
