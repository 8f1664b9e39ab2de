// What is wrong with the inputs of a model: every fault at once, each with what is allowed.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "models/parameters/field.h"
#include "models/parameters/text.h"

namespace yuyan::consequence {

/// One fault of one input.
struct Problem {
  std::string key;
  std::string value;                 ///< as the user gave it; empty when it is missing
  std::string allowed;               ///< range with unit, or the choices
  std::vector<std::string> nearest;  ///< what a misspelt name may have meant
  parameters::Text message;          ///< the whole sentence
};

/// Inputs that a model cannot take: unknown names, values outside the range, a place where the
/// formula does not hold. what() is the English text.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Problem> problems, std::string model = "");

  [[nodiscard]] const std::string& model() const { return model_; }
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  [[nodiscard]] parameters::Text text() const;

 private:
  std::string model_;
  std::vector<Problem> problems_;
};

/// A range in words: `0.1 to 300 m`, `above 0 m`.
[[nodiscard]] parameters::Text describe(const parameters::Range& range, std::string_view unit);

/// Throws InputError with one problem: `value` of `key` is not allowed, for the reason given.
[[noreturn]] void refuse(std::string_view key, double value, const parameters::Text& allowed,
                         const parameters::Text& reason);

/// Throws InputError: `key` has to be given.
[[noreturn]] void refuse_missing(std::string_view key, const parameters::Text& reason);

}  // namespace yuyan::consequence
