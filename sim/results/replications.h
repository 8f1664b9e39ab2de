// What every result file holds beside the groups of the models.
#pragma once

#include "sim/results/layout.h"

namespace yuyan::results {

/// The axis /replication and the group /replications: what became of each. The lengths of a layout
/// are those of one replication, so the axis has no places here.
[[nodiscard]] Layout replications_layout();

}  // namespace yuyan::results
