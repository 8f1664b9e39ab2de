// What the tables of a drill have to fulfil together, beyond what one value or one reference says.
#pragma once

#include "models/response/drill.h"
#include "scenarios/reader/reader.h"

namespace yuyan::cli {

/// Reports orders and clauses that name entities which the drill does not have, targets that their
/// action cannot act on, initiating events that nothing fits, stations from which no road leads to
/// the site. What follows only from what the reader has found wrong is not reported: nothing when
/// tables are missing, nothing in a line that is wrong already, no kind that may have been misread.
void check_drill(const response::Drill& drill, const reader::Reading& reading,
                 reader::Diagnostics& diagnostics);

}  // namespace yuyan::cli
