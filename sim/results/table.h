// The door for models: what data they produce (Layout), where it goes (Schema) and one replication
// of it (Record). No HDF5 behind it.
#pragma once

#include "sim/results/layout.h"  // IWYU pragma: export
#include "sim/results/record.h"  // IWYU pragma: export
#include "sim/results/schema.h"  // IWYU pragma: export
