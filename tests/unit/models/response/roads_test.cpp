// Roads that debris and water close, vehicles that go round, and earth movers that clear them.
#include <cmath>
#include <filesystem>

#include <gmock/gmock.h>

#include "tests/unit/models/response/played.h"

namespace yuyan::response {
namespace {

constexpr double turnout_s = 50;

/// Town, a junction half-way, the gate, and a way round the second half. 10 m/s everywhere.
Drill with_a_way_round() {
  Drill drill = small_drill();
  drill.roads.junctions = {{.id = "gate", .x_m = 300, .y_m = 0},
                           {.id = "half", .x_m = 3300, .y_m = 0},
                           {.id = "side", .x_m = 1800, .y_m = 3000},
                           {.id = "town", .x_m = 6300, .y_m = 0}};
  const auto road = [](const char* id, const char* from, const char* to, double length_m) {
    return RoadSegment{.id = id, .from = from, .to = to, .length_m = length_m, .speed_m_s = 10};
  };
  drill.roads.segments = {road("far", "town", "half", 3000), road("near", "half", "gate", 3000),
                          road("round_1", "half", "side", 3500),
                          road("round_2", "side", "gate", 3500)};
  drill.stations[0].turnout_day_s = turnout_s;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "E1", 0)};
  return drill;
}

Flood flood(double x_m, double begins_s, double lasts_s) {
  Flood made;
  made.id = "flood";
  made.x_m = x_m;
  made.radius_m = 100;
  made.begins_s = begins_s;
  made.lasts_s = lasts_s;
  return made;
}

TEST(Roads, AFloodClosesWhatLiesInItForItsTime) {
  Drill drill = with_a_way_round();
  drill.roads.floods = {flood(1800, 40, 1000)};
  const Played played(drill);
  EXPECT_DOUBLE_EQ(played.first(Happening::road_closed, "near"), 40);
  EXPECT_DOUBLE_EQ(played.first(Happening::road_opened, "near"), 1040);
  EXPECT_TRUE(std::isinf(played.first(Happening::road_closed, "far")));
  EXPECT_TRUE(std::isinf(played.first(Happening::road_closed, "round_1")));
}

TEST(Roads, WhoIsUnderWayGoesRound) {
  const Played straight(with_a_way_round());
  const double out_s = straight.first(Happening::turned_out, "E1");
  EXPECT_DOUBLE_EQ(straight.first(Happening::arrived, "E1"), out_s + 600);
  EXPECT_TRUE(std::isinf(straight.first(Happening::rerouted)));
  Drill drill = with_a_way_round();
  drill.roads.floods = {flood(1800, out_s + 100, 1e5)};  // while it drives to the half
  const Played round(drill);
  EXPECT_DOUBLE_EQ(round.first(Happening::arrived, "E1"), out_s + 300 + 700);
  EXPECT_DOUBLE_EQ(round.first(Happening::rerouted, "E1"), out_s + 300 + 350);
}

TEST(Roads, WhoHasNoOtherWayWaits) {
  Drill drill = with_a_way_round();
  drill.roads.floods = {flood(4800, 0, 2000)};  // the only road out of town
  const Played played(drill);
  EXPECT_DOUBLE_EQ(played.first(Happening::arrived, "E1"), 2000 + 600);
  EXPECT_TRUE(std::isfinite(played.first(Happening::stranded, "E1")));
}

/// An overfill that blows up at the site; the gate's only road begins 300 m away.
Drill with_a_blast() {
  Drill drill = small_drill();
  InitiatingEvent& event = drill.events.initiating[0];
  event = {};
  event.id = "overfill";
  event.kind = InitiatingKind::tank_overfill;
  event.tank = "T1";
  event.detection_s = 10.0;
  event.release_kg_s = 100.0;
  event.ignition_s = 600.0;
  event.vapour_share = 0.3;
  event.congested_share = 0.8;
  event.strength_class = 10.0;
  drill.weather[0].wind_m_s = 0.0;
  drill.stations[0].turnout_day_s = turnout_s;
  drill.roads.debris_pa = 10000;
  drill.roads.clear_s_m = 20.0;
  drill.plan.orders = {order("send", Happening::explosion, Action::dispatch, "foam", 0),
                       order("clear", Happening::explosion, Action::dispatch, "earth_mover", 0)};
  return drill;
}

Unit mover(const std::string& id) {
  Unit made;
  made.id = id;
  made.station = "town_station";
  made.kind = UnitKind::earth_mover;
  made.ready = 1;
  return made;
}

/// Metres of the road from the gate on that the blast of this event litters, by fine steps.
double littered_m(const Drill& drill) {
  const InitiatingEvent& event = drill.events.initiating[0];
  const auto of = [](const Quantity& quantity) { return mean(quantity.distribution); };
  propagation::Blast blast;
  blast.energy_j = of(event.release_kg_s) * of(event.ignition_s) * of(event.vapour_share) *
                   of(event.congested_share) * drill.events.physics.vapour_heat_j_kg;
  blast.strength_class = 10;
  double metres = 0;
  for (double x_m = 300.05; x_m < 6300; x_m += 0.1)
    if (overpressure_pa(blast, {.x_m = x_m, .y_m = 0}) >= drill.roads.debris_pa) metres += 0.1;
  return metres;
}

TEST(Roads, DebrisOfABlastStaysUntilItIsCleared) {
  const Drill drill = with_a_blast();
  const double metres = littered_m(drill);
  ASSERT_GT(metres, 20);
  ASSERT_LT(metres, 3000);
  const Played played(drill);
  EXPECT_DOUBLE_EQ(played.first(Happening::road_closed, "road"),
                   played.first(Happening::explosion));
  EXPECT_TRUE(std::isinf(played.first(Happening::road_opened, "road")));
  EXPECT_TRUE(std::isinf(played.first(Happening::arrived, "E1")));
}

TEST(Roads, AnEarthMoverClearsTheWayForAll) {
  Drill drill = with_a_blast();
  drill.units.list.push_back(mover("M1"));
  const double metres = littered_m(drill);
  double one_s = 0;
  {
    const Played played(drill);
    const double begins_s = played.first(Happening::turned_out, "M1");
    one_s = played.first(Happening::road_opened, "road") - begins_s;
    EXPECT_NEAR(one_s, metres * 20, 2 * 20 + 1);  // looked at in steps of 2 m
    const double open_s = played.first(Happening::road_opened, "road");
    EXPECT_NEAR(played.first(Happening::arrived, "M1"), open_s + 600, 5);  // one behind the other
    EXPECT_NEAR(played.first(Happening::arrived, "E1"), open_s + 600, 5);
  }
  drill.units.list.push_back(mover("M2"));
  const Played two(drill);
  const double both_s =
      two.first(Happening::road_opened, "road") - two.first(Happening::turned_out, "M1");
  EXPECT_NEAR(both_s, one_s / 2, 5 * 20);  // to within a piece of 5 m
}

TEST(Roads, AnEarthMoverOnTheSceneClearsWhatIsBlockedLater) {
  Drill drill = with_a_blast();
  drill.events.initiating[0].ignition_s = 3000.0;
  drill.events.initiating[0].release_kg_s = 20.0;
  drill.plan.orders = {order("clear", Happening::detected, Action::dispatch, "earth_mover", 0)};
  drill.units.list.push_back(mover("M1"));
  const Played played(drill);
  const double blast_s = played.first(Happening::explosion);
  ASSERT_LT(played.first(Happening::arrived, "M1"), blast_s);
  EXPECT_NEAR(played.first(Happening::road_opened, "road") - blast_s, littered_m(drill) * 20,
              2 * 20 + 1);
}

// What runs over the wall of a bund closes the roads it reaches while it runs and until it drains.
TEST(Roads, AnOverflowClosesTheRoadsBesideIt) {
  Drill drill = small_drill();
  Bund& bund = drill.site.bunds[0];
  bund.wall_height_m = 0.01;
  bund.overflow_x_m = 320;
  bund.overflow_area_m2 = 2000;
  drill.roads.flood_drains_s = 900.0;
  drill.events.initiating[0] = {};
  drill.events.initiating[0].id = "leak";
  drill.events.initiating[0].kind = InitiatingKind::pump_room_leak;
  drill.events.initiating[0].tank = "T1";
  drill.events.initiating[0].ignition_s = 600.0;
  drill.events.initiating[0].release_kg_s = 300.0;
  drill.site.facilities.push_back({.id = "pumps", .kind = FacilityKind::pump_room});
  const Played played(drill);
  const double over_s = played.first(Happening::bund_overflowed);
  ASSERT_TRUE(std::isfinite(over_s));
  EXPECT_DOUBLE_EQ(played.first(Happening::road_closed, "road"), over_s);
  EXPECT_GE(played.first(Happening::road_opened, "road"), over_s + 300 + 900);
}

}  // namespace
}  // namespace yuyan::response
