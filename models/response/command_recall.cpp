// What a command undoes: deeds by mistake that can be called back, command that is given back.
#include <algorithm>
#include <utility>

#include "models/response/command.h"
#include "models/response/misunderstanding.h"

namespace yuyan::response {

/// What is done stays done where nothing can turn it round: people who have left, crews that have
/// arrived, reports. Crews that withdrew from a tank that was never in danger go back by
/// themselves.
void Command::call_back(const Mistake& mistake, EntryNumber corrected) {
  const Order& order = mistake.order;
  switch (order.action) {
    case Action::start_foam:
      for (const AssetIndex asset : assets_of(mistake.trigger.entity))
        if (reach_.ground.is_tank(asset) && !reach_.ground.burns(asset))
          reach_.fixed.stop_foam(reach_.ground.tank_index(asset));
      return;
    case Action::start_cooling:
      return call_back_cooling(mistake.trigger.entity);
    case Action::raise_grade:
      return call_back_grade(mistake, corrected);
    case Action::dispatch:
    case Action::request_mutual_aid:
      return reach_.dispatcher.call_back(mistake.told, mistake.grade_meant);
    case Action::order_evacuation:
      for (const std::size_t zone : zones_of(order)) reach_.evacuation.call_off(zone);
      return;
    case Action::close_road:
      for (std::size_t i = 0; i < stage_.drill().roads.segments.size(); ++i)
        if (stage_.drill().roads.segments[i].id == order.target)
          reach_.tasks.reopen_road(i, corrected);
      return;
    default:
      return;
  }
}

/// Cooling stays on where a fire asks for it, whoever ordered it.
void Command::call_back_cooling(EntityNumber entity) {
  std::set<std::size_t> wanted;
  for (const AssetIndex burning : reach_.ground.burning()) {
    if (reach_.ground.is_tank(burning)) wanted.insert(reach_.ground.tank_index(burning));
    for (const std::size_t tank : tanks_to_cool(reach_.ground, stage_.model(), burning))
      wanted.insert(tank);
  }
  const auto shut = [&](std::size_t tank) {
    if (!wanted.contains(tank)) reach_.fixed.stop_cooling(tank);
  };
  for (const AssetIndex asset : assets_of(entity)) {
    if (reach_.ground.is_tank(asset)) shut(reach_.ground.tank_index(asset));
    for (const std::size_t tank : tanks_to_cool(reach_.ground, stage_.model(), asset)) shut(tank);
  }
}

/// A grade that was raised too high falls back, unless somebody has raised it further since: who
/// was sent for it turns round, and lines that wait for that grade wait for it again.
void Command::call_back_grade(const Mistake& mistake, EntryNumber corrected) {
  const int wrong = grade_of(mistake.order);
  const int kept = std::max(mistake.grade_before, mistake.grade_meant);
  if (wrong <= kept || grade_ != wrong) return;
  grade_ = mistake.grade_before;
  reach_.post.correct_grade(grade_);
  reach_.dispatcher.call_back_above(kept, corrected);
  const Entry raised{.happening = Happening::grade_raised, .entity = stage_.cast().grade(wrong)};
  const auto& orders = stage_.drill().plan.orders;
  for (std::size_t i = 0; i < orders.size(); ++i)
    if (!orders[i].trigger_entity.empty() && is_set_off(orders[i], raised)) fired_[i] = 0;
}

void Command::take_over(std::size_t index, const Entry& trigger, EntryNumber cause) {
  const EntityNumber level = stage_.cast().level(stage_.drill().plan.orders[index].target);
  reasons_.push_back({index, level, trigger});
  stage_.tell(Happening::command_assumed, level, cause);
}

/// The unit whose arrival brought it leaves or is lost; the state that was asked for has ended.
void Command::look_for_ended_reasons(const Entry& entry, EntryNumber number) {
  const bool leaves =
      entry.happening == Happening::relieved || entry.happening == Happening::unit_lost;
  for (std::size_t i = 0; i < reasons_.size();) {
    const Reason reason = reasons_[i];
    const Order& order = stage_.drill().plan.orders[reason.order];
    const bool left =
        leaves && order.trigger == Happening::arrived && entry.entity == reason.trigger.entity;
    const bool is_over =
        order.measure != Measure::always && measure(order.measure) < order.at_least;
    if (!left && !is_over) {
      ++i;
      continue;
    }
    reasons_.erase(reasons_.begin() + static_cast<std::ptrdiff_t>(i));
    reach_.post.hand_back(reason.level, number);
  }
}

}  // namespace yuyan::response
