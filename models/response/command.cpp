#include "models/response/command.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace yuyan::response {
namespace {

int grade_of(const Order& order) {
  int grade = 0;
  const auto [end, error] =
      std::from_chars(order.target.data(), order.target.data() + order.target.size(), grade);
  const bool whole = error == std::errc() && end == order.target.data() + order.target.size();
  return whole && grade >= 1 && grade <= 5 ? grade : 0;
}

}  // namespace

Command::Command(Stage& stage, Reach reach)
    : stage_(stage), reach_(reach), fired_(stage.drill().plan.orders.size()) {
  stage.journal().listen([this](const Entry& entry, EntryNumber number) { hear(entry, number); });
}

/// What the accident does by itself sets nobody in motion before somebody has noticed it.
void Command::hear(const Entry& entry, EntryNumber number) {
  if (entry.happening == Happening::detected) {
    detected_ = true;
    for (const EntryNumber earlier : std::exchange(unnoticed_, {}))
      consider(stage_.journal().entry(earlier), earlier);
  }
  if (!detected_ && is_accident(entry.happening))
    unnoticed_.push_back(number);
  else
    consider(entry, number);
}

void Command::consider(const Entry& entry, EntryNumber number) {
  const auto& orders = stage_.drill().plan.orders;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const Order& order = orders[i];
    if (order.trigger != entry.happening) continue;
    if (fired_[i] > 0 && !order.repeats) continue;
    if (!stage_.cast().matches(entry.entity, order.trigger_entity)) continue;
    if (order.measure != Measure::always && measure(order.measure) < order.at_least) continue;
    stage_.calendar().spawn(carry_out(i, entry, number, fired_[i]));
    ++fired_[i];
  }
}

calendar::Process Command::carry_out(std::size_t index, Entry trigger, EntryNumber cause,
                                     int count) {
  const Order& order = stage_.drill().plan.orders[index];
  const auto n = static_cast<std::uint64_t>(count);
  co_await stage_.calendar().delay(stage_.draw(order.delay_s, order.id, "delay", n),
                                   calendar::Phase::decision);
  if (stage_.happens(order.omission, order.id, "omission", n))
    stage_.tell(Happening::omitted, stage_.cast().order(index), cause);
  else
    act(order, trigger, cause);
}

void Command::act(const Order& order, const Entry& trigger, EntryNumber cause) {
  const Cast& cast = stage_.cast();
  switch (order.action) {
    case Action::stop_transfer:
      stage_.tell(Happening::transfer_stopped, cast.site(), cause);
      return reach_.initiation.stop_release();
    case Action::close_valves:
      stage_.tell(Happening::valves_closed, cast.site(), cause);
      return reach_.initiation.stop_release();
    case Action::shut_down:
      stage_.tell(Happening::shut_down, cast.site(), cause);
      return reach_.initiation.stop_release();
    case Action::clear_tankers:
      stage_.tell(Happening::tankers_cleared, cast.site(), cause);
      return reach_.initiation.clear_tankers();
    case Action::muster:
      return reach_.people.muster(cause);
    case Action::close_rain_valve:
      return reach_.run_off.close_valve(cause);
    case Action::order_evacuation:
    case Action::order_shelter:
      return order_protection(order, cause);
    case Action::close_road:
      return close_road(order.target, cause);
    case Action::start_pumps:
    case Action::start_cooling:
    case Action::start_foam:
    case Action::order_withdrawal:
      return act_on_fire(order, trigger, cause);
    default:
      return act_on_resources(order, cause);
  }
}

void Command::act_on_fire(const Order& order, const Entry& trigger, EntryNumber cause) {
  if (order.action == Action::start_pumps) return reach_.fixed.start_pumps(cause);
  for (const AssetIndex asset : assets_of(trigger.entity)) {
    const bool tank = reach_.ground.is_tank(asset);
    if (order.action == Action::order_withdrawal) {
      const EntryNumber told = stage_.tell(Happening::withdrawal_ordered, trigger.entity, cause);
      reach_.brigade.withdraw_from(asset, told);
    } else if (order.action == Action::start_foam) {
      if (tank) reach_.fixed.start_foam(reach_.ground.tank_index(asset), cause);
    } else {
      if (tank && order.target != "adjacent")
        reach_.fixed.start_cooling(reach_.ground.tank_index(asset), true, cause);
      if (order.target == "burning") continue;
      for (const std::size_t neighbour : tanks_to_cool(reach_.ground, stage_.model(), asset))
        reach_.fixed.start_cooling(neighbour, false, cause);
    }
  }
}

void Command::act_on_resources(const Order& order, EntryNumber cause) {
  const Cast& cast = stage_.cast();
  switch (order.action) {
    case Action::call_119:
      stage_.tell(Happening::called_119, cast.site(), cause);
      return;
    case Action::call_120:
      stage_.tell(Happening::called_120, cast.site(), cause);
      return;
    case Action::call_110:
      stage_.tell(Happening::called_110, cast.site(), cause);
      return;
    case Action::raise_grade: {
      const int grade = grade_of(order);
      if (grade <= grade_) return;
      grade_ = grade;
      stage_.tell(Happening::grade_raised, cast.grade(grade), cause, grade);
      return;
    }
    case Action::dispatch:
      if (const int grade = grade_of(order); grade > 0)
        return reach_.dispatcher.dispatch_grade(grade, cause);
      return reach_.dispatcher.dispatch(order.target, cause);
    case Action::request_mutual_aid:
      return reach_.dispatcher.request_aid(order.target, cause);
    case Action::assume_command:
      stage_.tell(Happening::command_assumed, cast.level(order.target), cause);
      return;
    case Action::report:
      stage_.tell(Happening::reported, cast.level(order.target), cause);
      return;
    case Action::inform_public:
      stage_.tell(Happening::informed_public, cast.site(), cause);
      return;
    default:
      throw std::logic_error("an action of the plan has nobody to act on");
  }
}

/// Zones by id, kind, all of them, or those that the wind blows towards now.
void Command::order_protection(const Order& order, EntryNumber cause) {
  for (std::size_t zone = 0; zone < stage_.drill().surroundings.size(); ++zone) {
    const bool meant = order.target == "all" ||
                       (order.target == "downwind"
                            ? reach_.watch.is_downwind(zone)
                            : stage_.cast().matches(stage_.cast().zone(zone), order.target));
    if (!meant) continue;
    if (order.action == Action::order_shelter)
      reach_.evacuation.order_shelter(zone, cause);
    else
      reach_.evacuation.order(zone, cause);
  }
}

/// Police keep the public off a road; emergency vehicles pass. So what is closed is told, not the
/// map.
void Command::close_road(std::string_view selector, EntryNumber cause) {
  const auto& segments = stage_.drill().roads.segments;
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (segments[i].id == selector)
      stage_.tell(Happening::road_closed, stage_.cast().segment(i), cause);
}

double Command::measure(Measure what) const {
  switch (what) {
    case Measure::always:
      return 1;
    case Measure::burning_tanks:
      return reach_.ground.burning_tanks();
    case Measure::burning_surfaces:
      return static_cast<double>(reach_.ground.burning().size());
    case Measure::casualties:
      return reach_.people.casualties();
    case Measure::grade:
      return grade_;
    case Measure::escalations:
      return reach_.ground.escalations();
  }
  return 0;
}

std::vector<AssetIndex> Command::assets_of(EntityNumber entity) const {
  std::vector<AssetIndex> assets;
  for (AssetIndex asset = 0; asset < reach_.ground.layout().size(); ++asset)
    if (reach_.ground.entity(asset) == entity) assets.push_back(asset);
  return assets;
}

}  // namespace yuyan::response
