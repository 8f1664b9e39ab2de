// The list of all consequence models.
#pragma once

#include <string_view>
#include <vector>

#include "models/consequence/calculator.h"

namespace yuyan::consequence {

/// Models by name.
class Catalogue {
 public:
  explicit Catalogue(std::vector<Model> models);

  [[nodiscard]] const std::vector<Model>& models() const { return models_; }
  /// The model of that name, or null.
  [[nodiscard]] const Model* find(std::string_view name) const;
  /// The model of that name; throws InputError with the nearest names.
  [[nodiscard]] const Model& at(std::string_view name) const;

 private:
  std::vector<Model> models_;
};

/// Every model of the library, in the order of the sections below.
[[nodiscard]] Catalogue catalogue();

// The sections, one file each.
[[nodiscard]] std::vector<Model> release_models();
[[nodiscard]] std::vector<Model> fire_models();
[[nodiscard]] std::vector<Model> harm_models();
[[nodiscard]] std::vector<Model> explosion_models();
[[nodiscard]] std::vector<Model> dispersion_models();
[[nodiscard]] std::vector<Model> ground_models();
[[nodiscard]] std::vector<Model> criteria_models();

}  // namespace yuyan::consequence
