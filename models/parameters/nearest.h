// What a user may have meant by a misspelt name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yuyan::parameters {

/// How many edits turn one name into the other, byte by byte: insert, delete, replace, or exchange
/// two neighbours (optimal string alignment).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidates nearest to a misspelt name, in their own order: those at the least distance, if
/// that is at most a third of the name's length (and at least 1). A name that lacks its unit or its
/// ending (`delay` for `delay_s`) is at distance 1. Empty when nothing is near.
[[nodiscard]] std::vector<std::string> nearest_names(std::string_view name,
                                                     std::span<const std::string> candidates);

}  // namespace yuyan::parameters
