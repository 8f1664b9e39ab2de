#include "models/response/clause_library.h"

#include <algorithm>

#include "models/response/cast.h"

namespace yuyan::response {
namespace {

using parameters::Status;

constexpr std::string_view each_zone = "{zone}";

struct Span {
  Happening of;
  const char* of_entity;
  Happening since;
  const char* since_entity;
  double limit_s;
};

LibraryClause entry(const char* id, Layer layer, const char* text, const char* text_zh, Rule rule,
                    Span span, Status status, const char* source, bool in_2016 = true,
                    bool in_current = true, LibraryRole role = LibraryRole::clause) {
  Clause clause;
  clause.id = id;
  clause.layer = layer;
  clause.text = text;
  clause.text_zh = text_zh;
  clause.rule = rule;
  clause.of = span.of;
  clause.of_entity = span.of_entity;
  clause.since = span.since;
  clause.since_entity = span.since_entity;
  clause.limit_s = span.limit_s;
  return {clause, role, in_2016, in_current, status, source};
}

std::vector<LibraryClause> reports() {
  using enum Happening;
  return {
      entry("report_firm_1h", Layer::comprehensive, "Firm reports to the county within 1 h",
            "企业1小时内向县级报告", Rule::within, {reported, "county", detected, "", 3600},
            Status::verified, "State Council Decree 493 (2007) art. 9"),
      entry("report_county_1h", Layer::county, "County reports to the city within 1 h",
            "县级1小时内向市级报告", Rule::within, {reported, "city", reported, "county", 3600},
            Status::verified, "Hebei reporting rule, in force in 2016", true, false),
      entry("report_city_1h", Layer::city, "City reports to the province within 1 h",
            "市级1小时内向省级报告", Rule::within, {reported, "province", reported, "city", 3600},
            Status::verified, "Hebei reporting rule, in force in 2016", true, false),
      entry("report_county_2h", Layer::county, "County reports to the city within 2 h",
            "县级2小时内向市级报告", Rule::within, {reported, "city", reported, "county", 7200},
            Status::verified, "State Council Decree 493 (2007): each level at most 2 h"),
      entry("report_city_2h", Layer::city, "City reports to the province within 2 h",
            "市级2小时内向省级报告", Rule::within, {reported, "province", reported, "city", 7200},
            Status::verified, "State Council Decree 493 (2007): each level at most 2 h"),
      entry("public_information_5h", Layer::city,
            "Authoritative public information within 5 h of detection", "5小时内发布权威信息",
            Rule::within, {informed_public, "", detected, "", 18000}, Status::verified,
            "rule of November 2016 for major events"),
      entry("public_information_24h", Layer::city, "Press conference within 24 h of detection",
            "24小时内召开新闻发布会", Rule::within, {informed_public, "", detected, "", 86400},
            Status::verified, "rule of August 2016 for major events")};
}

std::vector<LibraryClause> fire_service() {
  using enum Happening;
  return {
      entry("station_5min", Layer::special,
            "First vehicle from outside on scene within 5 min of its dispatch",
            "外部首车接到出动指令后5分钟内到场", Rule::within,
            {arrived, "outside", dispatched, "outside", 300}, Status::verified,
            "Jianbiao 152-2011 and GB 51080: edge of the area within 5 min of the order"),
      entry("depot_station_5min", Layer::on_site,
            "The depot's own full-time brigade at the tank within 5 min of the alarm",
            "油库专职消防队接警后5分钟内到达着火罐", Rule::within,
            {arrived, "full_time", detected, "", 300}, Status::verified,
            "GB 50074-2014 12.5: farthest burning above-ground tank within 5 min"),
      entry("turnout_60s", Layer::special,
            "First vehicle from outside rolls within 60 s of dispatch", "外部首车60秒内出动",
            Rule::within, {turned_out, "outside", dispatched, "outside", 60}, Status::unverified,
            "turnout norm 45 s by day, 60 s by night: a popular page"),
      entry("cooling_5min", Layer::on_site,
            "Fixed cooling on within 5 min of a tank burning over its full surface",
            "储罐全面积着火后5分钟内固定冷却投用", Rule::within,
            {cooling_on, "", burning, "tank", 300}, Status::derived,
            "explanation of GB 50974: an unprotected burning shell reaches 500 C within 5 min"),
      entry("foam_at_tank_5min", Layer::on_site,
            "Foam solution at the tank within 5 min of the start of the foam pump",
            "泡沫泵启动后5分钟内泡沫混合液到达着火罐", Rule::within,
            {foam_at_tank, "", foam_started, "", 300}, Status::verified,
            "GB 50737-2011 8.3.9 (crude reserve depots); GB 50151-2010 4.1.10 not seen"),
      entry("foam_full_duration", Layer::special,
            "Foam applied for its full duration without a break, within 2 h",
            "泡沫连续供给达到规定时间(2小时内)", Rule::within,
            {foam_completed, "", foam_at_tank, "", 7200}, Status::derived,
            "GB 50151-2010: 30 to 60 min by agent and class; the window of 2 h is assumed"),
      entry("nobody_inside_radius", Layer::special,
            "Nobody inside the danger radius when a tank fails", "储罐失效时危险半径内无人员",
            Rule::never, {caught_inside, "", failed, "", 0}, Status::assumed,
            "practice of fire services; no standard sets it"),
      entry("count_cooling_burning_5min", Layer::special,
            "Engines count as the depot's own if they cool the burning tank within 5 min",
            "5分钟内可冷却着火罐的消防车可计入油库", Rule::within,
            {water_on, "outside", called_119, "", 300}, Status::verified, "GB 50074-2014 12.5",
            true, true, LibraryRole::eligibility),
      entry("count_cooling_adjacent_10min", Layer::special,
            "Engines count as the depot's own if they cool adjacent tanks within 10 min",
            "10分钟内可冷却相邻罐的消防车可计入油库", Rule::within,
            {water_on, "outside", called_119, "", 600}, Status::verified, "GB 50074-2014 12.5",
            true, true, LibraryRole::eligibility),
      entry("count_foam_20min", Layer::special,
            "Engines count as the depot's own if they put foam on the burning tank within 20 min",
            "20分钟内可对着火罐供给泡沫的消防车可计入油库", Rule::within,
            {attack_started, "outside", called_119, "", 1200}, Status::verified,
            "GB 50074-2014 12.5", true, true, LibraryRole::eligibility),
      entry("fire_time_15min", Layer::special, "Water on the fire within 15 min of ignition",
            "着火后15分钟内出水(十五分钟消防时间)", Rule::within, {water_on, "", ignition, "", 900},
            Status::verified, "old siting rule for towns: 4 + 2.5 + 1 + 4 + 3.5 min", true, true,
            LibraryRole::comparison)};
}

std::vector<LibraryClause> people_and_water() {
  using enum Happening;
  return {
      entry("ambulance_leaves_3min", Layer::county,
            "First ambulance leaves within 3 min of its dispatch", "首辆救护车3分钟内出车",
            Rule::within, {turned_out, "ambulance", dispatched, "ambulance", 180}, Status::verified,
            "national target for 2025: 95 % leave in 3 min", false, true),
      entry("first_ambulance_20min", Layer::county,
            "First ambulance on scene within 20 min of the call", "呼叫后20分钟内首辆救护车到场",
            Rule::within, {arrived, "ambulance", called_120, "", 1200}, Status::assumed,
            "no binding standard; within the radius of 10 to 20 km of the national target"),
      entry("out_before_harm", Layer::county,
            "Zone evacuated before harmful heat, blast or gas reaches it", "危害到达前区域疏散完毕",
            Rule::before, {zone_evacuated, "{zone}", zone_harmed, "{zone}", 0}, Status::assumed,
            "what evacuation is for; no standard sets it"),
      entry("rain_valve_before_run_off", Layer::post_card,
            "Rain-water valve closed before run-off leaves the site", "污水外流前关闭雨排阀",
            Rule::before, {rain_valve_closed, "", run_off_left, "", 0}, Status::assumed,
            "what the valve is for; the standard's clause was not seen")};
}

LibraryClause bound(const char* id, const char* text, const char* text_zh, const char* measure,
                    double limit, const char* unit) {
  Clause clause;
  clause.id = id;
  clause.layer = Layer::comprehensive;
  clause.text = text;
  clause.text_zh = text_zh;
  clause.rule = Rule::number;
  clause.measure = measure;
  clause.comparison = Operator::below;
  clause.limit = limit;
  clause.unit = unit;
  return {clause,
          LibraryRole::clause,
          false,
          false,
          Status::verified,
          "State Council Decree 493 (2007) art. 3: where a larger accident begins"};
}

/// Bounds of the accident classes: aims, not duties, so they come in by name only.
std::vector<LibraryClause> accident_classes() {
  return {bound("deaths_below_3", "Fewer than 3 deaths: not a larger accident",
                "死亡少于3人(不构成较大事故)", "deaths", 3, ""),
          bound("injuries_below_10", "Fewer than 10 serious injuries: not a larger accident",
                "重伤少于10人(不构成较大事故)", "injuries", 10, ""),
          bound("loss_below_10m_yuan", "Direct loss below 10 million yuan: not a larger accident",
                "直接经济损失少于1000万元(不构成较大事故)", "loss_yuan", 1000, "万元")};
}

bool is_in(const LibraryClause& entry, std::string_view set) {
  return entry.role == LibraryRole::clause &&
         ((set == "2016" && entry.in_2016) || (set == "current" && entry.in_current));
}

/// The clause itself, or one for each zone.
std::vector<Clause> expanded(const Clause& clause, const Drill& drill) {
  if (clause.of_entity != each_zone) return {clause};
  std::vector<Clause> clauses;
  for (const Zone& zone : drill.surroundings) {
    Clause one = clause;
    one.id += "_" + zone.id;
    one.of_entity = one.since_entity = zone.id;
    one.text = zone.id + ": " + clause.text;
    one.text_zh = (zone.name_zh.empty() ? zone.id : zone.name_zh) + ": " + clause.text_zh;
    clauses.push_back(std::move(one));
  }
  return clauses;
}

}  // namespace

const std::vector<LibraryClause>& clause_library() {
  static const std::vector<LibraryClause> library = [] {
    std::vector<LibraryClause> all = reports();
    for (const auto& part : {fire_service(), people_and_water(), accident_classes()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return library;
}

std::vector<std::string> library_names() {
  std::vector<std::string> names{"2016", "current"};
  for (const LibraryClause& entry : clause_library()) names.push_back(entry.clause.id);
  return names;
}

FromLibrary from_library(const Drill& drill) {
  FromLibrary result;
  const Cast cast(drill);
  const auto has_entities = [&](const Clause& clause) {
    const auto known = [&](const std::string& selector) {
      return selector.empty() || cast.knows(selector);
    };
    return known(clause.of_entity) && known(clause.since_entity);
  };
  const auto add = [&](const LibraryClause& entry, bool in_any_case) {
    for (const Clause& clause : expanded(entry.clause, drill)) {
      const auto same = [&](const auto& other) { return other.first.id == clause.id; };
      if (!in_any_case && !has_entities(clause)) continue;
      if (std::ranges::find(drill.plan.clauses, clause.id, &Clause::id) !=
              drill.plan.clauses.end() ||
          std::ranges::any_of(result.clauses, same))
        continue;
      result.clauses.emplace_back(clause, &entry);
    }
  };
  const auto& names = drill.plan.library;
  for (auto name = names.begin(); name != names.end(); ++name)
    if (std::find(names.begin(), name, *name) != name &&
        std::ranges::find(result.twice, *name) == result.twice.end())
      result.twice.push_back(*name);
  for (const std::string& name : drill.plan.library) {
    const auto named = std::ranges::find_if(
        clause_library(), [&](const LibraryClause& entry) { return entry.clause.id == name; });
    if (named != clause_library().end()) {
      const auto takes_in = [&](const std::string& set) {
        return is_in(*named, set) &&
               std::ranges::any_of(expanded(named->clause, drill), has_entities);
      };
      if (std::ranges::any_of(names, takes_in) &&
          std::ranges::find(result.twice, name) == result.twice.end())
        result.twice.push_back(name);
      if (named->role == LibraryRole::clause)
        add(*named, true);
      else
        result.no_clauses.push_back(name);
    } else if (name == "2016" || name == "current") {
      for (const LibraryClause& entry : clause_library())
        if (is_in(entry, name)) add(entry, false);
    } else {
      result.unknown.push_back(name);
    }
  }
  return result;
}

}  // namespace yuyan::response
