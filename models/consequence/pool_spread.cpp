#include "models/consequence/pool_spread.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace yuyan::consequence {
namespace {

/// Volume on the ground at that time.
double volume_on_ground(const PoolSpreadInput& input) {
  return input.method == SpreadMethod::gravity_inertia_continuous
             ? input.release_m3_s * input.time_s
             : input.volume_m3;
}

double free_radius(const PoolSpreadInput& input, double thickness_m) {
  const double widest = std::sqrt(volume_on_ground(input) / (pi * thickness_m));
  const double g = input.gravity_m_s2;
  switch (input.method) {
    case SpreadMethod::constant_thickness:
      return widest;
    case SpreadMethod::gravity_inertia: {
      const double speed = std::sqrt(8 * g * input.volume_m3 / pi);
      return std::min(widest, std::sqrt(input.initial_radius_m * input.initial_radius_m +
                                        speed * input.time_s));
    }
    case SpreadMethod::gravity_inertia_continuous:
      return std::min(
          widest, std::pow(input.time_s, 0.75) * std::pow(32 * g * input.release_m3_s / pi, 0.25));
    case SpreadMethod::steady_burning:
      return std::sqrt(input.release_m3_s / input.regression_m_s / pi);
  }
  return widest;
}

const Basis& basis_of(SpreadMethod method) {
  static constexpr std::array bases{
      Basis{"pool of constant thickness", "OpenSRANE", Status::verified},
      Basis{"gravity-inertia spreading of a spill: Shaw and Briscoe",
            "recollected; the constant differs between books", Status::unverified},
      Basis{"gravity-inertia spreading of a release: Shaw and Briscoe",
            "recollected; the constant differs between books", Status::unverified},
      Basis{"pool in balance with its burning or evaporation", "mass balance", Status::derived}};
  return bases.at(static_cast<std::size_t>(method));
}

}  // namespace

double pool_thickness_m(SpillGround ground) {
  static constexpr std::array thickness{0.005, 0.010, 0.020, 0.025};
  return thickness.at(static_cast<std::size_t>(ground));
}

PoolSpreadResult pool_spread(const PoolSpreadInput& input) {
  PoolSpreadResult result;
  result.thickness_m = input.thickness_m.value_or(pool_thickness_m(input.ground));
  result.free_radius_m = free_radius(input, result.thickness_m);
  result.area_m2 = pi * result.free_radius_m * result.free_radius_m;
  result.confined = input.bund_area_m2 && *input.bund_area_m2 <= result.area_m2;
  if (result.confined) result.area_m2 = *input.bund_area_m2;
  result.radius_m = std::sqrt(result.area_m2 / pi);
  result.diameter_m = 2 * result.radius_m;
  if (result.area_m2 > 0 && input.method != SpreadMethod::steady_burning)
    result.thickness_m = volume_on_ground(input) / result.area_m2;
  result.notes.rests_on(basis_of(input.method));
  if (!input.thickness_m && input.method != SpreadMethod::steady_burning && !result.confined)
    result.notes.rests_on(
        {"thickness of pools by ground: Yellow Book", "recollected", Status::unverified});
  return result;
}

}  // namespace yuyan::consequence
