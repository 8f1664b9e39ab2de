#include "models/response/plan_analysis.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "models/response/command_groups.h"
#include "models/response/earliest.h"

namespace yuyan::response {
namespace {

using parameters::Text;

template <class... Args>
Text say(fmt::format_string<const Args&...> english, fmt::format_string<const Args&...> chinese,
         const Args&... args) {
  return {fmt::format(english, args...), fmt::format(chinese, args...)};
}

/// `reported county`.
std::string shown(Happening happening, const std::string& entity) {
  return entity.empty() ? std::string(word(happening).name)
                        : fmt::format("{} {}", word(happening).name, entity);
}

bool is_notice(Happening happening) {
  using enum Happening;
  switch (happening) {
    case called_119:
    case called_120:
    case called_110:
    case reported:
    case grade_raised:
    case command_assumed:
    case mutual_aid_requested:
      return true;
    default:
      return false;
  }
}

std::optional<Happening> notice_of(Action action) {
  switch (action) {
    case Action::call_119:
      return Happening::called_119;
    case Action::call_120:
      return Happening::called_120;
    case Action::call_110:
      return Happening::called_110;
    case Action::report:
      return Happening::reported;
    case Action::raise_grade:
      return Happening::grade_raised;
    default:
      return std::nullopt;
  }
}

bool is_grade(const std::string& target) {
  return target.size() == 1 && target[0] >= '1' && target[0] <= '5';
}

class Analysis {
 public:
  explicit Analysis(const DrillModel& model)
      : model_(model),
        drill_(model.drill()),
        plan_(drill_.plan),
        cast_(model.cast()),
        earliest_(model) {}

  PlanAnalysis analyse() {
    check_accident();
    find_circles();
    for (std::size_t i = 0; i < plan_.orders.size(); ++i) {
      check_trigger(i);
      check_notice(plan_.orders[i]);
      check_means(plan_.orders[i]);
      check_deadline(plan_.orders[i]);
    }
    check_hand_over();
    for (std::size_t group = 0; group < drill_.command.groups.size(); ++group) check_group(group);
    for (const CommandLevel& level : drill_.command.levels) check_post(level);
    check_bookings();
    check_shared_units();
    for (const Clause& clause : plan_.clauses) check_clause(clause);
    std::ranges::sort(result_.findings, {}, [](const Finding& finding) {
      return std::tuple(finding.path, finding.kind, finding.what.english);
    });
    return std::move(result_);
  }

 private:
  void find(FindingKind kind, std::string path, Text what, Text advice) {
    result_.findings.push_back({kind, std::move(path), std::move(what), std::move(advice)});
  }
  static std::string path_of(const Order& order) { return "plan.orders." + order.id; }

  void check_accident() {
    if (!earliest_.is_quiet()) return;
    find(
        FindingKind::nothing_happens,
        drill_.scenario.initiating_event.empty() ? "events.initiating"
                                                 : "scenario.initiating_event",
        {"nothing happens in this drill that anybody could notice: no order is set off; what is "
         "said here of the plan holds for a drill in which something does",
         "本情景无可被发现的初始事件, 预案不会启动; 以下分析按有事故发生的情形给出"},
        {"name an initiating event, unless that is what you want", "如非有意为之, 请指定初始事件"});
  }

  // ---- orders that wait for each other

  /// Whether what order i brings about sets off order j.
  [[nodiscard]] bool sets_off(std::size_t i, std::size_t j) const {
    const Order& order = plan_.orders[j];
    return std::ranges::any_of(earliest_.effects(i), [&](const auto& effect) {
      return effect.first == order.trigger && cast_.matches(effect.second, order.trigger_entity);
    });
  }

  void find_circles() {
    const std::size_t n = plan_.orders.size();
    std::vector<std::vector<std::size_t>> next(n);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (sets_off(i, j)) next[i].push_back(j);
    std::set<std::size_t> told;
    for (std::size_t i = 0; i < n; ++i) {
      if (told.contains(i)) continue;
      const auto circle = circle_through(i, next);
      if (circle.empty()) continue;
      const auto all = [&](auto holds) { return std::ranges::all_of(circle, holds); };
      const bool waits = all([&](std::size_t k) { return !std::isfinite(earliest_.of_order(k)); });
      const bool endless = all([&](std::size_t k) { return plan_.orders[k].repeats; });
      if (!waits && !endless) continue;
      std::vector<std::string> ids;
      for (const std::size_t k : circle) {
        ids.push_back(plan_.orders[k].id);
        told.insert(k);
        circular_.insert(k);
      }
      const std::string listed = fmt::format("{}", fmt::join(ids, " > "));
      find(FindingKind::circular, path_of(plan_.orders[i]),
           waits ? say("orders {0} wait for each other: none is ever set off",
                       "条目 {0} 互相等待, 均不会触发", listed)
                 : say("orders {0} repeat and set each other off without end",
                       "条目 {0} 可重复且互相触发, 无法终止", listed),
           {"give one of them a trigger from outside the circle, or let one act only once",
            "请为其中一条设置循环之外的触发条件, 或取消重复"});
    }
  }

  /// The shortest way from an order back to itself; empty without one.
  [[nodiscard]] static std::vector<std::size_t> circle_through(
      std::size_t start, const std::vector<std::vector<std::size_t>>& next) {
    std::map<std::size_t, std::size_t> from;
    std::vector<std::size_t> frontier{start};
    while (!frontier.empty()) {
      std::vector<std::size_t> further;
      for (const std::size_t i : frontier)
        for (const std::size_t j : next[i]) {
          if (j == start) {
            std::vector<std::size_t> way{i};
            while (way.back() != start) way.push_back(from.at(way.back()));
            std::ranges::reverse(way);
            return way;
          }
          if (from.emplace(j, i).second) further.push_back(j);
        }
      frontier = std::move(further);
    }
    return {};
  }

  // ---- each order

  void check_trigger(std::size_t i) {
    const Order& order = plan_.orders[i];
    if (const auto most = greatest(order.measure);
        order.measure != Measure::always && order.at_least > most) {
      find(FindingKind::dead_trigger, path_of(order),
           say("never acts: {} cannot reach {:g}, at most {:g}",
               "不会执行: {} 不可能达到 {:g}, "
               "最多 {:g}",
               name_of(order.measure), order.at_least, most),
           {"lower at_least", "降低条件下限"});
      return;
    }
    if (std::isfinite(earliest_.of_order(i)) || circular_.contains(i)) return;
    const std::string trigger = shown(order.trigger, order.trigger_entity);
    if (!order.option.empty() && std::isfinite(earliest_.of(order.trigger, order.trigger_entity))) {
      find(FindingKind::dead_trigger, path_of(order),
           say("never acts: option {} is never up for choice", "不会执行: 选项 {} 的决策点不会出现",
               order.option),
           {"give its decision a trigger that can come", "请修改决策点的触发条件"});
      return;
    }
    const bool seam = is_notice(order.trigger) && is_of_government(order.layer);
    find(
        seam ? FindingKind::seam_trigger : FindingKind::dead_trigger, path_of(order),
        seam ? say("waits for \"{}\", which no order of any plan brings about",
                   "等待“{}”, 但各级预案均无对应动作", trigger)
             : say("never acts: nothing brings about \"{}\"", "不会执行: 没有动作或事件产生“{}”",
                   trigger),
        seam
            ? say("add to the plan of the firm or of another level an order that gives this notice",
                  "请在企业或其他层级预案中补充相应的报告或通知动作")
            : say("change the trigger, or add an order that brings it about",
                  "请修改触发条件, 或补充产生该事件的动作"));
  }

  [[nodiscard]] double greatest(Measure measure) const {
    switch (measure) {
      case Measure::burning_tanks:
        return static_cast<double>(drill_.tanks.size());
      case Measure::grade: {
        double most = 0;
        for (std::size_t i = 0; i < plan_.orders.size(); ++i)
          if (plan_.orders[i].action == Action::raise_grade &&
              std::isfinite(earliest_.of_order(i)) && is_grade(plan_.orders[i].target))
            most = std::max(most, static_cast<double>(plan_.orders[i].target[0] - '0'));
        return most;
      }
      default:
        return std::numeric_limits<double>::infinity();
    }
  }

  /// A notice is received when an order waits for it, or a decision; of a grade also when its
  /// package is sent, whatever sets that off.
  void check_notice(const Order& order) {
    const auto notice = notice_of(order.action);
    if (!notice || (*notice == Happening::reported && order.target == "province")) return;
    const std::string about = *notice == Happening::reported       ? order.target
                              : *notice == Happening::grade_raised ? "grade_" + order.target
                                                                   : "";
    const auto heard = [&](const auto& line) {
      return line.trigger == *notice &&
             (line.trigger_entity.empty() || about.empty() || line.trigger_entity == about ||
              cast_.matches(number_of(about), line.trigger_entity));
    };
    const bool by_grade = *notice == Happening::grade_raised &&
                          std::ranges::any_of(plan_.orders, [&](const Order& line) {
                            return line.measure == Measure::grade ||
                                   (line.action == Action::dispatch && line.target == order.target);
                          });
    if (by_grade || std::ranges::any_of(plan_.orders, heard) ||
        std::ranges::any_of(plan_.decisions, heard))
      return;
    find(FindingKind::seam_notice, path_of(order),
         say("gives notice \"{}\", on which nobody acts", "发出“{}”, 但无人据此行动",
             shown(*notice, about)),
         {"add what the receiver does on this notice to his plan",
          "请在接收方预案中补充收到后的动作"});
  }

  [[nodiscard]] EntityNumber number_of(const std::string& name) const {
    const auto names = cast_.names();
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? 0 : static_cast<EntityNumber>(found - names.begin());
  }

  void check_means(const Order& order) {
    const auto none = [&](Text what, Text advice) {
      find(FindingKind::without_means, path_of(order), std::move(what), std::move(advice));
    };
    const auto no_tank = [&](bool Tank::* has) {
      return std::ranges::none_of(drill_.tanks, [&](const Tank& tank) { return tank.*has; });
    };
    if (order.action == Action::start_cooling && no_tank(&Tank::fixed_cooling))
      none({"no tank has fixed cooling to start", "没有设固定冷却的储罐"},
           {"drop the order, or give tanks fixed_cooling", "删除该条目, 或为储罐设置固定冷却"});
    if (order.action == Action::start_foam && no_tank(&Tank::fixed_foam))
      none({"no tank has fixed foam to start", "没有设固定泡沫的储罐"},
           {"drop the order, or give tanks fixed_foam", "删除该条目, 或为储罐设置固定泡沫"});
    if (order.action == Action::start_foam && drill_.site.foam_concentrate_m3 <= 0)
      none({"there is no foam concentrate", "没有泡沫液储备"},
           {"store some: site.foam_concentrate_m3", "请储备泡沫液: site.foam_concentrate_m3"});
    if (order.action == Action::start_pumps && drill_.site.pond_m3 <= 0)
      none({"there is no fire water to pump", "没有消防水"},
           {"store some: site.pond_m3", "请储备消防水: site.pond_m3"});
    if (order.action == Action::dispatch && is_grade(order.target)) {
      const int grade = order.target[0] - '0';
      if (std::ranges::none_of(plan_.packages,
                               [&](const Package& package) { return package.grade <= grade; }))
        none(say("no package says who is sent at grade {}", "没有等级 {} 的调派力量", grade),
             {"add rows to plan.packages", "请补充 plan.packages"});
    }
    const auto no_place = [&](FacilityKind kind) {
      return std::ranges::none_of(drill_.site.facilities,
                                  [&](const Facility& one) { return one.kind == kind; });
    };
    if (order.action == Action::clear_tankers && no_place(FacilityKind::loading_rack))
      none({"the site has no loading rack to clear", "厂区没有装车台"},
           {"drop the order, or add a facility of kind loading_rack",
            "删除该条目, 或补充 loading_rack 类设施"});
    if (order.action == Action::close_rain_valve && no_place(FacilityKind::rain_valve))
      none({"the site has no rain-water valve to close", "厂区没有雨排阀"},
           {"drop the order, or add a facility of kind rain_valve",
            "删除该条目, 或补充 rain_valve 类设施"});
    if (order.action == Action::order_evacuation && !model_.can_carry_lying())
      for (const Zone& zone : drill_.surroundings)
        if (zone.lying_share > 0 && (order.target == "all" || order.target == zone.id))
          none(
              say("nobody can move those who lie in {}", "没有可转移 {} 卧床人员的车辆", zone.id),
              {"give units stretchers, or let the zone shelter", "请配置担架车辆, 或改为就地避险"});
    if (order.action == Action::close_road && !is_sent(Task::control_traffic))
      none({"no unit that controls traffic is ever on the scene to close the road",
            "没有可到场封闭道路的警力"},
           {"add police units and send them: a package or a dispatch", "请配置警车并列入等级调派"});
    if (order.action == Action::monitor_environment && !is_sent(Task::monitor))
      none({"no unit that monitors is ever on the scene to measure", "没有可到场的环境监测力量"},
           {"add a unit of kind environment or chemical and send it: a package or a dispatch",
            "请配置 environment 或 chemical 类车辆并调派"});
    if (order.action == Action::dispatch && order.target == "ambulance" &&
        drill_.hospitals.list.empty())
      none({"ambulances have no hospital to drive to", "救护车没有可送往的医院"},
           {"add hospitals", "请补充医院"});
  }

  void check_deadline(const Order& order) {
    const double fastest = chance::quantile(order.delay_s.distribution, 0.001);
    if (order.deadline_s > 0 && fastest > order.deadline_s)
      find(FindingKind::impossible_deadline, path_of(order),
           say("has to be done within {:.0f} s and takes {:.0f} s at its luckiest",
               "要求 {:.0f} 秒内完成, 最快也需 {:.0f} 秒", order.deadline_s, fastest),
           {"lengthen the deadline or shorten the action", "放宽时限或缩短动作时间"});
  }

  // ---- the plan as a whole

  /// Every level whose plan has orders takes over command at some time, and the firm has it first;
  /// the rule of hand-over by response levels sees to both.
  void check_hand_over() {
    if (drill_.command.hands_over) return;
    const auto takes_over = [&](std::string_view level) {
      for (std::size_t i = 0; i < plan_.orders.size(); ++i)
        if (plan_.orders[i].action == Action::assume_command && plan_.orders[i].target == level &&
            std::isfinite(earliest_.of_order(i)))
          return true;
      return false;
    };
    const std::array<std::tuple<Layer, const char*, const char*>, 2> levels{
        std::tuple{Layer::county, "county", "县"}, std::tuple{Layer::city, "city", "市"}};
    for (const auto& [layer, level, level_zh] : levels) {
      const auto first = std::ranges::find(plan_.orders, layer, &Order::layer);
      if (first == plan_.orders.end() || takes_over(level)) continue;
      find(FindingKind::seam_command, path_of(*first),
           say("the {0} has orders of its own, but no rule says when it takes over command",
               "{1}级预案有动作, 但没有移交指挥权的规则", level, level_zh),
           say("add an order with action assume_command and target {0}, such as on the arrival of "
               "its commander",
               "请补充 assume_command 动作(对象 {0}), 例如其指挥员到场后", level));
    }
    const bool firm = std::ranges::any_of(
        plan_.orders, [](const Order& order) { return is_of_firm(order.layer); });
    const bool outside = takes_over("county") || takes_over("city");
    if (firm && outside && !takes_over("firm"))
      find(FindingKind::seam_command, "plan.orders",
           {"nobody of the firm has command before outside forces take it over",
            "外部力量接管前, 企业内没有指挥者"},
           {"add an order with action assume_command and target firm",
            "请补充企业的 assume_command 动作"});
  }

  [[nodiscard]] bool is_sent(Task task) const { return std::isfinite(earliest_.first_there(task)); }

  /// A command post that waits for a vehicle which does not come is never open.
  void check_post(const CommandLevel& level) {
    if (level.post_vehicle.empty()) return;
    for (std::size_t unit = 0; unit < drill_.units.list.size(); ++unit)
      if (cast_.matches(cast_.unit(unit), level.post_vehicle) &&
          model_.serves(unit, Task::command) &&
          std::isfinite(earliest_.of(Happening::arrived, drill_.units.list[unit].id)))
        return;
    find(FindingKind::without_means, "command.levels." + level.id + ".post_vehicle",
         say("its command post waits for {}: no such unit that does the task command is ever sent",
             "指挥部需要 {}, 但没有承担 command 任务的该类车辆到场", level.post_vehicle),
         {"send a command vehicle, or name one that comes", "请调派指挥车, 或改为会到场的车辆"});
  }

  /// A group that is never set up delays every order that goes through it.
  void check_group(std::size_t index) {
    const CommandGroup& group = drill_.command.groups[index];
    const std::string path = "command.groups." + group.id;
    if (!std::isfinite(earliest_.of(Happening::group_set_up, cast_.name(cast_.group(index)))))
      find(
          FindingKind::idle_group, path,
          {"is never set up: its level takes no command, or its leader's vehicle or enough members "
           "are not sent",
           "不会组建: 本级不接管指挥, 或组长所随车辆、成员力量未被调派"},
          {"let the level take command, send whom the group needs, or choose another leader",
           "请补充移交指挥或调派动作, 或另定组长"});
    if (group.members.empty() && std::ranges::none_of(plan_.orders, [&](const Order& order) {
          return group_of(drill_.command, order) == index;
        }))
      find(FindingKind::idle_group, path,
           {"leads no units, and no order goes through it", "既无成员力量, 也没有命令经由该组"},
           {"say which orders or actions go through it, or whom it leads",
            "请指明经由该组的条目或动作, 或其成员力量"});
  }

  /// Packages of all grades together, against the vehicles that there are.
  void check_bookings() {
    std::map<std::pair<std::string, UnitKind>, int> booked;
    std::map<UnitKind, int> nearest;
    for (const Package& package : plan_.packages)
      if (package.station.empty())
        nearest[package.kind] += package.count;
      else
        booked[{package.station, package.kind}] += package.count;
    for (const auto& [key, count] : booked) {
      const int there = units_of(key.second, key.first);
      nearest[key.second] += std::min(count, there);
      if (count > there)
        find(FindingKind::double_booked, "plan.packages",
             say("the grades together send {} vehicles of kind {} from {}, which has {}",
                 "各等级共从 {2} 调派 {1} 类车辆 {0} 辆, 该站仅有 {3} 辆", count,
                 name_of(key.second), key.first, there),
             {"ask less of this station, or give it more", "减少该站调派数量或增配车辆"});
    }
    for (const auto& [kind, count] : nearest)
      if (const int there = units_of(kind, ""); count > there)
        find(FindingKind::double_booked, "plan.packages",
             say("the grades together send {} vehicles of kind {}; all stations but mutual aid "
                 "have {}",
                 "各等级共调派 {1} 类车辆 {0} 辆, 除增援外全部站点共有 {2} 辆", count,
                 name_of(kind), there),
             {"count on fewer, or on mutual aid", "减少调派数量, 或列入增援力量"});
  }

  [[nodiscard]] int units_of(UnitKind kind, std::string_view station) const {
    int count = 0;
    for (std::size_t unit = 0; unit < drill_.units.list.size(); ++unit)
      count += is_of(unit, kind, station);
    return count;
  }

  /// Of a station, or, without one, of any that is not asked for as aid.
  [[nodiscard]] bool is_of(std::size_t unit, UnitKind kind, std::string_view station) const {
    const Unit& data = drill_.units.list[unit];
    const bool counts =
        station.empty() ? drill_.stations[model_.station_of(unit)].kind != StationKind::mutual_aid
                        : data.station == station;
    return data.kind == kind && counts;
  }

  /// Vehicles that an order of the firm sends and that a package counts on too.
  void check_shared_units() {
    for (const Order& order : plan_.orders) {
      if (order.action != Action::dispatch || is_grade(order.target) || !is_of_firm(order.layer))
        continue;
      for (const Package& package : plan_.packages) {
        if (!counts_on(package, order)) continue;
        find(FindingKind::seam_resource, path_of(order),
             say("sends {0}, on which the government's package of grade {1} counts as well ({2})",
                 "调出 {0}, 而政府等级 {1} 调派也计入该力量({2})", order.target, package.grade,
                 name_of(package.kind)),
             {"count these vehicles in one plan only, or say whose they are from when",
              "同一力量只应计入一个预案, 或明确移交时机"});
        break;
      }
    }
  }

  /// Of the vehicles that the order sends: those of the package's station, or one of all stations
  /// that the package cannot do without.
  [[nodiscard]] bool counts_on(const Package& package, const Order& order) const {
    int sent = 0;
    for (std::size_t unit = 0; unit < drill_.units.list.size(); ++unit)
      sent += is_of(unit, package.kind, package.station) &&
              cast_.matches(cast_.unit(unit), order.target);
    if (sent == 0 || !package.station.empty()) return sent > 0;
    return package.count + sent > units_of(package.kind, "");
  }

  /// Whether the one can come about only after the other.
  [[nodiscard]] bool depends(const Clause& clause) const {
    if (*clause.since == Happening::detected || !Earliest::is_reckoned(*clause.since)) return true;
    const Earliest without(model_, Earliest::Barred{*clause.since, clause.since_entity});
    return !std::isfinite(without.of(*clause.of, clause.of_entity));
  }

  void check_clause(const Clause& clause) {
    if (clause.rule != Rule::within) return;
    const double since = earliest_.of(*clause.since, clause.since_entity);
    const double of = earliest_.of(*clause.of, clause.of_entity);
    double fastest = std::isfinite(since) ? std::max(0.0, of - since) : of;
    // What may come before its clock starts is not late however late the clock starts.
    if (std::isfinite(fastest) && fastest > 0 && std::isfinite(since) && !depends(clause))
      fastest = 0;
    result_.fastest.push_back({clause.id, fastest, clause.limit_s});
    const std::string path = "plan.clauses." + clause.id;
    if (!std::isfinite(of))
      find(FindingKind::impossible_clause, path,
           say("nothing in the plan brings about \"{}\"", "预案中没有动作产生“{}”",
               shown(*clause.of, clause.of_entity)),
           {"add an order that does, or drop the clause", "请补充相应动作, 或删除该条款"});
    else if (!std::isfinite(since))
      find(FindingKind::impossible_clause, path,
           say("its clock never starts: nothing brings about \"{}\"", "起算事件“{}”不会发生",
               shown(*clause.since, clause.since_entity)),
           {"change what it counts from", "请修改起算事件"});
    else if (fastest > clause.limit_s)
      find(FindingKind::impossible_clause, path,
           say("takes {:.0f} s at the fastest, with every order carried out at once; its limit is "
               "{:.0f} s",
               "即使各动作立即执行, 最快也需 {:.0f} 秒, 超过时限 {:.0f} 秒", fastest,
               clause.limit_s),
           {"set a limit that can be kept, or bring what it needs nearer (station, fixed system)",
            "请设置可实现的时限, 或缩短距离、增设固定设施"});
  }

  const DrillModel& model_;
  const Drill& drill_;
  const Plan& plan_;
  const Cast& cast_;
  Earliest earliest_;
  std::set<std::size_t> circular_;
  PlanAnalysis result_;
};

}  // namespace

PlanAnalysis analyse_plan(const DrillModel& model) { return Analysis(model).analyse(); }

}  // namespace yuyan::response
