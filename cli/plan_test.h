// The test of a plan: for each clause its probability, its times, its worst replication and what
// stands in the way, as a late table of the result.
#pragma once

#include <map>
#include <string>

#include "cli/bottleneck.h"
#include "models/response/plan.h"
#include "sim/results/write.h"

namespace yuyan::cli {

/// Adds the declaration of /drill/plan_test for these clauses; nothing without clauses.
void declare_plan_test(const std::vector<response::Clause>& clauses, results::Layout& layout);

/// The values of a file of a layout that was given to declare_plan_test().
[[nodiscard]] results::LateValues plan_test(const results::Layout& layout,
                                            const results::ResultFile& file,
                                            const std::map<std::string, Bottleneck>& bottlenecks);

}  // namespace yuyan::cli
