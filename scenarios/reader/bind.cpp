#include "scenarios/reader/bind.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

#include <fmt/format.h>

#include "models/parameters/nearest.h"
#include "scenarios/reader/distributions.h"
#include "scenarios/reader/files.h"
#include "scenarios/reader/messages.h"
#include "scenarios/reader/plain.h"
#include "scenarios/reader/values.h"

namespace yuyan::reader {
namespace {

constexpr std::array<std::string_view, 2> basis_names{"status", "source"};

bool has_field(const Slots& slots, std::string_view name) {
  return std::ranges::find(slots, name, &Slot::name) != slots.end();
}

/// What the values of a file rest on.
Basis basis_of(const Bases& bases, std::string_view file) {
  const auto basis = bases.find(file);
  return basis == bases.end() ? Basis{} : basis->second;
}

/// The folder in the name of a file.
std::string_view folder_of(std::string_view file) {
  const std::size_t end = file.rfind('/');
  return file.substr(0, end == std::string_view::npos ? 0 : end);
}

std::string bracketed(const std::string& key) { return fmt::format("[{}]", key); }

/// The names that a table may have: its fields, then status and source.
std::vector<std::string> names_in(const Slots& slots) {
  std::vector<std::string> names;
  for (const Slot& slot : slots) names.emplace_back(slot.name);
  for (const std::string_view name : basis_names)
    if (!has_field(slots, name)) names.emplace_back(name);
  return names;
}

/// The names of the tables that may stand in a table; all its names if there are none.
std::vector<std::string> tables_in(const Slots& slots) {
  std::vector<std::string> names;
  for (const Slot& slot : slots)
    if (holds_tables(slot)) names.emplace_back(slot.name);
  return names.empty() ? names_in(slots) : names;
}

/// Whether a value stands under a header, [table] or [[table]].
bool has_header(const Node& node) {
  if (const auto* table = std::get_if<Table>(&node.value)) return !table->is_inline;
  const auto* array = std::get_if<Array>(&node.value);
  return array && !array->empty() && has_header(array->front());
}

/// `{ value = 20, source = "..." }`: a plain value with what it rests on.
const Table* annotated(const Node& node) {
  const auto* table = std::get_if<Table>(&node.value);
  return table && table->find("value") ? table : nullptr;
}

/// How a table of rows is given as a CSV file.
struct TableFile {
  std::string table;
  Encoding encoding = Encoding::utf_8;

  static constexpr auto fields() {
    return std::tuple{
        parameters::field(
            "table", &TableFile::table,
            {.meaning = "name of the CSV file", .meaning_zh = "CSV 文件名", .required = true}),
        parameters::field("encoding", &TableFile::encoding,
                          {.meaning = "encoding of the file", .meaning_zh = "文件编码"})};
  }
};

}  // namespace

Provenance Basis::provenance() const {
  return {status.value_or(source.empty() ? Status::assumed : Status::unverified), source};
}

bool is_basis(std::string_view key, const Slots& slots) {
  return std::ranges::find(basis_names, key) != basis_names.end() && !has_field(slots, key);
}

std::string joined(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

std::string row_path(const std::string& path, const std::string& id, std::size_t number) {
  return id.empty() ? fmt::format("{}[{}]", path, number) : joined(path, id);
}

const std::string* text_of(const Slot& slot) {
  if (const auto* text = std::get_if<std::string*>(&slot.target)) return *text;
  const auto* perhaps = std::get_if<Perhaps>(&slot.target);
  return perhaps && perhaps->has_value() ? text_of(perhaps->engage()) : nullptr;
}

void Binder::error(const Place& place, const std::string& key, Text what, Text allowed,
                   Text advice) {
  context_.diagnostics.error(place, key, std::move(what), std::move(allowed), std::move(advice));
}

// ---- tables

Bases Binder::read_fields(const Table& table, Where where, const Slots& slots) {
  where.bases = read_bases(table, where, slots);
  const Names meant = where.sheet ? Names{} : report_unknown_keys(table, where, slots);
  const Names* const columns = where.sheet ? &where.sheet->columns : nullptr;
  for (const Slot& slot : slots) {
    if (const Node* node = table.find(slot.name)) {
      context_.reading.places.insert_or_assign(joined(where.path, slot.name), node->place);
      read_value(slot, *node, where);
    } else {
      const bool is_misspelt = std::ranges::find(meant, slot.name) != meant.end();
      const bool lacks_column = columns && std::ranges::find(*columns, slot.name) == columns->end();
      read_absent(slot, where, is_misspelt || lacks_column);
    }
  }
  return where.bases;
}

/// Returns the names that the unknown keys may have meant.
Binder::Names Binder::report_unknown_keys(const Table& table, const Where& where,
                                          const Slots& slots) {
  const auto shown = [&](const std::string& name) {
    const auto slot = std::ranges::find(slots, name, &Slot::name);
    return slot != slots.end() && holds_tables(*slot) ? bracketed(joined(where.path, name)) : name;
  };
  Names meant;
  for (const auto& [key, place, node] : table.entries) {
    if (has_field(slots, key) || is_basis(key, slots)) continue;
    const bool is_table = has_header(node);
    const std::string path = joined(where.path, key);
    const Names near = parameters::nearest_names(key, names_in(slots));
    Names offered = !near.empty() ? near : is_table ? tables_in(slots) : names_in(slots);
    std::ranges::transform(offered, offered.begin(), shown);
    error(place, is_table ? bracketed(path) : path,
          is_table ? messages::unknown_table() : messages::unknown_key(),
          near.empty() ? messages::allowed(offered) : Text{},
          near.empty() ? Text{} : messages::did_you_mean(offered));
    meant.insert(meant.end(), near.begin(), near.end());
  }
  return meant;
}

Bases Binder::read_bases(const Table& table, const Where& where, const Slots& slots) {
  Bases bases = where.bases;
  const auto said = [&](std::string_view key) {  // by each file at most once
    return table.entries | std::views::filter([&slots, key](const Entry& entry) {
             return entry.key == key && is_basis(key, slots);
           });
  };
  for (const auto& [key, place, node] : said("source"))
    read_plain({key, {}, &bases[place.file].source}, node, joined(where.path, key),
               context_.diagnostics);
  for (const auto& [key, place, node] : said("status")) {
    const std::string path = joined(where.path, key);
    Basis& basis = bases[place.file];
    Status given = Status::assumed;
    read_plain({key, {}, detail::one_of(given)}, node, path, context_.diagnostics);
    basis.status = given;
    const bool needs_source = given == Status::verified || given == Status::derived;
    if (needs_source && basis.source.empty())
      error(node.place, path, messages::status_without_source(name_of(given)), {},
            messages::name_the_source());
  }
  return bases;
}

// ---- values

void Binder::read_value(const Slot& slot, const Node& node, const Where& where) {
  const Where inner{joined(where.path, slot.name), node.place, where.bases, nullptr,
                    where.is_listed};
  if (const auto* group = std::get_if<Group>(&slot.target))
    read_group(group->slots, node, inner);
  else if (const auto* rows = std::get_if<Rows>(&slot.target))
    read_rows(*rows, node, inner, slot.about.required);
  else if (const auto* perhaps = std::get_if<Perhaps>(&slot.target))
    read_value(perhaps->engage(), node, where);
  else
    read_plain_value(slot, node, inner);
}

void Binder::read_plain_value(const Slot& slot, const Node& node, const Where& where) {
  Bases bases = where.bases;
  const Node* value = &node;
  auto* const quantity = std::get_if<Quantity*>(&slot.target);
  if (const Table* table = annotated(node)) {
    bool unused = false;
    const Slots only_value{{"value", {}, &unused}};
    report_unknown_keys(*table, where, only_value);
    bases = read_bases(*table, where, only_value);
    value = table->find("value");
  } else if (const auto* distribution = std::get_if<Table>(&node.value); quantity && distribution) {
    bases = read_bases(*distribution, where, {});
  }
  const Provenance provenance = basis_of(bases, node.place.file).provenance();
  if (quantity) {
    if (auto given = read_distribution(*value, where.path, slot.about, context_.diagnostics)) {
      (*quantity)->distribution = std::move(*given);
      (*quantity)->provenance = provenance;
    }
  } else {
    read_plain(slot, *value, where.path, context_.diagnostics);
  }
  list(slot, where, provenance, false);
}

void Binder::read_group(const Slots& slots, const Node& node, const Where& where) {
  if (const auto* table = std::get_if<Table>(&node.value))
    read_fields(*table, where, slots);
  else
    error(node.place, bracketed(where.path), messages::is_not(shown(node), messages::Kind::table));
}

void Binder::read_absent(const Slot& slot, const Where& where, bool is_excused) {
  const Where inner{joined(where.path, slot.name), where.place, {}, nullptr, where.is_listed};
  const About& about = slot.about;
  if (about.required) {
    context_.reading.incomplete.insert(inner.path);
    if (!is_excused)
      error(where.place, holds_tables(slot) ? bracketed(inner.path) : inner.path,
            messages::missing(about.meaning, about.meaning_zh, about.unit),
            messages::allowed(about.range, about.unit));
  } else if (const auto* group = std::get_if<Group>(&slot.target)) {
    if (!is_excused) read_fields({}, inner, group->slots);
  } else {
    list(slot, inner, {about.status, std::string(about.source)}, true);
  }
}

void Binder::list(const Slot& slot, const Where& where, const Provenance& provenance,
                  bool is_default) {
  if (!where.is_listed) return;
  if (auto value = listed_value(slot))
    context_.reading.parameters.push_back({where.path, std::move(*value),
                                           std::string(slot.about.unit), provenance.status,
                                           provenance.source, slot.about.drawn, is_default});
}

// ---- rows

void Binder::read_rows(const Rows& rows, const Node& node, const Where& where, bool is_required) {
  const auto* const table = std::get_if<Table>(&node.value);
  if (const auto* file = std::get_if<std::string>(&node.value)) {
    read_file(*file, Encoding::utf_8, node.place, where, rows);
  } else if (table && table->find("table")) {
    read_named_file(*table, where, rows);
  } else if (const auto* array = std::get_if<Array>(&node.value)) {
    Ids ids;
    for (const Node& row : *array) add_row(row, where, rows, ids);
  } else {
    context_.reading.incomplete.insert(where.path);
    error(node.place, bracketed(where.path), messages::is_not(shown(node), messages::Kind::rows),
          {}, messages::how_to_write(messages::Kind::rows, false));
  }
  if (is_required && rows.size() == 0 && !context_.reading.incomplete.contains(where.path))
    error(node.place, bracketed(where.path), messages::no_rows());
}

void Binder::read_named_file(const Table& table, const Where& where, const Rows& rows) {
  TableFile named;
  Where unlisted = where;
  unlisted.is_listed = false;
  const std::size_t errors = context_.diagnostics.errors();
  Where inner = where;
  inner.bases = read_fields(table, unlisted, slots_of(named));
  if (context_.diagnostics.errors() == errors)
    read_file(named.table, named.encoding, where.place, inner, rows);
  else
    context_.reading.incomplete.insert(where.path);
}

void Binder::add_row(const Node& row, const Where& where, const Rows& rows, Ids& ids) {
  const std::size_t number = rows.size() + 1;
  const auto* const table = std::get_if<Table>(&row.value);
  if (!table) {
    context_.reading.incomplete.insert(where.path);
    error(row.place, fmt::format("{}[{}]", where.path, number),
          messages::is_not(shown(row), messages::Kind::table));
    return;
  }
  rows.append();
  const Slots slots = rows.at(number - 1);
  const Node* const id_node = has_field(slots, "id") ? table->find("id") : nullptr;
  const std::string id = id_node ? as_text(*id_node).value_or("") : "";
  Where inner = where;
  inner.path = row_path(where.path, id, number);
  inner.place = row.place;
  context_.reading.places.insert_or_assign(inner.path, row.place);
  if (!id.empty())
    if (const auto [first, is_new] = ids.emplace(id, row.place); !is_new)
      error(id_node->place, inner.path, messages::duplicate_id(id, first->second));
  read_fields(*table, inner, slots);
}

// ---- CSV files

void Binder::read_file(const std::string& file, Encoding encoding, const Place& named,
                       const Where& where, const Rows& rows) {
  const Sheet sheet = read_sheet(file, encoding, named, where.path, context_);
  if (!sheet.is_whole) context_.reading.incomplete.insert(where.path);
  if (sheet.columns.empty()) return;
  rows.with_blank([&](const Slots& slots) { report_columns(sheet, slots); });
  Where inner = where;
  inner.sheet = &sheet;
  // A file that a variant puts in the place of another does not rest on what is said of that one.
  const bool is_meant = folder_of(sheet.header.file) == folder_of(named.file);
  inner.bases = {{sheet.header.file, is_meant ? basis_of(where.bases, named.file) : Basis{}}};
  Ids ids;
  for (const Node& row : sheet.rows) add_row(row, inner, rows, ids);
}

void Binder::report_columns(const Sheet& sheet, const Slots& slots) {
  Names meant;
  for (const std::string& column : sheet.columns) {
    if (has_field(slots, column) || is_basis(column, slots)) continue;
    const Names names = names_in(slots);
    const Names near = parameters::nearest_names(column, names);
    error(sheet.header, column, messages::unknown_column(),
          near.empty() ? messages::allowed(names) : Text{}, messages::did_you_mean(near));
    meant.insert(meant.end(), near.begin(), near.end());
  }
  for (const auto& [name, about, target] : slots) {
    const bool is_there = std::ranges::find(sheet.columns, name) != sheet.columns.end() ||
                          std::ranges::find(meant, name) != meant.end();
    if (about.required && !is_there)
      error(sheet.header, std::string(name),
            messages::missing_column(about.meaning, about.meaning_zh, about.unit));
  }
}

}  // namespace yuyan::reader
