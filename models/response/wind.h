// The wind of a drill: it turns and freshens at drawn times, and tells who depends on it.
#pragma once

#include <vector>

#include "models/response/fire_ground.h"

namespace yuyan::response {

/// The wind from a time on.
struct WindState {
  double time_s = 0;
  double wind_m_s = 0, towards_deg = 0;
};

class Wind {
 public:
  Wind(Stage& stage, FireGround& ground);

  /// Fires after the weather has changed.
  [[nodiscard]] calendar::Signal& changed() { return changed_; }
  /// The wind at T0 and each change of it.
  [[nodiscard]] const std::vector<WindState>& history() const { return history_; }

 private:
  calendar::Process turn();
  void note();

  Stage& stage_;
  FireGround& ground_;
  calendar::Signal changed_;
  std::vector<WindState> history_;
};

}  // namespace yuyan::response
