// Binds tables of a document to slots: reads, checks and lists every value.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/reader/reader.h"

namespace yuyan::reader {

/// What a table says all its values rest on, as far as it says it.
struct Basis {
  std::optional<Status> status;
  std::string source;

  /// A number without a source is assumed; one whose source is named without a status, unverified.
  [[nodiscard]] Provenance provenance() const;
};

/// What tables say their values rest on, by the file that says it: the numbers of a variant do not
/// rest on what the scenario beneath it says.
using Bases = std::map<std::string, Basis, std::less<>>;

/// Whether a key says what the values of a table rest on.
[[nodiscard]] bool is_basis(std::string_view key, const Slots& slots);

/// The table that is being read.
struct Where {
  std::string path;  ///< dotted, empty at the top
  Place place;
  Bases bases;
  const Sheet* sheet = nullptr;  ///< of which it is a row
  bool is_listed = true;         ///< its values are parameters
};

/// `path.name`.
[[nodiscard]] std::string joined(const std::string& path, std::string_view name);
/// The dotted path of a row: by its id, else by its number, counted from 1.
[[nodiscard]] std::string row_path(const std::string& path, const std::string& id,
                                   std::size_t number);
/// The text that a slot holds, also within an optional; nullptr when it holds none.
[[nodiscard]] const std::string* text_of(const Slot& slot);

class Binder {
 public:
  explicit Binder(Context& context) : context_(context) {}

  /// Reads the fields of one object from a table. Returns what the table's values rest on.
  Bases read_fields(const Table& table, Where where, const Slots& slots);
  /// Appends an object for each row of the CSV file that is named at `named`.
  void read_file(const std::string& file, Encoding encoding, const Place& named, const Where& where,
                 const Rows& rows);

 private:
  using Names = std::vector<std::string>;
  using Ids = std::map<std::string, Place, std::less<>>;

  Names report_unknown_keys(const Table& table, const Where& where, const Slots& slots);
  void report_columns(const Sheet& sheet, const Slots& slots);
  Bases read_bases(const Table& table, const Where& where, const Slots& slots);

  void read_value(const Slot& slot, const Node& node, const Where& where);
  void read_plain_value(const Slot& slot, const Node& node, const Where& where);
  void read_group(const Slots& slots, const Node& node, const Where& where);
  void read_rows(const Rows& rows, const Node& node, const Where& where, bool is_required);
  void read_named_file(const Table& table, const Where& where, const Rows& rows);
  void add_row(const Node& row, const Where& where, const Rows& rows, Ids& ids);
  void read_absent(const Slot& slot, const Where& where, bool is_excused);

  void list(const Slot& slot, const Where& where, const Provenance& provenance, bool is_default);
  void error(const Place& place, const std::string& key, Text what, Text allowed = {},
             Text advice = {});

  Context& context_;
};

}  // namespace yuyan::reader
