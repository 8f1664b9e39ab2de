// What data a model produces: named, typed, labelled arrays over named dimensions, tables of events
// and static tables. Each model declares its layout once; records, the result file and its
// documentation follow from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace yuyan::results {

/// What one value is, in memory and in the file.
enum class Type {
  real,     ///< double
  integer,  ///< std::int64_t
  flag,     ///< std::int8_t, 0 or 1
  code,     ///< std::int32_t, the position of its text in `meanings`
  text      ///< UTF-8 text; in static tables only: repeated text of replications is a code
};

/// What a planner reads, in English and Chinese.
struct Label {
  std::string en;
  std::string zh;

  bool operator==(const Label&) const = default;
};

/// The values of a dimension or of a static column; flags and codes are held as integers.
using Values =
    std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::string>>;

[[nodiscard]] std::size_t size(const Values& values);

/// An axis of arrays with the value or name of each place, such as /drill/time or
/// /drill/clauses/clause. It is seen by arrays in its own group and in groups below.
/// The axis /replication is implied.
struct Dimension {
  std::string path;
  Label label;
  std::string unit;  ///< SI symbol ("s", not "seconds", which readers take for a date); "" if none
  Values values;

  bool operator==(const Dimension&) const = default;
};

/// An array that every replication fills. Its first axis in the file is /replication.
struct Variable {
  std::string path;
  Type type = Type::real;
  std::string unit;
  Label label;
  std::vector<std::string> dimensions;  ///< paths of the axes after the replication, slowest first
  std::vector<std::string> meanings;    ///< of a code: the word for 0, 1, …, without blanks

  bool operator==(const Variable&) const = default;
};

/// A column of a table.
struct Column {
  std::string name;
  Type type = Type::real;
  std::string unit;
  Label label;
  std::vector<std::string> meanings;

  bool operator==(const Column&) const = default;
};

/// A table to which each replication appends as many rows as it has. In the file it is a group with
/// one array a column and a column `replication`, which comes by itself.
struct EventTable {
  std::string path;
  std::string dimension;  ///< name of its axis, such as "event"; counts the rows of the file
  Label label;
  std::vector<Column> columns;

  bool operator==(const EventTable&) const = default;
};

struct StaticColumn {
  Column column;
  Values values;

  bool operator==(const StaticColumn&) const = default;
};

/// A table that is filled once, before the run: parameters, what the clauses say.
struct StaticTable {
  std::string path;       ///< its group
  std::string dimension;  ///< path of its axis, a declared dimension
  Label label;
  std::vector<StaticColumn> columns;

  bool operator==(const StaticTable&) const = default;
};

/// A table that is filled once, after the run, from all finished replications: how probable each
/// clause is, what a target depends on. Its axis is a declared dimension or a late one.
struct LateTable {
  std::string path;       ///< its group
  std::string dimension;  ///< path of its axis
  Label label;
  std::vector<Column> columns;

  bool operator==(const LateTable&) const = default;
};

/// An axis of late tables whose places are known only after the run.
struct LateDimension {
  std::string path;
  Label label;
  std::string unit;
  Type type = Type::text;  ///< real, integer or text

  bool operator==(const LateDimension&) const = default;
};

struct Layout {
  std::vector<Dimension> dimensions;
  std::vector<Variable> variables;
  std::vector<EventTable> event_tables;
  std::vector<StaticTable> static_tables;
  std::vector<LateDimension> late_dimensions;
  std::vector<LateTable> late_tables;
};

/// One layout of two: what both declare must be equal and is kept once. Throws std::logic_error
/// that names the path on which they differ.
[[nodiscard]] Layout merged(Layout first, const Layout& second);

/// Throws std::logic_error that lists every fault: a path that is no path or is used twice, a
/// dimension that is unknown or lies where the array cannot see it, a code without meanings, sizes
/// that differ.
void check(const Layout& layout);

/// A late table with its values, one list a column in the order of the declaration, to be written.
/// Throws std::logic_error when there are more or fewer lists than columns.
[[nodiscard]] StaticTable filled(const LateTable& table, std::vector<Values> values);

/// A dimension that numbers its places 0 … size-1.
[[nodiscard]] Dimension numbered(std::string path, std::size_t size, Label label = {});

/// The part of a path before its last slash ("" for a path in the root) and after it.
[[nodiscard]] std::string_view group_of(std::string_view path);
[[nodiscard]] std::string_view name_of(std::string_view path);

/// What stands where nothing was set.
inline constexpr double missing_real = std::numeric_limits<double>::quiet_NaN();
inline constexpr std::int64_t missing_integer = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int8_t missing_flag = -1;
inline constexpr std::int32_t missing_code = -1;

}  // namespace yuyan::results
