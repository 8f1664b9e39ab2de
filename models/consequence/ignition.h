// Chance that a release of gas is lit at once, later, or not.
#pragma once

#include <array>
#include <optional>
#include <tuple>

#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class IgnitionMethod { hyram_step };
enum class IgnitionFluid { hydrogen, other };

constexpr auto choices(IgnitionMethod) {
  return std::array{parameters::Choice{"hyram_step", IgnitionMethod::hyram_step}};
}
constexpr auto choices(IgnitionFluid) {
  using parameters::Choice;
  using F = IgnitionFluid;
  return std::array{Choice{"hydrogen", F::hydrogen}, Choice{"other", F::other},
                    Choice{"methane", F::other},     Choice{"propane", F::other},
                    Choice{"natural_gas", F::other}, Choice{"lpg", F::other}};
}

/// Probabilities of ignition of one release.
struct IgnitionProbability {
  double immediate = 0;
  double delayed = 0;
};

/// Steps in the release rate, kg/s. Hydrogen below 0.125, to 6.25, above: 0.008, 0.053, 0.23 at
/// once and 0.004, 0.027, 0.12 later; other gases below 1, to 50, above: 0.007, 0.047, 0.2 and
/// 0.003, 0.023, 0.1. A rate on a step belongs to the class above it.
[[nodiscard]] constexpr IgnitionProbability step_ignition(IgnitionFluid fluid,
                                                          double mass_rate_kg_s) {
  const bool hydrogen = fluid == IgnitionFluid::hydrogen;
  const double low = hydrogen ? 0.125 : 1, high = hydrogen ? 6.25 : 50;
  if (mass_rate_kg_s < low)
    return hydrogen ? IgnitionProbability{0.008, 0.004} : IgnitionProbability{0.007, 0.003};
  if (mass_rate_kg_s < high)
    return hydrogen ? IgnitionProbability{0.053, 0.027} : IgnitionProbability{0.047, 0.023};
  return hydrogen ? IgnitionProbability{0.23, 0.12} : IgnitionProbability{0.2, 0.1};
}

struct IgnitionInput {
  IgnitionMethod method = IgnitionMethod::hyram_step;
  IgnitionFluid fluid = IgnitionFluid::hydrogen;
  double mass_rate_kg_s = 1;
  std::optional<double> immediate_probability = {};
  std::optional<double> delayed_probability = {};
  std::optional<double> total_probability = {};

  static constexpr auto fields() {
    using S = IgnitionInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method, {.meaning = "table of probabilities", .meaning_zh = "概率表"}),
        field("fluid", &S::fluid, {.meaning = "gas", .meaning_zh = "气体"}),
        field("mass_rate_kg_s", &S::mass_rate_kg_s,
              {.unit = "kg/s",
               .range = parameters::non_negative,
               .meaning = "release rate",
               .meaning_zh = "泄漏速率"}),
        field("immediate_probability", &S::immediate_probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "ignited at once",
               .meaning_zh = "立即点火概率"}),
        field("delayed_probability", &S::delayed_probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "ignited later",
               .meaning_zh = "延迟点火概率"}),
        field("total_probability", &S::total_probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "ignited at all",
               .meaning_zh = "总点火概率"})};
  }
};

struct IgnitionResult {
  double immediate_probability = 0;
  double delayed_probability = 0;
  double total_probability = 0;
  double no_ignition_probability = 0;
  std::optional<double> conditional_immediate_probability = {};
  std::optional<double> conditional_delayed_probability = {};
  Notes notes;

  static constexpr auto fields() {
    using S = IgnitionResult;
    using parameters::field;
    return std::tuple{
        field("immediate_probability", &S::immediate_probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "ignited at once",
               .meaning_zh = "立即点火概率"}),
        field("delayed_probability", &S::delayed_probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "ignited later",
               .meaning_zh = "延迟点火概率"}),
        field("total_probability", &S::total_probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "ignited at all",
               .meaning_zh = "总点火概率"}),
        field("no_ignition_probability", &S::no_ignition_probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "not ignited",
               .meaning_zh = "不点火概率"}),
        field("conditional_immediate_probability", &S::conditional_immediate_probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "at once, if it is ignited at all",
               .meaning_zh = "已点火条件下立即点火概率"}),
        field("conditional_delayed_probability", &S::conditional_delayed_probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "later, if it is not ignited at once",
               .meaning_zh = "未立即点火条件下延迟点火概率"})};
  }
};

/// Given probabilities go before the table. Throws InputError when they do not fit each other.
[[nodiscard]] IgnitionResult ignition(const IgnitionInput& input);

}  // namespace yuyan::consequence
