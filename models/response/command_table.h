// The table /drill/command: every change of the state of command.
#pragma once

#include "models/response/drill_run.h"
#include "sim/results/table.h"

namespace yuyan::response {

/// Adds the table to the layout of a drill, and what its channels carried.
void add_command_table(results::Layout& layout, const DrillModel& model);
/// Fills it from a run.
void fill_command_table(const DrillRun& run, const results::Schema& schema,
                        results::Record& record);

}  // namespace yuyan::response
