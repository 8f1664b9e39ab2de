#include "cli/clause_checks.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "cli/console.h"
#include "models/parameters/nearest.h"
#include "models/response/clause_measure.h"
#include "models/response/outcomes.h"

namespace yuyan::cli {
namespace {

using response::Clause;
using response::Rule;

class ClauseChecker {
 public:
  ClauseChecker(const response::Drill& drill, const reader::Reading& reading,
                reader::Diagnostics& diagnostics)
      : drill_(drill), reading_(reading), diagnostics_(diagnostics) {}

  void check() {
    bool counts = false;
    for (const Clause& clause : drill_.plan.clauses) {
      if (clause.rule == Rule::number)
        check_columns_of_number(clause);
      else
        check_columns_of_time(clause);
      counts = counts || (clause.rule == Rule::number && !clause.measure.empty());
    }
    if (counts) check_measures();
  }

 private:
  void error(const Clause& clause, const char* column, Text what, Text allowed = {},
             Text advice = {}) {
    const std::string key = "plan.clauses." + clause.id + "." + column;
    diagnostics_.error(reading_.place_of(key), key, std::move(what), std::move(allowed),
                       std::move(advice));
  }

  void refuse_column(const Clause& clause, const char* column) {
    error(clause, column,
          text("a clause of rule {} has no {}", "规则 {} 不使用 {}",
               std::string(name_of(clause.rule)), column),
          {}, {"leave it empty, or choose another rule", "请留空或改用其他规则"});
  }

  void ask_for(const Clause& clause, const char* column, Text allowed) {
    error(clause, column,
          text("a clause of rule {} needs {}", "规则 {} 需要 {}", std::string(name_of(clause.rule)),
               column),
          std::move(allowed));
  }

  void check_columns_of_number(const Clause& clause) {
    if (clause.measure.empty())
      ask_for(clause, "measure",
              {"allowed: outcomes of a drill such as deaths, injuries, foam_m3, and numbers with "
               "their place such as peak_queue[hospital_1]; yuyan docs results lists them",
               "允许: 推演结果量, 如 deaths、injuries、foam_m3, 或带对象的数值, 如 "
               "peak_queue[hospital_1]; 见 yuyan docs results"});
    if (!clause.limit) ask_for(clause, "limit", {"allowed: a number", "允许: 数值"});
    if (clause.of) refuse_column(clause, "of");
    if (clause.unless) refuse_column(clause, "unless");
    if (clause.limit_s != 0) refuse_column(clause, "limit_s");
  }

  void check_columns_of_time(const Clause& clause) {
    const Text allowed{"allowed: a happening; docs/scenario.md lists them",
                       "允许: 事件名, 见 docs/scenario.md"};
    if (!clause.of) ask_for(clause, "of", allowed);
    if (!clause.since) ask_for(clause, "since", allowed);
    if (!clause.measure.empty()) refuse_column(clause, "measure");
    if (clause.limit) refuse_column(clause, "limit");
    if (!clause.unit.empty()) refuse_column(clause, "unit");
    if (clause.rule != Rule::within && clause.unless)
      error(clause, "unless",
            {"only a clause of rule within has an unless", "仅规则 within 可设 unless"}, {},
            {"leave it empty", "请留空"});
    if (clause.rule == Rule::within && clause.limit_s <= 0)
      error(clause, "limit_s", {"a clause of rule within needs a limit", "规则 within 需要时限"},
            {"allowed: above 0 s", "允许: 大于 0 s"});
  }

  /// What the drill records without its clauses; nothing when it cannot be played as it is, which
  /// others report.
  [[nodiscard]] std::optional<results::Layout> recorded() const {
    response::Drill drill = drill_;
    drill.plan.clauses.clear();
    try {
      return response::layout_of(response::DrillModel(std::move(drill)));
    } catch (const std::invalid_argument&) {
      return std::nullopt;
    }
  }

  void check_measures() {
    const auto layout = recorded();
    if (!layout) return;
    for (const Clause& clause : drill_.plan.clauses) {
      if (clause.rule != Rule::number || clause.measure.empty()) continue;
      if (const auto measure = response::clause_measure(*layout, clause.measure))
        check_unit(clause, *measure);
      else
        refuse_measure(clause, response::clause_measure_names(*layout));
    }
  }

  void refuse_measure(const Clause& clause, const std::vector<std::string>& names) {
    const Text what = text("nothing that a drill counts is called \"{}\"", "没有名为 \"{}\" 的指标",
                           clause.measure);
    auto nearest = parameters::nearest_names(clause.measure, names);
    constexpr std::size_t most = 5;  // more is no hint
    if (nearest.size() > most) nearest.resize(most);
    const Text list{"yuyan docs results lists the outcomes and arrays of a drill",
                    "可用指标见 yuyan docs results 中的结果量与数组"};
    if (nearest.empty())
      error(clause, "measure", what, {}, list);
    else
      error(clause, "measure", what, {},
            text("did you mean {0}? {1}", "是否为 {0}? {2}", listed(nearest), list.english,
                 list.chinese));
  }

  void check_unit(const Clause& clause, const response::ClauseMeasure& measure) {
    if (response::unit_factor(clause.unit, measure.unit)) return;
    error(clause, "unit",
          text("{} is measured in {}, not in \"{}\"", "{} 的单位是 {}, 不是 \"{}\"", clause.measure,
               measure.unit, clause.unit),
          text("allowed: {}, or empty", "允许: {}, 或留空",
               listed(response::limit_units(measure.unit))));
  }

  const response::Drill& drill_;
  const reader::Reading& reading_;
  reader::Diagnostics& diagnostics_;
};

}  // namespace

void check_clauses(const response::Drill& drill, const reader::Reading& reading,
                   reader::Diagnostics& diagnostics) {
  ClauseChecker(drill, reading, diagnostics).check();
}

}  // namespace yuyan::cli
