// yuyan check: reads a scenario and shows what it says, or all that is wrong with it.
#include <map>

#include <nlohmann/json.hpp>

#include "cli/drill.h"
#include "cli/options.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "cli/words.h"

namespace yuyan::cli {
namespace {

using Json = nlohmann::ordered_json;
using reader::ParameterRow;

std::string title(const response::Scenario& scenario, Language language) {
  return language == Language::chinese ? scenario.title_zh : scenario.title;
}

std::string parameter_table(const std::vector<ParameterRow>& rows, Language language) {
  const bool chinese = language == Language::chinese;
  using enum Table::Align;
  Table table({left, left, left, left, left}, "");
  table.row({chinese ? "参数" : "parameter", chinese ? "取值" : "value", chinese ? "单位" : "unit",
             chinese ? "状态" : "status", chinese ? "来源" : "source"});
  for (const ParameterRow& row : rows) {
    std::string source = row.source;
    if (row.is_default)
      source += source.empty() ? (chinese ? "(默认)" : "(default)")
                               : (chinese ? " (默认)" : " (default)");
    table.row({row.name, row.value, row.unit, status_word(row.status, language), source});
  }
  return table.text();
}

Json diagnostics_json(const reader::Diagnostics& diagnostics, Language language) {
  Json list = Json::array();
  for (const reader::Diagnostic& one : diagnostics.sorted())
    list.push_back({{"severity", one.severity == reader::Severity::error ? "error" : "warning"},
                    {"file", one.place.file},
                    {"line", one.place.line},
                    {"key", one.key},
                    {"what", one.what.in(language)},
                    {"allowed", one.allowed.in(language)},
                    {"advice", one.advice.in(language)}});
  return list;
}

Json parameters_json(const std::vector<ParameterRow>& rows) {
  Json list = Json::array();
  for (const ParameterRow& row : rows)
    list.push_back({{"name", row.name},
                    {"value", row.value},
                    {"unit", row.unit},
                    {"status", parameters::name_of(row.status)},
                    {"source", row.source},
                    {"default", row.is_default}});
  return list;
}

int show_faults(const LoadedDrill& loaded, bool json, const Console& console) {
  if (json) {
    const Json answer{{"valid", false},
                      {"diagnostics", diagnostics_json(loaded.diagnostics, console.language)}};
    console.print("{}\n", answer.dump(2));
  }
  loaded.refuse_errors();
  return wrong_input;
}

void show(const LoadedDrill& loaded, const Console& console) {
  console.err << loaded.diagnostics.render(console.language);
  const response::Scenario& scenario = loaded.drill.scenario;
  console.print("{} ({})\n", title(scenario, console.language), scenario.name);
  console.print("{}\n\n",
                console.say(text("{} files, {} parameters: {}", "{} 个文件, {} 个参数: {}",
                                 loaded.reading.inputs.size(), loaded.reading.parameters.size(),
                                 status_counts(loaded.reading.parameters, console.language))));
  console.out << parameter_table(loaded.reading.parameters, console.language);
}

void show_json(const LoadedDrill& loaded, const Console& console) {
  std::vector<std::string> files;
  for (const auto& [name, bytes] : loaded.reading.inputs) files.push_back(name);
  const Json answer{{"valid", true},
                    {"scenario", loaded.drill.scenario.name},
                    {"title", title(loaded.drill.scenario, console.language)},
                    {"files", files},
                    {"parameters", parameters_json(loaded.reading.parameters)},
                    {"diagnostics", diagnostics_json(loaded.diagnostics, console.language)}};
  console.print("{}\n", answer.dump(2));
}

}  // namespace

int check(const Arguments& arguments, const Console& console) {
  std::string scenario;
  bool json = false;
  Options options(
      "check SCENARIO [options]",
      {"Reads a scenario and prints its parameters with unit, status and source, or all "
       "that is wrong with it.",
       "读取并检查情景: 列出全部参数及其单位、状态、来源, 或一次列出全部错误。"});
  options.argument("SCENARIO", scenario,
                   {"folder with a scenario.toml, or a TOML file", "情景文件夹或 TOML 文件"});
  options.flag("json", json, {"prints JSON", "输出 JSON"});
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  const LoadedDrill loaded = load_drill(scenario);
  if (loaded.diagnostics.errors() > 0) return show_faults(loaded, json, console);
  if (json)
    show_json(loaded, console);
  else
    show(loaded, console);
  return done;
}

}  // namespace yuyan::cli
