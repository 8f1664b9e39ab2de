#include "models/response/model.h"

#include <algorithm>
#include <numbers>
#include <stdexcept>
#include <tuple>

namespace yuyan::response {
namespace {

constexpr auto by_id = [](const auto& row) -> const std::string& { return row.id; };

void sort_tables(Drill& drill) {
  std::ranges::sort(drill.tanks, {}, by_id);
  std::ranges::sort(drill.site.bunds, {}, by_id);
  std::ranges::sort(drill.site.facilities, {}, by_id);
  std::ranges::sort(drill.site.posts, {}, by_id);
  std::ranges::sort(drill.surroundings, {}, by_id);
  std::ranges::sort(drill.weather, {}, by_id);
  std::ranges::sort(drill.roads.junctions, {}, by_id);
  std::ranges::sort(drill.roads.segments, {}, by_id);
  std::ranges::sort(drill.roads.floods, {}, by_id);
  std::ranges::sort(drill.stations, {}, by_id);
  std::ranges::sort(drill.units.list, {}, by_id);
  std::ranges::sort(drill.capabilities, {},
                    [](const Capability& c) { return std::tuple(c.kind, c.task); });
  std::ranges::sort(drill.water.points, {}, by_id);
  std::ranges::sort(drill.dispatching.cover, {}, by_id);
  std::ranges::sort(drill.dispatching.mutual_aid, {}, by_id);
  std::ranges::sort(drill.background.zones, {}, by_id);
  std::ranges::sort(drill.background.kinds, {}, by_id);
  std::ranges::sort(drill.hospitals.list, {}, by_id);
  std::ranges::sort(drill.events.initiating, {}, by_id);
  std::ranges::sort(drill.command.channels, {}, by_id);
  std::ranges::sort(drill.command.groups, {}, by_id);
  std::ranges::sort(drill.command.roles, {}, by_id);
  std::ranges::sort(drill.plan.orders, {}, by_id);
  std::ranges::sort(drill.plan.clauses, {}, by_id);
  std::ranges::sort(drill.plan.decisions, {}, by_id);
  std::ranges::sort(drill.plan.options, {}, by_id);
  std::ranges::sort(drill.plan.packages, {}, [](const Package& p) {
    return std::tuple(p.grade, p.kind, p.station, p.count);
  });
}

Drill sorted(Drill drill) {
  sort_tables(drill);
  return drill;
}

template <class Rows>
std::size_t position(const Rows& rows, std::string_view id, std::string_view table) {
  const auto row = std::ranges::find(rows, id, by_id);
  if (row == rows.end())
    throw std::invalid_argument("no row '" + std::string(id) + "' in table " + std::string(table));
  return static_cast<std::size_t>(row - rows.begin());
}

world::RoadMap road_map(const Travel& travel) {
  world::RoadMap map;
  for (const Junction& junction : travel.junctions)
    map.junctions.push_back({junction.id, junction.x_m, junction.y_m});
  const auto index = [&](const std::string& id) {
    return static_cast<world::JunctionIndex>(position(travel.junctions, id, "roads.junctions"));
  };
  for (const RoadSegment& segment : travel.segments)
    map.roads.push_back({.id = segment.id,
                         .from = index(segment.from),
                         .to = index(segment.to),
                         .length_m = segment.length_m,
                         .free_speed_m_s = segment.speed_m_s,
                         .capacity_veh_s = segment.capacity_vehicles_s,
                         .two_way = segment.two_way});
  return map;
}

}  // namespace

DrillModel::DrillModel(Drill drill)
    : drill_(sorted(std::move(drill))), cast_(drill_), roads_(road_map(drill_.roads)) {
  for (const Unit& unit : drill_.units.list)
    station_of_.push_back(position(drill_.stations, unit.station, "stations"));
  for (const Tank& tank : drill_.tanks)
    bund_of_.push_back(position(drill_.site.bunds, tank.bund, "site.bunds"));
  for (const Post& post : drill_.site.posts)
    place_of_.push_back(position(drill_.site.facilities, post.place, "site.facilities"));
  if (drill_.weather.empty()) throw std::invalid_argument("the weather table has no rows");
  if (drill_.events.initiating.empty()) throw std::invalid_argument("there is no initiating event");
}

world::JunctionIndex DrillModel::junction(std::string_view id) const {
  return static_cast<world::JunctionIndex>(position(drill_.roads.junctions, id, "roads.junctions"));
}

bool DrillModel::has_facility(FacilityKind kind) const {
  return std::ranges::find(drill_.site.facilities, kind, &Facility::kind) !=
         drill_.site.facilities.end();
}

std::size_t DrillModel::facility(FacilityKind kind) const {
  const auto row = std::ranges::find(drill_.site.facilities, kind, &Facility::kind);
  if (row == drill_.site.facilities.end())
    throw std::logic_error("the site has no facility of kind " + std::string(name_of(kind)));
  return static_cast<std::size_t>(row - drill_.site.facilities.begin());
}

std::size_t DrillModel::facility(std::string_view id) const {
  return position(drill_.site.facilities, id, "site.facilities");
}

propagation::Point DrillModel::point_of(FacilityKind kind) const {
  const Facility& place = drill_.site.facilities[facility(kind)];
  return {.x_m = place.x_m, .y_m = place.y_m};
}

double surface_m2(const Tank& tank) {
  return std::numbers::pi / 4 * tank.diameter_m * tank.diameter_m;
}

double free_surface_m2(const Bund& bund, const Drill& drill) {
  double area_m2 = bund.width_m * bund.depth_m;
  for (const Tank& tank : drill.tanks)
    if (tank.bund == bund.id) area_m2 -= surface_m2(tank);
  return std::max(area_m2, 1.0);
}

double shell_m2(const Tank& tank) { return std::numbers::pi * tank.diameter_m * tank.height_m; }

double volume_m3(const Tank& tank) { return surface_m2(tank) * tank.height_m; }

double density_kg_m3(Product product) { return product == Product::diesel ? 840 : 740; }

std::string_view fuel_of(Product product) {
  return product == Product::diesel ? "diesel" : "gasoline";
}

}  // namespace yuyan::response
