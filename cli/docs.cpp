// yuyan docs: prints the pages of docs/ that follow from the code; tests hold them to it.
#include <algorithm>
#include <array>
#include <optional>

#include "cli/options.h"
#include "cli/programme_late.h"
#include "cli/programme_response.h"
#include "cli/programme_results.h"
#include "cli/rehearsal.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"
#include "cli/version.h"
#include "models/response/clause_library.h"
#include "models/response/happening.h"
#include "models/service/outcomes.h"
#include "scenarios/reader/drill.h"
#include "scenarios/reader/programme.h"
#include "scenarios/reader/service.h"
#include "sim/results/format.h"
#include "sim/results/markdown.h"
#include "sim/results/replications.h"

namespace yuyan::cli {
namespace {

/// The least drill that has every table: no page shows its names.
response::DrillModel least_model() {
  response::Drill drill;
  drill.scenario.name = "scenario";
  drill.roads.junctions = {{.id = "a"}, {.id = "b"}};
  drill.roads.segments = {{.id = "road", .from = "a", .to = "b"}};
  drill.site.gate_junction = "a";
  drill.site.bunds.emplace_back().id = "bund";
  drill.site.facilities.emplace_back().id = "office";
  response::Tank& tank = drill.tanks.emplace_back();
  tank.id = "tank";
  tank.bund = "bund";
  response::Zone& zone = drill.surroundings.emplace_back();
  zone.id = "zone";
  zone.junction = zone.shelter_junction = "b";
  response::Station& station = drill.stations.emplace_back();
  station.id = "station";
  station.junction = "b";
  response::Unit& unit = drill.units.list.emplace_back();
  unit.id = "unit";
  unit.station = "station";
  drill.background.kinds.emplace_back().id = "call";
  response::CallZone& calls = drill.background.zones.emplace_back();
  calls.id = "zone";
  calls.junction = "b";
  response::Hospital& hospital = drill.hospitals.list.emplace_back();
  hospital.id = "hospital";
  hospital.junction = "b";
  response::Clause& clause = drill.plan.clauses.emplace_back();
  clause.id = "clause";
  drill.events.airborne.smoke_co_yield = 0.01;  // so that something can be in the air
  drill.weather.emplace_back();
  drill.events.initiating.emplace_back().id = "event";
  return response::DrillModel(std::move(drill));
}

/// Words that are ids of a scenario are none of the format.
template <class Columns>
void leave_out_words(Columns& columns, const std::vector<std::string_view>& names) {
  for (auto& column : columns) {
    const auto path = [&] {
      if constexpr (requires { column.path; })
        return results::name_of(column.path);
      else
        return std::string_view(column.name);
    }();
    if (std::ranges::find(names, path) != names.end()) column.meanings.clear();
  }
}

/// The least service that has every table.
service::ServiceModel least_service() {
  service::Service service;
  service.horizon_s = 1;
  service.limits_s = {1};
  service.sample_interval_s = 1;
  service.ranks = 1;
  service.record_calls = true;
  service.places.emplace_back().id = "area";
  service::Kind& kind = service.kinds.emplace_back();
  kind.id = "kind";
  kind.units = 1;
  service::Stage& stage = service.stages.emplace_back();
  stage.id = "stage";
  stage.kind = "kind";
  service::Stream& stream = service.streams.emplace_back();
  stream.id = "stream";
  stream.area = "area";
  stream.stages = {"stage"};
  service.races.emplace_back().id = "race";
  return service::ServiceModel(std::move(service));
}

/// The least programme that has every table.
ProgrammeModel least_programme() {
  reader::Programme programme;
  inspection::Inspection& tables = programme.inspection;
  tables.horizon.years = 1;
  tables.counties.emplace_back().id = "county";
  inspection::Sector& sector = tables.sectors.emplace_back();
  sector.id = "sector";
  sector.department = "department";
  inspection::Staff& team = tables.staff.emplace_back();
  team.id = "team";
  team.county = "county";
  team.department = "department";
  inspection::Enterprise& enterprise = tables.enterprises.emplace_back();
  enterprise.id = "enterprise";
  enterprise.county = "county";
  enterprise.sector = "sector";
  tables.strategies.emplace_back().id = "strategy";
  tables.measures.emplace_back().id = "kpi";
  indicators::Outlook& outlook = programme.indicators;
  outlook.counties.push_back({.id = "county", .population = 1});
  outlook.outside.emplace_back().id = "source";
  outlook.outside.back().sector = "sector";
  outlook.control_numbers.push_back({.id = "number"});
  outlook.targets.push_back({.id = "target", .year = 2016});
  return ProgrammeModel(programme);
}

std::string results_page() {
  const ProgrammeModel programme = least_programme();
  results::Layout layout = merged(results::replications_layout(), result_layout(least_model(), {}));
  layout = merged(std::move(layout), service::layout_of(least_service()));
  results::Layout of_programme = programme_layout(programme, {});
  add_responses({{.sector = "sector", .with = {}, .baseline = {}, .measured = {}}}, of_programme);
  layout = merged(std::move(layout), with_late_tables(std::move(of_programme), programme));
  leave_out_words(layout.variables, {"initiating_event", "winner"});
  for (results::EventTable& table : layout.event_tables)
    leave_out_words(table.columns, {"entity", "place", "unit", "junction", "stream", "stage",
                                    "area", "county", "sector", "cause"});
  return fmt::format(
             "# Result file\n\n"
             "`yuyan run` writes one HDF5 file, format `{}`, version {}.{}. It opens with h5py "
             "and, "
             "group by group, with xarray\n(`engine=\"netcdf4\"` or `\"h5netcdf\"`). This page is "
             "printed by `yuyan docs results`, and a test holds it to the code.\n\n"
             "* The first axis of every array that replications fill is `/replication`; other axes "
             "are in the same group or above.\n"
             "* Missing values: NaN, -1 in flags and codes, the least 64-bit integer; "
             "`_FillValue` says so. `units` are SI; `long_name` and `long_name_zh` say what an "
             "array holds.\n"
             "* A code is the position of a word in `flag_meanings`; words that are ids of the "
             "scenario are not listed here.\n"
             "* Root attributes: `format`, `format_version`, `program_version`, `git_commit`, "
             "`scenario_sha256`, `seed`, `replications`, `created_utc`, `command_line`, `notice` "
             "({}), `notice_en`, `scenario`, `title`, `title_zh`.\n"
             "* Groups follow the kind of scenario: `/drill`, `/service`, or `/programme` and "
             "`/targets`; below "
             "`/service/states` there is a group for each kind of unit with ten units or fewer.\n"
             "* `/inputs/<file>` holds the bytes of every input file.\n"
             "* Until all replications are finished there is only `FILE.h5.part`, which "
             "`yuyan run --resume` and `yuyan info` read.\n\n",
             results::result_format, results::result_version.major, results::result_version.minor,
             notice().chinese) +
         results::markdown(layout);
}

/// The words in which a drill is told, for readers of results in other languages than C++.
std::string words_table() {
  std::string all = "happening,en,zh\n";
  for (const response::Word& word : response::words)
    all += fmt::format("{},\"{}\",\"{}\"\n", word.name, word.en, word.zh);
  return all;
}

std::string clauses_page() {
  std::string page =
      "# Clauses from standards\n\n"
      "A plan takes clauses in by name, or a whole set, beside its own: `[plan]` "
      "`library = [\"2016\", \"public_information_24h\"]`. Of a set, those come in for which the "
      "scenario has entities;\na clause of the plan with the same id stands in their place. "
      "`{zone}` "
      "makes one clause for each zone, its id behind the name. This page is printed by "
      "`yuyan docs clauses`, and a test holds it to the code.\n\n"
      "An *eligibility* says whether a station's engines may be counted as the depot's own: the "
      "summary of a run gives its probability for every station, and it is no deadline of a plan. "
      "A "
      "*comparison* binds nobody any more.\n\n"
      "| name | set | metric | operator | limit | unit | status | source | text | 条款 |\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
  for (const response::LibraryClause& entry : response::clause_library()) {
    const response::Clause& clause = entry.clause;
    const auto named = [](std::optional<response::Happening> happening, const std::string& entity) {
      return happening ? std::string(word(*happening).name) + (entity.empty() ? "" : " " + entity)
                       : "";
    };
    const std::string set = entry.role != response::LibraryRole::clause
                                ? std::string(name_of(entry.role))
                            : entry.in_2016 && entry.in_current ? "2016, current"
                            : entry.in_2016                     ? "2016"
                            : entry.in_current                  ? "current"
                                                                : "by name";
    const bool within = clause.rule == response::Rule::within;
    const bool number = clause.rule == response::Rule::number;
    const std::string metric = number
                                   ? clause.measure
                                   : fmt::format("{} after {}", named(clause.of, clause.of_entity),
                                                 named(clause.since, clause.since_entity));
    page += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", clause.id, set,
                        metric,
                        number   ? name_of(clause.comparison)
                        : within ? "<="
                                 : name_of(clause.rule),
                        number   ? fmt::format("{}", clause.limit.value_or(0))
                        : within ? fmt::format("{}", clause.limit_s)
                                 : "",
                        within ? "s" : clause.unit, parameters::name_of(entry.status), entry.source,
                        clause.text, clause.text_zh);
  }
  page +=
      "\n## Where the editions differ\n\n"
      "The sets are those in force in 2016 and today. Their numbers differ where a row above is of "
      "one set only:\n\n"
      "| what | 2016 | current |\n"
      "| --- | --- | --- |\n"
      "| reports between levels of government | 1 h each (Hebei rule), within Decree 493's 2 h | 2 "
      "h "
      "each (Decree 493); whether Hebei still asks 1 h was not seen |\n"
      "| ambulance leaves after its dispatch | no national figure | 3 min in 95 % of the cases, "
      "target for 2025 |\n\n"
      "Elsewhere the editions have changed without changing a number that a clause holds: 建标 "
      "152-2011 and 152-2017 differ in the area of a station (7 km2 and 15 km2 in suburbs; 7, 4 "
      "and "
      "2 km2 by level and\n15 km2) and in its distance from hazardous goods (200 m; 300 m), not in "
      "the 5 min; GB 50151-2010 and -2021 in rates, which are in the table of agents by the "
      "scenario's `standards`; GB/T 29639-2013 and -2020\nin the steps of writing a plan (six; "
      "eight) and AQ/T 9007-2011 and -2019 in those of a drill, which set no time. Decree 493 and "
      "GB 50074-2014 are in force in both.\n";
  return page;
}

struct Page {
  std::string_view name;
  std::string (*text)();
};

constexpr std::array pages{Page{"scenario", reader::drill_page},
                           Page{"service", reader::service_page},
                           Page{"programme", reader::programme_page},
                           Page{"results", results_page},
                           Page{"clauses", clauses_page},
                           Page{"words", words_table}};

std::string page_names() {
  std::vector<std::string> names;
  names.reserve(pages.size());
  for (const Page& page : pages) names.emplace_back(page.name);
  return listed(names);
}

}  // namespace

int docs(const Arguments& arguments, const Console& console) {
  std::string name;
  Options options("docs PAGE", {"Prints a page of docs/ from the code.", "由代码生成文档页。"});
  const std::string names = page_names();
  options.argument("PAGE", name, text("one of {}", "{} 之一", names));
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  const auto page = std::ranges::find(pages, name, &Page::name);
  if (page == pages.end())
    throw UsageError(text("{} is no page; pages: {}", "没有文档页 {}; 可用: {}", name, names));
  console.out << page->text();
  return done;
}

}  // namespace yuyan::cli
