// What the papers of a register say on the first day of a plan, by county: what has expired, what
// is old, how risks are graded.
#pragma once

#include "models/inspection/model.h"
#include "scenarios/reader/diagnostics.h"
#include "scenarios/reader/programme.h"
#include "scenarios/reader/reader.h"
#include "sim/results/table.h"

namespace yuyan::cli {

/// A static table over the counties. Counts are of enterprises; those whose record says nothing of
/// a paper are not among those that have it expired.
void add_register(const inspection::InspectionModel& model, results::Layout& layout);

/// Warns of a given register whose papers have expired or grown old by the first day.
void check_register(const reader::Programme& programme, const reader::Reading& reading,
                    reader::Diagnostics& diagnostics);

}  // namespace yuyan::cli
