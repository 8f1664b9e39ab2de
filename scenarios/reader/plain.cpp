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
    if (const auto given = as_number(node_); !given)
      refuse(Kind::number);
    else if (check_number(*given, node_.place, key_, about_, diagnostics_))
      *value = *given;
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
    auto given = as_numbers(node_);
    if (!given) return refuse(Kind::numbers);
    bool sound = true;
    for (std::size_t i = 0; i < given->size(); ++i)
      sound &= check_number((*given)[i], node_.place, fmt::format("{}[{}]", key_, i + 1), about_,
                            diagnostics_);
    if (sound) *values = std::move(*given);
  }

  void operator()(std::vector<std::string>* values) {
    if (auto given = as_texts(node_))
      *values = std::move(*given);
    else
      refuse(Kind::texts);
  }

  void operator()(Quantity*) {}
  void operator()(const Group&) {}
  void operator()(const Rows&) {}
  void operator()(const Perhaps&) {}

 private:
  void refuse(Kind kind) { refuse(kind, messages::allowed(about_.range, about_.unit)); }
  void refuse(Kind kind, Text allowed) {
    const bool in_cell = std::holds_alternative<Cell>(node_.value);
    diagnostics_.error(node_.place, key_, messages::is_not(shown(node_), kind), std::move(allowed),
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
