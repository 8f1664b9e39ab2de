// The share of a liquid surface under foam, as it grows with application and decays without.
#pragma once

namespace yuyan::propagation {

/// Cover that changes linearly between events and stays within [0, 1].
class FoamCover {
 public:
  /// From `time_s` on the cover changes by `rate_1_s` (negative: it burns back or drains).
  void set_rate(double rate_1_s, double time_s);

  /// Sets the cover itself; the rate stays.
  void set(double cover, double time_s);

  [[nodiscard]] double at(double time_s) const;
  [[nodiscard]] double rate_1_s() const { return rate_; }

  /// First time after the last change at which the cover is `level`; infinity if never.
  [[nodiscard]] double time_of(double level) const;

 private:
  double since_s_ = 0;
  double cover_ = 0;
  double rate_ = 0;
};

/// How fast foam spreads and goes.
struct FoamLaw {
  double cover_time_s;      ///< to cover all at the required rate
  double critical_share;    ///< of the required rate: below it the fire eats the foam
  double burn_back_time_s;  ///< from full cover to none on a fire without supply
  double drainage_time_s;   ///< from full cover to none on a surface that does not burn
};

/// Rate of change of the cover for a supply that is `share_of_required` of the required
/// application rate: linear above and below the critical share, zero at it. 1/s.
[[nodiscard]] double cover_rate_1_s(const FoamLaw& law, double share_of_required, bool burning);

}  // namespace yuyan::propagation
