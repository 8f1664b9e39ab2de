// Calls from elsewhere by zone, hour and kind of unit, and how long the city is without cover.
#include <algorithm>
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "tests/unit/models/response/played.h"

namespace yuyan::response {
namespace {

/// Two ambulances in the town 6 km from the gate; zones of calls at the gate and in the town; the
/// hospital is in the town. Turnout 60 s, 10 m/s. Nobody is sent to the incident.
Drill ambulances() {
  Drill drill = small_drill();
  drill.plan.orders.clear();
  drill.scenario.horizon_s = 86400;
  drill.stations[0].turnout_day_s = drill.stations[0].turnout_night_s = 60.0;
  Unit ambulance;
  ambulance.station = "town_station";
  ambulance.kind = UnitKind::ambulance;
  ambulance.crew = 3;
  ambulance.ready = 1;
  for (const char* id : {"A1", "A2"}) {
    ambulance.id = id;
    drill.units.list.push_back(ambulance);
  }
  drill.background.zones = {{.id = "far", .junction = "gate", .calls_a_day = 0},
                            {.id = "near", .junction = "town", .calls_a_day = 0}};
  CallKind fire;
  fire.id = "fire";
  fire.handling_s = 0.0;
  fire.scene_s = 1200.0;
  CallKind medical = fire;
  medical.id = "medical";
  medical.task = Task::treat;
  medical.unit_kind = UnitKind::ambulance;
  medical.weight = 0;
  drill.background.kinds = {fire, medical};
  return drill;
}

CallRate rate(const std::string& zone, const std::string& kind, double calls_a_day) {
  return {.id = zone + "_" + kind, .zone = zone, .kind = kind, .calls_a_day = calls_a_day};
}

/// Counts of a Poisson stream by zone, kind and half of the day: within 4 standard errors.
TEST(Background, CallsComeByZoneKindAndHour) {
  Drill drill = ambulances();
  drill.scenario.start_hour = 0.0;
  drill.background.warm_up_s = 0;
  drill.background.zones[0].calls_a_day = 6;  // all of them fires: medical has no weight
  drill.background.rates = {rate("far", "medical", 24), rate("near", "medical", 12)};
  auto& hourly = drill.background.kinds[1].hourly;
  hourly.assign(24, 1.0);
  std::fill(hourly.begin() + 12, hourly.end(), 2.0);
  const DrillModel model(drill);
  std::map<std::tuple<std::size_t, std::size_t, bool>, int> counts;
  constexpr int days = 300;
  for (std::uint64_t day = 0; day < days; ++day) {
    world::World world(model.roads());
    const Stage stage(model, world, {5, day});
    for (const Call& call : draw_calls(stage, 86400))
      ++counts[{call.zone, call.kind, call.called_s > 43200}];
  }
  const auto expect = [&](std::size_t zone, std::size_t kind, bool late, double a_day) {
    const int count = counts[{zone, kind, late}];
    EXPECT_NEAR(count, a_day * days, 4 * std::sqrt(a_day * days)) << zone << kind << late;
  };
  expect(0, 0, false, 3);
  expect(0, 0, true, 3);
  expect(0, 1, false, 8);
  expect(0, 1, true, 16);
  expect(1, 1, false, 4);
  expect(1, 1, true, 8);
  EXPECT_EQ(counts.size(), 6U);  // none of fire from the near zone
}

TEST(Background, AKindOfUnitIsBoundByItsOwnCallsOnly) {
  Drill drill = ambulances();
  drill.background.zones[0].calls_a_day = 20;
  drill.background.rates = {rate("far", "medical", 30)};
  int fires = 0, medical = 0;
  for (std::uint64_t replication = 0; replication < 5; ++replication) {
    const Played played(drill, replication);
    for (const Dispatch& dispatch : played.run.fleet().dispatches()) {
      const auto call = static_cast<std::size_t>(dispatch.incident) - 1;
      const bool is_medical = played.run.background().calls()[call].kind == 1;
      ++(is_medical ? medical : fires);
      EXPECT_EQ(is_medical,
                played.model.drill().units.list[dispatch.unit].kind == UnitKind::ambulance);
    }
  }
  EXPECT_GT(fires, 10);
  EXPECT_GT(medical, 10);
}

/// 60 s turnout, 600 s to the gate, 1200 s there, 600 s to the hospital, 300 s hand-over; the
/// hospital is at home.
TEST(Background, AnAmbulanceIsFreeAfterTheHandOver) {
  Drill drill = ambulances();
  drill.roads.trip_factor = 1.0;
  drill.hospitals.care.hand_over_s = 300.0;
  drill.background.warm_up_s = 0;
  drill.background.kinds[1].to_hospital = 1;
  drill.background.rates = {rate("far", "medical", 12)};
  int trips = 0;
  for (std::uint64_t replication = 0; replication < 5; ++replication) {
    const Played played(drill, replication);
    for (const Dispatch& dispatch : played.run.fleet().dispatches()) {
      if (dispatch.origin != Origin::station || !std::isfinite(dispatch.released_s)) continue;
      EXPECT_NEAR(dispatch.arrived_s - dispatch.dispatched_s, 660, 1e-6);
      EXPECT_NEAR(dispatch.released_s - dispatch.arrived_s, 1200 + 600 + 300, 1e-6);
      ++trips;
    }
  }
  EXPECT_GT(trips, 3);
}

/// Also with hospitals and several kinds the city without the incident is the one with it, when
/// nobody is sent to it: arrivals, waits, and time without cover.
TEST(Background, WithoutDispatchesNothingIsLostElsewhere) {
  Drill drill = ambulances();
  drill.roads.segments[0].capacity_vehicles_s = 1000;  // they do not hold each other up
  drill.roads.trip_factor = chance::Distribution(chance::Uniform{0.8, 1.5});
  drill.background.zones[1].calls_a_day = 15;
  drill.background.kinds[1].to_hospital = 0.6;
  drill.background.rates = {rate("far", "medical", 40), rate("near", "medical", 20)};
  int waited = 0;
  double uncovered_s = 0;
  for (std::uint64_t replication = 0; replication < 10; ++replication) {
    const Played played(drill, replication);
    for (const Coverage& part : played.run.background().coverage_by_kind_and_zone()) {
      EXPECT_EQ(part.late, part.late_quiet);
      EXPECT_EQ(part.waited, part.waited_quiet);
      EXPECT_NEAR(part.uncovered_s, part.uncovered_quiet_s, 1e-5);
      waited += part.waited;
      uncovered_s += part.uncovered_s;
    }
  }
  EXPECT_GT(waited, 0);
  EXPECT_GT(uncovered_s, 0);
}

/// One ambulance, wanted by the incident: what it is not ready in its station the zones are without
/// cover, as its conditions say; without calls the quiet city has it all the time.
TEST(Background, MinutesWithoutCoverAreThoseInWhichNobodyStandsThere) {
  Drill drill = ambulances();
  drill.units.list.pop_back();
  drill.background.kinds[1].target_s = 700;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "ambulance", 300)};
  const Played played(drill);
  const auto parts = played.run.background().coverage_by_kind_and_zone();
  ASSERT_EQ(parts.size(), 4U);
  const std::size_t ambulance = 0;  // A1 comes before E1
  const double away_s =
      played.run.end_s() -
      played.run.fleet().time_in(ambulance)[static_cast<std::size_t>(Condition::ready)];
  EXPECT_GT(away_s, 60);
  for (const std::size_t zone : {0, 1}) {
    EXPECT_NEAR(parts[2 + zone].uncovered_s, away_s, 1e-6);  // medical
    EXPECT_EQ(parts[2 + zone].uncovered_quiet_s, 0);
    EXPECT_EQ(parts[zone].uncovered_s, 0);  // fire: the engine stays
  }
}

/// Of the city a zone from which no calls come costs nothing, and two kinds of call that the same
/// engine answers cost a zone once.
TEST(Background, TheCitysTimeWithoutCoverIsThatOfZonesAndServices) {
  Drill drill = ambulances();
  for (CallKind& kind : drill.background.kinds) kind.target_s = 700;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "E1", 300)};
  const auto lost_s = [](const Drill& of) {
    const Played played(of);
    const double away_s =
        played.run.end_s() -
        played.run.fleet().time_in(2)[static_cast<std::size_t>(Condition::ready)];  // E1
    const Coverage city = played.run.background().coverage();
    EXPECT_EQ(city.uncovered_quiet_s, 0);
    EXPECT_GT(away_s, 60);
    return std::pair(city.uncovered_s, away_s);
  };
  constexpr double hardly_any = 1e-6;
  {
    const auto [city_s, away_s] = lost_s(drill);
    EXPECT_EQ(city_s, 0);  // no calls
  }
  drill.background.rates = {rate("far", "fire", hardly_any)};
  {
    const auto [city_s, away_s] = lost_s(drill);
    EXPECT_NEAR(city_s, away_s, 1e-6);
  }
  CallKind rescue = drill.background.kinds[0];
  rescue.id = "rescue";
  rescue.task = Task::rescue;
  drill.background.kinds.push_back(rescue);
  drill.background.rates.push_back(rate("far", "rescue", hardly_any));
  drill.background.rates[1].id = "second";
  {
    const auto [city_s, away_s] = lost_s(drill);
    EXPECT_NEAR(city_s, away_s, 1e-6);  // once
  }
  drill.background.rates.push_back(rate("near", "rescue", hardly_any));
  drill.background.rates[2].id = "third";
  const auto [city_s, away_s] = lost_s(drill);
  EXPECT_NEAR(city_s, 2 * away_s, 1e-6);  // two zones
}

/// Who is too far away, out of order, or only on duty by day covers nobody, or nobody by night.
TEST(Background, CoverHangsOnDistanceReadinessAndShift) {
  Drill drill = ambulances();
  drill.scenario.start_hour = 19.0;
  drill.background.kinds[1].target_s = 100;  // 60 s turnout, 600 s to the far zone
  {
    const Played played(drill);
    const auto parts = played.run.background().coverage_by_kind_and_zone();
    EXPECT_NEAR(parts[2].uncovered_s, played.run.end_s(), 1e-6);
    EXPECT_EQ(parts[3].uncovered_s, 0);
  }
  drill.units.list[1].ready = 0;
  drill.units.list[2].crew_night = 0;
  const Played played(drill);
  const auto parts = played.run.background().coverage_by_kind_and_zone();
  const double end_s = played.run.end_s();
  ASSERT_GT(end_s, 3600);
  EXPECT_NEAR(parts[3].uncovered_s, std::min(end_s - 3600, 12 * 3600.0), 1e-6);
  EXPECT_NEAR(parts[3].uncovered_quiet_s, parts[3].uncovered_s, 1e-6);
}

/// The only engine, wanted by the incident while it may be at work at a call of priority 2.
Drill busy_engine() {
  Drill drill = ambulances();
  drill.roads.trip_factor = 1.0;
  drill.background.zones[1].calls_a_day = 10;
  drill.background.kinds[0].priority = 2;
  drill.background.kinds[0].scene_s = 5400.0;
  Package package;
  package.kind = UnitKind::foam;
  drill.plan.packages = {package};
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "1", 7200)};
  return drill;
}

/// It packs up for 60 s, drives 600 s, and what is left of the call is done by whoever comes later.
TEST(Redispatch, WorkAtALessUrgentCallIsLeftWhereTheRulesSaySo) {
  Drill drill = busy_engine();
  drill.background.zones[1].calls_a_day = 24;
  Unit second = drill.units.list[0];
  second.id = "E2";
  drill.units.list.push_back(second);
  int taken = 0, again = 0;
  for (std::uint64_t replication = 0; replication < 40; ++replication) {
    drill.dispatching.take_from_work = 0;
    const Played without(drill, replication);
    drill.dispatching.take_from_work = 2;
    const Played with(drill, replication);
    // At worst it packs up for a minute where it would have been free a moment later.
    EXPECT_LE(with.first(Happening::arrived), without.first(Happening::arrived) + 60 + 1e-6);
    const auto& dispatches = with.run.fleet().dispatches();
    for (std::size_t i = 0; i < dispatches.size(); ++i) {
      if (dispatches[i].origin != Origin::work) continue;
      ++taken;
      EXPECT_EQ(dispatches[i].incident, drill_incident);
      EXPECT_NEAR(dispatches[i].arrived_s - dispatches[i].dispatched_s, 660, 1e-6);
      std::size_t before = i;
      while (dispatches[--before].unit != dispatches[i].unit) ASSERT_GT(before, 0U);
      const Dispatch& left = dispatches[before];
      EXPECT_EQ(left.released_s, dispatches[i].dispatched_s);
      for (std::size_t k = i + 1; k < dispatches.size(); ++k) {
        if (dispatches[k].incident != left.incident) continue;
        ++again;
        if (std::isfinite(dispatches[k].released_s)) {
          EXPECT_NEAR(dispatches[k].released_s - dispatches[k].arrived_s,
                      5400 - (left.released_s - left.arrived_s), 1e-6);
        }
      }
    }
  }
  EXPECT_GT(taken, 3);
  EXPECT_GT(again, 0);
}

TEST(Redispatch, WorkIsNotLeftOtherwise) {
  Drill drill = busy_engine();
  const auto taken = [&] {
    int count = 0;
    for (std::uint64_t replication = 0; replication < 40; ++replication) {
      const Played played(drill, replication);
      for (const Dispatch& dispatch : played.run.fleet().dispatches())
        count += dispatch.origin == Origin::work ? 1 : 0;
    }
    return count;
  };
  EXPECT_EQ(taken(), 0);  // the usual rule
  drill.dispatching.take_from_work = 3;
  EXPECT_EQ(taken(), 0);  // the calls are more urgent than that
  drill.dispatching.take_from_work = 2;
  Unit second = drill.units.list[0];
  ASSERT_EQ(second.id, "E1");
  for (const char* id : {"E2", "E3", "E4", "E5", "E6", "E7", "E8"}) {
    second.id = id;
    drill.units.list.push_back(second);
  }
  EXPECT_EQ(taken(), 0);  // somebody is free
}

}  // namespace
}  // namespace yuyan::response
