#include "cli/series_table.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/input_file.h"
#include "cli/usage_error.h"
#include "models/parameters/nearest.h"
#include "scenarios/reader/document.h"
#include "scenarios/reader/values.h"

namespace yuyan::cli {
namespace {

using reader::Node;
using reader::Sheet;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

const Node* cell(const Node& row, const std::string& column) {
  return std::get<reader::Table>(row.value).find(column);
}

/// Throws UsageError with the nearest names when the sheet has no such column.
void require_column(const Sheet& sheet, const std::string& file, const std::string& column) {
  if (std::ranges::find(sheet.columns, column) != sheet.columns.end()) return;
  const auto nearest = parameters::nearest_names(column, sheet.columns);
  if (!nearest.empty())
    throw UsageError(text("{}: no column {}; did you mean {}?", "{}: 没有列 {}; 是否为 {}?", file,
                          column, listed(nearest)));
  throw UsageError(text("{}: no column {}; columns: {}", "{}: 没有列 {}; 各列: {}", file, column,
                        listed(sheet.columns)));
}

/// Keeps the rows with the text.
void keep_rows(std::vector<Node>& rows, const Sheet& sheet, const std::string& file,
               const std::string& where) {
  const auto equals = where.find('=');
  if (equals == std::string::npos)
    throw UsageError(text("--where {}: write column=text", "--where {}: 应写作 列=文本", where));
  const std::string column = where.substr(0, equals);
  const std::string wanted = where.substr(equals + 1);
  require_column(sheet, file, column);
  std::erase_if(rows, [&](const Node& row) {
    const Node* node = cell(row, column);
    return node == nullptr ? !wanted.empty() : reader::as_text(*node) != wanted;
  });
}

/// The rows that the question is about.
std::vector<Node> rows_of(const Sheet& sheet, const SeriesQuestion& question) {
  std::vector<Node> rows(sheet.rows.begin(), sheet.rows.end());
  for (const std::string& where : question.where) keep_rows(rows, sheet, question.file, where);
  if (rows.empty() && !question.where.empty())
    throw UsageError(text("{}: no row has {}", "{}: 没有满足 {} 的行", question.file,
                          fmt::format("{}", fmt::join(question.where, ", "))));
  return rows;
}

/// More numbers than anything else: the cells that are none are then found where they are read.
bool is_numeric(const std::vector<Node>& rows, const std::string& column) {
  std::ptrdiff_t numbers = 0;
  for (const Node& row : rows)
    if (const Node* node = cell(row, column)) numbers += reader::as_number(*node) ? 1 : -1;
  return numbers > 0;
}

std::string column_of(const Sheet& sheet, const std::vector<Node>& rows,
                      const SeriesQuestion& question) {
  if (!question.column.empty()) {
    require_column(sheet, question.file, question.column);
    return question.column;
  }
  std::vector<std::string> found;
  for (const std::string& column : sheet.columns)
    if (column != "year" && column != question.exposure && is_numeric(rows, column))
      found.push_back(column);
  if (found.size() == 1) return found.front();
  if (found.empty())
    throw UsageError(text("{}: no column but the year holds numbers; columns: {}",
                          "{}: 除年份外没有数值列; 各列: {}", question.file,
                          listed(sheet.columns)));
  throw UsageError(text("{}: several columns hold numbers; choose one by --column: {}",
                        "{}: 有多个数值列, 请用 --column 指定: {}", question.file, listed(found)));
}

double number_at(const Node& row, const std::string& column, reader::Diagnostics& diagnostics) {
  const Node* node = cell(row, column);
  if (node == nullptr) return missing;
  const auto number = reader::as_number(*node);
  if (!number)
    diagnostics.error(
        node->place, column,
        text("\"{}\" is not a number", "\"{}\" 不是数", reader::as_text(*node).value_or("")), {},
        {"leave the cell empty where the value is not known", "未知的值请留空"});
  return number.value_or(missing);
}

}  // namespace

SeriesTable read_series(const SeriesQuestion& question) {
  reader::Diagnostics diagnostics;
  const Sheet sheet = reader::parse_csv(content_of(question.file), question.file,
                                        reader::Encoding::utf_8, diagnostics);
  diagnostics.throw_if_any();
  require_column(sheet, question.file, "year");
  if (!question.exposure.empty()) require_column(sheet, question.file, question.exposure);
  const std::vector<Node> rows = rows_of(sheet, question);

  SeriesTable table;
  table.column = column_of(sheet, rows, question);
  std::vector<std::pair<int, const Node*>> by_year;
  for (const Node& row : rows) {
    const Node* node = cell(row, "year");
    const auto year = node == nullptr ? std::nullopt : reader::as_whole_number(*node);
    if (year)
      by_year.emplace_back(static_cast<int>(*year), &row);
    else
      diagnostics.error(row.place, "year", {"is not a year", "不是年份"});
  }
  std::ranges::sort(by_year);
  const auto twice = std::ranges::adjacent_find(
      by_year, [](const auto& a, const auto& b) { return a.first == b.first; });
  if (twice != by_year.end())
    throw UsageError(
        text("{}: the year {} stands in several rows; choose rows by --where "
             "column=text",
             "{}: 年份 {} 出现多次; 请用 --where 列=文本 选取行", question.file, twice->first));
  for (const auto& [year, row] : by_year) {
    table.years.push_back(year);
    table.values.push_back(number_at(*row, table.column, diagnostics));
    if (!question.exposure.empty())
      table.exposure.push_back(number_at(*row, question.exposure, diagnostics));
  }
  diagnostics.throw_if_any();
  return table;
}

}  // namespace yuyan::cli
