#include "models/consequence/boilover.h"

#include <cmath>

#include "models/consequence/burning_rate.h"
#include "models/consequence/constants.h"

namespace yuyan::consequence {
namespace {

constexpr double boiling_over_k = 393.15;  // 120 C
constexpr double standard_hot_zone_m_s = 0.6 / 3600;

/// Oils with a boiling range wide enough to form a hot zone.
bool wide_cut(Fuel fuel) { return fuel == Fuel::crude_oil || fuel == Fuel::fuel_oil; }

}  // namespace

BoiloverResult boilover(const BoiloverInput& input) {
  const FuelData& fuel = fuel_data(input.fuel);
  const double density = input.oil_density_kg_m3.value_or(fuel.liquid_density_kg_m3);
  const double rate = input.burning_rate_kg_m2_s.value_or(burning_rate(fuel, input.diameter_m));
  BoiloverResult result;
  result.hot_zone_m_s = input.hot_zone_m_s.value_or(standard_hot_zone_m_s);
  result.regression_m_s = rate / density;
  result.burn_out_s = input.oil_depth_m / result.regression_m_s;
  result.possible =
      wide_cut(input.fuel) && input.water_depth_m > 0 && input.hot_zone_k >= boiling_over_k;
  if (result.possible && result.hot_zone_m_s > result.regression_m_s) {
    result.onset_s = input.oil_depth_m / result.hot_zone_m_s;
    result.oil_left_m = input.oil_depth_m - result.regression_m_s * *result.onset_s;
    result.oil_left_kg =
        *result.oil_left_m * density * pi / 4 * input.diameter_m * input.diameter_m;
    result.reach_m = input.spread_diameters * input.diameter_m;
  }
  if (!input.burning_rate_kg_m2_s) result.notes.rests_on(fuel.basis);
  result.notes.rests_on({"boilover when the hot zone (0.3 to 1.2 m/h) meets water",
                         "recollected; the 120 C of the hot zone read at FPEC",
                         Status::unverified});
  if (!wide_cut(input.fuel))
    result.notes.warn("only oils with a wide boiling range form a hot zone",
                      "仅宽馏分油品会形成热波");
  return result;
}

}  // namespace yuyan::consequence
