#include "models/response/clause_measure.h"

#include <algorithm>
#include <array>

#include "models/parameters/placed_name.h"

namespace yuyan::response {
namespace {

using results::Dimension;
using results::Layout;
using results::Variable;

constexpr std::string_view outcomes = "/drill/outcomes/";

const std::vector<std::string>* places_of(const Layout& layout, const std::string& dimension) {
  const auto found = std::ranges::find(layout.dimensions, dimension, &Dimension::path);
  return found == layout.dimensions.end() ? nullptr
                                          : std::get_if<std::vector<std::string>>(&found->values);
}

/// A number at the end: no curve over time, and not what the clauses themselves say.
bool may_be_limited(const Layout& layout, const Variable& variable) {
  if (variable.type != results::Type::real || variable.path.starts_with("/drill/clauses/"))
    return false;
  if (variable.dimensions.empty()) return variable.path.starts_with(outcomes);
  return std::ranges::all_of(variable.dimensions, [&](const std::string& dimension) {
    return places_of(layout, dimension) != nullptr;
  });
}

/// The flat place; nothing when an axis has no such place.
std::optional<std::size_t> place_in(const Layout& layout, const Variable& variable,
                                    const std::vector<std::string>& places) {
  if (places.size() != variable.dimensions.size()) return std::nullopt;
  std::size_t flat = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& known = *places_of(layout, variable.dimensions[i]);
    const auto found = std::ranges::find(known, places[i]);
    if (found == known.end()) return std::nullopt;
    flat = flat * known.size() + static_cast<std::size_t>(found - known.begin());
  }
  return flat;
}

void add_names(const Layout& layout, const Variable& variable, std::size_t axis,
               const std::string& so_far, std::vector<std::string>& names) {
  if (axis == variable.dimensions.size()) return names.push_back(so_far + "]");
  for (const std::string& place : *places_of(layout, variable.dimensions[axis]))
    add_names(layout, variable, axis + 1, so_far + (axis == 0 ? "[" : ",") + place, names);
}

struct Multiple {
  std::string_view unit, of;
  double factor;
};

constexpr std::array multiples{Multiple{"min", "s", 60},           Multiple{"h", "s", 3600},
                               Multiple{"d", "s", 86400},          Multiple{"h", "min", 60},
                               Multiple{"s", "min", 1.0 / 60},     Multiple{"L", "m3", 1e-3},
                               Multiple{"10^4 yuan", "yuan", 1e4}, Multiple{"万元", "yuan", 1e4},
                               Multiple{"10^8 yuan", "yuan", 1e8}, Multiple{"亿元", "yuan", 1e8}};

}  // namespace

std::optional<ClauseMeasure> clause_measure(const Layout& layout, std::string_view name) {
  const parameters::PlacedName asked = parameters::placed_name(name);
  for (const Variable& variable : layout.variables) {
    if (variable.path != asked.name && results::name_of(variable.path) != asked.name) continue;
    if (!may_be_limited(layout, variable)) continue;
    if (const auto place = place_in(layout, variable, asked.places))
      return ClauseMeasure{variable.path, *place, variable.unit, variable.label,
                           variable.unit == "s" && variable.dimensions.empty()};
  }
  return std::nullopt;
}

std::vector<std::string> clause_measure_names(const Layout& layout) {
  std::vector<std::string> names, placed;
  for (const Variable& variable : layout.variables) {
    if (!may_be_limited(layout, variable)) continue;
    const std::string name(results::name_of(variable.path));
    if (variable.dimensions.empty())
      names.push_back(name);
    else
      add_names(layout, variable, 0, name, placed);
  }
  names.insert(names.end(), placed.begin(), placed.end());
  return names;
}

std::vector<std::string> limit_units(std::string_view of_measure) {
  std::vector<std::string> units{std::string(of_measure)};
  for (const Multiple& multiple : multiples)
    if (multiple.of == of_measure) units.emplace_back(multiple.unit);
  return units;
}

std::optional<double> unit_factor(std::string_view clause_unit, std::string_view measure_unit) {
  if (clause_unit.empty() || clause_unit == measure_unit) return 1;
  for (const Multiple& multiple : multiples)
    if (multiple.unit == clause_unit && multiple.of == measure_unit) return multiple.factor;
  return std::nullopt;
}

}  // namespace yuyan::response
