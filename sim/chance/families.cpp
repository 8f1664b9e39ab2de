#include "sim/chance/families.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <type_traits>

#include "sim/chance/law.h"

namespace yuyan::chance {
namespace {

template <class L>
constexpr auto parameters_about = std::apply(
    []<class... Values>(const Parameter<L, Values>&... parameters) {
      return std::array{ParameterAbout{.name = parameters.name,
                                       .meaning = parameters.meaning,
                                       .is_list = !std::is_same_v<Values, double>,
                                       .optional = parameters.optional}...};
    },
    L::parameters());

template <class L>
bool is_parameter(std::string_view name) {
  return std::ranges::find(parameters_about<L>, name, &ParameterAbout::name) !=
         parameters_about<L>.end();
}

void put(double& member, const std::vector<double>& values) { member = values.front(); }
void put(std::vector<double>& member, const std::vector<double>& values) { member = values; }

template <class L>
void require_the_parameters(const NamedValues& values) {
  std::string wrong;
  for (const ParameterAbout& parameter : parameters_about<L>) {
    const auto given = values.find(parameter.name);
    if (given == values.end()) {
      if (!parameter.optional) wrong += "; missing: " + std::string(parameter.name);
    } else if (!parameter.is_list && given->second.size() != 1) {
      wrong += "; one number, not " + std::to_string(given->second.size()) +
               ", is: " + std::string(parameter.name);
    }
  }
  for (const auto& [name, value] : values)
    if (!is_parameter<L>(name)) wrong += "; unknown: " + name;
  if (!wrong.empty()) throw std::invalid_argument(std::string(L::name) + wrong);
}

template <class L>
Distribution make(const NamedValues& values) {
  require_the_parameters<L>(values);
  L law;
  std::apply(
      [&](const auto&... parameters) {
        const auto set = [&](const auto& parameter) {
          const auto given = values.find(parameter.name);
          if (given != values.end()) put(law.*parameter.member, given->second);
        };
        (set(parameters), ...);
      },
      L::parameters());
  return law;
}

template <class... Laws>
constexpr auto table_of(std::type_identity<std::variant<Laws...>>) {
  return std::array{
      Family{.name = Laws::name, .parameters = parameters_about<Laws>, .make = &make<Laws>}...};
}

constexpr auto table = table_of(std::type_identity<Law>{});

std::string text_of_value(double value) { return text_of(value); }

std::string text_of_value(const std::vector<double>& values) {
  constexpr std::size_t shown = 8;
  std::string text;
  for (std::size_t i = 0; i < std::min(values.size(), shown); ++i)
    text += (i == 0 ? "" : " ") + text_of(values[i]);
  if (values.size() > shown) text += " ... (" + std::to_string(values.size()) + ")";
  return text;
}

template <class L>
std::string description(const L& law) {
  std::string text{L::name};
  std::apply(
      [&](const auto&... parameters) {
        ((text +=
          ", " + std::string(parameters.name) + " " + text_of_value(law.*parameters.member)),
         ...);
      },
      L::parameters());
  return text;
}

std::string description(const Constant& law) { return text_of(law.value); }

}  // namespace

std::span<const Family> families() { return table; }

const Family* find_family(std::string_view name) {
  const auto found = std::ranges::find(table, name, &Family::name);
  return found == table.end() ? nullptr : &*found;
}

std::string text_of(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

std::string describe(const Distribution& distribution) {
  std::string text =
      std::visit([](const auto& law) { return description(law); }, distribution.law());
  if (distribution.is_truncated())
    text += ", cut to [" + text_of(distribution.bounds().low) + ", " +
            text_of(distribution.bounds().high) + "]";
  return text;
}

}  // namespace yuyan::chance
