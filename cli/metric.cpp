#include "cli/metric.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>

#include "cli/usage_error.h"
#include "models/parameters/nearest.h"
#include "models/parameters/placed_name.h"

namespace yuyan::cli {
namespace {

using results::name_of;
using results::Type;

std::vector<std::string> as_texts(const results::Values& values) {
  std::vector<std::string> texts;
  std::visit(
      [&](const auto& list) {
        for (const auto& value : list) texts.push_back(fmt::format("{}", value));
      },
      values);
  return texts;
}

bool is_number(Type type) {
  return type == Type::real || type == Type::integer || type == Type::flag;
}

std::size_t width_of(const Measurable& array) {
  return std::accumulate(array.axes.begin(), array.axes.end(), std::size_t{1},
                         [](std::size_t n, const auto& axis) { return n * axis.places.size(); });
}

Metric metric_at(const Measurable& array, const std::vector<std::string>& places) {
  Metric metric{
      std::string(name_of(array.path)), array.path, array.type, 0, width_of(array), array.unit,
      {array.label.en, array.label.zh}};
  if (places.size() != array.axes.size()) {
    std::vector<std::string> axes;
    axes.reserve(array.axes.size());
    for (const auto& axis : array.axes) axes.push_back(axis.name);
    throw UsageError(text("{} has {} axes ({}): name a place on each, such as {}[{}]",
                          "{} 有 {} 个维度({}): 请逐一指定, 例如 {}[{}]", array.path,
                          array.axes.size(), listed(axes), metric.name, listed(axes)));
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& known = array.axes[i].places;
    const auto found = std::ranges::find(known, places[i]);
    if (found == known.end()) {
      auto near = parameters::nearest_names(places[i], known);
      if (near.empty()) near = known;
      if (near.size() > 12) near.resize(12);
      throw UsageError(text("{} has no {} called {}; nearest: {}",
                            "{0} 没有名为 {2} 的 {1}; 相近: {3}", array.path, array.axes[i].name,
                            places[i], listed(near)));
    }
    const auto place = static_cast<std::size_t>(found - known.begin());
    metric.place = metric.place * known.size() + place;
    if (array.type == Type::flag && place < array.axes[i].texts.size())
      metric.label = array.axes[i].texts[place];
    if (array.type == Type::real && array.unit.empty() && place < array.axes[i].units.size())
      metric.unit = array.axes[i].units[place];
  }
  if (!places.empty()) metric.name += fmt::format("[{}]", fmt::join(places, ","));
  return metric;
}

/// Names by which a user may call what there is.
std::vector<std::string> names_of(const std::vector<Measurable>& all) {
  std::vector<std::string> names;
  for (const Measurable& array : all) {
    if (!is_number(array.type)) continue;
    if (array.axes.empty()) names.emplace_back(name_of(array.path));
    if (array.type == Type::flag && array.axes.size() == 1)
      names.insert(names.end(), array.axes[0].places.begin(), array.axes[0].places.end());
  }
  return names;
}

[[noreturn]] void refuse(const std::string& asked, const std::vector<Measurable>& all) {
  const auto names = names_of(all);
  auto near = parameters::nearest_names(asked, names);
  if (!near.empty())
    throw UsageError(text("nothing that is measured is called {}; did you mean {}?",
                          "没有名为 {} 的指标; 是否为 {}?", asked, listed(near)));
  throw UsageError(text("nothing that is measured is called {}; there are {}",
                        "没有名为 {} 的指标; 可用: {}", asked, listed(names)));
}

/// What the static columns of a table on an axis say of its places.
struct Told {
  std::vector<Text> texts;
  std::vector<std::string> units;
};

std::vector<Text> paired(const std::vector<std::string>& english,
                         const std::vector<std::string>& chinese) {
  std::vector<Text> texts;
  for (std::size_t i = 0; i < std::min(english.size(), chinese.size()); ++i)
    texts.push_back({english[i], chinese[i]});
  return texts;
}

Told told_of(const results::Layout& layout, const std::string& axis) {
  const auto column = [](const results::StaticTable& table, std::string_view name) {
    for (const auto& one : table.columns)
      if (one.column.name == name) return std::get<std::vector<std::string>>(one.values);
    return std::vector<std::string>{};
  };
  for (const results::StaticTable& table : layout.static_tables) {
    if (table.dimension != axis) continue;
    auto texts = paired(column(table, "text"), column(table, "text_zh"));
    if (!texts.empty()) return {std::move(texts), column(table, "unit")};
  }
  return {};
}

Told told_of(const results::ResultFile& file, const std::string& group) {
  if (!file.has(group + "/text") || !file.has(group + "/text_zh")) return {};
  return {paired(file.texts(group + "/text"), file.texts(group + "/text_zh")),
          file.has(group + "/unit") ? file.texts(group + "/unit") : std::vector<std::string>{}};
}

}  // namespace

std::vector<Measurable> measurables(const results::Schema& schema) {
  std::vector<Measurable> all;
  const results::Layout& layout = schema.layout();
  for (const results::Variable& variable : layout.variables) {
    Measurable array{variable.path, variable.type, variable.unit, variable.label, {}};
    for (const std::string& path : variable.dimensions) {
      const auto dimension = std::ranges::find(layout.dimensions, path, &results::Dimension::path);
      Told told = told_of(layout, path);
      array.axes.push_back({std::string(name_of(path)), as_texts(dimension->values),
                            std::move(told.texts), std::move(told.units)});
    }
    all.push_back(std::move(array));
  }
  return all;
}

std::vector<Measurable> measurables(const results::ResultFile& file) {
  std::vector<Measurable> all;
  for (const results::StoredArray& stored : file.arrays()) {
    if (stored.dimensions.empty() || stored.dimensions[0] != "replication" ||
        stored.path.starts_with("/replication") || !is_number(stored.type))
      continue;
    Measurable array{stored.path, stored.type, stored.unit, stored.label, {}};
    for (std::size_t i = 1; i < stored.dimensions.size(); ++i) {
      std::string group(results::group_of(stored.path));
      std::string path = group + "/" + stored.dimensions[i];
      while (!file.has(path) && !group.empty()) {
        group = results::group_of(group);
        path = group + "/" + stored.dimensions[i];
      }
      if (!file.has(path)) break;
      const auto& axis = file.array(path);
      Told told = told_of(file, group);
      array.axes.push_back({stored.dimensions[i],
                            axis.type == Type::text      ? file.texts(path)
                            : axis.type == Type::integer ? as_texts(file.integers(path))
                                                         : as_texts(file.reals(path)),
                            std::move(told.texts), std::move(told.units)});
    }
    if (array.axes.size() + 1 == stored.dimensions.size()) all.push_back(std::move(array));
  }
  return all;
}

Metric metric_called(const std::string& asked, const std::vector<Measurable>& all) {
  const parameters::PlacedName call = parameters::placed_name(asked);
  std::vector<const Measurable*> found;
  for (const Measurable& array : all)
    if (is_number(array.type) && (array.path == call.name || name_of(array.path) == call.name))
      found.push_back(&array);
  // Arrays of the same name are told apart by the number of places that are named.
  if (found.size() > 1)
    std::erase_if(found,
                  [&](const auto* array) { return array->axes.size() != call.places.size(); });
  if (found.size() == 1) return metric_at(*found.front(), call.places);
  if (found.size() > 1) {
    std::vector<std::string> paths;
    paths.reserve(found.size());
    for (const auto* array : found) paths.push_back(array->path);
    throw UsageError(text("{} is the name of several: {}; give the whole path",
                          "{} 有多个同名指标: {}; 请给出完整路径", asked, listed(paths)));
  }
  for (const Measurable& array : all)
    if (call.places.empty() && array.type == Type::flag && array.axes.size() == 1 &&
        std::ranges::find(array.axes[0].places, asked) != array.axes[0].places.end())
      return metric_at(array, {asked});
  refuse(asked, all);
}

double value_of(const results::Record& record, const Metric& metric) {
  const results::Schema& schema = record.schema();
  switch (metric.type) {
    case Type::real:
      return record.values(schema.real(metric.path))[metric.place];
    case Type::integer: {
      const auto value = record.values(schema.integer(metric.path))[metric.place];
      return value == results::missing_integer ? results::missing_real : static_cast<double>(value);
    }
    default: {
      const auto value = record.values(schema.flag(metric.path))[metric.place];
      return value == results::missing_flag ? results::missing_real : static_cast<double>(value);
    }
  }
}

std::vector<double> values_of(const results::ResultFile& file, const Metric& metric) {
  const std::vector<double> all = file.reals(metric.path);
  std::vector<double> values;
  for (std::size_t i = metric.place; i < all.size(); i += metric.width) values.push_back(all[i]);
  return values;
}

}  // namespace yuyan::cli
