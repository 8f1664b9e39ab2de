// Every sentence of the reader, in both languages.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "models/parameters/field.h"
#include "scenarios/reader/diagnostics.h"

/// A message says what is wrong, what is allowed or what to do; the diagnostic adds the place.
namespace yuyan::reader::messages {

/// The shortest text that reads back as this number; infinities in words.
[[nodiscard]] Text number(double value);

/// A number with its unit, "" when it has none.
[[nodiscard]] std::string with_unit(std::string_view value, std::string_view unit);

/// A range in words, without its unit: "1 to 110", "above 0".
[[nodiscard]] Text words(const parameters::Range& range);

// What is allowed, what to do.

/// "allowed: 1 to 110 m"; empty for every number.
[[nodiscard]] Text allowed(const parameters::Range& range, std::string_view unit);
/// "allowed: fixed, steel"; a long list is cut.
[[nodiscard]] Text allowed(std::span<const std::string> names);
/// "did you mean a or b?"; empty without names.
[[nodiscard]] Text did_you_mean(std::span<const std::string> names);
[[nodiscard]] Text truncate(std::string_view distribution);
[[nodiscard]] Text write(std::string_view example);

// Names and tables.

[[nodiscard]] Text unknown_table();
[[nodiscard]] Text unknown_key();
[[nodiscard]] Text unknown_column();
/// "missing: shell height (m)".
[[nodiscard]] Text missing(std::string_view meaning, std::string_view meaning_zh,
                           std::string_view unit);
[[nodiscard]] Text missing_column(std::string_view meaning, std::string_view meaning_zh,
                                  std::string_view unit);
[[nodiscard]] Text no_rows();
[[nodiscard]] Text empty_text();
[[nodiscard]] Text duplicate_id(std::string_view id, const Place& first);
[[nodiscard]] Text dangling(std::string_view id, std::string_view tables);
[[nodiscard]] Text too_deep(int levels);

// Types and ranges.

enum class Kind { number, whole_number, flag, text, numbers, texts, table, rows, quantity };
/// `"twenty" is not a number`.
[[nodiscard]] Text is_not(const Text& value, Kind kind);
/// An example; empty where the kind needs none.
[[nodiscard]] Text how_to_write(Kind kind, bool in_cell);
[[nodiscard]] Text a_table();
[[nodiscard]] Text a_list();
[[nodiscard]] Text a_date();
[[nodiscard]] Text not_finite(double value);
[[nodiscard]] Text out_of_range(double value, std::string_view unit);
[[nodiscard]] Text beyond_source(double value, const parameters::Range& range,
                                 std::string_view unit);
[[nodiscard]] Text not_a_choice(std::string_view value);

// Distributions and what numbers rest on.

[[nodiscard]] Text leaves_range(double low, double high, std::string_view unit);
[[nodiscard]] Text no_distribution();
[[nodiscard]] Text two_distributions(std::string_view first, std::string_view second);
[[nodiscard]] Text unknown_distribution(std::string_view name);
[[nodiscard]] Text bad_distribution(std::string_view violation);
[[nodiscard]] Text status_without_source(std::string_view status);
[[nodiscard]] Text name_the_source();

// Overrides.

[[nodiscard]] Text no_override();
[[nodiscard]] Text unknown_path(std::string_view path);
[[nodiscard]] Text path_of_a_table(std::string_view path);
[[nodiscard]] Text path_of_no_table();
[[nodiscard]] Text not_to_be_scaled(std::string_view path);
[[nodiscard]] Text nothing_to_copy(std::string_view path);

// Files.

[[nodiscard]] Text cannot_read(std::string_view file);
[[nodiscard]] Text not_beside(std::string_view name);
[[nodiscard]] Text put_it_beside();
[[nodiscard]] Text no_such_base(std::string_view name);
[[nodiscard]] Text name_the_base();
/// The files of the circle, joined.
[[nodiscard]] Text variant_circle(std::string_view files);
[[nodiscard]] Text break_the_circle();
[[nodiscard]] Text toml_syntax(std::string_view description);
[[nodiscard]] Text toml_stray_character();
[[nodiscard]] Text bad_encoding(std::string_view encoding);
[[nodiscard]] Text say_encoding();
[[nodiscard]] Text no_header();
[[nodiscard]] Text column_without_name(std::size_t column);
[[nodiscard]] Text duplicate_column();
[[nodiscard]] Text wrong_cell_count(std::size_t cells, std::size_t columns);
[[nodiscard]] Text stray_quote();
[[nodiscard]] Text text_after_quote();
[[nodiscard]] Text quote_cell();
[[nodiscard]] Text open_quote();

}  // namespace yuyan::reader::messages
