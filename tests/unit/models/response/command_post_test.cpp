// Command by hand-reckoned times, on the small depot.
#include "models/response/command_post.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/response/outcomes.h"
#include "tests/unit/models/response/played.h"

namespace yuyan::response {
namespace {

TEST(CommandPost, HoldsLevelFourFromTheFirstNotice) {
  const Played played(small_drill());
  const auto& history = played.run.post().history();
  ASSERT_GE(history.size(), 2U);
  EXPECT_EQ(history[0].reason, Happening::detected);
  EXPECT_EQ(history[0].response_level, 0);
  EXPECT_EQ(history[1].response_level, 4);
  EXPECT_EQ(history[1].time_s, played.first(Happening::detected));
  EXPECT_EQ(history[1].approval_s, 0);
}

TEST(CommandPost, TakesTheTimesOfJudgementApprovalAndHandOver) {
  Drill drill = small_drill();
  drill.command.hands_over = true;
  drill.command.levels = {level("firm"), level("county")};
  drill.command.levels[0].judgement_s = 60.0;
  drill.command.levels[1].approval_s = 300.0;
  drill.command.levels[1].hand_over_s = 600.0;
  drill.command.channels = {radio()};
  drill.command.links = {link(Passed::report)};
  const Played played(drill);
  EXPECT_DOUBLE_EQ(played.since_detection(Happening::level_raised), 60 + 35 + 300);
  EXPECT_DOUBLE_EQ(played.since_detection(Happening::command_assumed, "county"),
                   60 + 35 + 300 + 600);
  const auto& history = played.run.post().history();
  EXPECT_DOUBLE_EQ(history[1].approval_s, 395);
  EXPECT_EQ(played.model.cast().name(history[1].commander), "firm");
  EXPECT_EQ(played.model.cast().name(history[2].commander), "county");
}

TEST(CommandPost, JudgesWhatIsKnownFromTheFirstMinute) {
  Drill drill = small_drill();
  drill.command.first_minute.in_danger = 12;
  EXPECT_EQ(Played(drill).run.post().response_level(), 2);
  drill.command.first_minute.in_danger = 2;
  drill.command.first_minute.trapped = 1;
  EXPECT_EQ(Played(drill).run.post().response_level(), 3);
}

TEST(CommandPost, ReportsUpLevelByLevel) {
  Drill drill = small_drill();
  drill.command.reporting.is_on = true;
  drill.command.levels = {level("firm"), level("county"), level("city")};
  drill.command.levels[0].report_s = 900.0;
  drill.command.levels[1].report_s = 1200.0;
  drill.command.levels[2].report_s = 300.0;
  const Played general(drill);
  EXPECT_DOUBLE_EQ(general.since_detection(Happening::reported, "county"), 900);
  EXPECT_DOUBLE_EQ(general.since_detection(Happening::reported, "city"), 2100);
  EXPECT_TRUE(std::isinf(general.first(Happening::reported, "province")));
  drill.command.first_minute.trapped = 3;
  const Played larger(drill);
  EXPECT_DOUBLE_EQ(larger.since_detection(Happening::reported, "province"), 2400);
  EXPECT_TRUE(std::isinf(larger.first(Happening::followed_up)));  // the drill is shorter than a day
  drill.command.reporting.follow_up_s = 600;
  drill.command.reporting.major_follow_up_s = 300;
  EXPECT_DOUBLE_EQ(Played(drill).since_detection(Happening::followed_up), 600);
  drill.command.first_minute.in_danger = 10;
  EXPECT_DOUBLE_EQ(Played(drill).since_detection(Happening::followed_up), 300);
}

/// So many are hurt at the rack at once; an engine comes and finds them.
Drill crash(int casualties) {
  Drill drill = small_drill();
  drill.events.initiating[0] = {};
  drill.events.initiating[0].id = "crash";
  drill.events.initiating[0].kind = InitiatingKind::mass_casualty;
  drill.events.initiating[0].facility = "rack";
  drill.events.initiating[0].casualties = casualties;
  drill.events.initiating[0].detection_s = 60.0;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "E1", 0)};
  return drill;
}

/// A fire whose heat reaches a village of 900 beside the tank, once it takes the whole surface.
Drill village_at_the_tank(double x_m) {
  Drill drill = small_drill();
  drill.events.initiating[0].spread_s = 600.0;
  drill.events.initiating[0].detection_s = 60.0;
  drill.events.harm.harmful_heat_w_m2 = 1000;
  Zone zone;
  zone.id = "village";
  zone.x_m = x_m;
  zone.radius_m = 5;
  zone.junction = zone.shelter_junction = "town";
  zone.day = zone.night = 900;
  drill.surroundings = {zone};
  return drill;
}

int first_level(const Drill& drill) { return Played(drill).run.post().history()[1].response_level; }

// Those hurt and not yet found are in danger: 10 are level II, 30 level I, by the Hebei plan.
TEST(Danger, ComesFromWhatTheAccidentDoes) {
  EXPECT_EQ(first_level(crash(2)), 4);
  EXPECT_EQ(first_level(crash(3)), 3);
  EXPECT_EQ(first_level(crash(12)), 2);
  EXPECT_EQ(first_level(crash(40)), 1);
  Drill said = crash(2);  // what the scenario says stands over it
  said.command.first_minute.in_danger = 40;
  EXPECT_EQ(first_level(said), 1);
  said = crash(40);
  said.command.first_minute.in_danger = said.command.first_minute.trapped = 0;
  EXPECT_EQ(first_level(said), 3);  // by the 40 who are badly hurt
}

TEST(Danger, IsThereWhereHarmfulHeatReaches) {
  const auto raised_s = [](const Drill& drill) {
    const Played played(drill);
    for (const CommandState& state : played.run.post().history())
      if (state.response_level == 1) return state.time_s - played.first(Happening::burning, "T1");
    return -1.0;
  };
  EXPECT_EQ(raised_s(village_at_the_tank(5000)), -1);
  Drill drill = village_at_the_tank(40);
  EXPECT_DOUBLE_EQ(raised_s(drill), 0);
  // The commander knows of it when he has been told: at most one report was under way.
  drill.command.channels = {radio()};
  drill.command.links = {link(Passed::picture)};
  EXPECT_GE(raised_s(drill), 35);
  EXPECT_LE(raised_s(drill), 70);
}

// A plan may lower the level; those still in danger hold it up, and it ends with the incident.
TEST(ResponseLevel, IsLoweredByThePlanAndEndsWithTheIncident) {
  Drill drill = crash(40);
  drill.command.levels = {level("province"), level("city")};
  drill.command.levels[0].approval_s = 120.0;
  drill.plan.orders.push_back(order("down", Happening::found, Action::lower_level, "IV", 0));
  drill.plan.orders.back().repeats = true;
  {
    const Played played(drill);
    const auto lowered = played.all(Happening::level_lowered);
    const auto found = played.all(Happening::found);
    ASSERT_FALSE(lowered.empty());
    ASSERT_FALSE(found.empty());
    EXPECT_GE(lowered[0].time_s, found[0].time_s + 120);
    for (std::size_t i = 1; i < lowered.size(); ++i)
      EXPECT_GT(lowered[i].value, lowered[i - 1].value);  // as people are found
    EXPECT_EQ(lowered.back().value, 4);
    EXPECT_LE(lowered.back().time_s, found.back().time_s + 120);
    EXPECT_EQ(played.run.post().history().back().response_level, 0);
    EXPECT_EQ(played.run.post().history().back().reason, Happening::closed);
  }
  drill.plan.orders.pop_back();
  const Played held(drill);
  EXPECT_TRUE(held.all(Happening::level_lowered).empty());
}

// With the level command goes back down, to the level that leads what is left, after its own time.
TEST(Command, GoesBackDownWithTheResponseLevel) {
  Drill drill = crash(40);
  drill.command.hands_over = true;
  drill.command.levels = {level("province"), level("county")};
  drill.command.levels[1].hand_over_s = 200.0;
  drill.plan.orders.push_back(order("down", Happening::found, Action::lower_level, "IV", 0));
  drill.plan.orders.back().repeats = true;
  {
    const Played up(drill);
    EXPECT_EQ(up.name(up.run.post().history().back().commander), "province");
  }
  drill.command.hands_back = true;
  const Played down(drill);
  const auto lowered = down.all(Happening::level_lowered);
  ASSERT_EQ(lowered.back().value, 4);
  const auto assumed = down.all(Happening::command_assumed);
  EXPECT_EQ(down.name(assumed.back().entity), "county");
  EXPECT_DOUBLE_EQ(assumed.back().time_s, lowered.back().time_s + 200);
  EXPECT_EQ(down.name(down.run.post().history().back().commander), "county");
}

/// The county takes command for its engine's arrival; the engine is lost when the second tank
/// fails.
Drill with_a_commander_who_is_lost() {
  Drill drill = small_drill(26);
  drill.events.physics.heat_threshold_w_m2 = 3000.0;
  drill.events.harm.crew_heat_share = 0;
  drill.events.harm.splash_reach_diameters = 1e6;
  drill.events.harm.splash_death = 0.3;
  drill.events.harm.injuries_a_death = 3;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "E1", 0),
                       order("take", Happening::arrived, Action::assume_command, "county", 0)};
  drill.plan.orders[1].trigger_entity = "E1";
  drill.command.levels = {level("firm")};
  drill.command.levels[0].hand_over_s = 90.0;
  drill.command.hands_back = true;
  return drill;
}

TEST(Command, GoesBackDownWhenWhoItWasTakenForIsLost) {
  Drill drill = with_a_commander_who_is_lost();
  {
    const Played played(drill);
    const double lost_s = played.first(Happening::unit_lost, "E1");
    ASSERT_TRUE(std::isfinite(lost_s));
    EXPECT_DOUBLE_EQ(played.first(Happening::command_assumed, "firm"), lost_s + 90);
  }
  drill.command.hands_back = false;
  const Played kept(drill);
  EXPECT_TRUE(std::isinf(kept.first(Happening::command_assumed, "firm")));
}

// While the response level asks for that level it keeps command, whoever of it has gone.
TEST(Command, IsHeldUpByTheResponseLevel) {
  Drill drill = with_a_commander_who_is_lost();
  drill.command.hands_over = true;
  const Played played(drill);
  ASSERT_TRUE(std::isfinite(played.first(Happening::unit_lost, "E1")));
  EXPECT_TRUE(std::isinf(played.first(Happening::command_assumed, "firm")));
}

// A state for which command was taken over ends: at most 1 tank burns, once it was both.
TEST(Command, GoesBackDownWhenTheStateHasEnded) {
  Drill drill = small_drill();
  drill.plan.orders = {order("take", Happening::burning, Action::assume_command, "county", 0),
                       order("foam", Happening::detected, Action::start_foam, "", 0)};
  drill.plan.orders[0].measure = Measure::burning_tanks;
  drill.plan.orders[0].at_least = 1;
  drill.plan.orders[1].trigger = Happening::burning;
  drill.plan.orders.push_back(order("pumps", Happening::detected, Action::start_pumps, "", 0));
  for (Tank& tank : drill.tanks) tank.fixed_foam = true;
  drill.site.foam_concentrate_m3 = 100;
  drill.site.pond_m3 = 20000;
  drill.site.fixed_systems.electric_failure = drill.site.fixed_systems.power_loss = 0;
  drill.site.fixed_systems.foam_failure = 0;
  drill.command.levels = {level("firm")};
  drill.command.levels[0].hand_over_s = 30.0;
  drill.command.hands_back = true;
  const Played played(drill);
  const double out_s = played.first(Happening::extinguished, "T1");
  ASSERT_TRUE(std::isfinite(out_s));
  EXPECT_DOUBLE_EQ(played.first(Happening::command_assumed, "firm"), out_s + 30);
}

TEST(Orders, TakeTheirChannelsTime) {
  Drill drill = small_drill();
  drill.plan.orders = {order("call", Happening::detected, Action::call_119, "", 60)};
  drill.plan.orders[0].layer = Layer::on_site;
  EXPECT_DOUBLE_EQ(Played(drill).since_detection(Happening::called_119), 60);
  drill.command.channels = {radio()};
  drill.command.links = {link(Passed::order, "county")};
  EXPECT_DOUBLE_EQ(Played(drill).since_detection(Happening::called_119), 60);
  drill.command.links.push_back(link(Passed::order));
  const Played by_radio(drill);
  EXPECT_DOUBLE_EQ(by_radio.since_detection(Happening::called_119), 60 + 35);
  EXPECT_EQ(by_radio.run.post().messages().tally(0).arrived, 1);
  drill.command.channels = {radio(1)};
  const Played lost(drill);
  EXPECT_TRUE(std::isinf(lost.first(Happening::called_119)));
  EXPECT_DOUBLE_EQ(lost.since_detection(Happening::message_lost), 60 + 15);
}

// The deadline of an order counts until whoever acts has heard it.
TEST(Orders, AreOverdueWhenTheirMessageIsLateOrLost) {
  Drill drill = small_drill();
  drill.plan.orders = {order("call", Happening::detected, Action::call_119, "", 60)};
  drill.plan.orders[0].deadline_s = 60;
  EXPECT_TRUE(std::isinf(Played(drill).first(Happening::overdue)));
  drill.command.channels = {radio()};
  drill.command.links = {link(Passed::order)};
  const Played late(drill);
  EXPECT_DOUBLE_EQ(late.since_detection(Happening::overdue, "call"), 60);
  EXPECT_DOUBLE_EQ(late.since_detection(Happening::called_119), 60 + 35);
  drill.plan.orders[0].deadline_s = 60 + 35;
  EXPECT_TRUE(std::isinf(Played(drill).first(Happening::overdue)));
  drill.command.channels = {radio(1)};
  EXPECT_DOUBLE_EQ(Played(drill).since_detection(Happening::overdue, "call"), 60 + 35);
}

// A channel that takes no time and loses nothing is as good as none.
TEST(Orders, AreTheSameByAPerfectChannel) {
  Drill drill = small_drill(26);
  drill.plan.orders = {order("call", Happening::detected, Action::call_119, "", 60),
                       order("send", Happening::called_119, Action::dispatch, "E1", 30)};
  const Played direct(drill);
  drill.command.channels = {radio()};
  drill.command.channels[0].talk_s = drill.command.channels[0].delay_s = 0.0;
  for (const Passed passed : {Passed::order, Passed::withdrawal, Passed::report, Passed::picture})
    drill.command.links.push_back(link(passed));
  const Played by_radio(drill);
  const auto one = direct.run.journal().entries();
  const auto other = by_radio.run.journal().entries();
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].time_s, other[i].time_s);
    EXPECT_EQ(one[i].happening, other[i].happening);
    EXPECT_EQ(one[i].entity, other[i].entity);
  }
}

// What happens after detection reaches the plan as late as its message; when it names another tank,
// what goes by the tank is done there first and in the right place once it has been corrected.
TEST(Picture, IsLateAndNamesAnotherTankWhenWrong) {
  Drill drill = small_drill(26);
  drill.events.physics.heat_threshold_w_m2 = 3000.0;
  drill.plan.doctrine.withdrawal_damage = 0.5;
  drill.plan.orders = {order("inform", Happening::threatened, Action::inform_public, "", 0),
                       order("out", Happening::threatened, Action::order_withdrawal, "", 0)};
  const Played at_once(drill);
  const double foreseen_s = at_once.first(Happening::threatened, "T2");
  ASSERT_GT(foreseen_s, at_once.first(Happening::detected));
  EXPECT_DOUBLE_EQ(at_once.first(Happening::informed_public), foreseen_s);
  drill.command.channels = {radio()};
  drill.command.links = {link(Passed::picture)};
  const Played late(drill);
  EXPECT_DOUBLE_EQ(late.first(Happening::informed_public), foreseen_s + 35);
  EXPECT_EQ(late.run.command().wrong_actions(), 0);
  drill.command.picture.wrong = 1;
  drill.command.picture.correction_s = 400.0;
  const Played wrong(drill);
  EXPECT_DOUBLE_EQ(wrong.first(Happening::misunderstood, "T2"), foreseen_s + 35);
  EXPECT_DOUBLE_EQ(wrong.first(Happening::withdrawal_ordered, "T1"), foreseen_s + 35);
  EXPECT_DOUBLE_EQ(wrong.first(Happening::corrected, "T2"), foreseen_s + 35 + 400);
  EXPECT_DOUBLE_EQ(wrong.first(Happening::withdrawal_ordered, "T2"), foreseen_s + 35 + 400);
  EXPECT_DOUBLE_EQ(wrong.first(Happening::informed_public), foreseen_s + 35);  // whichever tank
  EXPECT_EQ(wrong.run.command().wrong_actions(), 1);
}

// With nothing to mistake it for nobody acts on a report before it has been corrected.
TEST(Picture, IsUselessUntilCorrectedWhereThereIsOneTankAlone) {
  Drill drill = small_drill();
  drill.tanks.pop_back();
  drill.events.initiating[0].spread_s = 600.0;
  drill.plan.orders = {order("inform", Happening::burning, Action::inform_public, "", 0)};
  drill.command.picture.wrong = 1;
  drill.command.picture.correction_s = 400.0;
  const Played wrong(drill);
  ASSERT_GT(wrong.first(Happening::burning), wrong.first(Happening::detected));
  EXPECT_DOUBLE_EQ(wrong.first(Happening::informed_public), wrong.first(Happening::burning) + 400);
  EXPECT_EQ(wrong.run.command().wrong_actions(), 0);
}

/// Whoever commands asks for the number of burning tanks when 119 has been called, and waits for a
/// second one besides.
Drill second_tank() {
  Drill drill = small_drill(26);
  drill.events.physics.heat_threshold_w_m2 = 3000.0;
  drill.plan.orders = {order("second", Happening::state, Action::call_110, "", 0),
                       order("ask", Happening::called_119, Action::inform_public, "", 0)};
  for (Order& line : drill.plan.orders) {
    line.measure = Measure::burning_tanks;
    line.at_least = 2;
  }
  return drill;
}

// A condition is judged by what has been told, not by what is.
TEST(Picture, IsWhatConditionsAreJudgedBy) {
  Drill drill = second_tank();
  const Played at_once(drill);
  const double second_s = at_once.first(Happening::called_110);
  ASSERT_TRUE(std::isfinite(second_s));
  drill.plan.orders.push_back(order("call", Happening::detected, Action::call_119, "",
                                    second_s + 10 - at_once.first(Happening::detected)));
  EXPECT_DOUBLE_EQ(Played(drill).first(Happening::informed_public), second_s + 10);
  drill.command.channels = {radio()};
  drill.command.links = {link(Passed::picture)};
  const Played told(drill);
  EXPECT_DOUBLE_EQ(told.first(Happening::called_110), second_s + 35);
  EXPECT_DOUBLE_EQ(told.first(Happening::called_119), second_s + 10);
  EXPECT_TRUE(std::isinf(told.first(Happening::informed_public)));
}

/// The engine fights a fire beside a heated tank; it is told to withdraw.
Drill withdrawal() {
  Drill drill = small_drill(26);
  drill.events.physics.heat_threshold_w_m2 = 3000.0;
  drill.plan.doctrine.withdrawal_s = 120.0;
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "E1", 0),
                       order("out", Happening::heated, Action::order_withdrawal, "", 1500)};
  return drill;
}

TEST(Withdrawal, ReachesEachCrewByItsOwnMessage) {
  Drill drill = withdrawal();
  const Played direct(drill);
  const double ordered_s = direct.first(Happening::withdrawal_ordered);
  ASSERT_TRUE(std::isfinite(direct.first(Happening::withdrawn)));
  EXPECT_DOUBLE_EQ(direct.first(Happening::withdrawn), ordered_s + 120);
  drill.command.channels = {radio()};
  drill.command.links = {link(Passed::withdrawal)};
  const Played by_radio(drill);
  EXPECT_DOUBLE_EQ(by_radio.first(Happening::withdrawn), ordered_s + 35 + 120);
  drill.command.channels = {radio(1)};
  const Played lost(drill);
  EXPECT_TRUE(std::isinf(lost.first(Happening::withdrawn)));
  EXPECT_DOUBLE_EQ(lost.first(Happening::message_lost, "E1"), ordered_s + 15);
}

TEST(SpanOfControl, SlowsOrdersUntilASectorIsOpened) {
  Drill drill = small_drill();
  drill.command.span.is_on = true;
  drill.command.span.best = 1;
  drill.command.span.worst = 2;
  drill.command.span.least_efficiency = 0.5;
  drill.command.span.sector_s = 1000.0;
  Unit second = drill.units.list[0];
  second.id = "E2";
  drill.units.list.push_back(second);
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "E1", 0),
                       order("more", Happening::detected, Action::dispatch, "E2", 0),
                       order("inform", Happening::arrived, Action::inform_public, "", 100)};
  drill.plan.orders[2].repeats = true;
  const Played played(drill);
  const double arrived_s = played.first(Happening::arrived, "E2");
  ASSERT_TRUE(std::isfinite(arrived_s));
  EXPECT_DOUBLE_EQ(played.first(Happening::sector_opened), arrived_s + 1000);
  int informed = 0;
  double last_s = 0;
  for (const Entry& entry : played.run.journal().entries())
    if (entry.happening == Happening::informed_public) {
      ++informed;
      last_s = entry.time_s;
    }
  EXPECT_EQ(informed, 2);
  EXPECT_DOUBLE_EQ(last_s, std::max(arrived_s, played.first(Happening::arrived, "E1")) + 200);
}

TEST(CommandTable, HoldsEveryChangeWithTheFirmsOwnNames) {
  Drill drill = small_drill();
  LevelLabel label;
  label.label = "company_level_2";
  label.level = "IV";
  drill.command.labels = {label};
  Role role;
  role.id = "duty_manager";
  role.level = "firm";
  role.commands = true;
  drill.command.roles = {role};
  drill.command.channels = {radio()};
  const Played played(drill);
  const results::Schema schema(layout_of(played.model));
  const results::Record record = Recorder(played.model, schema).record(played.run);
  const auto table = schema.table("/drill/command");
  ASSERT_EQ(record.rows(table), played.run.post().history().size());
  EXPECT_EQ(record.cell(table, 1, 2).integer(), 4);
  EXPECT_EQ(record.cell(table, 1, 3).integer(), 1);  // company_level_2
  EXPECT_EQ(record.cell(table, 1, 4).integer(), 5);  // duty_manager
  EXPECT_EQ(record.values(schema.integer("/drill/channels/sent"))[0], 0);
}

}  // namespace
}  // namespace yuyan::response
