#include "models/consequence/catalogue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "models/parameters/nearest.h"

namespace yuyan::consequence {

Catalogue::Catalogue(std::vector<Model> models) : models_(std::move(models)) {}

const Model* Catalogue::find(std::string_view name) const {
  const auto found = std::ranges::find(models_, name, &Model::name);
  return found == models_.end() ? nullptr : &*found;
}

const Model& Catalogue::at(std::string_view name) const {
  if (const Model* model = find(name)) return *model;
  std::vector<std::string> names;
  names.reserve(models_.size());
  for (const Model& model : models_) names.emplace_back(model.name());
  const auto nearest = parameters::nearest_names(name, names);
  const std::string shown = fmt::format("{}", fmt::join(nearest.empty() ? names : nearest, ", "));
  const bool near = !nearest.empty();
  throw InputError({Problem{
      "model",
      std::string(name),
      fmt::format("{}", fmt::join(names, ", ")),
      nearest,
      {fmt::format("no model is called {}; {}: {}", name, near ? "nearest" : "models", shown),
       fmt::format("没有名为 {} 的模型;{}:{}", name, near ? "最接近" : "可用模型", shown)}}});
}

Catalogue catalogue() {
  std::vector<Model> all;
  for (auto part : {release_models, fire_models, harm_models, explosion_models, dispersion_models,
                    ground_models, criteria_models})
    std::ranges::move(part(), std::back_inserter(all));
  return Catalogue(std::move(all));
}

}  // namespace yuyan::consequence
