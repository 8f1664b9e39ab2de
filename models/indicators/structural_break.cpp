#include "models/indicators/structural_break.h"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/students_t.hpp>
#include <fmt/format.h>

#include "models/indicators/local_linear_trend.h"

namespace yuyan::indicators {
namespace {

std::size_t index_of(const Series& series, int year) {
  if (year <= series.first_year || year > series.last_year())
    throw SeriesError(fmt::format("the level shift of {} must lie after {} and not after {}", year,
                                  series.first_year, series.last_year()),
                      fmt::format("口径变化年份{}必须在{}年之后、不晚于{}年", year,
                                  series.first_year, series.last_year()));
  return static_cast<std::size_t>(year - series.first_year);
}

bool any_known(const Series& series, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i)
    if (series.known(i)) return true;
  return false;
}

}  // namespace

statistics::Estimate estimate_shift(const Series& series, int year) {
  require_history(series, 6);
  const std::size_t at = index_of(series, year);
  if (!any_known(series, 0, at) || !any_known(series, at, series.size()))
    throw SeriesError(
        fmt::format("the level shift of {} needs a known value on both sides, or its factor", year),
        fmt::format("{}年口径变化:前后都需要已知数据,或直接给出换算系数", year));
  const auto fit = fit_trend({}, log_rates(series), at);
  // The filter's shift is the old level over the new one.
  const Eigen::Index shift = fit.state.mean.size() - 1;
  const double log_factor = -fit.state.mean(shift);
  const boost::math::students_t t(static_cast<double>(fit.state.errors));
  const double half = quantile(t, 0.975) * std::sqrt(fit.state.covariance(shift, shift));
  return {std::exp(log_factor), {std::exp(log_factor - half), std::exp(log_factor + half)}};
}

Series on_new_basis(const Series& series, int year, double factor, ShiftBy by) {
  if (!(factor > 0))
    throw SeriesError("the factor of a level shift must be positive", "口径换算系数必须大于零");
  const std::size_t at = year > series.last_year() ? series.size() : index_of(series, year);
  Series shifted = series;
  if (by == ShiftBy::exposure && shifted.exposure.empty())
    shifted.exposure.assign(series.size(), 1);
  for (std::size_t i = 0; i < at; ++i) {
    if (by == ShiftBy::values)
      shifted.values[i] *= factor;
    else
      shifted.exposure[i] /= factor;
  }
  return shifted;
}

ChangePoint find_change_point(const Series& counts) {
  require_history(counts, 2);
  const std::size_t n = counts.size();
  // Gamma posteriors of a stretch: shape 1 + events, rate 1 + exposure.
  struct Stretch {
    double events = 0;
    double exposure = 0;
    [[nodiscard]] double log_evidence() const {
      return std::lgamma(events + 1) - (events + 1) * std::log(exposure + 1);
    }
    [[nodiscard]] double mean() const { return (events + 1) / (exposure + 1); }
  };
  Stretch before;
  Stretch after;
  const auto move = [&](Stretch& to, std::size_t i, double sign) {
    if (!counts.known(i)) return;
    to.events += sign * counts.values[i];
    to.exposure += sign * counts.exposure_at(i);
  };
  for (std::size_t i = 0; i < n; ++i) move(after, i, 1);
  ChangePoint result;
  std::vector<double> means_before;
  std::vector<double> means_after;
  for (std::size_t i = 0; i < n; ++i) {
    result.probability.push_back(before.log_evidence() + after.log_evidence());
    means_before.push_back(before.mean());
    means_after.push_back(after.mean());
    move(before, i, 1);
    move(after, i, -1);
  }
  const double highest = std::ranges::max(result.probability);
  double sum = 0;
  for (double& p : result.probability) sum += p = std::exp(p - highest);
  for (std::size_t i = 0; i < n; ++i) {
    const double p = result.probability[i] /= sum;
    result.mean_index += p * static_cast<double>(i);
    result.rate_before += p * means_before[i];
    result.rate_after += p * means_after[i];
  }
  result.mode = static_cast<std::size_t>(std::ranges::max_element(result.probability) -
                                         result.probability.begin());
  return result;
}

}  // namespace yuyan::indicators
