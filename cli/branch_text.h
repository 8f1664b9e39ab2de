// What yuyan branch answers, as a table that a terminal of 100 columns holds.
#pragma once

#include <string>

#include "cli/branch_layout.h"

namespace yuyan::cli {

/// The options under letters: a line for each decision, and with several decisions one for each
/// combination.
[[nodiscard]] std::string options_text(const std::vector<DecisionPoint>& points,
                                       const BranchAnswer& answer, Language language);

/// Each number that differs under the options: its value under each (or, where there are more than
/// four, under the best and the second), the best, how surely, by how much. Says why when there is
/// none.
[[nodiscard]] std::string branch_text(const BranchAnswer& answer, double confidence,
                                      Language language);

}  // namespace yuyan::cli
