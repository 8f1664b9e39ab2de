#include "analysis/statistics/scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "analysis/statistics/check.h"
#include "analysis/statistics/mean.h"

namespace yuyan::statistics {
namespace {

constexpr double pi = std::numbers::pi;

double normal_cdf(double z) { return std::erfc(-z / std::numbers::sqrt2) / 2; }
double normal_pdf(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * pi); }

void require_same_length(std::size_t a, std::size_t b) {
  require(a == b && a > 0, "scores: one observation for each forecast, at least one");
}

void require_negative_binomial(double size, double p) {
  require(size > 0 && p > 0 && p <= 1, "scores: size > 0 and p in (0, 1] are needed");
}

}  // namespace

double crps_normal(double mean, double deviation, double observed) {
  require(deviation > 0, "crps_normal: the deviation must be positive");
  const double z = (observed - mean) / deviation;
  return deviation * (z * (2 * normal_cdf(z) - 1) + 2 * normal_pdf(z) - 1 / std::sqrt(pi));
}

double crps_lognormal(double log_mean, double log_deviation, double observed) {
  require(log_deviation > 0, "crps_lognormal: the deviation must be positive");
  const double z = observed > 0 ? (std::log(observed) - log_mean) / log_deviation
                                : -std::numeric_limits<double>::infinity();
  const double mean = std::exp(log_mean + log_deviation * log_deviation / 2);
  return observed * (2 * normal_cdf(z) - 1) -
         2 * mean *
             (normal_cdf(z - log_deviation) + normal_cdf(log_deviation / std::numbers::sqrt2) - 1);
}

double crps_sample(std::span<const double> sample, double observed) {
  require(!sample.empty(), "crps_sample: the sample is empty");
  std::vector<double> ordered(sample.begin(), sample.end());
  std::ranges::sort(ordered);
  const auto m = static_cast<double>(ordered.size());
  double distance = 0;
  double spread = 0;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    distance += std::abs(ordered[i] - observed);
    spread += (2 * static_cast<double>(i) + 1 - m) * ordered[i];
  }
  return distance / m - spread / (m * m);
}

double rps_count(const std::function<double(unsigned)>& cdf, unsigned observed) {
  double score = 0;
  for (unsigned k = 0;; ++k) {
    const double reached = cdf(k);
    const double deviation = reached - (observed <= k ? 1 : 0);
    score += deviation * deviation;
    if (k >= observed && 1 - reached < 1e-9) return score;
  }
}

double rps_poisson(double mean, unsigned observed) {
  require(mean > 0, "rps_poisson: the mean must be positive");
  const boost::math::poisson distribution(mean);
  return rps_count([&](unsigned k) { return cdf(distribution, k); }, observed);
}

double rps_negative_binomial(double size, double p, unsigned observed) {
  require_negative_binomial(size, p);
  const boost::math::negative_binomial distribution(size, p);
  return rps_count([&](unsigned k) { return cdf(distribution, k); }, observed);
}

double log_score_normal(double mean, double deviation, double observed) {
  require(deviation > 0, "log_score_normal: the deviation must be positive");
  const double z = (observed - mean) / deviation;
  return z * z / 2 + std::log(deviation) + std::log(2 * pi) / 2;
}

double log_score_lognormal(double log_mean, double log_deviation, double observed) {
  if (observed <= 0) return std::numeric_limits<double>::infinity();
  return log_score_normal(log_mean, log_deviation, std::log(observed)) + std::log(observed);
}

double log_score_poisson(double mean, unsigned observed) {
  require(mean > 0, "log_score_poisson: the mean must be positive");
  return mean - observed * std::log(mean) + boost::math::lgamma(observed + 1.0);
}

double log_score_negative_binomial(double size, double p, unsigned observed) {
  require_negative_binomial(size, p);
  if (p == 1) return observed == 0 ? 0 : std::numeric_limits<double>::infinity();
  using boost::math::lgamma;
  return lgamma(size) + lgamma(observed + 1.0) - lgamma(size + observed) - size * std::log(p) -
         observed * std::log1p(-p);
}

double interval_score(const Interval& interval, double alpha, double observed) {
  require(alpha > 0 && alpha < 1, "interval_score: alpha must lie in (0, 1)");
  const double miss = std::max({interval.low - observed, observed - interval.high, 0.0});
  return interval.width() + 2 / alpha * miss;
}

double weighted_interval_score(std::span<const double> probabilities,
                               std::span<const double> quantiles, double observed) {
  require_same_length(probabilities.size(), quantiles.size());
  double score = 0;
  for (std::size_t i = 0; i < quantiles.size(); ++i) {
    const double below = observed <= quantiles[i] ? 1 : 0;
    score += 2 * (below - probabilities[i]) * (quantiles[i] - observed);
  }
  return score / static_cast<double>(quantiles.size());
}

double coverage(std::span<const Interval> intervals, std::span<const double> observed) {
  require_same_length(intervals.size(), observed.size());
  std::size_t inside = 0;
  for (std::size_t i = 0; i < observed.size(); ++i) inside += intervals[i].contains(observed[i]);
  return static_cast<double>(inside) / static_cast<double>(observed.size());
}

double pit_count(double cdf_below, double cdf_at, double uniform) {
  require(cdf_below <= cdf_at && uniform >= 0 && uniform <= 1,
          "pit_count: F(y-1) <= F(y) and uniform in [0, 1] are needed");
  return cdf_below + uniform * (cdf_at - cdf_below);
}

UniformityTest pit_uniformity(std::span<const double> pit) {
  require(!pit.empty(), "pit_uniformity: no values");
  std::vector<double> ordered(pit.begin(), pit.end());
  std::ranges::sort(ordered);
  const auto n = static_cast<double>(ordered.size());
  double distance = 0;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const auto rank = static_cast<double>(i);
    distance = std::max({distance, (rank + 1) / n - ordered[i], ordered[i] - rank / n});
  }
  // Stephens' correction (1970, JRSS B 32:115) makes Kolmogorov's limit good from a few values on.
  const double lambda = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * distance;
  if (lambda < 0.2) return {distance, 1};
  double p = 0;
  for (int j = 1; j <= 100; ++j)
    p += (j % 2 == 1 ? 2 : -2) * std::exp(-2.0 * j * j * lambda * lambda);
  return {distance, std::clamp(p, 0.0, 1.0)};
}

DieboldMariano diebold_mariano(std::span<const double> first_losses,
                               std::span<const double> second_losses, std::size_t horizon) {
  require_same_length(first_losses.size(), second_losses.size());
  require(horizon >= 1 && first_losses.size() > horizon,
          "diebold_mariano: more forecasts than the horizon are needed");
  std::vector<double> d(first_losses.size());
  std::ranges::transform(first_losses, second_losses, d.begin(), std::minus<>());
  const double mean = moments(d).mean;
  const auto n = static_cast<double>(d.size());
  const auto h = static_cast<double>(horizon);
  double long_run = 0;
  for (std::size_t lag = 0; lag < horizon; ++lag) {
    double covariance = 0;
    for (std::size_t t = lag; t < d.size(); ++t) covariance += (d[t] - mean) * (d[t - lag] - mean);
    long_run += (lag == 0 ? 1 : 2) * covariance / n;
  }
  const double correction = (n + 1 - 2 * h + h * (h - 1) / n) / n;
  if (long_run <= 0 || correction <= 0) return {};
  const double statistic = mean / std::sqrt(long_run / n) * std::sqrt(correction);
  const boost::math::students_t t(n - 1);
  return {statistic, 2 * cdf(complement(t, std::abs(statistic)))};
}

}  // namespace yuyan::statistics
