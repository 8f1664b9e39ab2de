#include "models/response/misunderstanding.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace yuyan::response {
namespace {

using Named = std::pair<std::string, EntityNumber>;

template <class T>
std::optional<T> chosen(const std::vector<T>& list, double u) {
  if (list.empty()) return std::nullopt;
  const auto place = static_cast<std::size_t>(u * static_cast<double>(list.size()));
  return list[std::min(place, list.size() - 1)];
}

/// The rows of a table but those that are meant.
template <class Rows, class Entity>
std::vector<Named> others(const Rows& rows, const Cast& cast, Entity entity,
                          const std::string& meant) {
  std::vector<Named> list;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!cast.matches(entity(i), meant)) list.emplace_back(rows[i].id, entity(i));
  return list;
}

std::vector<Named> other_zones(const Order& order, const Drill& drill, const Cast& cast) {
  const bool one_of_many = order.target == "all" || order.target == "downwind";
  const std::string meant = one_of_many ? "no zone" : order.target;
  const auto list =
      others(drill.surroundings, cast, [&](std::size_t i) { return cast.zone(i); }, meant);
  // Of all, one zone is understood; that is no mistake where there is one alone.
  return one_of_many && list.size() == 1 ? std::vector<Named>{} : list;
}

/// Other grades next to this one.
std::vector<Named> other_grades(int grade, const Cast& cast) {
  std::vector<Named> list;
  for (const int other : {grade - 1, grade + 1})
    if (other >= 1 && other <= 5) list.emplace_back(std::to_string(other), cast.grade(other));
  return list;
}

/// Another unit, station or kind of unit, as the target is one, of those that have units.
std::vector<Named> other_units(const Order& order, const Drill& drill, const Cast& cast) {
  std::vector<Named> list;
  const auto& units = drill.units.list;
  if (std::ranges::find(units, order.target, &Unit::id) != units.end())
    return others(units, cast, [&](std::size_t i) { return cast.unit(i); }, order.target);
  if (std::ranges::find(drill.stations, order.target, &Station::id) != drill.stations.end()) {
    for (std::size_t i = 0; i < drill.stations.size(); ++i)
      if (drill.stations[i].id != order.target &&
          std::ranges::find(units, drill.stations[i].id, &Unit::station) != units.end())
        list.emplace_back(drill.stations[i].id, cast.station(i));
    return list;
  }
  std::set<std::string> kinds;
  for (const Unit& unit : units) kinds.emplace(name_of(unit.kind));
  if (!kinds.contains(order.target)) return list;
  for (const std::string& kind : kinds)
    if (kind != order.target) list.emplace_back(kind, 0);
  return list;
}

std::vector<Named> other_targets(const Order& order, const Drill& drill, const Cast& cast) {
  switch (order.action) {
    case Action::raise_grade:
      return other_grades(grade_of(order), cast);
    case Action::dispatch:
      return grade_of(order) > 0 ? other_grades(grade_of(order), cast)
                                 : other_units(order, drill, cast);
    case Action::request_mutual_aid: {
      std::vector<Named> list;
      const auto& aid = drill.dispatching.mutual_aid;
      if (std::ranges::find(aid, order.target, &AidLevel::id) == aid.end())
        return other_units(order, drill, cast);
      for (const AidLevel& row : aid)
        if (row.id != order.target) list.emplace_back(row.id, 0);
      return list;
    }
    case Action::order_evacuation:
    case Action::order_shelter:
      return other_zones(order, drill, cast);
    case Action::close_road: {
      std::vector<Named> list;
      for (std::size_t i = 0; i < drill.roads.segments.size(); ++i)
        if (drill.roads.segments[i].id != order.target)
          list.emplace_back(drill.roads.segments[i].id, cast.segment(i));
      return list;
    }
    default:
      return {};
  }
}

bool can_be_acted_upon(const Tank& tank, Action action) {
  return action == Action::start_foam      ? tank.fixed_foam
         : action == Action::start_cooling ? tank.fixed_cooling
                                           : true;
}

}  // namespace

int grade_of(const Order& order) {
  int grade = 0;
  const auto [end, error] =
      std::from_chars(order.target.data(), order.target.data() + order.target.size(), grade);
  const bool whole = error == std::errc() && end == order.target.data() + order.target.size();
  return whole && grade >= 1 && grade <= 5 ? grade : 0;
}

std::optional<Misheard> mishear(const Order& order, EntityNumber trigger, const Drill& drill,
                                const Cast& cast, double u) {
  Misheard wrong{order, trigger, 0};
  if (acts_on_trigger(order.action)) {
    std::vector<EntityNumber> tanks;
    for (std::size_t i = 0; i < drill.tanks.size(); ++i)
      if (cast.tank(i) != trigger && can_be_acted_upon(drill.tanks[i], order.action))
        tanks.push_back(cast.tank(i));
    const auto tank = chosen(tanks, u);
    if (!tank) return std::nullopt;
    wrong.entity = wrong.named = *tank;
    return wrong;
  }
  const auto other = chosen(other_targets(order, drill, cast), u);
  if (!other) return std::nullopt;
  wrong.order.target = other->first;
  wrong.named = other->second;
  return wrong;
}

std::optional<EntityNumber> mistaken_for(EntityNumber entity, const Drill& drill, const Cast& cast,
                                         double u) {
  const auto among = [&](const auto& rows, auto number) -> std::optional<EntityNumber> {
    std::vector<EntityNumber> list;
    bool found = false;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (number(i) == entity)
        found = true;
      else
        list.push_back(number(i));
    return found ? chosen(list, u) : std::nullopt;
  };
  if (auto tank = among(drill.tanks, [&](std::size_t i) { return cast.tank(i); })) return tank;
  if (auto bund = among(drill.site.bunds, [&](std::size_t i) { return cast.bund(i); })) return bund;
  return among(drill.surroundings, [&](std::size_t i) { return cast.zone(i); });
}

}  // namespace yuyan::response
