#include "cli/service.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "cli/parameter_table.h"
#include "cli/service_checks.h"
#include "cli/usage_error.h"
#include "models/service/outcomes.h"
#include "scenarios/reader/service.h"

namespace yuyan::cli {
namespace {

/// Events that a call takes at most, roughly: it comes, its units are sent, arrive, work, drive on,
/// hand over, come home, at each of a few stages.
constexpr double events_a_call = 40;

std::unique_ptr<const service::ServiceModel> model_of(const service::Service& service) {
  try {
    return std::make_unique<const service::ServiceModel>(service);
  } catch (const std::invalid_argument& error) {
    throw UsageError(text("the scenario contradicts itself: {}", "情景自相矛盾:{}", error.what()));
  }
}

}  // namespace

ServiceStudy::ServiceStudy(const std::filesystem::path& scenario, const Overrides& overrides)
    : Study(overrides), service_(reader::read_service(scenario, reading_, diagnostics_)) {
  if (diagnostics_.errors() == 0) check_service(service_, reading_, diagnostics_);
}

std::unique_ptr<Experiment> ServiceStudy::prepare() const {
  return std::make_unique<ServiceExperiment>(service_, reading_);
}

std::unique_ptr<Study> read_service_study(const std::filesystem::path& scenario,
                                          const Overrides& overrides) {
  return std::make_unique<ServiceStudy>(scenario, overrides);
}

results::Layout service_layout(const service::ServiceModel& model,
                               std::vector<reader::ParameterRow> parameters) {
  results::Layout layout = service::layout_of(model);
  add_parameters(layout, std::move(parameters));
  return layout;
}

ServiceExperiment::ServiceExperiment(const service::Service& service,
                                     const reader::Reading& reading)
    : ServiceExperiment(model_of(service), reading) {}

ServiceExperiment::ServiceExperiment(Model model, const reader::Reading& reading)
    : Experiment(service_layout(*model, reading.parameters), reading.inputs),
      model_(std::move(model)) {}

ensemble::Replicate ServiceExperiment::replicate(std::uint64_t seed,
                                                 std::uint64_t event_limit) const {
  const auto expected =
      static_cast<std::uint64_t>(std::min(1e15, events_a_call * model_->expected_calls()));
  return [this, seed, limit = std::max(event_limit, expected),
          recorder = service::Recorder(*model_, schema())](std::uint64_t replication) {
    service::ServiceRun run(*model_, {.seed = seed, .replication = replication});
    run.play(limit);
    run.check_consistency();
    return recorder.record(run);
  };
}

}  // namespace yuyan::cli
