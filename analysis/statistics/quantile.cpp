#include "analysis/statistics/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/distributions/binomial.hpp>

#include "analysis/statistics/check.h"

namespace yuyan::statistics {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<double> sorted(std::span<const double> values) {
  require(!values.empty(), "quantile: no values");
  std::vector<double> result(values.begin(), values.end());
  require(std::ranges::none_of(result, [](double x) { return std::isnan(x); }),
          "quantile: a value is NaN");
  std::ranges::sort(result);
  return result;
}

double of_sorted(std::span<const double> values, double probability) {
  require(probability >= 0 && probability <= 1, "quantile: probability must lie in [0, 1]");
  const double position = probability * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const auto above = std::min(below + 1, values.size() - 1);
  const double share = position - static_cast<double>(below);
  // Without this, an infinite value above would give NaN at an exact order statistic.
  if (share == 0) return values[below];
  return values[below] + share * (values[above] - values[below]);
}

void require_open_unit(double x, const char* message) { require(x > 0 && x < 1, message); }

}  // namespace

double sample_quantile(std::span<const double> values, double probability) {
  return of_sorted(sorted(values), probability);
}

std::vector<double> sample_quantiles(std::span<const double> values,
                                     std::span<const double> probabilities) {
  const auto ordered = sorted(values);
  std::vector<double> result;
  result.reserve(probabilities.size());
  for (const double p : probabilities) result.push_back(of_sorted(ordered, p));
  return result;
}

RankInterval quantile_ranks(std::size_t n, double probability, double confidence) {
  require(n > 0, "quantile_ranks: no values");
  require_open_unit(probability, "quantile_ranks: probability must lie in (0, 1)");
  require_open_unit(confidence, "quantile_ranks: confidence must lie in (0, 1)");
  const double tail = (1 - confidence) / 2;
  // The number of values below the quantile is binomial; X(low) lies above it when that number is
  // below `low`, X(high) below it when that number is at least `high`.
  const boost::math::binomial below(static_cast<double>(n), probability);
  const auto at_most = [&](std::size_t k) { return cdf(below, static_cast<double>(k)); };
  const auto more_than = [&](std::size_t k) {
    return cdf(complement(below, static_cast<double>(k)));
  };
  const auto ranks_below = [&](auto&& is_outside) {
    std::size_t first = 0;
    std::size_t last = n + 1;
    while (first < last) {
      const std::size_t middle = first + (last - first) / 2;
      if (is_outside(middle))
        first = middle + 1;
      else
        last = middle;
    }
    return first;
  };
  // `low` is the number of k in 0..n with P(B <= k) <= tail; `high` the first with P(B >= high) <=
  // tail.
  const std::size_t low = ranks_below([&](std::size_t k) { return k <= n && at_most(k) <= tail; });
  const std::size_t high =
      ranks_below([&](std::size_t k) { return k == 0 || (k <= n && more_than(k - 1) > tail); });
  const double missed_low = low == 0 ? 0 : at_most(low - 1);
  const double missed_high = high > n ? 0 : more_than(high - 1);
  return {low, high, 1 - missed_low - missed_high};
}

Estimate quantile_interval(std::span<const double> values, double probability, double confidence) {
  const auto ordered = sorted(values);
  const auto ranks = quantile_ranks(ordered.size(), probability, confidence);
  const double low = ranks.low == 0 ? -infinity : ordered[ranks.low - 1];
  const double high = ranks.high > ordered.size() ? infinity : ordered[ranks.high - 1];
  return {of_sorted(ordered, probability), {low, high}};
}

std::size_t wilks_sample_size(double probability, double confidence, std::size_t order) {
  require_open_unit(probability, "wilks_sample_size: probability must lie in (0, 1)");
  require_open_unit(confidence, "wilks_sample_size: confidence must lie in (0, 1)");
  require(order > 0, "wilks_sample_size: the order counts from 1");
  for (std::size_t n = order;; ++n) {
    const boost::math::binomial below(static_cast<double>(n), probability);
    if (cdf(below, static_cast<double>(n - order)) >= confidence) return n;
  }
}

}  // namespace yuyan::statistics
