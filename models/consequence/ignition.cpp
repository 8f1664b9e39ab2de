#include "models/consequence/ignition.h"

#include <algorithm>
#include <cmath>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {

IgnitionResult ignition(const IgnitionInput& input) {
  const IgnitionProbability table = step_ignition(input.fluid, input.mass_rate_kg_s);
  IgnitionResult result;
  if (input.immediate_probability)
    result.immediate_probability = *input.immediate_probability;
  else if (input.total_probability && input.delayed_probability)
    result.immediate_probability = *input.total_probability - *input.delayed_probability;
  else
    result.immediate_probability = table.immediate;
  if (input.total_probability)
    result.delayed_probability = *input.total_probability - result.immediate_probability;
  else
    result.delayed_probability = input.delayed_probability.value_or(table.delayed);
  if (input.delayed_probability && input.total_probability &&
      std::abs(result.delayed_probability - *input.delayed_probability) > 1e-9)
    refuse("total_probability", *input.total_probability,
           {"the sum of immediate and delayed", "立即与延迟概率之和"},
           {"the three probabilities contradict each other", "三个概率相互矛盾"});
  result.total_probability = result.immediate_probability + result.delayed_probability;
  if (result.delayed_probability < 0 || result.immediate_probability < 0 ||
      result.total_probability > 1)
    refuse("total_probability", result.total_probability,
           {"at least the immediate probability and at most 1", "不小于立即点火概率且不大于 1"},
           {"the probabilities do not fit each other", "概率不相容"});
  result.no_ignition_probability = 1 - result.total_probability;
  if (result.total_probability > 0)
    result.conditional_immediate_probability =
        std::min(1.0, result.immediate_probability / result.total_probability);
  if (result.immediate_probability < 1)
    result.conditional_delayed_probability =
        std::min(1.0, result.delayed_probability / (1 - result.immediate_probability));
  if (!input.immediate_probability || (!input.total_probability && !input.delayed_probability))
    result.notes.rests_on({"ignition probabilities by release rate", "HyRAM", Status::verified});
  return result;
}

}  // namespace yuyan::consequence
