// Roads that a cloud, smoke, heat, debris of a blast or water closes, and that open again.
#pragma once

#include <vector>

#include "models/response/clouds.h"
#include "models/response/road_works.h"
#include "models/response/run_off.h"

namespace yuyan::response {

class RoadHazards {
 public:
  RoadHazards(Stage& stage, FireGround& ground, Clouds& clouds, RoadWorks& works,
              const RunOff& run_off);

  [[nodiscard]] int closed() const;

 private:
  struct Road {
    std::vector<propagation::Point> points;
    bool near_fire = false;  ///< near enough to a tank that heat can matter
    bool in_cloud = false, in_heat = false, closed = false;
    int floods = 0;  ///< in which it lies
    calendar::Event next;
  };

  calendar::Process follow_clouds();
  calendar::Process follow_fire();
  /// A flood that is given; what has run over the wall of a bund.
  calendar::Process flood(std::size_t index);
  calendar::Process overflow(std::size_t bund, EntryNumber cause);
  void flood_roads(const std::vector<std::size_t>& roads, int change, EntryNumber cause);
  void litter(const propagation::Blast& blast, EntryNumber cause);
  [[nodiscard]] std::vector<std::size_t> roads_within(const propagation::Point& centre,
                                                      double radius_m) const;
  void plan(std::size_t road);
  void cross(std::size_t road);
  void settle(std::size_t road, EntryNumber cause);

  Stage& stage_;
  FireGround& ground_;
  Clouds& clouds_;
  RoadWorks& works_;
  const RunOff& run_off_;
  std::vector<Road> roads_;
};

}  // namespace yuyan::response
