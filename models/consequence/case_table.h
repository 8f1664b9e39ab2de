// Cases: a model, its inputs, and what it should give; evaluated row by row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/consequence/catalogue.h"

namespace yuyan::consequence {

enum class ToleranceKind {
  absolute,  ///< |got - expected| <= x
  relative,  ///< |got - expected| <= x |expected|
  factor,    ///< got/expected between 1/x and x
  exact,     ///< the same text
};

struct Tolerance {
  ToleranceKind kind = ToleranceKind::relative;
  double value = 0;
  std::string text;  ///< as written, `rel:0.01`

  [[nodiscard]] bool admits(double got, double expected) const;
};

/// A row of a case file, as it stands there.
struct Case {
  std::size_t line = 0;
  std::string id, model, inputs, output, expected, tolerance, source, status;
};

enum class Verdict { holds, fails, error };

constexpr auto choices(Verdict) {
  using parameters::Choice;
  return std::array{Choice{"holds", Verdict::holds}, Choice{"fails", Verdict::fails},
                    Choice{"error", Verdict::error}};
}

struct CaseOutcome {
  Case asked;
  std::string got;  ///< empty when there is no result
  std::optional<double>
      error;  ///< got/expected - 1 (relative), got - expected (absolute), got/expected (factor)
  Verdict verdict = Verdict::error;
  Text message;  ///< of an error
};

/// Reads CSV text (comma, double quotes, header line with the columns id, model, inputs, output,
/// expected, tolerance and, if there, source and status in any order). Throws InputError when the
/// table itself cannot be read; a row's own faults are that row's verdict.
[[nodiscard]] std::vector<Case> read_cases(std::string_view csv);

/// `key=value;key=value`. Throws InputError.
[[nodiscard]] Keys parse_inputs(std::string_view text);

/// Evaluates one row. Never throws InputError.
[[nodiscard]] CaseOutcome evaluate(const Catalogue& catalogue, const Case& one);

}  // namespace yuyan::consequence
