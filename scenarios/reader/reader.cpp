#include "scenarios/reader/reader.h"

#include "scenarios/reader/bind.h"
#include "scenarios/reader/overrides.h"
#include "scenarios/reader/references.h"
#include "scenarios/reader/variant.h"

namespace yuyan::reader {

Place Reading::place_of(std::string_view path) const {
  for (std::string_view around = path; !around.empty();) {
    if (const auto place = places.find(around); place != places.end()) return place->second;
    const std::size_t end = around.find_last_of(".[");
    around = around.substr(0, end == std::string_view::npos ? 0 : end);
  }
  const auto whole = places.find("");
  return whole == places.end() ? Place{} : whole->second;
}

namespace detail {

void read_slots(const Table& table, const Place& place, const std::string& path, const Slots& slots,
                Context& context) {
  context.reading.places.insert_or_assign(path, place);
  Binder(context).read_fields(table, {path, place, {}}, slots);
}

void read_sheet(const std::string& file, Encoding encoding, const std::string& path,
                const Rows& rows, Context& context) {
  const Place place{file, 0};
  context.reading.places.insert_or_assign(path, place);
  Binder(context).read_file(file, encoding, place, {path, place, {}}, rows);
}

void read_scenario(const std::filesystem::path& scenario, const Slots& slots,
                   std::span<const Reference> references, Reading& reading,
                   Diagnostics& diagnostics) {
  const auto file = scenario_file(scenario);
  Context context{file.parent_path(), reading, diagnostics};
  const auto table = read_layers(file, slots, context);
  if (!table) return;
  // read_layers() took the key; here it is known, so that a misspelt one gets its hint.
  std::string base;
  Slots known = slots;
  known.push_back({variant_key, {.meaning = "scenario beneath this variant"}, &base});
  read_slots(*table, {file.filename().string(), 0}, "", known, context);
  apply_overrides(slots, context);
  check_references(slots, references, reading, diagnostics);
}

}  // namespace detail
}  // namespace yuyan::reader
