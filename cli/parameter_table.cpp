#include "cli/parameter_table.h"

#include <algorithm>
#include <string>

namespace yuyan::cli {
namespace {

using reader::ParameterRow;
using results::Type;

results::StaticTable parameter_table(const std::vector<ParameterRow>& rows) {
  std::vector<std::string> values, units, statuses, sources;
  std::vector<std::int64_t> defaults;
  for (const ParameterRow& row : rows) {
    values.push_back(row.value);
    units.push_back(row.unit);
    statuses.emplace_back(parameters::name_of(row.status));
    sources.push_back(row.source);
    defaults.push_back(row.is_default ? 1 : 0);
  }
  return {.path = "/parameters",
          .dimension = "/parameters/name",
          .label = {"what the result rests on", "参数及其来源"},
          .columns = {
              {{"value", Type::text, "", {"value or distribution", "取值或分布"}, {}}, values},
              {{"unit", Type::text, "", {"unit", "单位"}, {}}, units},
              {{"status", Type::text, "", {"how well it is known", "状态"}, {}}, statuses},
              {{"source", Type::text, "", {"where it comes from", "来源"}, {}}, sources},
              {{"is_default", Type::flag, "", {"not given by the user", "未给出, 取默认值"}, {}},
               defaults}}};
}

}  // namespace

void add_parameters(results::Layout& layout, std::vector<ParameterRow> rows) {
  std::ranges::sort(rows, {}, &ParameterRow::name);
  std::vector<std::string> names;
  names.reserve(rows.size());
  for (const ParameterRow& row : rows) names.push_back(row.name);
  layout.dimensions.push_back({"/parameters/name", {"parameter", "参数"}, "", names});
  layout.static_tables.push_back(parameter_table(rows));
}

}  // namespace yuyan::cli
