// Names of numbers that lie at places of an array: peak_queue[hospital_1], late[fire,east].
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yuyan::parameters {

/// `peak_queue[hospital_1]` in its name and its places; without brackets all of it is the name.
struct PlacedName {
  std::string name;
  std::vector<std::string> places;
};

[[nodiscard]] inline PlacedName placed_name(std::string_view text) {
  const std::size_t open = text.find('[');
  if (open == std::string_view::npos || text.back() != ']') return {std::string(text), {}};
  PlacedName parts{std::string(text.substr(0, open)), {}};
  std::string_view rest = text.substr(open + 1, text.size() - open - 2);
  for (std::size_t comma = rest.find(','); comma != std::string_view::npos;
       comma = rest.find(',')) {
    parts.places.emplace_back(rest.substr(0, comma));
    rest.remove_prefix(comma + 1);
  }
  parts.places.emplace_back(rest);
  return parts;
}

}  // namespace yuyan::parameters
