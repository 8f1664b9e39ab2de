#include "sim/results/markdown.h"

#include <map>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace yuyan::results {

namespace {

std::string_view text_of(Type type) {
  switch (type) {
    case Type::real:
      return "float64";
    case Type::integer:
      return "int64";
    case Type::flag:
      return "int8 (0, 1)";
    case Type::code:
      return "int32 code";
    case Type::text:
      return "text";
  }
  return "";
}

std::string_view type_of(const Values& values) {
  static constexpr std::string_view types[]{"float64", "int64", "text"};
  return types[values.index()];
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) safe += c == '|' ? "\\|" : std::string(1, c);
  return safe;
}

/// A line of the table of a group.
std::string row(std::string_view name, std::string_view axes, std::string_view type,
                std::string_view unit, const Label& label,
                const std::vector<std::string>& meanings = {}) {
  const std::string words = meanings.empty() ? "" : fmt::format(" ({})", fmt::join(meanings, ", "));
  return fmt::format("| `{}` | {} | {} | {} | {}{} | {} |\n", name, axes, type, unit,
                     escaped(label.en), escaped(words), escaped(label.zh));
}

struct Group {
  std::string title;  ///< what the group holds as a whole
  std::string rows;
};

using Groups = std::map<std::string, Group, std::less<>>;

Group& group(Groups& groups, std::string_view path) {
  return groups[path.empty() ? "/" : std::string(path)];
}

void title(Groups& groups, const std::string& path, const Label& label) {
  group(groups, path).title +=
      fmt::format("{}{}{}\n\n", label.en, label.zh.empty() ? "" : " · ", label.zh);
}

void add(Groups& groups, const Dimension& dimension) {
  group(groups, group_of(dimension.path)).rows +=
      row(name_of(dimension.path), "itself", type_of(dimension.values), dimension.unit,
          dimension.label);
}

void add(Groups& groups, const Variable& variable) {
  std::string axes = "replication";
  for (const std::string& dimension : variable.dimensions)
    axes += fmt::format(", {}", name_of(dimension));
  group(groups, group_of(variable.path)).rows +=
      row(name_of(variable.path), axes, text_of(variable.type), variable.unit, variable.label,
          variable.meanings);
}

void add(Groups& groups, std::string_view path, std::string_view axis, const Column& column) {
  group(groups, path).rows +=
      row(column.name, axis, text_of(column.type), column.unit, column.label, column.meanings);
}

void add(Groups& groups, const EventTable& table) {
  title(groups, table.path, table.label);
  add(groups, table.path, "itself",
      {table.dimension, Type::integer, "", {"number of the row", "行号"}, {}});
  add(groups, table.path, table.dimension,
      {"replication",
       Type::integer,
       "",
       {"replication that the row belongs to", "推演次序号"},
       {}});
  for (const Column& column : table.columns) add(groups, table.path, table.dimension, column);
}

void add(Groups& groups, const StaticTable& table) {
  title(groups, table.path, table.label);
  for (const StaticColumn& column : table.columns)
    add(groups, table.path, name_of(table.dimension), column.column);
}

void add(Groups& groups, const LateDimension& dimension) {
  group(groups, group_of(dimension.path)).rows += row(
      name_of(dimension.path), "itself", text_of(dimension.type), dimension.unit, dimension.label);
}

void add(Groups& groups, const LateTable& table) {
  title(groups, table.path,
        {table.label.en + " (computed after the run)", table.label.zh + "(推演后统计)"});
  for (const Column& column : table.columns)
    add(groups, table.path, name_of(table.dimension), column);
}

}  // namespace

std::string markdown(const Layout& layout) {
  Groups groups;
  for (const StaticTable& table : layout.static_tables) add(groups, table);
  for (const Dimension& dimension : layout.dimensions) add(groups, dimension);
  for (const Variable& variable : layout.variables) add(groups, variable);
  for (const EventTable& table : layout.event_tables) add(groups, table);
  for (const LateDimension& dimension : layout.late_dimensions) add(groups, dimension);
  for (const LateTable& table : layout.late_tables) add(groups, table);

  std::string text;
  for (const auto& [path, group] : groups)
    text += fmt::format(
        "### `{}`\n\n{}| name | axes | type | unit | meaning | 含义 |\n"
        "| --- | --- | --- | --- | --- | --- |\n{}\n",
        path, group.title, group.rows);
  return text;
}

}  // namespace yuyan::results
