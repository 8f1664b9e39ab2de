// The scenarios of scenarios/verification against the closed forms of their READMEs. The numbers
// were computed by programs of their own, not by the library.
#include <cmath>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "models/response/drill_run.h"
#include "models/response/verdict.h"
#include "scenarios/reader/drill.h"

namespace yuyan::response {
namespace {

DrillModel model_of(const std::string& name) {
  reader::Reading reading;
  reader::Diagnostics diagnostics;
  const std::filesystem::path folder =
      std::filesystem::path(YUYAN_SOURCE_DIR) / "scenarios/verification" / name;
  Drill drill = reader::read_drill(folder, reading, diagnostics);
  diagnostics.throw_if_any();
  return DrillModel(std::move(drill));
}

double first(const DrillRun& run, Happening happening, std::string_view who = "") {
  return run.journal().first(run.model().cast(), happening, who);
}

Verdict verdict(const DrillRun& run, std::string_view id) {
  for (const Clause& clause : run.model().drill().plan.clauses)
    if (clause.id == id) return judge(clause, run.journal(), run.model().cast(), run.end_s());
  throw std::logic_error("no such clause");
}

TEST(Verification, WithoutAnAccidentNothingHappens) {
  const DrillModel model = model_of("no_fire");
  DrillRun run(model, {1, 0});
  run.play(1000);
  EXPECT_TRUE(run.journal().entries().empty());
  EXPECT_EQ(run.end_s(), 0);
}

TEST(Verification, WithCoolingImpossibleTheNeighbourFailsAtTheClosedForm) {
  const DrillModel model = model_of("cooling_impossible");
  for (std::uint64_t replication = 0; replication < 3; ++replication) {
    DrillRun run(model, {1, replication});
    run.play(100'000);
    EXPECT_NEAR(first(run, Happening::failed, "T2"), 664.350, 0.01);
    EXPECT_NEAR(first(run, Happening::threatened, "T2"), 465.045, 0.01);
    EXPECT_EQ(run.ground().escalations(), 1);
    EXPECT_TRUE(verdict(run, "failed_by_665_s").met);
    EXPECT_FALSE(verdict(run, "failed_by_664_s").met);
    EXPECT_EQ(run.supply().foam_used_m3(), 0);
    run.check_consistency();
  }
}

TEST(Verification, AnInstantBrigadeLeavesNoEscalationAndUsesWhatTheRatesSay) {
  const DrillModel model = model_of("instant_response");
  for (std::uint64_t replication = 0; replication < 3; ++replication) {
    DrillRun run(model, {1, replication});
    run.play(100'000);
    EXPECT_TRUE(std::isinf(first(run, Happening::failed)));
    EXPECT_EQ(run.ground().escalations(), 0);
    EXPECT_NEAR(first(run, Happening::fire_out), 1200, 1e-6);
    EXPECT_NEAR(run.supply().foam_used_m3(), 1.17621, 1e-5);
    EXPECT_NEAR(run.supply().water_used_m3(), 60.4273, 1e-4);
    EXPECT_NEAR(first(run, Happening::closed), 4200, 1e-6);
    EXPECT_TRUE(verdict(run, "no_failure").met);
    EXPECT_FALSE(verdict(run, "out_before_knock_down").met);
    run.check_consistency();
  }
}

}  // namespace
}  // namespace yuyan::response
