#include "models/response/command.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "models/response/misunderstanding.h"

namespace yuyan::response {

Command::Command(Stage& stage, Reach reach)
    : stage_(stage),
      reach_(reach),
      fired_(stage.drill().plan.orders.size()),
      by_priority_(fired_.size()),
      held_(fired_.size()),
      decided_(stage.drill().plan.decisions.size()) {
  const auto& orders = stage.drill().plan.orders;
  std::iota(by_priority_.begin(), by_priority_.end(), 0);
  std::ranges::sort(by_priority_, {},
                    [&](std::size_t i) { return std::pair(-orders[i].priority, i); });
  for (std::size_t i = 0; i < orders.size(); ++i) {
    has_state_triggers_ = has_state_triggers_ || orders[i].trigger == Happening::state;
    if (orders[i].trigger == Happening::clock) stage.calendar().spawn(wait_for_clock(i));
  }
  for (const Decision& decision : stage.drill().plan.decisions)
    has_state_triggers_ = has_state_triggers_ || decision.trigger == Happening::state;
  stage.journal().listen([this](const Entry& entry, EntryNumber number) { hear(entry, number); });
}

/// What the accident does by itself sets nobody in motion before somebody has noticed it.
void Command::hear(const Entry& entry, EntryNumber number) {
  if (entry.happening == Happening::detected) {
    detected_ = true;
    known_ = see();
    for (const EntryNumber earlier : std::exchange(unnoticed_, {}))
      consider(stage_.journal().entry(earlier), earlier);
  }
  if (entry.happening == Happening::corrected && entry.entity == stage_.cast().site())
    raise_grade(std::exchange(grade_held_back_, 0), number);
  if (!reasons_.empty()) look_for_ended_reasons(entry, number);
  if (!detected_ && is_accident(entry.happening)) {
    unnoticed_.push_back(number);
  } else if (is_accident(entry.happening) && !reach_.post.sees_at_once()) {
    stage_.calendar().spawn(consider_when_known(entry, number));
  } else {
    consider(entry, number);
    look_at_states(entry, number);
  }
}

void Command::look_at_states(const Entry& entry, EntryNumber number) {
  if (!detected_ || !has_state_triggers_ || states_pending_) return;
  states_pending_ = true;
  stage_.calendar().spawn(consider_states(entry, number), calendar::Phase::decision);
}

template <class Line>
bool Command::is_set_off(const Line& line, const Entry& entry) const {
  return line.trigger == entry.happening &&
         stage_.cast().matches(entry.entity, line.trigger_entity) &&
         (line.measure == Measure::always || measure(line.measure) >= line.at_least);
}

bool Command::is_allowed(const Order& order) const {
  return order.option.empty() || chosen_.contains(order.option);
}

/// Whoever commands learns of it late, and late again when it was misunderstood. What he then knows
/// of the fire is how it was when the message left; an older message changes nothing.
calendar::Process Command::consider_when_known(Entry entry, EntryNumber number) {
  const Seen seen = see();
  const Heard heard = co_await reach_.post.picture(number);
  if (heard == Heard::wrongly) co_await act_on_mistake(entry, number);
  if (number > known_from_) {
    known_ = seen;
    known_from_ = number;
  }
  consider(entry, number);
  look_at_states(entry, number);
}

/// The report names another tank or zone, and orders act there until the mistake is found; then
/// those that act on what set them off do so in the right place. Where there is nothing to mistake
/// it for nobody acts.
calendar::Task<void> Command::act_on_mistake(Entry entry, EntryNumber number) {
  const double u = stage_.uniform("picture", "mistaken for", static_cast<std::uint64_t>(number));
  const auto other = mistaken_for(entry.entity, stage_.drill(), stage_.cast(), u);
  Entry mistaken = entry;
  mistaken.entity = other.value_or(entry.entity);
  const EntryNumber told =
      stage_.tell(Happening::misunderstood, entry.entity, number, 0, other.value_or(0));
  std::vector<std::size_t> acted;
  const int grade_before = grade_;
  if (other) acted = consider(mistaken, told);
  const auto& orders = stage_.drill().plan.orders;
  const auto was_wrong = [&](std::size_t i) {
    return acts_on_trigger(orders[i].action) || !is_set_off(orders[i], entry);
  };
  co_await stage_.calendar().delay(reach_.post.correction_s(number), calendar::Phase::decision);
  const EntryNumber corrected = stage_.tell(Happening::corrected, entry.entity, told);
  for (const std::size_t i : acted) {
    if (!was_wrong(i)) continue;
    cancelled_.emplace(i, told);
    call_back({orders[i], mistaken, told, grade_before, 0}, corrected);
    if (is_set_off(orders[i], entry))
      set_off(i, entry, corrected);
    else
      fired_[i] = std::max(0, fired_[i] - 1);  // it has not yet had its own occasion
  }
}

Command::Seen Command::see() const {
  return {.burning_tanks = static_cast<double>(reach_.ground.burning_tanks()),
          .burning_surfaces = static_cast<double>(reach_.ground.burning().size()),
          .escalations = static_cast<double>(reach_.ground.escalations())};
}

std::vector<std::size_t> Command::consider(const Entry& entry, EntryNumber number) {
  const auto& orders = stage_.drill().plan.orders;
  std::vector<std::size_t> acted;
  for (const std::size_t i : by_priority_) {
    if (fired_[i] > 0 && !orders[i].repeats) continue;
    if (!is_set_off(orders[i], entry) || !is_allowed(orders[i])) continue;
    set_off(i, entry, number);
    acted.push_back(i);
  }
  const auto& decisions = stage_.drill().plan.decisions;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (decided_[i] || !is_set_off(decisions[i], entry)) continue;
    decided_[i] = true;
    stage_.calendar().spawn(decide(i, number));
  }
  return acted;
}

void Command::set_off(std::size_t order, const Entry& trigger, EntryNumber cause) {
  const int count = fired_[order]++;
  stage_.calendar().spawn(carry_out(order, trigger, cause, count));
  if (stage_.drill().plan.orders[order].deadline_s > 0)
    stage_.calendar().spawn(watch_deadline(order, cause, count));
}

/// An order is in time when whoever acts has it by the deadline, its message included.
calendar::Process Command::watch_deadline(std::size_t index, EntryNumber cause, int count) {
  co_await stage_.calendar().delay(stage_.drill().plan.orders[index].deadline_s,
                                   calendar::Phase::decision);
  if (!done_.contains({index, count}))
    stage_.tell(Happening::overdue, stage_.cast().order(index), cause);
}

/// A state sets off when it comes to hold: once, or each time for an order that repeats.
calendar::Process Command::consider_states(Entry entry, EntryNumber cause) {
  states_pending_ = false;
  const auto& plan = stage_.drill().plan;
  for (const std::size_t i : by_priority_) {
    const Order& order = plan.orders[i];
    if (order.trigger != Happening::state) continue;
    const bool held =
        std::exchange(held_[i], measure(order.measure) >= order.at_least ? 1 : 0) != 0;
    if (held || held_[i] == 0 || (fired_[i] > 0 && !order.repeats) || !is_allowed(order)) continue;
    set_off(i, entry, cause);
  }
  for (std::size_t i = 0; i < plan.decisions.size(); ++i) {
    const Decision& decision = plan.decisions[i];
    if (decision.trigger != Happening::state || decided_[i] ||
        measure(decision.measure) < decision.at_least)
      continue;
    decided_[i] = true;
    stage_.calendar().spawn(decide(i, cause));
  }
  co_return;
}

/// The clock strikes the hour for the first time after T0.
calendar::Process Command::wait_for_clock(std::size_t index) {
  const Order& order = stage_.drill().plan.orders[index];
  const double hours = std::fmod(order.at_hour - stage_.start_hour() + 24, 24);
  co_await stage_.calendar().delay(hours * 3600, calendar::Phase::decision);
  const bool holds = order.measure == Measure::always || measure(order.measure) >= order.at_least;
  if (holds && is_allowed(order))
    set_off(index, {.time_s = stage_.now(), .happening = Happening::clock}, no_cause);
}

/// The standard option stands first, the others follow by their ids.
calendar::Process Command::decide(std::size_t index, EntryNumber cause) {
  const auto& plan = stage_.drill().plan;
  const Decision& decision = plan.decisions[index];
  co_await stage_.calendar().delay(stage_.draw(decision.delay_s, decision.id, "delay"),
                                   calendar::Phase::decision);
  const std::vector<std::string> options = options_of(plan, decision);
  const std::string& chosen = options[stage_.world().decision(decision.id, options)];
  chosen_.insert(chosen);
  for (std::size_t i = 0; i < plan.options.size(); ++i)
    if (plan.options[i].id == chosen)
      stage_.tell(Happening::decided, stage_.cast().option(i), cause);
}

calendar::Process Command::carry_out(std::size_t index, Entry trigger, EntryNumber cause,
                                     int count) {
  const Order& order = stage_.drill().plan.orders[index];
  const auto n = static_cast<std::uint64_t>(count);
  co_await stage_.calendar().delay(
      stage_.draw(order.delay_s, order.id, "delay", n) / reach_.post.efficiency(order),
      calendar::Phase::decision);
  if (stage_.happens(order.omission, order.id, "omission", n)) {
    stage_.tell(Happening::omitted, stage_.cast().order(index), cause);
  } else if (const bool heard = co_await pass_on(index, trigger, cause, n); heard) {
    if (order.deadline_s > 0) done_.emplace(index, count);
    if (cancelled_.contains({index, cause})) co_return;
    if (acts_on_trigger(order.action) && is_mistaken(cause)) ++wrong_actions_;
    act(index, order, trigger, cause);
  }
}

/// Until whoever acts has understood it. What he understood wrongly he does elsewhere, or not at
/// all, until he reports back; what can be undone there is then called back.
calendar::Task<bool> Command::pass_on(std::size_t index, Entry trigger, EntryNumber cause,
                                      std::uint64_t number) {
  const Order& order = stage_.drill().plan.orders[index];
  const EntityNumber line = stage_.cast().order(index);
  for (;; number += again) {
    const Heard heard = co_await reach_.post.pass_order(order, number, cause);
    if (heard != Heard::wrongly) co_return heard == Heard::rightly;
    const auto wrong = mishear(order, trigger.entity, stage_.drill(), stage_.cast(),
                               stage_.uniform(order.id, "misheard", number));
    const EntryNumber told =
        stage_.tell(Happening::misunderstood, line, cause, wrong ? 1 : 0, wrong ? wrong->named : 0);
    Entry elsewhere = trigger;
    const int grade_before = grade_;
    if (wrong) {
      elsewhere.entity = wrong->entity;
      ++wrong_actions_;
      act(index, wrong->order, elsewhere, told);
    }
    co_await stage_.calendar().delay(reach_.post.report_back_s(order.id, number),
                                     calendar::Phase::decision);
    const EntryNumber corrected = stage_.tell(Happening::corrected, line, told);
    if (wrong) call_back({wrong->order, elsewhere, told, grade_before, grade_of(order)}, corrected);
  }
}

void Command::act(std::size_t index, const Order& order, const Entry& trigger, EntryNumber cause) {
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
    case Action::block_watercourse:
      return reach_.run_off.block_watercourse(cause);
    case Action::monitor_environment:
      return reach_.tasks.monitor(cause);
    case Action::assume_command:
      return take_over(index, trigger, cause);
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
    case Action::raise_grade:
      return raise_grade(grade_of(order), cause);
    case Action::lower_level:
      return reach_.post.lower(response_level_named(order.target), cause);
    case Action::dispatch:
      if (const int grade = grade_of(order); grade > 0)
        return reach_.dispatcher.dispatch_grade(grade, cause);
      return reach_.dispatcher.dispatch(order.target, cause);
    case Action::request_mutual_aid:
      return reach_.dispatcher.request_aid(order.target, cause);
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

/// While the first report is too low, so is the alarm: the next lower grade for which the plan says
/// what to do, where there is one.
void Command::raise_grade(int grade, EntryNumber cause) {
  if (reach_.post.underestimates()) {
    const int lower = lower_alarm(grade);
    if (lower < grade) grade_held_back_ = std::max(grade_held_back_, grade);
    grade = lower;
  }
  if (grade <= grade_) return;
  grade_ = grade;
  stage_.tell(Happening::grade_raised, stage_.cast().grade(grade), cause, grade);
}

int Command::lower_alarm(int grade) const {
  int lower = 0;
  for (const Order& order : stage_.drill().plan.orders) {
    if (order.trigger != Happening::grade_raised) continue;
    for (int other = lower + 1; other < grade; ++other)
      if (!order.trigger_entity.empty() &&
          stage_.cast().matches(stage_.cast().grade(other), order.trigger_entity))
        lower = other;
  }
  return lower > 0 ? lower : grade;
}

/// By id, kind, all of them, or those that the wind blows towards now.
std::vector<std::size_t> Command::zones_of(const Order& order) const {
  std::vector<std::size_t> zones;
  for (std::size_t zone = 0; zone < stage_.drill().surroundings.size(); ++zone) {
    const bool meant = order.target == "all" ||
                       (order.target == "downwind"
                            ? reach_.watch.is_downwind(zone)
                            : stage_.cast().matches(stage_.cast().zone(zone), order.target));
    if (meant) zones.push_back(zone);
  }
  return zones;
}

void Command::order_protection(const Order& order, EntryNumber cause) {
  for (const std::size_t zone : zones_of(order)) {
    if (order.action == Action::order_shelter)
      reach_.evacuation.order_shelter(zone, cause);
    else
      reach_.evacuation.order(zone, cause);
  }
}

void Command::close_road(std::string_view selector, EntryNumber cause) {
  const auto& segments = stage_.drill().roads.segments;
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (segments[i].id == selector) reach_.tasks.close_road(i, cause);
}

double Command::measure(Measure what) const {
  switch (what) {
    case Measure::always:
      return 1;
    case Measure::burning_tanks:
      return view().burning_tanks;
    case Measure::burning_surfaces:
      return view().burning_surfaces;
    case Measure::casualties:
      return reach_.people.casualties();
    case Measure::grade:
      return grade_;
    case Measure::escalations:
      return view().escalations;
  }
  return 0;
}

bool Command::is_mistaken(EntryNumber cause) const {
  return cause != no_cause && stage_.journal().entry(cause).happening == Happening::misunderstood;
}

Command::Seen Command::view() const { return reach_.post.sees_at_once() ? see() : known_; }

std::vector<AssetIndex> Command::assets_of(EntityNumber entity) const {
  std::vector<AssetIndex> assets;
  for (AssetIndex asset = 0; asset < reach_.ground.layout().size(); ++asset)
    if (reach_.ground.entity(asset) == entity) assets.push_back(asset);
  return assets;
}

}  // namespace yuyan::response
