#include "scenarios/reader/values.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "scenarios/reader/messages.h"

namespace yuyan::reader {
namespace {

constexpr std::string_view blanks = " \t";

template <class Number>
std::optional<Number> parsed(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): the end is given
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

const std::string* cell(const Node& node) {
  const auto* held = std::get_if<Cell>(&node.value);
  return held ? &held->text : nullptr;
}

Text quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  std::size_t end = std::min(text.size(), most);
  const auto continues = [&] { return (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U; };
  while (end < text.size() && end > 0 && continues()) --end;  // never half a character
  const std::string shortened =
      fmt::format("\"{}{}\"", text.substr(0, end), end < text.size() ? "..." : "");
  return {shortened, shortened};
}

Text same(const std::string& text) { return {text, text}; }

struct Shown {
  Text operator()(bool flag) const { return same(flag ? "true" : "false"); }
  Text operator()(std::int64_t whole) const { return same(fmt::format("{}", whole)); }
  Text operator()(double number) const { return messages::number(number); }
  Text operator()(const std::string& text) const { return quoted(text); }
  Text operator()(const Cell& held) const { return quoted(held.text); }
  Text operator()(const Date&) const { return messages::a_date(); }
  Text operator()(const Array&) const { return messages::a_list(); }
  Text operator()(const Table&) const { return messages::a_table(); }
};

}  // namespace

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(trimmed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

std::optional<double> number_in(std::string_view text) { return parsed<double>(text); }

std::optional<double> as_number(const Node& node) {
  if (const std::string* text = cell(node)) return number_in(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&node.value))
    return static_cast<double>(*whole);
  if (const auto* number = std::get_if<double>(&node.value)) return *number;
  return std::nullopt;
}

std::optional<std::int64_t> as_whole_number(const Node& node) {
  if (const std::string* text = cell(node)) return parsed<std::int64_t>(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&node.value)) return *whole;
  return std::nullopt;
}

std::optional<bool> as_flag(const Node& node) {
  if (const auto* flag = std::get_if<bool>(&node.value)) return *flag;
  const std::string* text = cell(node);
  if (!text) return std::nullopt;
  std::string lower = *text;
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (lower == "true") return true;
  if (lower == "false") return false;
  return std::nullopt;
}

std::optional<std::string> as_text(const Node& node) {
  if (const std::string* text = cell(node)) return *text;
  if (const auto* text = std::get_if<std::string>(&node.value)) return *text;
  return std::nullopt;
}

std::optional<Array> as_list(const Node& node) {
  if (const auto* array = std::get_if<Array>(&node.value)) return *array;
  const std::string* text = cell(node);
  if (!text) return std::nullopt;
  Array list;
  for (std::string& part : split(*text, ';')) list.push_back({Cell{std::move(part)}, node.place});
  return list;
}

Text shown(const Node& node) { return std::visit(Shown{}, node.value); }

}  // namespace yuyan::reader
