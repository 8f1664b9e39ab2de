// What the pages of all kinds of results share.
#pragma once

#include <string>
#include <string_view>

#include "cli/console.h"

namespace yuyan::cli {

/// A page is written in one language.
class Wording {
 public:
  explicit Wording(Language language) : language_(language) {}

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] bool chinese() const { return language_ == Language::chinese; }
  [[nodiscard]] std::string pick(std::string_view english, std::string_view in_chinese) const {
    return std::string(chinese() ? in_chinese : english);
  }
  [[nodiscard]] std::string heading(std::string_view english, std::string_view in_chinese) const {
    return "\n" + pick(english, in_chinese) + "\n";
  }

 private:
  Language language_;
};

}  // namespace yuyan::cli
