#include "analysis/statistics/exceedance.h"

#include <algorithm>

#include "analysis/statistics/check.h"
#include "analysis/statistics/proportion.h"

namespace yuyan::statistics {
namespace {

std::vector<double> sorted(std::span<const double> values) {
  std::vector<double> result(values.begin(), values.end());
  std::ranges::sort(result);
  return result;
}

std::size_t count_reaching(std::span<const double> ordered, double threshold) {
  return static_cast<std::size_t>(ordered.end() - std::ranges::lower_bound(ordered, threshold));
}

}  // namespace

std::vector<ExceedancePoint> exceedance_curve(std::span<const double> outcomes,
                                              std::span<const double> thresholds,
                                              double confidence) {
  require(!outcomes.empty(), "exceedance_curve: no outcomes");
  const auto ordered = sorted(outcomes);
  std::vector<ExceedancePoint> curve;
  curve.reserve(thresholds.size());
  for (const double threshold : thresholds)
    curve.push_back({threshold, clopper_pearson(count_reaching(ordered, threshold), ordered.size(),
                                                confidence)});
  return curve;
}

std::vector<ExceedancePoint> fn_curve(std::span<const double> deaths, double years,
                                      double confidence) {
  const auto ordered = sorted(deaths);
  auto thresholds = ordered;
  std::erase_if(thresholds, [](double n) { return n < 1; });
  const auto repeated = std::ranges::unique(thresholds);
  thresholds.erase(repeated.begin(), repeated.end());
  std::vector<ExceedancePoint> curve;
  curve.reserve(thresholds.size());
  for (const double n : thresholds)
    curve.push_back({n, poisson_rate(count_reaching(ordered, n), years, confidence)});
  return curve;
}

}  // namespace yuyan::statistics
