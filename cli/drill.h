// A drill put together from its files.
#pragma once

#include <filesystem>
#include <memory>

#include "cli/study.h"
#include "models/response/drill.h"

namespace yuyan::cli {

class DrillStudy : public Study {
 public:
  /// Reads and checks.
  explicit DrillStudy(const std::filesystem::path& scenario, const Overrides& overrides = {});

  [[nodiscard]] const response::Drill& drill() const { return drill_; }

  [[nodiscard]] std::string name() const override { return drill_.scenario.name; }
  [[nodiscard]] Text title() const override {
    return {drill_.scenario.title, drill_.scenario.title_zh};
  }
  [[nodiscard]] PlanReview review() const override;
  [[nodiscard]] std::unique_ptr<Experiment> prepare() const override;

 private:
  /// Adds the clauses that the plan takes in from the library, and lists their limits.
  void take_in_library();

  response::Drill drill_;
};

[[nodiscard]] std::unique_ptr<Study> read_drill_study(const std::filesystem::path& scenario,
                                                      const Overrides& overrides);

}  // namespace yuyan::cli
