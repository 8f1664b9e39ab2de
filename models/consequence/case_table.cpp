#include "models/consequence/case_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <fmt/format.h>

namespace yuyan::consequence {
namespace {

[[noreturn]] void wrong(std::string key, std::string value, Text text) {
  throw InputError({Problem{std::move(key), std::move(value), "", {}, std::move(text)}});
}

struct Row {
  std::size_t line = 0;
  std::vector<std::string> cells;
};

/// Rows of CSV text; quoted cells may hold commas, line ends and doubled quotes.
std::vector<Row> rows_of(std::string_view csv) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
  std::vector<Row> rows;
  Row row{1, {}};
  std::string cell;
  std::size_t line = 1;
  bool quoted = false;
  const auto end_row = [&] {
    row.cells.push_back(std::move(cell));
    cell.clear();
    if (row.cells.size() > 1 || !row.cells[0].empty()) rows.push_back(std::move(row));
    row = {line, {}};
  };
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"')
        cell += c;
      else if (i + 1 < csv.size() && csv[i + 1] == '"')
        cell += csv[++i];
      else
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row.cells.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (quoted)
    wrong("line", fmt::format("{}", row.line),
          {fmt::format("line {}: a quote is not closed", row.line),
           fmt::format("第 {} 行:引号未闭合", row.line)});
  if (!cell.empty() || !row.cells.empty()) end_row();
  return rows;
}

struct Column {
  std::string_view name;
  std::string Case::* member;
  bool required;
};

constexpr std::array columns{Column{"id", &Case::id, true},
                             Column{"model", &Case::model, true},
                             Column{"inputs", &Case::inputs, true},
                             Column{"output", &Case::output, true},
                             Column{"expected", &Case::expected, true},
                             Column{"tolerance", &Case::tolerance, true},
                             Column{"source", &Case::source, false},
                             Column{"status", &Case::status, false}};

Tolerance parse_tolerance(const std::string& text) {
  Tolerance tolerance{ToleranceKind::exact, 0, text};
  if (text == "exact") return tolerance;
  const auto colon = text.find(':');
  const std::string kind = text.substr(0, colon);
  const bool number = colon != std::string::npos &&
                      !detail::read(std::string_view(text).substr(colon + 1), tolerance.value);
  if (kind == "abs") tolerance.kind = ToleranceKind::absolute;
  if (kind == "rel") tolerance.kind = ToleranceKind::relative;
  if (kind == "factor") tolerance.kind = ToleranceKind::factor;
  const double least = kind == "factor" ? 1 : 0;
  if (!number || tolerance.kind == ToleranceKind::exact || tolerance.value < least)
    wrong(
        "tolerance", text,
        {fmt::format("tolerance = {}: write abs:x, rel:x, factor:x (x at least 1) or exact", text),
         fmt::format("tolerance = {}:应写作 abs:x、rel:x、factor:x(x 不小于 1)或 exact", text)});
  return tolerance;
}

double deviation(const Tolerance& tolerance, double got, double expected) {
  if (tolerance.kind == ToleranceKind::absolute) return got - expected;
  if (tolerance.kind == ToleranceKind::factor) return got / expected;
  return expected == 0 ? got : got / expected - 1;
}

/// The verdict on a row whose model could be asked; throws InputError otherwise.
CaseOutcome judged(const Catalogue& catalogue, const Case& one) {
  CaseOutcome outcome{one, "", std::nullopt, Verdict::fails, {}};
  const Tolerance tolerance = parse_tolerance(one.tolerance);
  const Evaluation evaluation = catalogue.at(one.model).evaluate(parse_inputs(one.inputs));
  const Quantity* output = evaluation.output(one.output);
  if (output == nullptr)
    wrong("output", one.output,
          {fmt::format("{} has no output called {}", one.model, one.output),
           fmt::format("{} 没有名为 {} 的输出", one.model, one.output)});
  if (std::holds_alternative<std::monostate>(output->value))
    wrong("output", one.output,
          {fmt::format("these inputs do not yield {}", one.output),
           fmt::format("这些输入得不到 {}", one.output)});
  outcome.got = to_text(output->value);
  const auto got = output->number();
  if (tolerance.kind == ToleranceKind::exact || !got) {
    if (outcome.got == one.expected) outcome.verdict = Verdict::holds;
    return outcome;
  }
  double expected = 0;
  if (const auto why = detail::read(one.expected, expected))
    wrong("expected", one.expected,
          {fmt::format("expected = {} {}", one.expected, why->english),
           fmt::format("expected = {} {}", one.expected, why->chinese)});
  outcome.error = deviation(tolerance, *got, expected);
  if (tolerance.admits(*got, expected)) outcome.verdict = Verdict::holds;
  return outcome;
}

}  // namespace

bool Tolerance::admits(double got, double expected) const {
  switch (kind) {
    case ToleranceKind::absolute:
      return std::abs(got - expected) <= value;
    case ToleranceKind::relative:
      return std::abs(got - expected) <= value * std::abs(expected);
    case ToleranceKind::factor:
      return got / expected >= 1 / value && got / expected <= value;
    case ToleranceKind::exact:
      return got == expected;
  }
  return false;
}

std::vector<Case> read_cases(std::string_view csv) {
  const std::vector<Row> rows = rows_of(csv);
  if (rows.empty()) wrong("header", "", {"the case table is empty", "算例表为空"});
  const std::vector<std::string>& header = rows.front().cells;
  for (const Column& column : columns)
    if (column.required && std::ranges::find(header, column.name) == header.end())
      wrong("header", std::string(column.name),
            {fmt::format("the case table lacks the column {}", column.name),
             fmt::format("算例表缺少列 {}", column.name)});
  std::vector<Case> cases;
  for (const Row& row : std::span(rows).subspan(1)) {
    if (row.cells.size() != header.size())
      wrong("line", fmt::format("{}", row.line),
            {fmt::format("line {}: {} cells under {} columns", row.line, row.cells.size(),
                         header.size()),
             fmt::format("第 {} 行:{} 个单元格,表头有 {} 列", row.line, row.cells.size(),
                         header.size())});
    Case one;
    one.line = row.line;
    for (const Column& column : columns) {
      const auto found = std::ranges::find(header, column.name);
      if (found != header.end())
        one.*column.member = row.cells[static_cast<std::size_t>(found - header.begin())];
    }
    cases.push_back(std::move(one));
  }
  return cases;
}

Keys parse_inputs(std::string_view text) {
  Keys keys;
  while (!text.empty()) {
    const auto end = text.find(';');
    const std::string_view pair = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (pair.find_first_not_of(' ') == std::string_view::npos) continue;
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos)
      wrong("inputs", std::string(pair),
            {fmt::format("inputs: {} is not key=value", pair),
             fmt::format("inputs:{} 不是 key=value 的形式", pair)});
    std::string key;
    static_cast<void>(detail::read(pair.substr(0, equals), key));
    keys.emplace_back(std::move(key), std::string(pair.substr(equals + 1)));
  }
  return keys;
}

CaseOutcome evaluate(const Catalogue& catalogue, const Case& one) {
  try {
    return judged(catalogue, one);
  } catch (const InputError& error) {
    return {one, "", std::nullopt, Verdict::error, error.text()};
  }
}

}  // namespace yuyan::consequence
