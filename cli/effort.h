// How replications are run: what every verb that simulates asks its user for.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "cli/console.h"

namespace yuyan::cli {

class Options;

struct Effort {
  std::uint64_t seed = 1;
  std::uint64_t event_limit = 5'000'000;  ///< a replication with more events fails
  std::uint64_t workers = std::max(1U, std::thread::hardware_concurrency());

  [[nodiscard]] int processes() const { return static_cast<int>(workers); }
};

/// `--seed`, `--workers`, `--event-limit`.
void add_effort(Options& options, Effort& effort);
/// `--set`, and `what` it changes.
void add_overrides(Options& options, std::vector<std::string>& overrides,
                   const Text& what = {"changes a parameter", "修改参数"});

}  // namespace yuyan::cli
