// What the clauses of a plan have to fulfil: each rule has its own columns, and numbers are such as
// a drill counts.
#pragma once

#include "models/response/drill.h"
#include "scenarios/reader/reader.h"

namespace yuyan::cli {

/// Reports columns that a clause's rule lacks or has no use for, measures that no replication
/// counts, units into which a measure cannot be turned.
void check_clauses(const response::Drill& drill, const reader::Reading& reading,
                   reader::Diagnostics& diagnostics);

}  // namespace yuyan::cli
