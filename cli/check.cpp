// yuyan check: reads a scenario and shows what it says, or all that is wrong with it.
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include <nlohmann/json.hpp>

#include "cli/effort.h"
#include "cli/options.h"
#include "cli/study.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "cli/width.h"
#include "cli/words.h"

namespace yuyan::cli {
namespace {

using Json = nlohmann::ordered_json;
using reader::ParameterRow;

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
    // One long list does not push what is behind it off the screen; the JSON has all of it.
    constexpr std::size_t widest = 60;
    table.row(
        {row.name, cut(row.value, widest), row.unit, status_word(row.status, language), source});
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

/// The kinds of findings in the order in which they are shown.
const std::vector<std::pair<std::string, Text>>& finding_kinds() {
  static const std::vector<std::pair<std::string, Text>> kinds{
      {"nothing_happens", {"nothing happens", "无事故"}},
      {"impossible_clause", {"cannot be met", "无法满足"}},
      {"impossible_deadline", {"deadline too short", "时限过短"}},
      {"dead_trigger", {"never set off", "不会触发"}},
      {"circular", {"circular orders", "循环触发"}},
      {"without_means", {"without means", "缺少手段"}},
      {"double_booked", {"double-booked", "超额调派"}},
      {"idle_group", {"idle group", "工作组闲置"}},
      {"seam_trigger", {"seam: a trigger without counterpart", "衔接: 触发无对应"}},
      {"seam_notice", {"seam: a notice without receiver", "衔接: 通知无接收方"}},
      {"seam_resource", {"seam: a resource counted twice", "衔接: 力量重复计入"}},
      {"seam_command", {"seam: no rule of hand-over", "衔接: 无指挥移交规则"}}};
  return kinds;
}

/// `orders.csv:12: plan.orders.CO2: ...`, kind by kind; what all of a kind have to do is said once.
std::string findings_text(const Study& study, const PlanReview& review, Language language) {
  std::string all;
  for (const auto& [kind, words] : finding_kinds()) {
    std::vector<PlanReview::Finding> alike;
    std::ranges::copy_if(review.findings, std::back_inserter(alike),
                         [&](const auto& finding) { return finding.kind == kind; });
    if (alike.empty()) continue;
    const std::string advice = alike.front().advice.in(language);
    const bool is_common = std::ranges::all_of(
        alike, [&](const auto& finding) { return finding.advice.in(language) == advice; });
    all += fmt::format("  {} ({}){}\n", words.in(language), alike.size(),
                       is_common ? ": " + advice : "");
    for (const auto& finding : alike) {
      const reader::Place place = study.reading().place_of(finding.path);
      all += fmt::format("    {}:{}: {}: {}{}\n", place.file, place.line, finding.path,
                         finding.what.in(language),
                         is_common ? "" : "; " + finding.advice.in(language));
    }
  }
  return all;
}

std::string review_text(const Study& study, const PlanReview& review, Language language) {
  const bool chinese = language == Language::chinese;
  const std::size_t count = review.findings.size();
  std::string all =
      chinese ? fmt::format("\n预案分析: {} 项发现\n", count)
              : fmt::format("\nAnalysis of the plan: {} finding{}\n", count, count == 1 ? "" : "s");
  all += findings_text(study, review, language);
  if (review.fastest.empty()) return all;
  all += chinese ? "\n各时限条款的最快可能用时(动作均立即执行)\n"
                 : "\nThe fastest that each clause could be met, with every order carried out at "
                   "once\n";
  using enum Table::Align;
  Table table({left, right, right});
  table.row(
      {chinese ? "条款" : "clause", chinese ? "最快" : "fastest", chinese ? "时限" : "limit"});
  for (const auto& fastest : review.fastest)
    table.row({fastest.clause,
               std::isfinite(fastest.seconds) ? fmt::format("{:.0f} s", fastest.seconds)
                                              : std::string(chinese ? "不可能" : "never"),
               fmt::format("{:.0f} s", fastest.limit_s)});
  return all + table.text();
}

Json review_json(const Study& study, const PlanReview& review, Language language) {
  Json findings = Json::array();
  for (const auto& finding : review.findings) {
    const reader::Place place = study.reading().place_of(finding.path);
    findings.push_back({{"kind", finding.kind},
                        {"path", finding.path},
                        {"file", place.file},
                        {"line", place.line},
                        {"what", finding.what.in(language)},
                        {"advice", finding.advice.in(language)}});
  }
  Json fastest = Json::array();
  for (const auto& one : review.fastest)
    fastest.push_back({{"clause", one.clause},
                       {"fastest_s", std::isfinite(one.seconds) ? Json(one.seconds) : Json()},
                       {"limit_s", one.limit_s}});
  return {{"findings", findings}, {"fastest", fastest}};
}

int show_faults(const Study& study, bool json, const Console& console) {
  if (json) {
    const Json answer{{"valid", false},
                      {"diagnostics", diagnostics_json(study.diagnostics(), console.language)}};
    console.print("{}\n", answer.dump(2));
  }
  study.refuse_errors();
  return wrong_input;
}

void show(const Study& study, const Console& console) {
  console.err << study.diagnostics().render(console.language);
  console.print("{} ({})\n", console.say(study.title()), study.name());
  console.print("{}\n\n",
                console.say(text("{} files, {} parameters: {}", "{} 个文件, {} 个参数: {}",
                                 study.reading().inputs.size(), study.reading().parameters.size(),
                                 status_counts(study.reading().parameters, console.language))));
  console.out << parameter_table(study.reading().parameters, console.language);
  const PlanReview review = study.review();
  if (!review.findings.empty() || !review.fastest.empty())
    console.out << review_text(study, review, console.language);
}

void show_json(const Study& study, const Console& console) {
  std::vector<std::string> files;
  for (const auto& [name, bytes] : study.reading().inputs) files.push_back(name);
  const Json answer{{"valid", true},
                    {"scenario", study.name()},
                    {"title", console.say(study.title())},
                    {"files", files},
                    {"parameters", parameters_json(study.reading().parameters)},
                    {"diagnostics", diagnostics_json(study.diagnostics(), console.language)},
                    {"plan", review_json(study, study.review(), console.language)}};
  console.print("{}\n", answer.dump(2));
}

}  // namespace

int check(const Arguments& arguments, const Console& console) {
  std::string scenario;
  Overrides overrides;
  bool json = false;
  Options options(
      "check SCENARIO [options]",
      {"Reads a scenario and prints its parameters with unit, status and source and what can be "
       "said of its plan, or all that is wrong with it.",
       "读取并检查情景: 列出全部参数及其单位、状态、来源, 或一次列出全部错误。"});
  options.argument("SCENARIO", scenario,
                   {"folder with a scenario.toml, or a TOML file", "情景文件夹或 TOML 文件"});
  add_overrides(options, overrides);
  options.flag("json", json, {"prints JSON", "输出 JSON"});
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  const std::unique_ptr<Study> study = open_study(scenario, overrides);
  if (study->diagnostics().errors() > 0) return show_faults(*study, json, console);
  if (json)
    show_json(*study, console);
  else
    show(*study, console);
  return done;
}

}  // namespace yuyan::cli
