// More than one poison in the air: two releases, a release and the smoke of a fire.
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "models/consequence/toxic_harm.h"
#include "models/response/drill_run.h"
#include "tests/unit/models/response/chlorine_drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 10'000'000;

/// 9000 people outdoors at one place, 600 m down the wind, whom only the lethal load overcomes.
Drill crowd() {
  Drill drill = chlorine_drill();
  drill.surroundings[0].radius_m = 1;
  drill.surroundings[0].indoor_share = 0;
  drill.surroundings[0].day = 9000;
  drill.events.airborne.yellow_load_share = drill.events.airborne.red_load_share = 1;
  drill.units.list.clear();
  return drill;
}

/// The leak's twin comes with it.
void add_twin(Drill& drill, double kg_s, double after_s = 0) {
  InitiatingEvent twin = drill.events.initiating[0];
  twin.id = "twin";
  twin.weight = 0;
  twin.release_kg_s = kg_s;
  drill.events.initiating[0].with = "twin";
  drill.events.initiating[0].with_after_s = after_s;
  drill.events.initiating.push_back(twin);
}

struct Played {
  explicit Played(const Drill& drill) : model(drill), run(model, {1, 0}) {
    run.play(event_limit);
    run.check_consistency();
  }
  [[nodiscard]] std::vector<Entry> all(Happening happening) const {
    std::vector<Entry> found;
    for (const Entry& entry : run.journal().entries())
      if (entry.happening == happening) found.push_back(entry);
    return found;
  }
  DrillModel model;
  DrillRun run;
};

double lethal_share(double kg_m3) {
  consequence::ToxicHarmInput harm;
  harm.substance = consequence::ToxicSubstance::chlorine;
  harm.concentration_mg_m3 = kg_m3 * 1e6;
  harm.exposure_s = 1800;
  return consequence::toxic_harm(harm).probability;
}

TEST(TwoClouds, HarmAsTheirProbitsCombine) {
  Drill drill = crowd();
  add_twin(drill, 6);
  const Played played(drill);
  double spared = 1;
  ASSERT_EQ(played.run.clouds().size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    const double p = lethal_share(played.run.clouds().at(i).at_kg_m3({.x_m = 600, .y_m = 0}, 1000));
    ASSERT_GT(p, 0.02);
    ASSERT_LT(p, 0.9);
    spared *= 1 - p;
  }
  const double p = 1 - spared;
  EXPECT_NEAR(played.run.people().casualties(), 9000 * p, 5 * std::sqrt(9000 * p * (1 - p)) + 90);
}

TEST(TwoClouds, OneOfWhichIsNothingHarmAsTheOther) {
  const auto fates = [](const Drill& drill) {
    const Played played(drill);
    std::vector<std::tuple<double, int>> times;
    for (const auto happening : {Happening::injured, Happening::worsened, Happening::died})
      for (const Entry& entry : played.all(happening))
        times.emplace_back(entry.time_s, static_cast<int>(happening));
    return times;
  };
  Drill drill = chlorine_drill();
  const auto alone = fates(drill);
  EXPECT_GT(alone.size(), 20U);
  add_twin(drill, 1e-12);
  EXPECT_EQ(fates(drill), alone);
}

TEST(TwoClouds, TheSecondBeginsWhenItIsSaid) {
  Drill drill = crowd();
  add_twin(drill, 6, 700);
  const Played played(drill);
  const auto releases = played.all(Happening::release);
  ASSERT_EQ(releases.size(), 2U);
  EXPECT_EQ(releases[0].time_s, 0);
  EXPECT_EQ(releases[1].time_s, 700);
  // Noticed once; each ends by itself.
  EXPECT_EQ(played.all(Happening::detected).size(), 1U);
  const auto ends = played.all(Happening::release_ended);
  ASSERT_EQ(ends.size(), 2U);
  EXPECT_EQ(ends[0].time_s, 1800);
  EXPECT_EQ(ends[1].time_s, 2500);
}

TEST(TwoClouds, AnOrderStopsBothReleases) {
  Drill drill = crowd();
  add_twin(drill, 6);
  drill.plan.orders = {order("shut", Happening::detected, Action::shut_down, "", 60)};
  const Played played(drill);
  const auto ends = played.all(Happening::release_ended);
  ASSERT_EQ(ends.size(), 2U);
  EXPECT_EQ(ends[0].time_s, 90);
  EXPECT_EQ(ends[1].time_s, 90);
}

TEST(TwoClouds, WhoHasFallenByOneIsMadeWorseByTheOther) {
  const auto dead = [](double twin_kg_s) {
    Drill drill = chlorine_drill(900);
    drill.events.airborne.yellow_load_share = 0.01;
    drill.events.airborne.red_load_share = 0.3;
    drill.hospitals.care.red_untreated_s = 1e6;
    drill.hospitals.care.yellow_untreated_s = 1e7;
    drill.units.list.clear();
    add_twin(drill, twin_kg_s, 2400);
    const Played played(drill);
    return std::pair(played.run.people().casualties(), played.all(Happening::died).size());
  };
  const auto [fallen, died] = dead(1e-12);
  const auto [more_fallen, more_died] = dead(60);
  EXPECT_GT(fallen, 50);
  EXPECT_GT(more_died, died + 20);
  EXPECT_GE(more_fallen, fallen);
}

TEST(TwoClouds, AFiresSmokeIsFollowedBesideAPoison) {
  Drill drill = chlorine_drill();
  const Drill depot = small_drill();
  drill.tanks = depot.tanks;
  drill.site.bunds = depot.site.bunds;
  InitiatingEvent fire = depot.events.initiating[0];
  fire.weight = 0;
  drill.events.initiating[0].with = fire.id;
  drill.events.initiating.push_back(fire);
  drill.events.airborne.smoke_co_yield = 0.02;
  drill.scenario.horizon_s = 7200;
  const Played played(drill);
  std::set<CloudKind> kinds;
  for (const CloudChange& change : played.run.clouds().history()) kinds.insert(change.kind);
  EXPECT_EQ(kinds.size(), 2U);
  EXPECT_EQ(played.run.clouds().at(1).agent().substance,
            consequence::ToxicSubstance::carbon_monoxide);
  EXPECT_EQ(played.all(Happening::release_ended).size(), 1U);
}

}  // namespace
}  // namespace yuyan::response
