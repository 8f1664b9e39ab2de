#include "scenarios/reader/drill.h"

#include <array>

#include "scenarios/reader/schema.h"

namespace yuyan::reader {

std::span<const Reference> drill_references() {
  static constexpr std::array references{
      Reference{"scenario.initiating_event", "events.initiating"},
      Reference{"site.gate_junction", "roads.junctions"},
      Reference{"site.assembly_junction", "roads.junctions"},
      Reference{"site.posts.place", "site.facilities"},
      Reference{"tanks.bund", "site.bunds"},
      Reference{"surroundings.junction", "roads.junctions"},
      Reference{"surroundings.shelter_junction", "roads.junctions"},
      Reference{"roads.segments.from", "roads.junctions"},
      Reference{"roads.segments.to", "roads.junctions"},
      Reference{"stations.junction", "roads.junctions"},
      Reference{"units.list.station", "stations"},
      Reference{"dispatching.cover.station", "stations"},
      Reference{"dispatching.mutual_aid.after", "dispatching.mutual_aid"},
      Reference{"background.zones.junction", "roads.junctions"},
      Reference{"background.rates.zone", "background.zones"},
      Reference{"background.rates.kind", "background.kinds"},
      Reference{"water.points.junction", "roads.junctions"},
      Reference{"hospitals.list.junction", "roads.junctions"},
      Reference{"events.initiating.tank", "tanks"},
      Reference{"events.initiating.facility", "site.facilities"},
      Reference{"events.initiating.with", "events.initiating"},
      Reference{"plan.packages.station", "stations"},
      Reference{"plan.orders.option", "plan.options"},
      Reference{"plan.options.decision", "plan.decisions"},
      Reference{"plan.decisions.standard", "plan.options"},
      Reference{"command.links.channel", "command.channels"},
      Reference{"command.channels.fallback", "command.channels"},
      Reference{"command.groups.leader", "command.roles"},
      Reference{"command.groups.orders", "plan.orders"},
      Reference{"command.roles.group", "command.groups"},
  };
  return references;
}

response::Drill read_drill(const std::filesystem::path& scenario, Reading& reading,
                           Diagnostics& diagnostics) {
  return read_scenario<response::Drill>(scenario, drill_references(), reading, diagnostics);
}

std::string drill_page() {
  return markdown<response::Drill>("Drill scenarios", drill_references());
}

}  // namespace yuyan::reader
