// What the command of a drill may not say although each of its values is allowed by itself.
#pragma once

#include "models/response/drill.h"
#include "scenarios/reader/reader.h"

namespace yuyan::cli {

/// Adds everything that is wrong to the diagnostics, in both languages and with its place.
void check_command(const response::Drill& drill, const reader::Reading& reading,
                   reader::Diagnostics& diagnostics);

}  // namespace yuyan::cli
