// Looks at replications of several variants of a scenario without keeping them: each gives a few
// numbers. What compares, solves and looks for bottlenecks stands on it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/ensemble/stop.h"

namespace yuyan::ensemble {

/// The numbers of one replication; what it throws makes the replication failed.
using Measure = std::function<std::vector<double>(std::uint64_t replication)>;

/// One variant. It is prepared once, in a process of its own, and its replications are forked from
/// there.
struct Trial {
  std::function<Measure()> prepare;
  std::vector<std::uint64_t> replications;  ///< numbers, each once
  std::size_t replications_a_process = 1;   ///< as in Plan
};

struct Observation {
  std::uint64_t replication = 0;
  std::vector<double> values;  ///< empty when it failed
  std::string failure;
};

struct Observed {
  std::vector<Observation> list;  ///< in the order of the trial's replications
  std::string failure;            ///< why the variant could not be prepared; empty when it could
};

/// All trials, with at most `workers` replications at a time, each of `values` numbers. The same
/// for any number of workers. What was asked for after a stop is missing. Throws std::logic_error
/// on a faulty trial.
[[nodiscard]] std::vector<Observed> observe(const std::vector<Trial>& trials, std::size_t values,
                                            int workers, const Stop& stop,
                                            const std::function<void(std::size_t)>& report = {});

}  // namespace yuyan::ensemble
