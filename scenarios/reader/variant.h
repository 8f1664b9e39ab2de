// Variants: a scenario file may name another of which it is a variant. The other is read first, and
// this one is laid over it.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/reader/reader.h"

namespace yuyan::reader {

/// The key at the top of a variant: the scenario beneath it, a folder or a TOML file, seen from the
/// folder of the file that says it.
inline constexpr std::string_view variant_key = "variant_of";

/// The TOML file of a scenario: itself, or the scenario.toml in the folder.
[[nodiscard]] std::filesystem::path scenario_file(const std::filesystem::path& scenario);

/// The table of a scenario file, over all those of which it is a variant. The context's folder is
/// that of the file; the folders beneath are added to it. Nothing if a file of them cannot be read.
[[nodiscard]] std::optional<Table> read_layers(const std::filesystem::path& file,
                                               const Slots& slots, Context& context);

/// The folders of a scenario file and of those of which it is a variant, nearest first.
[[nodiscard]] std::vector<Shelf> shelves_of(const std::filesystem::path& file);

/// The keys at the top of a scenario file and of all those of which it is a variant: they tell of
/// which kind the scenario is. Files that cannot be read add none; reading the scenario says so.
[[nodiscard]] std::set<std::string> top_level_keys(const std::filesystem::path& file);

/// One table over another: the tables of `slots` deep, everything else replaced. What each says of
/// status and source stays, for its own values.
void lay_over(Table& lower, Table upper, const Slots& slots);

}  // namespace yuyan::reader
