// Contaminated water outside the bunds: what the ground holds, the rain-water valve, the accident
// pool.
#pragma once

#include "models/response/brigade.h"
#include "sim/calendar/stock.h"

namespace yuyan::response {

class RunOff {
 public:
  RunOff(Stage& stage, Brigade& brigade, Supply& supply);

  /// Closes the rain-water valve: from now on run-off goes to the accident pool.
  void close_valve(EntryNumber cause);
  /// What has left the site, m3.
  [[nodiscard]] double left_site_m3() const;

 private:
  calendar::Process follow_flow();
  calendar::Process watch_ground();
  calendar::Process watch_pool();
  void route();

  Stage& stage_;
  Brigade& brigade_;
  Supply& supply_;
  calendar::Stock ground_, pool_;
  calendar::Flow to_ground_, to_pool_;
  bool closed_ = false;
};

}  // namespace yuyan::response
