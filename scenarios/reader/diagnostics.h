// What is wrong with an input: everything at once, each with its place, in English and Chinese.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "models/parameters/text.h"

namespace yuyan::reader {

using parameters::Language;
using parameters::Text;

/// Where something stands in the input. Line 0 is the file as a whole.
struct Place {
  std::string file;
  int line = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

enum class Severity { error, warning };

/// One thing that is wrong (or, as a warning, doubtful).
struct Diagnostic {
  Severity severity = Severity::error;
  Place place;
  std::string key;  ///< dotted path, column, or [table]; empty: the file as a whole
  Text what;        ///< with the value that was found
  Text allowed;     ///< empty: says nothing
  Text advice;      ///< what to do, a hint; empty: says nothing
};

/// `scenario.toml:12: [wether]: unknown table; did you mean [weather]?`
[[nodiscard]] std::string render(const Diagnostic& diagnostic, Language language);

/// Collects what the reader finds, so that a user sees all of it at once.
class Diagnostics {
 public:
  void error(Place place, std::string_view key, Text what, Text allowed = {}, Text advice = {});
  void warning(Place place, std::string_view key, Text what, Text allowed = {}, Text advice = {});

  [[nodiscard]] std::size_t errors() const { return errors_; }
  /// Errors and warnings by file and line; within a line as they were found.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;
  /// sorted(), one a line, each ended by a line break.
  [[nodiscard]] std::string render(Language language) const;
  /// Throws InputError when there are errors; warnings alone do not throw.
  void throw_if_any() const;

 private:
  std::vector<Diagnostic> found_;
  std::size_t errors_ = 0;
};

/// The input is wrong: carries everything that was found. what() is the English rendering.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Diagnostics diagnostics);
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  Diagnostics diagnostics_;
};

}  // namespace yuyan::reader
