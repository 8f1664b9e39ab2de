// Junctions and roads, and the quickest ways between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace yuyan::world {

using JunctionIndex = std::uint32_t;  ///< place in RoadMap::junctions
using RoadIndex = std::uint32_t;      ///< place in RoadMap::roads
using SegmentIndex = std::uint32_t;   ///< place in RoadNetwork::segments()

struct Junction {
  std::string id;
  double x_m = 0;
  double y_m = 0;
};

struct Road {
  std::string id;
  JunctionIndex from = 0;
  JunctionIndex to = 0;
  double length_m = 0;        ///< > 0
  double free_speed_m_s = 0;  ///< > 0
  double capacity_veh_s = 0;  ///< > 0; vehicles that can leave it each second, in each direction
  bool two_way = true;
  bool open = true;  ///< at the beginning
};

/// What a road network is built from.
struct RoadMap {
  std::vector<Junction> junctions;
  std::vector<Road> roads;
};

/// One direction of a road.
struct Segment {
  RoadIndex road = 0;
  JunctionIndex from = 0;
  JunctionIndex to = 0;
  double length_m = 0;
  double free_time_s = 0;
  double capacity_veh_s = 0;
  bool open = true;
};

inline constexpr double unreachable = std::numeric_limits<double>::infinity();
inline constexpr SegmentIndex no_segment = std::numeric_limits<SegmentIndex>::max();

/// The quickest ways from everywhere to one junction, on empty roads.
struct WaysTo {
  std::vector<double> time_s;      ///< by junction; unreachable where there is no way
  std::vector<SegmentIndex> next;  ///< by junction: the segment to take; no_segment at the end
};

/// The map as a graph of segments, and which of them are open.
class RoadNetwork {
 public:
  /// std::invalid_argument when a road names a junction that is not there or has a length, speed or
  /// capacity that is not positive.
  explicit RoadNetwork(RoadMap map);
  RoadNetwork(RoadNetwork&&) noexcept;
  RoadNetwork& operator=(RoadNetwork&&) noexcept;
  ~RoadNetwork();

  [[nodiscard]] const std::vector<Junction>& junctions() const { return map_.junctions; }
  [[nodiscard]] const std::vector<Road>& roads() const { return map_.roads; }
  [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
  /// The segments of a road: one, or two if it is two-way.
  [[nodiscard]] const std::vector<SegmentIndex>& segments_of(RoadIndex road) const {
    return of_road_.at(road);
  }
  /// The junction with this id; none when there is none.
  [[nodiscard]] std::optional<JunctionIndex> junction(const std::string& id) const;
  [[nodiscard]] std::optional<RoadIndex> road(const std::string& id) const;
  /// The junction nearest to a place, as the crow flies; std::logic_error without junctions.
  [[nodiscard]] JunctionIndex nearest(double x_m, double y_m) const;

  /// Opens or closes both directions of a road.
  void set_open(RoadIndex road, bool open);

  /// Computed at the first call and kept until a road opens or closes; the reference too.
  [[nodiscard]] const WaysTo& ways_to(JunctionIndex destination) const;
  /// On empty roads; unreachable when there is no way.
  [[nodiscard]] double travel_time_s(JunctionIndex from, JunctionIndex to) const {
    return ways_to(to).time_s.at(from);
  }
  /// The segments of the quickest way; none when there is no way.
  [[nodiscard]] std::optional<std::vector<SegmentIndex>> route(JunctionIndex from,
                                                               JunctionIndex to) const;

 private:
  struct Graph;

  [[nodiscard]] WaysTo compute_ways_to(JunctionIndex destination) const;

  RoadMap map_;
  std::vector<Segment> segments_;
  std::vector<std::vector<SegmentIndex>> of_road_;
  std::unique_ptr<const Graph> reversed_;
  mutable std::unordered_map<JunctionIndex, WaysTo> ways_;  // a cache of a pure function
};

}  // namespace yuyan::world
