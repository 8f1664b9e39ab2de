// Orders that are taken for others: what they are taken for, and what follows.
#include "models/response/misunderstanding.h"

#include <cmath>
#include <map>
#include <set>

#include <gmock/gmock.h>

#include "tests/unit/models/response/played.h"

namespace yuyan::response {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Zone zone(const std::string& id, ZoneKind kind, double x_m) {
  Zone made;
  made.id = id;
  made.kind = kind;
  made.x_m = x_m;
  made.junction = made.shelter_junction = "town";
  made.day = made.night = 10;
  made.warning_s = 60.0;
  made.mobilisation_s = 60.0;
  return made;
}

/// The small depot with three zones, two roads, two stations and two sources of aid.
Drill with_choices() {
  Drill drill = small_drill();
  drill.surroundings = {zone("east", ZoneKind::village, 9000),
                        zone("north", ZoneKind::village, 9500),
                        zone("school", ZoneKind::school, 9900)};
  drill.roads.segments.push_back(
      {.id = "lane", .from = "gate", .to = "town", .length_m = 7000, .speed_m_s = 10});
  Station second = drill.stations[0];
  second.id = "village_station";
  drill.stations.push_back(second);
  Unit other = drill.units.list[0];
  other.id = "E2";
  other.station = "village_station";
  other.kind = UnitKind::water;
  drill.units.list.push_back(other);
  return drill;
}

/// All targets that an order can be taken for.
std::set<std::string> taken_for(const Drill& drill, Action action, const std::string& target) {
  const DrillModel model(drill);
  std::set<std::string> targets;
  for (double u = 0.005; u < 1; u += 0.01) {
    const auto wrong = mishear(order("A", Happening::detected, action, target, 0), 0, model.drill(),
                               model.cast(), u);
    if (wrong) targets.insert(wrong->order.target);
  }
  return targets;
}

TEST(Misunderstanding, TakesATargetForAnotherOfItsTable) {
  const Drill drill = with_choices();
  EXPECT_THAT(taken_for(drill, Action::order_evacuation, "east"), ElementsAre("north", "school"));
  EXPECT_THAT(taken_for(drill, Action::order_evacuation, "village"), ElementsAre("school"));
  EXPECT_THAT(taken_for(drill, Action::order_shelter, "all"),
              ElementsAre("east", "north", "school"));
  EXPECT_THAT(taken_for(drill, Action::close_road, "lane"), ElementsAre("road"));
  EXPECT_THAT(taken_for(drill, Action::raise_grade, "3"), ElementsAre("2", "4"));
  EXPECT_THAT(taken_for(drill, Action::raise_grade, "1"), ElementsAre("2"));
  EXPECT_THAT(taken_for(drill, Action::dispatch, "5"), ElementsAre("4"));
  EXPECT_THAT(taken_for(drill, Action::dispatch, "E1"), ElementsAre("E2"));
  EXPECT_THAT(taken_for(drill, Action::dispatch, "town_station"), ElementsAre("village_station"));
  EXPECT_THAT(taken_for(drill, Action::dispatch, "water"), ElementsAre("foam"));
  EXPECT_THAT(taken_for(drill, Action::shut_down, ""), IsEmpty());
  EXPECT_THAT(taken_for(drill, Action::report, "county"), IsEmpty());
}

/// All alternatives alike: of 3000 choices a third each, within 4 standard errors.
TEST(Misunderstanding, ChoosesAllAlike) {
  const DrillModel model(with_choices());
  const chance::Stream stream({.seed = 3, .replication = 0}, "test", "choice");
  std::map<std::string, int> counts;
  constexpr int n = 3000;
  for (int i = 0; i < n; ++i) {
    const auto wrong = mishear(order("A", Happening::detected, Action::order_shelter, "all", 0), 0,
                               model.drill(), model.cast(), stream.uniform(i));
    ++counts[wrong.value().order.target];
  }
  for (const auto& [target, count] : counts)
    EXPECT_NEAR(count, n / 3.0, 4 * std::sqrt(n * 2 / 9.0)) << target;
}

TEST(Misunderstanding, OfATankTakesOneThatCanBeActedUpon) {
  Drill drill = small_drill();
  Tank third = drill.tanks[0];
  third.id = "T3";
  third.x_m = 500;
  third.fixed_foam = true;
  drill.tanks.push_back(third);
  const DrillModel model(drill);
  const auto wrong = mishear(order("A", Happening::burning, Action::start_foam, "", 0),
                             model.cast().tank(0), model.drill(), model.cast(), 0.1);
  EXPECT_EQ(model.cast().name(wrong.value().entity), "T3");
  EXPECT_FALSE(mishear(order("A", Happening::burning, Action::start_cooling, "", 0),
                       model.cast().tank(0), model.drill(), model.cast(), 0.1));
  EXPECT_EQ(mistaken_for(model.cast().site(), model.drill(), model.cast(), 0.1), std::nullopt);
  EXPECT_EQ(mistaken_for(model.cast().tank(1), model.drill(), model.cast(), 0.99),
            model.cast().tank(2));
}

/// A radio on which everything is misunderstood the first time that it is said, for the message of
/// this replication: found by looking.
std::uint64_t replication_with_one_mistake(const Drill& drill) {
  for (std::uint64_t replication = 0; replication < 200; ++replication)
    if (Played(drill, replication).all(Happening::misunderstood).size() == 1) return replication;
  throw std::runtime_error("no replication has one mistake");
}

Drill misheard(Action action, const std::string& target) {
  Drill drill = with_choices();
  drill.plan.orders = {order("A", Happening::detected, action, target, 100)};
  drill.command.channels = {radio()};
  drill.command.channels[0].misunderstood = 0.5;
  drill.command.links = {link(Passed::order)};
  drill.command.picture.report_back_s = 400.0;
  return drill;
}

TEST(Misunderstanding, ActsElsewhereUntilTheReportBack) {
  const Drill drill = misheard(Action::order_evacuation, "school");
  const Played played(drill, replication_with_one_mistake(drill));
  const auto mistakes = played.all(Happening::misunderstood);
  ASSERT_EQ(mistakes.size(), 1U);
  const double at_s = played.first(Happening::detected) + 100 + 35;
  EXPECT_DOUBLE_EQ(mistakes[0].time_s, at_s);
  EXPECT_EQ(played.name(mistakes[0].entity), "A");
  const std::string wrong = played.name(mistakes[0].place);
  EXPECT_TRUE(wrong == "east" || wrong == "north");
  EXPECT_DOUBLE_EQ(played.first(Happening::evacuation_ordered, wrong), at_s);
  EXPECT_DOUBLE_EQ(played.first(Happening::corrected, "A"), at_s + 400);
  EXPECT_DOUBLE_EQ(played.first(Happening::evacuation_ordered, "school"), at_s + 400 + 35);
  EXPECT_EQ(played.run.command().wrong_actions(), 1);
}

TEST(Misunderstanding, WithNothingToConfuseItWithOnlyDelays) {
  const Drill drill = misheard(Action::shut_down, "");
  const Played played(drill, replication_with_one_mistake(drill));
  EXPECT_DOUBLE_EQ(played.since_detection(Happening::shut_down), 100 + 35 + 400 + 35);
  EXPECT_EQ(played.run.command().wrong_actions(), 0);
}

/// Foam on a tank that does not burn uses up concentrate until the mistake is found.
TEST(Misunderstanding, WastesFoamOnTheWrongTank) {
  Drill drill = misheard(Action::start_foam, "");
  drill.site.foam_concentrate_m3 = 50;
  drill.site.pond_m3 = 5000;
  drill.site.fixed_systems.electric_failure = drill.site.fixed_systems.power_loss = 0;
  drill.site.fixed_systems.foam_failure = 0;
  drill.site.fixed_systems.foam_proportioning_s = 10.0;
  for (Tank& tank : drill.tanks) tank.fixed_foam = true;
  drill.plan.orders[0].trigger = Happening::burning;
  drill.plan.orders.push_back(order("pumps", Happening::detected, Action::start_pumps, "", 0));
  drill.plan.orders.back().layer = Layer::post_card;
  drill.command.links = {link(Passed::order, "on_site")};
  drill.plan.orders[0].layer = Layer::on_site;
  const Played played(drill, replication_with_one_mistake(drill));
  const double wrong_s = played.first(Happening::foam_at_tank, "T2");
  ASSERT_TRUE(std::isfinite(wrong_s));
  EXPECT_DOUBLE_EQ(played.first(Happening::foam_interrupted, "T2"),
                   played.first(Happening::corrected, "A"));
  EXPECT_GT(played.first(Happening::foam_at_tank, "T1"), played.first(Happening::corrected, "A"));
}

/// The wrong unit turns round once the mistake is found, and can be sent when it is wanted.
TEST(Misunderstanding, CallsBackWhoWasSentByMistake) {
  Drill drill = misheard(Action::dispatch, "E1");
  for (RoadSegment& road : drill.roads.segments) road.length_m = 60000;  // 6000 s and more
  drill.plan.orders[0].layer = Layer::county;
  drill.plan.orders.push_back(order("B", Happening::corrected, Action::dispatch, "E2", 9000));
  drill.command.links = {link(Passed::order, "county")};
  drill.plan.orders[1].layer = Layer::post_card;
  drill.scenario.horizon_s = 40000;
  const Played played(drill, replication_with_one_mistake(drill));
  const double corrected_s = played.first(Happening::corrected, "A");
  ASSERT_LT(played.first(Happening::dispatched, "E2"), corrected_s);
  EXPECT_GE(played.first(Happening::relieved, "E2"), corrected_s);
  EXPECT_GT(played.first(Happening::arrived, "E2"), corrected_s + 9000);
  EXPECT_DOUBLE_EQ(played.first(Happening::dispatched, "E1"), corrected_s + 35);
}

/// An alarm that was raised too high falls back, and who was sent for it alone turns round.
TEST(Misunderstanding, CallsBackAnAlarmThatWasTooHigh) {
  Drill drill = misheard(Action::raise_grade, "2");
  for (RoadSegment& road : drill.roads.segments) road.length_m = 60000;
  drill.plan.orders[0].layer = Layer::county;
  drill.command.links = {link(Passed::order, "county")};
  for (const char* grade : {"1", "2", "3"}) {
    Order send =
        order(std::string("send") + grade, Happening::grade_raised, Action::dispatch, grade, 10);
    send.trigger_entity = std::string("grade_") + grade;
    send.layer = Layer::post_card;
    drill.plan.orders.push_back(send);
  }
  Package package;
  package.grade = 2;
  package.kind = UnitKind::foam;
  drill.plan.packages = {package};
  package.grade = 3;
  package.kind = UnitKind::water;
  drill.plan.packages.push_back(package);
  drill.scenario.horizon_s = 40000;
  for (std::uint64_t replication = 0; replication < 200; ++replication) {
    const Played played(drill, replication);
    if (played.all(Happening::misunderstood).size() != 1) continue;
    if (std::isinf(played.first(Happening::grade_raised, "grade_3"))) continue;
    const double corrected_s = played.first(Happening::corrected, "A");
    ASSERT_TRUE(std::isfinite(played.first(Happening::dispatched, "E2")));
    EXPECT_GE(played.first(Happening::relieved, "E2"), corrected_s);
    EXPECT_TRUE(std::isinf(played.first(Happening::arrived, "E2")));
    EXPECT_TRUE(std::isfinite(played.first(Happening::arrived, "E1")));
    EXPECT_DOUBLE_EQ(played.first(Happening::grade_raised, "grade_2"), corrected_s + 35);
    EXPECT_EQ(played.run.command().grade(), 2);
    return;
  }
  FAIL() << "no replication raises the alarm too high";
}

/// People who were told to leave by mistake and have not set out stay; the right zone leaves.
TEST(Misunderstanding, CallsOffTheEvacuationOfTheWrongZone) {
  Drill drill = misheard(Action::order_evacuation, "school");
  for (Zone& one : drill.surroundings) one.warning_s = 500.0;  // the correction comes after 400 s
  const Played stays(drill, replication_with_one_mistake(drill));
  const std::string wrong = stays.name(stays.all(Happening::misunderstood).at(0).place);
  EXPECT_TRUE(std::isinf(stays.first(Happening::zone_warned, wrong)));
  EXPECT_TRUE(std::isinf(stays.first(Happening::zone_evacuated, wrong)));
  EXPECT_TRUE(std::isfinite(stays.first(Happening::zone_evacuated, "school")));
  EXPECT_EQ(stays.run.evacuation().evacuated(), 10);
}

/// Cooling of a tank that neither burns nor stands beside a fire is shut again.
TEST(Misunderstanding, ShutsTheCoolingOfTheWrongTank) {
  Drill drill = misheard(Action::start_cooling, "burning");
  Tank far = drill.tanks[0];
  far.id = "T3";
  far.x_m = 600;
  drill.tanks = {drill.tanks[0], far};
  for (Tank& tank : drill.tanks) tank.fixed_cooling = true;
  drill.site.pond_m3 = 50000;
  drill.site.fixed_systems.electric_failure = drill.site.fixed_systems.power_loss = 0;
  drill.site.fixed_systems.cooling_failure = 0;
  drill.site.fixed_systems.cooling_fill_s = 10.0;
  drill.plan.orders[0].trigger = Happening::burning;
  drill.plan.orders[0].layer = Layer::on_site;
  drill.plan.orders.push_back(order("pumps", Happening::detected, Action::start_pumps, "", 0));
  drill.plan.orders.back().layer = Layer::post_card;
  drill.command.links = {link(Passed::order, "on_site")};
  drill.scenario.sample_interval_s = 50;
  const Played played(drill, replication_with_one_mistake(drill));
  ASSERT_TRUE(std::isfinite(played.first(Happening::cooling_on, "T3")));
  const double corrected_s = played.first(Happening::corrected, "A");
  ASSERT_GT(played.first(Happening::cooling_on, "T1"), corrected_s);
  for (const Sample& sample : played.run.timeline())
    if (sample.time_s > corrected_s && sample.time_s < corrected_s + 35)
      EXPECT_EQ(sample.cooled_tanks, 0) << sample.time_s;
}

/// An order to withdraw that a crew takes for another's is missed outside and said again.
TEST(Misunderstanding, OfAWithdrawalLeavesTheCrewInside) {
  Drill drill = small_drill(26);
  drill.events.physics.heat_threshold_w_m2 = 3000.0;
  drill.plan.doctrine.withdrawal_s = 120.0;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "E1", 0),
                       order("out", Happening::heated, Action::order_withdrawal, "", 1500)};
  drill.command.channels = {radio()};
  drill.command.channels[0].misunderstood = 0.5;
  drill.command.links = {link(Passed::withdrawal)};
  drill.command.picture.report_back_s = 200.0;
  const Played played(drill, replication_with_one_mistake(drill));
  const double ordered_s = played.first(Happening::withdrawal_ordered);
  EXPECT_DOUBLE_EQ(played.first(Happening::misunderstood, "E1"), ordered_s + 35);
  EXPECT_DOUBLE_EQ(played.first(Happening::withdrawn, "E1"), ordered_s + 35 + 200 + 35 + 120);
}

/// The first report makes the accident smaller: the level stays low, and so does the alarm.
TEST(FirstReport, ThatIsTooLowKeepsLevelAndGradeTooLow) {
  Drill drill = small_drill();
  drill.events.initiating[0] = {};
  drill.events.initiating[0].id = "crash";
  drill.events.initiating[0].kind = InitiatingKind::mass_casualty;
  drill.events.initiating[0].facility = "rack";
  drill.events.initiating[0].casualties = 40;
  drill.events.initiating[0].detection_s = 60.0;
  drill.plan.orders = {order("two", Happening::detected, Action::raise_grade, "2", 10),
                       order("three", Happening::detected, Action::raise_grade, "3", 20),
                       order("send2", Happening::grade_raised, Action::dispatch, "2", 0),
                       order("send3", Happening::grade_raised, Action::dispatch, "3", 0)};
  drill.plan.orders[2].trigger_entity = "grade_2";
  drill.plan.orders[3].trigger_entity = "grade_3";
  const Played right(drill);
  EXPECT_DOUBLE_EQ(right.since_detection(Happening::grade_raised, "grade_3"), 20);
  EXPECT_EQ(right.run.post().history()[1].response_level, 1);  // 40 hurt and not found
  drill.command.picture.first_low = 1;
  drill.command.picture.first_share = 0.1;
  drill.command.picture.correction_s = 900.0;
  const Played low(drill);
  EXPECT_DOUBLE_EQ(low.since_detection(Happening::underestimated), 0);
  EXPECT_EQ(low.run.post().history()[1].response_level, 3);  // 4 of 40
  EXPECT_DOUBLE_EQ(low.since_detection(Happening::grade_raised, "grade_2"), 10);
  EXPECT_DOUBLE_EQ(low.since_detection(Happening::corrected), 900);
  EXPECT_DOUBLE_EQ(low.since_detection(Happening::grade_raised, "grade_3"), 900);
  EXPECT_EQ(low.run.post().response_level(), 0);  // over by the end
  double highest_s = 0;
  for (const CommandState& state : low.run.post().history())
    if (state.response_level == 1 && highest_s == 0) highest_s = state.time_s;
  EXPECT_DOUBLE_EQ(highest_s, low.first(Happening::corrected));
}

}  // namespace
}  // namespace yuyan::response
