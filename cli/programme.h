// A programme as a kind of scenario.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "cli/allocation.h"
#include "cli/digest.h"
#include "cli/programme_ledger.h"
#include "cli/programme_model.h"
#include "cli/programme_response.h"
#include "cli/programme_results.h"
#include "cli/study.h"
#include "scenarios/reader/programme.h"

namespace yuyan::cli {

/// Replications of a programme that one process plays in turn: they leave nothing behind in it.
inline constexpr std::size_t programmes_a_process = 50;

/// A programme ready to be replicated.
class ProgrammeExperiment : public Experiment {
 public:
  /// Keeps no copy of the programme and its past: the study has to outlive it.
  ProgrammeExperiment(std::unique_ptr<const ProgrammeModel> model, AllocatedProgramme asked,
                      const std::vector<ResponseSource>& responses, const reader::Reading& reading);

  [[nodiscard]] const ProgrammeModel& model() const { return *model_; }
  /// Replications in a row that share their parameters.
  [[nodiscard]] std::uint64_t replications_a_draw() const override { return replications_a_draw_; }

  [[nodiscard]] std::size_t replications_a_process() const override { return programmes_a_process; }
  [[nodiscard]] ensemble::Replicate replicate(std::uint64_t seed,
                                              std::uint64_t event_limit) const override;
  [[nodiscard]] results::Late look_further(const LateWish& wish) const override;
  void check(const LateWish& wish) const override {
    Experiment::check({.bottleneck_replications = wish.bottleneck_replications});
  }
  [[nodiscard]] results::LateValues late(const results::ResultFile& file) const override;

 private:
  std::unique_ptr<const ProgrammeModel> model_;
  AllocatedProgramme asked_;
  std::uint64_t replications_a_draw_;
};

class ProgrammeStudy : public Study {
 public:
  ProgrammeStudy(const std::filesystem::path& scenario, const Overrides& overrides);

  [[nodiscard]] const reader::Programme& programme() const { return programme_; }
  [[nodiscard]] const std::optional<indicators::Past>& past() const { return past_; }
  [[nodiscard]] std::string name() const override { return programme_.programme.name; }
  [[nodiscard]] Text title() const override {
    return {programme_.programme.title, programme_.programme.title_zh};
  }
  void learn(const Actual& actual) override;
  [[nodiscard]] std::unique_ptr<Experiment> prepare() const override;

 private:
  /// What a history of the city's own makes of the levels of risk joins the parameters.
  void add_levels();

  reader::Programme programme_;
  std::vector<ResponseSource> responses_;
  std::optional<indicators::Past> past_;
};

[[nodiscard]] std::unique_ptr<Study> read_programme_study(const std::filesystem::path& scenario,
                                                          const Overrides& overrides);
[[nodiscard]] std::unique_ptr<Digest> programme_digest(const results::ResultFile& file);

}  // namespace yuyan::cli
