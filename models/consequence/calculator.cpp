#include "models/consequence/calculator.h"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "models/parameters/nearest.h"

namespace yuyan::consequence {
namespace detail {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string_view> parts(std::string_view text) {
  std::vector<std::string_view> all;
  if (trimmed(text).empty()) return all;
  for (;;) {
    const auto comma = text.find(',');
    all.push_back(trimmed(text.substr(0, comma)));
    if (comma == std::string_view::npos) return all;
    text.remove_prefix(comma + 1);
  }
}

std::string value_or_list(const FieldInfo& field, bool chinese) {
  if (!field.choices.empty()) return fmt::format("{}", fmt::join(field.choices, ", "));
  const Text range = describe(field.about.range, field.about.unit);
  return chinese ? range.chinese : range.english;
}

Problem problem(const FieldInfo& field, std::string value, const Text& why) {
  const std::string allowed = value_or_list(field, false);
  return {std::string(field.name),
          value,
          allowed,
          {},
          {fmt::format("{} = {} {}; allowed: {}", field.name, value, why.english, allowed),
           fmt::format("{} = {} {};允许:{}", field.name, value, why.chinese,
                       value_or_list(field, true))}};
}

}  // namespace

std::optional<Text> read(std::string_view text, double& out) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return Text{"is not a finite number", "不是有限数值"};
  out = value;
  return std::nullopt;
}

std::optional<Text> read(std::string_view text, bool& out) {
  text = trimmed(text);
  const bool yes = text == "true" || text == "yes" || text == "1";
  if (!yes && text != "false" && text != "no" && text != "0")
    return Text{"is not true or false", "应为 true 或 false"};
  out = yes;
  return std::nullopt;
}

std::optional<Text> read(std::string_view text, std::string& out) {
  out = trimmed(text);
  return std::nullopt;
}

std::optional<Text> read(std::string_view text, std::vector<double>& out) {
  std::vector<double> values;
  for (const std::string_view part : parts(text)) {
    double value = 0;
    if (auto wrong = read(part, value)) return wrong;
    values.push_back(value);
  }
  out = std::move(values);
  return std::nullopt;
}

std::optional<Text> read(std::string_view text, std::vector<std::string>& out) {
  const auto all = parts(text);
  out.assign(all.begin(), all.end());
  return std::nullopt;
}

void check_range(const FieldInfo& field, const Value& value, std::vector<Problem>& problems) {
  const auto check_one = [&](double x) {
    if (std::isfinite(x) && field.about.range.contains(x)) return;
    problems.push_back(
        problem(field, fmt::format("{:g}", x), {"is outside the range", "超出范围"}));
  };
  if (const double* x = std::get_if<double>(&value)) check_one(*x);
  if (const auto* list = std::get_if<std::vector<double>>(&value))
    std::ranges::for_each(*list, check_one);
}

Problem unreadable(const FieldInfo& field, const std::string& text, const Text& why) {
  Problem found = problem(field, text, why);
  const std::vector<std::string> names(field.choices.begin(), field.choices.end());
  found.nearest = parameters::nearest_names(text, names);
  if (!found.nearest.empty()) {
    found.message.english += fmt::format("; nearest: {}", fmt::join(found.nearest, ", "));
    found.message.chinese += fmt::format(";最接近:{}", fmt::join(found.nearest, ", "));
  }
  return found;
}

void check_names(const std::vector<FieldInfo>& fields, const Keys& keys,
                 std::vector<Problem>& problems) {
  std::vector<std::string> known;
  known.reserve(fields.size());
  for (const FieldInfo& field : fields) known.emplace_back(field.name);
  std::set<std::string> seen;
  for (const auto& [key, value] : keys) {
    if (std::ranges::find(known, key) == known.end()) {
      const auto nearest = parameters::nearest_names(key, known);
      const auto& shown = nearest.empty() ? known : nearest;
      problems.push_back(
          {key,
           value,
           fmt::format("{}", fmt::join(known, ", ")),
           nearest,
           {fmt::format("no input is called {}; {}: {}", key,
                        nearest.empty() ? "inputs" : "nearest", fmt::join(shown, ", ")),
            fmt::format("没有名为 {} 的输入;{}:{}", key, nearest.empty() ? "可用输入" : "最接近",
                        fmt::join(shown, ", "))}});
    } else if (!seen.insert(key).second) {
      problems.push_back({key, value, "once", {}, {key + " is given twice", key + " 重复给出"}});
    }
  }
  for (const FieldInfo& field : fields)
    if (field.about.required && !seen.contains(std::string(field.name)))
      problems.push_back(problem(field, "(missing)", {"has to be given", "必须给出"}));
}

void warn_outside(const std::vector<Quantity>& quantities, std::vector<Text>& warnings) {
  for (const Quantity& quantity : quantities) {
    const auto x = quantity.number();
    if (!x || quantity.about.warn_outside.contains(*x)) continue;
    const Text range = describe(quantity.about.warn_outside, quantity.about.unit);
    warnings.push_back(
        {fmt::format("{} = {:g} leaves the range of the source ({})", quantity.name, *x,
                     range.english),
         fmt::format("{} = {:g} 超出来源给出的适用范围({})", quantity.name, *x, range.chinese)});
  }
}

}  // namespace detail

std::string to_text(const Value& value) {
  struct Print {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(double x) const { return fmt::format("{}", x); }
    std::string operator()(bool x) const { return x ? "true" : "false"; }
    std::string operator()(const std::string& x) const { return x; }
    std::string operator()(const std::vector<double>& x) const {
      return fmt::format("{}", fmt::join(x, ","));
    }
    std::string operator()(const std::vector<std::string>& x) const {
      return fmt::format("{}", fmt::join(x, ","));
    }
  };
  return std::visit(Print{}, value);
}

const Quantity* Evaluation::output(std::string_view wanted) const {
  const auto found = std::ranges::find(outputs, wanted, &Quantity::name);
  return found == outputs.end() ? nullptr : &*found;
}

Evaluation Model::evaluate(const Keys& keys) const {
  try {
    Evaluation evaluation = run_(*this, keys);
    for (Quantity& output : evaluation.outputs) {
      const auto input = std::ranges::find(evaluation.inputs, output.name, &Quantity::name);
      if (input != evaluation.inputs.end() && input->origin == Origin::given)
        output.origin = Origin::given;
      if (const auto x = output.number(); x && std::isnan(*x))
        throw std::logic_error(fmt::format("{}: {} is not a number", name_, output.name));
    }
    detail::warn_outside(evaluation.inputs, evaluation.warnings);
    detail::warn_outside(evaluation.outputs, evaluation.warnings);
    return evaluation;
  } catch (const InputError& error) {
    throw InputError(error.problems(), std::string(name_));
  }
}

}  // namespace yuyan::consequence
