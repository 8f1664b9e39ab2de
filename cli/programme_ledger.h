// The ledger of a programme: from rows to the past of the statistics.
#pragma once

#include "cli/study.h"
#include "models/indicators/ledger.h"
#include "scenarios/reader/programme.h"

namespace yuyan::cli {

/// Reads the ledger into the programme's past. All that is wrong, with row and column, is in the
/// diagnostics; the reading gets the ledger's bytes and the date, so that they are inputs of the
/// run.
[[nodiscard]] indicators::Past read_past(const Actual& actual, const reader::Programme& programme,
                                         reader::Reading& reading,
                                         reader::Diagnostics& diagnostics);

}  // namespace yuyan::cli
