#include "sim/results/layout.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace yuyan::results {

std::size_t size(const Values& values) {
  return std::visit([](const auto& list) { return list.size(); }, values);
}

std::string_view group_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

Dimension numbered(std::string path, std::size_t size, Label label) {
  std::vector<std::int64_t> numbers(size);
  std::iota(numbers.begin(), numbers.end(), 0);
  return {std::move(path), std::move(label), "", std::move(numbers)};
}

namespace {

template <class Item>
void merge_into(std::vector<Item>& items, const std::vector<Item>& others) {
  for (const Item& other : others) {
    const auto same = std::ranges::find(items, other.path, &Item::path);
    if (same == items.end())
      items.push_back(other);
    else if (!(*same == other))
      throw std::logic_error(
          fmt::format("layouts differ on {}: declare it in one place", other.path));
  }
}

bool starts_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool continues_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_name(std::string_view name) {
  return !name.empty() && starts_name(name.front()) && std::ranges::all_of(name, continues_name);
}

bool is_path(std::string_view path) {
  if (path.empty() || path.front() != '/') return false;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    if (!is_name(path.substr(0, end))) return false;
    path.remove_prefix(end);
  }
  return true;
}

bool is_word(std::string_view word) {
  return !word.empty() && word.find_first_of(" \t\n\r") == std::string_view::npos;
}

bool lies_in(std::string_view path, std::string_view group) {
  return group.empty() ||
         (path.starts_with(group) && path.size() > group.size() && path[group.size()] == '/');
}

/// Gathers every fault of a layout before any is thrown.
class Check {
 public:
  explicit Check(const Layout& layout) {
    claim("/replication");
    claim("/replications");
    claim("/inputs");
    for (const Dimension& dimension : layout.dimensions) see(dimension);
    for (const Variable& variable : layout.variables) see(variable);
    for (const EventTable& table : layout.event_tables) see(table);
    for (const StaticTable& table : layout.static_tables) see(table);
    for (const LateDimension& dimension : layout.late_dimensions) see(dimension);
    for (const LateTable& table : layout.late_tables) see(table);
    see_groups();
  }

  void raise() const {
    if (!faults_.empty())
      throw std::logic_error(fmt::format("faulty layout:\n{}", fmt::join(faults_, "\n")));
  }

 private:
  void fault(std::string_view path, std::string_view what) {
    faults_.push_back(fmt::format("  {}: {}", path, what));
  }

  void claim(const std::string& path) {
    if (!is_path(path)) fault(path, "no path: it needs names of letters, digits, _ after each /");
    if (!paths_.insert(path).second) fault(path, "used twice, or reserved");
  }

  void see_unit(std::string_view path, std::string_view unit) {
    static constexpr std::array<std::string_view, 8> words{"second", "seconds", "minute", "minutes",
                                                           "hour",   "hours",   "day",    "days"};
    if (std::ranges::find(words, unit) != words.end())
      fault(path, "write units as symbols (s, min, h, d): readers turn the words into dates");
  }

  void see_meanings(std::string_view path, Type type, const std::vector<std::string>& meanings) {
    if ((type == Type::code) == meanings.empty())
      fault(path, "a code has meanings, and nothing else has");
    if (!std::ranges::all_of(meanings, is_word))
      fault(path, "a meaning is one word without blanks");
    if (std::set<std::string_view>(meanings.begin(), meanings.end()).size() != meanings.size())
      fault(path, "two meanings are the same");
  }

  void see(const Dimension& dimension) {
    claim(dimension.path);
    see_unit(dimension.path, dimension.unit);
    if (size(dimension.values) == 0) fault(dimension.path, "a dimension has at least one place");
    std::visit(
        [&](const auto& values) {
          if (std::set(values.begin(), values.end()).size() != values.size())
            fault(dimension.path, "two places have the same value");
        },
        dimension.values);
    dimensions_[dimension.path] = size(dimension.values);
  }

  void see_axis(std::string_view path, const std::string& dimension) {
    if (!dimensions_.contains(dimension))
      fault(path, fmt::format("unknown dimension {}", dimension));
    else if (!lies_in(path, group_of(dimension)))
      fault(path, fmt::format("dimension {} lies in none of its groups", dimension));
  }

  void see(const Variable& variable) {
    claim(variable.path);
    see_unit(variable.path, variable.unit);
    see_meanings(variable.path, variable.type, variable.meanings);
    if (variable.type == Type::text) fault(variable.path, "text of replications has to be a code");
    std::set<std::string_view> names{"replication"};
    for (const std::string& dimension : variable.dimensions) {
      see_axis(variable.path, dimension);
      if (!names.insert(name_of(dimension)).second)
        fault(variable.path, "two of its dimensions have the same name");
    }
  }

  std::string see_column(const std::string& table, const Column& column) {
    const std::string path = table + "/" + column.name;
    claim(path);
    see_unit(path, column.unit);
    see_meanings(path, column.type, column.meanings);
    return path;
  }

  void see(const EventTable& table) {
    claim(table.path + "/" + table.dimension);
    claim(table.path + "/replication");
    if (table.columns.empty()) fault(table.path, "a table has columns");
    for (const Column& column : table.columns) {
      const std::string path = see_column(table.path, column);
      if (column.type == Type::text) fault(path, "text of replications has to be a code");
    }
  }

  void see(const StaticTable& table) {
    for (const auto& [column, values] : table.columns) {
      const std::string path = see_column(table.path, column);
      see_axis(path, table.dimension);
      const auto dimension = dimensions_.find(table.dimension);
      if (dimension != dimensions_.end() && dimension->second != size(values))
        fault(path, fmt::format("{} values for {} places", size(values), dimension->second));
      see_values(path, column, values);
    }
  }

  void see(const LateDimension& dimension) {
    claim(dimension.path);
    see_unit(dimension.path, dimension.unit);
    if (dimension.type == Type::flag || dimension.type == Type::code)
      fault(dimension.path, "an axis holds numbers or text");
    dimensions_[dimension.path] = 0;
  }

  void see(const LateTable& table) {
    if (table.columns.empty()) fault(table.path, "a table has columns");
    for (const Column& column : table.columns)
      see_axis(see_column(table.path, column), table.dimension);
  }

  void see_values(std::string_view path, const Column& column, const Values& values) {
    const bool fits = column.type == Type::real   ? values.index() == 0
                      : column.type == Type::text ? values.index() == 2
                                                  : values.index() == 1;
    if (!fits) return fault(path, "values are of another type than the column");
    if (column.type != Type::flag && column.type != Type::code) return;
    const auto end =
        column.type == Type::flag ? 2 : static_cast<std::int64_t>(column.meanings.size());
    for (const std::int64_t value : std::get<1>(values))
      if (value < -1 || value >= end) return fault(path, "a value has no meaning");
  }

  void see_groups() {
    for (const std::string& path : paths_)
      for (std::string_view group = group_of(path); !group.empty(); group = group_of(group))
        if (paths_.contains(group)) fault(path, fmt::format("{} is an array, no group", group));
  }

  std::vector<std::string> faults_;
  std::set<std::string, std::less<>> paths_;
  std::map<std::string, std::size_t> dimensions_;
};

}  // namespace

Layout merged(Layout first, const Layout& second) {
  merge_into(first.dimensions, second.dimensions);
  merge_into(first.variables, second.variables);
  merge_into(first.event_tables, second.event_tables);
  merge_into(first.static_tables, second.static_tables);
  merge_into(first.late_dimensions, second.late_dimensions);
  merge_into(first.late_tables, second.late_tables);
  return first;
}

StaticTable filled(const LateTable& table, std::vector<Values> values) {
  if (values.size() != table.columns.size())
    throw std::logic_error(fmt::format("{}: {} lists of values for {} columns", table.path,
                                       values.size(), table.columns.size()));
  StaticTable result{table.path, table.dimension, table.label, {}};
  for (std::size_t i = 0; i < values.size(); ++i)
    result.columns.push_back({table.columns[i], std::move(values[i])});
  return result;
}

void check(const Layout& layout) { Check(layout).raise(); }

}  // namespace yuyan::results
