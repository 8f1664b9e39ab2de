#include "models/consequence/event_tree.h"

#include <cmath>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {

EventTreeResult event_tree(const EventTreeInput& input) {
  const auto states = static_cast<double>(input.branch_probability.size() + 1);
  if (input.end_state > states || input.end_state != std::floor(input.end_state))
    refuse("end_state", input.end_state, describe({.low = 1, .high = states}, ""),
           {"there is no such end state", "不存在该终态"});
  EventTreeResult result;
  double left = 1;
  for (const double branch : input.branch_probability) {
    result.probabilities.push_back(left * branch);
    left *= 1 - branch;
  }
  result.probabilities.push_back(left);
  for (const double p : result.probabilities)
    result.frequencies_per_year.push_back(p * input.frequency_per_year);
  const auto index = static_cast<std::size_t>(input.end_state) - 1;
  result.probability = result.probabilities.at(index);
  result.frequency_per_year = result.frequencies_per_year.at(index);
  result.notes.rests_on(
      {"event tree: product of conditional probabilities", "HyRAM", Status::verified});
  return result;
}

}  // namespace yuyan::consequence
