#include "cli/drill_checks.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "cli/clause_checks.h"
#include "cli/command_checks.h"
#include "cli/console.h"
#include "cli/id_checks.h"
#include "models/parameters/nearest.h"
#include "models/response/cast.h"

namespace yuyan::cli {
namespace {

using namespace response;

/// Levels of command and reports that every plan knows.
const std::vector<std::string>& usual_levels() {
  static const std::vector<std::string> levels{"firm", "county", "city", "province"};
  return levels;
}

template <class Enum>
void add_choices(std::set<std::string>& names) {
  for (const auto& choice : choices(Enum{})) names.emplace(choice.name);
}

/// What the reader has found wrong, as far as other errors would only follow from it.
struct Misread {
  bool kinds = false;                ///< the kind of something
  bool places = false;               ///< where something stands, or a road leads
  std::vector<reader::Place> lines;  ///< in which something is wrong

  void note(const reader::Diagnostic& found) {
    const auto ends = [&](const auto&... names) { return (found.key.ends_with(names) || ...); };
    kinds = kinds || ends(".kind", ".roof", ".product");
    places = places || ends("junction", ".from", ".to", ".station");
    lines.push_back(found.place);
  }
};

class Checker {
 public:
  Checker(const Drill& drill, const reader::Reading& reading, const Misread& misread,
          reader::Diagnostics& diagnostics)
      : drill_(drill),
        cast_(drill),
        reading_(reading),
        misread_(misread),
        diagnostics_(diagnostics) {
    std::set<std::string> names(cast_.names().begin(), cast_.names().end());
    add_choices<Roof>(kinds_);
    add_choices<Product>(kinds_);
    add_choices<UnitKind>(kinds_);
    add_choices<StationKind>(kinds_);
    add_choices<ZoneKind>(kinds_);
    add_choices<FacilityKind>(kinds_);
    names.insert(kinds_.begin(), kinds_.end());
    for (const Station& station : drill.stations) names.insert(station.id);
    names.insert({"outside", "tank", "zone", "workers", "hospital", "road"});
    std::ranges::copy_if(names, std::back_inserter(selectors_),
                         [&](const std::string& name) { return !name.empty() && knows(name); });
  }

  void check() {
    check_ids(drill_, reading_, diagnostics_);
    for (const Order& order : drill_.plan.orders) check_order(order);
    for (const Clause& clause : drill_.plan.clauses) {
      check_selector("plan.clauses." + clause.id + ".of_entity", clause.of_entity);
      check_selector("plan.clauses." + clause.id + ".since_entity", clause.since_entity);
    }
    check_clauses(drill_, reading_, diagnostics_);
    check_dispatching();
    for (const Decision& decision : drill_.plan.decisions) check_decision(decision);
    check_weights();
    for (const InitiatingEvent& event : drill_.events.initiating) check_event(event);
    check_facility(FacilityKind::gate, "site.facilities", {"crews wait there", "待命车辆停靠处"});
    if (!misread_.places) check_roads();
    check_command(drill_, reading_, diagnostics_);
    for (const CommandGroup& group : drill_.command.groups)
      for (const std::string& members : group.members)
        check_selector("command.groups." + group.id + ".members", members);
    for (const CommandLevel& level : drill_.command.levels)
      check_selector("command.levels." + level.id + ".post_vehicle", level.post_vehicle);
    for (const Role& role : drill_.command.roles)
      check_selector("command.roles." + role.id + ".comes_with", role.comes_with);
  }

 private:
  [[nodiscard]] bool knows(const std::string& selector) const { return cast_.knows(selector); }
  /// A kind of which there may be somebody whose kind could not be read.
  [[nodiscard]] bool may_be_misread(const std::string& name) const {
    return misread_.kinds && kinds_.contains(name);
  }

  void error(const std::string& key, Text what, Text allowed = {}, Text advice = {}) {
    diagnostics_.error(reading_.place_of(key), key, std::move(what), std::move(allowed),
                       std::move(advice));
  }

  static Text did_you_mean(const std::string& name, const std::vector<std::string>& names) {
    const auto nearest = parameters::nearest_names(name, names);
    constexpr std::size_t most = 3;  // more is no hint
    if (nearest.empty() || nearest.size() > most) return {};
    return text("did you mean {}?", "是否为 {}?", listed(nearest));
  }

  void check_selector(const std::string& key, const std::string& selector) {
    if (selector.empty() || knows(selector) || may_be_misread(selector)) return;
    error(
        key,
        text("nothing in the drill is called \"{}\", no group either",
             "推演中没有名为 \"{}\" 的对象或类别", selector),
        {"allowed: ids of tanks, facilities, posts, zones, units, hospitals, roads, orders; their "
         "kinds; stations; grade_1 to grade_5; outside; levels of command",
         "允许: 储罐、设施、岗位、区域、车辆、医院、道路、预案条目的编号; 其类别; 站点; grade_1 至 "
         "grade_5; outside; 指挥层级"},
        did_you_mean(selector, selectors_));
  }

  void check_order(const Order& order) {
    const std::string path = "plan.orders." + order.id;
    check_selector(path + ".trigger_entity", order.trigger_entity);
    check_trigger(path, order);
    check_target(path + ".target", order);
  }

  /// A trigger on state needs a state; only orders can wait for the clock.
  template <class Line>
  void check_trigger(const std::string& path, const Line& line) {
    if (line.trigger == Happening::state && line.measure == Measure::always)
      error(path + ".measure", {"a trigger on state needs a measure", "state 触发需要状态条件"},
            {"allowed: burning_tanks, burning_surfaces, casualties, grade, escalations",
             "允许: burning_tanks、burning_surfaces、casualties、grade、escalations"});
  }

  void check_decision(const Decision& decision) {
    const std::string path = "plan.decisions." + decision.id;
    check_selector(path + ".trigger_entity", decision.trigger_entity);
    check_trigger(path, decision);
    if (decision.trigger == Happening::clock)
      error(path + ".trigger", {"a decision does not wait for the clock", "决策点不能按时刻触发"});
    const auto& options = drill_.plan.options;
    const auto standard = std::ranges::find(options, decision.standard, &Option::id);
    if (standard != options.end() && standard->decision != decision.id)
      error(path + ".standard", text("option {} belongs to decision {}", "选项 {} 属于决策点 {}",
                                     decision.standard, standard->decision));
  }

  void check_target(const std::string& key, const Order& order) {
    switch (order.action) {
      case Action::raise_grade:
        return one_of(key, order, {"1", "2", "3", "4", "5"});
      case Action::start_cooling:
        return one_of(key, order, {"", "all", "burning", "adjacent"});
      case Action::start_foam:
        return one_of(key, order, {"", "burning"});
      case Action::muster:
        return one_of(key, order, {"", "workers"});
      case Action::dispatch:
      case Action::request_mutual_aid:
        return check_units(key, order);
      case Action::order_evacuation:
      case Action::order_shelter:
        return check_zones(key, order);
      case Action::close_road:
        return one_of(key, order, ids(drill_.roads.segments));
      case Action::assume_command:
      case Action::report:
        return check_level(key, order);
      case Action::inform_public:
        return;
      case Action::lower_level:
        return one_of(key, order, {"IV", "III", "II"});
      default:
        return one_of(key, order, {""});
    }
  }

  /// Who covers and who helps has to be somebody.
  void check_dispatching() {
    for (const CoverRule& rule : drill_.dispatching.cover)
      check_selector("dispatching.cover." + rule.id + ".by", rule.by);
    for (const AidLevel& level : drill_.dispatching.mutual_aid)
      check_selector("dispatching.mutual_aid." + level.id + ".units", level.units);
    if (!drill_.background.zones.empty() && drill_.background.kinds.empty())
      error("background.kinds", text("calls come from {} zones and are of no kind",
                                     "有 {} 个接警区而无警情类别", drill_.background.zones.size()));
    check_hours("background.hourly", drill_.background.hourly);
    for (const CallKind& kind : drill_.background.kinds) check_call_kind(kind);
    std::set<std::pair<std::string, std::string>> rated;
    for (const CallRate& rate : drill_.background.rates)
      if (!rated.emplace(rate.zone, rate.kind).second)
        error("background.rates." + rate.id,
              text("calls of kind {} from {} have a rate already", "{1} 的 {0} 类警情已有频率",
                   rate.kind, rate.zone),
              {}, {"give them one rate", "请只保留一条"});
  }

  void check_hours(const std::string& key, const std::vector<double>& hourly) {
    if (!hourly.empty() && hourly.size() != 24)
      error(key, text("has {} weights", "有 {} 个权重", hourly.size()),
            {"allowed: 24, one an hour, or none", "允许: 24 个(每小时一个)或空"});
  }

  /// The kind of unit has to be able to do the task, and somebody who is driven needs a hospital.
  void check_call_kind(const CallKind& kind) {
    const std::string path = "background.kinds." + kind.id;
    check_hours(path + ".hourly", kind.hourly);
    if (kind.to_hospital > 0 && drill_.hospitals.list.empty())
      error(path + ".to_hospital", {"there is no hospital", "没有医院"}, {},
            {"add hospitals", "请补充医院"});
    if (!kind.unit_kind) return;
    const std::span<const Capability> able =
        drill_.capabilities.empty() ? usual_capabilities() : drill_.capabilities;
    if (serves(able, *kind.unit_kind, kind.task)) return;
    std::vector<std::string> kinds;
    for (const auto& choice : choices(UnitKind{}))
      if (serves(able, choice.value, kind.task)) kinds.emplace_back(choice.name);
    error(path + ".unit_kind",
          text("units of kind {} do not do {}", "{} 类车辆不承担 {} 任务",
               std::string(name_of(*kind.unit_kind)), std::string(name_of(kind.task))),
          text("allowed: {}", "允许: {}", listed(kinds)));
  }

  template <class Rows>
  static std::vector<std::string> ids(const Rows& rows) {
    std::vector<std::string> names;
    names.reserve(rows.size());
    for (const auto& row : rows) names.push_back(row.id);
    return names;
  }

  void one_of(const std::string& key, const Order& order, const std::vector<std::string>& allowed) {
    if (std::ranges::find(allowed, order.target) != allowed.end()) return;
    refuse_target(key, order, allowed);
  }

  void refuse_target(const std::string& key, const Order& order, std::vector<std::string> allowed) {
    if (may_be_misread(order.target)) return;
    const Text advice = did_you_mean(order.target, allowed);
    std::erase(allowed, "");
    constexpr std::size_t most = 12;
    const std::string more = allowed.size() > most ? ", …" : "";
    if (allowed.size() > most) allowed.resize(most);
    const std::string action(name_of(order.action));
    error(key, text("{} cannot act on \"{}\"", "{} 不能作用于 \"{}\"", action, order.target),
          allowed.empty() ? Text{"allowed: nothing", "允许: 空"}
                          : text("allowed: {}{}", "允许: {}{}", listed(allowed), more),
          advice);
  }

  void check_units(const std::string& key, const Order& order) {
    std::vector<std::string> allowed;
    if (order.action == Action::dispatch) allowed = {"1", "2", "3", "4", "5"};
    if (order.action == Action::request_mutual_aid) allowed = ids(drill_.dispatching.mutual_aid);
    if (std::ranges::find(allowed, order.target) != allowed.end()) return;
    for (std::size_t i = 0; i < drill_.units.list.size(); ++i)
      if (!order.target.empty() && cast_.matches(cast_.unit(i), order.target)) return;
    std::ranges::copy(ids(drill_.stations), std::back_inserter(allowed));
    std::ranges::copy(ids(drill_.units.list), std::back_inserter(allowed));
    refuse_target(key, order, std::move(allowed));
  }

  void check_zones(const std::string& key, const Order& order) {
    if (order.target == "all" || order.target == "downwind") return;
    for (std::size_t i = 0; i < drill_.surroundings.size(); ++i)
      if (!order.target.empty() && cast_.matches(cast_.zone(i), order.target)) return;
    std::vector<std::string> allowed = ids(drill_.surroundings);
    allowed.emplace_back("all");
    allowed.emplace_back("downwind");
    refuse_target(key, order, std::move(allowed));
  }

  /// Any word may be a level; one that nearly is a usual level was misspelt.
  void check_level(const std::string& key, const Order& order) {
    const auto nearest = parameters::nearest_names(order.target, usual_levels());
    if (order.target.empty()) return refuse_target(key, order, usual_levels());
    if (nearest.empty() || nearest.front() == order.target) return;
    diagnostics_.warning(
        reading_.place_of(key), key,
        text("\"{}\" becomes a level of its own", "\"{}\" 将作为独立层级", order.target), {},
        did_you_mean(order.target, usual_levels()));
  }

  template <class Rows>
  void check_weights_of(const std::string& key, const Rows& rows) {
    double sum = 0;
    for (const auto& row : rows) sum += row.weight;
    if (!rows.empty() && !(sum > 0))
      error(key, {"all weights are 0", "权重全部为 0"},
            {"allowed: at least one above 0", "允许: 至少一个大于 0"});
  }

  void check_weights() {
    check_weights_of("weather", drill_.weather);
    check_weights_of("events.initiating", drill_.events.initiating);
  }

  void check_event(const InitiatingEvent& event) {
    if (misread_.kinds) return;
    const std::string key = "events.initiating." + event.id;
    const auto any_tank = [&](auto&& fits) { return std::ranges::any_of(drill_.tanks, fits); };
    switch (event.kind) {
      case InitiatingKind::tank_overfill:
        if (event.tank.empty() &&
            !any_tank([](const Tank& t) { return t.product != Product::diesel; }))
          error(key, {"no tank holds gasoline that could overfill", "没有可冒顶的汽油罐"});
        return;
      case InitiatingKind::rim_seal_fire:
        if (event.tank.empty() && !any_tank([](const Tank& t) { return t.roof != Roof::fixed; }))
          error(key, {"no tank has a floating roof whose seal could burn", "没有浮顶罐"});
        return;
      case InitiatingKind::loading_rack_fire:
        return check_facility(FacilityKind::loading_rack, key, {"the fire starts there", "起火处"});
      case InitiatingKind::pump_room_leak:
        return check_facility(FacilityKind::pump_room, key, {"the leak is there", "泄漏处"});
      case InitiatingKind::toxic_release:
        check_poison(event, key);
        [[fallthrough]];
      case InitiatingKind::mass_casualty:
        if (event.facility.empty())
          error(key + ".facility", {"it is not said where this happens", "未指明事发设施"},
                text("allowed: {}", "允许: {}", listed(ids(drill_.site.facilities))));
        return;
      case InitiatingKind::none:
        return;
    }
  }

  void check_poison(const InitiatingEvent& event, const std::string& key) {
    if (consequence::toxic_probit(event.substance, drill_.events.airborne.probit)) return;
    const std::string origin(name_of(drill_.events.airborne.probit));
    error(key + ".substance",
          text("{} has no toxic probit of {}", "{} 没有 {} 的毒性概率函数", origin,
               std::string(name_of(event.substance))),
          {"choose events.airborne.probit = \"purple_book\", which has all substances",
           "可改用 events.airborne.probit = \"purple_book\""});
  }

  void check_facility(FacilityKind kind, const std::string& key, const Text& why) {
    if (std::ranges::find(drill_.site.facilities, kind, &Facility::kind) !=
        drill_.site.facilities.end())
      return;
    if (misread_.kinds) return;
    const std::string name(name_of(kind));
    error(key, {fmt::format("the site has no facility of kind {}: {}", name, why.english),
                fmt::format("厂区没有 {} 类设施: {}", name, why.chinese)});
  }

  /// Junctions from which the gate can be reached, found from the gate backwards.
  [[nodiscard]] std::set<std::string> connected() const {
    std::multimap<std::string, std::string> into;
    for (const RoadSegment& road : drill_.roads.segments) {
      into.emplace(road.to, road.from);
      if (road.two_way) into.emplace(road.from, road.to);
    }
    std::set<std::string> reached{drill_.site.gate_junction};
    std::vector<std::string> frontier{drill_.site.gate_junction};
    while (!frontier.empty()) {
      const std::string here = frontier.back();
      frontier.pop_back();
      const auto [first, last] = into.equal_range(here);
      for (auto road = first; road != last; ++road)
        if (reached.insert(road->second).second) frontier.push_back(road->second);
    }
    return reached;
  }

  void check_roads() {
    for (const RoadSegment& road : drill_.roads.segments)
      if (road.from == road.to)
        error("roads.segments." + road.id + ".to",
              text("the road leads back to {}, where it begins", "道路起讫均为 {}", road.to), {},
              {"give the junction at its other end", "请填写另一端的路口"});
    const std::set<std::string> reached = connected();
    for (const Station& station : drill_.stations) {
      if (reached.contains(station.junction)) continue;
      const std::string key = "stations." + station.id + ".junction";
      diagnostics_.warning(
          reading_.place_of(key), key,
          text("no road leads from {} to the gate at {}; its vehicles never arrive",
               "{} 与大门 {} 之间没有道路, 其车辆无法到场", station.junction,
               drill_.site.gate_junction));
    }
  }

  const Drill& drill_;
  Cast cast_;
  const reader::Reading& reading_;
  const Misread& misread_;
  reader::Diagnostics& diagnostics_;
  std::set<std::string> kinds_;  ///< words that name kinds
  std::vector<std::string> selectors_;
};

}  // namespace

void check_drill(const Drill& drill, const reader::Reading& reading,
                 reader::Diagnostics& diagnostics) {
  if (!reading.incomplete.empty()) return;
  Misread misread;
  for (const reader::Diagnostic& found : diagnostics.sorted()) {
    if (found.severity != reader::Severity::error) continue;
    if (found.place.line == 0 || found.key.empty() || found.key.starts_with('[')) return;
    misread.note(found);
  }
  reader::Diagnostics more;
  Checker(drill, reading, misread, more).check();
  for (const reader::Diagnostic& found : more.sorted()) {
    if (std::ranges::find(misread.lines, found.place) != misread.lines.end()) continue;
    const auto add = found.severity == reader::Severity::error ? &reader::Diagnostics::error
                                                               : &reader::Diagnostics::warning;
    (diagnostics.*add)(found.place, found.key, found.what, found.allowed, found.advice);
  }
}

}  // namespace yuyan::cli
