#include "models/indicators/forecast_report.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "models/indicators/compound.h"

namespace yuyan::indicators {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// The table as a series without holes in its years. Exposure may be missing after the history.
Series series_of(const ForecastRequest& request) {
  const auto& years = request.years;
  if (years.empty() || years.size() != request.values.size())
    throw SeriesError("the table needs a value (or an empty cell) for each year",
                      "表中每一年都需要数值(或空格)");
  if (!request.exposure.empty() && request.exposure.size() != years.size())
    throw SeriesError("the table needs an exposure (or an empty cell) for each year",
                      "表中每一年都需要暴露量(或空格)");
  for (std::size_t i = 1; i < years.size(); ++i)
    if (years[i] <= years[i - 1])
      throw SeriesError(
          fmt::format("year {} follows {}: years must ascend without repeats", years[i],
                      years[i - 1]),
          fmt::format("{}年之后出现{}年:年份必须递增且不重复", years[i - 1], years[i]));
  if (years.front() < 1000 || years.back() > 3000)
    throw SeriesError("years must lie from 1000 to 3000", "年份必须在1000至3000之间");
  const auto span = static_cast<std::size_t>(years.back() - years.front()) + 1;
  Series series{years.front(), std::vector<double>(span, missing), {}};
  if (!request.exposure.empty()) series.exposure.assign(span, missing);
  for (std::size_t i = 0; i < years.size(); ++i) {
    const auto at = static_cast<std::size_t>(years[i] - years.front());
    series.values[at] = request.values[i];
    if (!series.exposure.empty()) series.exposure[at] = request.exposure[i];
  }
  return series;
}

std::size_t zeros_at_end(const Series& history) {
  std::size_t zeros = 0;
  for (std::size_t i = history.size(); i-- > 0;) {
    if (!history.known(i)) continue;
    if (history.values[i] != 0) break;
    ++zeros;
  }
  return zeros;
}

int last_known_year(const Series& series) {
  for (std::size_t i = series.size(); i-- > 0;)
    if (series.known(i)) return series.first_year + static_cast<int>(i);
  throw SeriesError("the table has no values", "表中没有数值");
}

std::optional<FutureExposure> given_exposure(const Series& table, int origin, std::size_t horizon) {
  FutureExposure future;
  for (std::size_t h = 0; h < horizon; ++h) {
    const int year = origin + 1 + static_cast<int>(h);
    if (year > table.last_year()) return std::nullopt;
    const double exposure = table.exposure[static_cast<std::size_t>(year - table.first_year)];
    if (std::isnan(exposure)) return std::nullopt;
    if (!(exposure > 0))
      throw SeriesError(fmt::format("year {}: the exposure must be positive", year),
                        fmt::format("{}年:暴露量必须大于零", year));
    future.values.push_back(exposure);
  }
  return future;
}

bool all_whole(const Series& series) {
  return std::ranges::all_of(
      series.values, [](double value) { return std::isnan(value) || value == std::floor(value); });
}

/// Factor of the shift: given, or estimated.
statistics::Estimate shift_factor(const Series& history, const LevelShift& shift) {
  if (shift.factor) return {*shift.factor, {*shift.factor, *shift.factor}};
  return estimate_shift(history, shift.year);
}

std::vector<MethodScores> score_methods(const Series& history, const BackTestPlan& plan) {
  const auto reference = back_test(LogDrift{}, history, plan);
  std::vector<MethodScores> all;
  for (const auto& choice : choices(Method{})) {
    MethodScores scores;
    scores.method = choice.value;
    try {
      const auto rows = back_test(forecaster(choice.value), history, plan);
      for (std::size_t steps = 1; steps <= plan.horizon; ++steps) {
        const auto chosen = at_horizon(rows, steps);
        if (!chosen.empty()) scores.by_horizon.push_back(summarise(chosen));
      }
      if (!rows.empty()) scores.overall = summarise(rows);
      scores.skill = skill_against(rows, reference);
    } catch (const SeriesError& error) {
      scores.refused = error;
    }
    all.push_back(std::move(scores));
  }
  return all;
}

ForecastYear describe(const Predictive& forecast, int year, double exposure,
                      const std::optional<double>& target) {
  ForecastYear described;
  described.year = year;
  described.exposure = exposure;
  described.point = forecast.point();
  described.median = forecast.quantile(0.5);
  described.central_80 = forecast.central(0.80);
  described.central_95 = forecast.central(0.95);
  if (target) described.meets_target = forecast.cdf(*target);
  return described;
}

Forecast deaths_of(const Forecast& accidents, const SeverityLaw& severity) {
  for (const Predictive& year : accidents.years)
    if (!std::holds_alternative<CountMixture>(year.form()))
      throw SeriesError(
          "deaths by a law of severity need a forecast of whole accidents, which method "
          "gamma_poisson gives",
          "按严重度分布推算死亡人数需要事故起数的计数预测; 请用方法 gamma_poisson");
  return compound_deaths(accidents, severity);
}

}  // namespace

ForecastReport forecast_report(const ForecastRequest& request) {
  if (request.horizon < 1 || request.horizon > 50)
    throw SeriesError("the horizon must be 1 to 50 years", "预测年数必须为1至50年");
  const auto table = series_of(request);
  const int origin = request.origin.value_or(last_known_year(table));
  ForecastReport report;
  report.history = table.until(origin);
  if (report.history.last_year() != origin)
    throw SeriesError(fmt::format("the origin {} lies outside the table's years", origin),
                      fmt::format("起点年份{}不在表的年份范围内", origin));
  require_history(report.history, 1);
  report.zeros_at_end = zeros_at_end(report.history);
  FutureExposure future;
  if (!table.exposure.empty()) {
    const auto given = given_exposure(table, origin, request.horizon);
    report.exposure_extrapolated = !given;
    future = given ? *given : extrapolated_exposure(report.history.exposure, request.horizon);
  }
  const Series as_given = report.history;
  if (request.shift) {
    if (!request.shift->factor && request.shift->year > origin)
      throw SeriesError(
          fmt::format("the history ends in {0}, before the level shift of {1}, whose factor can "
                      "therefore not be estimated; give it",
                      origin, request.shift->year),
          fmt::format("历史止于{0}年, 早于{1}年口径变化, 无法估计换算系数; 请直接给出", origin,
                      request.shift->year));
    report.shift = shift_factor(report.history, *request.shift);
    const auto by = all_whole(report.history) ? ShiftBy::exposure : ShiftBy::values;
    report.history = on_new_basis(report.history, request.shift->year, report.shift->value, by);
  }
  report.forecast = forecast(forecaster(request.method), report.history, request.horizon, future);
  if (request.shift && request.shift->year > origin + 1) {
    // Years ahead that come before the shift are counted as the history was.
    const Forecast before = forecast(forecaster(request.method), as_given, request.horizon, future);
    for (std::size_t h = 0; h < request.horizon; ++h)
      if (before.year(h) < request.shift->year) report.forecast.years[h] = before.years[h];
  }
  if (request.severity) report.forecast = deaths_of(report.forecast, *request.severity);
  for (std::size_t h = 0; h < request.horizon; ++h) {
    const int year = report.forecast.year(h);
    report.years.push_back(
        describe(report.forecast.years[h], year, future.value(h), request.target));
    if (year > table.last_year() || request.severity) continue;  // accidents are no deaths
    const auto at = static_cast<std::size_t>(year - table.first_year);
    if (table.known(at)) report.years.back().observed = table.values[at];
  }
  if (request.back_test) report.scores = score_methods(report.history, request.plan);
  return report;
}

}  // namespace yuyan::indicators
