#include "cli/programme.h"

#include <utility>

#include "cli/programme_checks.h"
#include "cli/programme_late.h"

namespace yuyan::cli {

ProgrammeExperiment::ProgrammeExperiment(std::unique_ptr<const ProgrammeModel> model,
                                         std::uint64_t replications_a_draw,
                                         const reader::Reading& reading)
    : Experiment(with_late_tables(programme_layout(*model, reading.parameters), *model),
                 reading.inputs),
      model_(std::move(model)),
      replications_a_draw_(replications_a_draw) {}

ensemble::Replicate ProgrammeExperiment::replicate(std::uint64_t seed,
                                                   std::uint64_t /*event_limit*/) const {
  return [this, seed, recorder = ProgrammeRecorder(*model_, schema())](std::uint64_t replication) {
    const chance::Source parameters{.seed = seed,
                                    .replication = replication / replications_a_draw_};
    const PlayedProgramme played =
        model_->play(parameters, {.seed = seed, .replication = replication});
    return recorder.record(played, parameters);
  };
}

results::LateValues ProgrammeExperiment::late(const results::ResultFile& file) const {
  return programme_late(file, *model_, schema().layout(), replications_a_draw_);
}

ProgrammeStudy::ProgrammeStudy(const std::filesystem::path& scenario, const Overrides& overrides)
    : Study(overrides), programme_(reader::read_programme(scenario, reading_, diagnostics_)) {
  if (diagnostics_.errors() == 0) check_programme(programme_, reading_, diagnostics_);
}

void ProgrammeStudy::learn(const Actual& actual) {
  if (diagnostics_.errors() == 0) past_ = read_past(actual, programme_, reading_, diagnostics_);
}

std::unique_ptr<Experiment> ProgrammeStudy::prepare() const {
  auto model = std::make_unique<ProgrammeModel>(programme_);
  if (past_) model->learn(*past_);
  return std::make_unique<ProgrammeExperiment>(
      std::move(model), static_cast<std::uint64_t>(programme_.programme.replications_a_draw),
      reading_);
}

std::unique_ptr<Study> read_programme_study(const std::filesystem::path& scenario,
                                            const Overrides& overrides) {
  return std::make_unique<ProgrammeStudy>(scenario, overrides);
}

}  // namespace yuyan::cli
