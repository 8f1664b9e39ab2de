// The order of events within one instant.
#pragma once

#include <cstdint>

namespace yuyan::calendar {

/// Events of one instant run in the order of their phase, and within a phase in the order in which
/// they were asked for.
enum class Phase : std::uint8_t {
  completion = 0,  ///< work that ends, physical thresholds that are crossed
  ordinary = 1,    ///< everything else
  decision = 2,    ///< sees all changes of its instant
  recording = 3,   ///< reads the state, changes nothing
  stop = 4,        ///< the end of the run
};

}  // namespace yuyan::calendar
