// The table of what a result rests on, the same for all kinds of scenario.
#pragma once

#include <vector>

#include "scenarios/reader/reader.h"
#include "sim/results/layout.h"

namespace yuyan::cli {

/// Adds /parameters to a layout: name, value, unit, status and source of every parameter.
void add_parameters(results::Layout& layout, std::vector<reader::ParameterRow> rows);

}  // namespace yuyan::cli
