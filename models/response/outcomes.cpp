#include "models/response/outcomes.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "models/response/command_table.h"
#include "models/response/map_tables.h"

namespace yuyan::response {
namespace {

using results::Label;
using results::Type;

double missing_if_infinite(double value) {
  return std::isfinite(value) ? value : results::missing_real;
}

double first(const DrillRun& run, Happening happening, std::string_view selector = "") {
  return missing_if_infinite(run.journal().first(run.model().cast(), happening, selector));
}

double deaths(const DrillRun& run, Party party) { return run.people().deaths(party); }
double injuries(const DrillRun& run, Party party) { return run.people().injuries(party); }

int highest_grade(const DrillRun& run) { return run.command().grade(); }

struct Outcome {
  const char* name;
  const char* unit;
  Label label;
  double (*of)(const DrillRun&);
};

const std::vector<Outcome>& outcomes() {
  static const std::vector<Outcome> list{
      {"deaths",
       "1",
       {"deaths", "死亡人数"},
       [](const DrillRun& run) {
         return deaths(run, Party::workers) + deaths(run, Party::public_) +
                deaths(run, Party::responders);
       }},
      {"deaths_workers",
       "1",
       {"deaths of workers", "员工死亡"},
       [](const DrillRun& run) { return deaths(run, Party::workers); }},
      {"deaths_public",
       "1",
       {"deaths of the public", "公众死亡"},
       [](const DrillRun& run) { return deaths(run, Party::public_); }},
      {"deaths_responders",
       "1",
       {"deaths of responders", "救援人员死亡"},
       [](const DrillRun& run) { return deaths(run, Party::responders); }},
      {"injuries",
       "1",
       {"serious injuries", "重伤人数"},
       [](const DrillRun& run) {
         return injuries(run, Party::workers) + injuries(run, Party::public_) +
                injuries(run, Party::responders);
       }},
      {"injuries_workers",
       "1",
       {"serious injuries of workers", "员工重伤"},
       [](const DrillRun& run) { return injuries(run, Party::workers); }},
      {"injuries_public",
       "1",
       {"serious injuries of the public", "公众重伤"},
       [](const DrillRun& run) { return injuries(run, Party::public_); }},
      {"injuries_responders",
       "1",
       {"serious injuries of responders", "救援人员重伤"},
       [](const DrillRun& run) { return injuries(run, Party::responders); }},
      {"loss_yuan",
       "yuan",
       {"direct loss", "直接经济损失"},
       [](const DrillRun& run) { return run.loss_yuan(); }},
      {"had_fire",
       "1",
       {"1 when there was a fire", "是否起火"},
       [](const DrillRun& run) { return run.ground().had_fire() ? 1.0 : 0.0; }},
      {"escalations",
       "1",
       {"tanks lost after the first fire", "连锁失火罐数"},
       [](const DrillRun& run) { return static_cast<double>(run.ground().escalations()); }},
      {"burnt_tanks",
       "1",
       {"tanks that burned over their full surface", "全面积着火罐数"},
       [](const DrillRun& run) {
         std::size_t tanks = 0;
         for (std::size_t tank = 0; tank < run.model().drill().tanks.size(); ++tank)
           tanks += std::isfinite(run.journal().first(run.model().cast(), Happening::burning,
                                                      run.model().drill().tanks[tank].id))
                        ? 1U
                        : 0U;
         return static_cast<double>(tanks);
       }},
      {"units_lost",
       "1",
       {"vehicles lost with their crews", "损失车组数"},
       [](const DrillRun& run) {
         return static_cast<double>(
             std::ranges::count(run.journal().entries(), Happening::unit_lost, &Entry::happening));
       }},
      {"peak_hospital_queue",
       "1",
       {"most who waited at one hospital at once", "单家医院最长排队人数"},
       [](const DrillRun& run) {
         int most = 0;
         for (const auto& tally : run.medical().hospitals().tallies())
           most = std::max(most, tally.peak_queue);
         return static_cast<double>(most);
       }},
      {"highest_grade",
       "1",
       {"highest alarm grade", "最高火警等级"},
       [](const DrillRun& run) { return static_cast<double>(highest_grade(run)); }},
      {"response_level",
       "1",
       {"highest response level, 1 (I) to 4 (IV); 0: none", "最高响应级别(1 为 I 级); 0: 未启动"},
       [](const DrillRun& run) {
         int highest = 0;
         for (const CommandState& state : run.post().history())
           if (state.response_level != 0 && (highest == 0 || state.response_level < highest))
             highest = state.response_level;
         return static_cast<double>(highest);
       }},
      {"wrong_actions",
       "1",
       {"orders carried out on the wrong target by misunderstanding",
        "因误解而执行于错误对象的命令数"},
       [](const DrillRun& run) { return static_cast<double>(run.command().wrong_actions()); }},
      {"detected_s",
       "s",
       {"detection", "发现时间"},
       [](const DrillRun& run) { return first(run, Happening::detected); }},
      {"ignition_s",
       "s",
       {"ignition", "起火时间"},
       [](const DrillRun& run) { return first(run, Happening::ignition); }},
      {"called_s",
       "s",
       {"call to 119", "报警时间"},
       [](const DrillRun& run) { return first(run, Happening::called_119); }},
      {"first_arrival_s",
       "s",
       {"first unit from outside on scene", "外部力量首到时间"},
       [](const DrillRun& run) { return first(run, Happening::arrived, "outside"); }},
      {"first_water_s",
       "s",
       {"first water or foam from outside", "外部力量首次出水时间"},
       [](const DrillRun& run) { return first(run, Happening::water_on, "outside"); }},
      {"controlled_s",
       "s",
       {"fire under control", "火势控制时间"},
       [](const DrillRun& run) { return missing_if_infinite(controlled_s(run.journal())); }},
      {"extinguished_s",
       "s",
       {"all fires out", "明火扑灭时间"},
       [](const DrillRun& run) {
         return run.ground().burning().empty() ? first(run, Happening::fire_out)
                                               : results::missing_real;
       }},
      {"closed_s",
       "s",
       {"incident closed", "应急结束时间"},
       [](const DrillRun& run) { return first(run, Happening::closed); }},
      {"water_m3",
       "m3",
       {"fire water used", "用水量"},
       [](const DrillRun& run) { return run.supply().water_used_m3(); }},
      {"foam_m3",
       "m3",
       {"foam concentrate used", "泡沫液用量"},
       [](const DrillRun& run) { return run.supply().foam_used_m3(); }},
      {"run_off_m3",
       "m3",
       {"contaminated water that left the site", "外排污水量"},
       [](const DrillRun& run) { return run.run_off().left_site_m3(); }},
      {"watercourse_m3",
       "m3",
       {"contaminated water that reached the watercourse", "进入水体污水量"},
       [](const DrillRun& run) { return run.run_off().reached_watercourse_m3(); }},
      {"bund_overflow_m3",
       "m3",
       {"what ran over the walls of bunds", "防火堤漫溢量"},
       [](const DrillRun& run) { return run.run_off().overflowed_m3(); }},
      {"evacuated",
       "1",
       {"persons evacuated", "疏散人数"},
       [](const DrillRun& run) { return static_cast<double>(run.evacuation().evacuated()); }},
      {"admitted",
       "1",
       {"casualties admitted to hospital", "送医人数"},
       [](const DrillRun& run) { return static_cast<double>(run.medical().admitted()); }},
      {"wind_m_s",
       "m/s",
       {"wind", "风速"},
       [](const DrillRun& run) { return run.stage().weather().wind_m_s; }},
      {"wind_towards_deg",
       "deg",
       {"wind blows towards", "风的去向"},
       [](const DrillRun& run) { return run.stage().weather().wind_towards_deg; }},
      {"start_hour",
       "h",
       {"clock hour of T0", "事发时刻"},
       [](const DrillRun& run) { return run.stage().start_hour(); }},
      {"end_s", "s", {"end of the drill", "推演结束时间"}, [](const DrillRun& run) {
         return run.end_s();
       }}};
  return list;
}

struct Curve {
  const char* name;
  const char* unit;
  Label label;
  double (*of)(const Sample&);
};

const std::vector<Curve>& curves() {
  static const std::vector<Curve> list{
      {"burning_surfaces",
       "1",
       {"surfaces that burn", "燃烧面数"},
       [](const Sample& s) { return static_cast<double>(s.burning_surfaces); }},
      {"burning_tanks",
       "1",
       {"tanks that burn", "着火罐数"},
       [](const Sample& s) { return static_cast<double>(s.burning_tanks); }},
      {"cooled_tanks",
       "1",
       {"tanks that are cooled", "冷却罐数"},
       [](const Sample& s) { return static_cast<double>(s.cooled_tanks); }},
      {"water_l_s",
       "L/s",
       {"water drawn", "用水流量"},
       [](const Sample& s) { return s.water_m3_s * 1000; }},
      {"foam_l_s",
       "L/s",
       {"foam solution applied", "泡沫混合液流量"},
       [](const Sample& s) { return s.foam_solution_m3_s * 1000; }},
      {"pond_m3", "m3", {"water left", "剩余水量"}, [](const Sample& s) { return s.pond_m3; }},
      {"concentrate_m3",
       "m3",
       {"foam concentrate left on site", "现场剩余泡沫液"},
       [](const Sample& s) { return s.concentrate_m3; }},
      {"fire_units",
       "1",
       {"fire units on scene", "到场消防车数"},
       [](const Sample& s) { return static_cast<double>(s.fire_units); }},
      {"ambulances",
       "1",
       {"ambulances on scene", "到场救护车数"},
       [](const Sample& s) { return static_cast<double>(s.ambulances); }},
      {"evacuated",
       "1",
       {"persons evacuated", "已疏散人数"},
       [](const Sample& s) { return static_cast<double>(s.evacuated); }},
      {"waiting_casualties",
       "1",
       {"casualties not yet under way to hospital", "待送伤员"},
       [](const Sample& s) { return static_cast<double>(s.waiting_casualties); }},
      {"deaths", "1", {"deaths", "死亡人数"}, [](const Sample& s) {
         return static_cast<double>(s.deaths);
       }}};
  return list;
}

template <class Rows>
std::vector<std::string> ids(const Rows& rows) {
  std::vector<std::string> result;
  result.reserve(rows.size());
  for (const auto& row : rows) result.push_back(row.id);
  return result;
}

template <class Enum>
std::vector<std::string> names_of_choices() {
  std::vector<std::string> result;
  for (const auto& choice : choices(Enum{})) result.emplace_back(choice.name);
  return result;
}

std::vector<double> sample_times(const Scenario& scenario) {
  std::vector<double> times;
  const auto n = static_cast<std::size_t>(scenario.horizon_s / scenario.sample_interval_s);
  for (std::size_t i = 0; i <= n; ++i)
    times.push_back(static_cast<double>(i) * scenario.sample_interval_s);
  return times;
}

/// Codes may hold no blanks and no empty word.
std::vector<std::string> entity_words(const Cast& cast) {
  std::vector<std::string> words;
  words.reserve(cast.names().size());
  for (const std::string& name : cast.names()) words.push_back(name.empty() ? "nobody" : name);
  return words;
}

void add_tanks(const Drill& drill, results::Layout& layout) {
  layout.dimensions.push_back({"/drill/tanks/tank", {"tank", "储罐"}, "", ids(drill.tanks)});
  const std::vector<std::string> by_tank{"/drill/tanks/tank"};
  layout.variables.push_back({"/drill/tanks/ignited_s",
                              Type::real,
                              "s",
                              {"tank burns on its full surface", "全面积起火时间"},
                              by_tank,
                              {}});
  layout.variables.push_back(
      {"/drill/tanks/failed_s", Type::real, "s", {"tank fails", "失效时间"}, by_tank, {}});
  layout.variables.push_back({"/drill/tanks/damage",
                              Type::real,
                              "1",
                              {"share of the tank's life used up by heat", "热损伤累积"},
                              by_tank,
                              {}});
}

void add_stations(const Drill& drill, results::Layout& layout) {
  layout.dimensions.push_back(
      {"/drill/stations/station", {"station", "站点"}, "", ids(drill.stations)});
  layout.variables.push_back({"/drill/stations/water_s",
                              Type::real,
                              "s",
                              {"dispatch to water on the fire, first engine", "调派至出水时间"},
                              {"/drill/stations/station"},
                              {}});
}

void add_units(const Drill& drill, results::Layout& layout) {
  layout.dimensions.push_back({"/drill/units/unit", {"unit", "车辆"}, "", ids(drill.units.list)});
  layout.dimensions.push_back(
      {"/drill/units/condition", {"condition", "状态"}, "", names_of_choices<Condition>()});
  layout.variables.push_back({"/drill/units/time_in",
                              Type::real,
                              "s",
                              {"time in each condition", "各状态时长"},
                              {"/drill/units/unit", "/drill/units/condition"},
                              {}});
  layout.event_tables.push_back(
      {"/drill/passages",
       "passage",
       {"vehicles at junctions; times to 1/8 s", "车辆经过路口(时间精确到1/8秒)"},
       {{"unit", Type::code, "", {"vehicle", "车辆"}, ids(drill.units.list)},
        {"junction", Type::code, "", {"junction", "路口"}, ids(drill.roads.junctions)},
        {"time_s", Type::real, "s", {"time since T0", "时间"}, {}}}});
}

}  // namespace

results::Layout layout_of(const DrillModel& model) {
  const Drill& drill = model.drill();
  results::Layout layout;
  layout.dimensions = {
      {"/drill/timeline/time", {"time since T0", "时间"}, "s", sample_times(drill.scenario)}};
  // A drill may have no tanks, clauses, stations or units; an axis without places is none.
  if (!drill.tanks.empty()) add_tanks(drill, layout);
  if (!drill.stations.empty()) add_stations(drill, layout);
  if (!drill.units.list.empty()) add_units(drill, layout);
  for (const Outcome& outcome : outcomes())
    layout.variables.push_back({"/drill/outcomes/" + std::string(outcome.name),
                                Type::real,
                                outcome.unit,
                                outcome.label,
                                {},
                                {}});
  layout.variables.push_back({"/drill/outcomes/initiating_event",
                              Type::code,
                              "",
                              {"initiating event", "初始事件"},
                              {},
                              ids(drill.events.initiating)});
  for (const Curve& curve : curves())
    layout.variables.push_back({"/drill/timeline/" + std::string(curve.name),
                                Type::real,
                                curve.unit,
                                curve.label,
                                {"/drill/timeline/time"},
                                {}});
  const auto entities = entity_words(model.cast());
  const auto conditions = names_of_choices<Condition>();
  layout.event_tables.push_back(
      {"/drill/events",
       "event",
       {"what happened", "事件日志"},
       {{"time_s", Type::real, "s", {"time since T0", "时间"}, {}},
        {"kind", Type::code, "", {"what happened", "事件"}, names_of_choices<Happening>()},
        {"entity", Type::code, "", {"to whom", "对象"}, entities},
        {"place", Type::code, "", {"where or with whom", "地点"}, entities},
        {"from", Type::code, "", {"condition before", "原状态"}, conditions},
        {"to", Type::code, "", {"condition after", "新状态"}, conditions},
        {"cause", Type::integer, "", {"row of this replication that caused it", "起因"}, {}},
        {"value", Type::real, "", {"persons, grade, L/s, W/m2: as the kind says", "数值"}, {}}}});
  add_dispatch_tables(model, layout);
  add_elsewhere_tables(model, layout);
  add_command_table(layout, model);
  layout = results::merged(std::move(layout), map_layout(model));
  layout = results::merged(std::move(layout), air_layout(model));
  layout = results::merged(std::move(layout), care_layout(model));
  if (!drill.plan.clauses.empty()) add_clause_tables(drill, layout);
  return layout;
}

Recorder::Recorder(const DrillModel& model, const results::Schema& schema)
    : model_(model),
      schema_(schema),
      initiating_event_(schema.code("/drill/outcomes/initiating_event")),
      care_(model, schema),
      air_(model, schema),
      events_(schema.table("/drill/events")),
      dispatches_(model, schema),
      elsewhere_(model, schema),
      clauses_(model, schema) {
  const Drill& drill = model.drill();
  if (!drill.tanks.empty()) {
    ignited_ = schema.real("/drill/tanks/ignited_s");
    failed_ = schema.real("/drill/tanks/failed_s");
    damage_ = schema.real("/drill/tanks/damage");
  }
  if (!drill.stations.empty()) station_water_ = schema.real("/drill/stations/water_s");
  if (!drill.units.list.empty()) {
    time_in_ = schema.real("/drill/units/time_in");
    passages_ = schema.table("/drill/passages");
  }
  for (const Outcome& outcome : outcomes())
    outcomes_.push_back(schema.real("/drill/outcomes/" + std::string(outcome.name)));
  for (const Curve& curve : curves())
    timeline_.push_back(schema.real("/drill/timeline/" + std::string(curve.name)));
}

results::Record Recorder::record(const DrillRun& run) const {
  results::Record record(schema_);
  fill_outcomes(run, record);
  fill_tanks(run, record);
  fill_units(run, record);
  fill_timeline(run, record);
  fill_events(run, record);
  fill_passages(run, record);
  dispatches_.fill(run, record);
  elsewhere_.fill(run, record);
  care_.fill(run, record);
  air_.fill(run, record);
  clauses_.fill(run, record);  // last: they may ask for any number above
  fill_command_table(run, schema_, record);
  record.set_events(run.events());
  return record;
}

void Recorder::fill_outcomes(const DrillRun& run, results::Record& record) const {
  for (std::size_t i = 0; i < outcomes_.size(); ++i)
    record.set(outcomes_[i], outcomes()[i].of(run));
  const auto& events = model_.drill().events.initiating;
  for (std::size_t i = 0; i < events.size(); ++i)
    if (&events[i] == &run.initiation().event())
      record.set(initiating_event_, static_cast<std::int32_t>(i));
}

void Recorder::fill_tanks(const DrillRun& run, results::Record& record) const {
  const auto& tanks = model_.drill().tanks;
  for (std::size_t i = 0; i < tanks.size(); ++i) {
    record.set(ignited_, first(run, Happening::burning, tanks[i].id), i);
    record.set(failed_, first(run, Happening::failed, tanks[i].id), i);
    record.set(damage_, run.ground().escalation().damage(run.ground().tank(i)), i);
  }
}

void Recorder::fill_units(const DrillRun& run, results::Record& record) const {
  for (std::size_t i = 0; i < run.station_water_s().size(); ++i)
    record.set(station_water_, missing_if_infinite(run.station_water_s()[i]), i);
  const std::size_t conditions = TimeIn{}.size();
  for (std::size_t unit = 0; unit < model_.drill().units.list.size(); ++unit) {
    const TimeIn times = run.fleet().time_in(unit);
    for (std::size_t c = 0; c < conditions; ++c)
      record.set(time_in_, times[c], unit * conditions + c);
  }
}

void Recorder::fill_timeline(const DrillRun& run, results::Record& record) const {
  for (std::size_t c = 0; c < timeline_.size(); ++c)
    for (std::size_t i = 0; i < run.timeline().size(); ++i)
      record.set(timeline_[c], curves()[c].of(run.timeline()[i]), i);
}

void Recorder::fill_events(const DrillRun& run, results::Record& record) const {
  for (const Entry& entry : run.journal().entries())
    record.append(events_, {entry.time_s, static_cast<int>(entry.happening), entry.entity,
                            entry.place, static_cast<int>(entry.from), static_cast<int>(entry.to),
                            entry.cause, entry.value});
}

/// Eighths of a second are enough for a map, and short numbers make a small file.
void Recorder::fill_passages(const DrillRun& run, results::Record& record) const {
  for (const Passage& passage : run.fleet().passages())
    record.append(passages_, {static_cast<int>(passage.unit), static_cast<int>(passage.junction),
                              std::round(passage.time_s * 8) / 8});
}

double controlled_s(const Journal& journal) {
  double controlled = std::numeric_limits<double>::infinity();
  bool open = false;
  for (const Entry& entry : journal.entries()) {
    switch (entry.happening) {
      case Happening::burning:
      case Happening::rim_fire:
      case Happening::reignited:
      case Happening::spread:
        open = true;
        controlled = std::numeric_limits<double>::infinity();
        break;
      case Happening::extinguished:
      case Happening::burnt_out:
        if (open && !std::isfinite(controlled)) controlled = entry.time_s;
        break;
      default:
        break;
    }
  }
  return controlled;
}

}  // namespace yuyan::response
