#include "scenarios/reader/variant.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "scenarios/reader/bind.h"
#include "scenarios/reader/files.h"
#include "scenarios/reader/messages.h"
#include "scenarios/reader/values.h"

namespace yuyan::reader {
namespace fs = std::filesystem;

namespace {

/// The fields of a field that is a table, nullptr for every other.
const Slots* group_of(const Slots& slots, std::string_view name) {
  const auto slot = std::ranges::find(slots, name, &Slot::name);
  if (slot == slots.end()) return nullptr;
  const auto* group = std::get_if<Group>(&slot->target);
  return group ? &group->slots : nullptr;
}

/// Walks from a scenario file down to the one that is no variant.
class Descent {
 public:
  explicit Descent(Context& context) : context_(context) {}

  std::optional<std::vector<Table>> read(fs::path file) {
    std::vector<Table> layers;
    std::optional<Entry> base;
    do {
      auto table = read_layer(file, base);
      if (!table) return std::nullopt;
      base = take_base(*table);
      if (base) {
        const auto text = as_text(base->node);
        if (!text) return refuse(*base, messages::is_not(shown(base->node), messages::Kind::text));
        file = scenario_file(file.parent_path() / *text);
      }
      layers.push_back(std::move(*table));
    } while (base);
    return layers;
  }

 private:
  static std::optional<Entry> take_base(Table& table) {
    const auto entry = std::ranges::find(table.entries, variant_key, &Entry::key);
    if (entry == table.entries.end()) return std::nullopt;
    std::optional<Entry> taken = std::move(*entry);
    table.entries.erase(entry);
    return taken;
  }

  std::nullopt_t refuse(const Entry& base, Text what) {
    context_.diagnostics.error(base.place, variant_key, std::move(what), {},
                               messages::name_the_base());
    return std::nullopt;
  }

  /// `base` is the entry that named the file, none for the first.
  std::optional<Table> read_layer(const fs::path& file, const std::optional<Entry>& base) {
    const std::string name = label(file);
    const bool is_circle = std::ranges::find(names_, name) != names_.end();
    names_.push_back(name);
    if (base && is_circle) {  // the first of all has none before it
      const std::string circle = fmt::format("{}", fmt::join(names_, " > "));
      context_.diagnostics.error(base->place, variant_key, messages::variant_circle(circle), {},
                                 messages::break_the_circle());
      return std::nullopt;
    }
    if (const auto bytes = bytes_of(file)) {
      context_.reading.inputs.insert_or_assign(name, *bytes);
      return parse_toml(*bytes, name, context_.diagnostics);
    }
    if (base) return refuse(*base, messages::no_such_base(as_text(base->node).value_or(name)));
    context_.diagnostics.error({name, 0}, "", messages::cannot_read(name), {},
                               messages::did_you_mean(files_like(name, context_.shelves)));
    return std::nullopt;
  }

  /// The name of a file in messages and inputs; makes its folder known.
  std::string label(const fs::path& file) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
    auto shelf = std::ranges::find_if(context_.shelves, [&](const Shelf& known) {
      std::error_code failure;
      return known.folder == folder || fs::equivalent(known.folder, folder, failure);
    });
    if (shelf == context_.shelves.end())
      shelf = context_.shelves.insert(shelf, {folder, distinct_name(folder)});
    return shelf->label(file.filename().string());
  }

  /// As much of the folder's path, from its end, as tells it from the others.
  [[nodiscard]] std::string distinct_name(const fs::path& folder) const {
    std::error_code failure;
    const fs::path whole = fs::weakly_canonical(folder, failure);
    fs::path name;
    for (fs::path above = whole; above.has_relative_path(); above = above.parent_path()) {
      name = name.empty() ? above.filename() : above.filename() / name;
      if (std::ranges::find(context_.shelves, name.string(), &Shelf::name) ==
          context_.shelves.end())
        break;
    }
    return name.generic_string();
  }

  Context& context_;
  std::vector<std::string> names_;  ///< of the files on the way
};

}  // namespace

fs::path scenario_file(const fs::path& scenario) {
  std::error_code failure;
  return fs::is_directory(scenario, failure) ? scenario / "scenario.toml" : scenario;
}

std::optional<Table> read_layers(const fs::path& file, const Slots& slots, Context& context) {
  auto layers = Descent(context).read(file);
  if (!layers) return std::nullopt;
  Table whole = std::move(layers->back());
  for (auto layer = std::next(layers->rbegin()); layer != layers->rend(); ++layer)
    lay_over(whole, std::move(*layer), slots);
  return whole;
}

std::vector<Shelf> shelves_of(const fs::path& file) {
  Reading reading;
  Diagnostics unsaid;
  Context context(file.parent_path(), reading, unsaid);
  (void)Descent(context).read(file);
  return context.shelves;
}

std::set<std::string> top_level_keys(const fs::path& file) {
  Reading reading;
  Diagnostics unsaid;
  Context context(file.parent_path(), reading, unsaid);
  std::set<std::string> keys;
  if (const auto layers = Descent(context).read(file))
    for (const Table& layer : *layers)
      for (const Entry& entry : layer.entries) keys.insert(entry.key);
  return keys;
}

void lay_over(Table& lower, Table upper, const Slots& slots) {
  for (Entry& entry : upper.entries) {
    const auto place = std::ranges::find(lower.entries, entry.key, &Entry::key);
    if (place == lower.entries.end() || is_basis(entry.key, slots)) {
      lower.entries.push_back(std::move(entry));
      continue;
    }
    const Slots* const group = group_of(slots, entry.key);
    auto* const below = std::get_if<Table>(&place->node.value);
    auto* const above = std::get_if<Table>(&entry.node.value);
    if (group && below && above)
      lay_over(*below, std::move(*above), *group);
    else
      *place = std::move(entry);
  }
}

}  // namespace yuyan::reader
