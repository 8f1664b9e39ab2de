// The process that prepares a scenario once and forks its replications.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include <sys/types.h>

#include "sim/ensemble/run.h"
#include "sim/results/descriptor.h"

namespace yuyan::ensemble {

/// An entry of this number says why the template itself gave up.
inline constexpr std::uint64_t no_replication = std::numeric_limits<std::uint64_t>::max();

/// What the template is asked to do.
struct Errand {
  std::vector<std::uint64_t> replications;  ///< in the order in which they start
  std::size_t workers;
  double wall_limit_s;
};

/// The caller dies with its parent from now on, and no terminal or service manager stops it: only
/// its parent does.
void live_under(pid_t parent);

/// Ends the process with the exit code that body returns, or 1 when it throws, without the exit
/// handlers of libraries, which belong to the process it was forked from.
[[noreturn]] void leave_with(const std::function<int()>& body);

/// Body of the template process: writes the frame of each finished replication to output, and
/// returns the exit code of the process.
[[nodiscard]] int run_template(const Errand& errand, const results::Schema& schema,
                               const Prepare& prepare, int output);

}  // namespace yuyan::ensemble
