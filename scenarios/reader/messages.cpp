#include "scenarios/reader/messages.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace yuyan::reader::messages {
namespace {

using parameters::Range;

/// The same arguments in an English and a Chinese sentence.
template <class... Arguments>
Text say(fmt::format_string<const Arguments&...> english,
         fmt::format_string<const Arguments&...> chinese, const Arguments&... arguments) {
  return {fmt::format(english, arguments...), fmt::format(chinese, arguments...)};
}

std::string joined(std::span<const std::string> names, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? last : ", ";
    text += names[i];
  }
  return text;
}

Text of_kind(Kind kind) {
  switch (kind) {
    case Kind::number:
      return {"a number", "数"};
    case Kind::whole_number:
      return {"a whole number", "整数"};
    case Kind::flag:
      return {"true or false", " true 或 false"};
    case Kind::text:
      return {"a text", "文本"};
    case Kind::numbers:
      return {"a list of numbers", "数的列表"};
    case Kind::texts:
      return {"a list of texts", "文本列表"};
    case Kind::table:
      return {"a table", "表"};
    case Kind::rows:
      return {"a list of rows", "行的列表"};
    case Kind::quantity:
      return {"a number or a distribution", "数或分布"};
  }
  return {};
}

/// Counts and shares have the unit 1, which nobody writes.
bool is_bare(std::string_view unit) { return unit.empty() || unit == "1"; }

Text about_missing(std::string_view what, std::string_view what_zh, std::string_view meaning,
                   std::string_view meaning_zh, std::string_view unit) {
  const std::string tail = is_bare(unit) ? "" : fmt::format(" ({})", unit);
  return {fmt::format("{}: {}{}", what, meaning, tail),
          fmt::format("{}: {}{}", what_zh, meaning_zh.empty() ? meaning : meaning_zh, tail)};
}

}  // namespace

Text number(double value) {
  if (std::isinf(value)) return value > 0 ? Text{"infinity", "无穷"} : Text{"-infinity", "负无穷"};
  const std::string text = fmt::format("{}", value);
  return {text, text};
}

std::string with_unit(std::string_view value, std::string_view unit) {
  return is_bare(unit) ? std::string(value) : fmt::format("{} {}", value, unit);
}

Text words(const Range& range) {
  const std::string low = number(range.low).english;
  const std::string high = number(range.high).english;
  Text above =
      range.low_open ? say("above {}", "大于 {}", low) : say("at least {}", "不小于 {}", low);
  Text below =
      range.high_open ? say("below {}", "小于 {}", high) : say("at most {}", "不大于 {}", high);
  if (std::isinf(range.high)) return above;
  if (std::isinf(range.low)) return below;
  if (!range.low_open && !range.high_open) return say("{} to {}", "{} 至 {}", low, high);
  return {above.english + " and " + below.english, above.chinese + " 且" + below.chinese};
}

Text allowed(const Range& range, std::string_view unit) {
  if (std::isinf(range.low) && std::isinf(range.high)) return {};
  const Text text = words(range);
  return {"allowed: " + with_unit(text.english, unit), "允许: " + with_unit(text.chinese, unit)};
}

Text allowed(std::span<const std::string> names) {
  constexpr std::size_t most = 20;
  const std::string list = joined(names.first(std::min(most, names.size())), ", ") +
                           (names.size() > most ? ", ..." : "");
  return say("allowed: {}", "允许: {}", list);
}

Text did_you_mean(std::span<const std::string> names) {
  if (names.empty()) return {};
  return {fmt::format("did you mean {}?", joined(names, " or ")),
          fmt::format("是否为 {}?", joined(names, " 或 "))};
}

Text truncate(std::string_view distribution) {
  return say("truncate it: {}", "请截断: {}", distribution);
}

Text write(std::string_view example) { return say("write {}", "请写 {}", example); }

Text unknown_table() { return {"unknown table", "未知的表"}; }
Text unknown_key() { return {"unknown key", "未知的键"}; }
Text unknown_column() { return {"unknown column", "未知的列"}; }

Text missing(std::string_view meaning, std::string_view meaning_zh, std::string_view unit) {
  return about_missing("missing", "缺失", meaning, meaning_zh, unit);
}

Text missing_column(std::string_view meaning, std::string_view meaning_zh, std::string_view unit) {
  return about_missing("missing column", "缺少列", meaning, meaning_zh, unit);
}

Text no_rows() { return {"has no rows; at least one is needed", "没有任何行; 至少需要一行"}; }
Text empty_text() { return {"is empty", "为空"}; }

Text duplicate_id(std::string_view id, const Place& first) {
  return say("the id \"{}\" is already used at {}:{}", "编号 \"{}\" 已用于 {}:{}", id, first.file,
             first.line);
}

Text dangling(std::string_view id, std::string_view tables) {
  return say("there is no \"{}\" in {}", "{1} 中没有 \"{0}\"", id, tables);
}

Text too_deep(int levels) {
  return say("is nested more than {} levels deep", "嵌套超过 {} 层", levels);
}

Text is_not(const Text& value, Kind kind) {
  const Text what = of_kind(kind);
  return {value.english + " is not " + what.english, value.chinese + " 不是" + what.chinese};
}

Text how_to_write(Kind kind, bool in_cell) {
  switch (kind) {
    case Kind::numbers:
      return write(in_cell ? "1; 2; 3" : "[1, 2, 3]");
    case Kind::texts:
      return write(in_cell ? "one; two" : "[\"one\", \"two\"]");
    case Kind::quantity: {
      const std::string distribution = in_cell ? "lognormal(median=30; sigma=0.5)"
                                               : "{ lognormal = { median = 30, sigma = 0.5 } }";
      return say("write 30 or {}", "请写 30 或 {}", distribution);
    }
    case Kind::rows:
      return say("write one [[table]] a row, or name a CSV file: \"table.csv\"",
                 "请每行写一个 [[表]], 或给出 CSV 文件名: \"table.csv\"");
    default:
      return {};
  }
}

Text a_table() { return {"a table", "此处是表,"}; }
Text a_list() { return {"a list", "此处是列表,"}; }
Text a_date() { return {"a date or time", "此处是日期或时间,"}; }

Text not_finite(double value) { return say("{} is not a finite number", "{} 不是有限数", value); }

Text out_of_range(double value, std::string_view unit) {
  const std::string text = with_unit(number(value).english, unit);
  return say("{} is out of range", "{} 超出范围", text);
}

Text beyond_source(double value, const Range& range, std::string_view unit) {
  const std::string text = with_unit(number(value).english, unit);
  const Text valid = words(range);
  return {fmt::format("{} lies beyond what its source covers ({})", text,
                      with_unit(valid.english, unit)),
          fmt::format("{} 超出其来源的适用范围 ({})", text, with_unit(valid.chinese, unit))};
}

Text not_a_choice(std::string_view value) {
  return say("\"{}\" is none of the choices", "\"{}\" 不在可选值之中", value);
}

Text leaves_range(double low, double high, std::string_view unit) {
  const Text from = number(low), to = number(high);
  return {with_unit(fmt::format("the distribution runs from {} to {}", from.english, to.english),
                    unit) +
              " and leaves the range",
          with_unit(fmt::format("分布的取值从 {} 至 {}", from.chinese, to.chinese), unit) +
              ", 超出范围"};
}

Text no_distribution() { return {"names no distribution", "没有给出分布"}; }

Text two_distributions(std::string_view first, std::string_view second) {
  return say("names two distributions, {} and {}", "给出了两个分布: {} 与 {}", first, second);
}

Text unknown_distribution(std::string_view name) {
  return say("\"{}\" is no distribution", "没有名为 \"{}\" 的分布", name);
}

Text bad_distribution(std::string_view violation) {
  return say("{}", "分布参数有误: {}", violation);
}

Text status_without_source(std::string_view status) {
  return say("the status is {} but no source is named", "状态为 {}, 但未注明来源", status);
}

Text name_the_source() {
  return {"name it as source = \"...\", or write status = \"assumed\"",
          "请写明 source = \"...\", 或改为 status = \"assumed\""};
}

Text no_override() { return {"is no change of a parameter", "不是参数修改的写法"}; }

Text unknown_path(std::string_view path) {
  return say("the scenario has no {}", "情景中没有 {}", path);
}

Text path_of_a_table(std::string_view path) {
  return say("{} is a table; name one of its values", "{} 是表, 请指定其中的数值", path);
}

Text path_of_no_table() {
  return {"only rows of a table can be counted with #", "只有表的行可以用 # 计数"};
}

Text not_to_be_scaled(std::string_view path) {
  return say("{} is no number, so it cannot be scaled", "{} 不是数值, 不能按比例修改", path);
}

Text nothing_to_copy(std::string_view path) {
  return say("no row is {}, so there is nothing to copy", "没有符合 {} 的行, 无法复制", path);
}

Text cannot_read(std::string_view file) {
  return say("cannot read the file \"{}\"", "无法读取文件 \"{}\"", file);
}

Text not_beside(std::string_view name) {
  return say("\"{}\" does not lie beside the scenario file", "\"{}\" 不在情景文件所在目录", name);
}

Text put_it_beside() {
  return {"put the file there and give its bare name", "请将文件放在该目录并只写文件名"};
}

Text no_such_base(std::string_view name) {
  return say("there is no scenario \"{}\"", "没有情景 \"{}\"", name);
}

Text name_the_base() {
  return {
      "name a folder that holds a scenario.toml, or a TOML file, as seen from this file's folder",
      "请写含 scenario.toml 的文件夹或 TOML 文件, 相对于本文件所在目录"};
}

Text variant_circle(std::string_view files) {
  return say("the variants form a circle: {}", "变体形成循环: {}", files);
}

Text break_the_circle() { return {"one of them must not be a variant", "其中须有一个不是变体"}; }

Text toml_syntax(std::string_view description) {
  return say("TOML syntax: {}", "TOML 语法错误: {}", description);
}

Text toml_stray_character() {
  return {"TOML syntax: a character that may not stand here", "TOML 语法错误: 此处有不允许的字符"};
}

Text bad_encoding(std::string_view encoding) {
  return say("the text is not {}", "文本不是 {} 编码", encoding);
}

Text say_encoding() {
  return {"save it as UTF-8, or say { table = \"...\", encoding = \"gb18030\" }",
          "请存为 UTF-8, 或注明 { table = \"...\", encoding = \"gb18030\" }"};
}

Text no_header() { return {"the file has no header line", "文件没有表头"}; }

Text column_without_name(std::size_t column) {
  return say("column {} has no name", "第 {} 列没有列名", column);
}

Text duplicate_column() { return {"the column stands twice", "列名重复"}; }

Text wrong_cell_count(std::size_t cells, std::size_t columns) {
  return say("the number of cells is {}, in the header {}", "该行有 {} 个单元格, 表头有 {} 个",
             cells, columns);
}

Text stray_quote() {
  return {"a quote stands within a cell that is not quoted", "未加引号的单元格中出现引号"};
}

Text text_after_quote() {
  return {"text follows the closing quote of a cell", "单元格的右引号之后还有文字"};
}

Text quote_cell() {
  return {"put the whole cell in quotes and double the quotes in it",
          "请将整个单元格加引号, 其中的引号写两遍"};
}

Text open_quote() { return {"a quote is opened and never closed", "引号没有闭合"}; }

}  // namespace yuyan::reader::messages
