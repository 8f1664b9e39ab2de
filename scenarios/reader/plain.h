// Reads and shows the values that have no structure: numbers, flags, texts, choices, lists.
#pragma once

#include <optional>
#include <string>

#include "scenarios/reader/document.h"
#include "scenarios/reader/slot.h"

namespace yuyan::reader {

/// Sets a plain value from a node; what is wrong goes to the diagnostics, and the value stays.
/// Not for quantities, groups, rows and optionals, which it leaves alone.
void read_plain(const Slot& slot, const Node& node, const std::string& key,
                Diagnostics& diagnostics);

/// The value as the table of parameters shows it; nothing for names, references and structures,
/// which are no parameters.
[[nodiscard]] std::optional<std::string> listed_value(const Slot& slot);

/// Whether the field holds tables: they are named in brackets.
[[nodiscard]] bool holds_tables(const Slot& slot);

}  // namespace yuyan::reader
