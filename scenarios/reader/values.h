// One value of a document as the type that a field asks for; nothing when it is not of that type.
// A CSV cell is read by what is asked of it, a TOML value has its type already.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/reader/document.h"

namespace yuyan::reader {

/// A decimal number, the whole text of it; infinities and NaN are read too, and are the caller's to
/// refuse.
[[nodiscard]] std::optional<double> number_in(std::string_view text);

[[nodiscard]] std::optional<double> as_number(const Node& node);
[[nodiscard]] std::optional<std::int64_t> as_whole_number(const Node& node);
/// In a cell: true or false in any case, as spreadsheets write TRUE.
[[nodiscard]] std::optional<bool> as_flag(const Node& node);
[[nodiscard]] std::optional<std::string> as_text(const Node& node);
/// The elements of a list; in a cell they are parted by semicolons.
[[nodiscard]] std::optional<Array> as_list(const Node& node);

/// The parts of a text between separators, blanks around them dropped.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
/// Without blanks at its ends.
[[nodiscard]] std::string trimmed(std::string_view text);

/// The value as a message names it: 20, "twenty", a table.
[[nodiscard]] Text shown(const Node& node);

}  // namespace yuyan::reader
