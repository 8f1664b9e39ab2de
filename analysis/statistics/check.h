#pragma once

#include <stdexcept>

namespace yuyan::statistics {

/// Guards a precondition that the caller has to keep. Always on.
/// Throws std::invalid_argument (a std::logic_error) with `message` when `kept` is false.
inline void require(bool kept, const char* message) {
  if (!kept) throw std::invalid_argument(message);
}

}  // namespace yuyan::statistics
