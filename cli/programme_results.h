// What a programme leaves in its result file beside its statistics: coverage, deliverables, the
// accidents themselves, the parameters that were drawn.
#pragma once

#include <vector>

#include "cli/delivery_results.h"
#include "cli/programme_model.h"
#include "cli/projects.h"
#include "models/indicators/outcomes.h"
#include "scenarios/reader/reader.h"
#include "sim/results/table.h"

namespace yuyan::cli {

/// Everything that a result of this programme holds.
[[nodiscard]] results::Layout programme_layout(const ProgrammeModel& model,
                                               std::vector<reader::ParameterRow> parameters);

/// Puts replications of a programme into records.
class ProgrammeRecorder {
 public:
  ProgrammeRecorder(const ProgrammeModel& model, const results::Schema& schema);

  /// `parameters` is the source that the replication's parameters were drawn from.
  [[nodiscard]] results::Record record(const PlayedProgramme& played,
                                       chance::Source parameters) const;

 private:
  void coverage(const inspection::Outcome& outcome, results::Record& record) const;
  void listings(const inspection::Outcome& outcome, results::Record& record) const;
  void accidents(const indicators::Tally& tally, results::Record& record) const;

  const ProgrammeModel& model_;
  const results::Schema& schema_;
  indicators::Recorder statistics_;
  DeliveryRecorder deliveries_;
  ProjectRecorder projects_;
  std::vector<results::IntegerArray> counts_, listings_;
  results::IntegerArray enterprises_, strategy_visits_{};
  results::RealArray hazard_years_, drawn_{};
  results::Table accidents_;
};

}  // namespace yuyan::cli
