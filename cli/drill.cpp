#include "cli/drill.h"

#include "cli/drill_checks.h"
#include "cli/rehearsal.h"
#include "models/parameters/nearest.h"
#include "models/response/clause_library.h"
#include "models/response/plan_analysis.h"
#include "scenarios/reader/drill.h"

namespace yuyan::cli {

DrillStudy::DrillStudy(const std::filesystem::path& scenario, const Overrides& overrides)
    : Study(overrides), drill_(reader::read_drill(scenario, reading_, diagnostics_)) {
  take_in_library();
  check_drill(drill_, reading_, diagnostics_);
}

void DrillStudy::take_in_library() {
  const response::FromLibrary found = response::from_library(drill_);
  const std::string key = "plan.library";
  for (const std::string& name : found.unknown) {
    const auto near = parameters::nearest_names(name, response::library_names());
    const Text list{"yuyan docs clauses lists them", "yuyan docs clauses 列出全部条目"};
    diagnostics_.error(reading_.place_of(key), key,
                       text("the library has no clause \"{}\"", "条款库没有 \"{}\"", name), {},
                       near.empty() ? list
                                    : text("did you mean {0}? {1}", "是否为 {0}? {2}", listed(near),
                                           list.english, list.chinese));
  }
  for (const std::string& name : found.twice)
    diagnostics_.error(
        reading_.place_of(key), key, text("{} is taken in twice", "{} 重复引用", name), {},
        {"name it once; a set has its clauses already", "只引用一次; 整套已包含其中的条款"});
  for (const std::string& name : found.no_clauses)
    diagnostics_.error(reading_.place_of(key), key,
                       text("{} is no deadline of a plan", "{} 不是预案时限", name), {},
                       {"it says which stations may be counted, or is a comparison; the summary of "
                        "a run shows the "
                        "eligibility of every station",
                        "它用于判定可计入的站点或作对照; 推演摘要已列出各站点的资格"});
  for (const auto& [clause, entry] : found.clauses) {
    drill_.plan.clauses.push_back(clause);
    const bool is_number = clause.rule == response::Rule::number;
    reading_.parameters.push_back(
        {.name = "plan.clauses." + clause.id + (is_number ? ".limit" : ".limit_s"),
         .value = fmt::format("{}", is_number ? clause.limit.value_or(0) : clause.limit_s),
         .unit = is_number ? clause.unit : "s",
         .status = entry->status,
         .source = entry->source,
         .drawn = parameters::Drawn::never,
         .is_default = false});
  }
}

PlanReview DrillStudy::review() const {
  const response::PlanAnalysis analysis = response::analyse_plan(response::DrillModel(drill_));
  PlanReview review;
  for (const response::Finding& finding : analysis.findings)
    review.findings.push_back(
        {std::string(name_of(finding.kind)), finding.path, finding.what, finding.advice});
  for (const response::FastestTime& fastest : analysis.fastest)
    review.fastest.push_back({fastest.clause, fastest.seconds, fastest.limit_s});
  return review;
}

std::unique_ptr<Experiment> DrillStudy::prepare() const {
  return std::make_unique<Rehearsal>(drill_, reading_);
}

std::unique_ptr<Study> read_drill_study(const std::filesystem::path& scenario,
                                        const Overrides& overrides) {
  return std::make_unique<DrillStudy>(scenario, overrides);
}

}  // namespace yuyan::cli
