// What a drill leaves behind: its tables, declared once, and how a replication fills them.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "models/response/air_tables.h"
#include "models/response/care_tables.h"
#include "models/response/clause_tables.h"
#include "models/response/dispatch_tables.h"
#include "models/response/drill_run.h"
#include "models/response/elsewhere_tables.h"
#include "sim/results/table.h"

namespace yuyan::response {

/// All tables of a drill: /drill/outcomes, /drill/clauses, /drill/tanks, /drill/stations,
/// /drill/units, /drill/timeline, /drill/events, /drill/passages, /drill/map, and those of
/// air_tables.h, care_tables.h and dispatch_tables.h.
[[nodiscard]] results::Layout layout_of(const DrillModel& model);

/// Fills records of a schema that contains layout_of(model).
class Recorder {
 public:
  Recorder(const DrillModel& model, const results::Schema& schema);

  [[nodiscard]] results::Record record(const DrillRun& run) const;

 private:
  void fill_outcomes(const DrillRun& run, results::Record& record) const;
  void fill_tanks(const DrillRun& run, results::Record& record) const;
  void fill_units(const DrillRun& run, results::Record& record) const;
  void fill_timeline(const DrillRun& run, results::Record& record) const;
  void fill_events(const DrillRun& run, results::Record& record) const;
  void fill_passages(const DrillRun& run, results::Record& record) const;

  const DrillModel& model_;
  const results::Schema& schema_;
  std::vector<results::RealArray> outcomes_;
  std::vector<results::RealArray> timeline_;
  results::CodeArray initiating_event_;
  results::RealArray ignited_{}, failed_{}, damage_{};
  results::RealArray station_water_{};
  results::RealArray time_in_{};
  CareRecorder care_;
  AirRecorder air_;
  results::Table events_, passages_{};
  DispatchRecorder dispatches_;
  ElsewhereRecorder elsewhere_;
  ClauseRecorder clauses_;
};

/// Time from which the fire only shrank: the first fire put out after the last one that was lit or
/// grew, s; infinity when there was no fire or none was put out after it.
[[nodiscard]] double controlled_s(const Journal& journal);

}  // namespace yuyan::response
