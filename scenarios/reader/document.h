// An input document: a tree of values that know their lines. TOML and CSV become the same tree, so
// that one binder reads both.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/parameters/field.h"
#include "scenarios/reader/diagnostics.h"

namespace yuyan::reader {

struct Entry;
struct Node;

/// The text of one CSV cell, without its quotes; the field that reads it decides its type.
struct Cell {
  std::string text;
};

/// A TOML value of a kind that no field has: a date or a time.
struct Date {};

using Array = std::vector<Node>;

/// Keys and values in the order of their lines.
struct Table {
  std::vector<Entry> entries;
  bool is_inline = false;  ///< written { ... }, not under a [header]

  /// The value of this key, or nullptr.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Node {
  std::variant<bool, std::int64_t, double, std::string, Cell, Date, Array, Table> value;
  Place place;
};

struct Entry {
  std::string key;
  Place place;
  Node node;
};

/// A CSV file: its columns and its rows. Each row is a Table of Cells; empty cells are left out.
struct Sheet {
  std::vector<std::string> columns;
  Place header;
  Array rows;
  bool is_whole = true;  ///< false: something of the file could not be read
};

enum class Encoding { utf_8, gb18030 };

constexpr auto choices(Encoding) {
  return std::array{parameters::Choice{"utf-8", Encoding::utf_8},
                    parameters::Choice{"gb18030", Encoding::gb18030}};
}

/// Reads TOML 1.0 (UTF-8, with or without a byte order mark). A syntax error is one diagnostic;
/// then there is no table.
[[nodiscard]] std::optional<Table> parse_toml(std::string_view bytes, const std::string& file,
                                              Diagnostics& diagnostics);

/// Reads CSV (RFC 4180): first the header, then rows with as many cells as the header has columns.
/// Cells in double quotes may hold commas, line breaks and doubled quotes; blanks around a cell
/// without quotes are dropped; lines that are empty, hold only empty cells, or begin with `#` are
/// passed over. UTF-8 with or without a byte order mark, or GB18030; LF or CRLF.
[[nodiscard]] Sheet parse_csv(std::string_view bytes, const std::string& file, Encoding encoding,
                              Diagnostics& diagnostics);

}  // namespace yuyan::reader
