#include "models/indicators/series.h"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/statistics/mean.h"

namespace yuyan::indicators {

Series Series::until(int year) const {
  const auto n =
      static_cast<std::size_t>(std::clamp(year - first_year + 1, 0, static_cast<int>(size())));
  Series past{first_year, {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(n)}, {}};
  if (!exposure.empty())
    past.exposure.assign(exposure.begin(), exposure.begin() + static_cast<std::ptrdiff_t>(n));
  return past;
}

void require_history(const Series& series, std::size_t years) {
  if (!series.exposure.empty() && series.exposure.size() != series.size())
    throw SeriesError("the exposure needs one value for each year of the series",
                      "暴露量必须与序列逐年对应");
  std::size_t known = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const int year = series.first_year + static_cast<int>(i);
    if (!(series.exposure_at(i) > 0))
      throw SeriesError(fmt::format("year {}: the exposure must be given and positive", year),
                        fmt::format("{}年:必须给出大于零的暴露量", year));
    if (!series.known(i)) continue;
    if (!(series.values[i] >= 0) || std::isinf(series.values[i]))
      throw SeriesError(fmt::format("year {}: the value must be a number >= 0", year),
                        fmt::format("{}年:数值必须不小于零", year));
    ++known;
  }
  if (known < years)
    throw SeriesError(
        fmt::format("the series has {} known years, the method needs {}", known, years),
        fmt::format("序列只有{}年数据,该方法至少需要{}年", known, years));
}

std::vector<double> log_rates(const Series& series) {
  std::vector<double> logs(series.size());
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series.values[i] == 0)
      throw SeriesError(
          fmt::format(
              "year {}: the value is 0, which has no logarithm; use the gamma-Poisson method",
              series.first_year + static_cast<int>(i)),
          fmt::format("{}年:数值为零,无法取对数;请改用伽马-泊松方法",
                      series.first_year + static_cast<int>(i)));
    logs[i] = std::log(series.values[i] / series.exposure_at(i));
  }
  return logs;
}

FilledLogs filled_log_rates(const Series& series) {
  const auto logs = log_rates(series);
  FilledLogs filled;
  for (const double y : logs) {
    if (std::isnan(y)) {
      filled.gap_at_end += !filled.values.empty();
      continue;
    }
    const double step = filled.values.empty() ? 0
                                              : (y - filled.values.back()) /
                                                    static_cast<double>(filled.gap_at_end + 1);
    for (; filled.gap_at_end > 0; --filled.gap_at_end)
      filled.values.push_back(filled.values.back() + step);
    filled.values.push_back(y);
  }
  return filled;
}

FutureExposure extrapolated_exposure(std::span<const double> history, std::size_t horizon) {
  if (history.size() < 3)
    throw SeriesError("an exposure can be carried on from 3 years of it",
                      "外推暴露量至少需要3年数据");
  std::vector<double> growth(history.size() - 1);
  for (std::size_t i = 0; i < growth.size(); ++i) growth[i] = std::log(history[i + 1] / history[i]);
  const auto drift = statistics::moments(growth);
  FutureExposure future;
  for (std::size_t h = 1; h <= horizon; ++h) {
    const auto steps = static_cast<double>(h);
    future.values.push_back(history.back() * std::exp(drift.mean * steps));
    future.log_deviations.push_back(
        std::sqrt(drift.variance * (steps + steps * steps / static_cast<double>(drift.n))));
  }
  return future;
}

}  // namespace yuyan::indicators
