// Orders that need somebody on the scene who can do them.
#include "models/response/field_tasks.h"

#include <cmath>

#include <gmock/gmock.h>

#include "models/response/plan_analysis.h"
#include "tests/unit/models/response/played.h"

namespace yuyan::response {
namespace {

Unit unit(const std::string& id, UnitKind kind) {
  Unit made;
  made.id = id;
  made.station = "town_station";
  made.kind = kind;
  made.ready = 1;
  return made;
}

Drill with_police(int cars) {
  Drill drill = small_drill();
  drill.roads.segments.push_back(
      {.id = "lane", .from = "gate", .to = "town", .length_m = 7000, .speed_m_s = 10});
  drill.plan.orders = {order("close_1", Happening::detected, Action::close_road, "road", 30),
                       order("close_2", Happening::detected, Action::close_road, "lane", 40),
                       order("send", Happening::detected, Action::dispatch, "police", 100)};
  for (int i = 1; i <= cars; ++i)
    drill.units.list.push_back(unit("P" + std::to_string(i), UnitKind::police));
  return drill;
}

TEST(FieldTasks, ARoadIsClosedWhenPoliceAreThere) {
  const Played two(with_police(2));
  const double there_s =
      std::max(two.first(Happening::arrived, "P1"), two.first(Happening::arrived, "P2"));
  EXPECT_DOUBLE_EQ(
      two.first(Happening::road_closed, "road"),
      std::min(two.first(Happening::arrived, "P1"), two.first(Happening::arrived, "P2")));
  EXPECT_DOUBLE_EQ(two.first(Happening::road_closed, "lane"), there_s);
}

// One car closes one road, the one that was asked for first.
TEST(FieldTasks, OneCarClosesOneRoad) {
  const Played one(with_police(1));
  EXPECT_DOUBLE_EQ(one.first(Happening::road_closed, "road"), one.first(Happening::arrived, "P1"));
  EXPECT_TRUE(std::isinf(one.first(Happening::road_closed, "lane")));
  const Played none(with_police(0));
  EXPECT_TRUE(std::isinf(none.first(Happening::road_closed)));
}

TEST(FieldTasks, TheEnvironmentIsMonitoredByWhoCan) {
  Drill drill = small_drill();
  drill.plan.orders = {order("measure", Happening::detected, Action::monitor_environment, "", 30),
                       order("send", Happening::detected, Action::dispatch, "environment", 0)};
  {
    const Played none(drill);
    EXPECT_TRUE(std::isinf(none.first(Happening::environment_monitored)));
  }
  drill.units.list.push_back(unit("M1", UnitKind::environment));
  double there_s = 0;
  {
    const Played one(drill);
    there_s = one.since_detection(Happening::arrived, "M1");
    EXPECT_DOUBLE_EQ(one.since_detection(Happening::environment_monitored), there_s);
  }
  drill.plan.orders[0].delay_s = there_s + 500;  // on the scene before it is asked
  const Played later(drill);
  EXPECT_DOUBLE_EQ(later.since_detection(Happening::environment_monitored), there_s + 500);
}

/// Paths of the findings that an order or a post has nobody to do it with.
std::vector<std::string> without_means(const Drill& drill) {
  std::vector<std::string> paths;
  for (const Finding& finding : analyse_plan(DrillModel(drill)).findings)
    if (finding.kind == FindingKind::without_means) paths.push_back(finding.path);
  return paths;
}

TEST(FieldTasks, TheAnalysisSeesWhoHasNobody) {
  using testing::Contains;
  using testing::Not;
  EXPECT_THAT(without_means(with_police(0)), Contains("plan.orders.close_1"));
  EXPECT_THAT(without_means(with_police(1)), Not(Contains("plan.orders.close_1")));
  Drill never_sent = with_police(1);
  never_sent.plan.orders.pop_back();
  EXPECT_THAT(without_means(never_sent), Contains("plan.orders.close_1"));
  Drill drill = small_drill();
  drill.plan.orders = {order("measure", Happening::detected, Action::monitor_environment, "", 30)};
  EXPECT_THAT(without_means(drill), Contains("plan.orders.measure"));
  drill.command.levels = {level("county")};
  drill.command.levels[0].post_vehicle = "command";
  EXPECT_THAT(without_means(drill), Contains("command.levels.county.post_vehicle"));
  drill.units.list.push_back(unit("C1", UnitKind::command));
  drill.plan.orders.push_back(order("send", Happening::detected, Action::dispatch, "C1", 0));
  EXPECT_THAT(without_means(drill), Not(Contains("command.levels.county.post_vehicle")));
}

TEST(FieldTasks, ACommandPostThatNeedsAVehicleWaitsForIt) {
  Drill drill = small_drill();
  drill.units.list.push_back(unit("C1", UnitKind::command));
  drill.plan.orders = {order("take", Happening::detected, Action::assume_command, "county", 0),
                       order("send", Happening::detected, Action::dispatch, "C1", 1000)};
  drill.command.levels = {level("county")};
  drill.command.levels[0].opens_s = 60.0;
  {
    const Played free(drill);
    EXPECT_DOUBLE_EQ(free.since_detection(Happening::post_opened, "county"), 60);
  }
  drill.command.levels[0].post_vehicle = "command";
  const Played bound(drill);
  EXPECT_DOUBLE_EQ(bound.first(Happening::post_opened, "county"),
                   bound.first(Happening::arrived, "C1") + 60);
}

}  // namespace
}  // namespace yuyan::response
