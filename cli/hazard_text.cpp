#include "cli/hazard_text.h"

#include <algorithm>
#include <optional>

#include <fmt/ranges.h>

#include "cli/csv.h"
#include "cli/table.h"
#include "cli/words.h"

namespace yuyan::cli {
namespace {

using consequence::Evaluation;
using consequence::FieldInfo;
using consequence::Model;
using consequence::Quantity;
using consequence::Value;
using Align = Table::Align;

std::string meaning(const parameters::About& about, Language language) {
  const bool chinese = language == Language::chinese && !about.meaning_zh.empty();
  return std::string(chinese ? about.meaning_zh : about.meaning);
}

std::string unit(const parameters::About& about) {
  return about.unit == "1" ? "" : std::string(about.unit);
}

bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }

/// Six digits, for a reader; JSON and CSV have them all.
std::string shown(const Value& value) {
  if (const double* number = std::get_if<double>(&value)) return fmt::format("{:.6g}", *number);
  return consequence::to_text(value);
}

std::string origin(const Quantity& quantity, Language language) {
  const bool chinese = language == Language::chinese;
  switch (quantity.origin) {
    case consequence::Origin::given:
      return "";
    case consequence::Origin::by_default:
      return chinese ? "默认" : "default";
    case consequence::Origin::computed:
      return chinese ? "由模型计算" : "computed";
  }
  return "";
}

std::string heading(std::string_view english, std::string_view chinese, Language language) {
  return fmt::format("\n{}\n", language == Language::chinese ? chinese : english);
}

Json json_of(const Value& value) {
  return std::visit(
      []<class T>(const T& held) -> Json {
        if constexpr (std::is_same_v<T, std::monostate>)
          return nullptr;
        else
          return held;
      },
      value);
}

Json range_json(const parameters::Range& range) {
  const auto end = [](double x) -> Json { return std::isfinite(x) ? Json(x) : Json(nullptr); };
  return Json::array({end(range.low), end(range.high)});
}

Json field_json(const FieldInfo& field) {
  Json one{{"name", field.name},
           {"unit", field.about.unit},
           {"meaning", field.about.meaning},
           {"meaning_zh", field.about.meaning_zh}};
  if (!field.choices.empty()) one["choices"] = field.choices;
  return one;
}

Json input_json(const FieldInfo& field) {
  Json one = field_json(field);
  if (!is_empty(field.standard)) one["default"] = json_of(field.standard);
  if (field.choices.empty()) one["range"] = range_json(field.about.range);
  one["required"] = field.about.required;
  return one;
}

/// How a model computes: the inputs that are a choice of method.
Json method_json(const Model& model, const Evaluation& evaluation) {
  Json methods = Json::object();
  for (std::size_t i = 0; i < model.inputs().size(); ++i) {
    const std::string_view name = model.inputs()[i].name;
    const bool is_method = name == "method" || name.ends_with("_method") || name.ends_with("_set");
    if (is_method) methods[std::string(name)] = json_of(evaluation.inputs[i].value);
  }
  return methods;
}

std::vector<std::string> messages(const std::vector<Text>& texts, Language language) {
  std::vector<std::string> all;
  all.reserve(texts.size());
  for (const Text& one : texts) all.push_back(one.in(language));
  return all;
}

std::string allowed(const FieldInfo& field, Language language) {
  if (!field.choices.empty()) return fmt::format("{}", fmt::join(field.choices, " | "));
  const bool is_number = is_empty(field.standard) || std::holds_alternative<double>(field.standard);
  if (!is_number) return "";
  return consequence::describe(field.about.range, field.about.unit).in(language);
}

}  // namespace

std::string model_list(const consequence::Catalogue& catalogue, Language language) {
  Table table({Align::left, Align::left});
  for (const Model& model : catalogue.models())
    table.row({std::string(model.name()), model.summary().in(language)});
  const bool chinese = language == Language::chinese;
  return table.text() +
         (chinese ? "\nyuyan hazard 模型 --help 列出输入与输出; yuyan hazard 模型 键=值 … 计算\n"
                  : "\nyuyan hazard MODEL --help lists inputs and outputs; "
                    "yuyan hazard MODEL key=value … evaluates\n");
}

Json model_list_json(const consequence::Catalogue& catalogue) {
  Json list = Json::array();
  for (const Model& model : catalogue.models()) {
    Json inputs = Json::array();
    for (const FieldInfo& field : model.inputs()) inputs.push_back(input_json(field));
    Json outputs = Json::array();
    for (const FieldInfo& field : model.outputs()) outputs.push_back(field_json(field));
    list.push_back({{"model", model.name()},
                    {"summary", model.summary().english},
                    {"summary_zh", model.summary().chinese},
                    {"inputs", inputs},
                    {"outputs", outputs}});
  }
  return list;
}

std::string model_page(const Model& model, Language language) {
  const bool chinese = language == Language::chinese;
  std::string all = fmt::format("{}: {}\n", model.name(), model.summary().in(language));
  all += heading("inputs", "输入", language);
  Table inputs({Align::left, Align::left, Align::left, Align::left});
  inputs.row({chinese ? "键" : "key", chinese ? "默认值" : "default", chinese ? "含义" : "meaning",
              chinese ? "允许" : "allowed"});
  for (const FieldInfo& field : model.inputs()) {
    std::string standard = shown(field.standard);
    if (field.about.required) standard = chinese ? "(必填)" : "(required)";
    if (field.computed_unless_given) standard = "-";
    inputs.row({std::string(field.name), standard, meaning(field.about, language),
                allowed(field, language)});
  }
  all += inputs.text() + heading("outputs", "输出", language);
  Table outputs({Align::left, Align::left, Align::left});
  for (const FieldInfo& field : model.outputs())
    outputs.row({std::string(field.name), unit(field.about), meaning(field.about, language)});
  return all + outputs.text();
}

std::string evaluation_text(const Model& model, const Evaluation& evaluation, Language language) {
  std::string all = fmt::format("{}: {}\n", model.name(), model.summary().in(language));
  for (const Text& warning : evaluation.warnings)
    all += fmt::format("{}: {}\n", language == Language::chinese ? "警告" : "warning",
                       warning.in(language));
  all += heading("inputs", "输入", language);
  Table inputs({Align::left, Align::right, Align::left, Align::left, Align::left});
  for (const Quantity& input : evaluation.inputs)
    if (!is_empty(input.value))
      inputs.row({std::string(input.name), shown(input.value), unit(input.about),
                  meaning(input.about, language), origin(input, language)});
  all += inputs.text() + heading("results", "结果", language);
  Table outputs({Align::left, Align::right, Align::left, Align::left});
  for (const Quantity& output : evaluation.outputs)
    if (!is_empty(output.value))
      outputs.row({std::string(output.name), shown(output.value), unit(output.about),
                   meaning(output.about, language)});
  all += outputs.text();
  if (evaluation.basis.empty()) return all;
  all += heading("rests on", "依据", language);
  Table basis({Align::left, Align::left, Align::left});
  for (const consequence::Basis& one : evaluation.basis)
    basis.row({status_word(one.status, language), std::string(one.what), std::string(one.source)});
  return all + basis.text();
}

Json evaluation_json(const Model& model, const Evaluation& evaluation, Language language) {
  Json inputs = Json::object();
  Json origins = Json::object();
  Json outputs = Json::object();
  Json units = Json::object();
  for (const Quantity& input : evaluation.inputs) {
    const std::string name(input.name);
    if (is_empty(input.value)) continue;
    inputs[name] = json_of(input.value);
    origins[name] = parameters::name_of(input.origin);
    if (input.number()) units[name] = input.about.unit;
  }
  for (const Quantity& output : evaluation.outputs) {
    const std::string name(output.name);
    outputs[name] = json_of(output.value);
    if (output.number()) units[name] = output.about.unit;
  }
  Json basis = Json::array();
  for (const consequence::Basis& one : evaluation.basis)
    basis.push_back(
        {{"what", one.what}, {"source", one.source}, {"status", parameters::name_of(one.status)}});
  return {{"model", evaluation.model},
          {"method", method_json(model, evaluation)},
          {"inputs", inputs},
          {"outputs", outputs},
          {"units", units},
          {"origin", origins},
          {"basis", basis},
          {"warnings", messages(evaluation.warnings, language)}};
}

std::string contours_text(const Model& model, const std::vector<consequence::Contour>& contours,
                          Language language) {
  const bool chinese = language == Language::chinese;
  const consequence::Falling falling = model.falling().value_or(consequence::Falling{});
  const std::string heading_line =
      fmt::format("{}: {} ({})\n", model.name(), model.summary().in(language), falling.output);
  Table table({Align::right, Align::left, Align::left});
  for (const consequence::Contour& contour : contours) {
    std::string reach = chinese ? "任何位置均达不到" : "nowhere";
    if (contour.distance_m) reach = fmt::format("{:.1f} m", *contour.distance_m);
    if (contour.beyond) reach.insert(0, chinese ? "超过 " : "beyond ");
    table.row({fmt::format("{:g}", contour.level), std::string(falling.level_unit), reach});
  }
  return heading_line + table.text();
}

Json contours_json(const Model& model, const consequence::Keys& keys,
                   const std::vector<consequence::Contour>& contours) {
  const consequence::Falling falling = model.falling().value_or(consequence::Falling{});
  Json inputs = Json::object();
  for (const auto& [key, value] : keys) inputs[key] = value;
  Json list = Json::array();
  for (const consequence::Contour& contour : contours) {
    const Json distance = contour.distance_m ? Json(*contour.distance_m) : Json(nullptr);
    list.push_back({{"level", contour.level},
                    {"unit", falling.level_unit},
                    {"distance_m", distance},
                    {"beyond", contour.beyond}});
  }
  return {{"model", model.name()},
          {"output", falling.output},
          {"over", falling.over},
          {"given", inputs},
          {"contours", list}};
}

std::string sweep_csv(const std::vector<consequence::Sweep>& sweeps,
                      const std::vector<consequence::SweepRow>& rows, Language language) {
  const auto answered = std::ranges::find_if(
      rows, [](const auto& row) { return std::holds_alternative<Evaluation>(row.outcome); });
  std::vector<std::string> header;
  header.reserve(sweeps.size());
  for (const consequence::Sweep& sweep : sweeps) header.push_back(sweep.key);
  std::vector<std::size_t> columns;
  const auto& first = std::get<Evaluation>(answered->outcome).outputs;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto is_number = [&](const consequence::SweepRow& row) {
      const auto* evaluation = std::get_if<Evaluation>(&row.outcome);
      return evaluation != nullptr && evaluation->outputs[i].number();
    };
    const bool is_swept =
        std::ranges::find(sweeps, first[i].name, &consequence::Sweep::key) != sweeps.end();
    if (is_swept || std::ranges::none_of(rows, is_number)) continue;
    columns.push_back(i);
    header.emplace_back(first[i].name);
  }
  header.emplace_back("message");
  std::string all = csv_line(header);
  for (const consequence::SweepRow& row : rows) {
    std::vector<std::string> cells;
    cells.reserve(row.values.size());
    for (const double value : row.values) cells.push_back(consequence::to_text(value));
    const auto* evaluation = std::get_if<Evaluation>(&row.outcome);
    for (const std::size_t i : columns)
      cells.push_back(evaluation ? consequence::to_text(evaluation->outputs[i].value) : "");
    if (evaluation != nullptr)
      cells.push_back(fmt::format("{}", fmt::join(messages(evaluation->warnings, language), "; ")));
    else
      cells.push_back(std::get<consequence::InputError>(row.outcome).text().in(language));
    all += csv_line(cells);
  }
  return all;
}

Json sweep_json(const Model& model, const std::vector<consequence::Sweep>& sweeps,
                const std::vector<consequence::SweepRow>& rows, Language language) {
  Json list = Json::array();
  for (const consequence::SweepRow& row : rows) {
    Json one;
    for (std::size_t i = 0; i < sweeps.size(); ++i) one[sweeps[i].key] = row.values[i];
    if (const auto* evaluation = std::get_if<Evaluation>(&row.outcome)) {
      one["outputs"] = evaluation_json(model, *evaluation, language)["outputs"];
      one["warnings"] = messages(evaluation->warnings, language);
    } else {
      one["error"] = std::get<consequence::InputError>(row.outcome).text().in(language);
    }
    list.push_back(one);
  }
  Json keys = Json::array();
  for (const consequence::Sweep& sweep : sweeps) keys.push_back(sweep.key);
  return {{"model", model.name()},
          {"over", sweeps.size() == 1 ? Json(sweeps.front().key) : keys},
          {"rows", list}};
}

std::string cases_csv(const std::vector<consequence::CaseOutcome>& outcomes, Language language) {
  std::string all = csv_line({"id", "expected", "got", "error", "tolerance", "verdict", "message"});
  for (const consequence::CaseOutcome& outcome : outcomes)
    all += csv_line({outcome.asked.id, outcome.asked.expected, outcome.got,
                     outcome.error ? fmt::format("{:.4g}", *outcome.error) : "",
                     outcome.asked.tolerance, std::string(parameters::name_of(outcome.verdict)),
                     outcome.message.in(language)});
  return all;
}

Json cases_json(const std::vector<consequence::CaseOutcome>& outcomes, Language language) {
  Json rows = Json::array();
  for (const consequence::CaseOutcome& outcome : outcomes)
    rows.push_back({{"id", outcome.asked.id},
                    {"model", outcome.asked.model},
                    {"output", outcome.asked.output},
                    {"expected", outcome.asked.expected},
                    {"got", outcome.got},
                    {"error", outcome.error ? Json(*outcome.error) : Json(nullptr)},
                    {"tolerance", outcome.asked.tolerance},
                    {"verdict", parameters::name_of(outcome.verdict)},
                    {"message", outcome.message.in(language)}});
  return rows;
}

}  // namespace yuyan::cli
