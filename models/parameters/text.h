// Text that a user reads, in the two languages of the program.
#pragma once

#include <string>

namespace yuyan::parameters {

enum class Language { english, chinese };

/// One message in both languages. Empty when there is nothing to say.
struct Text {
  std::string english;
  std::string chinese;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::chinese ? chinese : english;
  }
  [[nodiscard]] bool empty() const { return english.empty(); }
};

}  // namespace yuyan::parameters
