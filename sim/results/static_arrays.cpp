#include "sim/results/static_arrays.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace yuyan::results::hdf5 {

namespace {

Type type_of(const Values& values) {
  constexpr Type types[]{Type::real, Type::integer, Type::text};
  return types[values.index()];
}

/// Flags and codes, held as integers, in their own size.
template <class Narrow>
std::vector<Narrow> narrowed(const std::vector<std::int64_t>& values) {
  std::vector<Narrow> narrow(values.size());
  std::ranges::transform(values, narrow.begin(), [](auto v) { return static_cast<Narrow>(v); });
  return narrow;
}

void write_values(Id array, Type type, const Values& values) {
  if (const auto* texts = std::get_if<std::vector<std::string>>(&values))
    return write_texts(array, 0, *texts);
  const std::size_t count = size(values);
  if (const auto* reals = std::get_if<std::vector<double>>(&values))
    return write_rows(array, type, 0, count, reals->data());
  const auto& integers = std::get<std::vector<std::int64_t>>(values);
  if (type == Type::flag)
    write_rows(array, type, 0, count, narrowed<std::int8_t>(integers).data());
  else if (type == Type::code)
    write_rows(array, type, 0, count, narrowed<std::int32_t>(integers).data());
  else
    write_rows(array, type, 0, count, integers.data());
}

}  // namespace

void describe(Id array, Type type, const std::string& unit, const Label& label) {
  if (type != Type::text) set_attribute(array, "units", unit.empty() ? "1" : unit);
  if (!label.en.empty()) set_attribute(array, "long_name", label.en);
  if (!label.zh.empty()) set_attribute(array, "long_name_zh", label.zh);
}

void describe_codes(Id array, Type type, std::vector<std::string> meanings) {
  if (type == Type::flag) meanings = {"no", "yes"};
  if (meanings.empty()) return;
  std::vector<std::int64_t> values(meanings.size());
  std::iota(values.begin(), values.end(), 0);
  set_attribute(array, "flag_values", type, values);
  set_attribute(array, "flag_meanings", fmt::format("{}", fmt::join(meanings, " ")));
}

void describe_group(Id file, const std::string& path, const Label& label) {
  const Handle group = make_group(file, path);
  if (!label.en.empty()) set_attribute(group.get(), "long_name", label.en);
  if (!label.zh.empty()) set_attribute(group.get(), "long_name_zh", label.zh);
}

Handle write_axis(Id file, const Dimension& dimension) {
  const Type type = type_of(dimension.values);
  const std::size_t length = size(dimension.values);
  Handle array = make_array(file, dimension.path, type, {{length}, {length}});
  describe(array.get(), type, dimension.unit, dimension.label);
  make_axis(array.get(), name_of(dimension.path));
  write_values(array.get(), type, dimension.values);
  return array;
}

void write_static_table(Id file, const StaticTable& table, Id axis) {
  describe_group(file, table.path, table.label);
  for (const auto& [column, values] : table.columns) {
    const std::size_t length = size(values);
    const Handle array =
        make_array(file, table.path + "/" + column.name, column.type, {{length}, {length}});
    describe(array.get(), column.type, column.unit, column.label);
    set_missing_value(array.get(), column.type);
    describe_codes(array.get(), column.type, column.meanings);
    attach_axis(array.get(), 0, axis);
    write_values(array.get(), column.type, values);
  }
}

}  // namespace yuyan::results::hdf5
