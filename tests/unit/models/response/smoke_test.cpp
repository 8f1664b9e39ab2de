// Smoke of a tank fire in a drill: it closes the road under it and sets people in motion.
#include <cmath>

#include <gtest/gtest.h>

#include "models/response/drill_run.h"
#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {
namespace {

/// The wind blows along the road from the depot to the town, past a village beside the road. None
/// of the heat lifts the smoke.
Drill smoky_drill() {
  Drill drill = small_drill();
  drill.weather[0].wind_m_s = 3.0;
  drill.weather[0].wind_from_deg = 270.0;
  drill.events.airborne.smoke_co_yield = 0.02;
  drill.events.airborne.smoke_soot_yield = 0.1;
  drill.events.airborne.convective_share = 0;
  Zone village;
  village.id = "village";
  village.x_m = 1500;
  village.radius_m = 50;
  village.day = village.night = 200;
  village.junction = village.shelter_junction = "town";
  village.car_share = 0;
  drill.surroundings = {village};
  return drill;
}

struct Outcome {
  double closed_s, opened_s, reached_s, ordered_s, evacuated_s;
};

Outcome play(const Drill& drill) {
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  run.play(1'000'000);
  run.check_consistency();
  const auto first = [&](Happening happening, std::string_view who) {
    return run.journal().first(model.cast(), happening, who);
  };
  return {first(Happening::road_closed, "road"), first(Happening::road_opened, "road"),
          first(Happening::cloud_reached, "village"), first(Happening::evacuation_ordered, ""),
          first(Happening::zone_evacuated, "village")};
}

TEST(Smoke, ClosesTheRoadUnderIt) {
  const Outcome out = play(smoky_drill());
  ASSERT_TRUE(std::isfinite(out.closed_s));
  // The road begins 300 m from the fire; the front comes with the wind.
  EXPECT_GT(out.closed_s, 0);
  EXPECT_LT(out.closed_s, 6000.0 / 3 + 600);
}

TEST(Smoke, LeavesTheRoadAloneUnlessItIsFollowedAndLow) {
  Drill none = smoky_drill(), lifted = none, away = none;
  none.events.airborne.smoke_co_yield = none.events.airborne.smoke_soot_yield = 0;
  lifted.events.airborne.convective_share = 0.65;
  away.weather[0].wind_from_deg = 90.0;
  EXPECT_TRUE(std::isinf(play(none).closed_s));
  EXPECT_TRUE(std::isinf(play(away).closed_s));
  EXPECT_GE(play(lifted).closed_s, play(smoky_drill()).closed_s);
}

TEST(Smoke, LetsTheRoadGoWhenTheWindTurns) {
  Drill drill = smoky_drill();
  drill.weather[0].turn_every_s = 3600.0;
  drill.weather[0].turn_deg = 180.0;
  const Outcome out = play(drill);
  ASSERT_TRUE(std::isfinite(out.closed_s));
  EXPECT_GT(out.opened_s, 3600);
  EXPECT_TRUE(std::isfinite(out.opened_s));
}

TEST(Smoke, DrivesTheEvacuationThatThePlanOrdersWhenItComes) {
  Drill drill = smoky_drill();
  drill.events.airborne.harmful_ppm = 5;  // some 8 ppm come to the village
  drill.plan.orders = {
      order("leave", Happening::cloud_reached, Action::order_evacuation, "village", 60)};
  const Outcome out = play(drill);
  ASSERT_TRUE(std::isfinite(out.reached_s));
  EXPECT_NEAR(out.ordered_s, out.reached_s + 60, 1e-6);
  EXPECT_GT(out.evacuated_s, out.ordered_s);
  EXPECT_TRUE(std::isfinite(out.evacuated_s));
}

}  // namespace
}  // namespace yuyan::response
