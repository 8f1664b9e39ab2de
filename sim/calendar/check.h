// Checks against programmer errors; always on.
#pragma once

#include <stdexcept>

namespace yuyan::calendar {

/// Throws std::logic_error(what) unless the condition holds.
inline void check(bool condition, const char* what) {
  if (!condition) [[unlikely]]
    throw std::logic_error(what);
}

}  // namespace yuyan::calendar
