#include "models/response/fire_ground.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/consequence/vce_multi_energy.h"

namespace yuyan::response {
namespace {

using propagation::Asset;
using propagation::EventKind;
using propagation::Extent;
using propagation::Kind;
using propagation::State;

constexpr std::string_view rack_id = "rack_pool";

Kind kind_of(Roof roof) {
  switch (roof) {
    case Roof::internal_floating:
      return Kind::internal_floating_roof_tank;
    case Roof::external_floating:
      return Kind::external_floating_roof_tank;
    case Roof::fixed:
      break;
  }
  return Kind::fixed_roof_tank;
}

Asset asset_of(const Tank& tank, const Stage& stage) {
  const double fill = stage.draw(tank.fill_fraction, tank.id, "fill");
  return {.id = tank.id,
          .kind = kind_of(tank.roof),
          .x_m = tank.x_m,
          .y_m = tank.y_m,
          .diameter_m = tank.diameter_m,
          .height_m = tank.height_m,
          .volume_m3 = volume_m3(tank),
          .fuel = std::string(fuel_of(tank.product)),
          .liquid_m3 = fill * volume_m3(tank),
          .bund = "bund_" + tank.bund,
          .time_to_failure_factor = stage.draw(stage.drill().events.physics.time_to_failure_factor,
                                               tank.id, "time_to_failure")};
}

double equivalent_diameter_m(double area_m2) { return 2 * std::sqrt(area_m2 / std::numbers::pi); }

/// A bund burns where no tank stands in it.
Asset asset_of(const Bund& bund, const Drill& drill) {
  const double area_m2 = free_surface_m2(bund, drill);
  std::string fuel = "gasoline";
  for (const Tank& tank : drill.tanks)
    if (tank.bund == bund.id) fuel = fuel_of(tank.product);
  return {.id = "bund_" + bund.id,
          .kind = Kind::bund,
          .x_m = bund.x_m,
          .y_m = bund.y_m,
          .diameter_m = equivalent_diameter_m(area_m2),
          .height_m = 0,
          .volume_m3 = area_m2 * bund.wall_height_m,
          .fuel = fuel,
          .bund = ""};
}

/// The ground onto which a bund overflows.
Asset overflow_asset(const Bund& bund, const Drill& drill) {
  Asset ground = asset_of(bund, drill);
  ground.id = "overflow_" + bund.id;
  ground.x_m = bund.overflow_x_m;
  ground.y_m = bund.overflow_y_m;
  ground.diameter_m = equivalent_diameter_m(bund.overflow_area_m2);
  ground.volume_m3 = bund.overflow_area_m2;
  return ground;
}

Asset rack_asset(const DrillModel& model) {
  const propagation::Point place = model.point_of(FacilityKind::loading_rack);
  const double area_m2 = model.drill().site.loading_pool_m2;
  return {.id = std::string(rack_id),
          .kind = Kind::bund,
          .x_m = place.x_m,
          .y_m = place.y_m,
          .diameter_m = equivalent_diameter_m(area_m2),
          .height_m = 0,
          .volume_m3 = area_m2,
          .fuel = "gasoline",
          .bund = ""};
}

std::vector<Asset> assets_of(const Stage& stage) {
  const Drill& drill = stage.drill();
  std::vector<Asset> assets;
  assets.reserve(drill.tanks.size() + drill.site.bunds.size() + 1);
  for (const Tank& tank : drill.tanks) assets.push_back(asset_of(tank, stage));
  for (const Bund& bund : drill.site.bunds) assets.push_back(asset_of(bund, drill));
  for (const Bund& bund : drill.site.bunds)
    if (bund.overflow_area_m2 > 0) assets.push_back(overflow_asset(bund, drill));
  if (stage.model().has_facility(FacilityKind::loading_rack))
    assets.push_back(rack_asset(stage.model()));
  return assets;
}

propagation::PropagationParameters parameters_of(const Stage& stage) {
  const Physics& physics = stage.drill().events.physics;
  const Doctrine& doctrine = stage.drill().plan.doctrine;
  propagation::PropagationParameters p;
  p.atmospheric_threshold_w_m2 = stage.draw(physics.heat_threshold_w_m2, "site", "heat_threshold");
  p.contact_heat_flux_w_m2 = stage.draw(physics.contact_heat_flux_w_m2, "site", "contact_heat");
  p.cooled_share = stage.draw(physics.cooled_share, "site", "cooled_share");
  p.evaporated_share = stage.draw(physics.evaporated_share, "site", "evaporated_share");
  p.foam_cover_time_s = stage.draw(doctrine.knock_down_s, "site", "knock_down");
  p.foam_burn_back_time_s = stage.draw(doctrine.burn_back_s, "site", "burn_back");
  return p;
}

}  // namespace

FireGround::FireGround(Stage& stage)
    : stage_(stage),
      layout_(assets_of(stage), parameters_of(stage)),
      escalation_(layout_, stage.weather()),
      changed_(stage.calendar()) {
  const Drill& drill = stage.drill();
  const std::size_t n = layout_.size();
  entities_.assign(n, 0);
  tank_index_.assign(n, -1);
  surface_m2_.assign(n, 0);
  cooling_.assign(n, {});
  foam_.assign(n, {});
  rim_.assign(n, false);
  cause_.assign(n, no_cause);
  threats_.resize(drill.tanks.size());
  threatened_.assign(drill.tanks.size(), false);
  lost_.assign(drill.tanks.size(), false);
  for (std::size_t i = 0; i < drill.tanks.size(); ++i) {
    const AssetIndex asset = layout_.index_of(drill.tanks[i].id);
    tanks_.push_back(asset);
    entities_[asset] = stage.cast().tank(i);
    tank_index_[asset] = static_cast<int>(i);
  }
  for (std::size_t i = 0; i < drill.site.bunds.size(); ++i) {
    const AssetIndex asset = layout_.index_of("bund_" + drill.site.bunds[i].id);
    bunds_.push_back(asset);
    entities_[asset] = stage.cast().bund(i);
    overflows_.emplace_back();
    if (drill.site.bunds[i].overflow_area_m2 <= 0) continue;
    const AssetIndex overflow = layout_.index_of("overflow_" + drill.site.bunds[i].id);
    overflows_.back() = overflow;
    entities_[overflow] = stage.cast().overflow(i);
  }
  if (stage.model().has_facility(FacilityKind::loading_rack)) {
    rack_ = layout_.index_of(rack_id);
    entities_[rack_] = stage.cast().facility(stage.model().facility(FacilityKind::loading_rack));
  }
}

bool FireGround::ignite(AssetIndex asset, Extent extent, EntryNumber cause, double area_m2) {
  const bool burnt_before = escalation_.burns(asset);
  if (!escalation_.ignite(asset, extent, stage_.now(), area_m2)) return false;
  had_fire_ = true;
  const bool was_rim = rim_[asset];
  rim_[asset] = extent == Extent::rim_seal;
  const double radius_m = layout_.asset(asset).diameter_m / 2;
  const double inner_m = std::max(0.0, radius_m - layout_.parameters().rim_seal_width_m);
  surface_m2_[asset] = area_m2 > 0   ? area_m2
                       : rim_[asset] ? std::numbers::pi * (radius_m * radius_m - inner_m * inner_m)
                                     : std::numbers::pi * radius_m * radius_m;
  cause_[asset] =
      stage_.tell_change(rim_[asset] ? Happening::rim_fire : Happening::burning, entities_[asset],
                         burnt_before ? Condition::burning : Condition::operational,
                         Condition::burning, cause, 0, surface_m2_[asset]);
  const bool grew = !burnt_before || (was_rim && !rim_[asset]);
  if (is_tank(asset) && !rim_[asset]) lost_[tank_index(asset)] = true;
  if (counting_ && is_tank(asset) && grew && !rim_[asset]) ++escalations_;
  after_change();
  return true;
}

void FireGround::spill(AssetIndex asset, double liquid_kg, double inflow_kg_s) {
  escalation_.set_liquid_kg(asset, liquid_kg, stage_.now());
  escalation_.set_inflow_kg_s(asset, inflow_kg_s, stage_.now());
  plan_next();
}

double FireGround::move_oil(AssetIndex from, AssetIndex to, double kg) {
  const double moved_kg = std::min(kg, escalation_.liquid_kg(from));
  if (moved_kg <= 0) return 0;
  escalation_.set_liquid_kg(from, escalation_.liquid_kg(from) - moved_kg, stage_.now());
  escalation_.set_liquid_kg(to, escalation_.liquid_kg(to) + moved_kg, stage_.now());
  plan_next();
  return moved_kg;
}

void FireGround::explode(const propagation::Blast& blast, EntryNumber cause) {
  const auto damages = propagation::blast_damage(layout_, blast);
  for (const auto& listener : blast_listeners_) listener(blast, cause);
  for (const auto& damage : damages) {
    if (!is_tank(damage.asset) || escalation_.burns(damage.asset)) continue;
    if (!stage_.happens(damage.probability, layout_.asset(damage.asset).id, "blast_damage"))
      continue;
    escalation_.fail(damage.asset, stage_.now());
    fail(damage.asset, cause);
  }
  after_change();
}

double FireGround::overpressure_pa(const propagation::Blast& blast,
                                   const propagation::Point& place) {
  const double distance_m = std::hypot(place.x_m - blast.centre.x_m, place.y_m - blast.centre.y_m);
  return consequence::multi_energy_overpressure_pa(blast.strength_class, blast.energy_j,
                                                   std::max(distance_m, 1.0));
}

void FireGround::set_cooling(AssetIndex asset, Means means, double water_kg_m2_s) {
  auto& by_means = cooling_[asset];
  double& now_kg_m2_s = by_means[static_cast<std::size_t>(means)];
  if (now_kg_m2_s == water_kg_m2_s) return;
  now_kg_m2_s = water_kg_m2_s;
  escalation_.set_cooling(asset, {.water_kg_m2_s = by_means[0] + by_means[1]}, stage_.now());
  after_change();
}

void FireGround::set_foam(AssetIndex asset, Means means, double share_of_required) {
  auto& by_means = foam_[asset];
  double& now_share = by_means[static_cast<std::size_t>(means)];
  if (now_share == share_of_required) return;
  now_share = share_of_required;
  escalation_.set_foam_supply(asset, by_means[0] + by_means[1], stage_.now());
  plan_next();
}

void FireGround::feel_weather() {
  escalation_.set_weather(stage_.weather(), stage_.now());
  after_change();
}

std::vector<AssetIndex> FireGround::burning() const {
  std::vector<AssetIndex> result;
  for (AssetIndex asset = 0; asset < layout_.size(); ++asset)
    if (escalation_.burns(asset)) result.push_back(asset);
  return result;
}

int FireGround::burning_tanks() const {
  return static_cast<int>(
      std::ranges::count_if(tanks_, [this](AssetIndex asset) { return escalation_.burns(asset); }));
}

std::size_t FireGround::tank_index(AssetIndex asset) const {
  return static_cast<std::size_t>(tank_index_.at(asset));
}

propagation::Point FireGround::position(AssetIndex asset) const {
  return {.x_m = layout_.asset(asset).x_m, .y_m = layout_.asset(asset).y_m};
}

void FireGround::happen() {
  const propagation::Event event = escalation_.step();
  follow(event);
  if (event.kind != EventKind::foam_step)
    after_change();
  else
    plan_next();
}

void FireGround::follow(const propagation::Event& event) {
  const EntityNumber entity = entities_[event.asset];
  const EntryNumber cause = cause_[event.asset];
  switch (event.kind) {
    case EventKind::heated:
      cause_[event.asset] = stage_.tell_change(Happening::heated, entity, Condition::operational,
                                               Condition::heated, hottest_source(event.asset), 0,
                                               escalation_.heat_flux_on_w_m2(event.asset));
      return;
    case EventKind::failed:
      return fail(event.asset, cause);
    case EventKind::extinguished:
      tell_if_all_out(stage_.tell_change(Happening::extinguished, entity, Condition::burning,
                                         Condition::extinguished, cause));
      return;
    case EventKind::burnt_out:
      tell_if_all_out(stage_.tell_change(Happening::burnt_out, entity, Condition::burning,
                                         Condition::burnt_out, cause));
      return;
    case EventKind::reignited:
      cause_[event.asset] = stage_.tell_change(Happening::reignited, entity,
                                               Condition::extinguished, Condition::burning, cause);
      return;
    case EventKind::boilover:
      stage_.tell(Happening::spread, entity, cause);
      return;
    case EventKind::cooled:
    case EventKind::foam_step:
    case EventKind::fireproofing_spent:
    case EventKind::cooling_ended:
    case EventKind::curtain_ended:
      return;
  }
}

/// A tank that fails opens and burns; with some chance it spills into its bund, which then burns.
void FireGround::fail(AssetIndex asset, EntryNumber cause) {
  const EntryNumber failed = stage_.tell_change(
      Happening::failed, entities_[asset],
      escalation_.state(asset) == State::heated ? Condition::heated : Condition::operational,
      Condition::failed, cause);
  lost_[tank_index(asset)] = true;
  const double liquid_kg = escalation_.liquid_kg(asset);
  ignite(asset, Extent::full_surface, failed);
  const auto& id = layout_.asset(asset).id;
  if (!stage_.happens(stage_.drill().events.physics.spill_probability, id, "spill")) return;
  const AssetIndex bund = bunds_[stage_.model().bund_of(tank_index(asset))];
  const double spilled_kg = 0.5 * liquid_kg;
  escalation_.set_liquid_kg(asset, liquid_kg - spilled_kg, stage_.now());
  escalation_.set_liquid_kg(bund, escalation_.liquid_kg(bund) + spilled_kg, stage_.now());
  if (!escalation_.burns(bund)) ignite(bund, Extent::full_surface, failed);
}

void FireGround::after_change() {
  for (std::size_t tank = 0; tank < tanks_.size(); ++tank) plan_threat(tank);
  plan_next();
  changed_.fire();
}

void FireGround::plan_next() {
  next_.cancel();
  const auto event = escalation_.next();
  if (!event) return;
  next_ = stage_.calendar().at(event->time_s, calendar::Phase::completion, [this] { happen(); });
}

/// Damage grows linearly until something changes, so the moment at which failure is foreseen lies
/// at the same share of the way to the failure.
void FireGround::plan_threat(std::size_t tank) {
  threats_[tank].cancel();
  const AssetIndex asset = tanks_[tank];
  const double failure_s = escalation_.failure_time_s(asset);
  if (threatened_[tank] || !std::isfinite(failure_s)) return;
  const double foreseen = stage_.drill().plan.doctrine.withdrawal_damage;
  const double damage = escalation_.damage(asset);
  if (damage >= 1) return;
  const double share = std::clamp((foreseen - damage) / (1 - damage), 0.0, 1.0);
  const double time_s = stage_.now() + share * (failure_s - stage_.now());
  threats_[tank] = stage_.calendar().at(time_s, calendar::Phase::completion, [this, tank] {
    threatened_[tank] = true;
    stage_.tell(Happening::threatened, entities_[tanks_[tank]], cause_[tanks_[tank]]);
  });
}

void FireGround::tell_if_all_out(EntryNumber cause) {
  if (!burning().empty()) return;
  stage_.tell(Happening::fire_out, stage_.cast().site(), cause);
}

/// The fire that heats an asset most: the nearest one that burns.
EntryNumber FireGround::hottest_source(AssetIndex asset) const {
  EntryNumber cause = no_cause;
  double nearest_m = propagation::never;
  for (const AssetIndex source : burning()) {
    if (source == asset) continue;
    const double distance_m = layout_.pair(source, asset).distance_m;
    if (distance_m >= nearest_m) continue;
    nearest_m = distance_m;
    cause = cause_[source];
  }
  return cause;
}

}  // namespace yuyan::response
