// What a long incident does to vehicles and crews: breakdowns, fuel, relief.
#include <algorithm>
#include <cmath>
#include <limits>

#include "models/response/fleet.h"

namespace yuyan::response {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

double exponential(double mean, double uniform) { return -mean * std::log(uniform); }

}  // namespace

/// A unit that breaks down stands at the next junction until it is repaired; then it drives on.
calendar::Task<void> Fleet::drive_until_breakdown(std::size_t unit, const Errand& errand,
                                                  double factor) {
  const Endurance& endurance = stage_.drill().endurance;
  if (endurance.breakdown_per_1000_km <= 0) co_return;
  const auto trip = static_cast<std::uint64_t>(states_[unit].trips);
  const double breaks_m = exponential(1e6 / endurance.breakdown_per_1000_km,
                                      stage_.uniform(data(unit).id, "breakdown", trip));
  const auto route = stage_.world().roads().route(states_[unit].vehicle->junction(), errand.to);
  if (!route) co_return;
  double length_m = 0;
  for (const world::SegmentIndex segment : *route) {
    length_m += stage_.world().roads().segments()[segment].length_m;
    if (length_m < breaks_m) continue;
    const auto dispatch = states_[unit].dispatch;
    co_await drive(unit, stage_.world().roads().segments()[segment].to, factor, errand.cause);
    if (states_[unit].dispatch != dispatch || !states_[unit].errand) co_return;
    const EntryNumber broken =
        stage_.tell_change(Happening::broken_down, stage_.cast().unit(unit), Condition::driving,
                           Condition::broken_down, errand.cause);
    set(unit, Condition::broken_down);
    if (on_taken_away_) on_taken_away_(unit, errand);
    co_await stage_.calendar().delay(
        stage_.draw(endurance.repair_s, data(unit).id, "repair", trip));
    stage_.tell_change(Happening::repaired, stage_.cast().unit(unit), Condition::broken_down,
                       Condition::driving, broken);
    set(unit, Condition::driving);
    co_return;
  }
}

/// Who works long has to stop for repair, fuel or relief; fuel and relief wait until the crew is
/// not bound to a foam attack.
calendar::Process Fleet::wear(std::size_t unit, std::size_t dispatch, EntryNumber cause) {
  const Endurance& endurance = stage_.drill().endurance;
  const auto next = [](double hours) { return hours > 0 ? hours * 3600 : never; };
  std::uint64_t breakdowns = 0, stops = 0;
  const auto breakdown_s = [&] {
    if (endurance.breakdown_work_h <= 0) return never;
    return exponential(endurance.breakdown_work_h * 3600,
                       stage_.uniform(data(unit).id, "breakdown_at_work", breakdowns++));
  };
  double broken_s = stage_.now() + breakdown_s();
  double fuel_s = stage_.now() + next(endurance.fuel_h);
  double relief_s = stage_.now() + next(endurance.relief_h);
  for (;;) {
    const double due_s = std::min({broken_s, fuel_s, relief_s});
    if (!std::isfinite(due_s)) co_return;
    const double wait_s = std::max(0.0, due_s - stage_.now());
    co_await calendar::first_of(stage_.calendar(), wait_s, released_);
    while (due_s < broken_s && brigade_.is_attacking(unit) && !released_.is_open())
      co_await calendar::first_of(stage_.calendar(), calendar::never, brigade_.changed(),
                                  released_);
    if (released_.is_open() || states_[unit].dispatch != dispatch ||
        states_[unit].condition == Condition::lost)
      co_return;
    ++stops;
    if (due_s == broken_s) {
      co_await rest(unit, Condition::broken_down,
                    stage_.draw(endurance.repair_s, data(unit).id, "repair_at_work", stops), cause);
      broken_s = stage_.now() + breakdown_s();
    } else if (due_s == fuel_s) {
      co_await rest(unit, Condition::resting,
                    stage_.draw(endurance.refuel_s, data(unit).id, "refuel", stops), cause);
      fuel_s = stage_.now() + next(endurance.fuel_h);
    } else {
      co_await rest(unit, Condition::resting,
                    stage_.draw(endurance.relief_s, data(unit).id, "relief", stops), cause);
      relief_s = stage_.now() + next(endurance.relief_h);
    }
  }
}

calendar::Task<void> Fleet::rest(std::size_t unit, Condition condition, double time_s,
                                 EntryNumber cause) {
  const EntityNumber entity = stage_.cast().unit(unit);
  const bool broken = condition == Condition::broken_down;
  const EntryNumber stopped =
      stage_.tell_change(broken ? Happening::broken_down : Happening::off_for_rest, entity,
                         Condition::working, condition, cause);
  brigade_.rest(unit);
  set(unit, condition);
  co_await calendar::first_of(stage_.calendar(), time_s, released_);
  if (released_.is_open() || states_[unit].condition != condition) co_return;
  brigade_.resume(unit);
  set(unit, Condition::working);
  stage_.tell_change(broken ? Happening::repaired : Happening::back_at_work, entity, condition,
                     Condition::working, stopped);
}

}  // namespace yuyan::response
