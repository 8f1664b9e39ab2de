// What every verb is given beside its arguments, and what it gives back.
#pragma once

#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include "models/parameters/text.h"

namespace yuyan::cli {

using parameters::Language;
using parameters::Text;

using Arguments = std::vector<std::string>;

/// Exit codes of the program.
enum ExitCode : int {
  done = 0,          ///< failed replications included: they are a warning
  our_fault = 1,     ///< a defect of the program
  wrong_input = 2,   ///< nothing was written
  stopped = 3,       ///< before the end; can be resumed
  answer_is_no = 4,  ///< cases fail, a target cannot be reached
};

/// Where a verb writes and in which language. Results go to out, all else to err.
struct Console {
  std::ostream& out;
  std::ostream& err;
  Language language = Language::english;
  bool err_is_terminal = false;   ///< then progress is shown
  std::string program = "yuyan";  ///< as the user called it
  std::string command_line;       ///< all of it, for the provenance of results

  template <class... Args>
  void print(fmt::format_string<Args...> format, Args&&... args) const {
    fmt::print(out, format, std::forward<Args>(args)...);
  }
  template <class... Args>
  void note(fmt::format_string<Args...> format, Args&&... args) const {
    fmt::print(err, format, std::forward<Args>(args)...);
  }
  [[nodiscard]] const std::string& say(const Text& text) const { return text.in(language); }
};

/// One message in both languages from the same values.
template <class... Args>
[[nodiscard]] Text text(fmt::format_string<const Args&...> english,
                        fmt::format_string<const Args&...> chinese, const Args&... args) {
  return {fmt::format(english, args...), fmt::format(chinese, args...)};
}

/// Names with commas between.
[[nodiscard]] inline std::string listed(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace yuyan::cli
