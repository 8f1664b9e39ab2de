#include "models/propagation/escalation.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace yuyan::propagation {
namespace {

void require(bool condition, const char* what) {
  if (!condition) throw std::logic_error(std::string("Escalation: ") + what);
}

bool is_share(double x) { return x >= 0 && x <= 1; }

Sight sight_of(const Asset& asset, const Point& place) {
  const double east = asset.x_m - place.x_m;
  const double north = asset.y_m - place.y_m;
  const double distance = std::hypot(east, north);
  if (distance == 0) return {0, 0, 0, place.z_m};
  return {distance, east / distance, north / distance, place.z_m};
}

}  // namespace

Escalation::Escalation(const Layout& layout, const Weather& weather, double start_s)
    : layout_(&layout),
      weather_(weather),
      air_(weather, layout.parameters().transmissivity_method),
      now_s_(start_s) {
  units_.reserve(layout.size());
  due_.resize(layout.size());
  for (AssetIndex i = 0; i < layout.size(); ++i) {
    units_.emplace_back(layout.asset(i), start_s);
    units_[i].liquid_kg.set(layout.liquid_kg(i), start_s);
    settle(i);
  }
}

UnitContext Escalation::context(AssetIndex asset) const {
  return {layout_->asset(asset), layout_->boils_over(asset), layout_->parameters()};
}

// The clock.

std::optional<Event> Escalation::next() const {
  const auto first = std::min_element(due_.begin(), due_.end());
  if (first == due_.end() || first->time_s == never) return std::nullopt;
  return Event{first->time_s, first->kind, static_cast<AssetIndex>(first - due_.begin())};
}

Event Escalation::step() {
  const auto event = next();
  if (!event) throw std::logic_error("Escalation: nothing is left to happen");
  now_s_ = event->time_s;
  happen(*event);
  return *event;
}

void Escalation::advance(double time_s) {
  require(time_s >= now_s_, "time runs backwards");
  const auto event = next();
  require(!event || time_s <= event->time_s, "an event lies before this time; step() first");
  now_s_ = time_s;
}

void Escalation::happen(const Event& event) {
  Unit& unit = units_[event.asset];
  const PropagationParameters& p = layout_->parameters();
  const auto level = [&](int step) { return step / p.foam_steps; };
  switch (event.kind) {
    case EventKind::cooling_ended:
      unit.cooling = {};
      break;
    case EventKind::curtain_ended:
      unit.curtain = {};
      break;
    case EventKind::fireproofing_spent:
      unit.fireproofing_used_s.set(layout_->asset(event.asset).fireproofing_s, now_s_);
      break;
    case EventKind::heated:
    case EventKind::cooled:
      unit.hot = event.kind == EventKind::heated;
      if (unit.state == State::operational && unit.hot) change_state(unit, State::heated, now_s_);
      if (unit.state == State::heated && !unit.hot) change_state(unit, State::operational, now_s_);
      break;
    case EventKind::failed:
      unit.damage.set(1, now_s_);
      unit.shell_failed = true;
      if (unit.state != State::burning) change_state(unit, State::failed, now_s_);
      break;
    case EventKind::foam_step: {
      const bool grows = unit.foam.rate() > 0;
      if (grows) ++unit.covered_steps;
      unit.foam.set(level(unit.covered_steps), now_s_);
      if (!grows) --unit.covered_steps;
      fire_changed(event.asset);
      break;
    }
    case EventKind::extinguished:
      unit.foam.set(1, now_s_);
      unit.hot_metal_until_s = now_s_ + p.hot_metal_s;
      put_out(event.asset, State::extinguished);
      break;
    case EventKind::reignited:
      light(event.asset);
      break;
    case EventKind::boilover:
      unit.boiled_over = true;
      break;
    case EventKind::burnt_out:
      unit.liquid_kg.set(0, now_s_);
      put_out(event.asset, State::burnt_out);
      break;
  }
  settle(event.asset);
}

// What others do.

Unit& Escalation::change(AssetIndex asset, double time_s) {
  require(asset < units_.size(), "no such asset");
  advance(time_s);
  return units_[asset];
}

bool Escalation::ignite(AssetIndex asset, Extent extent, double time_s, double area_m2) {
  Unit& unit = change(asset, time_s);
  require(area_m2 >= 0, "the burning area is negative");
  if (!layout_->fuel(asset) || (unit.liquid_kg.at(now_s_) <= 0 && unit.inflow_kg_s <= 0))
    return false;
  unit.extent = extent;
  unit.area_m2 =
      area_m2 > 0 ? area_m2 : burning_area_m2(layout_->asset(asset), extent, layout_->parameters());
  if (unit.state != State::burning)
    unit.oil_depth_m = layout_->depth_m(asset, unit.liquid_kg.at(now_s_));
  light(asset);
  settle(asset);
  return true;
}

void Escalation::extinguish(AssetIndex asset, double time_s) {
  Unit& unit = change(asset, time_s);
  unit.hot_metal_until_s = -never;
  if (unit.state == State::burning) put_out(asset, State::extinguished);
  settle(asset);
}

void Escalation::fail(AssetIndex asset, double time_s) {
  Unit& unit = change(asset, time_s);
  unit.shell_failed = true;
  if (unit.state != State::burning && unit.state != State::burnt_out)
    change_state(unit, State::failed, now_s_);
  settle(asset);
}

void Escalation::set_cooling(AssetIndex asset, const Cooling& cooling, double time_s) {
  Unit& unit = change(asset, time_s);
  require(cooling.water_kg_m2_s >= 0 && cooling.until_s >= time_s, "no such cooling");
  unit.cooling = cooling;
  settle(asset);
}

void Escalation::set_water_curtain(AssetIndex asset, const WaterCurtain& curtain, double time_s) {
  Unit& unit = change(asset, time_s);
  require(is_share(curtain.absorbed_share) && curtain.until_s >= time_s, "no such curtain");
  unit.curtain = curtain;
  settle(asset);
}

void Escalation::set_weather(const Weather& weather, double time_s) {
  advance(time_s);
  weather_ = weather;
  air_ = Air(weather, layout_->parameters().transmissivity_method);
  for (const AssetIndex source : burning_) {
    Unit& unit = units_[source];
    unit.flame = flame_on(source);
  }
  ++revision_;
  for (AssetIndex i = 0; i < units_.size(); ++i) {
    see_all(i);
    settle(i);
  }
}

void Escalation::set_foam_supply(AssetIndex asset, double share_of_required, double time_s) {
  Unit& unit = change(asset, time_s);
  require(share_of_required >= 0, "the foam supply is negative");
  unit.foam_supply = share_of_required;
  settle(asset);
}

void Escalation::set_foam_cover(AssetIndex asset, double cover, double time_s) {
  Unit& unit = change(asset, time_s);
  require(is_share(cover), "the foam cover is no share");
  unit.foam.set(cover, now_s_);
  count_covered_steps(unit);
  if (unit.state == State::burning) fire_changed(asset);
  settle(asset);
}

void Escalation::set_imposed_heat_flux(AssetIndex asset, double heat_flux_w_m2, double time_s) {
  Unit& unit = change(asset, time_s);
  require(heat_flux_w_m2 >= 0, "the imposed heat flux is negative");
  unit.imposed_w_m2 = heat_flux_w_m2;
  settle(asset);
}

void Escalation::set_liquid_kg(AssetIndex asset, double liquid_kg, double time_s) {
  Unit& unit = change(asset, time_s);
  require(liquid_kg >= 0, "the liquid is negative");
  unit.liquid_kg.set(liquid_kg, now_s_);
  settle(asset);
}

void Escalation::set_inflow_kg_s(AssetIndex asset, double inflow_kg_s, double time_s) {
  Unit& unit = change(asset, time_s);
  require(inflow_kg_s >= 0, "the inflow is negative");
  unit.inflow_kg_s = inflow_kg_s;
  settle(asset);
}

// What it is like now.

double Escalation::time_in_s(AssetIndex asset, State state) const {
  const Unit& unit = units_[asset];
  const double past_s = unit.time_in_s[static_cast<std::size_t>(state)];
  return unit.state == state ? past_s + (now_s_ - unit.state_since_s) : past_s;
}

double Escalation::failure_time_s(AssetIndex asset) const {
  const Unit& unit = units_[asset];
  return can_fail(context(asset), unit) ? unit.damage.time_of(1) : never;
}

double Escalation::heat_flux_on_w_m2(AssetIndex asset) const {
  const Unit& unit = units_[asset];
  // What cannot fail is not kept up to date.
  const double radiation = can_fail(context(asset), unit) ? unit.exposure.resultant_w_m2()
                                                          : exposure_of(asset).resultant_w_m2();
  return radiation + unit.imposed_w_m2;
}

double Escalation::heat_flux_taken_w_m2(AssetIndex asset) const {
  return heat_taken_w_m2(context(asset), units_[asset], heat_flux_on_w_m2(asset), now_s_);
}

Flame Escalation::flame(AssetIndex asset) const {
  const Unit& unit = units_[asset];
  require(unit.state == State::burning, "there is no flame");
  const double open = open_share(context(asset), unit);
  Flame flame = unit.flame;
  flame.emissive_power_w_m2 *= open;
  flame.burning_rate_kg_s *= open;
  return flame;
}

double Escalation::heat_flux_at_w_m2(const Point& place) const {
  Exposure exposure;
  for (const AssetIndex source : burning_) {
    const Asset& asset = layout_->asset(source);
    const Sight sight = sight_of(asset, place);
    exposure.set(source, bearing_of(sight.east, sight.north),
                 heat_vector(flame(source), sight, layout_->parameters(), air_));
  }
  return exposure.resultant_w_m2();
}

// Fires and what they heat.

Flame Escalation::flame_on(AssetIndex asset) const {
  const Unit& unit = units_[asset];
  return flame_of(layout_->asset(asset), *layout_->fuel(asset), unit.extent, unit.area_m2,
                  layout_->parameters(), weather_);
}

void Escalation::count_covered_steps(Unit& unit) const {
  const double steps = layout_->parameters().foam_steps;
  unit.covered_steps = static_cast<int>(std::floor(unit.foam.at(now_s_) * steps + 1e-9));
}

void Escalation::light(AssetIndex asset) {
  Unit& unit = units_[asset];
  if (unit.state != State::burning) {
    change_state(unit, State::burning, now_s_);
    burning_.insert(std::ranges::lower_bound(burning_, asset), asset);
  }
  unit.flame = flame_on(asset);
  count_covered_steps(unit);
  fire_changed(asset);
}

void Escalation::put_out(AssetIndex asset, State state) {
  change_state(units_[asset], state, now_s_);
  std::erase(burning_, asset);
  fire_changed(asset);
  see_all(asset);
}

/// Only the targets that can fail are told, and only those whose clocks change look for their next
/// event again.
void Escalation::fire_changed(AssetIndex source) {
  ++revision_;
  const bool burns = units_[source].state == State::burning;
  const Flame seen = burns ? flame(source) : Flame{};
  for (AssetIndex target = 0; target < units_.size(); ++target) {
    Unit& unit = units_[target];
    if (target == source || !can_fail(context(target), unit)) continue;
    const HeatVector flux = burns ? heat_from(source, seen, target) : HeatVector{};
    if (unit.exposure.set(source, layout_->pair(target, source).bearing, flux) &&
        take_heat(context(target), unit, now_s_))
      due_[target] = next_of(context(target), unit, now_s_);
  }
}

void Escalation::see_all(AssetIndex target) {
  if (can_fail(context(target), units_[target])) units_[target].exposure = exposure_of(target);
}

Exposure Escalation::exposure_of(AssetIndex target) const {
  Exposure exposure;
  for (const AssetIndex source : burning_)
    if (source != target)
      exposure.set(source, layout_->pair(target, source).bearing,
                   heat_from(source, flame(source), target));
  return exposure;
}

HeatVector Escalation::heat_from(AssetIndex source, const Flame& flame, AssetIndex target) const {
  const Asset& asset = layout_->asset(target);
  const Pair& pair = layout_->pair(target, source);
  Sight sight{.distance_m = pair.distance_m - asset.diameter_m / 2,
              .east = pair.east,
              .north = pair.north,
              // The hottest height of the wall: level with the middle of the flame, or its top.
              .height_m = std::min(asset.height_m, flame.base_m + flame.height_m / 2)};
  // A bund that burns all over has its tanks in the flame, wherever in it they stand.
  if (layout_->stands_in(target, source) && units_[source].extent == Extent::full_surface)
    sight.distance_m = 0;
  return heat_vector(flame, sight, layout_->parameters(), air_);
}

void Escalation::settle(AssetIndex asset) {
  Unit& unit = units_[asset];
  take_heat(context(asset), unit, now_s_);
  set_fire_clocks(context(asset), unit, now_s_);
  due_[asset] = next_of(context(asset), unit, now_s_);
}

}  // namespace yuyan::propagation
