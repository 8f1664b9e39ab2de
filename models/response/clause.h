// A promise of a plan that can be tested: happenings in time, or a number at the end.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <tuple>

#include "models/response/happening.h"
#include "models/response/layer.h"
#include "models/response/scenario.h"

namespace yuyan::response {

/// How a clause is judged.
enum class Rule { within, before, never, number };

constexpr auto choices(Rule) {
  using parameters::Choice;
  return std::array{Choice{"within", Rule::within}, Choice{"before", Rule::before},
                    Choice{"never", Rule::never}, Choice{"number", Rule::number}};
}

/// How a number is held against its limit.
enum class Operator { at_most, below, at_least, above, equal };

constexpr auto choices(Operator) {
  using parameters::Choice;
  return std::array{Choice{"<=", Operator::at_most}, Choice{"<", Operator::below},
                    Choice{">=", Operator::at_least}, Choice{">", Operator::above},
                    Choice{"=", Operator::equal}};
}

/// A promise of the plan that can be tested. It is at stake once `since` has happened (or, for
/// `before`, once either has). within: `of` follows `since` within the limit. before: `of` happens
/// no later than `since`, or `since` never does. never: `of` does not happen after `since`. number:
/// what `measure` counts at the end of the drill keeps to its limit; without `since` it is always
/// at stake.
struct Clause {
  std::string id;
  Layer layer = Layer::on_site;
  std::string text, text_zh;
  Rule rule = Rule::within;
  std::optional<Happening> of{};
  std::string of_entity;
  std::optional<Happening> since{};
  std::string since_entity;
  double limit_s = 0;
  std::optional<Happening> unless{};
  std::string measure;
  Operator comparison = Operator::at_most;
  std::optional<double> limit{};
  std::string unit;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Clause::id, {.meaning = "clause", .meaning_zh = "条款", .required = true}),
        field("layer", &Clause::layer,
              {.meaning = "plan", .meaning_zh = "预案层级", .required = true}),
        field("text", &Clause::text,
              {.meaning = "what it says", .meaning_zh = "英文内容", .required = true}),
        field("text_zh", &Clause::text_zh,
              {.meaning = "what it says in Chinese", .meaning_zh = "中文内容", .required = true}),
        field("rule", &Clause::rule, {.meaning = "how it is judged", .meaning_zh = "判定方式"}),
        field("of", &Clause::of,
              {.meaning = "happening that is promised (never: excluded); not for number",
               .meaning_zh = "目标事件(number 规则不填)"}),
        field("of_entity", &Clause::of_entity,
              {.meaning = "of this entity or group; empty: the first of any",
               .meaning_zh = "目标对象"}),
        field("since", &Clause::since,
              {.meaning = "happening from which is counted; number: without which it is not at "
                          "stake, empty: always",
               .meaning_zh = "起算事件; number 规则: 发生后才计入, 空则总是计入"}),
        field("since_entity", &Clause::since_entity,
              {.meaning = "of this entity or group; empty: the first of any",
               .meaning_zh = "起算对象"}),
        field("limit_s", &Clause::limit_s,
              {.unit = "s",
               .range = {0, 1e6},
               .meaning = "limit of rule within",
               .meaning_zh = "时限(within 规则)"}),
        field(
            "unless", &Clause::unless,
            {.meaning = "happening after which the promise is needed no more: within the limit it "
                        "counts as the promise kept (rule within)",
             .meaning_zh = "使目标不再必要的事件: 在时限内发生即视为满足(规则 within)"}),
        field("measure", &Clause::measure,
              {.meaning = "of rule number: what a replication counts at its end, an outcome or a "
                          "number with its places (deaths, peak_queue[hospital_1])",
               .meaning_zh = "number 规则的指标: 推演结束时的结果量, 可带对象, 如 "
                             "peak_queue[hospital_1]"}),
        field("operator", &Clause::comparison,
              {.meaning = "how the number is held against the limit",
               .meaning_zh = "与限值的比较方式"}),
        field("limit", &Clause::limit,
              {.range = {-1e15, 1e15},
               .meaning = "limit of the number, in the clause's unit",
               .meaning_zh = "指标限值(按本条款单位)"}),
        field("unit", &Clause::unit,
              {.meaning = "unit of the limit; empty: that of the measure",
               .meaning_zh = "限值单位; 空则同指标单位"})};
  }
};

}  // namespace yuyan::response
