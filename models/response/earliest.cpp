#include "models/response/earliest.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "models/response/command_groups.h"
#include "models/response/initiation.h"
#include "models/response/travel_law.h"

namespace yuyan::response {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double luck = 0.001;  ///< the quantile that counts as the fastest

double fastest(const Quantity& quantity) {
  return std::max(0.0, chance::quantile(quantity.distribution, luck));
}

int grade_in(std::string_view target) {
  int grade = 0;
  const auto [end, error] = std::from_chars(target.data(), target.data() + target.size(), grade);
  const bool whole = error == std::errc() && end == target.data() + target.size();
  return whole && grade >= 1 && grade <= 5 ? grade : 0;
}

}  // namespace

bool Earliest::is_reckoned(Happening happening) {
  using enum Happening;
  switch (happening) {
    case wind_turned:
    case detected:
    case transfer_stopped:
    case valves_closed:
    case shut_down:
    case pumps_started:
    case pumps_failed:
    case cooling_on:
    case cooling_failed:
    case cooling_lost:
    case foam_started:
    case foam_at_tank:
    case foam_failed:
    case foam_interrupted:
    case foam_completed:
    case tankers_cleared:
    case rain_valve_closed:
    case watercourse_blocked:
    case environment_monitored:
    case mustered:
    case omitted:
    case overdue:
    case called_119:
    case called_120:
    case called_110:
    case dispatched:
    case unavailable:
    case turned_out:
    case rerouted:
    case stranded:
    case arrived:
    case water_on:
    case attack_started:
    case relieved:
    case home:
    case grade_raised:
    case command_assumed:
    case reported:
    case informed_public:
    case evacuation_ordered:
    case mutual_aid_requested:
    case decided:
    case withdrawal_ordered:
    case level_raised:
    case level_lowered:
    case followed_up:
    case sector_opened:
    case message_lost:
    case post_opened:
    case group_set_up:
    case misunderstood:
    case underestimated:
    case corrected:
    case zone_warned:
    case zone_evacuated:
    case state:
    case clock:
      return true;
    default:
      return false;
  }
}

Earliest::Earliest(const DrillModel& model, std::optional<Barred> barred)
    : model_(model),
      barred_(std::move(barred)),
      roads_(model.roads()),
      orders_(model.drill().plan.orders.size(), never),
      decisions_(model.drill().plan.decisions.size(), never),
      effects_(orders_.size()) {
  add_accident();
  add_command();
  find_effects();
  while (relax()) {
  }
}

double Earliest::of(Happening happening, std::string_view selector) const {
  if (happening == Happening::cloud_reached || happening == Happening::cloud_left)
    return may_have_cloud_ ? 0 : never;
  if (!is_reckoned(happening)) return 0;
  double earliest = never;
  for (const auto& [fact, time_s] : facts_)
    if (fact.first == happening && model_.cast().matches(fact.second, selector))
      earliest = std::min(earliest, time_s);
  return earliest;
}

void Earliest::add_accident() {
  const Drill& drill = model_.drill();
  const std::string& fixed = drill.scenario.initiating_event;
  double detected = never;
  for (const InitiatingEvent& event : drill.events.initiating) {
    const bool is_played = fixed.empty() ? event.weight > 0 : event.id == fixed;
    if (!is_played || event.kind == InitiatingKind::none) continue;
    double after_s = 0;
    for (const InitiatingEvent* part : chain_of(drill, event)) {
      if (part->kind != InitiatingKind::none)
        detected = std::min(detected, after_s + fastest(part->detection_s));
      may_have_cloud_ |= part->kind == InitiatingKind::toxic_release;
      after_s += fastest(part->with_after_s);
    }
  }
  is_quiet_ = !std::isfinite(detected);
  if (is_quiet_) may_have_cloud_ = true;
  facts_[{Happening::detected, model_.cast().site()}] = is_quiet_ ? 0 : detected;
  for (const WeatherState& state : drill.weather) {
    const bool turns = chance::quantile(state.turn_every_s.distribution, 1 - luck) > 0;
    if (turns && state.weight > 0)
      put(Happening::wind_turned, model_.cast().site(), fastest(state.turn_every_s));
  }
}

/// What the site command does beside the plan, as soon as the accident is noticed.
void Earliest::add_command() {
  const double noticed = of(Happening::detected, "");
  const CommandRules& rules = model_.drill().command;
  const Cast& cast = model_.cast();
  for (const char* name : {"county", "city", "province"}) {
    const EntityNumber level = cast.level(name);
    put(Happening::level_raised, level, noticed);
    if (rules.hands_over || rules.hands_back) put(Happening::command_assumed, level, noticed);
    if (rules.reporting.is_on) put(Happening::reported, level, noticed);
  }
  if (rules.reporting.is_on)
    put(Happening::followed_up, cast.level("county"),
        noticed + std::min(rules.reporting.follow_up_s, rules.reporting.major_follow_up_s));
  if (rules.span.is_on)
    put(Happening::sector_opened, cast.site(), noticed + fastest(rules.span.sector_s));
  add_mistakes(noticed);
  if (std::ranges::none_of(rules.channels, [](const Channel& one) { return one.loss > 0; })) return;
  put(Happening::message_lost, cast.site(), noticed);
  for (const char* name : {"county", "city", "province"})
    put(Happening::message_lost, cast.level(name), noticed);
  for (std::size_t unit = 0; unit < model_.drill().units.list.size(); ++unit)
    put(Happening::message_lost, cast.unit(unit), noticed);
}

/// Wrong information, wherever it may be: of a report, of a tank or zone, of an order, of a crew.
void Earliest::add_mistakes(double noticed_s) {
  const CommandRules& rules = model_.drill().command;
  const Cast& cast = model_.cast();
  const auto mistaken = [&](EntityNumber entity) {
    put(Happening::misunderstood, entity, noticed_s);
    put(Happening::corrected, entity, noticed_s);
  };
  if (rules.picture.first_low > 0) {
    put(Happening::underestimated, cast.site(), noticed_s);
    put(Happening::corrected, cast.site(), noticed_s);
  }
  if (rules.picture.wrong > 0) {
    for (std::size_t tank = 0; tank < model_.drill().tanks.size(); ++tank)
      mistaken(cast.tank(tank));
    for (std::size_t zone = 0; zone < model_.drill().surroundings.size(); ++zone)
      mistaken(cast.zone(zone));
  }
  if (std::ranges::none_of(rules.channels,
                           [](const Channel& one) { return one.misunderstood > 0; }))
    return;
  for (std::size_t order = 0; order < model_.drill().plan.orders.size(); ++order)
    mistaken(cast.order(order));
  for (std::size_t unit = 0; unit < model_.drill().units.list.size(); ++unit)
    mistaken(cast.unit(unit));
}

bool Earliest::put(Happening happening, EntityNumber entity, double time_s) {
  if (!std::isfinite(time_s)) return false;
  if (barred_ && barred_->happening == happening &&
      model_.cast().matches(entity, barred_->selector))
    return false;
  const auto [place, is_new] = facts_.emplace(Fact{happening, entity}, time_s);
  if (is_new) return true;
  if (place->second <= time_s) return false;
  place->second = time_s;
  return true;
}

/// From its station, by the scenario's travel law.
double Earliest::drive_s(std::size_t unit) const {
  const Travel& travel = model_.drill().roads;
  const auto from = model_.junction(model_.drill().stations[model_.station_of(unit)].junction);
  const auto gate = model_.junction(model_.drill().site.gate_junction);
  double way_s = roads_.travel_time_s(from, gate);
  if (travel.law != TripLaw::free_flow && std::isfinite(way_s)) {
    const world::WaysTo& ways = roads_.ways_to(gate);
    double length_m = 0;
    for (auto at = from; at != gate; at = roads_.segments()[ways.next[at]].to)
      length_m += roads_.segments()[ways.next[at]].length_m;
    way_s = travel_time_s({travel.acceleration_m_s2, travel.cruise_m_s}, length_m);
  }
  return way_s * fastest(travel.trip_factor);
}

void Earliest::add_units(std::size_t order, std::string_view target) {
  for (std::size_t unit = 0; unit < model_.drill().units.list.size(); ++unit)
    if (model_.cast().matches(model_.cast().unit(unit), target))
      effects_[order].emplace_back(Happening::dispatched, model_.cast().unit(unit));
}

/// Who comes at a level of aid; without such a level the target says so itself.
std::string Earliest::aid_units(const std::string& target) const {
  const auto& levels = model_.drill().dispatching.mutual_aid;
  const auto level = std::ranges::find(levels, target, &AidLevel::id);
  if (level == levels.end()) return target;
  return level->units.empty() ? target : level->units;
}

double Earliest::first_there(Task task) const {
  double first_s = never;
  for (std::size_t unit = 0; unit < model_.drill().units.list.size(); ++unit)
    if (model_.serves(unit, task))
      first_s = std::min(first_s, of(Happening::arrived, model_.drill().units.list[unit].id));
  return first_s;
}

/// Once it is ordered and somebody who measures is on the scene.
bool Earliest::monitor() {
  const Plan& plan = model_.drill().plan;
  bool news = false;
  for (std::size_t i = 0; i < orders_.size(); ++i)
    if (plan.orders[i].action == Action::monitor_environment)
      news |= put(Happening::environment_monitored, model_.cast().site(),
                  std::max(orders_[i], first_there(Task::monitor)));
  return news;
}

/// Any unit of the kinds may be the one that goes.
void Earliest::add_package_units(std::size_t order, int grade) {
  const Drill& drill = model_.drill();
  for (const Package& package : drill.plan.packages) {
    if (package.grade > grade) continue;
    for (std::size_t unit = 0; unit < drill.units.list.size(); ++unit) {
      const Unit& data = drill.units.list[unit];
      const bool fits = data.kind == package.kind &&
                        (package.station.empty() ? drill.stations[model_.station_of(unit)].kind !=
                                                       StationKind::mutual_aid
                                                 : data.station == package.station);
      if (fits) effects_[order].emplace_back(Happening::dispatched, model_.cast().unit(unit));
    }
  }
}

void Earliest::find_effects() {
  const Drill& drill = model_.drill();
  const Cast& cast = model_.cast();
  for (std::size_t i = 0; i < drill.plan.orders.size(); ++i) {
    const Order& order = drill.plan.orders[i];
    auto& effects = effects_[i];
    const auto add = [&](Happening happening, EntityNumber entity) {
      effects.emplace_back(happening, entity);
    };
    const auto add_tanks = [&](Happening happening, auto has) {
      for (std::size_t tank = 0; tank < drill.tanks.size(); ++tank)
        if (has(drill.tanks[tank])) add(happening, cast.tank(tank));
    };
    if (order.omission > 0) add(Happening::omitted, cast.order(i));
    if (order.deadline_s > 0) add(Happening::overdue, cast.order(i));
    switch (order.action) {
      case Action::stop_transfer:
        add(Happening::transfer_stopped, cast.site());
        break;
      case Action::close_valves:
        add(Happening::valves_closed, cast.site());
        break;
      case Action::shut_down:
        add(Happening::shut_down, cast.site());
        break;
      case Action::start_pumps:
        add(Happening::pumps_started, cast.site());
        add(Happening::pumps_failed, cast.site());
        break;
      case Action::start_cooling:
        add_tanks(Happening::cooling_on, [](const Tank& tank) { return tank.fixed_cooling; });
        break;
      case Action::start_foam:
        add_tanks(Happening::foam_started, [](const Tank& tank) { return tank.fixed_foam; });
        break;
      case Action::clear_tankers:
        add(Happening::tankers_cleared, cast.site());
        break;
      case Action::muster:
        add(Happening::mustered, cast.site());
        break;
      case Action::close_rain_valve:
        add(Happening::rain_valve_closed, cast.site());
        break;
      case Action::block_watercourse:
        add(Happening::watercourse_blocked, cast.site());
        break;
      case Action::monitor_environment:
        add(Happening::environment_monitored, cast.site());  // when: see monitor()
        break;
      case Action::call_119:
        add(Happening::called_119, cast.site());
        break;
      case Action::call_120:
        add(Happening::called_120, cast.site());
        break;
      case Action::call_110:
        add(Happening::called_110, cast.site());
        break;
      case Action::dispatch:
        if (const int grade = grade_in(order.target); grade > 0)
          add_package_units(i, grade);
        else
          add_units(i, order.target);
        break;
      case Action::raise_grade:
        if (const int grade = grade_in(order.target); grade > 0)
          add(Happening::grade_raised, cast.grade(grade));
        break;
      case Action::assume_command:
        add(Happening::command_assumed, cast.level(order.target));
        break;
      case Action::lower_level:
        for (const char* level : {"county", "city", "province"})
          add(Happening::level_lowered, cast.level(level));
        break;
      case Action::report:
        add(Happening::reported, cast.level(order.target));
        break;
      case Action::inform_public:
        add(Happening::informed_public, cast.site());
        break;
      case Action::order_evacuation:
        for (std::size_t zone = 0; zone < drill.surroundings.size(); ++zone)
          if (order.target == "all" || cast.matches(cast.zone(zone), order.target))
            add(Happening::evacuation_ordered, cast.zone(zone));
        break;
      case Action::request_mutual_aid:
        add(Happening::mutual_aid_requested, cast.site());
        add_units(i, aid_units(order.target));
        break;
      case Action::order_withdrawal:
        for (std::size_t tank = 0; tank < drill.tanks.size(); ++tank)
          add(Happening::withdrawal_ordered, cast.tank(tank));
        break;
      default:
        break;  // what the accident can do as well
    }
  }
}

/// What follows from a happening without another order, at its fastest.
bool Earliest::follow(Happening happening, EntityNumber entity, double time_s) {
  const Drill& drill = model_.drill();
  const Cast& cast = model_.cast();
  const FixedSystems& fixed = drill.site.fixed_systems;
  switch (happening) {
    case Happening::foam_started: {
      const double at_tank = time_s + fastest(fixed.foam_proportioning_s);
      bool news = put(Happening::foam_at_tank, entity, at_tank);
      news |= put(Happening::foam_completed, entity, at_tank + fixed.foam_duration_s);
      for (const Happening fault : {Happening::foam_failed, Happening::foam_interrupted})
        news |= put(fault, entity, time_s);
      return news;
    }
    case Happening::cooling_on: {
      bool news = put(Happening::cooling_failed, entity, time_s);
      news |= put(Happening::cooling_lost, entity, time_s);
      return news;
    }
    case Happening::command_assumed:
      return open_post(entity, time_s);
    case Happening::arrived:
      return set_up_groups();
    case Happening::evacuation_ordered:
      for (std::size_t zone = 0; zone < drill.surroundings.size(); ++zone)
        if (cast.zone(zone) == entity) {
          const double warned = time_s + fastest(drill.surroundings[zone].warning_s);
          bool news = put(Happening::zone_warned, entity, warned);
          news |= put(Happening::zone_evacuated, entity,
                      warned + fastest(drill.surroundings[zone].mobilisation_s));
          return news;
        }
      return false;
    case Happening::dispatched:
      for (std::size_t unit = 0; unit < drill.units.list.size(); ++unit)
        if (cast.unit(unit) == entity) return follow_dispatch(unit, time_s);
      return false;
    default:
      return false;
  }
}

/// Nobody comes who is never ready, and no water is on without a pump and a monitor.
bool Earliest::follow_dispatch(std::size_t unit, double time_s) {
  const Drill& drill = model_.drill();
  const Unit& data = drill.units.list[unit];
  const EntityNumber entity = model_.cast().unit(unit);
  const Station& station = drill.stations[model_.station_of(unit)];
  bool news = put(Happening::unavailable, entity, time_s);
  if (data.ready <= 0) return news;
  const double out_s =
      time_s + std::min(fastest(station.turnout_day_s), fastest(station.turnout_night_s));
  const double there_s = out_s + drive_s(unit);
  news |= put(Happening::turned_out, entity, out_s);
  news |= put(Happening::arrived, entity, there_s);
  for (const Happening later :
       {Happening::rerouted, Happening::stranded, Happening::relieved, Happening::home})
    news |= put(later, entity, out_s);
  if (std::min(data.pump_l_s, data.monitor_l_s) <= 0) return news;
  const double on_s = there_s + fastest(drill.units.work.set_up_s);
  news |= put(Happening::water_on, entity, on_s);
  if (model_.serves(unit, Task::attack)) news |= attack(on_s);
  return news;
}

/// With foam of its own or of another: how long an attack has to last depends on the fire.
bool Earliest::attack(double time_s) {
  const Drill& drill = model_.drill();
  const Cast& cast = model_.cast();
  const bool has_foam =
      drill.site.foam_concentrate_m3 > 0 ||
      std::ranges::any_of(drill.units.list, [](const Unit& unit) { return unit.foam_m3 > 0; });
  if (!has_foam) return false;
  bool news = false;
  const auto attacked = [&](EntityNumber entity) {
    for (const Happening happening :
         {Happening::attack_started, Happening::foam_completed, Happening::foam_interrupted})
      news |= put(happening, entity, time_s);
  };
  for (std::size_t tank = 0; tank < drill.tanks.size(); ++tank) attacked(cast.tank(tank));
  for (std::size_t bund = 0; bund < drill.site.bunds.size(); ++bund) {
    attacked(cast.bund(bund));
    attacked(cast.overflow(bund));
  }
  for (std::size_t place = 0; place < drill.site.facilities.size(); ++place)
    attacked(cast.facility(place));
  return news;
}

/// The command post of a level above the firm, and the groups that work from it.
bool Earliest::open_post(EntityNumber level, double time_s) {
  const std::string& name = model_.cast().name(level);
  if (rank_of_level(name) < 0) return false;
  const auto& levels = model_.drill().command.levels;
  const auto rule = std::ranges::find(levels, name, &CommandLevel::id);
  if (rule != levels.end() && !rule->post_vehicle.empty())
    time_s = std::max(time_s, of(Happening::arrived, rule->post_vehicle));
  const double open_s = time_s + (rule == levels.end() ? 0 : fastest(rule->opens_s));
  const bool news = name != "firm" && put(Happening::post_opened, level, open_s);
  return set_up_groups() || news;
}

/// From the post of its leader's level or of a higher one, with the leader and enough members.
bool Earliest::set_up_groups() {
  const CommandRules& rules = model_.drill().command;
  bool news = false;
  for (std::size_t g = 0; g < rules.groups.size(); ++g) {
    const CommandGroup& group = rules.groups[g];
    const auto leader = std::ranges::find(rules.roles, group.leader, &Role::id);
    if (leader == rules.roles.end()) continue;
    double ready_s = never;
    for (const char* level : {"county", "city", "province"})
      if (rank_of_level(level) >= rank_of_level(leader->level))
        ready_s = std::min(ready_s, of(Happening::post_opened, level));
    if (leader->level == "firm") ready_s = of(Happening::detected, "");
    if (!leader->comes_with.empty())
      ready_s = std::max(ready_s, of(Happening::arrived, leader->comes_with));
    if (group.least_members > 0) ready_s = std::max(ready_s, members_s(group));
    news |= put(Happening::group_set_up, model_.cast().group(g), ready_s + fastest(group.set_up_s));
  }
  return news;
}

/// When so many of its members can be there.
double Earliest::members_s(const CommandGroup& group) const {
  std::vector<double> arrivals;
  for (const auto& [fact, time_s] : facts_)
    if (fact.first == Happening::arrived && belongs_to(model_.cast(), fact.second, group))
      arrivals.push_back(time_s);
  std::ranges::sort(arrivals);
  const auto least = static_cast<std::size_t>(group.least_members);
  return arrivals.size() < least ? never : arrivals[least - 1];
}

/// When an order that goes through a group can be carried out: as soon as the group is set up, or
/// without it.
double Earliest::through_group_s(const Order& order, double time_s) const {
  const auto group = group_of(model_.drill().command, order);
  if (!group) return time_s;
  const std::string name = model_.cast().name(model_.cast().group(*group));
  const double without_s = time_s + fastest(model_.drill().command.groups[*group].direct_s);
  return std::min(without_s, std::max(time_s, of(Happening::group_set_up, name)));
}

double Earliest::trigger_s(const Order& order) const {
  const double noticed = of(Happening::detected, "");
  if (!order.option.empty() && !std::isfinite(of(Happening::decided, order.option))) return never;
  if (order.trigger == Happening::clock) return 0;
  if (order.trigger == Happening::state) return noticed;
  const double time_s = of(order.trigger, order.trigger_entity);
  return is_accident(order.trigger) ? std::max(time_s, noticed) : time_s;
}

bool Earliest::relax() {
  const Plan& plan = model_.drill().plan;
  bool news = false;
  for (std::size_t i = 0; i < orders_.size(); ++i) {
    const double time_s = through_group_s(plan.orders[i], trigger_s(plan.orders[i]));
    if (!(time_s < orders_[i])) continue;
    orders_[i] = time_s;
    news = true;
    for (const auto& [happening, entity] : effects_[i]) {
      if (happening == Happening::environment_monitored) continue;
      double done_s = time_s;
      if (happening == Happening::cooling_on)
        done_s += fastest(model_.drill().site.fixed_systems.cooling_fill_s);
      put(happening, entity, done_s);
    }
  }
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    const Decision& decision = plan.decisions[i];
    Order like;
    like.trigger = decision.trigger;
    like.trigger_entity = decision.trigger_entity;
    const double time_s = trigger_s(like);
    if (!(time_s < decisions_[i])) continue;
    decisions_[i] = time_s;
    news = true;
    for (std::size_t option = 0; option < plan.options.size(); ++option)
      if (plan.options[option].decision == decision.id)
        put(Happening::decided, model_.cast().option(option), time_s);
  }
  news |= monitor();
  const auto known = facts_;
  for (const auto& [fact, time_s] : known) news |= follow(fact.first, fact.second, time_s);
  return news;
}

}  // namespace yuyan::response
