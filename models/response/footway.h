// The way out of a zone on foot: an exit that lets so many pass a second, and a path on which a
// denser crowd is slower. The hydraulic model of Nelson and Mowrer.
#pragma once

#include <algorithm>

#include "models/consequence/exit_flow.h"
#include "models/response/stage.h"

namespace yuyan::response {

class Footway {
 public:
  /// A clear width of 0: nothing holds people back and nobody is in another's way.
  Footway(double clear_width_m, double length_m) : length_m_(length_m) {
    constexpr double boundary_m = 0.15;
    if (clear_width_m > 0) width_m_ = std::max(clear_width_m - 2 * boundary_m, min_width_m);
  }

  /// Persons a second at the best density; infinite where nothing holds them back.
  [[nodiscard]] double capacity_p_s() const {
    return width_m_ > 0 ? width_m_ * consequence::egress_specific_flow(
                                         factor(), consequence::optimal_density_p_m2)
                        : calendar::never;
  }

  /// When those who came before are through the exit.
  [[nodiscard]] double free_s() const { return free_s_; }

  /// A group of so many comes to the exit: when its last is through, and how long the way then
  /// takes at the density that the group finds. The caller tells when it has come out.
  struct Passage {
    double through_s, walk_s;
  };
  Passage enter(int persons, double now_s) {
    const double begin_s = std::max(now_s, free_s_);
    free_s_ = begin_s + (width_m_ > 0 ? persons / capacity_p_s() : 0);
    on_way_ += persons;
    const double density =
        width_m_ > 0 && length_m_ > 0
            ? std::min(on_way_ / (width_m_ * length_m_), consequence::optimal_density_p_m2)
            : 0;
    return {free_s_, length_m_ / consequence::egress_speed_m_s(factor(), density)};
  }
  /// The way when nobody else is on it.
  [[nodiscard]] double empty_s() const {
    return length_m_ / consequence::egress_speed_m_s(factor(), 0);
  }
  void come_out(int persons) { on_way_ -= persons; }

 private:
  static constexpr double min_width_m = 0.1;
  static double factor() {
    return consequence::egress_speed_factor_m_s(consequence::EgressComponent::door);
  }

  double width_m_ = 0, length_m_;
  double free_s_ = 0;
  double on_way_ = 0;
};

}  // namespace yuyan::response
