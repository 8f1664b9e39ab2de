// What the incident costs those who call from elsewhere, as it is written down.
#pragma once

#include <vector>

#include "models/response/drill_run.h"
#include "sim/results/table.h"

namespace yuyan::response {

/// Adds /drill/elsewhere/..., by kind of call and zone, and the outcomes of all together.
void add_elsewhere_tables(const DrillModel& model, results::Layout& layout);

class ElsewhereRecorder {
 public:
  ElsewhereRecorder(const DrillModel& model, const results::Schema& schema);
  void fill(const DrillRun& run, results::Record& record) const;

 private:
  std::vector<results::RealArray> outcomes_, by_kind_and_zone_;
};

}  // namespace yuyan::response
