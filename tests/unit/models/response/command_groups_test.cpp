// Groups of the site command by hand-reckoned times, on the small depot.
#include "models/response/command_groups.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/response/outcomes.h"
#include "tests/unit/models/response/played.h"

namespace yuyan::response {
namespace {

Role role(const std::string& id, const std::string& level, const std::string& comes_with = "") {
  Role made;
  made.id = id;
  made.level = level;
  made.comes_with = comes_with;
  return made;
}

CommandGroup group(const std::string& id, const std::string& leader) {
  CommandGroup made;
  made.id = id;
  made.leader = leader;
  made.set_up_s = 300.0;
  made.deputy_s = 120.0;
  made.direct_s = 900.0;
  return made;
}

/// The county takes command when its engine has arrived; 60 s later its post is open. The
/// watercourse is dammed through a group, 100 s after that.
Drill with_group() {
  Drill drill = small_drill();
  drill.plan.orders = {
      order("send", Happening::detected, Action::dispatch, "E1", 0),
      order("take", Happening::arrived, Action::assume_command, "county", 0),
      order("close", Happening::command_assumed, Action::block_watercourse, "", 100)};
  for (Order& line : drill.plan.orders) line.layer = Layer::county;
  drill.command.levels = {level("county")};
  drill.command.levels[0].opens_s = 60.0;
  drill.command.roles = {role("chief", "county")};
  drill.command.groups = {group("police", "chief")};
  drill.command.groups[0].owns = {"block_watercourse"};
  return drill;
}

TEST(CommandGroups, AreSetUpAfterThePostAndOrdersWaitForThem) {
  const Played played(with_group());
  const double taken_s = played.first(Happening::command_assumed);
  EXPECT_DOUBLE_EQ(taken_s, played.first(Happening::arrived));
  EXPECT_DOUBLE_EQ(played.first(Happening::post_opened, "county"), taken_s + 60);
  EXPECT_DOUBLE_EQ(played.first(Happening::group_set_up, "group_police"), taken_s + 360);
  EXPECT_DOUBLE_EQ(played.first(Happening::watercourse_blocked), taken_s + 360);
  const GroupRecord& record = played.run.post().groups().record(0);
  EXPECT_DOUBLE_EQ(record.set_up_s, taken_s + 360);
  EXPECT_EQ(record.through, 1);
  EXPECT_EQ(record.without_it, 0);
  EXPECT_DOUBLE_EQ(record.waited_s, 260);
  EXPECT_EQ(played.run.post().history().back().groups, 1);
}

TEST(CommandGroups, AreDoneWithoutWhenTheyComeTooLate) {
  Drill drill = with_group();
  drill.command.groups[0].direct_s = 150.0;
  const Played played(drill);
  const double taken_s = played.first(Happening::command_assumed);
  EXPECT_DOUBLE_EQ(played.first(Happening::watercourse_blocked), taken_s + 100 + 150);
  EXPECT_EQ(played.run.post().groups().record(0).without_it, 1);
  EXPECT_EQ(played.run.post().groups().record(0).through, 0);
}

TEST(CommandGroups, WaitForTheirLeaderAndTheirMembers) {
  Drill drill = with_group();
  Unit second = drill.units.list[0];
  second.id = "E2";
  drill.units.list.push_back(second);
  drill.plan.orders.push_back(order("more", Happening::detected, Action::dispatch, "E2", 2000));
  drill.command.roles[0].comes_with = "E2";
  drill.command.groups[0].direct_s = 9000.0;
  double second_s = 0;
  {
    const Played leader(drill);  // a process has one world with shared roads at a time
    second_s = leader.first(Happening::arrived, "E2");
    ASSERT_GT(second_s, leader.first(Happening::arrived, "E1") + 1000);
    EXPECT_DOUBLE_EQ(leader.first(Happening::group_set_up), second_s + 300);
  }
  drill.command.roles[0].comes_with = "";
  drill.command.groups[0].members = {"foam"};
  drill.command.groups[0].least_members = 2;
  EXPECT_DOUBLE_EQ(Played(drill).first(Happening::group_set_up), second_s + 300);
  drill.command.groups[0].least_members = 1;
  EXPECT_LT(Played(drill).first(Happening::group_set_up), second_s);
  drill.command.groups[0].least_members = 3;
  const Played never(drill);
  EXPECT_TRUE(std::isinf(never.first(Happening::group_set_up)));
  EXPECT_TRUE(std::isnan(never.run.post().groups().record(0).set_up_s));
}

TEST(CommandGroups, AreReachedThroughADeputyWhenTheirLeaderIsNot) {
  Drill drill = with_group();
  drill.command.groups[0].set_up_s = 0.0;
  const double done_s = Played(drill).first(Happening::watercourse_blocked);
  drill.command.groups[0].unreachable = 1;
  const Played deputy(drill);
  EXPECT_DOUBLE_EQ(deputy.first(Happening::watercourse_blocked), done_s + 120);
  EXPECT_EQ(deputy.run.post().groups().record(0).by_deputy, 1);
  drill.command.groups[0].unreachable = 0;
  drill.command.channels = {radio()};
  drill.command.links = {link(Passed::group)};
  EXPECT_DOUBLE_EQ(Played(drill).first(Happening::watercourse_blocked), done_s + 35);
  drill.command.channels = {radio(1)};
  const Played lost(drill);
  EXPECT_DOUBLE_EQ(lost.first(Happening::watercourse_blocked), done_s + 15 + 120);
  EXPECT_DOUBLE_EQ(lost.first(Happening::message_lost, "group_police"), done_s + 15);
}

TEST(CommandGroups, TakeTheOrdersOfTheirSideOrThoseThatNameThem) {
  Drill drill = with_group();
  const auto of = [&](Layer layer) {
    drill.plan.orders[2].layer = layer;
    return group_of(drill.command, drill.plan.orders[2]).has_value();
  };
  for (const Layer layer : {Layer::special, Layer::county, Layer::city}) EXPECT_TRUE(of(layer));
  for (const Layer layer : {Layer::post_card, Layer::on_site, Layer::comprehensive})
    EXPECT_FALSE(of(layer));
  drill.command.roles[0].level = "firm";
  for (const Layer layer : {Layer::on_site, Layer::comprehensive}) EXPECT_TRUE(of(layer));
  for (const Layer layer : {Layer::post_card, Layer::special, Layer::city}) EXPECT_FALSE(of(layer));
  drill.command.groups[0].orders = {"close"};
  EXPECT_TRUE(of(Layer::post_card));
}

/// The commander leads one group in place of two engines; the group's own sectors lead those.
TEST(CommandGroups, CountInTheSpanOfControlInPlaceOfTheirUnits) {
  Drill drill = with_group();
  Unit second = drill.units.list[0];
  second.id = "E2";
  drill.units.list.push_back(second);
  drill.plan.orders[0].target = "foam";
  drill.command.span.is_on = true;
  drill.command.span.best = 1;
  drill.command.span.worst = 2;
  drill.command.span.least_efficiency = 0.5;
  drill.command.span.sector_s = 30000.0;
  const auto span_at_set_up = [&] {
    const Played played(drill);
    for (const CommandState& state : played.run.post().history())
      if (state.reason == Happening::group_set_up) return state.span;
    return -1.0;
  };
  EXPECT_DOUBLE_EQ(span_at_set_up(), 3);  // two engines and the group
  drill.command.groups[0].members = {"foam"};
  EXPECT_DOUBLE_EQ(span_at_set_up(), 1);  // the group alone
}

TEST(CommandGroups, AreInTheResult) {
  const Played played(with_group());
  const results::Schema schema(layout_of(played.model));
  const results::Record record = Recorder(played.model, schema).record(played.run);
  EXPECT_DOUBLE_EQ(record.values(schema.real("/drill/command_groups/set_up_s"))[0],
                   played.first(Happening::group_set_up));
  EXPECT_EQ(record.values(schema.integer("/drill/command_groups/orders"))[0], 1);
  EXPECT_DOUBLE_EQ(record.values(schema.real("/drill/command_groups/waited_s"))[0], 260);
}

}  // namespace
}  // namespace yuyan::response
