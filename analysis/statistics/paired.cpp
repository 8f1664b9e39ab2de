#include "analysis/statistics/paired.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/distributions/binomial.hpp>

#include "analysis/statistics/check.h"
#include "analysis/statistics/mean.h"
#include "analysis/statistics/proportion.h"

namespace yuyan::statistics {
namespace {

std::vector<double> differences(std::span<const double> a, std::span<const double> b) {
  require(a.size() == b.size(), "paired: a and b must have one value a replication each");
  require(a.size() >= 2, "paired: at least 2 pairs are needed");
  std::vector<double> result(a.size());
  std::ranges::transform(a, b, result.begin(), std::minus<>());
  return result;
}

/// Correlation of the two outcomes, corrected for continuity as Newcombe's method 10 asks.
double outcome_correlation(const PairedCounts& counts) {
  const auto both = static_cast<double>(counts.both);
  const auto only_a = static_cast<double>(counts.only_a);
  const auto only_b = static_cast<double>(counts.only_b);
  const auto neither = static_cast<double>(counts.neither);
  const double margins =
      (both + only_a) * (only_b + neither) * (both + only_b) * (only_a + neither);
  if (margins == 0) return 0;
  double numerator = both * neither - only_a * only_b;
  if (numerator > 0) numerator = std::max(numerator - static_cast<double>(counts.total()) / 2, 0.0);
  return numerator / std::sqrt(margins);
}

}  // namespace

PairedDifference paired_difference(std::span<const double> a, std::span<const double> b,
                                   double confidence) {
  const auto difference = moments(differences(a, b));
  const double independent = moments(a).variance + moments(b).variance;
  const double ratio = difference.variance > 0 ? independent / difference.variance
                                               : std::numeric_limits<double>::infinity();
  return {mean_interval(difference, confidence), ratio};
}

Estimate paired_proportion_difference(const PairedCounts& counts, double confidence) {
  require(counts.total() > 0, "paired_proportion_difference: no pairs");
  const auto a = wilson(counts.both + counts.only_a, counts.total(), confidence);
  const auto b = wilson(counts.both + counts.only_b, counts.total(), confidence);
  const double phi = outcome_correlation(counts);
  const auto distance = [phi](double da, double db) {
    return std::sqrt(std::max(da * da - 2 * phi * da * db + db * db, 0.0));
  };
  const double difference = a.value - b.value;
  return {difference,
          {difference - distance(a.value - a.interval.low, b.interval.high - b.value),
           difference + distance(a.interval.high - a.value, b.value - b.interval.low)}};
}

double mcnemar_p_value(const PairedCounts& counts) {
  const std::size_t discordant = counts.only_a + counts.only_b;
  if (discordant == 0) return 1;
  const boost::math::binomial fair(static_cast<double>(discordant), 0.5);
  const auto fewer = static_cast<double>(std::min(counts.only_a, counts.only_b));
  return std::min(1.0, 2 * cdf(fair, fewer));
}

SequentialLook paired_look(std::span<const double> a, std::span<const double> b, std::size_t look,
                           double alpha, double indifference) {
  require(look >= 1, "paired_look: looks count from 1");
  require(alpha > 0 && alpha < 1, "paired_look: alpha must lie in (0, 1)");
  require(indifference >= 0, "paired_look: the indifference must not be negative");
  const auto j = static_cast<double>(look);
  const auto difference = mean_interval(differences(a, b), 1 - alpha / (j * (j + 1)));
  const bool decided =
      !difference.interval.contains(0) || difference.interval.width() <= indifference;
  return {difference, decided};
}

}  // namespace yuyan::statistics
