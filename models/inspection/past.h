// What has happened in enterprises so far, as a ledger says it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace yuyan::inspection {

/// An accident of the past. Without a firm each replication draws one of the county and sector.
struct PastAccident {
  double day = 0;  ///< since the first day of the plan
  std::size_t county = 0, sector = 0;
  std::optional<std::uint32_t> firm{};  ///< its place in the register
  int deaths = 0, serious_injuries = 0;
  double loss_yuan = 0;
  std::uint64_t key = 0;  ///< names it among all, for its draws
};

/// Up to `until_d` nothing happens but these accidents, and they act like simulated ones: the
/// hazard behind them is found, certificates are revoked, like firms learn and are visited.
struct Past {
  double until_d = 0;
  std::vector<PastAccident> accidents;
};

}  // namespace yuyan::inspection
