#include "models/response/fixed_systems.h"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/normal.hpp>

namespace yuyan::response {
namespace {

constexpr double m3_s_of_l_min = 1.0 / 60000;
constexpr double water_kg_m3 = 1000;

/// Lognormal fragility.
double probability_broken(const FixedSystems& data, double overpressure_pa) {
  if (overpressure_pa <= 0) return 0;
  const boost::math::normal standard;
  return cdf(standard, std::log(overpressure_pa / data.blast_median_pa) / data.blast_sigma);
}

}  // namespace

FixedProtection::FixedProtection(Stage& stage, FireGround& ground, Supply& supply)
    : stage_(stage),
      ground_(ground),
      supply_(supply),
      tanks_(stage.drill().tanks.size()),
      cooling_water_(supply.water().outflow(0, cooling_second)),
      flowing_(stage.calendar()) {
  for (std::size_t tank = 0; tank < tanks_.size(); ++tank) stops_.emplace_back(stage.calendar());
  ground_.on_blast(
      [this](const propagation::Blast& blast, EntryNumber cause) { break_pipes(blast, cause); });
  stage.calendar().spawn(watch_water());
}

void FixedProtection::start_pumps(EntryNumber cause) {
  if (pumps_started_) return;
  pumps_started_ = true;
  stage_.calendar().spawn(run_pumps(cause));
}

void FixedProtection::start_cooling(std::size_t tank, bool whole_shell, EntryNumber cause) {
  TankSystem& system = tanks_[tank];
  system.whole_shell = system.whole_shell || whole_shell;
  if (system.cooling_ordered) return balance();
  if (!stage_.drill().tanks[tank].fixed_cooling) return;
  system.cooling_ordered = true;
  stage_.calendar().spawn(cool(tank, ++system.cooling_orders, cause));
}

void FixedProtection::stop_cooling(std::size_t tank) {
  TankSystem& system = tanks_[tank];
  if (!system.cooling_ordered) return;
  system.cooling_ordered = system.whole_shell = false;
  ++system.cooling_orders;
  system.cooling_m3_s = 0;
  balance();
}

void FixedProtection::start_foam(std::size_t tank, EntryNumber cause) {
  if (tanks_[tank].foaming || !stage_.drill().tanks[tank].fixed_foam) return;
  if (tanks_[tank].foam_ordered && tanks_[tank].broken) return;
  tanks_[tank].foam_ordered = true;
  tanks_[tank].foaming = true;
  stage_.calendar().spawn(foam(tank, cause));
}

void FixedProtection::shut() {
  for (calendar::Signal& stop : stops_) stop.fire();
  for (std::size_t tank = 0; tank < tanks_.size(); ++tank) tanks_[tank].cooling_m3_s = 0;
  balance();
}

calendar::Process FixedProtection::run_pumps(EntryNumber cause) {
  const EntityNumber pumps = stage_.cast().site();
  const EntryNumber started = stage_.tell(Happening::pumps_started, pumps, cause);
  const bool power = !stage_.happens(data().power_loss, "fire_pumps", "power_loss");
  const bool electric = power && !stage_.happens(data().electric_failure, "fire_pumps", "electric");
  const bool diesel = !stage_.happens(data().diesel_failure, "fire_pumps", "diesel");
  if (!electric && !diesel) {
    stage_.tell(Happening::pumps_failed, pumps, started);
    co_return;
  }
  const double start_s = electric
                             ? stage_.draw(data().electric_start_s, "fire_pumps", "electric_start")
                             : stage_.draw(data().diesel_start_s, "fire_pumps", "diesel_start");
  co_await stage_.calendar().delay(start_s);
  flowing_.open();
}

calendar::Process FixedProtection::cool(std::size_t tank, int order, EntryNumber cause) {
  co_await flowing_.wait();
  const std::string& id = stage_.drill().tanks[tank].id;
  const double fill_s = stage_.draw(data().cooling_fill_s, id, "cooling_fill");
  co_await stage_.calendar().delay(fill_s);
  if (tanks_[tank].cooling_orders != order) co_return;
  const EntityNumber entity = stage_.cast().tank(tank);
  if (tanks_[tank].broken || stage_.happens(data().cooling_failure, id, "cooling_failure")) {
    stage_.tell(Happening::cooling_failed, entity, cause);
    co_return;
  }
  tanks_[tank].cooling_entry = stage_.tell(Happening::cooling_on, entity, cause);
  tanks_[tank].cooling_m3_s = 1;  // on; balance() sets the rate
  balance();
}

calendar::Process FixedProtection::foam(std::size_t tank, EntryNumber cause) {
  co_await flowing_.wait();
  const Tank& data_of_tank = stage_.drill().tanks[tank];
  const EntityNumber entity = stage_.cast().tank(tank);
  stage_.tell(Happening::foam_started, entity, cause);
  const double proportioning_s =
      stage_.draw(data().foam_proportioning_s, data_of_tank.id, "foam_proportioning");
  co_await stage_.calendar().delay(proportioning_s +
                                   data_of_tank.foam_pipe_m / data().foam_pipe_speed_m_s);
  if (tanks_[tank].broken || stage_.happens(data().foam_failure, data_of_tank.id, "foam_failure")) {
    tanks_[tank].broken = true;
    stage_.tell(Happening::foam_failed, entity, cause);
    tanks_[tank].foaming = false;
    co_return;
  }
  const EntryNumber arrived = stage_.tell(Happening::foam_at_tank, entity, cause);
  const AssetIndex asset = ground_.tank(tank);
  FoamOrder order;
  order.asset = asset;
  order.means = Means::fixed;
  // On a tank that never burnt, by mistake, foam goes over the whole surface.
  const double area_m2 =
      ground_.surface_m2(asset) > 0 ? ground_.surface_m2(asset) : surface_m2(data_of_tank);
  order.solution_m3_s = data().foam_l_min_m2 * m3_s_of_l_min * area_m2;
  order.duration_s = data().foam_duration_s;
  tanks_[tank].foam_m3_s = order.solution_m3_s;
  balance();
  co_await apply_foam(stage_, ground_, supply_, order, stops_[tank], arrived);
  tanks_[tank].foam_m3_s = 0;
  tanks_[tank].foaming = false;
  balance();
}

calendar::Process FixedProtection::watch_water() {
  for (;;) {
    co_await supply_.water().changed();
    balance();
  }
}

void FixedProtection::break_pipes(const propagation::Blast& blast, EntryNumber cause) {
  for (std::size_t tank = 0; tank < tanks_.size(); ++tank) {
    const Tank& data_of_tank = stage_.drill().tanks[tank];
    const double pressure_pa =
        FireGround::overpressure_pa(blast, {.x_m = data_of_tank.x_m, .y_m = data_of_tank.y_m});
    if (!stage_.happens(probability_broken(data(), pressure_pa), data_of_tank.id, "pipes_broken"))
      continue;
    tanks_[tank].broken = true;
    if (tanks_[tank].cooling_m3_s <= 0) continue;
    tanks_[tank].cooling_m3_s = 0;
    stage_.tell(Happening::cooling_lost, stage_.cast().tank(tank), cause);
  }
  balance();
}

double FixedProtection::wetted_m2(std::size_t tank) const {
  return shell_m2(stage_.drill().tanks[tank]) * (tanks_[tank].whole_shell ? 1.0 : 0.5);
}

/// Foam is served first; what the pumps have left is shared by the cooling in proportion.
void FixedProtection::balance() {
  double foam_m3_s = 0, wanted_m3_s = 0;
  for (std::size_t tank = 0; tank < tanks_.size(); ++tank) {
    TankSystem& system = tanks_[tank];
    foam_m3_s += system.foam_m3_s;
    if (system.cooling_m3_s <= 0) continue;
    const double rate_l_min_m2 =
        system.whole_shell ? data().cooling_burning_l_min_m2 : data().cooling_adjacent_l_min_m2;
    system.cooling_m3_s = rate_l_min_m2 * m3_s_of_l_min * wetted_m2(tank);
    wanted_m3_s += system.cooling_m3_s;
  }
  const double left_m3_s = std::max(0.0, data().pump_flow_l_s / 1000 - foam_m3_s);
  cooling_water_.set_rate(std::min(wanted_m3_s, left_m3_s));
  const double share = wanted_m3_s > 0 ? cooling_water_.actual_rate() / wanted_m3_s : 0;
  for (std::size_t tank = 0; tank < tanks_.size(); ++tank) {
    const double water_kg_m2_s = share * tanks_[tank].cooling_m3_s * water_kg_m3 / wetted_m2(tank);
    ground_.set_cooling(ground_.tank(tank), Means::fixed, water_kg_m2_s);
  }
}

}  // namespace yuyan::response
