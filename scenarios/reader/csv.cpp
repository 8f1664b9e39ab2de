#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <iconv.h>

#include "scenarios/reader/document.h"
#include "scenarios/reader/messages.h"
#include "scenarios/reader/values.h"

namespace yuyan::reader {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view blanks = " \t";

struct CloseConverter {
  void operator()(void* converter) const { iconv_close(converter); }
};

struct Converted {
  std::string text;
  std::optional<std::size_t> wrong_at;  ///< the first byte that is not of its encoding
};

Converted converted(std::string_view bytes, const char* from_encoding, const char* to_encoding) {
  const iconv_t opened = iconv_open(to_encoding, from_encoding);
  if (opened == reinterpret_cast<iconv_t>(-1))  // NOLINT(performance-no-int-to-ptr): as specified
    throw std::runtime_error(std::string("the C library cannot convert from ") + from_encoding);
  const std::unique_ptr<void, CloseConverter> converter(opened);
  std::string source(bytes);
  Converted result;
  char* from = source.data();
  std::size_t left = source.size();
  while (left > 0) {
    std::array<char, 4096> block{};
    char* to = block.data();
    std::size_t room = block.size();
    const bool ended = iconv(converter.get(), &from, &left, &to, &room) != std::size_t(-1);
    result.text.append(block.data(), block.size() - room);
    if (ended || errno == E2BIG) continue;
    result.wrong_at = source.size() - left;
    break;
  }
  return result;
}

/// The text in UTF-8.
Converted decoded(std::string_view bytes, Encoding encoding) {
  if (encoding == Encoding::gb18030) return converted(bytes, "GB18030", "UTF-8");
  // To UTF-32 only as a check: glibc lets code points above U+10FFFF pass from UTF-8 to UTF-8.
  return {std::string(bytes), converted(bytes, "UTF-8", "UTF-32LE").wrong_at};
}

std::optional<std::string> text_of(std::string_view bytes, const std::string& file,
                                   Encoding encoding, Diagnostics& diagnostics) {
  const bool is_utf_8 = encoding == Encoding::utf_8;
  auto [text, wrong_at] = decoded(bytes, encoding);
  if (wrong_at) {
    const auto lines = std::ranges::count(bytes.substr(0, *wrong_at), '\n');
    diagnostics.error({file, static_cast<int>(lines) + 1}, "",
                      messages::bad_encoding(is_utf_8 ? "UTF-8" : "GB18030"), {},
                      is_utf_8 ? messages::say_encoding() : Text{});
    return std::nullopt;
  }
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  return std::move(text);
}

/// Cuts a text into rows of cells. Stops at the first quote that is not as it should be: from
/// there on nobody knows what is a cell.
class Scanner {
 public:
  Scanner(std::string_view text, const std::string& file, Diagnostics& diagnostics)
      : text_(text), file_(file), diagnostics_(diagnostics) {}

  struct Row {
    Place place;
    std::vector<std::string> cells;
  };

  /// The next row that holds anything; false at the end or when a quote is wrong.
  bool next(Row& row) {
    while (!failed_ && at_ < text_.size()) {
      row = {place(), {}};
      if (text_[at_] == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
        end_line();
        continue;
      }
      do row.cells.push_back(cell());
      while (!failed_ && take(','));
      if (failed_) return false;
      end_line();
      if (std::ranges::any_of(row.cells, [](const auto& c) { return !c.empty(); })) return true;
    }
    return false;
  }
  /// A quote was wrong.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  [[nodiscard]] Place place() const { return {file_, line_}; }
  [[nodiscard]] bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool take(char c) {
    if (!is_at(c)) return false;
    ++at_;
    return true;
  }
  [[nodiscard]] bool at_line_end() const {
    return at_ >= text_.size() || is_at('\n') || text_.substr(at_, 2) == "\r\n";
  }
  void end_line() {
    take('\r');
    if (take('\n')) ++line_;
  }
  void skip_blanks() { at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size()); }

  std::string fail(const Place& where, Text what, Text advice = {}) {
    failed_ = true;
    diagnostics_.error(where, "", std::move(what), {}, std::move(advice));
    return {};
  }

  std::string cell() {
    skip_blanks();
    if (is_at('"')) return quoted();
    const std::size_t begin = at_;
    while (!at_line_end() && !is_at(',')) {
      if (is_at('"')) return fail(place(), messages::stray_quote(), messages::quote_cell());
      ++at_;
    }
    return trimmed(text_.substr(begin, at_ - begin));
  }

  std::string quoted() {
    const Place opened = place();
    std::string content;
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"' && !take('"')) return closed(std::move(content));
      if (c == '\n') ++line_;
      content += c;
    }
    return fail(opened, messages::open_quote());
  }

  std::string closed(std::string content) {
    skip_blanks();
    if (!at_line_end() && !is_at(','))
      return fail(place(), messages::text_after_quote(), messages::quote_cell());
    return content;
  }

  std::string_view text_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  int line_ = 1;
  bool failed_ = false;
};

bool is_sound_header(const Scanner::Row& row, Diagnostics& diagnostics) {
  const auto begin = row.cells.begin();
  bool sound = true;
  for (auto name = begin; name != row.cells.end(); ++name) {
    if (!name->empty() && std::find(begin, name, *name) == name) continue;
    sound = false;
    if (name->empty())
      diagnostics.error(row.place, "",
                        messages::column_without_name(static_cast<std::size_t>(name - begin) + 1));
    else
      diagnostics.error(row.place, *name, messages::duplicate_column());
  }
  return sound;
}

Node table_of(const Scanner::Row& row, const std::vector<std::string>& columns) {
  Table table;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (!row.cells[i].empty())
      table.entries.push_back({columns[i], row.place, {Cell{row.cells[i]}, row.place}});
  return {std::move(table), row.place};
}

void read_rows(Scanner scanner, Sheet& sheet, Diagnostics& diagnostics) {
  Scanner::Row row;
  if (!scanner.next(row)) {
    if (!scanner.failed()) diagnostics.error(sheet.header, "", messages::no_header());
    return;
  }
  sheet.header = row.place;
  if (!is_sound_header(row, diagnostics)) return;
  sheet.columns = std::move(row.cells);
  while (scanner.next(row)) {
    if (row.cells.size() == sheet.columns.size())
      sheet.rows.push_back(table_of(row, sheet.columns));
    else
      diagnostics.error(row.place, "",
                        messages::wrong_cell_count(row.cells.size(), sheet.columns.size()));
  }
}

}  // namespace

Sheet parse_csv(std::string_view bytes, const std::string& file, Encoding encoding,
                Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.errors();
  Sheet sheet;
  sheet.header = {file, 0};
  if (const auto text = text_of(bytes, file, encoding, diagnostics))
    read_rows(Scanner(*text, file, diagnostics), sheet, diagnostics);
  sheet.is_whole = diagnostics.errors() == errors_before;
  return sheet;
}

}  // namespace yuyan::reader
