#include "models/consequence/indoor_concentration.h"

#include <algorithm>

namespace yuyan::consequence {
namespace {

/// Integral of room_concentration from 0 to a time.
double room_dose(double initial, double steady, double rate, double time_s) {
  if (rate <= 0) return initial * time_s;
  return steady * time_s + (initial - steady) * -std::expm1(-rate * time_s) / rate;
}

}  // namespace

IndoorConcentrationResult indoor_concentration(const IndoorConcentrationInput& input) {
  IndoorConcentrationResult result;
  const double air = input.air_changes_per_h / 3600;
  result.ventilation_m3_s = air * input.volume_m3;
  const double inflow = result.ventilation_m3_s + input.source_m3_s;
  const double rate = inflow / input.volume_m3;
  if (inflow > 0)
    result.steady_fraction =
        (input.source_m3_s + result.ventilation_m3_s * input.outdoor_fraction) / inflow;
  else
    result.steady_fraction = input.initial_fraction;

  const double with_source = std::min(input.time_s, input.source_duration_s);
  const double after = input.time_s - with_source;
  const double at_end =
      room_concentration(input.initial_fraction, result.steady_fraction, rate, with_source);
  result.volume_fraction = after > 0 ? room_concentration(at_end, 0, air, after) : at_end;
  result.dose_fraction_s =
      room_dose(input.initial_fraction, result.steady_fraction, rate, with_source) +
      room_dose(at_end, 0, air, after);
  result.volume_ppm = result.volume_fraction * 1e6;
  result.mean_fraction =
      input.time_s > 0 ? result.dose_fraction_s / input.time_s : input.initial_fraction;
  if (input.outdoor_fraction > 0 && with_source > 0)
    result.indoor_over_outdoor = result.dose_fraction_s / (input.outdoor_fraction * with_source);
  result.notes.rests_on({"well-mixed ventilated room", "mass balance", Status::derived});
  return result;
}

}  // namespace yuyan::consequence
