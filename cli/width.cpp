#include "cli/width.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace yuyan::cli {
namespace {

struct Span {
  char32_t first, last;
};

/// East Asian Wide and Fullwidth of Unicode, as far as Chinese text and emoji need it.
constexpr std::array wide{Span{0x1100, 0x115f},   Span{0x2329, 0x232a},   Span{0x2e80, 0x303e},
                          Span{0x3041, 0xa4cf},   Span{0xac00, 0xd7a3},   Span{0xf900, 0xfaff},
                          Span{0xfe30, 0xfe6f},   Span{0xff00, 0xff60},   Span{0xffe0, 0xffe6},
                          Span{0x1f300, 0x1f64f}, Span{0x1f900, 0x1f9ff}, Span{0x20000, 0x3fffd}};
constexpr std::array combining{Span{0x0300, 0x036f}, Span{0x200b, 0x200f}, Span{0xfe00, 0xfe0f},
                               Span{0xfeff, 0xfeff}};

template <std::size_t n>
bool within(char32_t point, const std::array<Span, n>& spans) {
  return std::ranges::any_of(
      spans, [&](const Span& span) { return span.first <= point && point <= span.last; });
}

/// One character of UTF-8 text; a byte that begins none stands for itself.
struct Glyph {
  std::string_view bytes;
  char32_t point;

  [[nodiscard]] std::size_t columns() const {
    if (within(point, combining)) return 0;
    return within(point, wide) ? 2 : 1;
  }
  [[nodiscard]] bool may_begin_a_line() const {
    constexpr std::u32string_view closing = U",。;:!?、)》」』】”’";
    return closing.find(point) == std::u32string_view::npos;
  }
};

std::size_t length_of(unsigned char first) {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

std::vector<Glyph> glyphs_of(std::string_view text) {
  std::vector<Glyph> glyphs;
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = std::min(length_of(first), text.size());
    char32_t point = length == 1 ? first : first & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i)
      point = (point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3fU);
    glyphs.push_back({text.substr(0, length), point});
    text.remove_prefix(length);
  }
  return glyphs;
}

bool may_break_between(const Glyph& before, const Glyph& after) {
  if (!after.may_begin_a_line() || after.point == ' ') return false;
  return before.point == ' ' || before.columns() == 2 || after.columns() == 2;
}

/// The pieces of a text between which a line may break.
std::vector<std::string> pieces_of(std::string_view text) {
  const std::vector<Glyph> glyphs = glyphs_of(text);
  std::vector<std::string> pieces;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (i == 0 || may_break_between(glyphs[i - 1], glyphs[i])) pieces.emplace_back();
    pieces.back() += glyphs[i].bytes;
  }
  return pieces;
}

std::string without_blanks_at_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (const Glyph& glyph : glyphs_of(text)) columns += glyph.columns();
  return columns;
}

std::string left(std::string_view text, std::size_t columns) {
  const std::size_t taken = width(text);
  return std::string(text) + std::string(columns > taken ? columns - taken : 0, ' ');
}

std::string right(std::string_view text, std::size_t columns) {
  const std::size_t taken = width(text);
  return std::string(columns > taken ? columns - taken : 0, ' ') + std::string(text);
}

std::string cut(std::string_view text, std::size_t columns) {
  if (width(text) <= columns) return std::string(text);
  std::string kept;
  std::size_t taken = 1;  // the ellipsis
  for (const Glyph& glyph : glyphs_of(text)) {
    taken += glyph.columns();
    if (taken > columns) break;
    kept += glyph.bytes;
  }
  return kept + "…";
}

std::string wrapped(std::string_view text, std::size_t columns, std::string_view indent) {
  std::string all;
  std::string line;
  for (const std::string& piece : pieces_of(text)) {
    if (!line.empty() && width(line) + width(without_blanks_at_end(piece)) > columns) {
      all += without_blanks_at_end(std::move(line)) + "\n" + std::string(indent);
      line.clear();
    }
    line += piece;
  }
  return all + without_blanks_at_end(std::move(line));
}

}  // namespace yuyan::cli
