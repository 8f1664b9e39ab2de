// The command line is wrong.
#pragma once

#include <stdexcept>
#include <utility>

#include "cli/console.h"

namespace yuyan::cli {

/// Says what is wrong and what is allowed. what() is the English text.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(Text text) : std::runtime_error(text.english), text_(std::move(text)) {}
  [[nodiscard]] const Text& text() const { return text_; }

 private:
  Text text_;
};

}  // namespace yuyan::cli
