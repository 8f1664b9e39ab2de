// Checks against programmer errors; always on.
#pragma once

#include <stdexcept>
#include <string>

namespace yuyan::results {

/// Throws std::logic_error(what) unless the condition holds.
inline void require(bool condition, const char* what) {
  if (!condition) [[unlikely]]
    throw std::logic_error(what);
}

}  // namespace yuyan::results
