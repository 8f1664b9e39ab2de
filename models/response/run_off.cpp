#include "models/response/run_off.h"

namespace yuyan::response {

RunOff::RunOff(Stage& stage, Brigade& brigade, Supply& supply)
    : stage_(stage),
      brigade_(brigade),
      supply_(supply),
      ground_(stage.calendar(), stage.drill().site.surface_hold_m3),
      pool_(stage.calendar(), stage.drill().site.accident_pool_m3),
      to_ground_(ground_.inflow(0)),
      to_pool_(pool_.inflow(0)) {
  stage.calendar().spawn(follow_flow());
  stage.calendar().spawn(watch_ground());
  stage.calendar().spawn(watch_pool());
}

void RunOff::close_valve(EntryNumber cause) {
  if (closed_) return;
  closed_ = true;
  stage_.tell(Happening::rain_valve_closed, stage_.cast().site(), cause);
  route();
}

double RunOff::left_site_m3() const {
  return ground_.totals().overflowed + pool_.totals().overflowed;
}

calendar::Process RunOff::follow_flow() {
  for (;;) {
    co_await supply_.water().changed();
    route();
  }
}

/// While the valve is open the ground fills and the surplus leaves; then all goes to the pool.
void RunOff::route() {
  const double flow_m3_s = brigade_.cooling_m3_s() * stage_.drill().site.run_off_share;
  to_ground_.set_rate(closed_ ? 0 : flow_m3_s);
  to_pool_.set_rate(closed_ ? flow_m3_s : 0);
}

calendar::Process RunOff::watch_ground() {
  co_await ground_.rises_to(ground_.capacity());
  if (!closed_) stage_.tell(Happening::run_off_left, stage_.cast().site(), no_cause);
}

calendar::Process RunOff::watch_pool() {
  co_await pool_.rises_to(pool_.capacity());
  const EntryNumber full = stage_.tell(Happening::pool_full, stage_.cast().site(), no_cause);
  if (to_pool_.rate() > 0) stage_.tell(Happening::run_off_left, stage_.cast().site(), full);
}

}  // namespace yuyan::response
