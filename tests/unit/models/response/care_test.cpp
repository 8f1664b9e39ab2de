// Casualties: triage, ambulances in shuttle, hospitals, against closed forms.
#include "models/response/care.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "models/response/drill_run.h"
#include "tests/unit/models/response/chlorine_drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 10'000'000;

/// So many people are hurt at once at the gate; ambulances stand 12 minutes away, beside the
/// hospital. Roads let a hundred vehicles a second pass, so that they hardly wait for each other.
Drill accident(int casualties, int ambulances) {
  Drill drill = chlorine_drill();
  drill.surroundings.clear();
  InitiatingEvent crash;
  crash.id = "crash";
  crash.kind = InitiatingKind::mass_casualty;
  crash.facility = "gate_house";
  crash.casualties = static_cast<double>(casualties);
  crash.detection_s = 0.0;
  drill.events.initiating = {crash};
  drill.events.harm.red_share = 0;
  drill.roads.segments[0].length_m = 7200;
  for (auto& segment : drill.roads.segments) segment.capacity_vehicles_s = 100;
  drill.stations[0].kind = StationKind::ambulance;
  drill.stations[0].turnout_day_s = 0.0;
  drill.units.list.clear();
  for (int i = 0; i < ambulances; ++i) {
    Unit unit;
    unit.id = "A" + std::to_string(100 + i);
    unit.station = "town_station";
    unit.kind = UnitKind::ambulance;
    unit.crew = 3;
    unit.ready = 1;
    drill.units.list.push_back(unit);
  }
  Care& care = drill.hospitals.care;
  care.search_s = care.triage_s = care.treat_s = 0.0;
  care.load_s = 300.0;
  care.hand_over_s = 600.0;
  care.under_triage = care.over_triage = 0;
  care.yellow_untreated_s = 1e7;
  drill.hospitals.list[0].beds = 5000;
  drill.scenario.horizon_s = 86400;
  drill.plan.doctrine.watch_s = 60.0;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "town_station", 0)};
  return drill;
}

struct Played {
  explicit Played(const Drill& drill) : model(drill), run(model, {1, 0}) {
    run.play(event_limit);
    run.check_consistency();
    records = run.medical().records();
  }
  DrillModel model;
  DrillRun run;
  std::vector<PatientRecord> records;
};

double last(const std::vector<PatientRecord>& records, double PatientRecord::* time) {
  double last_s = 0;
  for (const PatientRecord& record : records) last_s = std::max(last_s, record.*time);
  return last_s;
}

TEST(Care, SixtyPatientsAndTenAmbulancesTakeTwoHundredAndTwentyFourMinutes) {
  const Played played(accident(60, 10));
  EXPECT_EQ(played.records.size(), 60U);
  EXPECT_NEAR(last(played.records, &PatientRecord::arrived_s), 224 * 60, 10);
  EXPECT_EQ(played.run.medical().admitted(), 60);
}

TEST(Care, TwoTeamsTriageSixtyPatientsInSixteenAndAHalfMinutes) {
  Drill drill = accident(60, 2);
  drill.hospitals.care.triage_s = 33.0;
  drill.hospitals.care.treat_s = 1e5;
  drill.scenario.horizon_s = 7200;
  const Played played(drill);
  EXPECT_NEAR(last(played.records, &PatientRecord::triaged_s), 720 + 16.5 * 60, 3);
}

TEST(Care, TriageErrsAsOftenAsItsRatesSay) {
  Drill drill = accident(2000, 2);
  drill.events.harm.red_share = 1;
  drill.hospitals.care.red_untreated_s = 1e6;
  drill.hospitals.care.under_triage = 0.2;
  drill.hospitals.care.treat_s = 1e5;
  drill.scenario.horizon_s = 7200;
  const Played played(drill);
  int triaged = 0, under = 0;
  for (const PatientRecord& record : played.records) {
    if (std::isnan(record.triaged_s)) continue;
    ++triaged;
    under += record.colour_given == Colour::yellow ? 1 : 0;
  }
  ASSERT_GT(triaged, 1950);  // a few die before
  EXPECT_NEAR(under, 0.2 * triaged, 4 * std::sqrt(triaged * 0.2 * 0.8));
}

/// Twenty people stand in a vapour cloud that flashes.
TEST(Care, TheDeadAreCalledBlackWhenTriageComesToThem) {
  Drill drill = small_drill();
  Zone crowd;
  crowd.id = "crowd";
  crowd.radius_m = 1;
  crowd.day = crowd.night = 20;
  crowd.indoor_share = 0;
  crowd.junction = crowd.shelter_junction = "gate";
  drill.surroundings = {crowd};
  InitiatingEvent overfill = drill.events.initiating[0];
  overfill.kind = InitiatingKind::tank_overfill;
  overfill.ignition_probability = 1;
  overfill.ignition_s = 600.0;
  drill.events.initiating = {overfill};
  drill.events.harm.flash_fire_death = 1;
  drill.hospitals.care.triage_s = 33.0;
  drill.hospitals.care.search_s = 0.0;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "town_station", 0)};
  const auto play = [&] {
    const Played played(drill);
    EXPECT_EQ(played.records.size(), 20U);
    return played.records;
  };
  // An engine searches, but nobody triages.
  for (const PatientRecord& record : play()) {
    EXPECT_EQ(record.fate, Fate::dead_at_once);
    EXPECT_EQ(record.colour_true, Colour::black);
    EXPECT_TRUE(std::isfinite(record.found_s));
    EXPECT_EQ(record.colour_given, Colour::none);
  }
  Unit ambulance = drill.units.list[0];
  ambulance.id = "A1";
  ambulance.kind = UnitKind::ambulance;
  drill.units.list.push_back(ambulance);
  const auto records = play();
  double first_s = INFINITY;
  for (const PatientRecord& record : records) {
    EXPECT_EQ(record.colour_given, Colour::black);
    EXPECT_FALSE(std::isfinite(record.treated_s));
    first_s = std::min(first_s, record.triaged_s);
  }
  EXPECT_NEAR(last(records, &PatientRecord::triaged_s) - first_s, 19 * 33, 1e-6);
}

TEST(Care, AHospitalWithoutBedsSendsOn) {
  Drill drill = accident(5, 5);
  drill.hospitals.list[0].beds = 10;  // of which a fifth may be used
  drill.hospitals.list[0].yellow_rate_h = 1000;
  Hospital far = drill.hospitals.list[0];
  far.id = "far";
  far.junction = "shelter";
  drill.roads.segments[1].length_m = 20000;
  far.beds = 1000;
  drill.hospitals.list.push_back(far);
  const Played played(drill);
  // By id: far, hospital.
  const auto& tallies = played.run.medical().hospitals().tallies();
  EXPECT_EQ(tallies[1].arrivals, 2);
  EXPECT_EQ(tallies[1].diverted, 3);
  EXPECT_EQ(tallies[0].arrivals, 3);
}

TEST(Care, AReceptionTakesSoManyAnHour) {
  Drill drill = accident(4, 4);
  drill.hospitals.list[0].beds = 100;
  drill.hospitals.list[0].yellow_rate_h = 2;
  const Played played(drill);
  const auto& tally = played.run.medical().hospitals().tallies()[0];
  ASSERT_EQ(tally.waits_s.size(), 4U);
  EXPECT_NEAR(tally.waits_s[3], 3 * 1800, 5);
  EXPECT_NEAR(tally.wait90_s(), 3 * 1800, 5);
  EXPECT_EQ(tally.peak_queue, 3);
}

TEST(Care, TheUntreatedDieByTheirClock) {
  Drill drill = accident(4000, 0);
  drill.events.harm.red_share = 1;
  drill.hospitals.care.red_untreated_s = 5400;
  drill.scenario.horizon_s = 5400;
  drill.plan.orders.clear();
  const Played played(drill);
  const double p = 1 - std::exp(-1);
  EXPECT_NEAR(played.run.people().deaths(Party::public_), 4000 * p,
              4 * std::sqrt(4000 * p * (1 - p)));
}

TEST(Care, AYellowOneTurnsRedBeforeHeDies) {
  Drill drill = accident(4000, 0);
  drill.hospitals.care.red_untreated_s = 3600;
  drill.hospitals.care.yellow_untreated_s = 7200;
  drill.scenario.horizon_s = 3600;
  drill.plan.orders.clear();
  const Played played(drill);
  // Two exponential clocks of 3600 s, one after the other: 1 - (1 + t) exp(-t) at t = 1.
  const double p = 1 - 2 * std::exp(-1);
  EXPECT_NEAR(played.run.people().deaths(Party::public_), 4000 * p,
              4 * std::sqrt(4000 * p * (1 - p)));
  const auto red = std::ranges::count(played.records, Colour::red, &PatientRecord::colour_true);
  EXPECT_NEAR(static_cast<double>(red), 4000 * std::exp(-1), 4 * std::sqrt(4000 * 0.37 * 0.63));
}

TEST(Care, MoreAmbulancesNeverDeliverLater) {
  double before_s = 1e9;
  for (const int ambulances : {3, 6, 12, 24}) {
    const Played played(accident(48, ambulances));
    const double last_s = last(played.records, &PatientRecord::arrived_s);
    EXPECT_LE(last_s, before_s);
    before_s = last_s;
  }
}

TEST(Care, WhereTheSubstanceAsksForItCasualtiesAreWashedOneAfterTheOther) {
  Drill drill = chlorine_drill(400);
  drill.events.initiating[0].decontaminate = true;
  drill.events.initiating[0].duration_s = 600.0;
  drill.stations[0].kind = StationKind::ambulance;
  drill.units.list[0].kind = UnitKind::ambulance;
  drill.units.list[0].crew = 3;
  drill.hospitals.care.search_s = drill.hospitals.care.triage_s = 0.0;
  drill.hospitals.care.decontamination_s = 100.0;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "town_station", 0)};
  const Played played(drill);
  std::vector<double> washed;
  for (const Entry& entry : played.run.journal().entries())
    if (entry.happening == Happening::decontaminated) washed.push_back(entry.time_s);
  ASSERT_GT(washed.size(), 10U);
  // One improvised lane: no two closer than its time.
  for (std::size_t i = 1; i < washed.size(); ++i) EXPECT_GE(washed[i] - washed[i - 1], 100 - 1e-6);
}

TEST(Responders, ACrewThatThePoisonOvercomesIsLost) {
  Drill drill = chlorine_drill();
  drill.site.facilities[0].x_m = 200;  // the gate lies in the wind
  drill.events.airborne.crew_share = 1;
  drill.stations[0].turnout_day_s = 0.0;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "town_station", 0)};
  const Played played(drill);
  EXPECT_TRUE(
      std::isfinite(played.run.journal().first(played.model.cast(), Happening::unit_lost, "E1")));
  EXPECT_GT(2 * played.run.people().crew_hurt(0), drill.units.list[0].crew);
  EXPECT_GT(played.run.fleet().time_in(0)[static_cast<std::size_t>(Condition::lost)], 0);
}

}  // namespace
}  // namespace yuyan::response
