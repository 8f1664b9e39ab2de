#include "analysis/statistics/proportion.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include "analysis/statistics/check.h"

namespace yuyan::statistics {
namespace {

constexpr Estimate nothing_known{std::numeric_limits<double>::quiet_NaN(), {0, 1}};

void require_counts(std::size_t successes, std::size_t trials, double confidence) {
  require(successes <= trials, "proportion: more successes than trials");
  require(confidence > 0 && confidence < 1, "proportion: confidence must lie in (0, 1)");
}

}  // namespace

Estimate wilson(std::size_t successes, std::size_t trials, double confidence) {
  require_counts(successes, trials, confidence);
  if (trials == 0) return nothing_known;
  const auto n = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / n;
  const double z = quantile(complement(boost::math::normal(), (1 - confidence) / 2));
  const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  // The ends at 0 and n successes are exact; rounding must not push them past the value.
  return {p, {successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half}};
}

Estimate clopper_pearson(std::size_t successes, std::size_t trials, double confidence) {
  require_counts(successes, trials, confidence);
  if (trials == 0) return nothing_known;
  const auto x = static_cast<double>(successes);
  const auto n = static_cast<double>(trials);
  const double tail = (1 - confidence) / 2;
  using boost::math::beta_distribution;
  const double low = successes == 0 ? 0 : quantile(beta_distribution<>(x, n - x + 1), tail);
  const double high =
      successes == trials ? 1 : quantile(complement(beta_distribution<>(x + 1, n - x), tail));
  return {x / n, {low, high}};
}

Estimate poisson_rate(std::size_t events, double exposure, double confidence) {
  require(exposure > 0, "poisson_rate: the exposure must be positive");
  require(confidence > 0 && confidence < 1, "poisson_rate: confidence must lie in (0, 1)");
  const auto y = static_cast<double>(events);
  const double tail = (1 - confidence) / 2;
  using boost::math::chi_squared;
  const double low = events == 0 ? 0 : quantile(chi_squared(2 * y), tail) / 2;
  const double high = quantile(complement(chi_squared(2 * y + 2), tail)) / 2;
  return {y / exposure, {low / exposure, high / exposure}};
}

}  // namespace yuyan::statistics
