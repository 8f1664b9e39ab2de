// The documentation of a layout.
#pragma once

#include <string>

#include "sim/results/layout.h"

namespace yuyan::results {

/// A section for each group, with a table of its arrays: name, axes, type, unit, meaning in English
/// and Chinese, and the words of its codes.
[[nodiscard]] std::string markdown(const Layout& layout);

}  // namespace yuyan::results
