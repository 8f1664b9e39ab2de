// yuyan queue: closed forms and exact models of service systems as a calculator.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "cli/options.h"
#include "cli/queue_formulas.h"
#include "cli/queue_scenario.h"
#include "cli/table.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"
#include "models/parameters/nearest.h"
#include "scenarios/reader/values.h"

namespace yuyan::cli {
namespace {

using Json = nlohmann::ordered_json;
using enum Table::Align;

std::vector<std::string> model_names() {
  std::vector<std::string> names;
  for (const Formula& formula : formulas()) names.emplace_back(formula.name);
  names.emplace_back("hypercube");
  names.emplace_back("coverage");
  return names;
}

std::string list_of_models(Language language) {
  const bool chinese = language == Language::chinese;
  Table table({left, left, left});
  for (const Formula& formula : formulas()) {
    std::string inputs;
    for (const FormulaInput& input : formula.inputs) {
      inputs += inputs.empty() ? "" : " ";
      inputs += fmt::format("{}=", input.name);
    }
    table.row({std::string(formula.name), formula.summary.in(language), inputs});
  }
  table.row({"hypercube",
             chinese ? "拉森超立方模型: 负荷、出动、损失或等待"
                     : "Larson's hypercube: workloads, dispatches, loss or waits",
             chinese ? "情景 [kind=]" : "SCENARIO [kind=]"});
  table.row({"coverage",
             chinese ? "覆盖选址: 最大覆盖与最大期望覆盖; 未给 units 时求最少站点"
                     : "where to put units: MCLP, MEXCLP; LSCP without units",
             chinese ? "情景 limit_s= | 表.csv, [units=] [busy=] [kind=]"
                     : "SCENARIO limit_s= | FILE.csv, [units=] [busy=] [kind=]"});
  return table.text();
}

FormulaValues values_in(const Formula& formula, const std::vector<std::string>& words) {
  FormulaValues values;
  std::vector<std::string> names;
  names.reserve(formula.inputs.size());
  for (const FormulaInput& input : formula.inputs) names.emplace_back(input.name);
  for (const auto& [key, text_value] : pairs_in(words)) {
    const auto input = std::ranges::find(formula.inputs, key, &FormulaInput::name);
    if (input == formula.inputs.end()) {
      const auto near = parameters::nearest_names(key, names);
      if (!near.empty())
        throw UsageError(text("{} has no input {}; did you mean {}?", "{} 没有输入 {}; 是否为 {}?",
                              formula.name, key, listed(near)));
      throw UsageError(text("{} has no input {}; inputs: {}", "{} 没有输入 {}; 可用: {}",
                            formula.name, key, listed(names)));
    }
    std::string commas = text_value;  // lists of tables have semicolons
    std::ranges::replace(commas, ';', ',');
    for (const std::string& part : reader::split(commas, ',')) {
      const auto number = reader::number_in(part);
      if (!number || !std::isfinite(*number))
        throw UsageError(
            text("{}={}: \"{}\" is not a number", "{}={}: \"{}\" 不是数值", key, text_value, part));
      values[key].push_back(*number);
    }
    if (!input->is_list && values[key].size() != 1)
      throw UsageError(
          text("{}={}: one number, not a list", "{}={}: 应为一个数值", key, text_value));
  }
  for (const FormulaInput& input : formula.inputs) {
    if (values.contains(std::string(input.name))) continue;
    if (std::isnan(input.otherwise))
      throw UsageError(text("{} needs {}= ({})", "{} 需要 {}= ({})", formula.name, input.name,
                            input.meaning.english));
    values[std::string(input.name)] = {input.otherwise};
  }
  return values;
}

int evaluate(const Formula& formula, const std::vector<std::string>& words, bool json,
             const Console& console) {
  const FormulaValues values = values_in(formula, words);
  const auto outputs = checked([&] { return formula.evaluate(values); });
  if (json) {
    Json inputs = Json::object();
    for (const auto& [name, list] : values) {
      if (list.size() == 1)
        inputs[name] = list.front();
      else
        inputs[name] = list;
    }
    Json found = Json::object();
    for (const FormulaOutput& output : outputs) found[output.name] = output.value;
    console.print("{}\n",
                  Json{{"model", formula.name}, {"inputs", inputs}, {"outputs", found}}.dump(2));
    return done;
  }
  Table table({left, right, left});
  for (const FormulaOutput& output : outputs)
    table.row({output.name, fmt::format("{:.8g}", output.value), console.say(output.meaning)});
  console.out << table.text();
  return done;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> pairs_in(const std::vector<std::string>& words) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& word : words) {
    const auto equals = word.find('=');
    if (equals == std::string::npos || equals == 0)
      throw UsageError(text("{} is not key=value", "{} 应写作 键=值", word));
    pairs.emplace_back(word.substr(0, equals), word.substr(equals + 1));
  }
  return pairs;
}

int queue(const Arguments& arguments, const Console& console) {
  std::vector<std::string> words;
  bool json = false;
  Options options(
      "queue [MODEL key=value …] [options]",
      {"Evaluates closed forms and exact models of service systems; any consistent unit "
       "of time.\n"
       "  yuyan queue erlang_c units=10 rate=8 service=1\n"
       "  yuyan queue hypercube scenarios/verification/hypercube\n"
       "  yuyan queue coverage cover.csv units=3 busy=0.4",
       "计算服务系统的解析公式与精确模型; 时间单位自洽即可。\n"
       "  yuyan queue erlang_c units=10 rate=8 service=1\n"
       "  yuyan queue hypercube scenarios/verification/hypercube\n"
       "  yuyan queue coverage cover.csv units=3 busy=0.4"});
  options.arguments("MODEL key=value …", words, {"model and its inputs", "模型及其输入"});
  options.flag("json", json, {"prints JSON", "输出 JSON"});
  if (!options.parse(arguments)) {
    console.out << options.help(console.language) << '\n' << list_of_models(console.language);
    return done;
  }
  if (words.empty()) {
    console.out << list_of_models(console.language);
    return done;
  }
  const std::string model = words.front();
  words.erase(words.begin());
  if (model == "hypercube") return queue_hypercube(words, json, console);
  if (model == "coverage") return queue_coverage(words, json, console);
  const auto formula = std::ranges::find(formulas(), model, &Formula::name);
  if (formula == formulas().end()) {
    const auto near = parameters::nearest_names(model, model_names());
    throw UsageError(text("there is no model {}; models: {}", "没有模型 {}; 可用: {}", model,
                          listed(near.empty() ? model_names() : near)));
  }
  return evaluate(*formula, words, json, console);
}

}  // namespace yuyan::cli
