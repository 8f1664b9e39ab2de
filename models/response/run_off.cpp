#include "models/response/run_off.h"

#include <algorithm>

namespace yuyan::response {
namespace {

constexpr double water_kg_m3 = 1000;
constexpr double overflow_step_s = 60;
constexpr double nearly_full = 1 - 1e-9;

}  // namespace

RunOff::RunOff(Stage& stage, FireGround& ground, FixedProtection& fixed, Brigade& brigade,
               Supply& supply)
    : stage_(stage),
      fires_(ground),
      fixed_(fixed),
      brigade_(brigade),
      supply_(supply),
      held_(stage.calendar(), stage.drill().site.surface_hold_m3),
      pool_(stage.calendar(), stage.drill().site.accident_pool_m3),
      ditch_(stage.calendar(), stage.drill().site.ditch_hold_m3),
      to_ground_(held_.inflow(0)),
      to_pool_(pool_.inflow(0)),
      to_ditch_(ditch_.inflow(0)),
      left_(stage.calendar()) {
  const Drill& drill = stage.drill();
  for (std::size_t i = 0; i < drill.site.bunds.size(); ++i) {
    Bund bund;
    bund.held = std::make_unique<calendar::Stock>(
        stage.calendar(),
        free_surface_m2(drill.site.bunds[i], drill) * drill.site.bunds[i].wall_height_m);
    bund.water = bund.held->inflow(0);
    bunds_.push_back(std::move(bund));
    stage.calendar().spawn(watch_bund(i));
  }
  stage.calendar().spawn(follow_flow());
  stage.calendar().spawn(watch_ground());
  stage.calendar().spawn(watch_pool());
  stage.calendar().spawn(watch_ditch());
}

void RunOff::close_valve(EntryNumber cause) {
  if (closed_) return;
  closed_ = true;
  stage_.tell(Happening::rain_valve_closed, stage_.cast().site(), cause);
  route();
}

void RunOff::block_watercourse(EntryNumber cause) {
  if (blocked_) return;
  reached_m3_ = reached_watercourse_m3();
  blocked_ = true;
  stage_.tell(Happening::watercourse_blocked, stage_.cast().site(), cause);
}

double RunOff::left_site_m3() const {
  return held_.totals().overflowed + pool_.totals().overflowed;
}

double RunOff::reached_watercourse_m3() const {
  return blocked_ ? reached_m3_ : ditch_.totals().overflowed;
}

double RunOff::overflowed_m3() const {
  double sum_m3 = 0;
  for (const Bund& bund : bunds_) sum_m3 += bund.held->totals().overflowed;
  return sum_m3;
}

calendar::Process RunOff::follow_flow() {
  for (;;) {
    co_await calendar::first_of(stage_.calendar(), calendar::never, supply_.water().changed(),
                                fires_.changed());
    fill_bunds();
    route();
  }
}

/// The share of mobile cooling that does not run off, and all of the fixed cooling, fall into the
/// bund of the tank; foam stays where it was put.
double RunOff::water_into_m3_s(std::size_t bund) const {
  double flow_kg_s = 0;
  for (std::size_t tank = 0; tank < stage_.drill().tanks.size(); ++tank) {
    if (stage_.model().bund_of(tank) != bund) continue;
    const AssetIndex asset = fires_.tank(tank);
    const double mobile_kg_m2_s = fires_.cooling_kg_m2_s(asset, Means::mobile);
    const double fixed_kg_m2_s = fires_.cooling_kg_m2_s(asset, Means::fixed);
    const double shell = shell_m2(stage_.drill().tanks[tank]) * (fires_.burns(asset) ? 1.0 : 0.5);
    flow_kg_s += (1 - stage_.drill().site.run_off_share) * mobile_kg_m2_s * shell;
    flow_kg_s += fixed_kg_m2_s * fixed_.wetted_m2(tank);
  }
  return flow_kg_s / water_kg_m3;
}

double RunOff::oil_kg_m3(std::size_t bund) const {
  return density_kg_m3(fires_.layout().asset(fires_.bund(bund)).fuel == "diesel"
                           ? Product::diesel
                           : Product::gasoline_92);
}

/// Oil that was spilled into a bund takes its place at once; what burns off later is not given
/// back, which errs on the side of overflow.
void RunOff::fill_bunds() {
  for (std::size_t i = 0; i < bunds_.size(); ++i) {
    Bund& bund = bunds_[i];
    bund.water.set_rate(water_into_m3_s(i));
    const double oil_m3 = fires_.escalation().liquid_kg(fires_.bund(i)) / oil_kg_m3(i);
    if (oil_m3 <= bund.oil_m3) continue;
    bund.held->add(oil_m3 - bund.oil_m3);
    bund.oil_m3 = oil_m3;
  }
}

double RunOff::overflow_m3_s() const {
  double flow_m3_s = 0;
  for (const Bund& bund : bunds_)
    if (bund.held->level() >= bund.held->capacity() * nearly_full) flow_m3_s += bund.water.rate();
  return flow_m3_s;
}

/// While the valve is open the ground fills and the surplus leaves; then all goes to the pool.
void RunOff::route() {
  const double flow_m3_s =
      brigade_.cooling_m3_s() * stage_.drill().site.run_off_share + overflow_m3_s();
  to_ground_.set_rate(closed_ ? 0 : flow_m3_s);
  to_pool_.set_rate(closed_ ? flow_m3_s : 0);
  const calendar::Stock& last = closed_ ? pool_ : held_;
  to_ditch_.set_rate(last.level() >= last.capacity() * nearly_full ? flow_m3_s : 0);
}

calendar::Process RunOff::watch_ground() {
  co_await held_.rises_to(held_.capacity());
  if (closed_) co_return;
  stage_.tell(Happening::run_off_left, stage_.cast().site(), no_cause);
  left_.open();
  route();
}

calendar::Process RunOff::watch_pool() {
  co_await pool_.rises_to(pool_.capacity());
  const EntryNumber full = stage_.tell(Happening::pool_full, stage_.cast().site(), no_cause);
  if (to_pool_.rate() > 0) stage_.tell(Happening::run_off_left, stage_.cast().site(), full);
  left_.open();
  route();
}

calendar::Process RunOff::watch_ditch() {
  co_await left_.wait();
  co_await ditch_.rises_to(ditch_.capacity());
  if (!blocked_) stage_.tell(Happening::watercourse_reached, stage_.cast().site(), no_cause);
}

/// Oil floats: what runs over the wall of a burning bund burns outside and lights what it reaches.
calendar::Process RunOff::watch_bund(std::size_t index) {
  Bund& bund = bunds_[index];
  co_await bund.held->rises_to(bund.held->capacity());
  const AssetIndex asset = fires_.bund(index);
  const EntryNumber over = stage_.tell(Happening::bund_overflowed, stage_.cast().bund(index),
                                       fires_.cause_of(asset), bund.held->capacity());
  route();
  const auto outside = fires_.overflow(index);
  if (!outside) co_return;
  double before_m3 = 0;
  for (;;) {
    const double over_m3 = bund.held->totals().overflowed;
    const double kg = (over_m3 - before_m3) * oil_kg_m3(index);
    before_m3 = over_m3;
    if (fires_.move_oil(asset, *outside, kg) > 0 && fires_.burns(asset) && !fires_.burns(*outside))
      fires_.ignite(*outside, propagation::Extent::full_surface, over);
    if (fires_.escalation().liquid_kg(asset) <= 0) co_return;
    co_await stage_.calendar().delay(overflow_step_s);
  }
}

}  // namespace yuyan::response
