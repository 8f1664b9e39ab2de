#include "models/response/initiation.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace yuyan::response {
namespace {

using propagation::Extent;

/// Stoichiometric volume share and vapour density of gasoline: they turn mass into a cloud's size.
constexpr double stoichiometric_share = 0.0187;
constexpr double vapour_kg_m3 = 3.5;
constexpr double cloud_height_m = 2;

double cloud_radius_m(double vapour_kg) {
  const double volume_m3 = vapour_kg / vapour_kg_m3 / stoichiometric_share;
  return std::sqrt(volume_m3 / (std::numbers::pi * cloud_height_m));
}

}  // namespace

const InitiatingEvent& pick_event(const Stage& stage) {
  const auto& events = stage.drill().events.initiating;
  const std::string& fixed = stage.drill().scenario.initiating_event;
  if (!fixed.empty()) {
    const auto found = std::ranges::find(events, fixed, &InitiatingEvent::id);
    if (found == events.end()) throw std::invalid_argument("no initiating event '" + fixed + "'");
    return *found;
  }
  double total = 0;
  for (const InitiatingEvent& event : events) total += event.weight;
  double rest = stage.uniform("scenario", "initiating_event") * total;
  for (const InitiatingEvent& event : events) {
    rest -= event.weight;
    if (rest < 0) return event;
  }
  return events.back();
}

std::vector<const InitiatingEvent*> chain_of(const Drill& drill, const InitiatingEvent& first) {
  const auto& events = drill.events.initiating;
  std::vector<const InitiatingEvent*> chain{&first};
  while (!chain.back()->with.empty()) {
    const auto next = std::ranges::find(events, chain.back()->with, &InitiatingEvent::id);
    if (next == events.end())
      throw std::invalid_argument("no initiating event '" + chain.back()->with + "'");
    // A ring ends where it began.
    if (std::ranges::find(chain, &*next) != chain.end()) break;
    chain.push_back(&*next);
  }
  return chain;
}

std::vector<BeginningOf> beginnings_of(const Stage& stage) {
  std::vector<BeginningOf> found;
  double after_s = 0;
  for (const InitiatingEvent* event : chain_of(stage.drill(), pick_event(stage))) {
    found.push_back({event, after_s});
    after_s += stage.draw(event->with_after_s, event->id, "with");
  }
  return found;
}

Initiation::Initiation(Stage& stage, FireGround& ground, People& people, Clouds& clouds)
    : common_(stage.calendar()) {
  for (const BeginningOf& beginning : beginnings_of(stage))
    beginnings_.push_back(std::make_unique<Beginning>(
        Beginning::Reach{stage, ground, people, clouds}, common_, beginning));
}

void Initiation::stop_release() {
  for (const auto& beginning : beginnings_) beginning->stop_release();
}

void Initiation::clear_tankers() {
  for (const auto& beginning : beginnings_) beginning->clear_tankers();
}

bool Initiation::settled() const {
  return std::ranges::all_of(beginnings_, [](const auto& one) { return one->settled(); });
}

Beginning::Beginning(Reach reach, Common& common, BeginningOf beginning)
    : stage_(reach.stage),
      ground_(reach.ground),
      people_(reach.people),
      clouds_(reach.clouds),
      common_(common),
      event_(*beginning.event) {
  if (beginning.after_s > 0)
    stage_.calendar().spawn(begin_later(beginning.after_s));
  else
    begin();
}

calendar::Process Beginning::begin_later(double after_s) {
  co_await stage_.calendar().delay(after_s);
  begun_s_ = stage_.now();
  begin();
}

void Beginning::begin() {
  calendar::Calendar& calendar = stage_.calendar();
  switch (event_.kind) {
    case InitiatingKind::tank_overfill:
      calendar.spawn(overfill());
      break;
    case InitiatingKind::rim_seal_fire:
      calendar.spawn(rim_seal());
      break;
    case InitiatingKind::loading_rack_fire:
      calendar.spawn(rack());
      break;
    case InitiatingKind::pump_room_leak:
      calendar.spawn(pump_room());
      break;
    case InitiatingKind::toxic_release:
      calendar.spawn(toxic_release());
      break;
    case InitiatingKind::mass_casualty:
      calendar.spawn(mass_casualty());
      break;
    case InitiatingKind::none:
      settled_ = true;
      break;
  }
}

void Beginning::stop_release() {
  if (stopped_s_ >= 0 || release_kg_s_ <= 0) return;
  stopped_s_ = stage_.now();
  if (event_.kind == InitiatingKind::toxic_release) clouds_.end_release(event_, no_cause);
  if (fed_) ground_.spill(*fed_, ground_.escalation().liquid_kg(*fed_), 0);
  common_.changed.fire();
}

/// Liquid overflows into the bund and part of it becomes a cloud; ignition blows the cloud up (or
/// burns it in a flash) and lights bund and tank.
calendar::Process Beginning::overfill() {
  const std::size_t tank = pick_tank();
  release_kg_s_ = draw(event_.release_kg_s, "release");
  const EntryNumber release =
      stage_.tell(Happening::release, stage_.cast().tank(tank), no_cause, release_kg_s_);
  stage_.calendar().spawn(detect(release));
  if (!stage_.happens(event_.ignition_probability, event_.id, "ignites")) {
    settle();
    co_return;
  }
  const double ignition_s = draw(event_.ignition_s, "ignition");
  co_await stage_.calendar().delay(ignition_s);
  const double kg = released_kg();
  const EntryNumber ignition =
      stage_.tell(Happening::ignition, stage_.cast().tank(tank), release, kg);
  notice(ignition);
  explode(tank, kg, ignition);
  const double vapour = draw(event_.vapour_share, "vapour_share");
  const AssetIndex bund = ground_.bund(stage_.model().bund_of(tank));
  ground_.spill(bund, std::max(1.0, kg * (1 - vapour)), stopped_s_ < 0 ? release_kg_s_ : 0);
  fed_ = bund;
  ground_.ignite(bund, Extent::full_surface, ignition);
  ground_.ignite(ground_.tank(tank), Extent::full_surface, ignition);
  ground_.begin_escalation_count();
  settle();
}

void Beginning::explode(std::size_t tank, double released_kg, EntryNumber ignition) {
  const double vapour_kg = released_kg * draw(event_.vapour_share, "vapour_share");
  if (vapour_kg <= 0) return;
  const Tank& origin = stage_.drill().tanks[tank];
  // The cloud lies in the bund and drifts with the wind by half of its radius.
  const double radius_m = cloud_radius_m(vapour_kg);
  const double towards_rad = stage_.weather().wind_towards_deg * std::numbers::pi / 180;
  const double drift_m = stage_.weather().wind_m_s > 1 ? radius_m / 2 : 0;
  const propagation::Point centre{.x_m = origin.x_m + drift_m * std::sin(towards_rad),
                                  .y_m = origin.y_m + drift_m * std::cos(towards_rad)};
  const double congested_kg = vapour_kg * draw(event_.congested_share, "congested_share");
  propagation::Blast blast;
  blast.centre = centre;
  blast.energy_j = congested_kg * stage_.drill().events.physics.vapour_heat_j_kg;
  blast.strength_class = static_cast<int>(std::lround(draw(event_.strength_class, "strength")));
  const EntryNumber flash =
      stage_.tell(Happening::flash_fire, stage_.cast().tank(tank), ignition, radius_m);
  people_.flash_fire(centre, radius_m, flash);
  const EntryNumber explosion =
      stage_.tell(Happening::explosion, stage_.cast().tank(tank), ignition, blast.energy_j);
  ground_.explode(blast, explosion);
}

/// The ring burns; unless it is put out in time it may take the whole surface.
calendar::Process Beginning::rim_seal() {
  const std::size_t tank = pick_tank();
  const AssetIndex asset = ground_.tank(tank);
  const EntryNumber ignition = stage_.tell(Happening::ignition, stage_.cast().tank(tank), no_cause);
  ground_.ignite(asset, Extent::rim_seal, ignition);
  stage_.calendar().spawn(detect(ignition));
  settle();
  if (!stage_.happens(event_.spread_probability, event_.id, "spreads")) {
    ground_.begin_escalation_count();
    co_return;
  }
  co_await stage_.calendar().delay(draw(event_.spread_s, "spread"));
  if (ground_.burns(asset) && ground_.is_rim_fire(asset)) {
    const EntryNumber spread =
        stage_.tell(Happening::spread, stage_.cast().tank(tank), ground_.cause_of(asset));
    ground_.ignite(asset, Extent::full_surface, spread);
  }
  ground_.begin_escalation_count();
}

/// A pool under a tanker burns; if the tanker is still there it may empty itself into the fire.
calendar::Process Beginning::rack() {
  constexpr double tanker_kg = 20000;
  constexpr double first_pool_share = 0.4;
  const EntityNumber rack =
      stage_.cast().facility(stage_.model().facility(FacilityKind::loading_rack));
  const EntryNumber ignition = stage_.tell(Happening::ignition, rack, no_cause);
  ground_.spill(ground_.rack(), tanker_kg * 0.1, 0);
  ground_.ignite(ground_.rack(), Extent::pool, ignition,
                 first_pool_share * stage_.drill().site.loading_pool_m2);
  ground_.begin_escalation_count();
  stage_.calendar().spawn(detect(ignition));
  settle();
  if (!stage_.happens(event_.spread_probability, event_.id, "spreads")) co_return;
  co_await stage_.calendar().delay(draw(event_.spread_s, "spread"));
  if (!ground_.burns(ground_.rack()) || !tankers_there_) co_return;
  const EntryNumber spread = stage_.tell(Happening::spread, rack, ground_.cause_of(ground_.rack()));
  ground_.spill(ground_.rack(), tanker_kg, 0);
  ground_.ignite(ground_.rack(), Extent::full_surface, spread);
}

/// The leak collects in the nearest bund until it is stopped or finds a flame.
calendar::Process Beginning::pump_room() {
  const std::size_t tank = pick_tank();
  const EntityNumber room =
      stage_.cast().facility(stage_.model().facility(FacilityKind::pump_room));
  release_kg_s_ = draw(event_.release_kg_s, "release");
  const EntryNumber release = stage_.tell(Happening::release, room, no_cause, release_kg_s_);
  stage_.calendar().spawn(detect(release));
  if (!stage_.happens(event_.ignition_probability, event_.id, "ignites")) {
    settle();
    co_return;
  }
  co_await stage_.calendar().delay(draw(event_.ignition_s, "ignition"));
  const double kg = released_kg();
  const EntryNumber ignition = stage_.tell(Happening::ignition, room, release, kg);
  notice(ignition);
  const std::size_t bund_index = stage_.model().bund_of(tank);
  const AssetIndex bund = ground_.bund(bund_index);
  constexpr double thinnest_pool_m = 0.005;
  const double density = density_kg_m3(stage_.drill().tanks[tank].product);
  const double full_m2 = std::numbers::pi / 4 * ground_.layout().asset(bund).diameter_m *
                         ground_.layout().asset(bund).diameter_m;
  const double area_m2 = std::min(full_m2, std::max(1.0, kg / density / thinnest_pool_m));
  ground_.spill(bund, std::max(1.0, kg), stopped_s_ < 0 ? release_kg_s_ : 0);
  fed_ = bund;
  ground_.ignite(bund, Extent::pool, ignition, area_m2);
  ground_.begin_escalation_count();
  settle();
}

calendar::Process Beginning::detect(EntryNumber cause) {
  co_await stage_.calendar().delay(draw(event_.detection_s, "detection"));
  notice(cause);
}

/// Nobody overlooks an explosion or a burning bund, whatever the time to detect a leak.
void Beginning::notice(EntryNumber cause) {
  if (common_.detected) return;
  common_.detected = true;
  stage_.tell(Happening::detected, stage_.cast().site(), cause);
}

bool Beginning::fits(const Tank& tank) const {
  switch (event_.kind) {
    case InitiatingKind::tank_overfill:
      return tank.product != Product::diesel;
    case InitiatingKind::rim_seal_fire:
      return tank.roof != Roof::fixed;
    default:
      return true;
  }
}

std::size_t Beginning::pick_tank() const {
  const auto& tanks = stage_.drill().tanks;
  std::vector<std::size_t> fitting;
  for (std::size_t i = 0; i < tanks.size(); ++i)
    if (event_.tank.empty() ? fits(tanks[i]) : tanks[i].id == event_.tank) fitting.push_back(i);
  if (fitting.empty())
    throw std::invalid_argument("initiating event '" + event_.id + "' finds no tank that fits");
  const double u = stage_.uniform(event_.id, "tank");
  return fitting[static_cast<std::size_t>(u * static_cast<double>(fitting.size()))];
}

double Beginning::released_kg() const {
  return release_kg_s_ * ((stopped_s_ >= 0 ? stopped_s_ : stage_.now()) - begun_s_);
}

void Beginning::settle() {
  settled_ = true;
  common_.changed.fire();
}

}  // namespace yuyan::response
