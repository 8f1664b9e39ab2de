#include "scenarios/reader/distributions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "models/parameters/nearest.h"
#include "scenarios/reader/messages.h"
#include "scenarios/reader/values.h"
#include "sim/chance/families.h"

namespace yuyan::reader {
namespace {

using chance::Distribution;
using chance::Family;
using chance::ParameterAbout;
using messages::Kind;
using Names = std::vector<std::string>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::array<std::string_view, 2> bound_names{"low", "high"};
constexpr std::array<std::string_view, 4> beside{"low", "high", "status", "source"};

bool stands_beside(std::string_view key) { return std::ranges::find(beside, key) != beside.end(); }

Names family_names() {
  Names names;
  for (const Family& family : chance::families()) names.emplace_back(family.name);
  return names;
}

// ---- writing

std::string number_text(double value) { return fmt::format("{}", value); }

std::string value_text(double value, Notation) { return number_text(value); }

std::string value_text(const std::vector<double>& values, Notation notation) {
  const bool is_toml = notation == Notation::toml;
  return fmt::format(fmt::runtime(is_toml ? "[{}]" : "{}"),
                     fmt::join(values, is_toml ? ", " : " "));
}

template <class Law>
std::string law_text(const Law& law, Notation notation) {
  const bool is_toml = notation == Notation::toml;
  Names parameters;
  std::apply(
      [&](const auto&... parameter) {
        (parameters.push_back(fmt::format("{}{}{}", parameter.name, is_toml ? " = " : "=",
                                          value_text(law.*parameter.member, notation))),
         ...);
      },
      Law::parameters());
  return is_toml ? fmt::format("{} = {{ {} }}", Law::name, fmt::join(parameters, ", "))
                 : fmt::format("{}({})", Law::name, fmt::join(parameters, "; "));
}

/// How TOML writes a distribution of this family, with some numbers.
std::string example(const Family& family) {
  Names parameters;
  for (const ParameterAbout& parameter : family.parameters)
    parameters.push_back(
        fmt::format("{} = {}", parameter.name, parameter.is_list ? "[1, 2]" : "1"));
  return fmt::format("{{ {} = {{ {} }} }}", family.name, fmt::join(parameters, ", "));
}

// ---- the compact form of a cell

/// One `name=value`, the value a number or numbers with blanks between.
std::optional<Entry> assignment(std::string_view text, const Place& place) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  Array numbers;
  for (std::string& part : split(text.substr(equals + 1), ' '))
    if (!part.empty()) numbers.push_back({Cell{std::move(part)}, place});
  if (numbers.empty()) return std::nullopt;
  Node value = numbers.size() == 1 ? numbers.front() : Node{std::move(numbers), place};
  return Entry{trimmed(text.substr(0, equals)), place, std::move(value)};
}

bool add(Table& table, std::string_view text, const Place& place) {
  std::optional<Entry> entry = assignment(text, place);
  if (!entry || entry->key.empty() || table.find(entry->key)) return false;
  table.entries.push_back(std::move(*entry));
  return true;
}

/// The table that TOML would have for `family(name=value; ...) low=... high=...`.
std::optional<Node> table_in(std::string_view text, const Place& place) {
  const std::size_t open = text.find('('), close = text.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open)
    return std::nullopt;
  Table parameters, whole;
  for (const std::string& part : split(text.substr(open + 1, close - open - 1), ';'))
    if (!add(parameters, part, place)) return std::nullopt;
  for (const std::string& part : split(text.substr(close + 1), ' '))
    if (!part.empty() && !add(whole, part, place)) return std::nullopt;
  whole.entries.push_back({trimmed(text.substr(0, open)), place, {std::move(parameters), place}});
  return Node{std::move(whole), place};
}

// ---- reading

class Reader {
 public:
  Reader(const std::string& key, Diagnostics& diagnostics) : key_(key), diagnostics_(diagnostics) {}

  std::optional<Distribution> read(const Table& table, const Place& place) {
    const Entry* const entry = family_entry(table, place);
    if (!entry) return std::nullopt;
    const std::size_t errors = diagnostics_.errors();
    const Family& family = *chance::find_family(entry->key);
    const chance::NamedValues values = parameters(family, *entry);
    const double low = bound(table, "low", -infinity), high = bound(table, "high", infinity);
    if (diagnostics_.errors() > errors) return std::nullopt;
    Distribution distribution = family.make(values);
    if (!std::isinf(low) || !std::isinf(high))
      distribution = truncated(std::move(distribution), low, high);
    const auto wrong = violations(distribution);
    for (const std::string& violation : wrong)
      error(entry->place, key_ + "." + entry->key, messages::bad_distribution(violation));
    if (!wrong.empty()) return std::nullopt;
    return distribution;
  }

 private:
  void error(const Place& place, const std::string& key, Text what, Text allowed = {},
             Text advice = {}) {
    diagnostics_.error(place, key, std::move(what), std::move(allowed), std::move(advice));
  }

  void unknown_name(const Entry& entry, const std::string& key, Text what, const Names& names) {
    const Text hint = messages::did_you_mean(parameters::nearest_names(entry.key, names));
    error(entry.place, key, std::move(what), hint.empty() ? messages::allowed(names) : Text{},
          hint);
  }

  /// The one entry that names a family.
  const Entry* family_entry(const Table& table, const Place& place) {
    const Entry* found = nullptr;
    const std::size_t errors = diagnostics_.errors();
    for (const Entry& entry : table.entries) {
      if (stands_beside(entry.key)) continue;
      if (!chance::find_family(entry.key))
        unknown_name(entry, key_, messages::unknown_distribution(entry.key), family_names());
      else if (found)
        error(entry.place, key_, messages::two_distributions(found->key, entry.key));
      else
        found = &entry;
    }
    if (diagnostics_.errors() > errors) return nullptr;
    if (!found) error(place, key_, messages::no_distribution(), messages::allowed(family_names()));
    return found;
  }

  chance::NamedValues parameters(const Family& family, const Entry& entry) {
    chance::NamedValues values;
    const std::string key = key_ + "." + entry.key;
    const auto* const table = std::get_if<Table>(&entry.node.value);
    if (!table) {
      error(entry.place, key, messages::is_not(shown(entry.node), Kind::table), {},
            messages::write(example(family)));
      return values;
    }
    Names names;
    for (const ParameterAbout& parameter : family.parameters) {
      names.emplace_back(parameter.name);
      const std::string parameter_key = key + "." + names.back();
      const Node* const node = table->find(parameter.name);
      if (node && parameter.is_list)
        values[names.back()] = numbers(*node, parameter_key);
      else if (node)
        values[names.back()] = {number(*node, parameter_key).value_or(0)};
      else if (!parameter.optional)
        error(entry.place, parameter_key, messages::missing(parameter.meaning, "", ""));
    }
    for (const Entry& given : table->entries)
      if (std::ranges::find(names, given.key) == names.end())
        unknown_name(given, key + "." + given.key, messages::unknown_key(), names);
    return values;
  }

  std::optional<double> number(const Node& node, const std::string& key) {
    const auto given = as_number(node);
    if (!given) error(node.place, key, messages::is_not(shown(node), Kind::number));
    return given;
  }

  std::vector<double> numbers(const Node& node, const std::string& key) {
    const auto list = as_list(node);
    if (!list) error(node.place, key, messages::is_not(shown(node), Kind::numbers));
    std::vector<double> values;
    for (std::size_t i = 0; list && i < list->size(); ++i)
      if (const auto value = number((*list)[i], fmt::format("{}[{}]", key, i + 1)))
        values.push_back(*value);
    return values;
  }

  double bound(const Table& table, std::string_view name, double none) {
    const Node* node = table.find(name);
    if (!node) return none;
    return number(*node, fmt::format("{}.{}", key_, name)).value_or(none);
  }

  const std::string& key_;
  Diagnostics& diagnostics_;
};

// ---- the range of the field

/// Values that have a probability of their own count when they lie on an open end of the range.
bool stays_within(const Distribution& distribution, const parameters::Range& range) {
  const auto [low, high] = support(distribution);
  const bool is_list = std::holds_alternative<chance::Discrete>(distribution.law()) ||
                       std::holds_alternative<chance::Empirical>(distribution.law());
  return is_list ? range.contains(low) && range.contains(high)
                 : low >= range.low && high <= range.high;
}

void report_leaving(const Distribution& distribution, const Place& place, const std::string& key,
                    const parameters::About& about, Notation notation, Diagnostics& diagnostics) {
  const auto [low, high] = support(distribution);
  const auto& range = about.range;
  const Distribution cut = truncated(distribution, low < range.low ? range.low : -infinity,
                                     high > range.high ? range.high : infinity);
  const bool helps = violations(cut).empty() && stays_within(cut, range);
  diagnostics.error(place, key, messages::leaves_range(low, high, about.unit),
                    messages::allowed(range, about.unit),
                    helps ? messages::truncate(written(cut, notation)) : Text{});
}

}  // namespace

std::string written(const Distribution& distribution, Notation notation) {
  if (distribution.is_constant()) return number_text(mean(distribution));
  const bool is_toml = notation == Notation::toml;
  std::string text =
      std::visit([&](const auto& law) { return law_text(law, notation); }, distribution.law());
  const auto [low, high] = distribution.bounds();
  for (const auto& [name, value] :
       {std::pair(bound_names[0], low), std::pair(bound_names[1], high)})
    if (!std::isinf(value))
      text += is_toml ? fmt::format(", {} = {}", name, value) : fmt::format(" {}={}", name, value);
  return is_toml ? fmt::format("{{ {} }}", text) : text;
}

std::optional<Distribution> read_distribution(const Node& node, const std::string& key,
                                              const parameters::About& about,
                                              Diagnostics& diagnostics) {
  if (const auto number = as_number(node)) {
    if (!check_number(*number, node.place, key, about, diagnostics)) return std::nullopt;
    return Distribution(*number);
  }
  const auto* const cell = std::get_if<Cell>(&node.value);
  const Notation notation = cell ? Notation::cell : Notation::toml;
  const std::optional<Node> compact = cell ? table_in(cell->text, node.place) : std::nullopt;
  const auto* const table = std::get_if<Table>(compact ? &compact->value : &node.value);
  if (!table) {
    diagnostics.error(node.place, key, messages::is_not(shown(node), Kind::quantity),
                      messages::allowed(about.range, about.unit),
                      messages::how_to_write(Kind::quantity, cell != nullptr));
    return std::nullopt;
  }
  auto distribution = Reader(key, diagnostics).read(*table, node.place);
  if (distribution &&
      !check_distribution(*distribution, node.place, key, about, notation, diagnostics))
    return std::nullopt;
  return distribution;
}

bool check_distribution(const Distribution& distribution, const Place& place,
                        const std::string& key, const parameters::About& about, Notation notation,
                        Diagnostics& diagnostics) {
  if (distribution.is_constant())
    return check_number(mean(distribution), place, key, about, diagnostics);
  if (!stays_within(distribution, about.range)) {
    report_leaving(distribution, place, key, about, notation, diagnostics);
    return false;
  }
  if (const double middle = mean(distribution); !about.warn_outside.contains(middle))
    diagnostics.warning(place, key,
                        messages::beyond_source(middle, about.warn_outside, about.unit));
  return true;
}

bool check_number(double value, const Place& place, const std::string& key,
                  const parameters::About& about, Diagnostics& diagnostics) {
  if (!std::isfinite(value)) {
    diagnostics.error(place, key, messages::not_finite(value),
                      messages::allowed(about.range, about.unit));
    return false;
  }
  if (!about.range.contains(value)) {
    diagnostics.error(place, key, messages::out_of_range(value, about.unit),
                      messages::allowed(about.range, about.unit));
    return false;
  }
  if (!about.warn_outside.contains(value))
    diagnostics.warning(place, key, messages::beyond_source(value, about.warn_outside, about.unit));
  return true;
}

}  // namespace yuyan::reader
