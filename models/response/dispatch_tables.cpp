#include "models/response/dispatch_tables.h"

#include <algorithm>
#include <cmath>

namespace yuyan::response {
namespace {

using results::Label;
using results::Type;

double missing_if_infinite(double value) {
  return std::isfinite(value) ? value : results::missing_real;
}

double sent_from(const DrillRun& run, Origin origin) {
  return static_cast<double>(
      std::ranges::count(run.fleet().dispatches(), origin, &Dispatch::origin));
}

struct Outcome {
  const char* name;
  Label label;
  double (*of)(const DrillRun&);
};

const std::vector<Outcome>& outcomes() {
  static const std::vector<Outcome> list{
      {"cover_moves",
       {"moves to cover empty stations", "补防次数"},
       [](const DrillRun& run) { return static_cast<double>(run.move_up().moves()); }},
      {"sent_from_station",
       {"dispatches from a station", "站内出动次数"},
       [](const DrillRun& run) { return sent_from(run, Origin::station); }},
      {"sent_in_turnout",
       {"dispatches during turnout to another place", "出动准备中改派次数"},
       [](const DrillRun& run) { return sent_from(run, Origin::turnout); }},
      {"sent_on_the_road",
       {"dispatches of units on the road", "途中改派次数"},
       [](const DrillRun& run) { return sent_from(run, Origin::road); }},
      {"sent_on_becoming_free",
       {"dispatches of units that had just become free", "现场续派次数"},
       [](const DrillRun& run) { return sent_from(run, Origin::scene); }},
      {"sent_from_work",
       {"dispatches of units that were at work at a less urgent call", "从其他警情现场抽调次数"},
       [](const DrillRun& run) { return sent_from(run, Origin::work); }},
      {"longest_queue",
       {"most units that were wanted and not yet to be had", "待派最多车数"},
       [](const DrillRun& run) { return static_cast<double>(run.dispatcher().queue().longest); }}};
  return list;
}

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const auto& choice : choices(UnitKind{})) names.emplace_back(choice.name);
  return names;
}

std::vector<std::string> origin_names() {
  std::vector<std::string> names;
  for (const auto& choice : choices(Origin{})) names.emplace_back(choice.name);
  return names;
}

std::vector<std::string> unit_names(const Drill& drill) {
  std::vector<std::string> names;
  names.reserve(drill.units.list.size());
  for (const Unit& unit : drill.units.list) names.push_back(unit.id);
  if (names.empty()) names.emplace_back("nobody");
  return names;
}

results::Column time_column(const char* name, const char* en, const char* zh) {
  return {name, Type::real, "s", {en, zh}, {}};
}

void add_dispatches(const Drill& drill, results::Layout& layout) {
  layout.event_tables.push_back(
      {"/drill/dispatches",
       "dispatch",
       {"every dispatch of a unit, from call to home", "出动记录"},
       {{"unit", Type::code, "", {"who was sent", "车辆"}, unit_names(drill)},
        {"incident",
         Type::integer,
         "",
         {"0 the drill's incident, from 1 calls elsewhere, -1 cover of a station", "警情编号"},
         {}},
        {"priority", Type::integer, "", {"urgency, 0 first", "优先级"}, {}},
        {"origin", Type::code, "", {"where it was when it was sent", "调派时所在"}, origin_names()},
        time_column("called_s", "call or order", "报警或下令时间"),
        time_column("dispatched_s", "dispatch", "调派时间"),
        time_column("turned_out_s", "rolls from its station", "出动时间"),
        time_column("arrived_s", "on scene", "到场时间"),
        time_column("water_on_s", "first water or foam", "出水时间"),
        time_column("released_s", "free again", "撤收时间"),
        time_column("home_s", "home again", "归队时间"),
        {"distance_m", Type::real, "m", {"driven to the scene", "行驶距离"}, {}},
        {"crew", Type::integer, "1", {"crew", "乘员"}, {}}}});
}

void add_units(results::Layout& layout) {
  const auto add = [&](const char* name, const char* unit, const char* en, const char* zh) {
    layout.variables.push_back({std::string("/drill/units/") + name,
                                Type::real,
                                unit,
                                {en, zh},
                                {"/drill/units/unit"},
                                {}});
  };
  add("busy_share", "1", "share of the drill not ready in its station", "占用率");
  add("dispatched", "1", "dispatches", "出动次数");
  add("foam_used_m3", "m3", "concentrate used of what it brought, shared in proportion",
      "泡沫液用量");
  add("foam_left_m3", "m3", "concentrate left of what it carries", "泡沫液余量");
}

}  // namespace

void add_dispatch_tables(const DrillModel& model, results::Layout& layout) {
  const Drill& drill = model.drill();
  for (const Outcome& outcome : outcomes())
    layout.variables.push_back(
        {std::string("/drill/outcomes/") + outcome.name, Type::real, "1", outcome.label, {}, {}});
  layout.dimensions.push_back(
      {"/drill/kinds/kind", {"kind of unit", "车辆类别"}, "", kind_names()});
  layout.variables.push_back(
      {"/drill/kinds/shortage_s",
       Type::real,
       "s",
       {"unit-seconds ordered to the incident and not to be had", "缺车时间(车·秒)"},
       {"/drill/kinds/kind"},
       {}});
  if (!drill.stations.empty())
    layout.variables.push_back({"/drill/stations/empty_s",
                                Type::real,
                                "s",
                                {"time without an engine that could be sent", "站内无车时间"},
                                {"/drill/stations/station"},
                                {}});
  if (!drill.units.list.empty()) add_units(layout);
  add_dispatches(drill, layout);
}

DispatchRecorder::DispatchRecorder(const DrillModel& model, const results::Schema& schema)
    : model_(model),
      dispatches_(schema.table("/drill/dispatches")),
      shortage_(schema.real("/drill/kinds/shortage_s")) {
  for (const Outcome& outcome : outcomes())
    outcomes_.push_back(schema.real(std::string("/drill/outcomes/") + outcome.name));
  if (!model.drill().stations.empty()) empty_ = schema.real("/drill/stations/empty_s");
  if (model.drill().units.list.empty()) return;
  busy_share_ = schema.real("/drill/units/busy_share");
  dispatched_ = schema.real("/drill/units/dispatched");
  foam_used_ = schema.real("/drill/units/foam_used_m3");
  foam_left_ = schema.real("/drill/units/foam_left_m3");
}

void DispatchRecorder::fill(const DrillRun& run, results::Record& record) const {
  for (std::size_t i = 0; i < outcomes_.size(); ++i)
    record.set(outcomes_[i], outcomes()[i].of(run));
  for (std::size_t i = 0; i < model_.drill().stations.size(); ++i)
    record.set(empty_, run.fleet().empty_s(i), i);
  for (const auto& choice : choices(UnitKind{}))
    record.set(shortage_, run.dispatcher().shortage_s(choice.value),
               static_cast<std::size_t>(choice.value));
  fill_units(run, record);
  fill_dispatches(run, record);
}

void DispatchRecorder::fill_units(const DrillRun& run, results::Record& record) const {
  const auto& units = model_.drill().units.list;
  std::vector<int> dispatched(units.size());
  std::vector<bool> at_incident(units.size());
  for (const Dispatch& dispatch : run.fleet().dispatches()) {
    ++dispatched[dispatch.unit];
    if (dispatch.incident == drill_incident && std::isfinite(dispatch.arrived_s))
      at_incident[dispatch.unit] = true;
  }
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const double ready_s = run.fleet().time_in(unit)[static_cast<std::size_t>(Condition::ready)];
    if (run.end_s() > 0) record.set(busy_share_, 1 - ready_s / run.end_s(), unit);
    record.set(dispatched_, dispatched[unit], unit);
    const auto stock = run.supply().concentrate(Means::mobile, units[unit].foam_type).totals();
    const double used = stock.added > 0 ? stock.taken / stock.added : 0;
    const double used_m3 =
        at_incident[unit] && model_.fights_fire(unit) ? used * units[unit].foam_m3 : 0;
    record.set(foam_used_, used_m3, unit);
    record.set(foam_left_, units[unit].foam_m3 - used_m3, unit);
  }
}

void DispatchRecorder::fill_dispatches(const DrillRun& run, results::Record& record) const {
  for (const Dispatch& d : run.fleet().dispatches())
    record.append(
        dispatches_,
        {static_cast<int>(d.unit), d.incident, d.priority, static_cast<int>(d.origin), d.called_s,
         d.dispatched_s, missing_if_infinite(d.turned_out_s), missing_if_infinite(d.arrived_s),
         missing_if_infinite(d.water_on_s), missing_if_infinite(d.released_s),
         missing_if_infinite(d.home_s), d.distance_m, run.fleet().crew(d.unit)});
}

}  // namespace yuyan::response
