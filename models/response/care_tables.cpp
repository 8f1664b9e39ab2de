#include "models/response/care_tables.h"

#include <array>
#include <cmath>
#include <string>

namespace yuyan::response {
namespace {

using results::Label;
using results::Type;

template <class Enum>
std::vector<std::string> names_of_choices() {
  std::vector<std::string> result;
  for (const auto& choice : choices(Enum{})) result.emplace_back(choice.name);
  return result;
}

template <class Rows>
std::vector<std::string> ids(const Rows& rows) {
  std::vector<std::string> result;
  result.reserve(rows.size());
  for (const auto& row : rows) result.push_back(row.id);
  return result;
}

struct HospitalOutcome {
  const char* name;
  const char* unit;
  Label label;
  double (*of)(const HospitalCare::Tally&);
};

const std::vector<HospitalOutcome>& hospital_outcomes() {
  using Tally = HospitalCare::Tally;
  static const std::vector<HospitalOutcome> list{
      {"arrivals",
       "1",
       {"casualties brought", "送达人数"},
       [](const Tally& t) { return static_cast<double>(t.arrivals); }},
      {"peak_queue",
       "1",
       {"most who waited at once to be taken over", "最多候诊人数"},
       [](const Tally& t) { return static_cast<double>(t.peak_queue); }},
      {"wait90_s",
       "s",
       {"90 % of those taken over waited no longer", "候诊时间 90 % 分位"},
       [](const Tally& t) { return t.wait90_s(); }},
      {"diverted",
       "1",
       {"casualties sent farther because it was full", "因满床转送人数"},
       [](const Tally& t) { return static_cast<double>(t.diverted); }}};
  return list;
}

struct ZoneOutcome {
  const char* name;
  const char* unit;
  Label label;
  double (*of)(const DrillRun&, std::size_t zone);
};

double out_s(const DrillRun& run, std::size_t zone, double share) {
  const auto& log = run.evacuation().log(zone);
  return log.told > 0 ? time_of_share(log.out, share, log.told) : results::missing_real;
}

const std::vector<ZoneOutcome>& zone_outcomes() {
  static const std::vector<ZoneOutcome> list{
      {"warned50_s",
       "s",
       {"since T0: half of the people have heard the order to leave", "半数获知撤离时刻(自 T0 起)"},
       [](const DrillRun& run, std::size_t zone) { return run.evacuation().log(zone).warned_s; }},
      {"mobilised50_s",
       "s",
       {"since T0: half of them are ready", "半数准备完毕时刻(自 T0 起)"},
       [](const DrillRun& run, std::size_t zone) {
         const auto& log = run.evacuation().log(zone);
         return log.told > 0 ? time_of_share(log.mobilised, 0.5, log.told) : results::missing_real;
       }},
      {"out50_s",
       "s",
       {"since T0: half of them are safe", "半数撤出时刻(自 T0 起)"},
       [](const DrillRun& run, std::size_t zone) { return out_s(run, zone, 0.5); }},
      {"out90_s",
       "s",
       {"since T0: 90 % of them are safe", "九成撤出时刻(自 T0 起)"},
       [](const DrillRun& run, std::size_t zone) { return out_s(run, zone, 0.9); }},
      {"out100_s",
       "s",
       {"since T0: all of them are safe; missing when some were hurt before",
        "全部撤出时刻(自 T0 起)"},
       [](const DrillRun& run, std::size_t zone) { return out_s(run, zone, 1); }},
      {"peak_flow",
       "1/min",
       {"most who leave within any one minute: through the exit on foot, over the first road by "
        "car, or in a bus that drives off",
        "任意一分钟内离开区域的最多人数(步行过出口、乘车驶过首段道路、客车发车)"},
       [](const DrillRun& run, std::size_t zone) {
         const auto& log = run.evacuation().log(zone);
         return log.told > 0 ? peak_flow_1_min(log.left) : results::missing_real;
       }},
      {"exposed",
       "1",
       {"people who met the harmful concentration, heat or blast", "暴露人数"},
       [](const DrillRun& run, std::size_t zone) {
         return static_cast<double>(run.people().exposed(zone));
       }},
      {"casualties",
       "1",
       {"people of the zone hurt or killed", "伤亡人数"},
       [](const DrillRun& run, std::size_t zone) {
         return static_cast<double>(run.people().casualties_of(zone));
       }}};
  return list;
}

results::StaticTable hospital_table(const Drill& drill) {
  std::vector<std::string> names;
  std::vector<double> beds, surge, teams, red, yellow;
  for (const Hospital& hospital : drill.hospitals.list) {
    names.push_back(hospital.name_zh);
    beds.push_back(hospital.beds);
    surge.push_back(surge_beds(hospital));
    teams.push_back(hospital.teams);
    red.push_back(3600 * hospital.teams / mean(drill.hospitals.care.operate_s.distribution));
    yellow.push_back(yellow_rate_h(hospital, drill.hospitals.care));
  }
  return {
      .path = "/drill/hospitals",
      .dimension = "/drill/hospitals/hospital",
      .label = {"hospitals", "医院"},
      .columns = {{{"name_zh", Type::text, "", {"name in Chinese", "中文名"}, {}}, names},
                  {{"beds", Type::real, "1", {"beds", "床位"}, {}}, beds},
                  {{"surge_beds", Type::real, "1", {"beds for a surge", "可用床位"}, {}}, surge},
                  {{"teams", Type::real, "1", {"teams for red cases", "救治小组"}, {}}, teams},
                  {{"red_rate_h", Type::real, "1/h", {"red cases an hour", "每小时红标"}, {}}, red},
                  {{"yellow_rate_h", Type::real, "1/h", {"yellow cases an hour", "每小时黄标"}, {}},
                   yellow}}};
}

results::StaticTable zone_table(const Drill& drill) {
  std::vector<std::string> names, kinds;
  std::vector<double> day, night;
  for (const Zone& zone : drill.surroundings) {
    names.push_back(zone.name_zh);
    kinds.emplace_back(name_of(zone.kind));
    day.push_back(zone.day);
    night.push_back(zone.night);
  }
  return {.path = "/drill/evacuation",
          .dimension = "/drill/evacuation/zone",
          .label = {"zones", "区域"},
          .columns = {{{"name_zh", Type::text, "", {"name in Chinese", "中文名"}, {}}, names},
                      {{"kind", Type::text, "", {"kind of place", "类别"}, {}}, kinds},
                      {{"day", Type::real, "1", {"people by day", "白天人数"}, {}}, day},
                      {{"night", Type::real, "1", {"people by night", "夜间人数"}, {}}, night}}};
}

results::EventTable casualty_table(const DrillModel& model) {
  std::vector<std::string> entities;
  for (const std::string& name : model.cast().names())
    entities.push_back(name.empty() ? "nobody" : name);
  const auto time = [](const char* name, Label label) {
    return results::Column{name, Type::real, "s", std::move(label), {}};
  };
  const auto colours = names_of_choices<Colour>();
  return {"/drill/casualties",
          "casualty",
          {"casualties", "伤员"},
          {{"person", Type::integer, "", {"number in the replication", "编号"}, {}},
           {"cause", Type::integer, "", {"row of /drill/events that tells of it", "起因"}, {}},
           {"zone", Type::code, "", {"zone, post or unit he belongs to", "所属区域"}, entities},
           time("injured_s", {"hurt", "受伤时间"}),
           time("found_s", {"found", "发现时间"}),
           time("triaged_s", {"triaged", "检伤时间"}),
           {"colour_true", Type::code, "", {"what he is in the end", "实际伤情"}, colours},
           {"colour_given",
            Type::code,
            "",
            {"what triage calls him; none before", "检伤判定, 未检伤为 none"},
            colours},
           time("treated_s", {"treated on scene", "现场救治时间"}),
           time("loaded_s", {"loaded", "装车时间"}),
           {"vehicle", Type::code, "", {"by which he is driven", "救护车"}, entities},
           {"hospital", Type::code, "", {"to which", "医院"}, entities},
           time("arrived_s", {"at the hospital", "到院时间"}),
           {"outcome", Type::code, "", {"how his way ended", "结局"}, names_of_choices<Fate>()}}};
}

}  // namespace

results::Layout care_layout(const DrillModel& model) {
  const Drill& drill = model.drill();
  results::Layout layout;
  layout.event_tables.push_back(casualty_table(model));
  const auto add = [&](const std::string& path, const char* unit, const Label& label,
                       const std::string& axis) {
    layout.variables.push_back({path, Type::real, unit, label, {axis}, {}});
  };
  if (!drill.hospitals.list.empty()) {
    const std::string axis = "/drill/hospitals/hospital";
    layout.dimensions.push_back({axis, {"hospital", "医院"}, "", ids(drill.hospitals.list)});
    layout.static_tables.push_back(hospital_table(drill));
    for (const HospitalOutcome& outcome : hospital_outcomes())
      add("/drill/hospitals/" + std::string(outcome.name), outcome.unit, outcome.label, axis);
  }
  if (!drill.surroundings.empty()) {
    const std::string axis = "/drill/evacuation/zone";
    layout.dimensions.push_back({axis, {"zone", "区域"}, "", ids(drill.surroundings)});
    layout.static_tables.push_back(zone_table(drill));
    for (const ZoneOutcome& outcome : zone_outcomes())
      add("/drill/evacuation/" + std::string(outcome.name), outcome.unit, outcome.label, axis);
  }
  return layout;
}

CareRecorder::CareRecorder(const DrillModel& model, const results::Schema& schema)
    : model_(model), casualties_(schema.table("/drill/casualties")) {
  if (!model.drill().hospitals.list.empty())
    for (const HospitalOutcome& outcome : hospital_outcomes())
      hospitals_.push_back(schema.real("/drill/hospitals/" + std::string(outcome.name)));
  if (!model.drill().surroundings.empty())
    for (const ZoneOutcome& outcome : zone_outcomes())
      zones_.push_back(schema.real("/drill/evacuation/" + std::string(outcome.name)));
}

void CareRecorder::fill(const DrillRun& run, results::Record& record) const {
  const Cast& cast = model_.cast();
  for (const PatientRecord& p : run.medical().records())
    record.append(casualties_,
                  {p.casualty.number, p.casualty.cause, p.casualty.entity, p.injured_s, p.found_s,
                   p.triaged_s, static_cast<int>(p.colour_true), static_cast<int>(p.colour_given),
                   p.treated_s, p.loaded_s, p.unit ? cast.unit(*p.unit) : cast.nobody(),
                   p.hospital ? cast.hospital(*p.hospital) : cast.nobody(), p.arrived_s,
                   static_cast<int>(p.fate)});
  fill_hospitals(run, record);
  fill_zones(run, record);
}

void CareRecorder::fill_hospitals(const DrillRun& run, results::Record& record) const {
  const auto& tallies = run.medical().hospitals().tallies();
  for (std::size_t i = 0; i < hospitals_.size(); ++i)
    for (std::size_t hospital = 0; hospital < tallies.size(); ++hospital)
      record.set(hospitals_[i], hospital_outcomes()[i].of(tallies[hospital]), hospital);
}

void CareRecorder::fill_zones(const DrillRun& run, results::Record& record) const {
  for (std::size_t i = 0; i < zones_.size(); ++i)
    for (std::size_t zone = 0; zone < model_.drill().surroundings.size(); ++zone)
      record.set(zones_[i], zone_outcomes()[i].of(run, zone), zone);
}

}  // namespace yuyan::response
