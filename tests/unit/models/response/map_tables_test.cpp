#include "models/response/map_tables.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "models/response/outcomes.h"
#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 1'000'000;

const results::StaticTable& table(const results::Layout& layout, std::string_view path) {
  const auto found = std::ranges::find(layout.static_tables, path, &results::StaticTable::path);
  if (found == layout.static_tables.end()) throw std::out_of_range(std::string(path));
  return *found;
}

template <class Value>
const std::vector<Value>& column(const results::StaticTable& table, std::string_view name) {
  for (const results::StaticColumn& column : table.columns)
    if (column.column.name == name) return std::get<std::vector<Value>>(column.values);
  throw std::out_of_range(std::string(name));
}

Drill drill_with_a_journey() {
  Drill drill = small_drill();
  drill.scenario.horizon_s = 1e6;  // until the tank has burnt out and the engine is home
  drill.roads.junctions.push_back({.id = "middle", .x_m = 3000, .y_m = 500});
  drill.roads.segments = {
      {.id = "in", .from = "gate", .to = "middle", .length_m = 3000, .speed_m_s = 10},
      {.id = "out",
       .from = "middle",
       .to = "town",
       .length_m = 3000,
       .speed_m_s = 10,
       .bridge = true}};
  drill.plan.orders = {order("send", Happening::detected, Action::dispatch, "town_station", 0)};
  return drill;
}

TEST(Map, HoldsTheChineseNamesThatAScenarioGives) {
  Drill drill = small_drill();
  drill.site.facilities[0].name_zh = "大门";
  drill.units.list[0].name_zh = "一号泡沫车";
  drill.site.posts = {{.id = "guards", .place = "gate_house", .day = 3, .night = 2}};
  drill.site.posts[0].name_zh = "门卫";
  drill.background.zones = {{.id = "centre", .junction = "town", .calls_a_day = 1}};
  drill.background.zones[0].name_zh = "城区";
  drill.background.kinds = {{.id = "house_fire"}};
  drill.background.kinds[0].name_zh = "民房火灾";
  const DrillModel model(drill);
  const results::Layout layout = layout_of(model);
  const auto names = [&](const char* path) {
    return column<std::string>(table(layout, path), "name_zh").at(0);
  };
  EXPECT_EQ(names("/drill/map/facilities"), "大门");
  EXPECT_EQ(names("/drill/map/units"), "一号泡沫车");
  EXPECT_EQ(names("/drill/map/posts"), "门卫");
  EXPECT_EQ(names("/drill/elsewhere"), "民房火灾");
  EXPECT_EQ(names("/drill/elsewhere/zones"), "城区");
  EXPECT_EQ(column<std::int64_t>(table(layout, "/drill/map/posts"), "day").at(0), 3);
}

TEST(Passages, LeadAlongRoadsFromTheStationToTheGateAndHome) {
  const DrillModel model(drill_with_a_journey());
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  std::vector<std::string> seen;
  double before_s = 0;
  for (const Passage& passage : run.fleet().passages()) {
    EXPECT_GE(passage.time_s, before_s);
    before_s = passage.time_s;
    seen.push_back(model.drill().roads.junctions[passage.junction].id);
  }
  const std::vector<std::string> there_and_back{"town", "middle", "gate", "gate", "middle", "town"};
  ASSERT_EQ(seen, there_and_back);
  const auto& passages = run.fleet().passages();
  const Cast& cast = model.cast();
  EXPECT_EQ(passages[0].time_s, run.journal().first(cast, Happening::turned_out));
  EXPECT_EQ(passages[2].time_s, run.journal().first(cast, Happening::arrived));
  EXPECT_EQ(passages[3].time_s, run.journal().first(cast, Happening::relieved));
  EXPECT_EQ(passages[5].time_s, run.journal().first(cast, Happening::home));
  EXPECT_NEAR(passages[1].time_s - passages[0].time_s, 300, 1e-6);  // 3000 m at 10 m/s, alone
}

TEST(MapTables, SayWhereEverythingIs) {
  const DrillModel model(drill_with_a_journey());
  const results::Layout layout = layout_of(model);
  results::check(layout);
  const auto& roads = table(layout, "/drill/map/roads");
  EXPECT_EQ(column<std::string>(roads, "from"), (std::vector<std::string>{"gate", "middle"}));
  EXPECT_EQ(column<std::int64_t>(roads, "bridge"), (std::vector<std::int64_t>{0, 1}));
  EXPECT_EQ(column<double>(table(layout, "/drill/map/stations"), "x_m")[0], 6300);
  EXPECT_EQ(column<double>(table(layout, "/drill/map/tanks"), "diameter_m")[1], 20);
  // What burns is called as in the journal: tanks, bunds, the rack.
  const auto& fires = table(layout, "/drill/map/fires");
  const auto names =
      std::ranges::find(layout.dimensions, fires.dimension, &results::Dimension::path);
  EXPECT_EQ(std::get<std::vector<std::string>>(names->values),
            (std::vector<std::string>{"T1", "T2", "bund_A", "rack"}));
  EXPECT_NEAR(column<double>(fires, "diameter_m")[2],
              2 * std::sqrt((200 * 80 - 2 * surface_m2(model.drill().tanks[0])) / std::numbers::pi),
              1e-9);
}

TEST(MapTables, HeatIsThatOfTheFireOnTheGround) {
  Drill drill = small_drill();
  drill.weather[0].temperature_k = 288.0;
  drill.weather[0].relative_humidity = 0.5;
  const DrillModel model(drill);
  const results::Layout layout = map_layout(model);
  const auto& heat = table(layout, "/drill/map/heat");
  const auto& shape = column<std::int64_t>(heat, "shape");
  const auto& wind = column<double>(heat, "wind_m_s");
  const auto& angle = column<double>(heat, "angle_deg");
  const auto& distance = column<double>(heat, "distance_m");
  const auto& flux = column<double>(heat, "flux_w_m2");
  DrillRun run(model, {1, 0});
  run.play(event_limit);
  // T1 burns in still air: compare with the fire of a drill that is broken off while it burns.
  drill.scenario.horizon_s = 300;
  const DrillModel short_model(drill);
  DrillRun burning(short_model, {1, 0});
  burning.play(event_limit);
  ASSERT_TRUE(burning.ground().burns(burning.ground().tank(0)));
  std::size_t compared = 0;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] != 0 || wind[i] != 0 || angle[i] != 90) continue;
    const double expected =
        burning.ground().heat_flux_at_w_m2({.x_m = distance[i], .y_m = 0, .z_m = 1.5});
    EXPECT_NEAR(flux[i], expected, 1e-6 * expected + 1e-9) << distance[i];
    ++compared;
  }
  EXPECT_GE(compared, 10U);
  // Wind carries the flame: downwind is never cooler than upwind.
  std::map<std::pair<std::int64_t, double>, std::map<double, double>> along;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (wind[i] == 8 && (angle[i] == 0 || angle[i] == 180))
      along[{shape[i], distance[i]}][angle[i]] = flux[i];
  for (const auto& [place, by_angle] : along)
    if (by_angle.at(180) < 40e3) EXPECT_GE(by_angle.at(0), by_angle.at(180)) << place.second;
}

TEST(MapTables, SayWhoActsAndWhatEntriesMean) {
  const results::Layout layout = map_layout(DrillModel(drill_with_a_journey()));
  EXPECT_EQ(column<std::string>(table(layout, "/drill/map/units"), "station")[0], "town_station");
  EXPECT_EQ(column<std::string>(table(layout, "/drill/map/orders"), "action")[0], "dispatch");
  const auto& words = table(layout, "/drill/words");
  EXPECT_EQ(column<std::string>(words, "text").size(), choices(Happening{}).size());
  for (const std::string& text : column<std::string>(words, "text_zh")) EXPECT_FALSE(text.empty());
}

TEST(MapTables, ADrillWithoutRoadsOrTanksHasNone) {
  Drill drill;
  drill.scenario.name = "empty";
  drill.weather.emplace_back();
  drill.events.initiating.emplace_back().id = "event";
  const results::Layout layout = map_layout(DrillModel(std::move(drill)));
  for (const results::StaticTable& table : layout.static_tables)
    EXPECT_TRUE(table.path == "/drill/words" || table.path == "/drill/map/beginnings")
        << table.path;
}

}  // namespace
}  // namespace yuyan::response
