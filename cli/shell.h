// A command line as a shell takes it.
#pragma once

#include <string>
#include <vector>

namespace yuyan::cli {

/// The words with blanks between, in quotes where a shell would read them otherwise.
[[nodiscard]] inline std::string shell_words(const std::vector<std::string>& words) {
  constexpr const char* harmless =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=.,:/@%";
  std::string line;
  for (const std::string& word : words) {
    if (!line.empty()) line += ' ';
    if (!word.empty() && word.find_first_not_of(harmless) == std::string::npos) {
      line += word;
      continue;
    }
    line += '\'';
    for (const char c : word) line += c == '\'' ? std::string("'\\''") : std::string(1, c);
    line += '\'';
  }
  return line;
}

}  // namespace yuyan::cli
