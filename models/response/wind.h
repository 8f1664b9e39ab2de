// The wind of a drill: it turns and freshens at drawn times, and tells who depends on it.
#pragma once

#include "models/response/fire_ground.h"

namespace yuyan::response {

class Wind {
 public:
  Wind(Stage& stage, FireGround& ground);

  /// Fires after the weather has changed.
  [[nodiscard]] calendar::Signal& changed() { return changed_; }

 private:
  calendar::Process turn();

  Stage& stage_;
  FireGround& ground_;
  calendar::Signal changed_;
};

}  // namespace yuyan::response
