#include "scenarios/reader/plain.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "models/parameters/nearest.h"
#include "scenarios/reader/distributions.h"
#include "scenarios/reader/messages.h"
#include "scenarios/reader/values.h"

namespace yuyan::reader {
namespace {

using messages::Kind;

/// Reads one node into the target that it is called with.
class PlainReader {
 public:
  PlainReader(const About& about, const Node& node, const std::string& key,
              Diagnostics& diagnostics)
      : about_(about), node_(node), key_(key), diagnostics_(diagnostics) {}

  void operator()(double* value) {
    if (const auto given = number(node_, key_)) *value = *given;
  }

  void operator()(const WholeNumber& value) {
    const auto given = as_whole_number(node_);
    if (!given) return refuse(Kind::whole_number);
    About about = about_;
    about.range.low = std::max(about.range.low, static_cast<double>(value.low));
    about.range.high = std::min(about.range.high, static_cast<double>(value.high));
    if (check_number(static_cast<double>(*given), node_.place, key_, about, diagnostics_))
      value.set(std::clamp(*given, value.low, value.high));
  }

  void operator()(bool* value) {
    if (const auto given = as_flag(node_))
      *value = *given;
    else
      refuse(Kind::flag);
  }

  void operator()(std::string* value) {
    const auto given = as_text(node_);
    if (!given) return refuse(Kind::text);
    if (given->empty() && about_.required)
      diagnostics_.error(node_.place, key_, messages::empty_text());
    *value = *given;
  }

  void operator()(const OneOf& value) {
    const auto given = as_text(node_);
    if (!given) return refuse(Kind::text, messages::allowed(value.names));
    const auto found = std::ranges::find(value.names, *given);
    if (found != value.names.end())
      value.set(static_cast<std::size_t>(found - value.names.begin()));
    else
      diagnostics_.error(node_.place, key_, messages::not_a_choice(*given),
                         messages::allowed(value.names),
                         messages::did_you_mean(parameters::nearest_names(*given, value.names)));
  }

  void operator()(std::vector<double>* values) {
    read_list<double>(*values, Kind::numbers, [this](const Node& element, const std::string& key) {
      return number(element, key);
    });
  }

  void operator()(std::vector<std::string>* values) {
    read_list<std::string>(*values, Kind::texts,
                           [this](const Node& element, const std::string& key) {
                             auto text = as_text(element);
                             if (!text) refuse(element, key, Kind::text, {});
                             return text;
                           });
  }

  void operator()(Quantity*) {}
  void operator()(const Group&) {}
  void operator()(const Rows&) {}
  void operator()(const Perhaps&) {}

 private:
  std::optional<double> number(const Node& node, const std::string& key) {
    const auto given = as_number(node);
    if (!given)
      refuse(node, key, Kind::number, messages::allowed(about_.range, about_.unit));
    else if (check_number(*given, node.place, key, about_, diagnostics_))
      return given;
    return std::nullopt;
  }

  /// Replaces the values if every element is sound.
  template <class T, class Read>
  void read_list(std::vector<T>& values, Kind kind, const Read& read) {
    const auto list = as_list(node_);
    if (!list) return refuse(kind);
    std::vector<T> given;
    for (const Node& element : *list)
      if (auto value = read(element, fmt::format("{}[{}]", key_, &element - list->data() + 1)))
        given.push_back(std::move(*value));
    if (given.size() == list->size()) values = std::move(given);
  }

  void refuse(Kind kind) { refuse(kind, messages::allowed(about_.range, about_.unit)); }
  void refuse(Kind kind, Text allowed) { refuse(node_, key_, kind, std::move(allowed)); }
  void refuse(const Node& node, const std::string& key, Kind kind, Text allowed) {
    const bool in_cell = std::holds_alternative<Cell>(node.value);
    diagnostics_.error(node.place, key, messages::is_not(shown(node), kind), std::move(allowed),
                       messages::how_to_write(kind, in_cell));
  }

  const About& about_;
  const Node& node_;
  const std::string& key_;
  Diagnostics& diagnostics_;
};

using Listed = std::optional<std::string>;

struct Lister {
  Listed operator()(double* value) const { return fmt::format("{}", *value); }
  Listed operator()(bool* value) const { return *value ? "true" : "false"; }
  Listed operator()(const WholeNumber& value) const { return fmt::format("{}", value.get()); }
  Listed operator()(const OneOf& value) const { return std::string(value.get()); }
  Listed operator()(std::vector<double>* values) const {
    return fmt::format("{}", fmt::join(*values, ", "));
  }
  Listed operator()(Quantity* quantity) const {
    const auto& distribution = quantity->distribution;
    return distribution.is_constant() ? fmt::format("{}", mean(distribution))
                                      : describe(distribution);
  }
  Listed operator()(const Perhaps& value) const {
    if (value.has_value()) return listed_value(value.engage());
    Listed none;
    value.with_blank([&](const Slot& slot) {
      if (listed_value(slot)) none = "none";
    });
    return none;
  }
  Listed operator()(std::string*) const { return std::nullopt; }
  Listed operator()(std::vector<std::string>*) const { return std::nullopt; }
  Listed operator()(const Group&) const { return std::nullopt; }
  Listed operator()(const Rows&) const { return std::nullopt; }
};

}  // namespace

void read_plain(const Slot& slot, const Node& node, const std::string& key,
                Diagnostics& diagnostics) {
  std::visit(PlainReader(slot.about, node, key, diagnostics), slot.target);
}

std::optional<std::string> listed_value(const Slot& slot) {
  return std::visit(Lister{}, slot.target);
}

bool holds_tables(const Slot& slot) {
  return std::holds_alternative<Group>(slot.target) || std::holds_alternative<Rows>(slot.target);
}

}  // namespace yuyan::reader
