// The site as propagation sees it: assets in the order of their ids, and their pairs.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "models/propagation/asset.h"
#include "models/propagation/parameters.h"

namespace yuyan::propagation {

/// Position of an asset in the order of the ids.
using AssetIndex = std::size_t;

/// How one asset lies to another in plan.
struct Pair {
  double distance_m;  ///< between the centres
  double east;        ///< unit vector from the first to the second
  double north;
};

/// Assets, parameters and everything about pairs that does not change; const once built. Building
/// it sorts by id, so that no result depends on the order of the input.
class Layout {
 public:
  /// Throws std::invalid_argument that lists all that is wrong: values out of range, ids that occur
  /// twice, unknown bunds or fuels, two assets at one place other than a bund and its tank.
  explicit Layout(std::vector<Asset> assets, PropagationParameters parameters = {});

  [[nodiscard]] std::size_t size() const { return assets_.size(); }
  [[nodiscard]] std::span<const Asset> assets() const { return assets_; }
  [[nodiscard]] const Asset& asset(AssetIndex i) const { return assets_[i]; }
  [[nodiscard]] const PropagationParameters& parameters() const { return parameters_; }

  /// Throws std::out_of_range with the id.
  [[nodiscard]] AssetIndex index_of(std::string_view id) const;

  [[nodiscard]] const Pair& pair(AssetIndex from, AssetIndex to) const {
    return pairs_[from * assets_.size() + to];
  }

  /// Whether `i` stands in the bund `bund`.
  [[nodiscard]] bool stands_in(AssetIndex i, AssetIndex bund) const { return bund_[i] == bund; }

 private:
  std::vector<Asset> assets_;
  PropagationParameters parameters_;
  std::vector<Pair> pairs_;
  std::vector<AssetIndex> bund_;
};

}  // namespace yuyan::propagation
