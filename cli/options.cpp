#include "cli/options.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <boost/program_options.hpp>

#include "cli/table.h"
#include "cli/usage_error.h"
#include "models/parameters/nearest.h"

namespace yuyan::cli {
namespace {

namespace po = boost::program_options;

constexpr const char* arguments_key = "argument";

template <class Number>
Number number_in(const std::string& name, const std::string& given, Number low, Number high) {
  Number value{};
  const char* end = given.data() + given.size();
  const auto [last, error] = std::from_chars(given.data(), end, value);
  if (error == std::errc() && last == end && low <= value && value <= high) return value;
  throw UsageError(
      text("--{} {}: allowed: {} to {}", "--{} {}:允许:{} 至 {}", name, given, low, high));
}

std::string with_dashes(const std::string& name) { return "--" + name; }

Text did_you_mean(const std::vector<std::string>& names) {
  if (names.empty()) return {};
  return text("; did you mean {}?", ";是否为 {}?", listed(names));
}

}  // namespace

Options::Options(std::string usage, Text about)
    : usage_(std::move(usage)), about_(std::move(about)) {}

void Options::add(const std::string& name, std::string_view placeholder, std::string standard,
                  Text meaning, bool* flag, Set set) {
  const auto comma = name.find(',');
  options_.push_back({name.substr(0, comma), comma == std::string::npos ? '\0' : name[comma + 1],
                      std::string(placeholder), std::move(standard), std::move(meaning), flag,
                      std::move(set), nullptr});
}

void Options::flag(const std::string& name, bool& target, Text meaning) {
  add(name, "", "", std::move(meaning), &target, nullptr);
}

void Options::value(const std::string& name, std::string_view placeholder, std::string& target,
                    Text meaning) {
  add(name, placeholder, target, std::move(meaning), nullptr,
      [&target](const std::string& given) { target = given; });
}

void Options::value(const std::string& name, std::string_view placeholder,
                    std::optional<std::string>& target, Text meaning) {
  add(name, placeholder, target.value_or(""), std::move(meaning), nullptr,
      [&target](const std::string& given) { target = given; });
}

void Options::value(const std::string& name, std::string_view placeholder, std::uint64_t& target,
                    Text meaning, std::uint64_t low, std::uint64_t high) {
  add(name, placeholder, fmt::format("{}", target), std::move(meaning), nullptr,
      [&target, name = name.substr(0, name.find(',')), low, high](const std::string& given) {
        target = number_in(name, given, low, high);
      });
}

void Options::value(const std::string& name, std::string_view placeholder,
                    std::optional<std::uint64_t>& target, Text meaning, std::uint64_t low,
                    std::uint64_t high) {
  add(name, placeholder, "", std::move(meaning), nullptr,
      [&target, name = name.substr(0, name.find(',')), low, high](const std::string& given) {
        target = number_in(name, given, low, high);
      });
}

void Options::value(const std::string& name, std::string_view placeholder, double& target,
                    Text meaning, double low, double high) {
  add(name, placeholder, fmt::format("{}", target), std::move(meaning), nullptr,
      [&target, name = name.substr(0, name.find(',')), low, high](const std::string& given) {
        target = number_in(name, given, low, high);
      });
}

void Options::values(const std::string& name, std::string_view placeholder,
                     std::vector<std::string>& target, Text meaning) {
  add(name, placeholder, "", std::move(meaning), nullptr, nullptr);
  options_.back().many = &target;
}

void Options::argument(std::string_view placeholder, std::string& target, Text meaning) {
  arguments_.push_back({std::string(placeholder), std::move(meaning), &target, nullptr});
}

void Options::arguments(std::string_view placeholder, std::vector<std::string>& target,
                        Text meaning) {
  arguments_.push_back({std::string(placeholder), std::move(meaning), nullptr, &target});
}

bool Options::parse(const Arguments& given) {
  po::options_description known;
  known.add_options()("help,h", po::bool_switch());
  known.add_options()(arguments_key, po::value<std::vector<std::string>>());
  for (const Option& option : options_) {
    const std::string name =
        option.letter == '\0' ? option.name : fmt::format("{},{}", option.name, option.letter);
    if (option.flag != nullptr)
      known.add_options()(name.c_str(), po::bool_switch(option.flag));
    else if (option.many != nullptr)
      known.add_options()(name.c_str(), po::value<std::vector<std::string>>());
    else
      known.add_options()(name.c_str(), po::value<std::string>());
  }
  po::positional_options_description positions;
  positions.add(arguments_key, -1);

  po::variables_map values;
  try {
    using namespace po::command_line_style;
    po::store(po::command_line_parser(given)
                  .options(known)
                  .positional(positions)
                  .style(unix_style & ~allow_guessing)
                  .run(),
              values);
    po::notify(values);
  } catch (const po::unknown_option& error) {
    refuse_unknown(error.get_option_name());
  } catch (const po::multiple_occurrences& error) {
    throw UsageError(text("{} is given more than once", "{} 重复给出", error.get_option_name()));
  } catch (const po::invalid_command_line_syntax& error) {
    const bool has_value = error.kind() == po::invalid_syntax::extra_parameter;
    throw UsageError(has_value
                         ? text("{} takes no value", "{} 不带值", error.get_option_name())
                         : text("{} needs a value", "{} 需要一个值", error.get_option_name()));
  }
  if (values["help"].as<bool>()) return false;
  for (const Option& option : options_) {
    if (!values.contains(option.name)) continue;
    if (option.set) option.set(values[option.name].as<std::string>());
    if (option.many != nullptr) *option.many = values[option.name].as<std::vector<std::string>>();
  }
  take_arguments(values.contains(arguments_key)
                     ? values[arguments_key].as<std::vector<std::string>>()
                     : std::vector<std::string>{});
  return true;
}

void Options::take_arguments(const std::vector<std::string>& texts) const {
  std::size_t next = 0;
  for (const Argument& argument : arguments_) {
    if (argument.many != nullptr) {
      argument.many->assign(texts.begin() + static_cast<std::ptrdiff_t>(next), texts.end());
      next = texts.size();
    } else if (next < texts.size()) {
      *argument.one = texts[next++];
    } else {
      throw UsageError(text("{} is missing; usage: yuyan {}", "缺少 {};用法:yuyan {}",
                            argument.placeholder, usage_));
    }
  }
  if (next < texts.size())
    throw UsageError(text("{}: one argument too many; usage: yuyan {}",
                          "{}:多余的参数;用法:yuyan {}", texts[next], usage_));
}

void Options::refuse_unknown(const std::string& name) const {
  std::vector<std::string> names{"--help", "--lang"};
  for (const Option& option : options_) names.push_back(with_dashes(option.name));
  const Text hint = did_you_mean(parameters::nearest_names(name, names));
  const Text message = text("unknown option {}", "未知选项 {}", name);
  if (hint.empty()) {
    const Text all = text("; options: {}", ";可用选项:{}", listed(names));
    throw UsageError({message.english + all.english, message.chinese + all.chinese});
  }
  throw UsageError({message.english + hint.english, message.chinese + hint.chinese});
}

std::string Options::help(Language language) const {
  const bool chinese = language == Language::chinese;
  const std::string all = fmt::format("{}: yuyan {}\n\n{}\n\n", chinese ? "用法" : "usage", usage_,
                                      about_.in(language));
  Table table({Table::Align::left, Table::Align::left});
  for (const Argument& argument : arguments_)
    table.row({argument.placeholder, argument.meaning.in(language)});
  for (const Option& option : options_) {
    const std::string letter = option.letter == '\0' ? "    " : fmt::format("-{}, ", option.letter);
    std::string meaning = option.meaning.in(language);
    if (!option.standard.empty())
      meaning += fmt::format(" [{} {}]", chinese ? "默认" : "default", option.standard);
    table.row({fmt::format("{}--{} {}", letter, option.name, option.placeholder), meaning});
  }
  table.row({"    --lang zh|en",
             chinese ? "语言(默认按系统区域设置)" : "language, by default that of the locale"});
  table.row({"-h, --help", chinese ? "显示本说明" : "shows this"});
  return all + table.text();
}

}  // namespace yuyan::cli
