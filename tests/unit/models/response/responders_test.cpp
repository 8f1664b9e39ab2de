// Crews can be hurt by heat, blast and what a failing tank throws; a unit that is lost is lost.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "tests/unit/models/response/played.h"

namespace yuyan::response {
namespace {

/// An engine fights the fire of the first tank, in reach of the second, which fails.
Drill beside_a_failing_tank() {
  Drill drill = small_drill(26);
  drill.events.physics.heat_threshold_w_m2 = 3000.0;
  drill.events.harm.crew_heat_share = 0;
  drill.events.harm.splash_reach_diameters = 0;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "E1", 0)};
  return drill;
}

int hurt(const Played& played) {
  return played.run.people().deaths(Party::responders) +
         played.run.people().injuries(Party::responders);
}

TEST(Responders, AreUnharmedWhereNothingReachesThem) {
  const Played played(beside_a_failing_tank());
  ASSERT_TRUE(std::isfinite(played.first(Happening::caught_inside, "E1")));
  EXPECT_EQ(hurt(played), 0);
  EXPECT_TRUE(std::isinf(played.first(Happening::unit_lost)));
  EXPECT_FALSE(played.run.fleet().is_lost(0));
}

// A crew of which more than half is hurt drops out with its vehicle and what is left of its
// concentrate, for good; every one of its crew is a casualty.
TEST(Responders, OfAUnitThatIsLostAreCasualtiesAndItComesBackNoMore) {
  Drill drill = beside_a_failing_tank();
  drill.events.harm.splash_reach_diameters = 1e6;
  drill.events.harm.splash_death = 0.3;
  drill.events.harm.injuries_a_death = 3;  // with 0.3 dead and 0.7 hurt nobody is left
  drill.plan.orders.push_back(order("120", Happening::unit_lost, Action::call_120, "", 0));
  const Played played(drill);
  const double lost_s = played.first(Happening::unit_lost, "E1");
  ASSERT_TRUE(std::isfinite(lost_s));
  EXPECT_DOUBLE_EQ(lost_s, played.first(Happening::failed, "T2"));
  const int crew = played.model.drill().units.list[0].crew;
  EXPECT_EQ(hurt(played), crew);
  EXPECT_EQ(played.run.people().crew_hurt(0), crew);
  EXPECT_EQ(played.run.medical().records().size(), static_cast<std::size_t>(crew));
  for (const auto& record : played.run.medical().records())
    EXPECT_EQ(record.casualty.party, Party::responders);
  EXPECT_TRUE(played.run.fleet().is_lost(0));
  EXPECT_DOUBLE_EQ(played.first(Happening::called_120), lost_s);
  for (const Happening later : {Happening::home, Happening::returned, Happening::attack_started})
    for (const Entry& entry : played.all(later)) EXPECT_LT(entry.time_s, lost_s);
  EXPECT_NEAR(played.run.supply().mobile_level_m3(), 0, 1e-9);
}

/// A failing tank spills into the bund, where the crew stands: the pool under it burns.
TEST(Responders, AreHurtByHeatThroughTheirClothing) {
  Drill drill = beside_a_failing_tank();
  drill.events.physics.spill_probability = 1;
  drill.events.harm.crew_radius_m = 20;
  drill.units.work.crew_limit_w_m2 = 20000;
  const Played sheltered(drill);
  EXPECT_EQ(hurt(sheltered), 0);  // none of the heat comes through
  drill.events.harm.crew_heat_share = 1;
  const Played exposed(drill);
  EXPECT_GT(hurt(exposed), 0);
  for (const Entry& entry : exposed.all(Happening::died))
    EXPECT_EQ(exposed.name(entry.entity), "E1");
}

/// The cloud of an overfill explodes when the engine waits at the gate.
Drill explosion(double gate_x_m) {
  Drill drill = small_drill();
  InitiatingEvent& event = drill.events.initiating[0];
  event = {};
  event.id = "overfill";
  event.kind = InitiatingKind::tank_overfill;
  event.tank = "T1";
  event.detection_s = 10.0;
  event.release_kg_s = 80.0;
  event.ignition_probability = 1;
  event.ignition_s = 2000.0;
  event.vapour_share = 0.2;
  event.congested_share = 1.0;
  event.strength_class = 10.0;
  drill.events.harm.flash_fire_death = 0;
  drill.events.harm.crew_heat_share = 0;
  drill.site.facilities[0].x_m = gate_x_m;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "E1", 0)};
  return drill;
}

TEST(Responders, AreHurtByABlastNearby) {
  const auto hurt_at = [](double gate_x_m) {
    const Played played(explosion(gate_x_m));
    EXPECT_LT(played.first(Happening::arrived, "E1"), played.first(Happening::explosion));
    return hurt(played);
  };
  EXPECT_GT(hurt_at(20), 0);
  EXPECT_EQ(hurt_at(5000), 0);
}

}  // namespace
}  // namespace yuyan::response
