// A service-only scenario put together from its files, and ready to be replicated.
#pragma once

#include <filesystem>
#include <memory>

#include "cli/digest.h"
#include "cli/study.h"
#include "models/service/model.h"

namespace yuyan::cli {

class ServiceStudy : public Study {
 public:
  /// Reads and checks.
  ServiceStudy(const std::filesystem::path& scenario, const Overrides& overrides);

  [[nodiscard]] const service::Service& service() const { return service_; }

  [[nodiscard]] std::string name() const override { return service_.name; }
  [[nodiscard]] Text title() const override { return {service_.title, service_.title_zh}; }
  [[nodiscard]] std::unique_ptr<Experiment> prepare() const override;

 private:
  service::Service service_;
};

class ServiceExperiment : public Experiment {
 public:
  /// Throws UsageError when the scenario contradicts itself in a way that no check has seen.
  ServiceExperiment(const service::Service& service, const reader::Reading& reading);

  [[nodiscard]] std::size_t replications_a_process() const override { return 50; }
  /// The limit of events grows with the calls that the scenario expects: what it asks for is no
  /// fault of it.
  [[nodiscard]] ensemble::Replicate replicate(std::uint64_t seed,
                                              std::uint64_t event_limit) const override;

 private:
  using Model = std::unique_ptr<const service::ServiceModel>;
  ServiceExperiment(Model model, const reader::Reading& reading);

  Model model_;
};

[[nodiscard]] std::unique_ptr<Study> read_service_study(const std::filesystem::path& scenario,
                                                        const Overrides& overrides);

/// Everything that a result of this model holds.
[[nodiscard]] results::Layout service_layout(const service::ServiceModel& model,
                                             std::vector<reader::ParameterRow> parameters);

/// Throws results::FileError when the file is no result of a service-only scenario.
[[nodiscard]] std::unique_ptr<Digest> service_digest(const results::ResultFile& file);

}  // namespace yuyan::cli
