// Each kind of finding on a small plan that has it, and its absence once it is mended.
#include "models/response/plan_analysis.h"

#include <cmath>

#include <gmock/gmock.h>

#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Option option(std::string id, std::string decision) {
  Option result;
  result.id = std::move(id);
  result.decision = std::move(decision);
  return result;
}

Package package(int grade, UnitKind kind, int count, std::string station = "") {
  Package result;
  result.grade = grade;
  result.kind = kind;
  result.count = count;
  result.station = std::move(station);
  return result;
}

/// The small drill with a plan that nothing is wrong with: call, dispatch, report, hand-over.
Drill sound() {
  Drill drill = small_drill();
  drill.plan.orders = {order("A1", Happening::detected, Action::call_119, "", 30),
                       order("A2", Happening::called_119, Action::raise_grade, "1", 30),
                       order("A3", Happening::grade_raised, Action::dispatch, "1", 30),
                       order("A4", Happening::detected, Action::assume_command, "firm", 10)};
  drill.plan.packages = {package(1, UnitKind::foam, 1)};
  return drill;
}

Order with(Order order, Layer layer, std::string trigger_entity = "") {
  order.layer = layer;
  order.trigger_entity = std::move(trigger_entity);
  return order;
}

std::vector<std::string> found(const Drill& drill) {
  std::vector<std::string> list;
  for (const Finding& finding : analyse_plan(DrillModel(drill)).findings) {
    list.push_back(std::string(name_of(finding.kind)) + " " + finding.path);
    EXPECT_FALSE(finding.what.english.empty() || finding.what.chinese.empty());
    EXPECT_FALSE(finding.advice.english.empty() || finding.advice.chinese.empty());
  }
  return list;
}

TEST(PlanAnalysis, HasNothingAgainstASoundPlan) { EXPECT_THAT(found(sound()), IsEmpty()); }

TEST(PlanAnalysis, GovernmentWaitsForANoticeThatNobodyGives) {
  Drill drill = sound();
  drill.plan.orders.push_back(
      with(order("B1", Happening::reported, Action::assume_command, "county", 60), Layer::county,
           "county"));
  drill.plan.orders.push_back(order("B0", Happening::detected, Action::report, "county", 60));
  EXPECT_THAT(found(drill), IsEmpty());
  drill.plan.orders.pop_back();
  EXPECT_THAT(found(drill), testing::Contains("seam_trigger plan.orders.B1"));
}

TEST(PlanAnalysis, ANoticeThatNobodyReceives) {
  Drill drill = sound();
  drill.plan.orders.push_back(order("B1", Happening::detected, Action::call_110, "", 60));
  EXPECT_THAT(found(drill), ElementsAre("seam_notice plan.orders.B1"));
  drill.plan.orders.back().action = Action::report;
  drill.plan.orders.back().target = "county";
  EXPECT_THAT(found(drill), ElementsAre("seam_notice plan.orders.B1"));
  drill.plan.orders.back().target = "province";
  EXPECT_THAT(found(drill), IsEmpty());
}

TEST(PlanAnalysis, VehiclesThatBothPlansCountOn) {
  Drill drill = sound();
  drill.plan.packages[0].station = "town_station";
  drill.plan.orders.push_back(
      order("B1", Happening::detected, Action::dispatch, "town_station", 60));
  EXPECT_THAT(found(drill), ElementsAre("seam_resource plan.orders.B1"));
  drill.plan.orders.back().layer = Layer::county;
  EXPECT_THAT(found(drill), testing::Not(testing::Contains("seam_resource plan.orders.B1")));
  // A package of any station counts on it only where there are not others enough.
  drill.plan.orders.back().layer = Layer::on_site;
  drill.plan.packages[0].station.clear();
  EXPECT_THAT(found(drill), testing::Contains("seam_resource plan.orders.B1"));
  Station second = drill.stations[0];
  second.id = "second_station";
  drill.stations.push_back(second);
  Unit other = drill.units.list[0];
  other.id = "another";
  other.kind = UnitKind::foam;
  other.station = second.id;
  drill.units.list.push_back(other);
  EXPECT_THAT(found(drill), testing::Not(testing::Contains("seam_resource plan.orders.B1")));
}

TEST(PlanAnalysis, NoRuleOfHandOver) {
  Drill drill = sound();
  drill.plan.orders.push_back(
      with(order("B1", Happening::called_119, Action::block_watercourse, "", 60), Layer::county));
  EXPECT_THAT(found(drill), ElementsAre("seam_command plan.orders.B1"));
  drill.plan.orders.push_back(
      with(order("B2", Happening::arrived, Action::assume_command, "county", 60), Layer::special));
  EXPECT_THAT(found(drill), IsEmpty());
  std::erase_if(drill.plan.orders, [](const Order& o) { return o.id == "A4"; });
  EXPECT_THAT(found(drill), ElementsAre("seam_command plan.orders"));
}

/// What waits for the dam or the first measurement needs an order for it.
TEST(PlanAnalysis, KnowsWhoDamsAndWhoMeasures) {
  for (const auto& [action, done] :
       {std::pair{Action::block_watercourse, Happening::watercourse_blocked},
        std::pair{Action::monitor_environment, Happening::environment_monitored}}) {
    Drill drill = sound();
    drill.plan.orders.push_back(order("B1", done, Action::shut_down, "", 0));
    EXPECT_THAT(found(drill), ElementsAre("dead_trigger plan.orders.B1"));
    drill.plan.orders.push_back(order("B2", Happening::run_off_left, action, "", 60));
    if (action == Action::monitor_environment) {
      EXPECT_THAT(found(drill), ElementsAre("dead_trigger plan.orders.B1",
                                            "without_means plan.orders.B2"));  // by nobody
      Unit team;
      team.id = "M1";
      team.station = "town_station";
      team.kind = UnitKind::environment;
      drill.units.list.push_back(team);
      drill.plan.orders.push_back(order("B3", Happening::detected, Action::dispatch, "M1", 60));
    }
    EXPECT_THAT(found(drill), IsEmpty());
  }
}

// What the site command does by itself sets off orders and keeps clauses like an order would.
TEST(PlanAnalysis, TheSiteCommandReportsAndTakesOver) {
  Drill drill = sound();
  drill.plan.orders.push_back(
      with(order("B1", Happening::reported, Action::block_watercourse, "", 60), Layer::county,
           "county"));
  EXPECT_THAT(found(drill),
              ElementsAre("seam_trigger plan.orders.B1", "seam_command plan.orders.B1"));
  drill.command.reporting.is_on = true;
  EXPECT_THAT(found(drill), ElementsAre("seam_command plan.orders.B1"));
  drill.command.hands_over = true;
  EXPECT_THAT(found(drill), IsEmpty());
  for (const Happening happening : {Happening::sector_opened, Happening::message_lost}) {
    drill.plan.orders.back().trigger = happening;
    drill.plan.orders.back().trigger_entity = "";
    EXPECT_THAT(found(drill), ElementsAre("dead_trigger plan.orders.B1"));
  }
  drill.command.channels.emplace_back().loss = 0.1;
  EXPECT_THAT(found(drill), IsEmpty());
  drill.plan.orders.back().trigger = Happening::sector_opened;
  drill.command.span.is_on = true;
  EXPECT_THAT(found(drill), IsEmpty());
}

// A group is set up when its level has command and its leader's vehicle is sent, and has to have
// something to do; what waits for it is not dead, and what goes through it waits for it.
TEST(PlanAnalysis, GroupsOfTheSiteCommand) {
  Drill drill = sound();
  Role chief;
  chief.id = "chief";
  chief.level = "county";
  chief.comes_with = "E1";
  CommandGroup group;
  group.id = "police";
  group.leader = "chief";
  group.owns = {"block_watercourse"};
  group.set_up_s = 300.0;
  group.direct_s = 200.0;
  drill.command.roles = {chief};
  drill.command.groups = {group};
  drill.plan.orders.push_back(
      with(order("B1", Happening::called_119, Action::block_watercourse, "", 0), Layer::county));
  EXPECT_THAT(found(drill),
              ElementsAre("idle_group command.groups.police", "seam_command plan.orders.B1"));
  drill.plan.orders.push_back(
      with(order("B2", Happening::called_119, Action::assume_command, "county", 0), Layer::county));
  drill.plan.orders.push_back(order("B3", Happening::group_set_up, Action::shut_down, "", 0));
  EXPECT_THAT(found(drill), IsEmpty());
  drill.command.groups[0].owns = {};
  EXPECT_THAT(found(drill), ElementsAre("idle_group command.groups.police"));
  drill.command.groups[0].members = {"foam"};
  EXPECT_THAT(found(drill), IsEmpty());
  drill.command.groups[0].least_members = 2;  // there is one engine
  EXPECT_THAT(found(drill), testing::Contains("idle_group command.groups.police"));
}

// The fastest that an order through a group can be done: with the group, or without it.
TEST(PlanAnalysis, TheFastestTimeWaitsForGroups) {
  Drill drill = sound();
  Role chief;
  chief.id = "chief";
  chief.level = "firm";
  CommandGroup group;
  group.id = "news";
  group.leader = "chief";
  group.owns = {"inform_public"};
  group.set_up_s = 600.0;
  group.direct_s = 200.0;
  drill.command.roles = {chief};
  drill.command.groups = {group};
  drill.plan.orders.push_back(order("B1", Happening::detected, Action::inform_public, "", 50));
  Clause clause;
  clause.id = "said";
  clause.of = Happening::informed_public;
  clause.since = Happening::detected;
  clause.limit_s = 300;
  drill.plan.clauses = {clause};
  const auto fastest_s = [&] { return analyse_plan(DrillModel(drill)).fastest.at(0).seconds; };
  EXPECT_DOUBLE_EQ(fastest_s(), 200);
  drill.command.groups[0].direct_s = 5000.0;
  EXPECT_DOUBLE_EQ(fastest_s(), 600);
  EXPECT_THAT(found(drill), testing::Contains("impossible_clause plan.clauses.said"));
  drill.command.groups.clear();
  EXPECT_DOUBLE_EQ(fastest_s(), 0);
}

TEST(PlanAnalysis, AFollowUpComesAfterItsInterval) {
  Drill drill = sound();
  Clause clause;
  clause.id = "second_report";
  clause.of = Happening::followed_up;
  clause.since = Happening::detected;
  clause.limit_s = 7200;
  drill.plan.clauses = {clause};
  EXPECT_THAT(found(drill), ElementsAre("impossible_clause plan.clauses.second_report"));
  drill.command.reporting.is_on = true;
  EXPECT_THAT(found(drill), ElementsAre("impossible_clause plan.clauses.second_report"));
  drill.command.reporting.major_follow_up_s = 3600;
  EXPECT_THAT(found(drill), IsEmpty());
}

TEST(PlanAnalysis, ATriggerThatNothingSetsOff) {
  Drill drill = sound();
  drill.plan.orders.push_back(order("B1", Happening::wind_turned, Action::shut_down, "", 0));
  EXPECT_THAT(found(drill), ElementsAre("dead_trigger plan.orders.B1"));
  drill.plan.orders.back().trigger = Happening::burning;
  EXPECT_THAT(found(drill), IsEmpty());
  drill.plan.orders.back().measure = Measure::burning_tanks;
  drill.plan.orders.back().at_least = 3;  // there are two
  EXPECT_THAT(found(drill), ElementsAre("dead_trigger plan.orders.B1"));
  drill.plan.orders.back().at_least = 2;
  EXPECT_THAT(found(drill), IsEmpty());
  drill.plan.orders.back().measure = Measure::grade;
  EXPECT_THAT(found(drill), ElementsAre("dead_trigger plan.orders.B1"));  // grade 1 at most
}

// The weather turns the wind or not, and a cloud that reaches somebody needs something that drifts.
TEST(PlanAnalysis, WindAndCloudAreTriggersWhereTheyCanCome) {
  Drill drill = sound();
  drill.plan.orders.push_back(order("B1", Happening::wind_turned, Action::shut_down, "", 0));
  drill.weather[0].turn_every_s = 600.0;
  EXPECT_THAT(found(drill), IsEmpty());
  drill.weather[0].weight = 0;  // never drawn
  EXPECT_THAT(found(drill), ElementsAre("dead_trigger plan.orders.B1"));
  drill.plan.orders.back().trigger = Happening::cloud_reached;
  EXPECT_THAT(found(drill), ElementsAre("dead_trigger plan.orders.B1"));
  InitiatingEvent leak;
  leak.id = "leak";
  leak.kind = InitiatingKind::toxic_release;
  drill.events.initiating.push_back(leak);
  EXPECT_THAT(found(drill), IsEmpty());
  drill.scenario.initiating_event = "lightning";  // the leak is not played
  EXPECT_THAT(found(drill), ElementsAre("dead_trigger plan.orders.B1"));
}

// The wind turns no sooner than the weather says: a clause that is to be kept before cannot be.
TEST(PlanAnalysis, TheWindTurnsWhenTheWeatherSays) {
  Drill drill = sound();
  drill.weather[0].turn_every_s = 600.0;
  drill.events.initiating[0].detection_s = 0.0;
  Clause clause;
  clause.id = "turned";
  clause.of = Happening::wind_turned;
  clause.since = Happening::detected;
  clause.limit_s = 500;
  drill.plan.clauses = {clause};
  EXPECT_THAT(found(drill), ElementsAre("impossible_clause plan.clauses.turned"));
  EXPECT_NEAR(analyse_plan(DrillModel(drill)).fastest[0].seconds, 600, 1e-9);
}

// That nothing happens is one finding, beside what is wrong with the plan in any drill.
TEST(PlanAnalysis, ADrillInWhichNothingHappens) {
  Drill drill = sound();
  InitiatingEvent nothing;
  nothing.id = "nothing";
  nothing.kind = InitiatingKind::none;
  drill.events.initiating.push_back(nothing);
  drill.scenario.initiating_event = "nothing";
  EXPECT_THAT(found(drill), ElementsAre("nothing_happens scenario.initiating_event"));
  drill.plan.orders.push_back(order("B1", Happening::wind_turned, Action::shut_down, "", 0));
  EXPECT_THAT(found(drill), ElementsAre("dead_trigger plan.orders.B1",
                                        "nothing_happens scenario.initiating_event"));
  drill = sound();
  drill.events.initiating = {nothing};
  EXPECT_THAT(found(drill), ElementsAre("nothing_happens events.initiating"));
}

// A grade is acted upon when its package is sent, on whatever trigger.
TEST(PlanAnalysis, AGradeWhosePackageIsSentIsHeard) {
  Drill drill = sound();
  drill.plan.orders[2] = order("A3", Happening::detected, Action::dispatch, "1", 30);
  drill.plan.orders.push_back(order("B1", Happening::detected, Action::raise_grade, "2", 30));
  EXPECT_THAT(found(drill), ElementsAre("seam_notice plan.orders.B1"));
  drill.plan.orders.push_back(order("B2", Happening::detected, Action::dispatch, "2", 30));
  EXPECT_THAT(found(drill), IsEmpty());
}

void add_place(Drill& drill, FacilityKind kind) {
  Facility facility;
  facility.id = std::string(name_of(kind));
  facility.kind = kind;
  drill.site.facilities.push_back(facility);
}

TEST(PlanAnalysis, OrdersThatWaitForEachOther) {
  Drill drill = sound();
  add_place(drill, FacilityKind::rain_valve);
  drill.plan.orders.push_back(
      order("B1", Happening::tankers_cleared, Action::close_rain_valve, "", 0));
  drill.plan.orders.push_back(
      order("B2", Happening::rain_valve_closed, Action::clear_tankers, "", 0));
  EXPECT_THAT(found(drill), ElementsAre("circular plan.orders.B1"));
  EXPECT_THAT(analyse_plan(DrillModel(drill)).findings[0].what.english, HasSubstr("B1 > B2"));
  drill.plan.orders.push_back(order("B3", Happening::detected, Action::clear_tankers, "", 0));
  EXPECT_THAT(found(drill), IsEmpty());
  for (Order& line : drill.plan.orders) line.repeats = true;
  EXPECT_THAT(found(drill), ElementsAre("circular plan.orders.B1"));  // now without end
}

TEST(PlanAnalysis, ActorsWithoutMeans) {
  Drill drill = sound();
  drill.plan.orders.push_back(order("B1", Happening::burning, Action::start_cooling, "all", 0));
  drill.plan.orders.push_back(order("B2", Happening::burning, Action::start_foam, "", 0));
  drill.site.foam_concentrate_m3 = 5;
  EXPECT_THAT(found(drill),
              ElementsAre("without_means plan.orders.B1", "without_means plan.orders.B2"));
  drill.tanks[0].fixed_cooling = drill.tanks[0].fixed_foam = true;
  EXPECT_THAT(found(drill), IsEmpty());
  drill.site.foam_concentrate_m3 = 0;
  EXPECT_THAT(found(drill), ElementsAre("without_means plan.orders.B2"));
  drill = sound();
  drill.plan.packages.clear();
  EXPECT_THAT(found(drill), ElementsAre("without_means plan.orders.A3"));
}

TEST(PlanAnalysis, PlacesThatTheSiteDoesNotHave) {
  Drill drill = sound();
  std::erase_if(drill.site.facilities,
                [](const Facility& one) { return one.kind == FacilityKind::loading_rack; });
  drill.plan.orders.push_back(order("B1", Happening::detected, Action::clear_tankers, "", 0));
  drill.plan.orders.push_back(order("B2", Happening::detected, Action::close_rain_valve, "", 0));
  EXPECT_THAT(found(drill),
              ElementsAre("without_means plan.orders.B1", "without_means plan.orders.B2"));
  add_place(drill, FacilityKind::loading_rack);
  add_place(drill, FacilityKind::rain_valve);
  EXPECT_THAT(found(drill), IsEmpty());
}

// The report may come long after the engines: then they were there in time.
TEST(PlanAnalysis, AClockThatMayStartLateMakesNoClauseImpossible) {
  Drill drill = sound();
  drill.plan.orders.push_back(order("B1", Happening::detected, Action::report, "province", 0));
  Clause clause;
  clause.id = "there";
  clause.of = Happening::arrived;
  clause.limit_s = 1;
  drill.plan.clauses = {clause};
  drill.plan.clauses[0].since = Happening::called_119;  // which the engines wait for
  EXPECT_THAT(found(drill), ElementsAre("impossible_clause plan.clauses.there"));
  EXPECT_GT(analyse_plan(DrillModel(drill)).fastest[0].seconds, 1);
  drill.plan.clauses[0].since = Happening::reported;
  EXPECT_THAT(found(drill), IsEmpty());
  EXPECT_EQ(analyse_plan(DrillModel(drill)).fastest[0].seconds, 0);
}

TEST(PlanAnalysis, MoreVehiclesPlannedThanThereAre) {
  Drill drill = sound();
  drill.plan.packages.push_back(package(2, UnitKind::foam, 1, "town_station"));
  EXPECT_THAT(found(drill), ElementsAre("double_booked plan.packages"));  // there is one in all
  drill.plan.packages.back().count = 2;
  EXPECT_THAT(found(drill),
              ElementsAre("double_booked plan.packages", "double_booked plan.packages"));
  Unit engine = drill.units.list[0];
  for (const char* id : {"E2", "E3"}) {
    engine.id = id;
    drill.units.list.push_back(engine);
  }
  EXPECT_THAT(found(drill), IsEmpty());
}

Clause arrival_within(double limit_s) {
  Clause clause;
  clause.id = "there";
  clause.of = Happening::arrived;
  clause.of_entity = "outside";
  clause.since = Happening::called_119;
  clause.limit_s = limit_s;
  return clause;
}

/// 6000 m at 10 m/s and turnout: the orders count nothing.
TEST(PlanAnalysis, TheFastestTimeGoesAlongTurnoutAndRoad) {
  Drill drill = sound();
  drill.stations[0].turnout_day_s = 60.0;
  drill.stations[0].turnout_night_s = 45.0;
  drill.roads.trip_factor = 1.0;
  drill.plan.clauses = {arrival_within(700)};
  const PlanAnalysis analysis = analyse_plan(DrillModel(drill));
  EXPECT_THAT(analysis.findings, IsEmpty());
  ASSERT_EQ(analysis.fastest.size(), 1U);
  EXPECT_NEAR(analysis.fastest[0].seconds, 645, 1e-6);
  drill.plan.clauses[0].limit_s = 600;
  EXPECT_THAT(found(drill), ElementsAre("impossible_clause plan.clauses.there"));
  drill.plan.clauses[0].of = Happening::water_on;
  drill.plan.clauses[0].limit_s = 900;
  drill.units.work.set_up_s = 210.0;
  EXPECT_NEAR(analyse_plan(DrillModel(drill)).fastest[0].seconds, 855, 1e-6);
}

TEST(PlanAnalysis, APromiseThatNoOrderBringsAbout) {
  Drill drill = sound();
  drill.plan.clauses = {arrival_within(700)};
  drill.plan.clauses[0].of = Happening::informed_public;
  drill.plan.clauses[0].of_entity = "";
  EXPECT_THAT(found(drill), ElementsAre("impossible_clause plan.clauses.there"));
  EXPECT_TRUE(std::isinf(analyse_plan(DrillModel(drill)).fastest[0].seconds));
}

TEST(PlanAnalysis, ADeadlineShorterThanTheAction) {
  Drill drill = sound();
  drill.plan.orders[0].deadline_s = 20;  // takes 30
  EXPECT_THAT(found(drill), ElementsAre("impossible_deadline plan.orders.A1"));
  drill.plan.orders[0].deadline_s = 30;
  EXPECT_THAT(found(drill), IsEmpty());
}

TEST(PlanAnalysis, ADecisionThatNeverComesUpKeepsItsOrdersDead) {
  Drill drill = sound();
  Decision decision;
  decision.id = "D";
  decision.trigger = Happening::wind_turned;
  decision.standard = "no";
  drill.plan.decisions = {decision};
  drill.plan.options = {option("no", "D"), option("yes", "D")};
  drill.plan.orders.push_back(
      with(order("B1", Happening::decided, Action::shut_down, "", 0), Layer::on_site, "yes"));
  EXPECT_THAT(found(drill), ElementsAre("dead_trigger plan.orders.B1"));
  drill.plan.decisions[0].trigger = Happening::burning;
  EXPECT_THAT(found(drill), IsEmpty());
}

}  // namespace
}  // namespace yuyan::response
