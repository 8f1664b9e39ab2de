// What is written down of the dispatchers' work: every dispatch, how units were used, who was
// short.
#pragma once

#include <vector>

#include "models/response/drill_run.h"
#include "sim/results/table.h"

namespace yuyan::response {

/// Adds /drill/dispatches, /drill/units/..., /drill/stations/empty_s, /drill/kinds/shortage_s and
/// the outcomes of dispatching.
void add_dispatch_tables(const DrillModel& model, results::Layout& layout);

class DispatchRecorder {
 public:
  DispatchRecorder(const DrillModel& model, const results::Schema& schema);
  void fill(const DrillRun& run, results::Record& record) const;

 private:
  void fill_dispatches(const DrillRun& run, results::Record& record) const;
  void fill_units(const DrillRun& run, results::Record& record) const;

  const DrillModel& model_;
  results::Table dispatches_;
  std::vector<results::RealArray> outcomes_;
  results::RealArray busy_share_{}, dispatched_{}, foam_used_{}, foam_left_{}, empty_{}, shortage_;
};

}  // namespace yuyan::response
