// The guarantee projects of a plan (保障工程): what each costs, what was planned to be spent by
// year, and what is spent as its work gets on.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/console.h"
#include "cli/programme_model.h"
#include "sim/results/file.h"
#include "sim/results/table.h"

namespace yuyan::cli {

/// A lever with a cost: of enterprises, or of what happens outside them.
struct Project {
  std::string id, name, name_zh;
  double cost_yuan = 0;
  std::string starts, measure;
  double effect_mean = 0;        ///< of its prior
  std::vector<double> planned;   ///< yuan, by year
  double progress_at_start = 0;  ///< of the measure that it follows
};

/// All levers that are on and cost something. By date, the cost is spent evenly from the start to
/// full progress; with a measure, planned evenly from the start to its due quarter and spent as the
/// measure gets on.
[[nodiscard]] std::vector<Project> projects_of(const ProgrammeModel& model);

void add_projects(const std::vector<Project>& projects, results::Layout& layout);

/// Puts what projects cost into records.
class ProjectRecorder {
 public:
  ProjectRecorder(const ProgrammeModel& model, const results::Schema& schema);

  void record(const inspection::Outcome& outcome, results::Record& record) const;

 private:
  const ProgrammeModel& model_;
  std::vector<Project> projects_;
  results::RealArray planned_{}, spent_{};
};

/// What a project costs: yuan over all years of the plan, means over replications.
struct ProjectSummary {
  std::string id;
  Text name;
  double cost = 0, planned = 0, spent = 0;
  double effect_mean = 0;
};

struct ProjectsSummary {
  std::vector<ProjectSummary> projects;
  std::vector<double> planned, spent;  ///< by year, of all projects
};

/// `done` are the replications that count.
[[nodiscard]] ProjectsSummary projects_summary(const results::ResultFile& file,
                                               const std::vector<std::size_t>& done);

[[nodiscard]] std::string projects_text(const ProjectsSummary& summary,
                                        const std::vector<std::int64_t>& years, Language language);
[[nodiscard]] nlohmann::ordered_json projects_json(const ProjectsSummary& summary);

}  // namespace yuyan::cli
