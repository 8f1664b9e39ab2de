// The tables of people in a drill: casualties one by one, hospitals, zones that leave.
#pragma once

#include <optional>

#include "models/response/drill_run.h"
#include "sim/results/table.h"

namespace yuyan::response {

/// /drill/casualties, /drill/hospitals and /drill/evacuation; without rows a table is left out.
[[nodiscard]] results::Layout care_layout(const DrillModel& model);

/// Fills them, in records of a schema that contains care_layout(model).
class CareRecorder {
 public:
  CareRecorder(const DrillModel& model, const results::Schema& schema);

  void fill(const DrillRun& run, results::Record& record) const;

 private:
  void fill_hospitals(const DrillRun& run, results::Record& record) const;
  void fill_zones(const DrillRun& run, results::Record& record) const;

  const DrillModel& model_;
  results::Table casualties_;
  std::vector<results::RealArray> hospitals_, zones_;
};

}  // namespace yuyan::response
