// How wide text is on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace yuyan::cli {

/// Columns that UTF-8 text takes: two for Chinese characters and full-width forms, none for
/// combining marks, one for all else (Unicode Standard Annex 11; ambiguous counts as narrow).
[[nodiscard]] std::size_t width(std::string_view text);

/// The text with blanks after it, or before it, up to this many columns.
[[nodiscard]] std::string left(std::string_view text, std::size_t columns);
[[nodiscard]] std::string right(std::string_view text, std::size_t columns);

/// The text cut to this many columns, ending in `…` if it was longer.
[[nodiscard]] std::string cut(std::string_view text, std::size_t columns);

/// The text broken into lines of at most this many columns: at blanks, and between Chinese
/// characters, except before a mark that may not begin a line.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t columns,
                                  std::string_view indent = "");

}  // namespace yuyan::cli
