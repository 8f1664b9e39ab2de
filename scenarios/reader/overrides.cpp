#include "scenarios/reader/overrides.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "models/parameters/nearest.h"
#include "scenarios/reader/bind.h"
#include "scenarios/reader/distributions.h"
#include "scenarios/reader/messages.h"
#include "scenarios/reader/plain.h"
#include "scenarios/reader/values.h"

namespace yuyan::reader {
namespace {

const std::string option = "--set";

enum class Change { set, scale, count };

struct Override {
  std::string path;
  Change change = Change::set;
  std::string value;
};

/// The first equals sign outside brackets parts the path from the value.
std::optional<Override> parsed(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') ++depth;
    if (text[i] == ']') --depth;
    if (text[i] != '=' || depth != 0) continue;
    Override result{trimmed(text.substr(0, i)), Change::set, trimmed(text.substr(i + 1))};
    if (result.path.ends_with('*')) result.change = Change::scale;
    if (result.path.ends_with('#')) result.change = Change::count;
    if (result.change != Change::set) {
      result.path.pop_back();
      result.path = trimmed(result.path);
    }
    if (result.path.empty() || result.value.empty()) return std::nullopt;
    return result;
  }
  return std::nullopt;
}

/// `units.list[kind=foam]` in its pieces: units, list, [kind=foam].
std::vector<std::string> pieces_of(std::string_view path) {
  std::vector<std::string> pieces(1);
  int depth = 0;
  for (const char c : path) {
    if (c == '[' && depth++ == 0) pieces.emplace_back();
    if (c == '.' && depth == 0)
      pieces.emplace_back();
    else
      pieces.back() += c;
    if (c == ']') --depth;
  }
  return pieces;
}

using Conditions = std::vector<std::pair<std::string, std::string>>;

/// Of `[kind=foam,station=C14]`; nothing when it is no such text.
std::optional<Conditions> conditions_in(std::string_view piece) {
  if (piece.size() < 2 || piece.front() != '[' || piece.back() != ']') return std::nullopt;
  Conditions conditions;
  for (const std::string& one : split(piece.substr(1, piece.size() - 2), ',')) {
    const std::size_t equals = one.find('=');
    if (equals == std::string::npos) return std::nullopt;
    conditions.emplace_back(trimmed(one.substr(0, equals)), trimmed(one.substr(equals + 1)));
  }
  return conditions;
}

std::string id_of(const Slots& row) {
  const auto slot = std::ranges::find(row, "id", &Slot::name);
  const std::string* id = slot == row.end() ? nullptr : text_of(*slot);
  return id ? *id : "";
}

/// What a column of a row holds, as text.
std::optional<std::string> held(const Slots& row, std::string_view column) {
  const auto slot = std::ranges::find(row, column, &Slot::name);
  if (slot == row.end()) return std::nullopt;
  if (const std::string* text = text_of(*slot)) return *text;
  return listed_value(*slot);
}

/// A row matches when every condition is the text of its column.
bool fits(const Slots& row, const Conditions& conditions) {
  return std::ranges::all_of(conditions, [&](const auto& condition) {
    return held(row, condition.first) == condition.second;
  });
}

class Applier {
 public:
  Applier(const Slots& slots, Context& context) : slots_(slots), context_(context) {}

  void apply(const std::string& text) {
    text_ = text;
    const auto found = parsed(text);
    if (!found) return error(messages::no_override(), messages::write("site.pond_m3=5000"));
    override_ = *found;
    if (override_.change != Change::set) {
      const auto factor = number_in(override_.value);
      const bool whole = factor && std::floor(*factor) == *factor;
      if (!factor || !std::isfinite(*factor) || *factor < 0 ||
          (override_.change == Change::count && (!whole || *factor > most_rows)))
        return error(
            messages::is_not({override_.value, override_.value}, override_.change == Change::count
                                                                     ? messages::Kind::whole_number
                                                                     : messages::Kind::number),
            messages::allowed(parameters::non_negative, ""));
      number_ = *factor;
    }
    const auto pieces = pieces_of(override_.path);
    descend(slots_, pieces, 0, "");
  }

 private:
  static constexpr double most_rows = 100000;

  /// Why a factor or a count cannot be that.
  [[nodiscard]] Text refusal(const std::optional<double>& given) const {
    if (given && std::isfinite(*given) && (*given < 0 || *given > most_rows))
      return messages::out_of_range(*given, "");
    return messages::is_not({override_.value, override_.value}, override_.change == Change::count
                                                                    ? messages::Kind::whole_number
                                                                    : messages::Kind::number);
  }

  void error(Text what, Text advice = {}) {
    context_.diagnostics.error({option, 0}, text_, std::move(what), {}, std::move(advice));
  }

  void unknown(const std::string& piece, const std::vector<std::string>& names,
               const std::string& path) {
    auto near = parameters::nearest_names(piece, names);
    constexpr std::size_t most = 12;
    if (near.empty()) near = names;
    if (near.size() > most) near.resize(most);
    for (std::string& name : near) name = joined(path, name);
    error(messages::unknown_path(joined(path, piece)), messages::did_you_mean(near));
  }

  void descend(const Slots& slots, const std::vector<std::string>& pieces, std::size_t at,
               const std::string& path) {
    const auto slot = std::ranges::find(slots, pieces[at], &Slot::name);
    if (slot == slots.end()) {
      std::vector<std::string> names;
      for (const Slot& known : slots) names.emplace_back(known.name);
      return unknown(pieces[at], names, path);
    }
    const std::string here = joined(path, slot->name);
    const bool last = at + 1 == pieces.size();
    if (const auto* group = std::get_if<Group>(&slot->target)) {
      if (last) return error(messages::path_of_a_table(here));
      return descend(group->slots, pieces, at + 1, here);
    }
    if (const auto* rows = std::get_if<Rows>(&slot->target))
      return in_rows(*rows, pieces, at + 1, here);
    if (!last) return error(messages::unknown_path(override_.path));
    change(*slot, path);
  }

  void in_rows(const Rows& rows, const std::vector<std::string>& pieces, std::size_t at,
               const std::string& path) {
    const bool whole = at == pieces.size();
    const auto conditions = whole ? std::optional(Conditions{}) : conditions_in(pieces[at]);
    const bool every = whole || pieces[at] == "*" || conditions.has_value();
    if (conditions && !know_columns(rows, *conditions, path)) return;
    std::vector<std::size_t> chosen;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Slots row = rows.at(i);
      const std::string id = id_of(row);
      ids.push_back(id.empty() ? fmt::format("[{}]", i + 1) : id);
      if (every ? !conditions || fits(row, *conditions) : ids.back() == pieces[at])
        chosen.push_back(i);
    }
    const bool counts = override_.change == Change::count;
    if (counts && (whole || at + 1 == pieces.size())) return count(rows, chosen, path);
    if (counts || whole) return error(messages::path_of_a_table(path));
    if (chosen.empty()) return unknown(pieces[at], ids, path);
    if (at + 1 == pieces.size()) return error(messages::path_of_a_table(path));
    for (const std::size_t i : chosen)
      descend(rows.at(i), pieces, at + 1, row_path(path, id_of(rows.at(i)), i + 1));
  }

  bool know_columns(const Rows& rows, const Conditions& conditions, const std::string& path) {
    std::vector<std::string> names;
    rows.with_blank([&](const Slots& blank) {
      for (const Slot& slot : blank) names.emplace_back(slot.name);
    });
    for (const auto& [column, value] : conditions)
      if (std::ranges::find(names, column) == names.end()) {
        unknown(column, names, path);
        return false;
      }
    return true;
  }

  /// Reads the new value as if it stood in the cell of a table.
  void change(const Slot& slot, const std::string& path) {
    std::string text = override_.value;
    if (override_.change == Change::count) return error(messages::path_of_no_table());
    if (override_.change == Change::scale) {
      auto product = times(slot);
      if (!product) return error(messages::not_to_be_scaled(joined(path, slot.name)));
      text = *std::move(product);
    }
    std::erase_if(
        context_.reading.parameters,
        [name = joined(path, slot.name)](const ParameterRow& row) { return row.name == name; });
    Table table;
    const Place place{option, 0};
    table.entries.push_back({std::string(slot.name), place, {Cell{text}, place}});
    Where where{path, place, {}, nullptr, true};
    where.bases[option].source = option;
    where.bases[option].status = Status::assumed;
    Binder(context_).read_fields(table, where, {slot});
  }

  [[nodiscard]] std::optional<std::string> times(const Slot& slot) const {
    if (const auto* quantity = std::get_if<Quantity*>(&slot.target))
      return written(scaled((*quantity)->distribution, number_), Notation::cell);
    if (const auto* number = std::get_if<double*>(&slot.target))
      return fmt::format("{}", **number * number_);
    if (const auto* whole = std::get_if<WholeNumber>(&slot.target))
      return fmt::format("{}", std::llround(static_cast<double>(whole->get()) * number_));
    if (const auto* perhaps = std::get_if<Perhaps>(&slot.target); perhaps && perhaps->has_value())
      return times(perhaps->engage());
    return std::nullopt;
  }

  /// Takes rows away from the end of the chosen ones, or adds copies of the last with new ids.
  void count(const Rows& rows, std::vector<std::size_t> chosen, const std::string& path) {
    const auto wanted = static_cast<std::size_t>(number_);
    if (chosen.empty() && wanted > 0) return error(messages::nothing_to_copy(override_.path));
    while (chosen.size() > wanted) {
      forget(row_path(path, id_of(rows.at(chosen.back())), chosen.back() + 1));
      rows.erase(chosen.back());
      chosen.pop_back();
    }
    if (chosen.empty()) return;
    const std::size_t model = chosen.back();
    const std::string model_id = id_of(rows.at(model));
    for (std::size_t copies = chosen.size(), n = 2; copies < wanted; ++copies) {
      std::string id;
      while (id.empty() || has_id(rows, id)) id = fmt::format("{}_{}", model_id, n++);
      rows.repeat(model);
      const Slots row = rows.at(rows.size() - 1);
      if (const auto slot = std::ranges::find(row, "id", &Slot::name); slot != row.end())
        if (auto* const* text = std::get_if<std::string*>(&slot->target)) **text = id;
      remember(row_path(path, model_id, model + 1),
               row_path(path, id_of(row).empty() ? "" : id, rows.size()));
    }
  }

  [[nodiscard]] static bool has_id(const Rows& rows, const std::string& id) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (id_of(rows.at(i)) == id) return true;
    return false;
  }

  void forget(const std::string& row) {
    std::erase_if(context_.reading.parameters, [&](const ParameterRow& parameter) {
      return parameter.name.starts_with(row + '.');
    });
  }

  void remember(const std::string& model, const std::string& copy) {
    std::vector<ParameterRow> added;
    for (const ParameterRow& parameter : context_.reading.parameters)
      if (parameter.name.starts_with(model + '.')) {
        added.push_back(parameter);
        added.back().name = copy + parameter.name.substr(model.size());
      }
    auto& parameters = context_.reading.parameters;
    parameters.insert(parameters.end(), added.begin(), added.end());
    context_.reading.places.insert_or_assign(copy, Place{option, 0});
  }

  const Slots& slots_;
  Context& context_;
  std::string text_;
  Override override_;
  double number_ = 0;
};

/// The law of factor times what another law gives.
struct Scale {
  double f;

  chance::Law operator()(chance::Constant law) const { return chance::Constant{law.value * f}; }
  chance::Law operator()(chance::Uniform law) const {
    return chance::Uniform{law.low * f, law.high * f};
  }
  chance::Law operator()(chance::Triangular law) const {
    return chance::Triangular{law.low * f, law.mode * f, law.high * f};
  }
  chance::Law operator()(chance::Normal law) const {
    return chance::Normal{law.mean * f, law.sd * f};
  }
  chance::Law operator()(chance::Lognormal law) const {
    return chance::Lognormal{law.median * f, law.sigma};
  }
  chance::Law operator()(chance::Exponential law) const {
    return chance::Exponential{law.mean * f};
  }
  chance::Law operator()(chance::Gamma law) const {
    return chance::Gamma{law.shape, law.scale * f};
  }
  chance::Law operator()(chance::Weibull law) const {
    return chance::Weibull{law.shape, law.scale * f};
  }
  chance::Law operator()(chance::Beta law) const {
    return chance::Beta{law.alpha, law.beta, law.low * f, law.high * f};
  }
  chance::Law operator()(chance::Discrete law) const {
    for (double& value : law.values) value *= f;
    return law;
  }
  chance::Law operator()(chance::Empirical law) const {
    for (double& value : law.values) value *= f;
    return law;
  }
};

}  // namespace

chance::Distribution scaled(const chance::Distribution& distribution, double factor) {
  if (factor == 0) return 0.0;
  const chance::Interval bounds = distribution.bounds();
  chance::Distribution result(std::visit(Scale{factor}, distribution.law()));
  return distribution.is_truncated()
             ? truncated(std::move(result), bounds.low * factor, bounds.high * factor)
             : result;
}

void apply_overrides(const Slots& slots, Context& context) {
  const auto& overrides = context.reading.overrides;
  if (overrides.empty()) return;
  std::string file;
  Applier applier(slots, context);
  for (const std::string& text : overrides) {
    applier.apply(text);
    file += text + '\n';
  }
  context.reading.inputs.insert_or_assign(std::string(overrides_file), file);
}

}  // namespace yuyan::reader
