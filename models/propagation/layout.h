// The site as propagation sees it: assets in the order of their ids, and their pairs.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "models/consequence/fuel.h"
#include "models/propagation/asset.h"
#include "models/propagation/exposure.h"
#include "models/propagation/parameters.h"

namespace yuyan::propagation {

/// Position of an asset in the order of the ids.
using AssetIndex = std::size_t;

/// How one asset lies to another in plan.
struct Pair {
  double distance_m = 0;  ///< between the centres
  double east = 0;        ///< unit vector from the first to the second; zero at distance zero
  double north = 0;
  double bearing = 0;  ///< bearing_of it
};

/// Assets, parameters and everything about pairs that does not change; const once built. Building
/// it sorts by id, so that no result depends on the order of the input.
class Layout {
 public:
  /// Throws std::invalid_argument that lists all that is wrong: values outside their range, ids
  /// that are empty or occur twice, unknown bunds and fuels, liquid without a fuel.
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
  [[nodiscard]] bool stands_in(AssetIndex i, AssetIndex bund) const {
    return traits_[i].bund == bund;
  }

  /// What it holds; null: nothing that burns.
  [[nodiscard]] const consequence::FuelData* fuel(AssetIndex i) const { return traits_[i].fuel; }

  /// Liquid in it at the start, kg; 0 without a fuel.
  [[nodiscard]] double liquid_kg(AssetIndex i) const;

  /// Depth of so much of its liquid over its whole plan area, m; 0 without a fuel.
  [[nodiscard]] double depth_m(AssetIndex i, double liquid_kg) const;

  /// A boilover needs a wide-cut crude over water.
  [[nodiscard]] bool boils_over(AssetIndex i) const { return traits_[i].boils_over; }

 private:
  struct Traits {
    const consequence::FuelData* fuel = nullptr;
    bool boils_over = false;
    AssetIndex bund;
  };

  std::vector<Asset> assets_;
  PropagationParameters parameters_;
  std::vector<Traits> traits_;
  std::vector<Pair> pairs_;
};

}  // namespace yuyan::propagation
