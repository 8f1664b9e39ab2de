// Runs the replications of one scenario over forked workers.
//
// The calling process never prepares a scenario: it forks a template, which prepares it once and
// forks children that play them: one replication each, or some in turn where a replication leaves
// no traces in its process. A child sends each record through a pipe and leaves with _exit. The
// template watches the children, the calling process appends what comes to the part file. When a
// process dies, those below it are killed by the kernel.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <vector>

#include "sim/ensemble/stop.h"
#include "sim/results/fingerprint.h"
#include "sim/results/record.h"

namespace yuyan::ensemble {

struct Plan {
  std::vector<std::uint64_t> replications;  ///< numbers, each once
  int workers = 1;                          ///< replications at a time, at least 1
  std::filesystem::path part_file;
  bool resume = false;  ///< use what the part file holds; otherwise there must be none
  results::Fingerprint fingerprint;
  /// Backstop for a replication that does not end; its own limit is a number of events.
  double wall_limit_s = std::numeric_limits<double>::infinity();
  /// That one process may play in turn. It then keeps the memory that it has got, and is forked
  /// once for all of them.
  std::size_t replications_a_process = 1;
};

/// Computes one replication. What it throws becomes the reason of a failed replication.
using Replicate = std::function<results::Record(std::uint64_t replication)>;
/// Builds what all replications share, in the template.
using Prepare = std::function<Replicate()>;

/// Replications finished so far, those of a resumed part file included.
struct Progress {
  std::uint64_t done = 0;
  std::uint64_t failed = 0;
  std::uint64_t timed_out = 0;
  std::uint64_t total = 0;

  [[nodiscard]] std::uint64_t finished() const { return done + failed + timed_out; }
};

struct Outcome {
  Progress progress;
  bool stopped = false;  ///< by the stop, with replications left to do
};

/// A replication whose child crashes, throws, exits or outruns its limit is recorded as failed with
/// its reason; the others go on. A stop kills what runs and leaves the finished ones in the
/// part file. Same plan, same records, for any number of workers and any order.
///
/// Throws results::FileError about the part file, std::runtime_error when the scenario could not be
/// prepared (with the message of what prepare threw), std::logic_error on a faulty plan.
Outcome run(const Plan& plan, const results::Schema& schema, const Prepare& prepare,
            const std::function<void(const Progress&)>& report, const Stop& stop);

}  // namespace yuyan::ensemble
