// The consequence calculator: any model of this room behind one face, by names and text.
//
// A model is a pure function `XResult x(const XInput&)` of two structs that list their fields
// (models/parameters/field.h):
//   input members    double, bool, an enumeration with choices(), std::string,
//                    std::vector<double>, std::vector<std::string>, and std::optional<double> for
//                    what the model computes unless it is given (the result has a field of that
//                    name, so that both cases show the value used);
//   result members   the same; an empty optional is a quantity that these inputs do not yield.
// A result lists every intermediate quantity and has a member `Notes notes`.
#pragma once

#include <cmath>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "models/consequence/input_error.h"
#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

/// Inputs as a user writes them, in his order.
using Keys = std::vector<std::pair<std::string, std::string>>;

/// A value of an input or output; empty when it was not given or not computed.
using Value = std::variant<std::monostate, double, bool, std::string, std::vector<double>,
                           std::vector<std::string>>;

/// The value as text: shortest exact decimal, lists with commas.
[[nodiscard]] std::string to_text(const Value& value);

enum class Origin { given, by_default, computed };

constexpr auto choices(Origin) {
  using parameters::Choice;
  return std::array{Choice{"given", Origin::given}, Choice{"default", Origin::by_default},
                    Choice{"computed", Origin::computed}};
}

/// What can be said of a field without a value.
struct FieldInfo {
  std::string_view name;
  parameters::About about;
  std::vector<std::string_view> choices;  ///< the names of an enumeration
  Value standard;                         ///< default of an input
  bool computed_unless_given = false;     ///< an optional input
};

/// One named value of an evaluation.
struct Quantity {
  std::string_view name;
  Value value;
  Origin origin = Origin::computed;
  parameters::About about;

  /// The number, if it is one.
  [[nodiscard]] std::optional<double> number() const {
    if (const double* x = std::get_if<double>(&value)) return *x;
    return std::nullopt;
  }
};

struct Evaluation {
  std::string_view model;
  std::vector<Quantity> inputs;   ///< all, defaults included
  std::vector<Quantity> outputs;  ///< all, intermediate quantities included
  std::vector<Basis> basis;
  std::vector<Text> warnings;

  /// The output of that name, or null.
  [[nodiscard]] const Quantity* output(std::string_view name) const;
};

/// The output of a model that falls along an input, for contours; levels are given in planner
/// units.
struct Falling {
  std::string_view output;
  std::string_view over = "distance_m";
  std::string_view level_unit;  ///< kW/m2, kPa, …
  double level_si = 1;          ///< one level unit in SI
};

namespace detail {

template <class T>
struct Unwrapped {
  using type = T;
};
template <class T>
struct Unwrapped<std::optional<T>> {
  using type = T;
};
template <class T>
inline constexpr bool is_optional = !std::is_same_v<typename Unwrapped<T>::type, T>;

/// Reads text into a member; the text of what is wrong when it cannot.
std::optional<Text> read(std::string_view text, double& out);
std::optional<Text> read(std::string_view text, bool& out);
std::optional<Text> read(std::string_view text, std::string& out);
std::optional<Text> read(std::string_view text, std::vector<double>& out);
std::optional<Text> read(std::string_view text, std::vector<std::string>& out);

template <parameters::Choosable Enum>
std::optional<Text> read(std::string_view text, Enum& out) {
  for (const auto& choice : choices(Enum{}))
    if (choice.name == text) {
      out = choice.value;
      return std::nullopt;
    }
  return Text{"is not one of the choices", "不在可选值之列"};
}

template <class T>
std::optional<Text> read(std::string_view text, std::optional<T>& out) {
  T value{};
  auto wrong = read(text, value);
  if (!wrong) out = std::move(value);
  return wrong;
}

template <class T>
Value value_of(const T& member) {
  if constexpr (is_optional<T>)
    return member ? value_of(*member) : Value{};
  else if constexpr (std::is_enum_v<T>)
    return std::string(parameters::name_of(member));
  else if constexpr (std::is_same_v<T, int>)
    return static_cast<double>(member);
  else
    return member;
}

template <class T>
std::vector<std::string_view> choice_names() {
  std::vector<std::string_view> names;
  using Plain = typename Unwrapped<T>::type;
  if constexpr (std::is_enum_v<Plain>)
    for (const auto& choice : choices(Plain{})) names.push_back(choice.name);
  return names;
}

template <class Struct>
std::vector<FieldInfo> field_infos() {
  const Struct standard{};
  std::vector<FieldInfo> infos;
  parameters::for_each_field<Struct>([&]<class T>(const parameters::Field<Struct, T>& field) {
    infos.push_back({field.name, field.about, choice_names<T>(), value_of(standard.*field.member),
                     is_optional<T>});
  });
  return infos;
}

/// Faults of one value against its range; lists element by element.
void check_range(const FieldInfo& field, const Value& value, std::vector<Problem>& problems);
Problem unreadable(const FieldInfo& field, const std::string& text, const Text& why);
/// Faults of the names themselves: unknown, given twice, missing.
void check_names(const std::vector<FieldInfo>& fields, const Keys& keys,
                 std::vector<Problem>& problems);
/// Warnings for values outside the range in which the source holds; the model's own come first.
void warn_outside(const std::vector<Quantity>& quantities, std::vector<Text>& warnings);

}  // namespace detail

/// Throws InputError with every field of `input` that lies outside its range.
template <parameters::Described Input>
void check(const Input& input) {
  std::vector<Problem> problems;
  parameters::for_each_field<Input>([&](const auto& field) {
    detail::check_range({field.name, field.about, {}, {}, false},
                        detail::value_of(input.*field.member), problems);
  });
  if (!problems.empty()) throw InputError(std::move(problems));
}

/// One model of the library. Immutable; copies share nothing that changes.
class Model {
 public:
  template <parameters::Described Input, parameters::Described Result>
  Model(std::string_view name, Text summary, Result (*function)(const Input&),
        std::optional<Falling> falling = std::nullopt)
      : name_(name),
        summary_(std::move(summary)),
        inputs_(detail::field_infos<Input>()),
        outputs_(detail::field_infos<Result>()),
        falling_(falling),
        run_([function](const Model& self, const Keys& keys) {
          return self.run<Input, Result>(function, keys);
        }) {}

  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] const Text& summary() const { return summary_; }
  [[nodiscard]] const std::vector<FieldInfo>& inputs() const { return inputs_; }
  [[nodiscard]] const std::vector<FieldInfo>& outputs() const { return outputs_; }
  [[nodiscard]] const std::optional<Falling>& falling() const { return falling_; }

  /// Reads the inputs, checks them, computes. Throws InputError with all that is wrong.
  [[nodiscard]] Evaluation evaluate(const Keys& keys) const;

 private:
  template <class Input, class Result>
  Evaluation run(Result (*function)(const Input&), const Keys& keys) const;

  std::string_view name_;
  Text summary_;
  std::vector<FieldInfo> inputs_;
  std::vector<FieldInfo> outputs_;
  std::optional<Falling> falling_;
  std::function<Evaluation(const Model&, const Keys&)> run_;
};

template <class Input, class Result>
Evaluation Model::run(Result (*function)(const Input&), const Keys& keys) const {
  std::vector<Problem> problems;
  detail::check_names(inputs_, keys, problems);

  Input input{};
  Evaluation evaluation;
  evaluation.model = name_;
  std::size_t index = 0;
  parameters::for_each_field<Input>([&]<class T>(const parameters::Field<Input, T>& field) {
    const FieldInfo& info = inputs_[index++];
    Origin origin = detail::is_optional<T> ? Origin::computed : Origin::by_default;
    for (const auto& [key, text] : keys) {
      if (key != field.name) continue;
      origin = Origin::given;
      if (auto wrong = detail::read(text, input.*field.member))
        problems.push_back(detail::unreadable(info, text, *wrong));
    }
    Value value = detail::value_of(input.*field.member);
    detail::check_range(info, value, problems);
    evaluation.inputs.push_back({field.name, std::move(value), origin, field.about});
  });
  if (!problems.empty()) throw InputError(std::move(problems));

  Result result = function(input);
  parameters::for_each_field<Result>([&](const auto& field) {
    evaluation.outputs.push_back(
        {field.name, detail::value_of(result.*field.member), Origin::computed, field.about});
  });
  evaluation.basis = std::move(result.notes.basis);
  evaluation.warnings = std::move(result.notes.warnings);
  return evaluation;
}

}  // namespace yuyan::consequence
