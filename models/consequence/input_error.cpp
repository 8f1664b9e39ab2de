#include "models/consequence/input_error.h"

#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace yuyan::consequence {
namespace {

parameters::Text joined(const std::string& model, const std::vector<Problem>& problems) {
  parameters::Text all;
  for (const Problem& problem : problems) {
    if (!all.empty()) {
      all.english += "\n";
      all.chinese += "\n";
    }
    const std::string where = model.empty() ? "" : model + ": ";
    all.english += where + problem.message.english;
    all.chinese += where + problem.message.chinese;
  }
  return all;
}

}  // namespace

InputError::InputError(std::vector<Problem> problems, std::string model)
    : std::runtime_error(joined(model, problems).english),
      model_(std::move(model)),
      problems_(std::move(problems)) {}

parameters::Text InputError::text() const { return joined(model_, problems_); }

parameters::Text describe(const parameters::Range& range, std::string_view unit) {
  const std::string unit_text = unit.empty() || unit == "1" ? "" : fmt::format(" {}", unit);
  const bool from = std::isfinite(range.low), to = std::isfinite(range.high);
  if (from && to) {
    const char* left = range.low_open ? "(" : "[";
    const char* right = range.high_open ? ")" : "]";
    if (!range.low_open && !range.high_open)
      return {fmt::format("{:g} to {:g}{}", range.low, range.high, unit_text),
              fmt::format("{:g} 至 {:g}{}", range.low, range.high, unit_text)};
    const std::string text =
        fmt::format("{}{:g}, {:g}{}{}", left, range.low, range.high, right, unit_text);
    return {text, text};
  }
  if (from)
    return {fmt::format("{} {:g}{}", range.low_open ? "above" : "at least", range.low, unit_text),
            fmt::format("{} {:g}{}", range.low_open ? "大于" : "不小于", range.low, unit_text)};
  if (to)
    return {fmt::format("{} {:g}{}", range.high_open ? "below" : "at most", range.high, unit_text),
            fmt::format("{} {:g}{}", range.high_open ? "小于" : "不大于", range.high, unit_text)};
  return {"a finite number" + unit_text, "有限数值" + unit_text};
}

void refuse(std::string_view key, double value, const parameters::Text& allowed,
            const parameters::Text& reason) {
  throw InputError({Problem{
      std::string(key),
      fmt::format("{:g}", value),
      allowed.english,
      {},
      {fmt::format("{} = {:g}: {}; allowed: {}", key, value, reason.english, allowed.english),
       fmt::format("{} = {:g}:{};允许:{}", key, value, reason.chinese, allowed.chinese)}}});
}

void refuse_missing(std::string_view key, const parameters::Text& reason) {
  throw InputError({Problem{std::string(key),
                            "",
                            "",
                            {},
                            {fmt::format("{} has to be given: {}", key, reason.english),
                             fmt::format("必须给出 {}:{}", key, reason.chinese)}}});
}

}  // namespace yuyan::consequence
