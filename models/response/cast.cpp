#include "models/response/cast.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace yuyan::response {
namespace {

std::vector<std::string> groups_of(const Unit& unit, std::span<const Station> stations) {
  std::vector<std::string> groups{unit.station, std::string(name_of(unit.kind))};
  const auto station =
      std::ranges::find_if(stations, [&](const Station& s) { return s.id == unit.station; });
  if (station == stations.end()) return groups;
  groups.emplace_back(name_of(station->kind));
  if (!is_own(station->kind)) groups.emplace_back("outside");
  return groups;
}

/// Words that orders use as targets of reports and command, besides the four usual levels.
std::set<std::string> levels_of(const Plan& plan) {
  std::set<std::string> levels{"firm", "county", "city", "province"};
  for (const Order& order : plan.orders) {
    const bool names_level = order.action == Action::report ||
                             order.action == Action::assume_command ||
                             order.action == Action::inform_public;
    if (names_level && !order.target.empty()) levels.insert(order.target);
  }
  return levels;
}

/// The name of a level that is called like a place or a vehicle.
std::string taken_level(std::string_view level) { return "level_" + std::string(level); }

}  // namespace

Cast::Cast(const Drill& drill) {
  add("");
  site_ = add(drill.scenario.name, {"site"});
  const auto next = [this] { return to_number(names_.size()); };
  tanks_ = next();
  for (const Tank& tank : drill.tanks)
    add(tank.id,
        {"tank", tank.bund, std::string(name_of(tank.roof)), std::string(name_of(tank.product))});
  bunds_ = next();
  for (const Bund& bund : drill.site.bunds) add("bund_" + bund.id, {"bund"});
  overflows_ = next();
  for (const Bund& bund : drill.site.bunds) add("overflow_" + bund.id, {"overflow"});
  facilities_ = next();
  for (const Facility& facility : drill.site.facilities)
    add(facility.id, {"facility", std::string(name_of(facility.kind))});
  posts_ = next();
  for (const Post& post : drill.site.posts) add(post.id, {"workers"});
  zones_ = next();
  for (const Zone& zone : drill.surroundings)
    add(zone.id, {"zone", std::string(name_of(zone.kind))});
  units_ = next();
  for (const Unit& unit : drill.units.list) add(unit.id, groups_of(unit, drill.stations));
  stations_ = next();
  for (const Station& station : drill.stations)
    add("station_" + station.id, {"station", std::string(name_of(station.kind))});
  call_zones_ = next();
  for (const CallZone& zone : drill.background.zones) add("calls_" + zone.id, {"calls"});
  hospitals_ = next();
  for (const Hospital& hospital : drill.hospitals.list) add(hospital.id, {"hospital"});
  segments_ = next();
  for (const RoadSegment& segment : drill.roads.segments) add(segment.id, {"road"});
  orders_ = next();
  for (const Order& order : drill.plan.orders) add(order.id, {"order"});
  options_ = next();
  for (const Option& option : drill.plan.options) add(option.id, {"option", option.decision});
  grades_ = next();
  for (int grade = 1; grade <= 5; ++grade) add("grade_" + std::to_string(grade), {"grade"});
  levels_ = next();
  for (const std::string& level : levels_of(drill.plan))
    add(std::ranges::find(names_, level) == names_.end() ? level : taken_level(level), {"level"});
  end_of_levels_ = next();
  groups_of_command_ = next();
  for (const CommandGroup& group : drill.command.groups) add("group_" + group.id, {"group"});
}

EntityNumber Cast::level(std::string_view name) const {
  for (EntityNumber number = levels_; number < end_of_levels_; ++number)
    if (names_[number] == name || names_[number] == taken_level(name)) return number;
  throw std::logic_error("no level of command is called " + std::string(name));
}

bool Cast::matches(EntityNumber number, std::string_view selector) const {
  if (selector.empty() || names_[number] == selector) return true;
  return std::ranges::find(groups_[number], selector) != groups_[number].end();
}

bool Cast::knows(std::string_view selector) const {
  for (EntityNumber number = 1; number < to_number(names_.size()); ++number)
    if (matches(number, selector)) return true;
  return false;
}

EntityNumber Cast::add(std::string name, std::vector<std::string> groups) {
  names_.push_back(std::move(name));
  groups_.push_back(std::move(groups));
  return to_number(names_.size()) - 1;
}

}  // namespace yuyan::response
