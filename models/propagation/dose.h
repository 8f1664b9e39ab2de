// The clock of a person in the heat: thermal dose with exact times at which a dose is reached.
#pragma once

namespace yuyan::propagation {

/// Thermal dose V = integral of q^(4/3) dt for a flux that is constant between changes, q in W/m2,
/// V in (W/m2)^(4/3) s, as the probits of consequence take it. Times must not run backwards.
class DoseClock {
 public:
  explicit DoseClock(double start_s = 0) : since_s_(start_s) {}

  /// From now on the flux is `heat_flux_w_m2` (after clothing or shelter, if any).
  void set_flux(double heat_flux_w_m2, double time_s);

  [[nodiscard]] double dose(double time_s) const;

  /// When the dose reaches `dose` if the flux stays; infinity if it never does; the time of the
  /// last change if it had been reached by then.
  [[nodiscard]] double time_of(double dose) const;

 private:
  double since_s_;
  double dose_ = 0;
  double rate_ = 0;
};

}  // namespace yuyan::propagation
