#include "scenarios/reader/programme.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "scenarios/reader/bind.h"
#include "scenarios/reader/files.h"
#include "scenarios/reader/messages.h"
#include "scenarios/reader/schema.h"

namespace yuyan::reader {
namespace {

constexpr const char* ledger_table = "ledger";

/// The encoding in which the bytes are sound CSV; UTF-8 when they are so in neither.
Encoding encoding_of(const std::string& bytes, const std::string& file) {
  for (const Encoding encoding : {Encoding::utf_8, Encoding::gb18030}) {
    Diagnostics unheard;
    if (parse_csv(bytes, file, encoding, unheard).is_whole) return encoding;
  }
  return Encoding::utf_8;
}

}  // namespace

std::span<const Reference> programme_references() {
  static constexpr std::array references{
      Reference{"indicators.counties.id", "inspection.counties"},
      Reference{"indicators.sectors.id", "inspection.sectors"},
      Reference{"indicators.outside.sector", "inspection.sectors"},
      Reference{"indicators.outside_levers.sources", "indicators.outside"},
      Reference{"indicators.control_numbers.county", "inspection.counties"},
      Reference{"indicators.control_numbers.sector", "inspection.sectors"},
      Reference{"indicators.targets.county", "inspection.counties"},
      Reference{"indicators.targets.sector", "inspection.sectors"},
      Reference{"indicators.history.county", "inspection.counties"},
      Reference{"indicators.history.sector", "inspection.sectors"},
      Reference{"indicators.baseline.county", "inspection.counties"},
      Reference{"indicators.baseline.sector", "inspection.sectors"},
  };
  return references;
}

Programme read_programme(const std::filesystem::path& scenario, Reading& reading,
                         Diagnostics& diagnostics) {
  return read_scenario<Programme>(scenario, programme_references(), reading, diagnostics);
}

std::vector<indicators::LedgerRow> read_ledger(const std::filesystem::path& file, Reading& reading,
                                               Diagnostics& diagnostics) {
  const std::string name = file.filename().string();
  const auto bytes = bytes_of(file);
  if (!bytes) {
    diagnostics.error({name, 0}, "", messages::cannot_read(file.string()));
    return {};
  }
  // A ledger is no parameter: what is read of it is kept apart, but for its bytes and places.
  Reading apart;
  Context context(file.parent_path(), apart, diagnostics);
  auto rows =
      read_rows<indicators::LedgerRow>(name, encoding_of(*bytes, name), ledger_table, context);
  reading.inputs.insert_or_assign("ledger/" + name, *bytes);
  reading.places.merge(apart.places);
  return rows;
}

std::string ledger_path(std::size_t row, std::string_view column) {
  return joined(row_path(ledger_table, "", row + 1), column);
}

std::string programme_page() {
  return markdown<Programme>("Programme scenarios", programme_references());
}

}  // namespace yuyan::reader
