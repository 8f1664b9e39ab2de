#include "models/response/supply.h"

#include <algorithm>
#include <limits>

namespace yuyan::response {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr double full_share = 1 - 1e-9;
constexpr double limit_of_rounding_s = 1e-6;

/// How much of what is asked for flows: the scarcer of water and concentrate decides.
double share_that_flows(const calendar::Flow& water, const calendar::Flow& concentrate) {
  const auto share = [](const calendar::Flow& flow) {
    return flow.rate() > 0 ? flow.actual_rate() / flow.rate() : 1;
  };
  return std::min(share(water), share(concentrate));
}

}  // namespace

Supply::Supply(Stage& stage)
    : stage_(stage),
      water_(stage.calendar(), stage.drill().site.pond_m3, stage.drill().site.pond_m3),
      fixed_concentrate_(stage.calendar(), unlimited, stage.drill().site.foam_concentrate_m3) {
  const auto provide = [&](FoamType type) {
    auto& stock = mobile_[static_cast<std::size_t>(type)];
    if (!stock) stock = std::make_unique<calendar::Stock>(stage.calendar(), unlimited, 0);
  };
  provide(FoamType::site);
  for (const Unit& unit : stage.drill().units.list) provide(unit.foam_type);
  add_water_inflow(stage.drill().site.pond_refill_l_s / 1000);
  stage.calendar().spawn(tell_when_dry());
}

void Supply::bring_tank(double volume_m3) {
  water_.enlarge(volume_m3);
  water_.add(volume_m3);
}

calendar::Flow& Supply::add_water_inflow(double rate_m3_s) {
  inflows_.push_back(std::make_unique<calendar::Flow>(water_.inflow(rate_m3_s)));
  return *inflows_.back();
}

double Supply::foam_used_m3() const {
  return fixed_concentrate_.totals().taken + mobile_totals().taken;
}

double Supply::mobile_level_m3() const {
  double level_m3 = 0;
  for (const auto& stock : mobile_)
    if (stock) level_m3 += stock->level();
  return level_m3;
}

calendar::StockTotals Supply::mobile_totals() const {
  calendar::StockTotals sum;
  for (const auto& stock : mobile_) {
    if (!stock) continue;
    const calendar::StockTotals one = stock->totals();
    sum.added += one.added;
    sum.taken += one.taken;
    sum.overflowed += one.overflowed;
  }
  return sum;
}

double Supply::water_flow_m3_s() const {
  double inflow_m3_s = 0;
  for (const auto& flow : inflows_) inflow_m3_s += flow->actual_rate();
  return inflow_m3_s - water_.net_rate() - water_.overflow_rate();
}

double Supply::concentrate_flow_m3_s() const {
  double flow_m3_s = -fixed_concentrate_.net_rate();
  for (const auto& stock : mobile_)
    if (stock) flow_m3_s -= stock->net_rate();
  return flow_m3_s;
}

double Supply::solution_flow_m3_s() const {
  double flow_m3_s = -fixed_concentrate_.net_rate() / concentration(FoamType::site);
  for (const auto& choice : choices(FoamType{}))
    if (has(choice.value))
      flow_m3_s -=
          concentrate(Means::mobile, choice.value).net_rate() / concentration(choice.value);
  return flow_m3_s;
}

calendar::Process Supply::tell_when_dry() {
  co_await water_.falls_to(0);
  stage_.tell(Happening::water_exhausted, stage_.cast().site(), no_cause);
}

calendar::Task<bool> apply_foam(Stage& stage, FireGround& ground, Supply& supply, FoamOrder order,
                                calendar::Signal& stop, EntryNumber cause) {
  const double concentration = supply.concentration(order.type);
  const EntityNumber entity = ground.entity(order.asset);
  calendar::Stock& stock = supply.concentrate(order.means, order.type);
  const calendar::Flow water =
      supply.water().outflow(order.solution_m3_s * (1 - concentration), foam_first);
  const calendar::Flow concentrate = stock.outflow(order.solution_m3_s * concentration);
  double applied_s = 0;
  bool stopped = false;
  while (!stopped && applied_s < order.duration_s - limit_of_rounding_s) {
    const double share = share_that_flows(water, concentrate);
    if (share < full_share) {
      if (concentrate.actual_rate() < concentrate.rate())
        stage.tell(Happening::foam_exhausted, entity, cause);
      break;
    }
    if (ground.escalation().state(order.asset) == propagation::State::burnt_out) break;
    ground.set_foam(order.asset, order.means, order.share_of_required);
    const double begun_s = stage.now();
    const auto woken = co_await calendar::first_of(stage.calendar(), order.duration_s - applied_s,
                                                   supply.water().changed(), stock.changed(),
                                                   ground.changed(), stop);
    applied_s += stage.now() - begun_s;
    stopped = woken == 3;
  }
  ground.set_foam(order.asset, order.means, 0);
  const bool complete = applied_s >= order.duration_s - limit_of_rounding_s;
  stage.tell(complete ? Happening::foam_completed : Happening::foam_interrupted, entity, cause,
             applied_s);
  co_return complete;
}

}  // namespace yuyan::response
