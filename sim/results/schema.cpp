#include "sim/results/schema.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "sim/results/sha256.h"

namespace yuyan::results {

std::size_t byte_size(Type type) {
  switch (type) {
    case Type::real:
      return sizeof(Value<Type::real>);
    case Type::integer:
      return sizeof(Value<Type::integer>);
    case Type::flag:
      return sizeof(Value<Type::flag>);
    case Type::code:
      return sizeof(Value<Type::code>);
    case Type::text:
      break;
  }
  throw std::logic_error("text has no fixed size");
}

namespace {

/// The least multiple of the size of a value that is not below bytes.
std::size_t aligned(std::size_t bytes, Type type) {
  const std::size_t unit = byte_size(type);
  return (bytes + unit - 1) / unit * unit;
}

TablePlace place_of(const EventTable& table) {
  TablePlace place{{}, 0};
  for (const Column& column : table.columns) {
    place.offsets.push_back(place.row_bytes);
    place.row_bytes += byte_size(column.type);
  }
  return place;
}

template <class List>
std::string joined(const List& list) {
  return fmt::format("{}", fmt::join(list, "\t"));
}

/// What records consist of, as text: the same text, the same records.
std::string canonical(const Layout& layout) {
  std::string text;
  const auto line = [&](const auto&... parts) {
    ((text += fmt::format("{}\x1f", parts)), ...);
    text += '\n';
  };
  for (const Dimension& d : layout.dimensions)
    line("axis", d.path, d.unit,
         std::visit([](const auto& values) { return joined(values); }, d.values));
  for (const Variable& v : layout.variables)
    line("array", v.path, static_cast<int>(v.type), v.unit, joined(v.dimensions),
         joined(v.meanings));
  for (const EventTable& table : layout.event_tables) {
    line("table", table.path, table.dimension);
    for (const Column& c : table.columns)
      line("column", c.name, static_cast<int>(c.type), c.unit, joined(c.meanings));
  }
  return text;
}

}  // namespace

Schema::Schema(Layout layout) : layout_(std::move(layout)) {
  check(layout_);
  for (const Dimension& dimension : layout_.dimensions)
    dimension_sizes_[dimension.path] = size(dimension.values);
  for (const Variable& variable : layout_.variables) {
    const auto lengths = shape(variable);
    const std::size_t values =
        std::accumulate(lengths.begin(), lengths.end(), std::size_t{1}, std::multiplies<>());
    array_bytes_ = aligned(array_bytes_, variable.type);
    variables_[variable.path] = static_cast<std::uint32_t>(array_places_.size());
    array_places_.push_back({array_bytes_, values});
    array_bytes_ += values * byte_size(variable.type);
  }
  for (const EventTable& table : layout_.event_tables) {
    tables_[table.path] = static_cast<std::uint32_t>(table_places_.size());
    table_places_.push_back(place_of(table));
  }
  sha256_ = results::sha256(canonical(layout_));
}

std::vector<std::size_t> Schema::shape(const Variable& variable) const {
  std::vector<std::size_t> lengths;
  lengths.reserve(variable.dimensions.size());
  for (const std::string& dimension : variable.dimensions)
    lengths.push_back(dimension_sizes_.at(dimension));
  return lengths;
}

std::uint32_t Schema::index(std::string_view path, Type type) const {
  const auto found = variables_.find(path);
  if (found == variables_.end())
    throw std::logic_error(fmt::format("no variable {} in the layout", path));
  if (layout_.variables[found->second].type != type)
    throw std::logic_error(fmt::format("variable {} is of another type", path));
  return found->second;
}

RealArray Schema::real(std::string_view path) const { return {index(path, Type::real)}; }
IntegerArray Schema::integer(std::string_view path) const { return {index(path, Type::integer)}; }
FlagArray Schema::flag(std::string_view path) const { return {index(path, Type::flag)}; }
CodeArray Schema::code(std::string_view path) const { return {index(path, Type::code)}; }

Table Schema::table(std::string_view path) const {
  const auto found = tables_.find(path);
  if (found == tables_.end())
    throw std::logic_error(fmt::format("no event table {} in the layout", path));
  return {found->second};
}

}  // namespace yuyan::results
