// Those who lie and those who are led, against shuttles reckoned by hand.
#include <cmath>

#include <gtest/gtest.h>

#include "models/response/drill_run.h"
#include "tests/unit/models/response/chlorine_drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 10'000'000;

/// A home of 20 people, all of whom lie; 600 s for an ambulance to the gate, 91.6 s on to the home,
/// 500 s to the shelter. Hardly anything is in the air.
Drill home() {
  Drill drill = chlorine_drill();
  drill.events.initiating[0].release_kg_s = 1e-9;
  drill.events.initiating[0].duration_s = 6 * 3600.0;
  drill.scenario.horizon_s = 6 * 3600;
  drill.stations[0].turnout_day_s = 0.0;
  drill.units.list.clear();
  Zone& zone = drill.surroundings[0];
  zone.kind = ZoneKind::care_home;
  zone.day = zone.night = 20;
  zone.lying_share = 1;
  zone.lying_load_s = 240.0;
  zone.staff = 2;
  zone.warning_s = 0.0;
  zone.mobilisation_s = 0.0;
  drill.plan.orders = {order("leave", Happening::detected, Action::order_evacuation, "village", 0),
                       order("send", Happening::detected, Action::dispatch, "town_station", 0)};
  return drill;
}

Unit vehicle(UnitKind kind, int number, int stretchers = -1) {
  Unit unit;
  unit.id = "V" + std::to_string(number);
  unit.station = "town_station";
  unit.kind = kind;
  unit.crew = 3;
  unit.ready = 1;
  unit.stretchers = stretchers;
  return unit;
}

struct Played {
  explicit Played(const Drill& drill) : model(drill), run(model, {1, 0}) {
    run.play(event_limit);
    run.check_consistency();
  }
  [[nodiscard]] double first(Happening happening, std::string_view who = "") const {
    return run.journal().first(model.cast(), happening, who);
  }
  DrillModel model;
  DrillRun run;
};

/// Two ambulances take one at a time: 240 s in, 500 s, 240 s out; 591.6 s from the shelter to the
/// gate and again 91.6 s from there to the home.
TEST(SpecialEvacuees, WhoLieAreMovedByAmbulancesOneByOne) {
  Drill drill = home();
  drill.units.list = {vehicle(UnitKind::ambulance, 1), vehicle(UnitKind::ambulance, 2)};
  for (auto& segment : drill.roads.segments) segment.capacity_vehicles_s = 1000;
  const Played played(drill);
  const auto& log = played.run.evacuation().log(0);
  ASSERT_EQ(log.out.size(), 20U);
  EXPECT_EQ(log.told, 20);
  const double there_s = 600 + 91.6, trip_s = 240 + 500 + 240, back_s = 591.6 + 91.6;
  const double last_s = 30 + there_s + 10 * trip_s + 9 * back_s;
  EXPECT_NEAR(log.out.back().time_s, last_s, 5);
  EXPECT_NEAR(played.first(Happening::zone_evacuated), last_s, 5);
  EXPECT_EQ(played.run.evacuation().safe(0), 20);
}

TEST(SpecialEvacuees, AVehicleWithStretchersTakesAsManyAtOnceWithPairsOfHelpers) {
  Drill drill = home();
  drill.surroundings[0].staff = 8;
  drill.units.list = {vehicle(UnitKind::bus, 1, 10)};
  const Played played(drill);
  const auto& log = played.run.evacuation().log(0);
  ASSERT_EQ(log.out.size(), 2U);
  EXPECT_EQ(log.out[0].persons, 10);
  // Four pairs carry ten: 600 s in, and out again.
  EXPECT_NEAR(log.out[0].time_s, 30 + 691.6 + 600 + 500 + 600, 2);
}

TEST(SpecialEvacuees, ABusWithoutStretchersLeavesThemWhereTheyAre) {
  Drill drill = home();
  drill.surroundings[0].day = drill.surroundings[0].night = 40;
  drill.surroundings[0].lying_share = 0.5;
  drill.surroundings[0].bus_share = 1;
  drill.units.list = {vehicle(UnitKind::bus, 1)};
  const Played played(drill);
  EXPECT_EQ(played.run.people().in_zone(0), 20);
  EXPECT_EQ(played.run.people().lying_in(0), 20);
  EXPECT_EQ(played.run.evacuation().safe(0), 20);
  EXPECT_EQ(played.run.evacuation().log(0).told, 20);
  // They shelter; for all others the zone is empty.
  EXPECT_TRUE(std::isfinite(played.first(Happening::sheltered)));
  EXPECT_TRUE(std::isfinite(played.first(Happening::zone_evacuated)));
}

TEST(SpecialEvacuees, WindowsAreShutForThoseWhoStay) {
  const auto hurt = [](double sheltered_air_changes_h) {
    Drill drill = home();
    drill.events.initiating[0].release_kg_s = 5.0;
    drill.events.initiating[0].duration_s = 3600.0;
    drill.surroundings[0].day = drill.surroundings[0].night = 500;
    drill.events.airborne.air_changes_h = 4.0;
    drill.events.airborne.sheltered_air_changes_h = sheltered_air_changes_h;
    drill.events.airborne.sheltering_s = 0.0;
    return Played(drill).run.people().casualties_of(0);
  };
  EXPECT_GT(hurt(4.0), hurt(0.1) + 50);
}

TEST(SpecialEvacuees, AmbulancesFetchCasualtiesFirst) {
  Drill drill = home();
  drill.units.list = {vehicle(UnitKind::ambulance, 1)};
  // Two are hurt at the gate, and live.
  InitiatingEvent crash;
  crash.id = "crash";
  crash.kind = InitiatingKind::mass_casualty;
  crash.facility = "gate_house";
  crash.casualties = 2.0;
  crash.detection_s = 30.0;
  drill.events.initiating = {crash};
  drill.events.harm.red_share = 0;
  drill.hospitals.care.yellow_untreated_s = 1e7;
  drill.plan.doctrine.watch_s = 4 * 3600.0;
  const Played played(drill);
  const auto& log = played.run.evacuation().log(0);
  ASSERT_FALSE(log.out.empty());
  for (const PatientRecord& record : played.run.medical().records())
    EXPECT_LT(record.loaded_s, log.out.front().time_s);
}

/// 400 pupils in parties of ten, eight guardians: five rounds, each there and back but the last.
TEST(SpecialEvacuees, GuardiansComeBackForOthers) {
  Drill drill = home();
  Zone& school = drill.surroundings[0];
  school.kind = ZoneKind::school;
  school.day = school.night = 400;
  school.lying_share = 0;
  school.walk_to_edge_m = 300;
  school.staff = 8;
  school.persons_a_guardian = 10;
  const Played played(drill);
  const auto& log = played.run.evacuation().log(0);
  const double way_s = 300 / 1.19;
  EXPECT_NEAR(log.out.front().time_s, 30 + way_s, 0.1);
  EXPECT_NEAR(log.out.back().time_s, 30 + 9 * way_s, 0.5);
  EXPECT_EQ(played.run.evacuation().safe(0), 400);
  school.staff = 40;
  const Played all_at_once(drill);
  EXPECT_NEAR(all_at_once.run.evacuation().log(0).out.back().time_s, 30 + way_s, 0.1);
}

TEST(SpecialEvacuees, AGuardianHasASeatInTheBus) {
  Drill drill = home();
  Zone& school = drill.surroundings[0];
  school.day = school.night = 100;
  school.lying_share = 0;
  school.bus_share = 1;
  school.persons_a_guardian = 9;
  drill.units.list = {vehicle(UnitKind::bus, 1)};
  drill.units.list[0].seats = 50;
  const Played played(drill);
  const auto& log = played.run.evacuation().log(0);
  ASSERT_EQ(log.out.size(), 3U);
  EXPECT_EQ(log.out[0].persons, 45);
}

}  // namespace
}  // namespace yuyan::response
