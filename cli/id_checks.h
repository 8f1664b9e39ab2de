// Whether everything in a drill that a result names has a name of its own.
#pragma once

#include "models/response/drill.h"
#include "scenarios/reader/reader.h"

namespace yuyan::cli {

/// Ids are unique within a table when it is read; here across tables, for a journal that says F1
/// has to mean one thing.
void check_ids(const response::Drill& drill, const reader::Reading& reading,
               reader::Diagnostics& diagnostics);

}  // namespace yuyan::cli
