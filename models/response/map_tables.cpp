#include "models/response/map_tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "models/propagation/flame.h"
#include "models/response/happening.h"

namespace yuyan::response {
namespace {

using results::Label;
using results::StaticColumn;
using results::Type;

StaticColumn real(std::string name, std::string unit, Label label, std::vector<double> values) {
  return {{std::move(name), Type::real, std::move(unit), std::move(label), {}}, std::move(values)};
}
StaticColumn text(std::string name, Label label, std::vector<std::string> values) {
  return {{std::move(name), Type::text, "", std::move(label), {}}, std::move(values)};
}
StaticColumn integer(std::string name, Label label, std::vector<std::int64_t> values) {
  return {{std::move(name), Type::integer, "", std::move(label), {}}, std::move(values)};
}

template <class Rows, class Value>
auto column_of(const Rows& rows, Value value) {
  std::vector<std::decay_t<decltype(value(*std::begin(rows)))>> values;
  values.reserve(std::size(rows));
  for (const auto& row : rows) values.push_back(value(row));
  return values;
}

template <class Rows>
std::vector<StaticColumn> places(const Rows& rows) {
  return {real("x_m", "m", {"east", "东坐标"}, column_of(rows, [](auto& r) { return r.x_m; })),
          real("y_m", "m", {"north", "北坐标"}, column_of(rows, [](auto& r) { return r.y_m; }))};
}

/// Adds the table /drill/map/<group> with its axis; nothing without rows.
void add(results::Layout& layout, const std::string& group, const std::string& axis,
         const Label& label, std::vector<std::string> ids, std::vector<StaticColumn> columns) {
  if (ids.empty()) return;
  const std::string path = "/drill/map/" + group;
  layout.dimensions.push_back({path + "/" + axis, label, "", std::move(ids)});
  layout.static_tables.push_back({.path = path,
                                  .dimension = path + "/" + axis,
                                  .label = label,
                                  .columns = std::move(columns)});
}

template <class Rows>
std::vector<std::string> ids_of(const Rows& rows) {
  return column_of(rows, [](auto& row) { return row.id; });
}

/// Empty where the scenario gives none.
template <class Rows>
StaticColumn chinese_names_of(const Rows& rows) {
  return text("name_zh", {"name in Chinese", "中文名"},
              column_of(rows, [](auto& row) { return row.name_zh; }));
}

template <class Rows>
std::vector<std::string> kinds_of(const Rows& rows) {
  return column_of(rows, [](auto& row) { return std::string(name_of(row.kind)); });
}

void add_roads(const DrillModel& model, results::Layout& layout) {
  const world::RoadMap& roads = model.roads();
  const auto end = [&](auto member) {
    return column_of(roads.roads, [&](auto& road) { return roads.junctions[road.*member].id; });
  };
  add(layout, "junctions", "junction", {"junctions", "路口"}, ids_of(roads.junctions),
      places(roads.junctions));
  const auto& segments = model.drill().roads.segments;
  std::vector<std::int64_t> bridges;
  for (const world::Road& road : roads.roads) {
    const auto found = std::ranges::find(segments, road.id, &RoadSegment::id);
    bridges.push_back(found != segments.end() && found->bridge ? 1 : 0);
  }
  add(layout, "roads", "road", {"road segments", "路段"}, ids_of(roads.roads),
      {text("from", {"from junction", "起点"}, end(&world::Road::from)),
       text("to", {"to junction", "终点"}, end(&world::Road::to)),
       integer("bridge", {"1 for a bridge", "是否桥梁"}, bridges)});
}

/// A station or hospital stands at its junction.
template <class Rows>
void add_at_junctions(const DrillModel& model, results::Layout& layout, const std::string& group,
                      const std::string& axis, const Label& label, const Rows& rows) {
  const auto at = column_of(
      rows, [&](auto& row) { return model.roads().junctions[model.junction(row.junction)]; });
  auto columns = places(at);
  columns.push_back(chinese_names_of(rows));
  columns.push_back(text("junction", {"junction", "路口"},
                         column_of(rows, [](auto& row) { return row.junction; })));
  add(layout, group, axis, label, ids_of(rows), std::move(columns));
}

void add_site(const Drill& drill, results::Layout& layout) {
  auto tanks = places(drill.tanks);
  tanks.push_back(real("diameter_m", "m", {"diameter", "直径"},
                       column_of(drill.tanks, [](auto& tank) { return tank.diameter_m; })));
  tanks.push_back(text("product", {"product", "油品"}, column_of(drill.tanks, [](auto& tank) {
                         return std::string(name_of(tank.product));
                       })));
  add(layout, "tanks", "tank", {"tanks", "储罐"}, ids_of(drill.tanks), std::move(tanks));

  auto bunds = places(drill.site.bunds);
  bunds.push_back(real("width_m", "m", {"extent east-west", "东西净长"},
                       column_of(drill.site.bunds, [](auto& bund) { return bund.width_m; })));
  bunds.push_back(real("depth_m", "m", {"extent north-south", "南北净宽"},
                       column_of(drill.site.bunds, [](auto& bund) { return bund.depth_m; })));
  add(layout, "bunds", "bund", {"bunds", "防火堤"}, ids_of(drill.site.bunds), std::move(bunds));

  auto facilities = places(drill.site.facilities);
  facilities.push_back(text("kind", {"what it is", "类别"}, kinds_of(drill.site.facilities)));
  facilities.push_back(chinese_names_of(drill.site.facilities));
  add(layout, "facilities", "facility", {"facilities", "设施"}, ids_of(drill.site.facilities),
      std::move(facilities));
  const auto& posts = drill.site.posts;
  add(layout, "posts", "post", {"posts of workers", "岗位"}, ids_of(posts),
      {text("place", {"facility at which they work", "工作地点"},
            column_of(posts, [](auto& post) { return post.place; })),
       integer("day", {"persons on the day shift", "白班人数"},
               column_of(posts, [](auto& post) { return std::int64_t{post.day}; })),
       integer("night", {"persons on the night shift", "夜班人数"},
               column_of(posts, [](auto& post) { return std::int64_t{post.night}; })),
       chinese_names_of(posts)});
}

void add_actors(const Drill& drill, results::Layout& layout) {
  const auto& units = drill.units.list;
  add(layout, "units", "unit", {"vehicles", "车辆"}, ids_of(units),
      {text("station", {"station", "所属站点"},
            column_of(units, [](auto& unit) { return unit.station; })),
       text("kind", {"kind of vehicle", "类别"}, kinds_of(units)),
       integer("crew", {"persons", "人数"},
               column_of(units, [](auto& unit) { return std::int64_t{unit.crew}; })),
       chinese_names_of(units)});
  const auto& beginnings = drill.events.initiating;
  add(layout, "beginnings", "beginning", {"initiating events", "初始事件"}, ids_of(beginnings),
      {text("text", {"what happens", "英文说明"},
            column_of(beginnings, [](auto& event) { return event.title; })),
       text("text_zh", {"what happens, in Chinese", "中文说明"},
            column_of(beginnings, [](auto& event) { return event.title_zh; }))});
  const auto& orders = drill.plan.orders;
  add(layout, "orders", "order", {"orders of the plan", "预案指令"}, ids_of(orders),
      {text("actor", {"who acts", "执行者"}, column_of(orders, [](auto& o) { return o.actor; })),
       text("actor_zh", {"who acts, in Chinese", "执行者(中文)"},
            column_of(orders, [](auto& o) { return o.actor_zh; })),
       text("action", {"what is done", "动作"},
            column_of(orders, [](auto& o) { return std::string(name_of(o.action)); }))});
}

void add_words(results::Layout& layout) {
  const Label label{"kinds of entries in the journal", "事件日志中的事件"};
  std::vector<std::string> ids, english, chinese;
  for (const auto& choice : choices(Happening{})) {
    ids.emplace_back(choice.name);
    english.emplace_back(word(choice.value).en);
    chinese.emplace_back(word(choice.value).zh);
  }
  layout.dimensions.push_back({"/drill/words/happening", label, "", ids});
  layout.static_tables.push_back({.path = "/drill/words",
                                  .dimension = "/drill/words/happening",
                                  .label = label,
                                  .columns = {text("text", {"in English", "英文"}, english),
                                              text("text_zh", {"in Chinese", "中文"}, chinese)}});
}

void add_zones(const Drill& drill, results::Layout& layout) {
  const auto& zones = drill.surroundings;
  auto columns = places(zones);
  columns.push_back(real("radius_m", "m", {"radius", "半径"},
                         column_of(zones, [](auto& zone) { return zone.radius_m; })));
  columns.push_back(integer(
      "population", {"people, the larger of day and night", "人数(昼夜较大者)"},
      column_of(zones, [](auto& zone) { return std::int64_t{std::max(zone.day, zone.night)}; })));
  columns.push_back(text("kind", {"kind of place", "类别"}, kinds_of(zones)));
  columns.push_back(chinese_names_of(zones));
  add(layout, "zones", "zone", {"people around", "周边区域"}, ids_of(zones), std::move(columns));
}

/// What can burn, under its name in the journal, as propagation sees it.
struct Burnable {
  propagation::Asset asset;
  propagation::Extent extent;
};

std::vector<Burnable> burnables(const DrillModel& model) {
  const Drill& drill = model.drill();
  std::vector<Burnable> all;
  const auto add_pool = [&](std::string id, double x_m, double y_m, double area_m2,
                            std::string fuel) {
    const double diameter_m = 2 * std::sqrt(area_m2 / std::numbers::pi);
    all.push_back({{.id = std::move(id),
                    .kind = propagation::Kind::bund,
                    .x_m = x_m,
                    .y_m = y_m,
                    .diameter_m = diameter_m,
                    .height_m = 0,
                    .fuel = std::move(fuel),
                    .bund = ""},
                   propagation::Extent::full_surface});
  };
  for (const Tank& tank : drill.tanks)
    all.push_back({{.id = tank.id,
                    .x_m = tank.x_m,
                    .y_m = tank.y_m,
                    .diameter_m = tank.diameter_m,
                    .height_m = tank.height_m,
                    .fuel = std::string(fuel_of(tank.product)),
                    .bund = ""},
                   propagation::Extent::full_surface});
  for (const Bund& bund : drill.site.bunds) {
    std::string fuel = "gasoline";
    for (const Tank& tank : drill.tanks)
      if (tank.bund == bund.id) fuel = fuel_of(tank.product);
    add_pool("bund_" + bund.id, bund.x_m, bund.y_m, free_surface_m2(bund, drill), fuel);
    if (bund.overflow_area_m2 > 0)
      add_pool("overflow_" + bund.id, bund.overflow_x_m, bund.overflow_y_m, bund.overflow_area_m2,
               fuel);
  }
  if (model.has_facility(FacilityKind::loading_rack)) {
    const Facility& rack = drill.site.facilities[model.facility(FacilityKind::loading_rack)];
    add_pool(rack.id, rack.x_m, rack.y_m, drill.site.loading_pool_m2, "gasoline");
  }
  return all;
}

constexpr std::array winds_m_s{0.0, 3.0, 8.0};
constexpr std::array angles_deg{0.0, 45.0, 90.0, 135.0, 180.0};
/// From the edge of the fire, in its radii.
constexpr std::array gaps{0.0, 0.15, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.5, 7.0, 11.0, 17.0};

/// Heat at head height on a person who faces the fire, wind towards the north, air of 288 K and
/// 50 % humidity; parameters of the fire as propagation has them by default.
struct HeatTable {
  std::vector<std::int64_t> shape, row;
  std::vector<double> wind_m_s, angle_deg, distance_m, flux_w_m2;

  void add(std::int64_t number, const Burnable& fire) {
    const propagation::PropagationParameters parameters;
    const auto fuel = consequence::fuel_named(fire.asset.fuel);
    if (!fuel) return;
    const double area_m2 = burning_area_m2(fire.asset, fire.extent, parameters);
    for (const double wind : winds_m_s) {
      const propagation::Weather weather{
          .wind_m_s = wind, .temperature_k = 288, .relative_humidity = 0.5};
      const propagation::Air air(weather, parameters.transmissivity_method);
      const auto flame = flame_of(fire.asset, consequence::fuel_data(*fuel), fire.extent, area_m2,
                                  parameters, weather);
      for (const double angle : angles_deg)
        for (const double gap : gaps) {
          constexpr double head_height_m = 1.5;
          const double distance = flame.radius_m * (1 + gap) + 0.01;
          const double rad = angle * std::numbers::pi / 180;
          const auto heat = heat_vector(flame,
                                        {.distance_m = distance,
                                         .east = -std::sin(rad),
                                         .north = -std::cos(rad),
                                         .height_m = head_height_m},
                                        parameters, air);
          row.push_back(static_cast<std::int64_t>(row.size()));
          shape.push_back(number);
          wind_m_s.push_back(wind);
          angle_deg.push_back(angle);
          distance_m.push_back(distance);
          flux_w_m2.push_back(std::hypot(heat.x_w_m2, heat.y_w_m2, heat.z_w_m2));
        }
    }
  }
};

void add_fires(const DrillModel& model, results::Layout& layout) {
  const auto fires = burnables(model);
  using Shape = std::tuple<std::string, double, double>;
  std::vector<Shape> shapes;
  std::vector<std::int64_t> shape_of;
  HeatTable heat;
  for (const Burnable& fire : fires) {
    const Shape shape{fire.asset.fuel, fire.asset.diameter_m, fire.asset.height_m};
    const auto found = std::ranges::find(shapes, shape);
    shape_of.push_back(found - shapes.begin());
    if (found != shapes.end()) continue;
    heat.add(shape_of.back(), fire);
    shapes.push_back(shape);
  }
  const auto assets = column_of(fires, [](auto& fire) { return fire.asset; });
  auto columns = places(assets);
  columns.push_back(real("diameter_m", "m", {"diameter of the circle of its area", "等面积圆直径"},
                         column_of(assets, [](auto& asset) { return asset.diameter_m; })));
  columns.push_back(
      integer("shape", {"its rows of /drill/map/heat", "热辐射表中的编号"}, shape_of));
  add(layout, "fires", "fire", {"what can burn", "可能着火的对象"}, ids_of(assets),
      std::move(columns));
  if (heat.row.empty()) return;
  const Label label{"heat flux around a fire on its full surface", "全面积火灾周围的热辐射"};
  layout.dimensions.push_back({"/drill/map/heat/row", label, "", heat.row});
  layout.static_tables.push_back(
      {.path = "/drill/map/heat",
       .dimension = "/drill/map/heat/row",
       .label = label,
       .columns = {
           integer("shape", {"shape of the fire", "火灾编号"}, heat.shape),
           real("wind_m_s", "m/s", {"wind", "风速"}, heat.wind_m_s),
           real("angle_deg", "deg", {"place, seen from the fire, off downwind", "偏离下风向角度"},
                heat.angle_deg),
           real("distance_m", "m", {"distance from its centre", "距中心距离"}, heat.distance_m),
           real("flux_w_m2", "W/m2", {"heat flux on who faces it", "热辐射强度"},
                heat.flux_w_m2)}});
}

}  // namespace

results::Layout map_layout(const DrillModel& model) {
  results::Layout layout;
  const Drill& drill = model.drill();
  add_roads(model, layout);
  add_site(drill, layout);
  add_zones(drill, layout);
  add_actors(drill, layout);
  add_words(layout);
  add_at_junctions(model, layout, "stations", "station", {"stations", "站点"}, drill.stations);
  add_at_junctions(model, layout, "hospitals", "hospital", {"hospitals", "医院"},
                   drill.hospitals.list);
  add_fires(model, layout);
  return layout;
}

}  // namespace yuyan::response
