// Plays a replication with all options of its decisions: at each, the process forks, so that every
// option goes on from the same state and the same chance.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/record.h"

namespace yuyan::ensemble {

/// Chooses one of the options of a decision, as world::Decider does.
using Decide =
    std::function<std::size_t(std::string_view id, std::span<const std::string> options)>;

/// Computes one replication in which somebody else decides.
using Play = std::function<results::Record(std::uint64_t replication, const Decide& decide)>;

/// A decision that was met on the way, and the place of the option that was taken.
struct Crossing {
  std::string decision;
  std::size_t option = 0;

  bool operator==(const Crossing&) const = default;
};

/// One end of the replication, with the decisions on the way there, the first one first.
struct Leaf {
  std::vector<Crossing> way;
  results::Record record;
};

/// All ends, those of later options of the first decision last. A decision that is not listed takes
/// its first option; one that comes again branches again, until a way has met `most` decisions.
/// Children end before this returns. Throws what play throws here, and std::runtime_error when a
/// branch fails, with the way and the reason.
[[nodiscard]] std::vector<Leaf> play_all(const Play& play, std::uint64_t replication,
                                         const results::Schema& schema,
                                         const std::set<std::string, std::less<>>& decisions,
                                         std::size_t most = 8);

}  // namespace yuyan::ensemble
