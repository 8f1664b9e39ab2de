// The emergency plan as data: who does what on which trigger, who is sent at which alarm grade,
// and the clauses that are tested.
#pragma once

#include <vector>

#include "models/response/clause.h"
#include "models/response/happening.h"
#include "models/response/layer.h"
#include "models/response/resources.h"

namespace yuyan::response {

/// What a plan can order. The target says on what: see docs/scenario.md.
enum class Action {
  stop_transfer,
  close_valves,
  shut_down,
  start_pumps,
  start_cooling,
  start_foam,
  clear_tankers,
  muster,
  close_rain_valve,
  call_119,
  call_120,
  call_110,
  dispatch,
  raise_grade,
  assume_command,
  report,
  inform_public,
  order_evacuation,
  order_shelter,
  close_road,
  request_mutual_aid,
  order_withdrawal,
  monitor_environment,
  block_watercourse,
  lower_level
};

constexpr auto choices(Action) {
  using parameters::Choice;
  using enum Action;
  return std::array{Choice{"stop_transfer", stop_transfer},
                    Choice{"close_valves", close_valves},
                    Choice{"shut_down", shut_down},
                    Choice{"start_pumps", start_pumps},
                    Choice{"start_cooling", start_cooling},
                    Choice{"start_foam", start_foam},
                    Choice{"clear_tankers", clear_tankers},
                    Choice{"muster", muster},
                    Choice{"close_rain_valve", close_rain_valve},
                    Choice{"call_119", call_119},
                    Choice{"call_120", call_120},
                    Choice{"call_110", call_110},
                    Choice{"dispatch", dispatch},
                    Choice{"raise_grade", raise_grade},
                    Choice{"assume_command", assume_command},
                    Choice{"report", report},
                    Choice{"inform_public", inform_public},
                    Choice{"order_evacuation", order_evacuation},
                    Choice{"order_shelter", order_shelter},
                    Choice{"close_road", close_road},
                    Choice{"request_mutual_aid", request_mutual_aid},
                    Choice{"order_withdrawal", order_withdrawal},
                    Choice{"monitor_environment", monitor_environment},
                    Choice{"block_watercourse", block_watercourse},
                    Choice{"lower_level", lower_level}};
}

/// State that a condition may ask for.
enum class Measure { always, burning_tanks, burning_surfaces, casualties, grade, escalations };

constexpr auto choices(Measure) {
  using parameters::Choice;
  return std::array{Choice{"always", Measure::always},
                    Choice{"burning_tanks", Measure::burning_tanks},
                    Choice{"burning_surfaces", Measure::burning_surfaces},
                    Choice{"casualties", Measure::casualties},
                    Choice{"grade", Measure::grade},
                    Choice{"escalations", Measure::escalations}};
}

/// One line of a plan: on this trigger, when the condition holds, this actor does this after a
/// delay, unless he forgets it. A line acts once for each entity that triggers it, or once in all.
struct Order {
  std::string id;
  Layer layer = Layer::on_site;
  std::string actor, actor_zh;
  Happening trigger = Happening::detected;
  std::string trigger_entity;
  Measure measure = Measure::always;
  double at_least = 0;
  Quantity delay_s = 60.0;
  double omission = 0;
  Action action = Action::call_119;
  std::string target;
  bool repeats = false;
  double at_hour = 0;
  std::string option;
  int priority = 0;
  double deadline_s = 0;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Order::id,
              {.meaning = "line of the plan", .meaning_zh = "条目", .required = true}),
        field("layer", &Order::layer,
              {.meaning = "plan to which it belongs", .meaning_zh = "预案层级", .required = true}),
        field("actor", &Order::actor,
              {.meaning = "who acts", .meaning_zh = "执行者", .required = true}),
        field("actor_zh", &Order::actor_zh,
              {.meaning = "actor in Chinese", .meaning_zh = "执行者中文名"}),
        field(
            "trigger", &Order::trigger,
            {.meaning = "happening that sets it off", .meaning_zh = "触发事件", .required = true}),
        field("trigger_entity", &Order::trigger_entity,
              {.meaning = "only when this entity is concerned; empty: any",
               .meaning_zh = "触发对象"}),
        field("measure", &Order::measure,
              {.meaning = "state that is asked for", .meaning_zh = "状态条件"}),
        field("at_least", &Order::at_least,
              {.meaning = "the state has to be at least this", .meaning_zh = "条件下限"}),
        field("delay_s", &Order::delay_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "trigger until done",
               .meaning_zh = "动作时间",
               .drawn = Drawn::for_each_event}),
        field("omission", &Order::omission,
              {.range = parameters::share,
               .meaning = "chance that it is forgotten",
               .meaning_zh = "遗漏概率"}),
        field("action", &Order::action,
              {.meaning = "what is done", .meaning_zh = "动作", .required = true}),
        field("target", &Order::target, {.meaning = "on what or to whom", .meaning_zh = "对象"}),
        field("repeats", &Order::repeats,
              {.meaning = "acts for each entity that triggers it, not only for the first",
               .meaning_zh = "逐个触发"}),
        field("at_hour", &Order::at_hour,
              {.unit = "h",
               .range = {.low = 0, .high = 24, .high_open = true},
               .meaning = "of trigger clock: the clock hour, the next one after T0",
               .meaning_zh = "触发时刻(clock)"}),
        field("option", &Order::option,
              {.meaning = "acts only once this option of a decision has been chosen",
               .meaning_zh = "所属决策选项"}),
        field("priority", &Order::priority,
              {.range = {-100, 100},
               .meaning = "of lines that one happening sets off at once, the higher goes first",
               .meaning_zh = "优先级"}),
        field("deadline_s", &Order::deadline_s,
              {.unit = "s",
               .range = {0, 1e6},
               .meaning = "trigger until it has to be done; later it is overdue; 0: none",
               .meaning_zh = "完成时限"})};
  }
};

/// A point at which somebody chooses. It comes up once, like an order that acts once; what follows
/// from the choice are orders: on the trigger `decided` of the option, or those that name it.
struct Decision {
  std::string id;
  std::string actor, actor_zh;
  std::string title, title_zh;
  Happening trigger = Happening::detected;
  std::string trigger_entity;
  Measure measure = Measure::always;
  double at_least = 0;
  Quantity delay_s = 0.0;
  std::string standard;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Decision::id,
              {.meaning = "decision", .meaning_zh = "决策点", .required = true}),
        field("actor", &Decision::actor,
              {.meaning = "who decides", .meaning_zh = "决策者", .required = true}),
        field("actor_zh", &Decision::actor_zh,
              {.meaning = "actor in Chinese", .meaning_zh = "决策者中文名"}),
        field("title", &Decision::title,
              {.meaning = "what is decided", .meaning_zh = "英文标题", .required = true}),
        field("title_zh", &Decision::title_zh,
              {.meaning = "title in Chinese", .meaning_zh = "中文标题", .required = true}),
        field(
            "trigger", &Decision::trigger,
            {.meaning = "happening that brings it up", .meaning_zh = "触发事件", .required = true}),
        field("trigger_entity", &Decision::trigger_entity,
              {.meaning = "only when this entity is concerned; empty: any",
               .meaning_zh = "触发对象"}),
        field("measure", &Decision::measure,
              {.meaning = "state that is asked for", .meaning_zh = "状态条件"}),
        field("at_least", &Decision::at_least,
              {.meaning = "the state has to be at least this", .meaning_zh = "条件下限"}),
        field("delay_s", &Decision::delay_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "trigger until decided",
               .meaning_zh = "决策时间",
               .drawn = Drawn::for_each_event}),
        field("standard", &Decision::standard,
              {.meaning = "option that is taken unless yuyan branch tries others",
               .meaning_zh = "默认选项",
               .required = true})};
  }
};

/// One way in which a decision can go.
struct Option {
  std::string id;
  std::string decision;
  std::string title, title_zh;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Option::id, {.meaning = "option", .meaning_zh = "选项", .required = true}),
        field("decision", &Option::decision,
              {.meaning = "of this decision", .meaning_zh = "所属决策点", .required = true}),
        field("title", &Option::title,
              {.meaning = "what is done", .meaning_zh = "英文标题", .required = true}),
        field("title_zh", &Option::title_zh,
              {.meaning = "title in Chinese", .meaning_zh = "中文标题", .required = true})};
  }
};

/// Whether units of a package set off one by one as they are free, or wait for each other: those of
/// the row, or those of all rows of the grade that wait so.
enum class Together { no, row, grade };

constexpr auto choices(Together) {
  using parameters::Choice;
  return std::array{Choice{"no", Together::no}, Choice{"row", Together::row},
                    Choice{"grade", Together::grade}};
}

/// What is sent at an alarm grade, beyond the grades below.
struct Package {
  int grade = 1;
  UnitKind kind = UnitKind::foam;
  int count = 1;
  std::string station;
  Together together = Together::no;

  static constexpr auto fields() {
    return std::tuple{
        field("grade", &Package::grade,
              {.range = {1, 5},
               .meaning = "alarm grade (green 1 to red 5)",
               .meaning_zh = "火警等级",
               .required = true}),
        field("kind", &Package::kind,
              {.meaning = "kind of unit", .meaning_zh = "车辆类别", .required = true}),
        field("count", &Package::count,
              {.range = {1, 200},
               .meaning = "how many more",
               .meaning_zh = "增派数量",
               .required = true}),
        field("station", &Package::station,
              {.meaning = "from this station; empty: the nearest by expected arrival",
               .meaning_zh = "指定站; 空则就近"}),
        field("together", &Package::together,
              {.meaning = "whether its units wait until all can be sent",
               .meaning_zh = "是否集结后出动"})};
  }
};

/// Rules of the fire ground that a commander follows.
struct Doctrine {
  double cool_burning_l_s_m = 0.8, cool_adjacent_l_s_m = 0.7;
  double adjacent_within_diameters = 1.5;
  int adjacent_at_most = 3;
  double foam_l_min_m2 = 6.5, foam_duration_s = 3600, spill_foam_duration_s = 900;
  double attack_stock_share = 1.0;
  Quantity knock_down_s = 900.0;
  Quantity burn_back_s = 600.0;
  Quantity decision_s = 120.0;
  double withdrawal_radius_m = 150;
  double withdrawal_damage = 0.7;
  Quantity withdrawal_s = 120.0;
  double hold_s = 1800, redeploy_share = 0.5;
  Quantity watch_s = 3600.0;
  double downwind_reach_m = 2000, downwind_half_angle_deg = 45, isolation_radius_m = 300;

  static constexpr auto fields() {
    return std::tuple{
        field("cool_burning_l_s_m", &Doctrine::cool_burning_l_s_m,
              {.unit = "L/(s m)",
               .range = {0, 5},
               .meaning = "mobile cooling, burning tank, full perimeter",
               .meaning_zh = "着火罐移动冷却强度",
               .source = "fire-ground text; GB 50160 table not seen",
               .status = Status::verified}),
        field("cool_adjacent_l_s_m", &Doctrine::cool_adjacent_l_s_m,
              {.unit = "L/(s m)",
               .range = {0, 5},
               .meaning = "mobile cooling, adjacent tank, half perimeter",
               .meaning_zh = "邻近罐移动冷却强度",
               .source = "fire-ground text; another has 0.45",
               .status = Status::verified}),
        field("adjacent_within_diameters", &Doctrine::adjacent_within_diameters,
              {.range = {0, 10},
               .meaning = "neighbours within this many diameters are cooled",
               .meaning_zh = "邻近罐判定倍数",
               .source = "GB 50074, GB 50160-2008 8.4.4",
               .status = Status::verified}),
        field("adjacent_at_most", &Doctrine::adjacent_at_most,
              {.range = {0, 20},
               .meaning = "neighbours cooled at most",
               .meaning_zh = "邻近罐最多座数",
               .source = "GB 50160-2008 8.4.4",
               .status = Status::verified}),
        field("foam_l_min_m2", &Doctrine::foam_l_min_m2,
              {.unit = "L/(min m2)",
               .range = {0.5, 30},
               .meaning = "mobile foam solution on the surface",
               .meaning_zh = "移动泡沫供给强度",
               .source = "GB 50151-2010, mobile, AFFF",
               .status = Status::verified}),
        field("foam_duration_s", &Doctrine::foam_duration_s,
              {.unit = "s",
               .range = {60, 14400},
               .meaning = "mobile foam: time of application",
               .meaning_zh = "移动泡沫供给时间",
               .source = "GB 50151-2010, mobile, classes A/B",
               .status = Status::verified}),
        field("spill_foam_duration_s", &Doctrine::spill_foam_duration_s,
              {.unit = "s",
               .range = {60, 14400},
               .meaning = "mobile foam on a spill or a bund: time of application",
               .meaning_zh = "流淌火泡沫供给时间",
               .source = "NFPA 11, spill fires: 15 min",
               .status = Status::unverified}),
        field("attack_stock_share", &Doctrine::attack_stock_share,
              {.range = {0, 2},
               .meaning = "concentrate on scene before the attack, of that for its duration",
               .meaning_zh = "进攻前泡沫储备比"}),
        field("knock_down_s", &Doctrine::knock_down_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "foam at the full rate until the fire is out",
               .meaning_zh = "控火时间",
               .drawn = Drawn::for_each_event}),
        field("burn_back_s", &Doctrine::burn_back_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "full foam cover until burnt back, without supply",
               .meaning_zh = "回燃时间",
               .drawn = Drawn::for_each_event}),
        field("decision_s", &Doctrine::decision_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "commander's decision",
               .meaning_zh = "指挥决策时间",
               .drawn = Drawn::for_each_event}),
        field("withdrawal_radius_m", &Doctrine::withdrawal_radius_m,
              {.unit = "m",
               .range = {0, 5000},
               .meaning = "nobody stays inside when a tank may fail",
               .meaning_zh = "撤离半径"}),
        field("withdrawal_damage", &Doctrine::withdrawal_damage,
              {.range = parameters::share,
               .meaning = "share of a tank's life at which failure is foreseen",
               .meaning_zh = "撤离判据(寿命消耗)"}),
        field("withdrawal_s", &Doctrine::withdrawal_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "order until a crew is outside",
               .meaning_zh = "撤离用时",
               .drawn = Drawn::for_each_event}),
        field("hold_s", &Doctrine::hold_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "withdrawn crews stay out at most this long",
               .meaning_zh = "撤离后最长等待"}),
        field("redeploy_share", &Doctrine::redeploy_share,
              {.range = {0, 2},
               .meaning = "time to change to another target, of the first set-up",
               .meaning_zh = "转移阵地用时比例"}),
        field("watch_s", &Doctrine::watch_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "all out until the incident is closed",
               .meaning_zh = "监护时间",
               .drawn = Drawn::once_a_replication}),
        field("downwind_reach_m", &Doctrine::downwind_reach_m,
              {.unit = "m",
               .range = {0, 50000},
               .meaning = "zones are downwind within this distance of the release",
               .meaning_zh = "下风向防护距离"}),
        field("downwind_half_angle_deg", &Doctrine::downwind_half_angle_deg,
              {.unit = "deg",
               .range = {0, 180},
               .meaning = "and within this angle of the wind",
               .meaning_zh = "下风向扇形半角"}),
        field("isolation_radius_m", &Doctrine::isolation_radius_m,
              {.unit = "m",
               .range = {0, 10000},
               .meaning = "and within this distance all around",
               .meaning_zh = "初始隔离半径"})};
  }
};

struct Plan {
  Doctrine doctrine;
  std::vector<Order> orders;
  std::vector<Package> packages;
  std::vector<Clause> clauses;
  std::vector<Decision> decisions;
  std::vector<Option> options;
  std::vector<std::string> library;

  static constexpr auto fields() {
    return std::tuple{
        field("doctrine", &Plan::doctrine,
              {.meaning = "rules of the fire ground", .meaning_zh = "作战规则"}),
        field("orders", &Plan::orders,
              {.meaning = "lines of the plans", .meaning_zh = "预案动作", .required = true}),
        field("packages", &Plan::packages,
              {.meaning = "dispatch by alarm grade", .meaning_zh = "等级调派", .required = true}),
        field("clauses", &Plan::clauses,
              {.meaning = "clauses that are tested", .meaning_zh = "检验条款", .required = true}),
        field("decisions", &Plan::decisions,
              {.meaning = "points at which somebody chooses", .meaning_zh = "决策点"}),
        field("options", &Plan::options,
              {.meaning = "ways in which decisions can go", .meaning_zh = "决策选项"}),
        field("library", &Plan::library,
              {.meaning = "clauses taken in from the library (docs/clauses.md): 2016 and current "
                          "are its sets",
               .meaning_zh = "引用的条款库条目: 2016、current 为整套"})};
  }
};

/// The options of a decision: the standard one, then the others in the order of the plan.
[[nodiscard]] inline std::vector<std::string> options_of(const Plan& plan,
                                                         const Decision& decision) {
  std::vector<std::string> ids{decision.standard};
  for (const Option& option : plan.options)
    if (option.decision == decision.id && option.id != decision.standard) ids.push_back(option.id);
  return ids;
}

}  // namespace yuyan::response
