#include "models/consequence/fireball.h"

#include <algorithm>
#include <cstddef>

#include "models/consequence/input_error.h"
#include "models/consequence/thermal_harm.h"

namespace yuyan::consequence {
namespace {

const Basis& basis_of(FireballMethod method) {
  static constexpr std::array bases{
      Basis{"fireball: CCPS",
            "a worked example (scribd 529343808); centre height 0.75 D recollected",
            Status::verified},
      Basis{"fireball: TNO", "fireSIM", Status::verified},
      Basis{"fireball: GOST R 12.3.047-98", "expert-01", Status::verified}};
  return bases.at(static_cast<std::size_t>(method));
}

double standard_height(FireballMethod method, double diameter) {
  switch (method) {
    case FireballMethod::ccps:
      return 0.75 * diameter;
    case FireballMethod::tno:
      return diameter;
    case FireballMethod::gost:
      return 0.5 * diameter;
  }
  return diameter;
}

/// The view factor as the method defines it, at a horizontal distance.
double method_view_factor(FireballMethod method, double diameter, double height, double distance) {
  const double radius = diameter / 2;
  const double square = distance * distance + height * height;
  if (method == FireballMethod::ccps) return distance * radius * radius / std::pow(square, 1.5);
  if (method == FireballMethod::tno) return radius * radius / square;
  const double up = height / diameter + 0.5, along = distance / diameter;
  return up / (4 * std::pow(up * up + along * along, 1.5));
}

void look_at_target(const FireballInput& input, double distance, FireballResult& result) {
  const double radius = result.diameter_m / 2;
  const double slant = std::hypot(distance, result.centre_height_m);
  if (slant <= radius)
    refuse("distance_m", distance,
           describe({.low = std::sqrt(std::max(
                         0.0, radius * radius - result.centre_height_m * result.centre_height_m)),
                     .low_open = true},
                    "m"),
           {"the target stands in the fireball", "目标位于火球内"});
  result.slant_distance_m = slant;
  result.path_m = slant - radius;
  result.view_factor =
      method_view_factor(input.method, result.diameter_m, result.centre_height_m, distance);
  result.view_factor_maximum = radius * radius / (slant * slant);
  const AirColumn air{input.temperature_k, input.relative_humidity, input.co2_ppm};
  const auto through_air = input.method == FireballMethod::gost ? TransmissivityMethod::gost
                                                                : TransmissivityMethod::wayne;
  result.transmissivity =
      input.transmissivity.value_or(transmissivity(through_air, *result.path_m, air));
  if (!input.transmissivity) result.notes.rests_on(basis_of(through_air));
  result.heat_flux_w_m2 = result.sep_w_m2 * *result.view_factor * *result.transmissivity;
  result.dose_si = thermal_dose(*result.heat_flux_w_m2, result.duration_s);
}

}  // namespace

FireballResult fireball(const FireballInput& input) {
  FireballResult result;
  result.diameter_m = fireball_diameter(input.method, input.mass_kg);
  result.duration_s = fireball_duration(input.method, input.mass_kg);
  result.centre_height_m =
      input.centre_height_m.value_or(standard_height(input.method, result.diameter_m));
  result.radiant_fraction = input.radiant_fraction.value_or(
      std::min(1.0, fireball_radiant_fraction(input.burst_pressure_pa)));
  const double balance = result.radiant_fraction * input.mass_kg * input.heat_of_combustion_j_kg /
                         (pi * result.diameter_m * result.diameter_m * result.duration_s);
  const double standard = input.method == FireballMethod::gost ? 450e3 : balance;
  result.sep_w_m2 = input.sep_w_m2.value_or(standard);
  result.notes.rests_on(basis_of(input.method));
  if (!input.sep_w_m2 && input.method != FireballMethod::gost)
    result.notes.rests_on(
        {"emissive power from the radiated share 0.00325 P^0.32", "fireSIM", Status::verified});
  if (input.distance_m) look_at_target(input, *input.distance_m, result);
  return result;
}

}  // namespace yuyan::consequence
