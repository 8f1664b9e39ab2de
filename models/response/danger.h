// People whom the accident reaches now: in danger, hurt and not yet found, to be moved.
#pragma once

#include <vector>

#include "models/response/cloud_watch.h"
#include "models/response/response_level.h"

namespace yuyan::response {

class Danger {
 public:
  Danger(Stage& stage, FireGround& ground, const Clouds& clouds, const People& people,
         const CloudWatch& watch);

  /// Those in zones and at work places where heat or cloud is harmful now, and `trapped()`.
  [[nodiscard]] int in_danger() const;
  /// Hurt and not yet found.
  [[nodiscard]] int trapped() const;
  /// People of the zones that were ordered out, and of those that lie in the plan's sector downwind
  /// of a release or cloud that goes on, ordered or not.
  [[nodiscard]] int to_move() const;
  /// Dead and badly hurt so far.
  [[nodiscard]] ResponseToll toll() const;

 private:
  void hear(const Entry& entry);
  [[nodiscard]] bool is_harmful(const propagation::Point& place) const;
  [[nodiscard]] int workers() const;

  Stage& stage_;
  FireGround& ground_;
  const Clouds& clouds_;
  const People& people_;
  const CloudWatch& watch_;
  std::vector<bool> ordered_out_;
  int unfound_ = 0;
  bool mustered_ = false;
};

}  // namespace yuyan::response
