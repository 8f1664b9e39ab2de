// A drill ready to be replicated: its model, what a result of it holds, one replication of it.
#pragma once

#include <cstdint>
#include <vector>

#include "cli/drill.h"
#include "models/response/model.h"
#include "models/response/outcomes.h"
#include "sim/ensemble/run.h"
#include "sim/results/provenance.h"
#include "sim/results/schema.h"

namespace yuyan::cli {

/// Where the program's own columns of a drill lie, beside those of the model.
inline constexpr const char* severity_path = "/drill/outcomes/severity_class";
inline constexpr const char* call_handling_path = "/drill/outcomes/call_handling_s";

class Rehearsal {
 public:
  /// Throws UsageError when the scenario contradicts itself in a way that no check has seen.
  explicit Rehearsal(const LoadedDrill& loaded);
  Rehearsal(const Rehearsal&) = delete;
  Rehearsal& operator=(const Rehearsal&) = delete;

  [[nodiscard]] const response::DrillModel& model() const { return model_; }
  [[nodiscard]] const results::Schema& schema() const { return schema_; }
  [[nodiscard]] const std::vector<results::Input>& inputs() const { return inputs_; }

  /// What computes replications of this seed, none with more events than the limit. The rehearsal
  /// has to outlive it.
  [[nodiscard]] ensemble::Replicate replicate(std::uint64_t seed, std::uint64_t event_limit) const;

 private:
  response::DrillModel model_;
  results::Schema schema_;
  std::vector<results::Input> inputs_;
};

/// Everything that a result of this model holds: the model's layout with what the program adds, the
/// severity class, the handling of the call, the stations, the parameters.
[[nodiscard]] results::Layout result_layout(const response::DrillModel& model,
                                            std::vector<reader::ParameterRow> parameters);

}  // namespace yuyan::cli
