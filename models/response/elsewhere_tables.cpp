#include "models/response/elsewhere_tables.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace yuyan::response {
namespace {

using results::Label;
using results::Type;

constexpr double s_a_minute = 60;

struct Reckoned {
  const char* name;
  const char* unit;
  Label label;
  double (*of)(const Coverage&);
};

const std::vector<Reckoned>& outcomes() {
  static const std::vector<Reckoned> list{
      {"calls_elsewhere",
       "1",
       {"calls elsewhere whose answer is known", "其他警情数"},
       [](const Coverage& c) { return static_cast<double>(c.calls); }},
      {"late_elsewhere",
       "1",
       {"of these, answered late or not at all", "其他警情迟到或未到数"},
       [](const Coverage& c) { return static_cast<double>(c.late); }},
      {"late_without_incident",
       "1",
       {"of these, late had the incident not been", "无本次事故时的迟到数"},
       [](const Coverage& c) { return static_cast<double>(c.late_quiet); }},
      {"unanswered_elsewhere",
       "1",
       {"calls elsewhere to which nobody was sent", "其他警情未派出数"},
       [](const Coverage& c) { return static_cast<double>(c.unanswered); }},
      {"waited_elsewhere",
       "1",
       {"calls elsewhere for which nobody could be sent at once", "其他警情待派数"},
       [](const Coverage& c) { return static_cast<double>(c.waited); }},
      {"waited_without_incident",
       "1",
       {"of the same calls, those that had waited had the incident not been",
        "无本次事故时的待派数"},
       [](const Coverage& c) { return static_cast<double>(c.waited_quiet); }},
      {"cover_lost_min",
       "min",
       {"minutes without cover that the incident adds, of all zones and services from which calls "
        "come together",
        "因本次事故增加的失去覆盖时间(有警情的各区各类力量合计)"},
       [](const Coverage& c) { return (c.uncovered_s - c.uncovered_quiet_s) / s_a_minute; }}};
  return list;
}

const std::vector<Reckoned>& measures() {
  static const std::vector<Reckoned> list{
      {"uncovered_min",
       "min",
       {"time in which nobody who could go stood near enough to be in time", "失去覆盖时间"},
       [](const Coverage& c) { return c.uncovered_s / s_a_minute; }},
      {"uncovered_without_incident_min",
       "min",
       {"the same had the incident not been", "无本次事故时的失去覆盖时间"},
       [](const Coverage& c) { return c.uncovered_quiet_s / s_a_minute; }},
      {"calls",
       "1",
       {"calls whose answer is known", "警情数"},
       [](const Coverage& c) { return static_cast<double>(c.calls); }},
      {"late",
       "1",
       {"of these, answered late or not at all", "迟到或未到数"},
       [](const Coverage& c) { return static_cast<double>(c.late); }},
      {"late_without_incident",
       "1",
       {"of these, late had the incident not been", "无本次事故时的迟到数"},
       [](const Coverage& c) { return static_cast<double>(c.late_quiet); }},
      {"waited",
       "1",
       {"calls for which nobody could be sent at once", "待派数"},
       [](const Coverage& c) { return static_cast<double>(c.waited); }},
      {"waited_without_incident",
       "1",
       {"of the same calls, those that had waited had the incident not been",
        "无本次事故时的待派数"},
       [](const Coverage& c) { return static_cast<double>(c.waited_quiet); }}};
  return list;
}

const char* const kind_axis = "/drill/elsewhere/call_kind";
const char* const zone_axis = "/drill/elsewhere/zone";

bool has_calls(const Drill& drill) {
  return !drill.background.zones.empty() && !drill.background.kinds.empty();
}

/// The kinds of units that answer a kind of call.
std::string who_answers(const DrillModel& model, const CallKind& kind) {
  if (kind.unit_kind) return std::string(name_of(*kind.unit_kind));
  std::vector<std::string_view> names;
  for (const auto& choice : choices(UnitKind{}))
    if (serves(model.capabilities(), choice.value, kind.task)) names.push_back(choice.name);
  return fmt::format("{}", fmt::join(names, " "));
}

results::StaticTable kind_table(const DrillModel& model) {
  std::vector<std::string> units, tasks, names;
  std::vector<double> targets_s;
  for (const CallKind& kind : model.drill().background.kinds) {
    units.push_back(who_answers(model, kind));
    tasks.emplace_back(name_of(kind.task));
    targets_s.push_back(kind.target_s);
    names.push_back(kind.name_zh);
  }
  return {
      .path = "/drill/elsewhere",
      .dimension = kind_axis,
      .label = {"kinds of calls elsewhere", "其他警情类别"},
      .columns = {
          {{"units", Type::text, "", {"kinds of units that answer", "出动车辆类别"}, {}}, units},
          {{"task", Type::text, "", {"what they do", "任务"}, {}}, tasks},
          {{"target_s",
            Type::real,
            "s",
            {"time within which they are to be there", "到场时限"},
            {}},
           targets_s},
          {{"name_zh", Type::text, "", {"name in Chinese", "中文名"}, {}}, names}}};
}

results::StaticTable zone_table(const DrillModel& model) {
  std::vector<std::string> junctions, names;
  for (const CallZone& zone : model.drill().background.zones) {
    junctions.push_back(zone.junction);
    names.push_back(zone.name_zh);
  }
  return {
      .path = "/drill/elsewhere/zones",
      .dimension = zone_axis,
      .label = {"zones of calls elsewhere", "其他接警区"},
      .columns = {{{"junction", Type::text, "", {"junction to which units drive", "出警路口"}, {}},
                   junctions},
                  {{"name_zh", Type::text, "", {"name in Chinese", "中文名"}, {}}, names}}};
}

}  // namespace

void add_elsewhere_tables(const DrillModel& model, results::Layout& layout) {
  for (const Reckoned& outcome : outcomes())
    layout.variables.push_back({std::string("/drill/outcomes/") + outcome.name,
                                Type::real,
                                outcome.unit,
                                outcome.label,
                                {},
                                {}});
  if (!has_calls(model.drill())) return;
  std::vector<std::string> kinds, zones;
  for (const CallKind& kind : model.drill().background.kinds) kinds.push_back(kind.id);
  for (const CallZone& zone : model.drill().background.zones) zones.push_back(zone.id);
  layout.dimensions.push_back({kind_axis, {"kind of call", "警情类别"}, "", kinds});
  layout.dimensions.push_back({zone_axis, {"zone of calls", "接警区"}, "", zones});
  for (const Reckoned& measure : measures())
    layout.variables.push_back({std::string("/drill/elsewhere/") + measure.name,
                                Type::real,
                                measure.unit,
                                measure.label,
                                {kind_axis, zone_axis},
                                {}});
  layout.static_tables.push_back(kind_table(model));
  layout.static_tables.push_back(zone_table(model));
}

ElsewhereRecorder::ElsewhereRecorder(const DrillModel& model, const results::Schema& schema) {
  for (const Reckoned& outcome : outcomes())
    outcomes_.push_back(schema.real(std::string("/drill/outcomes/") + outcome.name));
  if (!has_calls(model.drill())) return;
  for (const Reckoned& measure : measures())
    by_kind_and_zone_.push_back(schema.real(std::string("/drill/elsewhere/") + measure.name));
}

/// Where no calls come the outcomes are missing.
void ElsewhereRecorder::fill(const DrillRun& run, results::Record& record) const {
  const auto parts = run.background().coverage_by_kind_and_zone();
  const Coverage sum = run.background().coverage();
  for (std::size_t i = 0; i < outcomes_.size(); ++i)
    record.set(outcomes_[i], parts.empty() ? results::missing_real : outcomes()[i].of(sum));
  for (std::size_t i = 0; i < by_kind_and_zone_.size(); ++i)
    for (std::size_t part = 0; part < parts.size(); ++part)
      record.set(by_kind_and_zone_[i], measures()[i].of(parts[part]), part);
}

}  // namespace yuyan::response
