// What has to hold in every replication of the example depot.
#include <cmath>
#include <filesystem>

#include <gtest/gtest.h>

#include "models/response/drill_run.h"
#include "models/response/outcomes.h"
#include "scenarios/reader/drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 1'000'000;
constexpr std::uint64_t replications = 40;

Drill depot(const char* name = "oil_depot") {
  reader::Reading reading;
  reader::Diagnostics diagnostics;
  const std::filesystem::path folder =
      std::filesystem::path(YUYAN_SOURCE_DIR) / "scenarios/drills" / name;
  Drill drill = reader::read_drill(folder, reading, diagnostics);
  diagnostics.throw_if_any();
  return drill;
}

/// Calls check(run) for the first replications of the drill.
template <class Check>
void for_replications(const Drill& drill, Check check) {
  const DrillModel model(drill);
  for (std::uint64_t replication = 0; replication < replications; ++replication) {
    SCOPED_TRACE(replication);
    DrillRun run(model, {1, replication});
    run.play(event_limit);
    check(run);
  }
}

TEST(Depot, ConservesWaterFoamPeopleAndTime) {
  for_replications(depot(), [](const DrillRun& run) { EXPECT_NO_THROW(run.check_consistency()); });
}

/// Command goes up only, a response level is never lowered, and no message vanishes.
TEST(Depot, KeepsItsCommandInOrder) {
  for_replications(depot("oil_depot_command"), [](const DrillRun& run) {
    EXPECT_NO_THROW(run.check_consistency());
    CommandState before;
    int rank = -1;
    for (const CommandState& state : run.post().history()) {
      EXPECT_GE(state.time_s, before.time_s);
      EXPECT_GE(state.sectors, before.sectors);
      if (before.response_level != 0) EXPECT_LE(state.response_level, before.response_level);
      const int now = rank_of_level(run.model().cast().name(state.commander));
      EXPECT_GE(now, rank);
      rank = now;
      before = state;
    }
    for (std::size_t c = 0; c < run.post().messages().channels(); ++c) {
      const ChannelTally& tally = run.post().messages().tally(c);
      EXPECT_GE(tally.sent, tally.arrived + tally.lost + tally.passed_on);
      EXPECT_GE(tally.attempts, tally.failed + tally.arrived);
    }
  });
}

TEST(Depot, TellsItsStoryInOrderWithCausesBeforeEffects) {
  for_replications(depot(), [](const DrillRun& run) {
    double before_s = 0;
    int number = 0;
    for (const Entry& entry : run.journal().entries()) {
      EXPECT_GE(entry.time_s, before_s);
      EXPECT_LT(entry.cause, number);
      before_s = entry.time_s;
      ++number;
    }
  });
}

TEST(Depot, HasNothingNegative) {
  for_replications(depot(), [](const DrillRun& run) {
    EXPECT_GE(run.loss_yuan(), 0);
    EXPECT_GE(run.run_off().left_site_m3(), 0);
    for (const Party party : {Party::workers, Party::public_, Party::responders}) {
      EXPECT_GE(run.people().deaths(party), 0);
      EXPECT_GE(run.people().injuries(party), 0);
    }
    for (const Sample& sample : run.timeline()) {
      EXPECT_GE(sample.pond_m3, -1e-9);
      EXPECT_GE(sample.concentrate_m3, -1e-9);
      EXPECT_GE(sample.water_m3_s, -1e-9);
      EXPECT_GE(sample.waiting_casualties, 0);
    }
  });
}

/// A unit is in one condition at a time, so it is never in two places: arrivals and departures
/// alternate.
TEST(Depot, HasEachUnitInOnePlace) {
  for_replications(depot(), [](const DrillRun& run) {
    const Cast& cast = run.model().cast();
    for (std::size_t unit = 0; unit < run.model().drill().units.list.size(); ++unit) {
      bool away = false;
      for (const Entry& entry : run.journal().entries()) {
        if (entry.entity != cast.unit(unit)) continue;
        if (entry.happening == Happening::dispatched) {
          EXPECT_FALSE(away);
          away = true;
        }
        if (entry.happening == Happening::arrived) EXPECT_TRUE(away);
        if (entry.happening == Happening::home) {
          EXPECT_TRUE(away);
          away = false;
        }
      }
    }
  });
}

TEST(Depot, WithoutAFireEndsWithNothingButThePlannedEvents) {
  Drill drill = depot();
  for (InitiatingEvent& event : drill.events.initiating) event.kind = InitiatingKind::none;
  for_replications(drill, [](const DrillRun& run) {
    EXPECT_TRUE(run.journal().entries().empty());
    EXPECT_FALSE(run.ground().had_fire());
    EXPECT_EQ(run.loss_yuan(), 0);
  });
}

/// Mean number of tanks lost after the first fire.
double mean_escalations(const Drill& drill) {
  double sum = 0;
  for_replications(drill, [&](const DrillRun& run) { sum += run.ground().escalations(); });
  return sum / static_cast<double>(replications);
}

/// Overfills only, without the explosion: what spreads is heat.
Drill heat_only() {
  Drill drill = depot();
  std::erase_if(drill.events.initiating,
                [](const InitiatingEvent& e) { return e.id != "overfill"; });
  drill.events.initiating[0].congested_share = 1e-9;
  drill.events.initiating[0].ignition_probability = 1;
  drill.scenario.horizon_s = 7200;
  return drill;
}

TEST(Depot, LosesNoMoreTanksWithCoolingThanWithout) {
  Drill cooled = heat_only(), dry = heat_only();
  for (Tank& tank : dry.tanks) tank.fixed_cooling = tank.fixed_foam = false;
  dry.plan.packages.clear();
  cooled.events.physics.cooled_share = 0.9;
  const double with = mean_escalations(cooled), without = mean_escalations(dry);
  EXPECT_GT(without, 0);
  EXPECT_LE(with, without);
}

}  // namespace
}  // namespace yuyan::response
