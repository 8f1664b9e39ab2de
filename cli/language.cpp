#include "cli/language.h"

#include <array>
#include <string_view>

#include "cli/usage_error.h"

namespace yuyan::cli {
namespace {

Language read(std::string_view name) {
  if (name == "en") return Language::english;
  if (name == "zh") return Language::chinese;
  throw UsageError(text("--lang: {} is not a language of the program; allowed: zh, en",
                        "--lang:程序不支持语言 {};允许:zh、en",
                        name.empty() ? std::string("(nothing)") : std::string(name)));
}

}  // namespace

Language language_of(const Environment& environment) {
  for (const char* name : std::array{"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = environment(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("zh") ? Language::chinese : Language::english;
  }
  return Language::english;
}

Language take_language(Arguments& arguments, Language otherwise) {
  constexpr std::string_view option = "--lang";
  Language language = otherwise;
  Arguments left;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == option)
      language = read(++i < arguments.size() ? arguments[i] : "");
    else if (argument.starts_with("--lang="))
      language = read(argument.substr(option.size() + 1));
    else
      left.push_back(arguments[i]);
  }
  arguments = std::move(left);
  return language;
}

}  // namespace yuyan::cli
