#include "models/consequence/thermal_harm.h"

#include <algorithm>
#include <cstddef>

namespace yuyan::consequence {
namespace {

bool kills(ThermalProbit method) {
  return method != ThermalProbit::burn_first_degree && method != ThermalProbit::burn_second_degree;
}

/// Seconds of running until the flux is safe, or the exposure ends.
double running_time(double flux, double exposure_s, const Escape& escape) {
  if (exposure_s <= escape.reaction_s || escape.speed_m_s <= 0) return 0;
  const double ratio = std::sqrt(flux / escape.safe_flux_w_m2);
  const double safe_s = escape.distance_m * std::max(0.0, ratio - 1) / escape.speed_m_s;
  return std::min(safe_s, exposure_s - escape.reaction_s);
}

}  // namespace

double thermal_dose_of_probit(ThermalProbit method, double probit) {
  const double at_one = thermal_probit(method, 1);
  const double slope = thermal_probit(method, std::exp(1.0)) - at_one;
  return std::exp((probit - at_one) / slope);
}

double escape_time(double flux, double exposure_s, const Escape& escape) {
  if (escape.speed_m_s <= 0) return exposure_s;
  return std::min(exposure_s, escape.reaction_s) + running_time(flux, exposure_s, escape);
}

double escape_dose(double flux, double exposure_s, const Escape& escape) {
  if (escape.speed_m_s <= 0) return thermal_dose(flux, exposure_s);
  const double standing = thermal_dose(flux, std::min(exposure_s, escape.reaction_s));
  const double run = running_time(flux, exposure_s, escape);
  const double stretch = 1 + escape.speed_m_s * run / escape.distance_m;
  const double equivalent =
      0.6 * escape.distance_m / escape.speed_m_s * (1 - std::pow(stretch, -5.0 / 3));
  return standing + thermal_dose(flux, equivalent);
}

const Basis& basis_of(ThermalProbit method) {
  static constexpr std::array bases{
      Basis{"thermal probit: Eisenberg, W/m2", "HyRAM; OSD/30", Status::verified},
      Basis{"thermal probit: Eisenberg, kW/m2", "HSE OSD/30 table 17", Status::verified},
      Basis{"thermal probit: Tsao and Perry, W/m2", "HyRAM", Status::verified},
      Basis{"thermal probit: Tsao and Perry, kW/m2", "HSE OSD/30", Status::verified},
      Basis{"thermal probit: Purple Book eq 5.4", "CPR 18E, quoted in a course text",
            Status::verified},
      Basis{"thermal probit: TNO", "HyRAM", Status::verified},
      Basis{"thermal probit: Lees with half of the dose, W/m2", "HyRAM", Status::verified},
      Basis{"thermal probit: Lees, kW/m2", "a second coding without the factor 0.5",
            Status::verified},
      Basis{"first-degree burns", "fireSIM", Status::verified},
      Basis{"second-degree burns", "fireSIM", Status::verified}};
  return bases.at(static_cast<std::size_t>(method));
}

ThermalHarmResult thermal_harm(const ThermalHarmInput& input) {
  ThermalHarmResult result;
  const double flux = input.heat_flux_w_m2 * input.shelter_share;
  const Escape escape{input.flame_distance_m, input.reaction_s, input.escape_speed_m_s,
                      input.safe_heat_flux_w_m2};
  result.heat_flux_received_w_m2 = flux;
  result.exposure_effective_s = escape_time(flux, input.exposure_s, escape);
  result.dose_si = input.dose_si.value_or(escape_dose(flux, input.exposure_s, escape));
  result.dose_kw = result.dose_si * 1e-4;
  const double probit = thermal_probit(input.method, result.dose_si);
  result.probit = shown_probit(probit);
  result.probability = probability_of_probit(probit) * input.clothing_factor;
  if (kills(input.method)) result.fatality_probability = result.probability;
  result.dose_half_si = thermal_dose_of_probit(input.method, 5);
  if (flux > 0) result.exposure_half_s = result.dose_half_si / thermal_dose(flux, 1);
  result.notes.rests_on(basis_of(input.method));
  if (input.escape_speed_m_s > 0)
    result.notes.rests_on({"escape from a flux that falls with the square of the distance",
                           "closed form of the dose integral", Status::derived});
  return result;
}

}  // namespace yuyan::consequence
