// Spread of plumes and puffs in the atmosphere by stability and distance.
#pragma once

#include <array>
#include <cmath>

#include "models/consequence/constants.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

/// Pasquill's classes, from very unstable to stable.
enum class Stability { a, b, c, d, e, f };

/// Where the spread comes from. `ccps` is the Pasquill-Gifford fit for plumes and a set of its own
/// for puffs; puffs of the Briggs sets spread as their plumes do.
enum class SigmaSet { ccps, briggs_rural, briggs_urban, pasquill_gifford, tno };

constexpr auto choices(Stability) {
  using parameters::Choice;
  using S = Stability;
  return std::array{Choice{"A", S::a}, Choice{"B", S::b}, Choice{"C", S::c},
                    Choice{"D", S::d}, Choice{"E", S::e}, Choice{"F", S::f}};
}
constexpr auto choices(SigmaSet) {
  using parameters::Choice;
  using S = SigmaSet;
  return std::array{Choice{"ccps", S::ccps}, Choice{"briggs_rural", S::briggs_rural},
                    Choice{"briggs_urban", S::briggs_urban},
                    Choice{"pasquill_gifford", S::pasquill_gifford}, Choice{"tno", S::tno}};
}

/// Standard deviations of the concentration along the wind, across it and upward, m.
struct Sigma {
  double x = 0;
  double y = 0;
  double z = 0;
};

/// Spread of a plume at a distance from its source (x is that of y); distance_m above 0.
[[nodiscard]] Sigma plume_sigma(SigmaSet set, Stability stability, double distance_m);

/// Spread of a puff that has travelled a distance above 0.
[[nodiscard]] Sigma puff_sigma(SigmaSet set, Stability stability, double distance_m);

/// Exponent p of the wind profile u(z) = u10 (z/10)^p, Irwin.
[[nodiscard]] double wind_exponent(Stability stability, bool urban);

/// Wind at a height from that at 10 m; below 1 m that of 1 m.
[[nodiscard]] inline double wind_at_m_s(double wind_10_m_s, double height_m, Stability stability,
                                        bool urban) {
  return wind_10_m_s * std::pow(std::fmax(height_m, 1) / 10, wind_exponent(stability, urban));
}

[[nodiscard]] const Basis& basis_of(SigmaSet set);

namespace about {
inline constexpr About stability{.meaning = "Pasquill stability, A unstable to F stable",
                                 .meaning_zh = "大气稳定度(A 不稳定至 F 稳定)"};
inline constexpr About sigma_set{.meaning = "set of spread coefficients",
                                 .meaning_zh = "扩散参数组"};
inline constexpr About plume_wind{.unit = "m/s",
                                  .range = {.low = 0, .high = 60, .low_open = true},
                                  .meaning = "wind at the height of the cloud",
                                  .meaning_zh = "云团高度处风速",
                                  .warn_outside = {.low = 1}};
}  // namespace about
}  // namespace yuyan::consequence
