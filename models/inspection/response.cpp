#include "models/inspection/response.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "sim/chance/distribution.h"

namespace yuyan::inspection {
namespace {

/// Standard error of the ratio of the sums.
double ratio_error(std::span<const DrillPair> pairs, double ratio, double deaths_baseline) {
  const auto n = static_cast<double>(pairs.size());
  double squares = 0;
  for (const DrillPair& pair : pairs) {
    const double rest = pair.deaths - ratio * pair.deaths_baseline;
    squares += rest * rest;
  }
  return std::sqrt(squares / (n * (n - 1))) / (deaths_baseline / n);
}

/// The factors of the pairs with baseline deaths, weighted by these; their mean is `mean`.
chance::Distribution factors_of(std::span<const DrillPair> pairs, double mean,
                                double deaths_baseline) {
  if (mean >= 1) return 1.0;
  double capped = 0;  // deaths, none beyond the baseline's
  for (const DrillPair& pair : pairs) capped += std::min(pair.deaths, pair.deaths_baseline);
  const double mean_capped = capped / deaths_baseline;
  const double shared = (mean - mean_capped) / (1 - mean_capped);
  chance::Discrete law{.values = {}, .weights = {}};
  for (const DrillPair& pair : pairs) {
    if (pair.deaths_baseline <= 0) continue;
    const double factor = std::min(1.0, pair.deaths / pair.deaths_baseline);
    law.values.push_back(factor + (1 - factor) * shared);
    law.weights.push_back(pair.deaths_baseline);
  }
  return law;
}

}  // namespace

MeasuredResponse measured_response(std::span<const DrillPair> pairs) {
  MeasuredResponse measured;
  measured.pairs = pairs.size();
  for (const DrillPair& pair : pairs) {
    measured.deaths += pair.deaths;
    measured.deaths_baseline += pair.deaths_baseline;
    measured.worse += pair.deaths > pair.deaths_baseline ? 1 : 0;
  }
  if (pairs.size() < 2 || measured.deaths_baseline <= 0)
    throw std::logic_error("measured_response: needs 2 pairs and deaths at the baseline");
  measured.mean = measured.deaths / measured.deaths_baseline;
  measured.standard_error = ratio_error(pairs, measured.mean, measured.deaths_baseline);
  measured.factor = factors_of(pairs, measured.mean, measured.deaths_baseline);
  if (measured.mean > 0 && measured.mean < 1 && measured.standard_error > 0) {
    const double relative = measured.standard_error / measured.mean;
    const double variance = std::log1p(relative * relative);
    measured.level =
        chance::Lognormal{.median = std::exp(-variance / 2), .sigma = std::sqrt(variance)};
  }
  return measured;
}

}  // namespace yuyan::inspection
