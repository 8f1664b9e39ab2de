// Roads that a cloud, smoke or the heat of a fire closes, and that open again afterwards.
#pragma once

#include <vector>

#include "models/response/clouds.h"

namespace yuyan::response {

class RoadHazards {
 public:
  RoadHazards(Stage& stage, FireGround& ground, Clouds& clouds);

  [[nodiscard]] int closed() const;

 private:
  struct Road {
    std::vector<propagation::Point> points;
    bool near_fire = false;  ///< near enough to a tank that heat can matter
    bool in_cloud = false, in_heat = false, closed = false;
    calendar::Event next;
  };

  calendar::Process follow_clouds();
  calendar::Process follow_fire();
  void plan(std::size_t road);
  void cross(std::size_t road);
  void settle(std::size_t road, EntryNumber cause);

  Stage& stage_;
  FireGround& ground_;
  Clouds& clouds_;
  std::vector<Road> roads_;
};

}  // namespace yuyan::response
