#include "models/parameters/nearest.h"

#include <algorithm>
#include <numeric>

namespace yuyan::parameters {
namespace {

bool lacks_ending(std::string_view name, std::string_view candidate) {
  return candidate.size() > name.size() && candidate.starts_with(name) &&
         candidate[name.size()] == '_';
}

std::size_t distance(std::string_view name, std::string_view candidate) {
  return lacks_ending(name, candidate) ? 1 : edit_distance(name, candidate);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (exchanged) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::vector<std::string> nearest_names(std::string_view name,
                                       std::span<const std::string> candidates) {
  constexpr std::size_t longest = 100;  // nobody misspells a name of this length by a few letters
  if (name.empty() || name.size() > longest) return {};
  std::size_t least = std::max<std::size_t>(1, name.size() / 3);
  std::vector<std::string> nearest;
  for (const std::string& candidate : candidates) {
    const std::size_t edits = distance(name, candidate);
    if (edits > least) continue;
    if (edits < least) nearest.clear();
    least = edits;
    nearest.push_back(candidate);
  }
  return nearest;
}

}  // namespace yuyan::parameters
