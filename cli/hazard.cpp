// yuyan hazard: the consequence models as a calculator.
#include <algorithm>
#include <optional>

#include "cli/hazard_text.h"
#include "cli/input_file.h"
#include "cli/options.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"

namespace yuyan::cli {
namespace {

using consequence::Catalogue;
using consequence::Keys;
using consequence::Model;

struct Asked {
  std::vector<std::string> words;  ///< the model, then key=value
  std::optional<std::string> cases, contours, over;
  bool json = false;
};

Options options_for(Asked& asked) {
  Options options("hazard [MODEL [key=value …]] [options]",
                  {"Lists the consequence models, or evaluates one; SI units, absolute pressures.\n"
                   "  yuyan hazard pool_fire fuel=gasoline diameter_m=21 wind_m_s=4 distance_m=60\n"
                   "  yuyan hazard pool_fire fuel=gasoline diameter_m=21 --contours 37.5,12.5,4.7\n"
                   "  yuyan hazard pool_fire diameter_m=21 --over distance_m=20:200:10\n"
                   "  yuyan hazard --cases cases.csv",
                   "列出后果模型, 或计算其中一个; 国际单位制, 绝对压力。\n"
                   "  yuyan hazard pool_fire fuel=gasoline diameter_m=21 wind_m_s=4 distance_m=60\n"
                   "  yuyan hazard pool_fire fuel=gasoline diameter_m=21 --contours 37.5,12.5,4.7\n"
                   "  yuyan hazard pool_fire diameter_m=21 --over distance_m=20:200:10\n"
                   "  yuyan hazard --cases cases.csv"});
  options.arguments("MODEL key=value …", asked.words,
                    {"model and its inputs; MODEL --help lists them", "模型及其输入"});
  options.value("contours", "LEVELS", asked.contours,
                {"distances of these levels, in kW/m2 or kPa, with commas",
                 "各等级(kW/m2 或 kPa, 逗号分隔)的到达距离"});
  options.value("over", "key=from:to:step", asked.over,
                {"a table over an input, or over several with commas between, as CSV",
                 "沿一个或多个(逗号分隔)输入计算, 输出 CSV 表"});
  options.value("cases", "FILE.csv", asked.cases,
                {"evaluates a table of cases: id, model, inputs, output, expected, tolerance",
                 "逐行核对算例表: id, model, inputs, output, expected, tolerance"});
  options.flag("json", asked.json, {"prints JSON", "输出 JSON"});
  return options;
}

Keys keys_in(const std::vector<std::string>& words) {
  Keys keys;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto equals = words[i].find('=');
    if (equals == std::string::npos || equals == 0)
      throw UsageError(text("{} is not key=value", "{} 应写作 键=值", words[i]));
    keys.emplace_back(words[i].substr(0, equals), words[i].substr(equals + 1));
  }
  return keys;
}

std::vector<double> levels_in(const std::string& given) {
  std::vector<double> levels;
  if (consequence::detail::read(given, levels) || levels.empty())
    throw UsageError(text("--contours {}: give numbers with commas between, such as 37.5,12.5,4.7",
                          "--contours {}:应为逗号分隔的数值, 如 37.5,12.5,4.7", given));
  return levels;
}

void print(const Console& console, const Json& json) { console.print("{}\n", json.dump(2)); }

int evaluate_cases(const Catalogue& catalogue, const std::string& file, bool json,
                   const Console& console) {
  std::vector<consequence::CaseOutcome> outcomes;
  for (const consequence::Case& one : consequence::read_cases(content_of(file)))
    outcomes.push_back(evaluate(catalogue, one));
  if (json)
    print(console, cases_json(outcomes, console.language));
  else
    console.out << cases_csv(outcomes, console.language);
  const auto holds =
      std::ranges::count(outcomes, consequence::Verdict::holds, &consequence::CaseOutcome::verdict);
  const auto rest = static_cast<std::ptrdiff_t>(outcomes.size()) - holds;
  console.note("{}\n", console.say(text("{} of {} cases hold", "{} / {} 个算例成立", holds,
                                        outcomes.size())));
  return rest == 0 ? done : answer_is_no;
}

int evaluate_model(const Model& model, const Asked& asked, const Console& console) {
  const Keys keys = keys_in(asked.words);
  if (asked.contours) {
    const auto contours = consequence::contours(model, keys, levels_in(*asked.contours));
    if (asked.json)
      print(console, contours_json(model, keys, contours));
    else
      console.out << contours_text(model, contours, console.language);
  } else if (asked.over) {
    const auto sweeps = consequence::parse_sweeps(*asked.over);
    const auto rows = consequence::over(model, keys, sweeps);
    if (asked.json)
      print(console, sweep_json(model, sweeps, rows, console.language));
    else
      console.out << sweep_csv(sweeps, rows, console.language);
  } else {
    const consequence::Evaluation evaluation = model.evaluate(keys);
    if (asked.json)
      print(console, evaluation_json(model, evaluation, console.language));
    else
      console.out << evaluation_text(model, evaluation, console.language);
  }
  return done;
}

}  // namespace

int hazard(const Arguments& arguments, const Console& console) {
  Asked asked;
  Options options = options_for(asked);
  const Catalogue catalogue = consequence::catalogue();
  if (!options.parse(arguments)) {
    const Model* model = arguments.empty() ? nullptr : catalogue.find(arguments.front());
    console.out << (model ? model_page(*model, console.language) : options.help(console.language));
    return done;
  }
  if (asked.cases) {
    if (!asked.words.empty() || asked.over || asked.contours)
      throw UsageError({"--cases goes without a model, --over or --contours",
                        "--cases 不能与模型、--over 或 --contours 同用"});
    return evaluate_cases(catalogue, *asked.cases, asked.json, console);
  }
  if (asked.over && asked.contours)
    throw UsageError({"--over and --contours exclude each other", "--over 与 --contours 不能同用"});
  if (asked.words.empty()) {
    if (asked.over || asked.contours)
      throw UsageError({"--over and --contours need a model", "--over 与 --contours 需要给出模型"});
    if (asked.json)
      print(console, model_list_json(catalogue));
    else
      console.out << model_list(catalogue, console.language);
    return done;
  }
  return evaluate_model(catalogue.at(asked.words.front()), asked, console);
}

}  // namespace yuyan::cli
