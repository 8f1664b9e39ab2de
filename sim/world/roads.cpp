#include "sim/world/roads.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/function_property_map.hpp>

#include "sim/calendar/check.h"

namespace yuyan::world {

namespace {

void require_valid(const Road& road, std::size_t junctions) {
  const auto refuse = [&](const char* why) {
    throw std::invalid_argument("road " + road.id + ": " + why);
  };
  if (road.from >= junctions || road.to >= junctions)
    refuse("leads to a junction that is not there");
  if (road.from == road.to) refuse("leads back to where it begins");
  if (!(road.length_m > 0) || !(road.free_speed_m_s > 0) || !(road.capacity_veh_s > 0)) {
    refuse("its length, speed and capacity must be positive");
  }
}

template <class Thing>
std::optional<std::uint32_t> place_of(const std::vector<Thing>& things, const std::string& id) {
  const auto it = std::find_if(things.begin(), things.end(),
                               [&](const Thing& thing) { return thing.id == id; });
  if (it == things.end()) return std::nullopt;
  return static_cast<std::uint32_t>(it - things.begin());
}

}  // namespace

struct RoadNetwork::Graph {
  using Edges =
      boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, SegmentIndex>;
  Edges edges;  // from the end of a segment to its beginning
};

RoadNetwork::RoadNetwork(RoadNetwork&&) noexcept = default;
RoadNetwork& RoadNetwork::operator=(RoadNetwork&&) noexcept = default;
RoadNetwork::~RoadNetwork() = default;

RoadNetwork::RoadNetwork(RoadMap map) : map_(std::move(map)), of_road_(map_.roads.size()) {
  for (RoadIndex i = 0; i < map_.roads.size(); ++i) {
    const Road& road = map_.roads[i];
    require_valid(road, map_.junctions.size());
    const Segment there{i,
                        road.from,
                        road.to,
                        road.length_m,
                        road.length_m / road.free_speed_m_s,
                        road.capacity_veh_s,
                        road.open};
    Segment back = there;
    std::swap(back.from, back.to);
    of_road_[i].push_back(static_cast<SegmentIndex>(segments_.size()));
    segments_.push_back(there);
    if (!road.two_way) continue;
    of_road_[i].push_back(static_cast<SegmentIndex>(segments_.size()));
    segments_.push_back(back);
  }
  std::vector<std::pair<JunctionIndex, JunctionIndex>> ends;
  std::vector<SegmentIndex> indices;
  for (SegmentIndex i = 0; i < segments_.size(); ++i) {
    ends.emplace_back(segments_[i].to, segments_[i].from);
    indices.push_back(i);
  }
  reversed_ = std::make_unique<const Graph>(
      Graph{Graph::Edges(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                         indices.begin(), map_.junctions.size())});
}

std::optional<JunctionIndex> RoadNetwork::junction(const std::string& id) const {
  return place_of(map_.junctions, id);
}

std::optional<RoadIndex> RoadNetwork::road(const std::string& id) const {
  return place_of(map_.roads, id);
}

JunctionIndex RoadNetwork::nearest(double x_m, double y_m) const {
  const auto& junctions = map_.junctions;
  calendar::check(!junctions.empty(), "a map without junctions has no nearest one");
  const auto distance = [&](const Junction& j) { return std::hypot(j.x_m - x_m, j.y_m - y_m); };
  const auto it = std::min_element(
      junctions.begin(), junctions.end(),
      [&](const Junction& a, const Junction& b) { return distance(a) < distance(b); });
  return static_cast<JunctionIndex>(it - junctions.begin());
}

void RoadNetwork::set_open(RoadIndex road, bool open) {
  for (const SegmentIndex segment : segments_of(road)) segments_[segment].open = open;
  ways_.clear();
}

const WaysTo& RoadNetwork::ways_to(JunctionIndex destination) const {
  const auto known = ways_.find(destination);
  if (known != ways_.end()) return known->second;
  return ways_.emplace(destination, compute_ways_to(destination)).first->second;
}

// Dijkstra from the destination, against the direction of the segments.
WaysTo RoadNetwork::compute_ways_to(JunctionIndex destination) const {
  calendar::check(destination < map_.junctions.size(),
                  "a destination must be a junction of the map");
  WaysTo ways{std::vector<double>(map_.junctions.size(), unreachable),
              std::vector<SegmentIndex>(map_.junctions.size(), no_segment)};
  const Graph::Edges& edges = reversed_->edges;
  const auto time_s = [this, &edges](const Graph::Edges::edge_descriptor& edge) {
    const Segment& segment = segments_[edges[edge]];
    return segment.open ? segment.free_time_s : unreachable;
  };
  boost::dijkstra_shortest_paths(
      edges, destination,
      boost::weight_map(boost::make_function_property_map<Graph::Edges::edge_descriptor>(time_s))
          .distance_map(boost::make_iterator_property_map(ways.time_s.begin(),
                                                          boost::get(boost::vertex_index, edges)))
          .distance_inf(unreachable));
  // Of equally quick ways, the one by the segment that comes first in the map.
  for (SegmentIndex i = 0; i < segments_.size(); ++i) {
    const Segment& s = segments_[i];
    if (!s.open || s.from == destination || ways.time_s[s.to] == unreachable) continue;
    const bool quickest = ways.time_s[s.from] == ways.time_s[s.to] + s.free_time_s;
    if (quickest && ways.next[s.from] == no_segment) ways.next[s.from] = i;
  }
  return ways;
}

std::optional<std::vector<SegmentIndex>> RoadNetwork::route(JunctionIndex from,
                                                            JunctionIndex to) const {
  const WaysTo& ways = ways_to(to);
  if (ways.time_s.at(from) == unreachable) return std::nullopt;
  std::vector<SegmentIndex> route;
  for (JunctionIndex at = from; at != to; at = segments_[route.back()].to) {
    route.push_back(ways.next[at]);
  }
  return route;
}

}  // namespace yuyan::world
