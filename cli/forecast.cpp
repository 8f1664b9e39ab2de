// yuyan forecast: where a yearly series of counts or rates is going.
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>

#include <nlohmann/json.hpp>

#include "cli/csv.h"
#include "cli/options.h"
#include "cli/series_table.h"
#include "cli/table.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"
#include "models/indicators/forecast_report.h"
#include "models/parameters/nearest.h"

namespace yuyan::cli {
namespace {

using namespace indicators;
using Json = nlohmann::ordered_json;
using enum Table::Align;

/// From so many years without an event on the discount of the gamma-Poisson filter misleads.
constexpr std::size_t many_zeros = 5;

struct Asked {
  SeriesQuestion series;
  std::optional<std::uint64_t> origin;
  std::uint64_t horizon = 5;
  std::string method = "pool";
  std::optional<std::string> target, shift, severity, output;
  bool back_test = false, json = false;
};

Options options_for(Asked& asked) {
  Options options("forecast SERIES.csv [options]",
                  {"Forecasts a yearly series of counts or rates with intervals. The file has a "
                   "column year; empty cells are missing.",
                   "预测年度事故数或率的走势及区间。文件须有 year 列; 空单元格表示缺测。"});
  options.argument("SERIES.csv", asked.series.file, {"the history", "历史数据"});
  options.value("column", "C", asked.series.column,
                {"column of the values, if several hold numbers", "数值所在列"});
  options.value(
      "exposure", "E", asked.series.exposure,
      {"column of the exposure (GDP, employees, output)", "暴露量(GDP、从业人员、产量)所在列"});
  options.values("where", "column=text", asked.series.where,
                 {"only rows with this text, nothing for an empty cell; may be repeated",
                  "只取该列为此文本的行, 空文本表示空单元格; 可重复"});
  options.value("origin", "Y", asked.origin,
                {"last year that may be used; later values are compared", "预测起点年份"}, 1000,
                3000);
  options.value("horizon", "H", asked.horizon, {"years ahead", "预测年数"}, 1, 50);
  options.value("method", "M", asked.method,
                {"pool, weighted_pool, local_linear_trend, damped_holt, log_drift, grey_model or "
                 "gamma_poisson",
                 "pool、weighted_pool、local_linear_trend、damped_holt、log_drift、grey_model 或 "
                 "gamma_poisson"});
  options.value("target", "T", asked.target,
                {"gives the probability that the value is at most T", "给出数值不超过 T 的概率"});
  options.value(
      "shift", "Y[:F]", asked.shift,
      {"from year Y on counted on another basis, F times the old one; without F estimated",
       "自 Y 年起统计口径改变, 新口径为旧口径的 F 倍; 不给 F 则估计"});
  options.value("severity", "P1,P2,A,MAX", asked.severity,
                {"the values are fatal accidents, the answer their deaths: share with 1 and with 2 "
                 "deaths, exponent of the tail from 3, most persons exposed; with gamma_poisson",
                 "数值为死亡事故起数, 输出死亡人数: 死亡 1 人与 2 人的占比、3 人以上的幂指数、"
                 "最多暴露人数; 配合 gamma_poisson"});
  options.flag("backtest", asked.back_test,
               {"scores every method on the history", "用历史数据检验各方法"});
  options.value("output,o", "FILE.csv", asked.output,
                {"writes the forecast to a table", "将预测结果写入表格文件"});
  options.flag("json", asked.json, {"prints JSON", "输出 JSON"});
  return options;
}

Method method_called(const std::string& name) {
  std::vector<std::string> names;
  for (const auto& choice : choices(Method{})) {
    if (choice.name == name) return choice.value;
    names.emplace_back(choice.name);
  }
  const auto nearest = parameters::nearest_names(name, names);
  if (nearest.empty())
    throw UsageError(
        text("--method {}: allowed: {}", "--method {}: 允许: {}", name, listed(names)));
  throw UsageError(text("--method {}: no such method; did you mean {}?",
                        "--method {}: 没有此方法; 是否为 {}?", name, listed(nearest)));
}

double number(const std::string& option, const std::string& given) {
  double value = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
  if (error != std::errc() || end != given.data() + given.size() || !std::isfinite(value))
    throw UsageError(text("{} {}: not a number", "{} {}: 不是数", option, given));
  return value;
}

LevelShift shift_in(const std::string& given) {
  const auto colon = given.find(':');
  LevelShift shift;
  shift.year = static_cast<int>(number("--shift", given.substr(0, colon)));
  if (colon != std::string::npos) shift.factor = number("--shift", given.substr(colon + 1));
  return shift;
}

SeverityLaw severity_in(const std::string& given) {
  std::vector<double> parts;
  std::string_view rest = given;
  while (parts.size() < 5) {
    const auto comma = rest.find(',');
    parts.push_back(number("--severity", std::string(rest.substr(0, comma))));
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  constexpr double most = 10'000;
  if (parts.size() != 4 || parts[0] < 0 || parts[1] < 0 || parts[0] + parts[1] > 1 ||
      parts[2] <= 1 || parts[3] < 1 || parts[3] > most || parts[3] != std::floor(parts[3]))
    throw UsageError(text(
        "--severity {}: four numbers, such as 0.85,0.1,2.5,50: two shares that do not add up "
        "to more than 1, an exponent above 1, whole persons from 1 to 10000",
        "--severity {}: 须为四个数, 如 0.85,0.1,2.5,50: 两个占比(合计不超过 1)、大于 1 的指数、"
        "1 至 10000 的整数人数",
        given));
  return {parts[0], parts[1], parts[2], static_cast<unsigned>(parts[3])};
}

ForecastRequest request_of(const Asked& asked, SeriesTable table) {
  ForecastRequest request;
  request.years = std::move(table.years);
  request.values = std::move(table.values);
  request.exposure = std::move(table.exposure);
  if (asked.origin) request.origin = static_cast<int>(*asked.origin);
  request.horizon = asked.horizon;
  request.method = method_called(asked.method);
  if (asked.shift) request.shift = shift_in(*asked.shift);
  if (asked.severity) request.severity = severity_in(*asked.severity);
  if (asked.target) request.target = number("--target", *asked.target);
  request.back_test = asked.back_test;
  request.plan.horizon = asked.horizon;
  return request;
}

ForecastReport report_of(const ForecastRequest& request, const std::string& file) {
  try {
    return forecast_report(request);
  } catch (const SeriesError& error) {
    throw UsageError(Text{file + ": " + error.what(), file + ": " + error.in_chinese()});
  }
}

std::string shown(double value) { return fmt::format("{:.4g}", value); }

/// Values in plain digits; small ones with enough of them.
std::string figure(double value) {
  return std::abs(value) >= 100 ? fmt::format("{:.0f}", value) : shown(value);
}

std::string span(const statistics::Interval& interval) {
  return fmt::format("{} - {}", figure(interval.low), figure(interval.high));
}

std::string forecast_text(const Asked& asked, const std::string& column,
                          const ForecastReport& report, Language language) {
  const bool chinese = language == Language::chinese;
  std::string all =
      fmt::format("{}, {}-{}, {} {}\n", column, report.history.first_year,
                  report.history.last_year(), chinese ? "方法" : "method", asked.method);
  if (report.shift)
    all += fmt::format("{} {} ({} - {})\n", chinese ? "口径换算系数" : "new basis over old",
                       shown(report.shift->value), shown(report.shift->interval.low),
                       shown(report.shift->interval.high));
  if (asked.severity)
    all += fmt::format("{} {}\n", chinese ? "死亡人数, 严重度分布" : "deaths by the law",
                       *asked.severity);
  if (report.zeros_at_end >= many_zeros)
    all += chinese ? fmt::format(
                         "警告: 最近 {} 年均为 0, 此法低估再次发生的概率 (docs/forecasting.md)\n",
                         report.zeros_at_end)
                   : fmt::format(
                         "warning: none in the last {} years: the method then understates "
                         "the chance of another (docs/forecasting.md)\n",
                         report.zeros_at_end);
  if (report.exposure_extrapolated)
    all += chinese ? "警告: 未给出全部预测年的暴露量, 按历史趋势外推\n"
                   : "warning: no exposure for all forecast years: carried on by its own trend\n";
  Table table({left, right, right, right, right, right});
  table.row({chinese ? "年份" : "year", chinese ? "预测值" : "forecast",
             chinese ? "80 % 区间" : "80 % interval", chinese ? "95 % 区间" : "95 % interval",
             chinese ? "实际" : "observed",
             asked.target ? fmt::format("P(<= {})", *asked.target) : ""});
  for (const ForecastYear& year : report.years)
    table.row({fmt::format("{}", year.year), figure(year.point), span(year.central_80),
               span(year.central_95), year.observed ? figure(*year.observed) : "",
               year.meets_target ? fmt::format("{:.1f} %", 100 * *year.meets_target) : ""});
  return all + "\n" + table.text();
}

std::string scores_text(const ForecastReport& report, Language language) {
  const bool chinese = language == Language::chinese;
  Table table({left, right, right, right, right, right, right});
  table.row({chinese ? "方法" : "method", chinese ? "预测数" : "forecasts", "MAPE",
             chinese ? "CRPS(对数)" : "CRPS (log)", chinese ? "80 % 覆盖" : "in 80 %",
             chinese ? "95 % 覆盖" : "in 95 %",
             chinese ? "相对 log_drift 的技巧" : "skill against log_drift"});
  for (const MethodScores& scores : report.scores) {
    const std::string name(parameters::name_of(scores.method));
    if (scores.refused || !scores.overall) {
      table.row({name, "-"});
      continue;
    }
    const BackTestSummary& all = *scores.overall;
    table.row(
        {name, fmt::format("{}", all.forecasts),
         fmt::format("{:.1f} %", all.mean_absolute_percentage_error), shown(all.log_crps),
         fmt::format("{:.0f} %", 100 * all.coverage_80),
         fmt::format("{:.0f} %", 100 * all.coverage_95),
         scores.method == Method::log_drift
             ? ""
             : fmt::format("{:+.2f} (p {:.2f})", scores.skill.skill, scores.skill.test.p_value)});
  }
  return fmt::format("\n{}\n{}",
                     chinese ? "历史回测 (滚动起点)" : "back-test on the history (rolling origin)",
                     table.text());
}

/// The forecast years as CSV, every digit; what is not known stays empty.
std::string forecast_csv(const ForecastReport& report) {
  const auto cell = [](const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : "";
  };
  std::string all = csv_line({"year", "exposure", "point", "median", "low_80", "high_80", "low_95",
                              "high_95", "observed", "meets_target"});
  for (const ForecastYear& year : report.years)
    all += csv_line({fmt::format("{}", year.year), cell(year.exposure), cell(year.point),
                     cell(year.median), cell(year.central_80.low), cell(year.central_80.high),
                     cell(year.central_95.low), cell(year.central_95.high), cell(year.observed),
                     cell(year.meets_target)});
  return all;
}

void write_table(const std::string& file, const std::string& table) {
  if (std::filesystem::exists(file))
    throw UsageError(
        text("{}: exists already; name another file", "{}: 文件已存在; 请另取文件名", file));
  std::ofstream out(file, std::ios::binary);
  out << table;
  out.close();
  if (!out) throw UsageError(text("{}: cannot be written", "{}: 无法写入", file));
}

Json interval_json(const statistics::Interval& interval) {
  return Json::array({interval.low, interval.high});
}

Json scores_json(const BackTestSummary& all) {
  return {{"forecasts", all.forecasts},
          {"mape_percent", all.mean_absolute_percentage_error},
          {"log_crps", all.log_crps},
          {"log_score", all.log_score},
          {"interval_score_80", all.interval_score_80},
          {"coverage_80", all.coverage_80},
          {"coverage_95", all.coverage_95},
          {"pit_uniformity_p", all.pit_uniformity.p_value}};
}

Json forecast_json(const Asked& asked, const std::string& column, const ForecastReport& report,
                   Language language) {
  Json years = Json::array();
  for (const ForecastYear& year : report.years) {
    Json one{{"year", year.year},
             {"exposure", year.exposure},
             {"point", year.point},
             {"median", year.median},
             {"central_80", interval_json(year.central_80)},
             {"central_95", interval_json(year.central_95)},
             {"observed", year.observed ? Json(*year.observed) : Json(nullptr)}};
    if (year.meets_target) one["meets_target"] = *year.meets_target;
    years.push_back(one);
  }
  Json all{{"column", column},
           {"method", asked.method},
           {"severity", asked.severity ? Json(*asked.severity) : Json(nullptr)},
           {"first_year", report.history.first_year},
           {"origin", report.forecast.origin},
           {"zeros_at_end", report.zeros_at_end},
           {"exposure_extrapolated", report.exposure_extrapolated},
           {"years", years}};
  if (report.shift)
    all["shift"] = {{"factor", report.shift->value},
                    {"low", report.shift->interval.low},
                    {"high", report.shift->interval.high}};
  if (!asked.back_test) return all;
  for (const MethodScores& scores : report.scores) {
    Json one{{"method", parameters::name_of(scores.method)}};
    if (scores.refused)
      one["refused"] = language == Language::chinese ? scores.refused->in_chinese()
                                                     : std::string(scores.refused->what());
    if (scores.overall) one["overall"] = scores_json(*scores.overall);
    for (const BackTestSummary& ahead : scores.by_horizon)
      one["by_horizon"].push_back(scores_json(ahead));
    one["skill_against_log_drift"] = scores.skill.skill;
    one["skill_p_value"] = scores.skill.test.p_value;
    all["back_test"].push_back(one);
  }
  return all;
}

}  // namespace

int forecast(const Arguments& arguments, const Console& console) {
  Asked asked;
  Options options = options_for(asked);
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  SeriesTable table = read_series(asked.series);
  const std::string column = table.column;
  const ForecastReport report = report_of(request_of(asked, std::move(table)), asked.series.file);
  if (asked.output) write_table(*asked.output, forecast_csv(report));
  if (asked.json) {
    console.print("{}\n", forecast_json(asked, column, report, console.language).dump(2));
    return done;
  }
  console.out << forecast_text(asked, column, report, console.language);
  if (asked.back_test) console.out << scores_text(report, console.language);
  return done;
}

}  // namespace yuyan::cli
