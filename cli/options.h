// The options and arguments of one verb, by Boost.Program_options, with help and errors in both
// languages.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"

namespace yuyan::cli {

class Options {
 public:
  /// `usage` is what follows `yuyan `, such as `check SCENARIO [options]`.
  Options(std::string usage, Text about);

  /// An option without a value. `name` is `json` or `replications,n`.
  void flag(const std::string& name, bool& target, Text meaning);
  /// An option with a value that stays as it is when the option is not given.
  void value(const std::string& name, std::string_view placeholder, std::string& target,
             Text meaning);
  void value(const std::string& name, std::string_view placeholder,
             std::optional<std::string>& target, Text meaning);
  /// A whole number from `low` to `high`.
  void value(const std::string& name, std::string_view placeholder, std::uint64_t& target,
             Text meaning, std::uint64_t low, std::uint64_t high);
  void value(const std::string& name, std::string_view placeholder,
             std::optional<std::uint64_t>& target, Text meaning, std::uint64_t low,
             std::uint64_t high);
  /// A number from `low` to `high`.
  void value(const std::string& name, std::string_view placeholder, double& target, Text meaning,
             double low, double high);

  /// An option with a value that may be given several times.
  void values(const std::string& name, std::string_view placeholder,
              std::vector<std::string>& target, Text meaning);

  /// The one argument without a dash; it has to be given.
  void argument(std::string_view placeholder, std::string& target, Text meaning);
  /// All arguments without a dash.
  void arguments(std::string_view placeholder, std::vector<std::string>& target, Text meaning);

  /// Sets the targets. Throws UsageError with what is wrong and the nearest names. False when
  /// `--help` was among the arguments: then the caller prints the help.
  [[nodiscard]] bool parse(const Arguments& given);
  [[nodiscard]] std::string help(Language language) const;

 private:
  using Set = std::function<void(const std::string& text)>;

  struct Option {
    std::string name;  ///< long name
    char letter;       ///< 0: none
    std::string placeholder;
    std::string standard;  ///< shown as the default; empty: none
    Text meaning;
    bool* flag;  ///< of an option without a value
    Set set;
    std::vector<std::string>* many = nullptr;  ///< of an option that may be given several times
  };
  struct Argument {
    std::string placeholder;
    Text meaning;
    std::string* one = nullptr;
    std::vector<std::string>* many = nullptr;
  };

  void add(const std::string& name, std::string_view placeholder, std::string standard,
           Text meaning, bool* flag, Set set);
  void take_arguments(const std::vector<std::string>& texts) const;
  [[noreturn]] void refuse_unknown(const std::string& name) const;

  std::string usage_;
  Text about_;
  std::vector<Option> options_;
  std::vector<Argument> arguments_;
};

}  // namespace yuyan::cli
