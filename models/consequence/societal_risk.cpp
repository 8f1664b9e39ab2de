#include "models/consequence/societal_risk.h"

#include <cmath>
#include <map>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {

SocietalRiskResult societal_risk(const SocietalRiskInput& input) {
  if (input.event_frequency_per_year.size() != input.event_deaths.size())
    refuse("event_deaths", static_cast<double>(input.event_deaths.size()),
           {"one for each frequency", "与频率个数一致"},
           {"the number of values differs", "数值个数不一致"});
  SocietalRiskResult result;
  std::map<double, double> by_deaths;
  for (std::size_t i = 0; i < input.event_deaths.size(); ++i) {
    result.pll_per_year += input.event_frequency_per_year[i] * input.event_deaths[i];
    if (input.event_deaths[i] >= 1)
      by_deaths[input.event_deaths[i]] += input.event_frequency_per_year[i];
  }
  double cumulative = 0;
  bool above_lower = false;
  for (auto one = by_deaths.rbegin(); one != by_deaths.rend(); ++one) {
    const double deaths = one->first;
    cumulative += one->second;
    const double fall = std::pow(deaths, input.slope);
    const double ratio = cumulative / (input.upper_at_one_per_year * fall);
    above_lower = above_lower || cumulative > input.lower_at_one_per_year * fall;
    result.deaths.insert(result.deaths.begin(), deaths);
    result.frequency_per_year.insert(result.frequency_per_year.begin(), cumulative);
    if (ratio <= result.worst_ratio) continue;
    result.worst_ratio = ratio;
    result.worst_deaths = deaths;
  }
  result.region = result.worst_ratio > 1 ? "unacceptable" : above_lower ? "alarp" : "acceptable";
  result.notes.rests_on({"F-N curve and expected deaths", "definition", Status::verified});
  result.notes.rests_on(societal_limit_basis);
  return result;
}

}  // namespace yuyan::consequence
