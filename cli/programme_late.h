// What all replications of a programme say together: chances of targets and control numbers, and
// where the spread of the indicators comes from.
#pragma once

#include <cstdint>
#include <optional>

#include "cli/allocation.h"
#include "cli/assumptions.h"
#include "cli/programme_model.h"
#include "sim/results/file.h"
#include "sim/results/table.h"
#include "sim/results/write.h"

namespace yuyan::cli {

/// What was looked for beyond the replications of the run.
struct FurtherLook {
  std::optional<Sensitivity> sobol, morris;  ///< of every parameter by itself
  std::optional<Allocation> allocation;
};

/// Adds the late tables of a programme to its layout.
[[nodiscard]] results::Layout with_late_tables(results::Layout layout, const ProgrammeModel& model);

/// Their values from a file that holds everything else. Replications that failed are left out, with
/// those that share their parameters.
[[nodiscard]] results::LateValues programme_late(const results::ResultFile& file,
                                                 const ProgrammeModel& model,
                                                 const results::Layout& layout,
                                                 std::uint64_t replications_a_draw,
                                                 const FurtherLook& further);

}  // namespace yuyan::cli
