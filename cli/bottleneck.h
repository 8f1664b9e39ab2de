// What stands in the way of a clause: the relaxation that raises its probability most, found by
// running the drill again with the same chance and one constraint lifted at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "analysis/statistics/interval.h"
#include "cli/relaxations.h"
#include "cli/sampler.h"

namespace yuyan::cli {

struct Bottleneck {
  Relaxation relaxation;
  /// Probability without it and with it, and the difference, each with a 95 % interval; all from
  /// the same replications, which are not those by which it was chosen.
  statistics::Estimate now, lifted, gain;
  std::size_t at_stake = 0;  ///< replications of `now`
};

struct BottleneckSearch {
  Variant variant;
  Effort effort;
  /// For the choice and again for the gain.
  std::uint64_t replications = 200;
  /// How far it is: done, of how many (an estimate).
  std::function<void(std::uint64_t, std::uint64_t)> report;
};

/// By clause, those for which a relaxation raises the probability. Empty after a stop.
///
/// First all relaxations on those replications in which a clause fails; the two that mend most for
/// each clause are run again on as many new replications, and the greater gain counts.
[[nodiscard]] std::map<std::string, Bottleneck> find_bottlenecks(
    const BottleneckSearch& search, const std::vector<std::string>& clauses,
    const std::vector<Relaxation>& relaxations, const ensemble::Stop& stop);

}  // namespace yuyan::cli
