#include "scenarios/reader/schema.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenarios/reader/bind.h"
#include "scenarios/reader/distributions.h"
#include "scenarios/reader/messages.h"
#include "scenarios/reader/plain.h"
#include "sim/chance/families.h"

namespace yuyan::reader {
namespace {

constexpr std::string_view how_files_are_written = R"(
This page is generated from the descriptions of the parameters that the program reads.

## How files are written

A scenario is a folder with a `scenario.toml` ([TOML 1.0](https://toml.io/en/v1.0.0), UTF-8) and CSV
files beside it. Every key and table below may stand in any order. What has a default may be left
out. A key, table or column that is not named here is an error. All errors are reported at once.

**Rows.** A table of rows, `[[tanks]]`, has one `[[tanks]]` a row, or the name of a CSV file, or that
name with more about it:

```toml
tanks = "tanks.csv"
tanks = { table = "tanks.csv", encoding = "gb18030", status = "derived", source = "the register" }
```

**CSV.** The first line names the columns, in any order; every row has as many cells. The encoding is
UTF-8, with or without a byte order mark, unless said otherwise. A cell that holds a comma, a quote or
a line break stands in double quotes, a quote in it doubled. An empty cell is a value that is not
given. Lists are written with semicolons: `1; 2; 3`. Empty lines and lines that begin with `#` are
passed over.

**Ids.** An `id` is unique in its table. Other tables refer to it.

**What a number rests on.** A number has a status, one of `verified` (looked up in its source),
`derived` (computed from it), `assumed` and `unverified` (a source is named but was not looked up),
and a source. Both may stand beside a value, in a table for all its values, in the scenario for all of
it, or in a CSV file as columns for a row; the nearest holds. Without either a number is `assumed`;
with a source alone it is `unverified`. `verified` and `derived` need a source.

```toml
pond_m3 = { value = 4000, status = "verified", source = "drawing 7" }
```

**Quantities.** Where the type is *quantity*, a distribution may stand in place of a number. It is
drawn at the time that the table says. Its values must lie within the range: one that leaves it is
truncated with `low` and `high`.

```toml
delay_s = 30
delay_s = { lognormal = { median = 30, sigma = 0.5 } }
delay_s = { lognormal = { median = 30, sigma = 0.5 }, low = 5, high = 120, source = "drills 2015" }
```

In a CSV cell the same reads `lognormal(median=30; sigma=0.5) low=5 high=120`, and a list of numbers
in it `discrete(values=1 2 3; weights=0.5 0.3 0.2)`.

**Variants.** A scenario that differs from another in a few things names it and says only these:

```toml
variant_of = "../oil_depot"  # a folder or a TOML file, as seen from this file's folder
[site]
pond_m3 = 6000
```

The tables of the variant are laid over those of the scenario beneath it, table by table and key by
key; a value, a distribution and a table of rows are replaced as a whole. A CSV file, whichever of the
two names it, is looked for beside the variant first, then beside the scenario beneath it: a variant
with a `units.csv` has other units. What one of them says of status and source holds for its own
values only. A variant of a variant is laid over that one, and so on. In messages and results the
files of a scenario beneath bear the name of their folder: `oil_depot/tanks.csv`.

)";

/// Text that may stand in a cell of a Markdown table.
std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) safe += c == '|' ? std::string("\\|") : std::string(1, c);
  return safe;
}

std::string code(std::string_view text) {
  return text.empty() ? "" : fmt::format("`{}`", escaped(text));
}

std::string drawn_text(Drawn drawn) {
  switch (drawn) {
    case Drawn::never:
      return "";
    case Drawn::once_a_replication:
      return "once a replication";
    case Drawn::for_each_entity:
      return "for each entity";
    case Drawn::for_each_event:
      return "for each event";
  }
  return "";
}

std::string range_text(const parameters::Range& range) {
  return std::isinf(range.low) && std::isinf(range.high) ? "" : messages::words(range).english;
}

std::string families_text() {
  std::string text = "| distribution | parameters |\n| --- | --- |\n";
  for (const chance::Family& family : chance::families()) {
    std::string parameters;
    for (const chance::ParameterAbout& parameter : family.parameters)
      parameters +=
          fmt::format("{}`{}` {}{}", parameters.empty() ? "" : "; ", parameter.name,
                      escaped(parameter.meaning), parameter.optional ? " (optional)" : "");
    text += fmt::format("| `{}` | {} |\n", family.name, parameters);
  }
  return text;
}

/// What the page says of the type and of the default of a field.
struct TypeAndDefault {
  std::string type;
  std::string default_text;
};

struct Describe {
  const std::string& path;

  using Answer = TypeAndDefault;
  Answer operator()(double* value) const { return {"number", number(*value)}; }
  Answer operator()(bool* value) const { return {"true or false", *value ? "true" : "false"}; }
  Answer operator()(std::string* value) const { return {"text", fmt::format("\"{}\"", *value)}; }
  Answer operator()(Quantity* value) const {
    return {"quantity", written(value->distribution, Notation::toml)};
  }
  Answer operator()(std::vector<double>* values) const {
    return {"list of numbers", fmt::format("[{}]", fmt::join(*values, ", "))};
  }
  Answer operator()(std::vector<std::string>* values) const {
    return {"list of texts",
            values->empty() ? "[]" : fmt::format("[\"{}\"]", fmt::join(*values, "\", \""))};
  }
  Answer operator()(const WholeNumber& value) const {
    return {"whole number", fmt::format("{}", value.get())};
  }
  Answer operator()(const OneOf& value) const {
    return {fmt::format("one of `{}`", fmt::join(value.names, "`, `")),
            fmt::format("\"{}\"", value.get())};
  }
  Answer operator()(const Group&) const { return {fmt::format("table `[{}]`", path), ""}; }
  Answer operator()(const Rows&) const { return {fmt::format("rows `[[{}]]`", path), ""}; }
  Answer operator()(const Perhaps& value) const {
    Answer answer;
    value.with_blank([&](const Slot& slot) { answer = std::visit(*this, slot.target); });
    answer.default_text = "";
    return answer;
  }

 private:
  static std::string number(double value) { return fmt::format("{}", value); }
};

class Page {
 public:
  explicit Page(std::span<const Reference> references) : references_(references) {}

  /// The tables at and below these slots, each with its heading.
  std::string tables(const Slots& slots, const std::string& path) {
    std::string text;
    for (const Slot& slot : slots) {
      const std::string here = joined(path, slot.name);
      if (const auto* group = std::get_if<Group>(&slot.target)) {
        text += section(slot, fmt::format("[{}]", here), here, group->slots);
      } else if (const auto* rows = std::get_if<Rows>(&slot.target)) {
        rows->with_blank([&](const Slots& row) {
          text += section(slot, fmt::format("[[{}]]", here), here, row);
        });
      }
    }
    return text;
  }

 private:
  std::string section(const Slot& table, const std::string& heading, const std::string& path,
                      const Slots& slots) {
    const About& about = table.about;
    std::string text = fmt::format("\n## `{}`\n\n{}{}{}.\n\n", heading, about.meaning,
                                   about.meaning_zh.empty() ? "" : ", ", about.meaning_zh);
    text.insert(text.size() - 2, about.required ? " Required." : "");
    text +=
        "| key | type | unit | range | default | drawn | status | source | meaning | 含义 |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const Slot& slot : slots) text += row(slot, joined(path, slot.name));
    return text + tables(slots, path);
  }

  [[nodiscard]] std::string row(const Slot& slot, const std::string& path) const {
    const About& about = slot.about;
    auto [type, default_text] = std::visit(Describe{path}, slot.target);
    const bool rests = listed_value(slot).has_value() && !about.required;
    return fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", slot.name,
                       type + refers(path), escaped(about.unit), range_text(about.range),
                       about.required ? "required" : code(default_text), drawn_text(about.drawn),
                       rests ? name_of(about.status) : "", escaped(about.source),
                       escaped(about.meaning), escaped(about.meaning_zh));
  }

  [[nodiscard]] std::string refers(const std::string& path) const {
    for (const Reference& reference : references_)
      if (reference.from == path) return fmt::format(", an id of `{}`", reference.to);
    return "";
  }

  std::span<const Reference> references_;
};

}  // namespace

std::string detail::markdown(std::string_view title, const Slots& slots,
                             std::span<const Reference> references) {
  return fmt::format("# {}\n{}{}{}", title, how_files_are_written, families_text(),
                     Page(references).tables(slots, ""));
}

}  // namespace yuyan::reader
