// Reads scenarios: TOML and CSV into parameter structs that list their fields().
//
//   reader::Diagnostics diagnostics;
//   reader::Reading reading;
//   const auto drill = reader::read_scenario<Drill>(path, references, reading, diagnostics);
//   diagnostics.throw_if_any();
//
// Every error is reported at once; what could not be read keeps its default meanwhile. How input
// files are written is said in docs/scenario.md, which schema.h generates.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/parameters/quantity.h"
#include "scenarios/reader/diagnostics.h"
#include "scenarios/reader/document.h"
#include "scenarios/reader/slot.h"

namespace yuyan::reader {

using parameters::Drawn;
using parameters::Provenance;
using parameters::Status;

/// One row of the table of what a result rests on. Numbers, quantities, flags and choices are
/// listed, given ones and defaults alike; names and references are not.
struct ParameterRow {
  std::string name;   ///< dotted path: tanks.T03.diameter_m
  std::string value;  ///< a distribution as chance::describe() says it
  std::string unit;
  Status status = Status::assumed;
  std::string source;
  Drawn drawn = Drawn::never;
  bool is_default = false;  ///< the user did not give it

  friend bool operator==(const ParameterRow&, const ParameterRow&) = default;
};

/// The files that were read, byte for byte. One beside the scenario file has its bare name; one of
/// the scenario of which it is a variant, the name of its folder before it: oil_depot/tanks.csv.
using Inputs = std::map<std::string, std::string>;

/// What reading leaves beside the structs.
struct Reading {
  /// Asked for before reading: changes of values from the command line (overrides.h).
  std::vector<std::string> overrides;
  Inputs inputs;
  std::vector<ParameterRow> parameters;
  std::map<std::string, Place, std::less<>> places;  ///< of every given value, row and table
  /// Tables of which something could not be read: references to their ids are not judged.
  std::set<std::string, std::less<>> incomplete;

  /// Where the value of this dotted path stands; if it was not given, the row or table around it.
  [[nodiscard]] Place place_of(std::string_view path) const;
};

/// A folder of input files, and its name before theirs, "" for the scenario's own.
struct Shelf {
  std::filesystem::path folder;
  std::string name;

  /// A file of it as messages and inputs name it.
  [[nodiscard]] std::string label(const std::string& file) const {
    return name.empty() ? file : name + '/' + file;
  }
};

/// Where a reading takes place: the folders of its files, what is collected, what is wrong.
struct Context {
  Context(std::filesystem::path folder, Reading& into, Diagnostics& wrong)
      : shelves{{folder.empty() ? "." : std::move(folder), ""}},
        reading(into),
        diagnostics(wrong) {}

  std::vector<Shelf> shelves;  ///< a file is looked for in the first one first
  Reading& reading;
  Diagnostics& diagnostics;
};

/// A text field holds the id of a row of another table: {"tanks.bund", "site.bunds"}. Several
/// tables are separated by blanks; the id may stand in any of them. Empty texts refer to nothing.
struct Reference {
  std::string_view from;
  std::string_view to;
};

/// One struct from a table, `path` its dotted name in messages and listings.
template <Described S>
[[nodiscard]] S read_table(const Table& table, const Place& place, const std::string& path,
                           Context& context);

/// The structs of a CSV file of the folder, one a row.
template <Described S>
[[nodiscard]] std::vector<S> read_rows(const std::string& file, Encoding encoding,
                                       const std::string& path, Context& context);

/// A whole scenario: a struct whose fields are the top-level tables. `scenario` is a TOML file, or
/// a folder that holds a scenario.toml; its CSV files lie beside it. It may be a variant of another
/// (variant.h).
template <Described Kind>
[[nodiscard]] Kind read_scenario(const std::filesystem::path& scenario,
                                 std::span<const Reference> references, Reading& reading,
                                 Diagnostics& diagnostics);

namespace detail {

void read_slots(const Table& table, const Place& place, const std::string& path, const Slots& slots,
                Context& context);
void read_sheet(const std::string& file, Encoding encoding, const std::string& path,
                const Rows& rows, Context& context);
void read_scenario(const std::filesystem::path& scenario, const Slots& slots,
                   std::span<const Reference> references, Reading& reading,
                   Diagnostics& diagnostics);

}  // namespace detail

template <Described S>
S read_table(const Table& table, const Place& place, const std::string& path, Context& context) {
  S object{};
  detail::read_slots(table, place, path, slots_of(object), context);
  return object;
}

template <Described S>
std::vector<S> read_rows(const std::string& file, Encoding encoding, const std::string& path,
                         Context& context) {
  std::vector<S> list;
  detail::read_sheet(file, encoding, path, detail::rows_of(list), context);
  return list;
}

template <Described Kind>
Kind read_scenario(const std::filesystem::path& scenario, std::span<const Reference> references,
                   Reading& reading, Diagnostics& diagnostics) {
  Kind kind{};
  detail::read_scenario(scenario, slots_of(kind), references, reading, diagnostics);
  return kind;
}

}  // namespace yuyan::reader
