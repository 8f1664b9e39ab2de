#include "models/consequence/individual_risk.h"

#include "models/consequence/input_error.h"

namespace yuyan::consequence {

IndividualRiskResult individual_risk(const IndividualRiskInput& input) {
  if (input.event_frequency_per_year.size() != input.event_lethality.size())
    refuse("event_lethality", static_cast<double>(input.event_lethality.size()),
           {"one for each frequency", "与频率个数一致"},
           {"the number of values differs", "数值个数不一致"});
  IndividualRiskResult result;
  double sum = 0, largest = 0;
  for (std::size_t i = 0; i < input.event_lethality.size(); ++i) {
    const double part = input.event_frequency_per_year[i] * input.event_lethality[i];
    sum += part;
    if (part > largest) {
      largest = part;
      result.largest_event = static_cast<double>(i + 1);
    }
  }
  if (input.individual_risk_per_year)
    result.largest_event.reset();
  else if (sum > 0)
    result.largest_share = largest / sum;
  result.individual_risk_per_year =
      input.individual_risk_per_year.value_or(sum * input.presence * input.protection);
  result.limit_per_year = individual_risk_limit(input.protected_target, input.installation);
  result.ratio = result.individual_risk_per_year / result.limit_per_year;
  result.met = result.ratio <= 1;
  result.notes.rests_on(
      {"individual risk as the sum of frequency times lethality", "definition", Status::verified});
  result.notes.rests_on(individual_limit_basis(input.edition));
  return result;
}

}  // namespace yuyan::consequence
