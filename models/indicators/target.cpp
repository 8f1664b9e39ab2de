#include "models/indicators/target.h"

#include <algorithm>

namespace yuyan::indicators {
namespace {

/// The count measure under a rate, as histories give it.
Measure counted(Measure measure) {
  switch (measure) {
    case Measure::deaths_per_100_million_yuan:
      return Measure::deaths;
    case Measure::industrial_deaths_per_100_000:
      return Measure::industrial_deaths;
    case Measure::coal_deaths_per_million_tonnes:
      return Measure::coal_deaths;
    default:
      return measure;
  }
}

/// The figure of the base year: as the history gives it, or its count over the base exposures.
std::optional<double> base_of(const Target& target, std::span<const HistoryRow> history,
                              std::span<const CountyBase> counties, const Reporting& reporting) {
  const auto given = [&](Measure measure) {
    return history_of(history, target.base_year, target.county, target.sector, measure, reporting);
  };
  if (const auto figure = given(target.indicator)) return figure;
  const auto count = given(counted(target.indicator));
  const MeasureDescription about = description(target.indicator);
  if (!count || about.exposure == Exposure::none) return count;
  double exposure = 0;
  for (const CountyBase& county : counties)
    if (target.county.empty() || county.id == target.county) exposure += county.of(about.exposure);
  return rate(*count, exposure, about.per);
}

}  // namespace

std::optional<double> value_of(Measure measure, const Tally& tally, const ExposurePath& exposures,
                               std::size_t year, const Scope& scope) {
  const MeasureDescription about = description(measure);
  const double count = tally.yearly(year, scope).of(about.count);
  if (about.exposure == Exposure::none) return count;
  return rate(count, exposures.of(about.exposure, year, scope.county), about.per);
}

std::optional<double> value_of(const Target& target, const Tally& tally,
                               const ExposurePath& exposures, std::size_t year,
                               const Scope& scope) {
  double sum = 0, years = 0;
  const auto back = std::min(year, static_cast<std::size_t>(target.average_years - 1));
  for (std::size_t y = year - back; y <= year; ++y)
    if (const auto value = value_of(target.indicator, tally, exposures, y, scope)) {
      sum += *value;
      ++years;
    }
  if (years == 0) return std::nullopt;
  return sum / years;
}

bool is_met(const Target& target, double limit, double value) {
  // Limits that come from a change on a rate stand an ulp beside what they mean.
  const double tolerance = 1e-12 * limit;
  return target.compares == TargetOperator::at_most ? value <= limit + tolerance
                                                    : value < limit - tolerance;
}

std::optional<double> limit_of(const Target& target, std::span<const HistoryRow> history,
                               std::span<const CountyBase> counties, const Reporting& reporting) {
  if (target.limit)
    return on_basis(*target.limit, description(target.indicator).count, target.basis,
                    reporting.basis, reporting);
  const auto base = base_of(target, history, counties, reporting);
  if (!base) return std::nullopt;
  return *base * (1 + target.change.value_or(0));
}

}  // namespace yuyan::indicators
