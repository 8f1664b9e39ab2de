#include "models/response/brigade.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yuyan::response {
namespace {

constexpr double water_kg_m3 = 1000;
constexpr double l_s_of_l_min = 1.0 / 60;

double perimeter_m(const Tank& tank) { return std::numbers::pi * tank.diameter_m; }

}  // namespace

std::vector<std::size_t> tanks_to_cool(const FireGround& ground, const DrillModel& model,
                                       AssetIndex burning) {
  const Doctrine& doctrine = model.drill().plan.doctrine;
  const auto& layout = ground.layout();
  const double radius_m = layout.asset(burning).diameter_m / 2;
  std::vector<std::pair<double, std::size_t>> near;
  for (std::size_t tank = 0; tank < model.drill().tanks.size(); ++tank) {
    const AssetIndex asset = ground.tank(tank);
    if (asset == burning || ground.burns(asset)) continue;
    const double gap_m =
        layout.pair(burning, asset).distance_m - radius_m - layout.asset(asset).diameter_m / 2;
    const bool inside = layout.stands_in(asset, burning);
    if (inside || gap_m <= doctrine.adjacent_within_diameters * 2 * radius_m)
      near.emplace_back(inside ? 0 : gap_m, tank);
  }
  std::ranges::sort(near);
  if (ground.is_tank(burning) && near.size() > static_cast<std::size_t>(doctrine.adjacent_at_most))
    near.resize(static_cast<std::size_t>(doctrine.adjacent_at_most));
  std::vector<std::size_t> tanks;
  tanks.reserve(near.size());
  for (const auto& [gap, tank] : near) tanks.push_back(tank);
  return tanks;
}

Brigade::Brigade(Stage& stage, FireGround& ground, FixedProtection& fixed, Supply& supply,
                 WaterPoints& water_points)
    : stage_(stage),
      ground_(ground),
      fixed_(fixed),
      supply_(supply),
      water_points_(water_points),
      cooling_water_(supply.water().outflow(0, cooling_second)),
      changed_(stage.calendar()) {
  stage.calendar().spawn(command());
}

void Brigade::join(std::size_t index, EntryNumber cause) {
  const Unit& joining = unit(index);
  supply_.bring_tank(joining.water_m3);
  supply_.concentrate(Means::mobile, joining.foam_type).add(joining.foam_m3);
  const bool shuttles =
      water_points_.are_known() && stage_.model().serves(index, Task::carry_water);
  bring_water(index, cause);
  Crew crew;
  crew.unit = index;
  crew.flow_l_s = shuttles ? 0 : std::min(joining.monitor_l_s, joining.pump_l_s);
  if (joining.foam_m3 > 0) crew.carries = joining.foam_type;
  crew.foam = stage_.model().serves(index, Task::attack);
  crew.cools = stage_.model().serves(index, Task::cool);
  crew.joined = cause;
  crews_.emplace(index, crew);
  dirty_ = true;
  changed_.fire();
}

void Brigade::bring_water(std::size_t index, EntryNumber cause) {
  const DrillModel& model = stage_.model();
  if (water_points_.are_known()) {
    if (model.serves(index, Task::carry_water))
      water_points_.shuttle(index, cause);
    else if (model.serves(index, Task::lay_supply))
      water_points_.lay_line(index, cause);
    else if (model.serves(index, Task::attack))
      water_points_.connect(index, cause);
    return;
  }
  if (model.serves(index, Task::carry_water))
    supply_.add_water_inflow(stage_.drill().units.work.water_shuttle_l_s / 1000);
  if (model.serves(index, Task::lay_supply)) stage_.calendar().spawn(lay_supply(index));
}

void Brigade::withdraw_from(AssetIndex tank, EntryNumber cause) {
  for (const std::size_t index : units_near(tank, doctrine().withdrawal_radius_m))
    stage_.calendar().spawn(withdraw(index, tank, cause));
}

void Brigade::dismiss() {
  dismissed_ = true;
  water_points_.dismiss();
  for (auto& [index, crew] : crews_) assign(crew, std::nullopt);
  for (auto& [asset, attack] : attacks_) attack.stop.fire();
  update_effects();
}

std::vector<std::size_t> Brigade::units_near(AssetIndex asset, double radius_m) const {
  std::vector<std::size_t> result;
  const propagation::Point centre = ground_.position(asset);
  for (const auto& [index, crew] : crews_) {
    if (!crew.is_fit() || !crew.assignment) continue;
    const propagation::Point place = position(index);
    if (std::hypot(place.x_m - centre.x_m, place.y_m - centre.y_m) <= radius_m)
      result.push_back(index);
  }
  return result;
}

/// Crews without a task wait at the gate.
propagation::Point Brigade::position(std::size_t index) const {
  const auto found = crews_.find(index);
  if (found == crews_.end() || !found->second.assignment || found->second.withdrawn)
    return stage_.model().point_of(FacilityKind::gate);
  return found->second.place;
}

std::optional<propagation::Point> Brigade::stand(const Unit& unit, AssetIndex asset) const {
  constexpr double step_m = 5;
  const double upwind_rad = (stage_.weather().wind_towards_deg + 180) * std::numbers::pi / 180;
  const propagation::Point centre = ground_.position(asset);
  // Who reaches less far than where crews stay by themselves has to go nearer, if the heat lets it.
  const double farthest_m = unit.reach_m + ground_.layout().asset(asset).diameter_m / 2;
  const double nearest_m = std::min(stage_.drill().events.harm.crew_radius_m, farthest_m);
  for (double radius_m = nearest_m; radius_m <= farthest_m; radius_m += step_m) {
    const propagation::Point place{.x_m = centre.x_m + radius_m * std::sin(upwind_rad),
                                   .y_m = centre.y_m + radius_m * std::cos(upwind_rad)};
    if (ground_.heat_flux_at_w_m2(place) <= stage_.drill().units.work.crew_limit_w_m2) return place;
  }
  return std::nullopt;
}

void Brigade::lose(std::size_t index) {
  const auto found = crews_.find(index);
  if (found == crews_.end() || found->second.lost) return;
  found->second.lost = true;
  // Concentrate of a kind is alike: of what it brought the same share is left as of the whole.
  calendar::Stock& concentrate = supply_.concentrate(Means::mobile, unit(index).foam_type);
  const double added_m3 = concentrate.totals().added;
  if (added_m3 > 0)
    concentrate.try_take(
        std::min(concentrate.level(), unit(index).foam_m3 * concentrate.level() / added_m3));
  assign(found->second, std::nullopt);
  update_effects();
}

void Brigade::rest(std::size_t index) {
  const auto found = crews_.find(index);
  if (found == crews_.end()) return;
  Crew& crew = found->second;
  crew.resting = true;
  const auto left = crew.assignment;
  assign(crew, std::nullopt);
  if (left && left->purpose == Assignment::Purpose::attack &&
      working_l_s(*left) < required_l_s(left->asset) * (1 - 1e-9))
    if (const auto hit = attacks_.find(left->asset); hit != attacks_.end()) hit->second.stop.fire();
  update_effects();
  dirty_ = true;
  changed_.fire();
}

void Brigade::resume(std::size_t index) {
  const auto found = crews_.find(index);
  if (found == crews_.end()) return;
  found->second.resting = false;
  dirty_ = true;
  changed_.fire();
}

bool Brigade::is_attacking(std::size_t index) const {
  const auto found = crews_.find(index);
  return found != crews_.end() && found->second.is_set_to(Assignment::Purpose::attack);
}

std::vector<std::size_t> Brigade::units() const {
  std::vector<std::size_t> units;
  for (const auto& [index, crew] : crews_)
    if (!crew.lost) units.push_back(index);
  return units;
}

/// The commander looks at what has changed, decides, and looks again.
calendar::Process Brigade::command() {
  for (std::uint64_t decisions = 0;;) {
    if (!dirty_)
      co_await calendar::first_of(stage_.calendar(), calendar::never, changed_, ground_.changed(),
                                  supply_.water().changed());
    dirty_ = false;
    if (crews_.empty() || dismissed_) continue;
    const double decision_s =
        stage_.draw(doctrine().decision_s, "brigade", "decision", decisions++);
    co_await stage_.calendar().delay(decision_s, calendar::Phase::decision);
    if (!dismissed_) decide();
  }
}

/// First the neighbours, then foam on the smallest fire that can be taken, then the burning tanks.
std::vector<std::pair<Assignment, double>> Brigade::demands_l_s() {
  using enum Assignment::Purpose;
  std::vector<std::pair<Assignment, double>> demands;
  const auto add = [&](Assignment::Purpose purpose, AssetIndex asset, double flow_l_s) {
    const Assignment assignment{purpose, asset};
    const auto known =
        std::ranges::find(demands, assignment, &std::pair<Assignment, double>::first);
    if (known == demands.end()) demands.emplace_back(assignment, flow_l_s);
  };
  auto burning = ground_.burning();
  std::ranges::sort(burning, {}, [this](AssetIndex a) { return ground_.surface_m2(a); });
  for (const AssetIndex fire : burning)
    for (const std::size_t tank : tanks_to_cool(ground_, stage_.model(), fire))
      if (!fixed_.cools(tank))
        add(cool, ground_.tank(tank),
            doctrine().cool_adjacent_l_s_m * perimeter_m(stage_.drill().tanks[tank]) / 2);
  // A surface that a running attack has put out is covered until the attack's time is up.
  for (const auto& [asset, attack] : attacks_)
    if (attack.running) add(Assignment::Purpose::attack, asset, required_l_s(asset));
  for (const AssetIndex fire : burning) {
    const auto running = attacks_.find(fire);
    if (running != attacks_.end() && running->second.running) continue;
    const auto type = foam_for_attack(fire);
    if (!type) continue;
    types_[fire] = *type;
    add(Assignment::Purpose::attack, fire, required_l_s(fire, *type));
  }
  for (const AssetIndex fire : burning)
    if (ground_.is_tank(fire) && !fixed_.cools(ground_.tank_index(fire)))
      add(cool, fire,
          doctrine().cool_burning_l_s_m *
              perimeter_m(stage_.drill().tanks[ground_.tank_index(fire)]));
  return demands;
}

void Brigade::decide() {
  const auto demands = demands_l_s();
  const auto wanted = [&](const Assignment& assignment) {
    return std::ranges::find(demands, assignment, &std::pair<Assignment, double>::first) !=
           demands.end();
  };
  for (auto& [index, crew] : crews_)
    if (crew.assignment && !wanted(*crew.assignment)) assign(crew, std::nullopt);
  for (const auto& [assignment, flow_l_s] : demands) {
    double missing_l_s = flow_l_s - assigned_l_s(assignment);
    for (auto& [index, crew] : crews_) {
      if (missing_l_s <= 0) break;
      if (crew.assignment || !crew.is_fit() || crew.flow_l_s <= 0 || !fits(crew, assignment))
        continue;
      const auto place = stand(unit(index), assignment.asset);
      if (!place) continue;
      crew.place = *place;
      assign(crew, assignment);
      missing_l_s -= crew.flow_l_s;
    }
  }
  update_effects();
}

void Brigade::assign(Crew& crew, std::optional<Assignment> assignment) {
  crew.set_up.cancel();
  crew.assignment = assignment;
  crew.working = false;
  if (!assignment) return;
  const std::size_t index = crew.unit;
  const Work& work = stage_.drill().units.work;
  // The first order includes laying out; a later one only a change of target.
  double set_up_s = stage_.draw(work.set_up_s, unit(index).id, "set_up", crew.orders);
  if (crew.orders > 0) set_up_s *= doctrine().redeploy_share;
  set_up_s += stage_.draw(work.confirm_s, unit(index).id, "confirm", crew.orders);
  ++crew.orders;
  const EntryNumber cause = crew.joined;
  crew.set_up = stage_.calendar().at(stage_.now() + set_up_s, calendar::Phase::ordinary,
                                     [this, index, cause] { set_working(index, cause); });
}

void Brigade::set_working(std::size_t index, EntryNumber cause) {
  Crew& crew = crews_.at(index);
  crew.working = true;
  if (!crew.seen_water) {
    crew.seen_water = true;
    stage_.tell_change(Happening::water_on, stage_.cast().unit(index), Condition::setting_up,
                       Condition::working, cause, ground_.entity(crew.target()), crew.flow_l_s);
  }
  update_effects();
}

void Brigade::update_effects() {
  double cooling_l_s = 0;
  for (const auto& [index, crew] : crews_)
    if (crew.working && crew.is_set_to(Assignment::Purpose::cool)) cooling_l_s += crew.flow_l_s;
  cooling_water_.set_rate(cooling_l_s / 1000);
  const double share = cooling_l_s > 0 ? cooling_water_.actual_rate() / (cooling_l_s / 1000) : 0;
  for (std::size_t tank = 0; tank < stage_.drill().tanks.size(); ++tank) {
    const AssetIndex asset = ground_.tank(tank);
    const double flow_l_s = working_l_s({Assignment::Purpose::cool, asset});
    const double wetted_m2 =
        shell_m2(stage_.drill().tanks[tank]) * (ground_.burns(asset) ? 1.0 : 0.5);
    ground_.set_cooling(asset, Means::mobile, share * flow_l_s / 1000 * water_kg_m3 / wetted_m2);
  }
  for (const auto& [index, crew] : crews_) {
    if (!crew.working || !crew.is_set_to(Assignment::Purpose::attack)) continue;
    const AssetIndex asset = crew.target();
    const double working = working_l_s({Assignment::Purpose::attack, asset});
    Attack& state = attacks_.try_emplace(asset, stage_.calendar()).first->second;
    if (state.running || working < required_l_s(asset) * (1 - 1e-9)) continue;
    state.running = true;
    stage_.calendar().spawn(attack(asset, state));
  }
}

calendar::Process Brigade::attack(AssetIndex asset, Attack& state) {
  const Assignment assignment{Assignment::Purpose::attack, asset};
  const EntryNumber begun = stage_.tell(Happening::attack_started, ground_.entity(asset),
                                        ground_.cause_of(asset), required_l_s(asset));
  FoamOrder order;
  order.asset = asset;
  order.means = Means::mobile;
  order.solution_m3_s = required_l_s(asset) / 1000;
  order.type = type_for(asset);
  order.duration_s = duration_s(asset, order.type);
  co_await apply_foam(stage_, ground_, supply_, order, state.stop, begun);
  state.running = false;
  for (auto& [index, crew] : crews_)
    if (crew.assignment == assignment) assign(crew, std::nullopt);
  dirty_ = true;
  changed_.fire();
}

/// Out, wait until the tank has failed, is out of danger or the commander sends the crew back in.
calendar::Process Brigade::withdraw(std::size_t index, AssetIndex tank, EntryNumber cause) {
  Crew& crew = crews_.at(index);
  const std::string& id = unit(index).id;
  if (tell_withdrawal_) {
    const bool heard = co_await tell_withdrawal_(id, stage_.cast().unit(index), cause, cause);
    if (!heard) co_return;
  }
  co_await stage_.calendar().delay(
      stage_.draw(doctrine().withdrawal_s, id, "withdrawal", crew.orders));
  if (crew.withdrawn || crew.lost) co_return;
  crew.withdrawn = true;
  const auto left = crew.assignment;
  assign(crew, std::nullopt);
  if (left && left->purpose == Assignment::Purpose::attack)
    if (const auto hit = attacks_.find(left->asset); hit != attacks_.end()) hit->second.stop.fire();
  stage_.tell_change(Happening::withdrawn, stage_.cast().unit(index), Condition::working,
                     Condition::withdrawn, cause);
  update_effects();
  const double until_s = stage_.now() + doctrine().hold_s;
  while (stage_.now() < until_s && std::isfinite(ground_.escalation().failure_time_s(tank)))
    co_await ground_.changed().wait_for(until_s - stage_.now());
  if (dismissed_) co_return;
  crew.withdrawn = false;
  stage_.tell_change(Happening::returned, stage_.cast().unit(index), Condition::withdrawn,
                     Condition::waiting, cause);
  dirty_ = true;
  changed_.fire();
}

calendar::Process Brigade::lay_supply(std::size_t index) {
  const double set_up_s =
      stage_.draw(stage_.drill().units.work.supply_set_up_s, unit(index).id, "supply_set_up");
  co_await stage_.calendar().delay(set_up_s);
  supply_.add_water_inflow(unit(index).pump_l_s / 1000);
}

double Brigade::assigned_l_s(const Assignment& assignment) const {
  double flow_l_s = 0;
  for (const auto& [index, crew] : crews_)
    if (crew.assignment == assignment) flow_l_s += crew.flow_l_s;
  return flow_l_s;
}

double Brigade::working_l_s(const Assignment& assignment) const {
  double flow_l_s = 0;
  for (const auto& [index, crew] : crews_)
    if (crew.assignment == assignment && crew.working) flow_l_s += crew.flow_l_s;
  return flow_l_s;
}

FoamType Brigade::type_for(AssetIndex asset) const {
  const auto found = types_.find(asset);
  return found == types_.end() ? FoamType::site : found->second;
}

/// What the scenario's set of standards asks of a named kind of concentrate on a tank.
std::optional<FoamNeed> Brigade::standard_need(AssetIndex asset, FoamType type) const {
  const auto agent = agent_of(type);
  if (!agent) return std::nullopt;
  const bool diesel = ground_.layout().asset(asset).fuel == "diesel";
  const RatedVessel vessel{.kind = Vessel::fixed_roof,
                           .diameter_m = ground_.layout().asset(asset).diameter_m,
                           .height_m = ground_.layout().asset(asset).height_m,
                           .liquid = diesel ? LiquidClass::c : LiquidClass::a_b};
  const bool then = stage_.drill().scenario.standards == StandardSet::y2016;
  return rates_for(vessel, {then ? RateStandard::gb_2016 : RateStandard::gb_current,
                            FoamMethod::mobile, *agent, supply_.concentration(type)});
}

double Brigade::required_l_s(AssetIndex asset, FoamType type) const {
  const auto need = standard_need(asset, type);
  const double rate_l_min_m2 = need ? need->l_min_m2 : doctrine().foam_l_min_m2;
  return rate_l_min_m2 * l_s_of_l_min * ground_.surface_m2(asset);
}

double Brigade::duration_s(AssetIndex asset, FoamType type) const {
  if (!ground_.is_tank(asset)) return doctrine().spill_foam_duration_s;
  const auto need = standard_need(asset, type);
  return need ? need->duration_s : doctrine().foam_duration_s;
}

bool Brigade::fits(const Crew& crew, const Assignment& assignment) const {
  if (assignment.purpose == Assignment::Purpose::cool) return crew.cools;
  return crew.foam && (!crew.carries || *crew.carries == type_for(assignment.asset));
}

/// An attack begins only with crews for the full rate and one kind of concentrate for the full
/// time; kinds do not mix. Of several, the first in the list of kinds.
std::optional<FoamType> Brigade::foam_for_attack(AssetIndex asset) const {
  if (ground_.is_tank(asset) && fixed_.foams(ground_.tank_index(asset))) return std::nullopt;
  for (const auto& choice : choices(FoamType{})) {
    const FoamType type = choice.value;
    if (!supply_.has(type)) continue;
    double foam_l_s = 0;
    for (const auto& [index, crew] : crews_) {
      const bool free = !crew.assignment || crew.target() == asset;
      const bool able = crew.foam && (!crew.carries || *crew.carries == type);
      if (able && free && crew.is_fit()) foam_l_s += crew.flow_l_s;
    }
    const double needed_m3 = doctrine().attack_stock_share * duration_s(asset, type) *
                             required_l_s(asset, type) / 1000 * supply_.concentration(type);
    if (foam_l_s >= required_l_s(asset, type) &&
        supply_.concentrate(Means::mobile, type).level() >= needed_m3)
      return type;
  }
  return std::nullopt;
}

}  // namespace yuyan::response
