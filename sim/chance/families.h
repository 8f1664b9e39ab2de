// The families of distributions by name: what a reader of input files needs to turn
// `{ lognormal = { median = 30, sigma = 0.5 } }` into a Distribution and to say what is allowed.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/chance/distribution.h"

namespace yuyan::chance {

/// A parameter of a family as an input file knows it.
struct ParameterAbout {
  std::string_view name;
  std::string_view meaning;
  bool is_list = false;   ///< a list of numbers, else one number
  bool optional = false;  ///< may be left out
};

/// Parameters by name; a single number is a list of one.
using NamedValues = std::map<std::string, std::vector<double>, std::less<>>;

struct Family {
  std::string_view name;
  std::span<const ParameterAbout> parameters;
  /// The distribution with these parameters, not truncated; its values are not judged, see
  /// violations(). Throws std::invalid_argument that lists the missing and unknown names, and the
  /// parameters that are one number and got a list.
  Distribution (*make)(const NamedValues& values);
};

/// All families, in the order of the documentation.
[[nodiscard]] std::span<const Family> families();

/// The family of this name, or nothing.
[[nodiscard]] const Family* find_family(std::string_view name);

}  // namespace yuyan::chance
