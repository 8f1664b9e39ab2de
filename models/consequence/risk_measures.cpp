#include "models/consequence/risk_measures.h"

#include <numeric>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {

RiskMeasuresResult risk_measures(const RiskMeasuresInput& input) {
  const auto& frequency = input.event_frequency_per_year;
  if (frequency.size() != input.event_deaths.size())
    throw InputError({Problem{"event_deaths",
                              "",
                              "as many numbers as event_frequency_per_year",
                              {},
                              {"event_deaths and event_frequency_per_year have different lengths",
                               "event_deaths 与 event_frequency_per_year 长度不同"}}});
  RiskMeasuresResult result;
  result.pll_per_year = input.pll_per_year;
  if (!result.pll_per_year && !frequency.empty())
    result.pll_per_year =
        std::inner_product(frequency.begin(), frequency.end(), input.event_deaths.begin(), 0.0);
  result.far_per_1e8_h = input.far_per_1e8_h;
  if (!result.far_per_1e8_h && result.pll_per_year && input.people_present > 0)
    result.far_per_1e8_h = *result.pll_per_year * 1e8 / (8760 * input.people_present);
  if (result.far_per_1e8_h)
    result.individual_risk_per_year = *result.far_per_1e8_h * 1e-8 * input.hours_per_year;
  if (!result.pll_per_year && !result.far_per_1e8_h)
    refuse_missing("pll_per_year", {"or far_per_1e8_h, or the events with their deaths",
                                    "或给出 far_per_1e8_h,或各事件频率与死亡人数"});
  result.notes.rests_on({"PLL, FAR, AIR", "HyRAM", Status::verified});
  return result;
}

}  // namespace yuyan::consequence
