#include "cli/drill.h"

#include "cli/drill_checks.h"
#include "cli/rehearsal.h"
#include "scenarios/reader/drill.h"

namespace yuyan::cli {

DrillStudy::DrillStudy(const std::filesystem::path& scenario, const Overrides& overrides)
    : Study(overrides), drill_(reader::read_drill(scenario, reading_, diagnostics_)) {
  if (diagnostics_.errors() == 0) check_drill(drill_, reading_, diagnostics_);
}

std::unique_ptr<Experiment> DrillStudy::prepare() const {
  return std::make_unique<Rehearsal>(drill_, reading_);
}

std::unique_ptr<Study> read_drill_study(const std::filesystem::path& scenario,
                                        const Overrides& overrides) {
  return std::make_unique<DrillStudy>(scenario, overrides);
}

}  // namespace yuyan::cli
