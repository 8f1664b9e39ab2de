// A drill ready to be replicated: its model, what a result of it holds, one replication of it.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "cli/study.h"
#include "models/response/model.h"
#include "models/response/outcomes.h"

namespace yuyan::cli {

/// Where the program's own columns of a drill lie, beside those of the model.
inline constexpr const char* severity_path = "/drill/outcomes/severity_class";
inline constexpr const char* call_handling_path = "/drill/outcomes/call_handling_s";

class Rehearsal : public Experiment {
 public:
  /// Throws UsageError when the scenario contradicts itself in a way that no check has seen.
  Rehearsal(const response::Drill& drill, const reader::Reading& reading);

  [[nodiscard]] const response::DrillModel& model() const { return *model_; }

  [[nodiscard]] ensemble::Replicate replicate(std::uint64_t seed,
                                              std::uint64_t event_limit) const override;
  void check(const LateWish& wish) const override;
  [[nodiscard]] std::vector<DecisionPoint> decisions() const override;
  [[nodiscard]] ensemble::Play play(std::uint64_t seed, std::uint64_t event_limit) const override;
  [[nodiscard]] results::Late look_further(const LateWish& wish) const override;
  [[nodiscard]] bool tell(chance::Source source, std::uint64_t event_limit,
                          const Console& console) const override;

 private:
  using Model = std::unique_ptr<const response::DrillModel>;
  Rehearsal(Model model, const reader::Reading& reading);

  Model model_;
  reader::Reading reading_;
};

/// Everything that a result of this model holds: the model's layout with what the program adds, the
/// severity class, the handling of the call, the stations, the parameters.
[[nodiscard]] results::Layout result_layout(const response::DrillModel& model,
                                            std::vector<reader::ParameterRow> parameters);

}  // namespace yuyan::cli
