// What a result says beside its numbers: which formulas and coefficients it rests on, and where it
// leaves the range in which they hold.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "models/parameters/field.h"
#include "models/parameters/text.h"

namespace yuyan::consequence {

using parameters::Status;
using parameters::Text;

/// A formula or a set of coefficients, where it was read, and how well that is known.
struct Basis {
  std::string_view what;
  std::string_view source;
  Status status = Status::unverified;

  friend bool operator==(const Basis&, const Basis&) = default;
};

/// Member `notes` of every result.
struct Notes {
  std::vector<Basis> basis;
  std::vector<Text> warnings;

  void rests_on(const Basis& used) {
    if (std::ranges::find(basis, used) == basis.end()) basis.push_back(used);
  }
  void rests_on(const std::vector<Basis>& used) {
    for (const Basis& one : used) rests_on(one);
  }
  void warn(std::string english, std::string chinese) {
    warnings.push_back({std::move(english), std::move(chinese)});
  }
  void take(const Notes& other) {
    rests_on(other.basis);
    warnings.insert(warnings.end(), other.warnings.begin(), other.warnings.end());
  }
};

}  // namespace yuyan::consequence
