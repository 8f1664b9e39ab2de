// The constraints of a drill, each as the change that would lift it.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/study.h"
#include "models/response/drill.h"

namespace yuyan::cli {

/// One resource or delay, improved.
struct Relaxation {
  std::string id;       ///< the parameter or rows that it changes
  Overrides overrides;  ///< of what the scenario says
  Text name;            ///< what is improved: order CY2 (county government): delay
  Text advice;          ///< what a planner could do
};

/// Derived from the scenario: each order's delay and omission, each station's turnout and one more
/// of each kind of vehicle, a larger treatment post, and the rules of relaxation_rules.h. In the
/// order of their ids; those that would change nothing are left out.
[[nodiscard]] std::vector<Relaxation> relaxations_of(const response::Drill& drill,
                                                     const reader::Reading& reading);

}  // namespace yuyan::cli
