// How the clauses of a plan fared, as tables of the result: /drill/clauses.
#pragma once

#include <optional>
#include <vector>

#include "models/response/clause_measure.h"
#include "models/response/drill_run.h"
#include "sim/results/table.h"

namespace yuyan::response {

/// Adds them to a layout that has all numbers which clauses may measure. Throws
/// std::invalid_argument when a clause measures something else.
void add_clause_tables(const Drill& drill, results::Layout& layout);

/// Fills them from a finished replication.
class ClauseRecorder {
 public:
  ClauseRecorder(const DrillModel& model, const results::Schema& schema);

  /// After all else: a clause may be about any number of the record.
  void fill(const DrillRun& run, results::Record& record) const;

 private:
  /// The number that a clause of rule number is about.
  struct Counted {
    ClauseMeasure measure;
    results::RealArray array;
    double factor = 1;  ///< of the measure's unit in one of the clause's
  };

  [[nodiscard]] double number_of(const Counted& counted, const results::Record& record) const;

  const DrillModel& model_;
  std::vector<std::optional<Counted>> counted_;  ///< by clause
  results::FlagArray met_{};
  results::RealArray value_{};
};

}  // namespace yuyan::response
