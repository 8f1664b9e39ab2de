// A drill made ready to be played: the scenario with everything that follows from it, const.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "models/propagation/asset.h"
#include "models/response/cast.h"
#include "models/response/drill.h"
#include "sim/world/roads.h"

namespace yuyan::response {

class DrillModel {
 public:
  /// Brings every table into the order of its ids, so that no result depends on the order of rows.
  /// Throws std::invalid_argument when the scenario contradicts itself.
  explicit DrillModel(Drill drill);

  [[nodiscard]] const Drill& drill() const { return drill_; }
  [[nodiscard]] const Cast& cast() const { return cast_; }
  [[nodiscard]] const world::RoadMap& roads() const { return roads_; }
  /// Position of a junction by its id; throws std::invalid_argument when there is none.
  [[nodiscard]] world::JunctionIndex junction(std::string_view id) const;

  /// Where ambulances, buses and police gather.
  [[nodiscard]] world::JunctionIndex assembly() const {
    return junction(drill_.site.assembly_junction.empty() ? drill_.site.gate_junction
                                                          : drill_.site.assembly_junction);
  }

  /// Station of a unit, bund of a tank, facility of a post, by position in the scenario's tables.
  [[nodiscard]] std::size_t station_of(std::size_t unit) const { return station_of_[unit]; }
  /// What a unit can do, by the scenario's table or the usual one.
  [[nodiscard]] std::span<const Capability> capabilities() const {
    return drill_.capabilities.empty() ? usual_capabilities() : drill_.capabilities;
  }
  [[nodiscard]] bool serves(std::size_t unit, Task task) const {
    return response::serves(capabilities(), drill_.units.list[unit].kind, task);
  }
  /// People whom a unit can carry lying down.
  [[nodiscard]] int stretchers(std::size_t unit) const {
    const int own = drill_.units.list[unit].stretchers;
    if (serves(unit, Task::treat)) return own < 0 ? 1 : own;
    return serves(unit, Task::carry_people) ? std::max(0, own) : 0;
  }
  /// Whether any unit can carry people lying down.
  [[nodiscard]] bool can_carry_lying() const {
    for (std::size_t unit = 0; unit < drill_.units.list.size(); ++unit)
      if (stretchers(unit) > 0) return true;
    return false;
  }
  /// Whether a unit is called to the assembly point, not to the gate.
  [[nodiscard]] bool gathers(std::size_t unit) const {
    return serves(unit, Task::treat) || serves(unit, Task::carry_people) ||
           serves(unit, Task::control_traffic);
  }
  /// Where a unit is called to.
  [[nodiscard]] world::JunctionIndex goal(std::size_t unit) const {
    return gathers(unit) ? assembly() : junction(drill_.site.gate_junction);
  }
  [[nodiscard]] bool fights_fire(std::size_t unit) const {
    return response::fights_fire(capabilities(), drill_.units.list[unit].kind);
  }
  [[nodiscard]] std::size_t bund_of(std::size_t tank) const { return bund_of_[tank]; }
  [[nodiscard]] std::size_t place_of(std::size_t post) const { return place_of_[post]; }
  /// The first facility of a kind; throws std::logic_error when there is none.
  [[nodiscard]] std::size_t facility(FacilityKind kind) const;
  /// A facility by its id; throws std::invalid_argument when there is none.
  [[nodiscard]] std::size_t facility(std::string_view id) const;
  [[nodiscard]] bool has_facility(FacilityKind kind) const;
  [[nodiscard]] propagation::Point point_of(FacilityKind kind) const;

 private:
  Drill drill_;
  Cast cast_;
  world::RoadMap roads_;
  std::vector<std::size_t> station_of_, bund_of_, place_of_;
};

/// Plan area of the shell opening, m2.
[[nodiscard]] double surface_m2(const Tank& tank);
/// Ground of a bund on which no tank stands, m2.
[[nodiscard]] double free_surface_m2(const Bund& bund, const Drill& drill);
/// Shell area, m2.
[[nodiscard]] double shell_m2(const Tank& tank);
/// Nominal volume, m3.
[[nodiscard]] double volume_m3(const Tank& tank);
/// Density of the product, kg/m3.
[[nodiscard]] double density_kg_m3(Product product);
/// Name of the product's fuel in the consequence library.
[[nodiscard]] std::string_view fuel_of(Product product);

}  // namespace yuyan::response
