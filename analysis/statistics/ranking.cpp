#include "analysis/statistics/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/tools/roots.hpp>

#include "analysis/statistics/check.h"
#include "analysis/statistics/mean.h"
#include "analysis/statistics/order.h"

namespace yuyan::statistics {
namespace {

/// Variance of the difference of two systems over the first stage.
double difference_variance(const std::vector<double>& a, const std::vector<double>& b,
                           std::size_t n0) {
  std::vector<double> differences(n0);
  for (std::size_t r = 0; r < n0; ++r) differences[r] = a[r] - b[r];
  return moments(differences).variance;
}

/// Probability that the best of k systems is selected by Rinott's procedure with constant h.
double rinott_probability(std::size_t systems, std::size_t n0, double h) {
  const auto degrees = static_cast<double>(n0 - 1);
  const boost::math::chi_squared variance(degrees);
  const boost::math::normal standard;
  // Over the root of the chi-squared variable the density has no pole, even with one degree.
  const double low = std::sqrt(quantile(variance, 1e-13));
  const double high = std::sqrt(quantile(complement(variance, 1e-13)));
  const auto density = [&](double root) { return 2 * root * pdf(variance, root * root); };
  using Rule = boost::math::quadrature::gauss<double, 100>;
  const auto beats_all = [&](double y) {
    const auto beats_one = [&](double x) {
      return cdf(standard, h / std::sqrt(degrees * (1 / (x * x) + 1 / (y * y)))) * density(x);
    };
    const double one = Rule::integrate(beats_one, low, high);
    return std::pow(one, static_cast<double>(systems - 1)) * density(y);
  };
  return Rule::integrate(beats_all, low, high);
}

/// Weights proportional to the best allocation; all zero when nothing varies.
std::vector<double> ocba_weights(std::span<const double> means, std::span<const double> variances,
                                 Goal goal) {
  require(means.size() >= 2 && means.size() == variances.size(),
          "ocba: a mean and a variance for each of at least 2 systems");
  const auto best_at =
      goal == Goal::minimise ? std::ranges::min_element(means) : std::ranges::max_element(means);
  const auto best = static_cast<std::size_t>(best_at - means.begin());
  const auto gap = [&](std::size_t i) { return std::abs(means[i] - means[best]); };
  bool tied = false;
  for (std::size_t i = 0; i < means.size(); ++i) tied = tied || (i != best && gap(i) == 0);
  std::vector<double> weights(means.size());
  double spread = 0;
  for (std::size_t i = 0; i < means.size(); ++i) {
    require(variances[i] >= 0, "ocba: a variance is negative");
    if (i == best || (tied && gap(i) > 0)) continue;
    // With a tie the limit of equal, vanishing gaps: only the tied systems are worth a look.
    const double gap_squared = tied ? 1 : gap(i) * gap(i);
    weights[i] = variances[i] / gap_squared;
    spread += variances[i] / (gap_squared * gap_squared);
  }
  weights[best] = std::sqrt(variances[best] * spread);
  return weights;
}

/// Rounds shares to whole numbers of the given sum by largest remainder.
std::vector<std::size_t> rounded(std::span<const double> shares, std::size_t sum) {
  std::vector<std::size_t> whole(shares.size());
  std::vector<double> excess(shares.size());
  for (std::size_t i = 0; i < shares.size(); ++i) {
    whole[i] = static_cast<std::size_t>(std::floor(shares[i] + 1e-9));
    excess[i] = static_cast<double>(whole[i]) - shares[i];
  }
  const auto order = ascending_order(excess);
  std::size_t given = std::accumulate(whole.begin(), whole.end(), std::size_t{0});
  for (std::size_t i = 0; given < sum; ++given, ++i) ++whole[order[i % order.size()]];
  return whole;
}

}  // namespace

KnConstants kn_constants(std::size_t systems, std::size_t n0, double alpha) {
  require(systems >= 2, "kn: at least 2 systems");
  require(n0 >= 2, "kn: the first stage needs at least 2 observations");
  const auto k = static_cast<double>(systems);
  require(alpha > 0 && alpha < 1 - 1 / k, "kn: alpha must lie in (0, 1 - 1/systems)");
  const auto degrees = static_cast<double>(n0 - 1);
  const double eta = 0.5 * (std::pow(2 * alpha / (k - 1), -2 / degrees) - 1);
  return {eta, 2 * eta * degrees};
}

KnResult kn_select(std::span<const std::vector<double>> observations, std::size_t n0,
                   double indifference, double alpha, Goal goal) {
  require(indifference > 0, "kn: the indifference must be positive");
  const auto constants = kn_constants(observations.size(), n0, alpha);
  const std::size_t k = observations.size();
  const double sign = goal == Goal::maximise ? 1 : -1;
  // h^2 S^2 / delta^2 for each pair: the stage at which the pair's continuation region closes.
  std::vector<double> closes(k * k);
  for (std::size_t i = 0; i < k; ++i) {
    require(observations[i].size() >= n0, "kn: a system has fewer observations than n0");
    for (std::size_t l = 0; l < i; ++l)
      closes[i * k + l] = closes[l * k + i] =
          constants.h_squared * difference_variance(observations[i], observations[l], n0) /
          (indifference * indifference);
  }
  std::vector<double> sums(k);
  for (std::size_t i = 0; i < k; ++i)
    sums[i] = std::accumulate(observations[i].begin(),
                              observations[i].begin() + static_cast<std::ptrdiff_t>(n0), 0.0);
  KnResult result;
  result.surviving.resize(k);
  std::iota(result.surviving.begin(), result.surviving.end(), std::size_t{0});
  for (std::size_t r = n0;; ++r) {
    result.observations = r;
    const auto n = static_cast<double>(r);
    const auto contenders = result.surviving;
    const auto beaten = [&](std::size_t i) {
      return std::ranges::any_of(contenders, [&](std::size_t l) {
        const double margin = std::max(0.0, indifference / (2 * n) * (closes[i * k + l] - n));
        const double lead = sign * (sums[l] - sums[i]) / n;
        // Once the region is closed the larger mean wins; of exact equals the first is kept.
        return l != i && (lead > margin || (lead == margin && margin == 0 && l < i));
      });
    };
    std::erase_if(result.surviving, beaten);
    result.decided = result.surviving.size() == 1;
    const bool exhausted = std::ranges::any_of(
        result.surviving, [&](std::size_t i) { return observations[i].size() <= r; });
    if (result.decided || exhausted) return result;
    for (const std::size_t i : result.surviving) sums[i] += observations[i][r];
  }
}

double rinott_h(std::size_t systems, std::size_t n0, double probability) {
  require(systems >= 2, "rinott_h: at least 2 systems");
  require(n0 >= 2, "rinott_h: the first stage needs at least 2 observations");
  require(probability > 1 / static_cast<double>(systems) && probability < 1,
          "rinott_h: probability must lie in (1/systems, 1)");
  const auto shortfall = [&](double h) { return rinott_probability(systems, n0, h) - probability; };
  std::uintmax_t iterations = 100;
  const auto bracket = boost::math::tools::bracket_and_solve_root(
      shortfall, 3.0, 2.0, true, boost::math::tools::eps_tolerance<double>(30), iterations);
  return std::midpoint(bracket.first, bracket.second);
}

std::size_t rinott_sample_size(double variance, double h, double indifference, std::size_t n0) {
  require(variance >= 0 && h > 0 && indifference > 0,
          "rinott_sample_size: variance >= 0, h > 0 and indifference > 0 are needed");
  const double n = std::ceil(h * h * variance / (indifference * indifference));
  return std::max(n0, static_cast<std::size_t>(n));
}

std::vector<double> ocba_shares(std::span<const double> means, std::span<const double> variances,
                                Goal goal) {
  auto weights = ocba_weights(means, variances, goal);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& w : weights) w = sum > 0 ? w / sum : 1 / static_cast<double>(weights.size());
  return weights;
}

std::vector<std::size_t> ocba_next_stage(std::span<const double> means,
                                         std::span<const double> variances,
                                         std::span<const std::size_t> used, std::size_t additional,
                                         Goal goal) {
  require(used.size() == means.size(), "ocba_next_stage: one count of used replications a system");
  auto shares = ocba_shares(means, variances, goal);
  auto budget = static_cast<double>(std::accumulate(used.begin(), used.end(), additional));
  std::vector<double> increments(used.size());
  std::vector<bool> open(used.size(), true);
  for (bool changed = true; changed;) {
    changed = false;
    double weight = 0;
    for (std::size_t i = 0; i < used.size(); ++i)
      if (open[i]) weight += shares[i];
    const double scale = weight > 0 ? budget / weight : 0;
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (!open[i]) continue;
      increments[i] = shares[i] * scale - static_cast<double>(used[i]);
      if (increments[i] >= 0) continue;
      increments[i] = 0;
      open[i] = false;
      budget -= static_cast<double>(used[i]);
      changed = true;
    }
  }
  return rounded(increments, additional);
}

}  // namespace yuyan::statistics
