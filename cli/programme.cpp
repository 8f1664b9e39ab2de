#include "cli/programme.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "cli/assumptions.h"
#include "cli/programme_checks.h"
#include "cli/programme_late.h"

namespace yuyan::cli {
namespace {

results::Layout layout_of(const ProgrammeModel& model, const std::vector<ResponseSource>& responses,
                          const reader::Reading& reading) {
  results::Layout layout = programme_layout(model, reading.parameters);
  add_responses(responses, layout);
  return with_late_tables(std::move(layout), model);
}

}  // namespace

ProgrammeExperiment::ProgrammeExperiment(std::unique_ptr<const ProgrammeModel> model,
                                         AllocatedProgramme asked,
                                         const std::vector<ResponseSource>& responses,
                                         const reader::Reading& reading)
    : Experiment(layout_of(*model, responses, reading), reading.inputs),
      model_(std::move(model)),
      asked_(asked),
      replications_a_draw_(
          static_cast<std::uint64_t>(asked.programme.programme.replications_a_draw)) {}

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
  return programme_late(file, *model_, schema().layout(), replications_a_draw_, {});
}

results::Late ProgrammeExperiment::look_further(const LateWish& wish) const {
  FurtherLook further;
  std::vector<double> parts;  // of the work that is to be done
  if (wish.sensitivity_points > 0) parts = {0.8, 0.2};
  if (wish.allocation_replications > 0) parts.push_back(1);
  const double all = std::accumulate(parts.begin(), parts.end(), 0.0);
  double before = 0;
  std::size_t part = 0;
  const ShareDone progress = [&](double share) {
    constexpr double fine = 1000;
    if (wish.report)
      wish.report(static_cast<std::uint64_t>(fine * (before + share * parts[part]) / all),
                  static_cast<std::uint64_t>(fine));
  };
  const auto next = [&] { before += parts[part++]; };
  if (wish.sensitivity_points > 0) {
    SensitivityQuestion question;
    question.method = SensitivityMethod::sobol;
    question.points = std::max<std::uint64_t>(4, wish.sensitivity_points);
    question.replications = 2;
    question.seed = wish.effort.seed;
    question.workers = wish.effort.processes();
    further.sobol = sensitivity_of(*this, question, *wish.stop, progress);
    next();
    question.method = SensitivityMethod::morris;
    question.points = std::max<std::uint64_t>(4, wish.sensitivity_points / 4);
    further.morris = sensitivity_of(*this, question, *wish.stop, progress);
    next();
  }
  if (wish.allocation_replications > 0)
    further.allocation =
        allocate(asked_,
                 {.replications = std::max<std::uint64_t>(2, wish.allocation_replications),
                  .seed = wish.effort.seed,
                  .workers = wish.effort.processes()},
                 *wish.stop, progress);
  return [this, further = std::move(further)](const results::ResultFile& file) {
    return programme_late(file, *model_, schema().layout(), replications_a_draw_, further);
  };
}

ProgrammeStudy::ProgrammeStudy(const std::filesystem::path& scenario, const Overrides& overrides)
    : Study(overrides), programme_(reader::read_programme(scenario, reading_, diagnostics_)) {
  if (diagnostics_.errors() > 0) return;
  check_programme(programme_, reading_, diagnostics_);
  responses_ = measure_responses(scenario, programme_, reading_, diagnostics_);
  if (diagnostics_.errors() == 0) add_levels();
}

void ProgrammeStudy::add_levels() {
  const auto& outlook = programme_.indicators;
  if (!outlook.history_sets_level || !indicators::is_own(outlook.history, outlook.baseline)) return;
  const ProgrammeModel model(programme_);
  for (reader::ParameterRow& row : levels_of_history(model.projection()))
    reading_.parameters.push_back(std::move(row));
}

void ProgrammeStudy::learn(const Actual& actual) {
  if (diagnostics_.errors() == 0) past_ = read_past(actual, programme_, reading_, diagnostics_);
}

std::unique_ptr<Experiment> ProgrammeStudy::prepare() const {
  auto model = std::make_unique<ProgrammeModel>(programme_);
  if (past_) model->learn(*past_);
  return std::make_unique<ProgrammeExperiment>(
      std::move(model), AllocatedProgramme{programme_, past_}, responses_, reading_);
}

std::unique_ptr<Study> read_programme_study(const std::filesystem::path& scenario,
                                            const Overrides& overrides) {
  return std::make_unique<ProgrammeStudy>(scenario, overrides);
}

}  // namespace yuyan::cli
