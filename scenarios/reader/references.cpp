#include "scenarios/reader/references.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

#include <fmt/format.h>

#include "models/parameters/nearest.h"
#include "scenarios/reader/bind.h"
#include "scenarios/reader/messages.h"
#include "scenarios/reader/values.h"

namespace yuyan::reader {
namespace {

using Names = std::vector<std::string>;
using Visit = std::function<void(const std::string& path, const Slot& slot)>;

std::string id_of(const Slots& row) {
  const auto slot = std::ranges::find(row, "id", &Slot::name);
  const std::string* id = slot == row.end() ? nullptr : text_of(*slot);
  return id ? *id : "";
}

/// Calls visit for every field that a dotted name without ids means: `tanks.bund` is that field of
/// every tank.
void visit_fields(const Slots& slots, std::string_view name, const std::string& path,
                  const Visit& visit) {
  const std::string_view head = name.substr(0, name.find('.'));
  const auto slot = std::ranges::find(slots, head, &Slot::name);
  if (slot == slots.end())
    throw std::logic_error(fmt::format("a reference names {}, which no field of {} is", head,
                                       path.empty() ? "the scenario" : path));
  const std::string here = joined(path, head);
  if (head.size() == name.size()) return visit(here, *slot);
  const std::string_view rest = name.substr(head.size() + 1);
  if (const auto* group = std::get_if<Group>(&slot->target))
    return visit_fields(group->slots, rest, here, visit);
  const auto* rows = std::get_if<Rows>(&slot->target);
  if (!rows) throw std::logic_error(fmt::format("a reference enters {}, which is no table", here));
  rows->with_blank([&](const Slots& blank) {
    visit_fields(blank, rest, here, [](const std::string&, const Slot&) {});
  });
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Slots row = rows->at(i);
    visit_fields(row, rest, row_path(here, id_of(row), i + 1), visit);
  }
}

Names ids_in(const Slots& slots, std::string_view table) {
  Names ids;
  visit_fields(slots, table, "", [&](const std::string& path, const Slot& slot) {
    const auto* rows = std::get_if<Rows>(&slot.target);
    if (!rows) throw std::logic_error(fmt::format("{} has no rows to refer to", path));
    for (std::size_t i = 0; i < rows->size(); ++i) ids.push_back(id_of(rows->at(i)));
  });
  return ids;
}

Names texts_of(const Slot& slot) {
  if (const auto* list = std::get_if<std::vector<std::string>*>(&slot.target)) return **list;
  const std::string* text = text_of(slot);
  return text ? Names{*text} : Names{};
}

void check(const Slots& slots, const Reference& reference, const Reading& reading,
           Diagnostics& diagnostics) {
  Names ids;
  bool is_complete = true;
  const Names tables = split(reference.to, ' ');
  for (const std::string& table : tables) {
    const Names more = ids_in(slots, table);
    ids.insert(ids.end(), more.begin(), more.end());
    is_complete &= !reading.incomplete.contains(table);
  }
  const std::string names = fmt::format("{}", fmt::join(tables, ", "));
  visit_fields(slots, reference.from, "", [&](const std::string& path, const Slot& slot) {
    if (!is_complete) return;
    for (const std::string& text : texts_of(slot))
      if (!text.empty() && std::ranges::find(ids, text) == ids.end())
        diagnostics.error(reading.place_of(path), path, messages::dangling(text, names),
                          messages::allowed(ids),
                          messages::did_you_mean(parameters::nearest_names(text, ids)));
  });
}

}  // namespace

void check_references(const Slots& slots, std::span<const Reference> references,
                      const Reading& reading, Diagnostics& diagnostics) {
  for (const Reference& reference : references) check(slots, reference, reading, diagnostics);
}

}  // namespace yuyan::reader
