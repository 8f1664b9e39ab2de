// One replication, told: when, who, what, because of what.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "models/response/drill_run.h"

namespace yuyan::cli {

/// `T+01:02:03`.
[[nodiscard]] std::string since_start(double time_s);
/// The clock at a time, `14:05:09`, with `+1` a day later.
[[nodiscard]] std::string clock(double start_hour, double time_s);

/// What a reader calls each entity of the cast, by its number.
[[nodiscard]] std::vector<Text> names_of_cast(const response::DrillModel& model);

/// The journal of a run, one event a line.
[[nodiscard]] std::string story(const response::DrillRun& run, Language language);

}  // namespace yuyan::cli
