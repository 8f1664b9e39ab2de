#include "models/consequence/co_dose.h"

#include <algorithm>
#include <functional>

#include "models/consequence/input_error.h"
#include "models/consequence/toxic_harm.h"

namespace yuyan::consequence {

CoDoseResult co_dose(const CoDoseInput& input) {
  CoDoseResult result;
  const double per_min = co_dose_rate_per_min(input.concentration_ppm, input.breathing_l_min,
                                              input.incapacitating_cohb_percent);
  if (input.times_s.empty()) {
    result.fed = per_min * input.exposure_s / 60;
    if (per_min > 0) {
      result.time_to_incapacitation_s = 60 / per_min;
      result.time_to_design_limit_s = 0.3 * 60 / per_min;
    }
  } else {
    const auto& times = input.times_s;
    const bool rises = std::ranges::adjacent_find(times, std::greater_equal{}) == times.end();
    if (input.concentrations_ppm.size() != times.size() || !rises)
      throw InputError({Problem{"times_s",
                                "",
                                "rising times, as many as concentrations_ppm",
                                {},
                                {"times_s has to rise and to be as long as concentrations_ppm",
                                 "times_s 须递增且与 concentrations_ppm 等长"}}});
    const double power = power_dose(times, input.concentrations_ppm, 1.036) / 60;
    result.fed =
        co_dose_rate_per_min(1, input.breathing_l_min, input.incapacitating_cohb_percent) * power;
  }
  result.cohb_percent = result.fed * input.incapacitating_cohb_percent;
  result.notes.rests_on(
      {"CO dose by activity", "FDS and a script citing SFPE chapter 70", Status::verified});
  return result;
}

}  // namespace yuyan::consequence
