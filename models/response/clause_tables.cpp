#include "models/response/clause_tables.h"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include "models/response/verdict.h"

namespace yuyan::response {
namespace {

using results::Type;

/// Throws when the clause cannot be measured so; `yuyan check` has said it before.
ClauseMeasure measure_of(const Clause& clause, const results::Layout& layout) {
  auto measure = clause_measure(layout, clause.measure);
  if (!measure || !unit_factor(clause.unit, measure->unit) || !clause.limit)
    throw std::invalid_argument("clause " + clause.id + " cannot measure " + clause.measure);
  return std::move(*measure);
}

std::string said(const std::optional<Happening>& happening, const std::string& entity) {
  return happening ? std::string(word(*happening).name) + " " + entity : "";
}

/// What a clause asks for, beside its texts: columns of one row each.
struct Terms {
  std::vector<std::string> layers, rules, of, since, unless, measures, operators, units;
  std::vector<double> limits_s, limits;

  void add(const Clause& clause, const results::Layout& layout) {
    const bool is_number = clause.rule == Rule::number;
    const bool is_within = clause.rule == Rule::within;
    layers.emplace_back(name_of(clause.layer));
    rules.emplace_back(name_of(clause.rule));
    of.push_back(said(clause.of, clause.of_entity));
    since.push_back(said(clause.since, clause.since_entity));
    unless.emplace_back(clause.unless ? word(*clause.unless).name : "");
    measures.push_back(clause.measure);
    operators.emplace_back(is_number ? name_of(clause.comparison) : is_within ? "<=" : "");
    limits_s.push_back(is_number ? results::missing_real : clause.limit_s);
    limits.push_back(is_number   ? clause.limit.value_or(0)
                     : is_within ? clause.limit_s
                                 : results::missing_real);
    units.push_back(!is_number            ? "s"
                    : clause.unit.empty() ? measure_of(clause, layout).unit
                                          : clause.unit);
  }
};

results::StaticTable clause_table(const Drill& drill, const results::Layout& layout) {
  std::vector<std::string> texts, texts_zh;
  Terms terms;
  for (const Clause& clause : drill.plan.clauses) {
    texts.push_back(clause.text);
    texts_zh.push_back(clause.text_zh);
    terms.add(clause, layout);
  }
  const auto words = [](const char* name, results::Label label) {
    return results::Column{name, Type::text, "", std::move(label), {}};
  };
  return {
      .path = "/drill/clauses",
      .dimension = "/drill/clauses/clause",
      .label = {"clauses of the plan", "预案条款"},
      .columns = {
          {words("text", {"what it says", "英文内容"}), texts},
          {words("text_zh", {"what it says in Chinese", "中文内容"}), texts_zh},
          {words("layer", {"plan", "预案层级"}), terms.layers},
          {words("rule", {"how it is judged", "判定方式"}), terms.rules},
          {words("of", {"what is promised", "目标事件"}), terms.of},
          {words("since", {"from when", "起算事件"}), terms.since},
          {{"limit_s", Type::real, "s", {"limit of rule within", "时限"}, {}}, terms.limits_s},
          {words("unless",
                 {"happening that makes it needless and counts as kept", "视为满足的事件"}),
           terms.unless},
          {words("measure", {"number that is limited (rule number)", "指标(number 规则)"}),
           terms.measures},
          {words("operator", {"how it is held against the limit", "比较方式"}), terms.operators},
          {{"limit", Type::real, "", {"limit, in the clause's unit", "限值(按条款单位)"}, {}},
           terms.limits},
          {words("unit", {"unit of limit and value; 1: a count", "限值与结果的单位; 1 为计数"}),
           terms.units}}};
}

}  // namespace

void add_clause_tables(const Drill& drill, results::Layout& layout) {
  results::StaticTable table = clause_table(drill, layout);
  std::vector<std::string> ids;
  for (const Clause& clause : drill.plan.clauses) ids.push_back(clause.id);
  layout.dimensions.push_back({"/drill/clauses/clause", {"clause", "条款"}, "", ids});
  const std::vector<std::string> by_clause{"/drill/clauses/clause"};
  layout.variables.push_back({"/drill/clauses/met",
                              Type::flag,
                              "",
                              {"clause met; missing when it was not at stake", "条款是否满足"},
                              by_clause,
                              {}});
  const bool any_number = std::ranges::any_of(
      drill.plan.clauses, [](const Clause& clause) { return clause.rule == Rule::number; });
  layout.variables.push_back({"/drill/clauses/value",
                              Type::real,
                              any_number ? "" : "s",
                              {"interval that the clause limits, or time in hand, s; of rule "
                               "number the number in the clause's unit",
                               "条款用时(s); number 规则为指标值(按条款单位)"},
                              by_clause,
                              {}});
  layout.static_tables.push_back(std::move(table));
}

ClauseRecorder::ClauseRecorder(const DrillModel& model, const results::Schema& schema)
    : model_(model) {
  const auto& clauses = model.drill().plan.clauses;
  if (clauses.empty()) return;
  met_ = schema.flag("/drill/clauses/met");
  value_ = schema.real("/drill/clauses/value");
  for (const Clause& clause : clauses) {
    std::optional<Counted> counted;
    if (clause.rule == Rule::number) {
      ClauseMeasure measure = measure_of(clause, schema.layout());
      const results::RealArray array = schema.real(measure.path);
      const double factor = *unit_factor(clause.unit, measure.unit);
      counted = Counted{std::move(measure), array, factor};
    }
    counted_.push_back(std::move(counted));
  }
}

double ClauseRecorder::number_of(const Counted& counted, const results::Record& record) const {
  return record.values(counted.array)[counted.measure.place] / counted.factor;
}

void ClauseRecorder::fill(const DrillRun& run, results::Record& record) const {
  const auto& clauses = model_.drill().plan.clauses;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const auto& counted = counted_[i];
    const Verdict verdict =
        counted ? judge_number(clauses[i], number_of(*counted, record), counted->measure.is_moment,
                               run.journal(), model_.cast())
                : judge(clauses[i], run.journal(), model_.cast(), run.end_s());
    if (!verdict.at_stake) continue;
    record.set(met_, static_cast<std::int8_t>(verdict.met ? 1 : 0), i);
    record.set(value_, verdict.value, i);
  }
}

}  // namespace yuyan::response
