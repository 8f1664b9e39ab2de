// The closed forms that `yuyan queue` evaluates.
#pragma once

#include <limits>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/console.h"
#include "cli/queue_refusals.h"
#include "cli/usage_error.h"

namespace yuyan::cli {

struct FormulaInput {
  std::string_view name;
  Text meaning;
  double otherwise = std::numeric_limits<double>::quiet_NaN();  ///< NaN: it has to be given
  bool is_list = false;                                         ///< numbers with commas between
};

struct FormulaOutput {
  std::string name;
  double value = 0;
  Text meaning;
};

using FormulaValues = std::map<std::string, std::vector<double>>;

struct Formula {
  std::string_view name;
  Text summary;
  std::vector<FormulaInput> inputs;
  /// Throws std::invalid_argument.
  std::vector<FormulaOutput> (*evaluate)(const FormulaValues& values);
};

[[nodiscard]] std::span<const Formula> formulas();

/// key=value words. Throws UsageError.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs_in(
    const std::vector<std::string>& words);

/// What a model refuses is the user's to mend.
template <class Compute>
[[nodiscard]] auto checked(Compute compute) {
  try {
    return compute();
  } catch (const std::invalid_argument& error) {
    throw UsageError(refusal(error.what()));
  }
}

}  // namespace yuyan::cli
