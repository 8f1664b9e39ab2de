// Poison in the air of a drill: when it comes, whom it overcomes, which roads it closes.
#include <cmath>

#include <gtest/gtest.h>

#include "models/consequence/toxic_harm.h"
#include "models/response/drill_run.h"
#include "tests/unit/models/response/chlorine_drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 1'000'000;

double first(const DrillRun& run, Happening happening, std::string_view who = "") {
  return run.journal().first(run.model().cast(), happening, who);
}

struct Outcome {
  int hurt, dead, exposed;
  double reached_s, left_s;
};

Outcome play(const Drill& drill, std::uint64_t replication = 0) {
  const DrillModel model(drill);
  DrillRun run(model, {1, replication});
  run.play(event_limit);
  run.check_consistency();
  return {run.people().casualties(), run.people().deaths(Party::public_), run.people().exposed(0),
          first(run, Happening::cloud_reached, "village"),
          first(run, Happening::cloud_left, "village")};
}

TEST(Clouds, ComeWithTheWindAndGoWithTheEndOfTheRelease) {
  const Outcome out = play(chlorine_drill());
  // The first cell is 35 m nearer; the front is as wide as the plume.
  EXPECT_NEAR(out.reached_s, 565.0 / 3, 25);
  EXPECT_NEAR(out.left_s, 1800 + 635.0 / 3, 40);
}

TEST(Clouds, OvercomeTheShareThatTheProbitSays) {
  Drill drill = chlorine_drill();
  drill.surroundings[0].radius_m = 1;
  drill.surroundings[0].indoor_share = 0;
  drill.surroundings[0].day = 9000;
  drill.events.airborne.yellow_load_share = drill.events.airborne.red_load_share = 1;
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  const double kg_m3 = run.clouds().at(0).at_kg_m3({.x_m = 600, .y_m = 0}, 1000);
  consequence::ToxicHarmInput harm;
  harm.substance = consequence::ToxicSubstance::chlorine;
  harm.concentration_mg_m3 = kg_m3 * 1e6;
  harm.exposure_s = 1800;
  const double p = consequence::toxic_harm(harm).probability;
  ASSERT_GT(p, 0.02);
  ASSERT_LT(p, 0.98);
  EXPECT_NEAR(run.people().casualties(), 9000 * p, 5 * std::sqrt(9000 * p * (1 - p)) + 90);
}

TEST(Clouds, CloseRoadsAndOpenThemAgain) {
  const DrillModel model(chlorine_drill());
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  EXPECT_TRUE(std::isfinite(first(run, Happening::road_closed, "east")));
  EXPECT_GT(first(run, Happening::road_opened, "east"), 1800 + 300);
  EXPECT_TRUE(std::isinf(first(run, Happening::road_closed, "west")));
}

TEST(Clouds, ShelterLowersTheHarmAndSoDoesAnEarlyOrderToLeave) {
  Drill stay = chlorine_drill(), shelter = stay, leave = stay;
  shelter.plan.orders = {order("s", Happening::detected, Action::order_shelter, "village", 0)};
  shelter.events.airborne.sheltering_s = 30.0;
  leave.plan.orders = {order("l", Happening::detected, Action::order_evacuation, "downwind", 0)};
  leave.surroundings[0].walk_to_edge_m = 100;
  const Outcome stayed = play(stay), sheltered = play(shelter), left = play(leave);
  ASSERT_GT(stayed.hurt, 50);
  EXPECT_LT(sheltered.hurt, 0.8 * stayed.hurt);
  EXPECT_LT(left.hurt, 0.5 * stayed.hurt);
  EXPECT_LE(left.exposed, stayed.exposed);
}

TEST(Clouds, AWindThatTurnsAwayInTimeHurtsNobody) {
  Drill drill = chlorine_drill();
  drill.weather[0].turn_every_s = 300.0;
  drill.weather[0].turn_deg = 0.0;
  const int hurt = play(chlorine_drill()).hurt;
  EXPECT_NEAR(play(drill).hurt, hurt, 0.05 * hurt) << "a turn by nothing";
  drill.weather[0].turn_deg = 180.0;
  drill.weather[0].turn_every_s = 100.0;
  EXPECT_LT(play(drill).hurt, hurt);
}

TEST(Clouds, StoppingTheReleaseEndsIt) {
  Drill drill = chlorine_drill();
  drill.plan.orders = {order("stop", Happening::detected, Action::close_valves, "", 90)};
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  EXPECT_DOUBLE_EQ(first(run, Happening::release_ended), 120);
  EXPECT_LT(run.people().casualties(), play(chlorine_drill()).hurt);
}

}  // namespace
}  // namespace yuyan::response
