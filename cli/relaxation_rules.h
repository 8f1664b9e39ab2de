// What a planner could improve in any drill, as changes of parameters.
#pragma once

#include <string_view>
#include <vector>

#include "cli/console.h"
#include "models/response/drill.h"

namespace yuyan::cli {

/// Parameters that are lifted together, wherever the scenario has them.
struct RelaxationRule {
  std::string_view id;
  std::vector<std::string_view> changes;  ///< PATH=VALUE or PATH*=FACTOR; * in a path: every row
  Text name, advice;
  /// Whether the drill uses them at all; nullptr: every drill does.
  bool (*applies)(const response::Drill& drill) = nullptr;
};

[[nodiscard]] const std::vector<RelaxationRule>& relaxation_rules();

}  // namespace yuyan::cli
