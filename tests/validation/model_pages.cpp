#include "tests/validation/model_pages.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace yuyan::validation {
namespace {

using namespace consequence;

/// Text that may stand in a cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '|') safe += '\\';
    safe += c;
  }
  return safe;
}

std::string code(std::string_view text) { return text.empty() ? "" : fmt::format("`{}`", text); }

/// Numbers to six digits: the pages are read, and the last bits differ between machines.
std::string shown(const Value& value) {
  if (const double* x = std::get_if<double>(&value)) return fmt::format("{:.6g}", *x);
  if (const auto* list = std::get_if<std::vector<double>>(&value)) {
    std::vector<std::string> parts;
    for (const double x : *list) parts.push_back(fmt::format("{:.6g}", x));
    return fmt::format("{}", fmt::join(parts, ", "));
  }
  return to_text(value);
}

std::string range_of(const FieldInfo& field) {
  if (!field.choices.empty()) return fmt::format("{}", fmt::join(field.choices, ", "));
  const bool number = std::holds_alternative<double>(field.standard) ||
                      std::holds_alternative<std::vector<double>>(field.standard) ||
                      field.computed_unless_given;
  if (!number) return "";
  std::string range = describe(field.about.range, "").english;
  const auto& outside = field.about.warn_outside;
  if (std::isfinite(outside.low) || std::isfinite(outside.high))
    range += fmt::format("; the source: {}", describe(outside, "").english);
  return range;
}

std::string default_of(const FieldInfo& field) {
  if (field.about.required) return "(has to be given)";
  if (field.computed_unless_given && std::holds_alternative<std::monostate>(field.standard))
    return "";
  return shown(field.standard);
}

std::string origin_of(const FieldInfo& field) {
  if (!field.choices.empty() || field.computed_unless_given) return "";
  return fmt::format("{}{}{}", field.about.source, field.about.source.empty() ? "" : "; ",
                     parameters::name_of(field.about.status));
}

std::string inputs_table(const Model& model) {
  std::string text =
      "## Inputs\n\nAn input without a default is computed, or what needs it is left out, unless "
      "it is given.\n\n"
      "| input | unit | default | range | meaning | 含义 | source of the default; status "
      "|\n|---|---|---|---|---|---|---|\n";
  for (const FieldInfo& field : model.inputs())
    text += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", field.name, field.about.unit,
                        cell(default_of(field)), cell(range_of(field)), cell(field.about.meaning),
                        cell(field.about.meaning_zh), cell(origin_of(field)));
  return text;
}

std::string outputs_table(const Model& model) {
  std::string text = "## Outputs\n\n| output | unit | meaning | 含义 |\n|---|---|---|---|\n";
  for (const FieldInfo& field : model.outputs())
    text += fmt::format("| `{}` | {} | {} | {} |\n", field.name, field.about.unit,
                        cell(field.about.meaning), cell(field.about.meaning_zh));
  return text;
}

std::string number_or_empty(const std::optional<double>& x) {
  return x ? fmt::format("{:.3g}", *x) : "";
}

std::string case_rows(const std::vector<CaseOutcome>& outcomes, bool with_model) {
  std::string text = with_model ? "| id | model | output | expected | got | error | tolerance | "
                                  "status | verdict |\n|---|---|---|---|---|---|---|---|---|\n"
                                : "| id | inputs | output | expected | got | error | tolerance | "
                                  "status | verdict |\n|---|---|---|---|---|---|---|---|---|\n";
  for (const CaseOutcome& one : outcomes) {
    double got = 0;
    const std::string value = detail::read(one.got, got) ? one.got : fmt::format("{:.6g}", got);
    text += fmt::format("| {} | {} | `{}` | {} | {} | {} | {} | {} | {} |\n", one.asked.id,
                        with_model ? fmt::format("[{0}](models/{0}.md)", one.asked.model)
                                   : code(cell(one.asked.inputs)),
                        one.asked.output, one.asked.expected, value, number_or_empty(one.error),
                        one.asked.tolerance, one.asked.status, parameters::name_of(one.verdict));
  }
  return text;
}

std::string verification(const Model& model, const std::vector<CaseOutcome>& outcomes) {
  std::vector<CaseOutcome> own;
  for (const CaseOutcome& one : outcomes)
    if (one.asked.model == model.name()) own.push_back(one);
  if (own.empty())
    return "## Verification\n\nNo published case is at hand; the identities under "
           "`tests/identity/` and `tests/unit/` hold it.\n";
  std::map<std::string, std::vector<std::string>> sources;
  for (const CaseOutcome& one : own) sources[one.asked.source].push_back(one.asked.id);
  std::string text = "## Verification\n\n" + case_rows(own, false) + "\n";
  for (const auto& [source, ids] : sources)
    text += fmt::format("* {}: {}\n", fmt::join(ids, ", "), source);
  return text;
}

/// The inputs of the line `yuyan hazard NAME …` on the page.
Keys call_on(const Model& model, std::string_view page) {
  const std::string start = fmt::format("yuyan hazard {}", model.name());
  const auto begin = page.find(start);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = page.substr(begin + start.size());
  std::string line(rest.substr(0, rest.find('\n')));
  std::ranges::replace(line, ' ', ';');
  return parse_inputs(line);
}

std::string worked_call(const Model& model, std::string_view page) {
  const Evaluation evaluation = model.evaluate(call_on(model, page));
  std::string text = "## What that call gives\n\n| output | value | unit |\n|---|---|---|\n";
  for (const Quantity& output : evaluation.outputs)
    text +=
        fmt::format("| `{}` | {} | {} |\n", output.name, shown(output.value), output.about.unit);
  text += "\nIt rests on:\n\n";
  for (const Basis& basis : evaluation.basis)
    text +=
        fmt::format("* {} ({}): {}\n", basis.what, basis.source, parameters::name_of(basis.status));
  for (const Text& warning : evaluation.warnings)
    text += fmt::format("* warning: {}\n", warning.english);
  return text;
}

/// The page with `part` between its markers; at its end when it has none.
std::string with_generated(std::string_view page, std::string_view part) {
  const auto begin = page.find(page_begin);
  const auto end = page.find(page_end);
  std::string_view after =
      end == std::string_view::npos ? std::string_view{} : page.substr(end + page_end.size());
  while (after.starts_with('\n')) after.remove_prefix(1);
  std::string text(page.substr(0, begin));
  while (text.ends_with('\n')) text.pop_back();
  text += fmt::format("\n\n{}\n\n{}\n{}\n", page_begin, part, page_end);
  if (!after.empty()) text += fmt::format("\n{}", after);
  return text;
}

}  // namespace

std::string renewed_page(const Model& model, std::string_view page,
                         const std::vector<CaseOutcome>& outcomes) {
  const std::string_view before = page.substr(0, page.find(page_begin));
  return with_generated(
      page, fmt::format("{}\n{}\n{}\n{}", worked_call(model, before), inputs_table(model),
                        outputs_table(model), verification(model, outcomes)));
}

std::string renewed_validation(std::string_view page, const std::vector<CaseOutcome>& outcomes) {
  const auto count = [&](Verdict verdict) {
    return std::ranges::count(outcomes, verdict, &CaseOutcome::verdict);
  };
  std::map<std::string, std::vector<CaseOutcome>> by_source;
  for (const CaseOutcome& one : outcomes) by_source[one.asked.source].push_back(one);
  std::string text = fmt::format(
      "## Consequence models\n\n"
      "From `tests/validation/cases_consequence.csv`; each row is also a test under its id. {} of "
      "{} rows hold, {} fail, {} could not be evaluated.\n\n"
      "Error: got/expected - 1 for `rel:`, got - expected for `abs:`, got/expected for `factor:`. "
      "Status: `verified`, the number was read in the source; "
      "`verified-formula`, the formula was read and the number computed from it; `memory`, "
      "recollected, so that the row only says that the formula is typed as it was remembered.\n",
      count(Verdict::holds), outcomes.size(), count(Verdict::fails), count(Verdict::error));
  for (const auto& [source, group] : by_source)
    text += fmt::format("\n### {}\n\n{}", source, case_rows(group, true));
  return with_generated(page, text);
}

}  // namespace yuyan::validation
