#include "models/propagation/layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "models/parameters/nearest.h"

namespace yuyan::propagation {
namespace {

/// What is wrong, collected so that all of it can be said at once.
class Problems {
 public:
  template <parameters::Described Struct>
  void check_ranges(const std::string& where, const Struct& values) {
    parameters::for_each_field<Struct>([&](const auto& field) {
      const auto& value = values.*field.member;
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, double>)
        if (const auto& range = field.about.range; !range.contains(value))
          add(where, fmt::format("{} = {:g} is outside {}{:g}, {:g}{}", field.name, value,
                                 range.low_open ? '(' : '[', range.low, range.high,
                                 range.high_open ? ')' : ']'));
    });
  }

  void add(const std::string& where, const std::string& what) {
    text_ += fmt::format("\n{}: {}", where, what);
  }

  void raise() const {
    if (!text_.empty()) throw std::invalid_argument("the layout is wrong:" + text_);
  }

 private:
  std::string text_;
};

std::string did_you_mean(std::string_view name, const std::vector<std::string>& names) {
  const auto nearest = parameters::nearest_names(name, names);
  return nearest.empty() ? fmt::format("one of {}", fmt::join(names, ", "))
                         : fmt::format("did you mean {}?", fmt::join(nearest, " or "));
}

std::vector<std::string> fuel_names() {
  std::vector<std::string> names;
  for (const auto& choice : consequence::choices(consequence::Fuel{}))
    names.emplace_back(choice.name);
  return names;
}

void check_names(const std::vector<Asset>& assets, Problems& problems) {
  std::vector<std::string> bunds;
  for (const Asset& asset : assets)
    if (asset.kind == Kind::bund) bunds.push_back(asset.id);
  const std::string* previous = nullptr;
  for (const Asset& asset : assets) {
    if (asset.id.empty()) problems.add("asset", "the id is empty; give each asset a name");
    if (previous && *previous == asset.id) problems.add(asset.id, "the id occurs twice");
    previous = &asset.id;
    if (!asset.fuel.empty() && !consequence::fuel_named(asset.fuel))
      problems.add(asset.id, fmt::format("unknown fuel {}; {}", asset.fuel,
                                         did_you_mean(asset.fuel, fuel_names())));
    if (asset.fuel.empty() && asset.liquid_m3 > 0)
      problems.add(asset.id, "has liquid_m3 but no fuel; name the fuel or set liquid_m3 to 0");
    if (!asset.bund.empty() && std::ranges::find(bunds, asset.bund) == bunds.end())
      problems.add(asset.id,
                   fmt::format("unknown bund {}; {}", asset.bund, did_you_mean(asset.bund, bunds)));
  }
}

Pair pair_of(const Asset& from, const Asset& to) {
  const double east = to.x_m - from.x_m;
  const double north = to.y_m - from.y_m;
  const double distance = std::sqrt(east * east + north * north);
  if (distance == 0) return {};
  return {distance, east / distance, north / distance, bearing_of(east, north)};
}

}  // namespace

Layout::Layout(std::vector<Asset> assets, PropagationParameters parameters)
    : assets_(std::move(assets)), parameters_(parameters) {
  std::ranges::sort(assets_, {}, &Asset::id);
  Problems problems;
  problems.check_ranges("parameters", parameters_);
  for (const Asset& asset : assets_) problems.check_ranges(asset.id, asset);
  check_names(assets_, problems);
  problems.raise();

  traits_.reserve(size());
  pairs_.reserve(size() * size());
  for (const Asset& asset : assets_) {
    Traits traits{.bund = asset.bund.empty() ? size() : index_of(asset.bund)};
    if (const auto fuel = consequence::fuel_named(asset.fuel)) {
      traits.fuel = &consequence::fuel_data(*fuel);
      traits.boils_over = *fuel == consequence::Fuel::crude_oil && asset.water_heel_m > 0;
    }
    traits_.push_back(traits);
    for (const Asset& other : assets_) pairs_.push_back(pair_of(asset, other));
  }
}

AssetIndex Layout::index_of(std::string_view id) const {
  const auto found = std::ranges::lower_bound(
      assets_, id, {}, [](const Asset& asset) { return std::string_view(asset.id); });
  if (found == assets_.end() || found->id != id)
    throw std::out_of_range(fmt::format("no asset {} on the site", id));
  return static_cast<AssetIndex>(found - assets_.begin());
}

double Layout::liquid_kg(AssetIndex i) const {
  return fuel(i) ? assets_[i].liquid_m3 * fuel(i)->liquid_density_kg_m3 : 0;
}

double Layout::depth_m(AssetIndex i, double liquid_kg) const {
  const double diameter_m = assets_[i].diameter_m;
  return fuel(i) ? liquid_kg / fuel(i)->liquid_density_kg_m3 /
                       (std::numbers::pi / 4 * diameter_m * diameter_m)
                 : 0;
}

}  // namespace yuyan::propagation
