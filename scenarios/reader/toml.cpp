#include <algorithm>
#include <string>
#include <utility>

#include "scenarios/reader/document.h"
#include "scenarios/reader/messages.h"

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace yuyan::reader {
namespace {

constexpr int deepest = 64;

/// Turns toml++'s tree into ours, keys in the order of the file.
class Conversion {
 public:
  Conversion(const std::string& file, Diagnostics& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  Table table(const toml::table& from, int level) {
    Table to;
    to.is_inline = from.is_inline();
    for (const auto& [key, node] : from)
      to.entries.push_back({std::string(key.str()), place(key.source()), convert(node, level)});
    std::ranges::sort(to.entries, {},
                      [](const Entry& e) { return std::pair(e.place.line, e.key); });
    return to;
  }

 private:
  Place place(const toml::source_region& region) const {
    return {file_, static_cast<int>(region.begin.line)};
  }

  Node convert(const toml::node& from, int level) {
    Node to{{}, place(from.source())};
    if (level > deepest) {
      diagnostics_.error(to.place, "", messages::too_deep(deepest));
      return to;
    }
    from.visit([&](const auto& node) { to.value = value(node, level); });
    return to;
  }

  using Value = decltype(Node::value);
  Value value(const toml::table& from, int level) { return table(from, level + 1); }
  Value value(const toml::array& from, int level) {
    Array to;
    to.reserve(from.size());
    for (const toml::node& element : from) to.push_back(convert(element, level + 1));
    return to;
  }
  template <class T>
  Value value(const toml::value<T>& from, int) {
    if constexpr (std::is_constructible_v<Value, std::in_place_type_t<T>, const T&>)
      return Value(std::in_place_type<T>, *from);
    else
      return Date{};
  }

  const std::string& file_;
  Diagnostics& diagnostics_;
};

}  // namespace

const Node* Table::find(std::string_view key) const {
  const auto entry = std::ranges::find(entries, key, &Entry::key);
  return entry == entries.end() ? nullptr : &entry->node;
}

std::optional<Table> parse_toml(std::string_view bytes, const std::string& file,
                                Diagnostics& diagnostics) {
  const toml::parse_result result = toml::parse(bytes);
  if (result.failed()) {
    const toml::parse_error& error = result.error();
    diagnostics.error({file, static_cast<int>(error.source().begin.line)}, "",
                      messages::toml_syntax(error.description()));
    return std::nullopt;
  }
  return Conversion(file, diagnostics).table(result.table(), 0);
}

}  // namespace yuyan::reader
