// The exact models that `yuyan queue` takes from a scenario or a table.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"

namespace yuyan::cli {

/// hypercube SCENARIO [kind=ID]
int queue_hypercube(const std::vector<std::string>& words, bool json, const Console& console);
/// coverage SCENARIO limit_s=… units=… [busy=…] [kind=ID], or coverage FILE.csv units=… [busy=…]
int queue_coverage(const std::vector<std::string>& words, bool json, const Console& console);

}  // namespace yuyan::cli
