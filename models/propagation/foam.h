// How foam spreads over a liquid surface and goes again.
#pragma once

namespace yuyan::propagation {

struct FoamLaw {
  double cover_time_s;      ///< to cover all at the required rate
  double critical_share;    ///< of the required rate: below it the fire eats the foam; under 1
  double burn_back_time_s;  ///< from full cover to none on a fire without supply
  double drainage_time_s;   ///< from full cover to none on a surface that does not burn
};

/// Rate of change of the covered share, for a supply that is `share_of_required` of the required
/// application rate: linear above and below the critical share, zero at it. On a surface that does
/// not burn nothing eats the foam, so any supply builds it up. 1/s.
[[nodiscard]] constexpr double cover_rate_1_s(const FoamLaw& law, double share_of_required,
                                              bool burning) {
  if (share_of_required == 0) return -1 / (burning ? law.burn_back_time_s : law.drainage_time_s);
  if (!burning) return share_of_required / law.cover_time_s;
  if (share_of_required < law.critical_share)
    return (share_of_required / law.critical_share - 1) / law.burn_back_time_s;
  return (share_of_required - law.critical_share) / ((1 - law.critical_share) * law.cover_time_s);
}

}  // namespace yuyan::propagation
