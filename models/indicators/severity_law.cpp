#include "models/indicators/severity_law.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include <boost/math/tools/roots.hpp>

namespace yuyan::indicators {
namespace {

void check(bool kept, const char* message) {
  if (!kept) throw std::logic_error(message);
}

/// Sum of n^-alpha from `first` to `last`.
double zeta_sum(double alpha, unsigned first, unsigned last) {
  double sum = 0;
  for (unsigned n = last; n >= first; --n) sum += std::pow(n, -alpha);
  return sum;
}

}  // namespace

SeverityLaw::SeverityLaw(double p1, double p2, double alpha, unsigned max_deaths)
    : p1_(p1), p2_(p2), alpha_(alpha) {
  check(p1 >= 0 && p2 >= 0 && p1 + p2 <= 1 + 1e-12, "SeverityLaw: p1 and p2 must be shares");
  check(alpha > 1, "SeverityLaw: alpha must exceed 1");
  check(max_deaths >= 1, "SeverityLaw: somebody must be exposed");
  std::vector<double> probability(max_deaths + 1);
  const double tail = std::max(0.0, 1 - p1 - p2);
  const double scale = max_deaths >= 3 ? tail / zeta_sum(alpha, 3, max_deaths) : 0;
  for (unsigned n = 1; n <= max_deaths; ++n)
    probability[n] = n == 1 ? p1 : n == 2 ? p2 : scale * std::pow(n, -alpha);
  double sum = std::accumulate(probability.begin(), probability.end(), 0.0);
  if (sum == 0) sum = probability.back() = 1;  // only more deaths than can be: all who are there
  cdf_.resize(probability.size());
  for (unsigned n = 1; n <= max_deaths; ++n) {
    const double p = probability[n] / sum;
    cdf_[n] = cdf_[n - 1] + p;
    mean_ += n * p;
    second_moment_ += static_cast<double>(n) * n * p;
  }
  cdf_.back() = 1;
}

double SeverityLaw::probability(unsigned deaths) const {
  return deaths == 0 || deaths > max_deaths() ? 0 : cdf_[deaths] - cdf_[deaths - 1];
}

double SeverityLaw::cdf(unsigned deaths) const { return cdf_[std::min(deaths, max_deaths())]; }

unsigned SeverityLaw::quantile(double u) const {
  check(u >= 0 && u < 1, "SeverityLaw: u must lie in [0, 1)");
  return static_cast<unsigned>(std::ranges::upper_bound(cdf_, u) - cdf_.begin());
}

SeverityLaw SeverityLaw::cut_at(unsigned exposed) const {
  if (exposed >= max_deaths()) return *this;
  // The shares of 3 and more keep their weights relative to 1 and 2, as after a rejection.
  const double tail = std::max(0.0, 1 - p1_ - p2_);
  const double kept =
      exposed < 3 ? 0 : tail * zeta_sum(alpha_, 3, exposed) / zeta_sum(alpha_, 3, max_deaths());
  const double sum = p1_ + (exposed >= 2 ? p2_ : 0) + kept;
  if (sum == 0) return {exposed == 1 ? 1.0 : 0.0, exposed == 2 ? 1.0 : 0.0, alpha_, exposed};
  return {p1_ / sum, exposed >= 2 ? p2_ / sum : 0, alpha_, exposed};
}

DeathMoments thinned_moments(const SeverityLaw& law, unsigned exposed,
                             const std::function<double(unsigned struck)>& dies) {
  const unsigned most = std::min(exposed, law.max_deaths());
  DeathMoments sum;
  for (unsigned struck = 1; struck <= most; ++struck) {
    const double p = law.probability(struck) / law.cdf(most);
    const double chance = dies(struck);
    const double mean = struck * chance;
    sum.fatal += p * (1 - std::pow(1 - chance, struck));
    sum.mean += p * mean;
    sum.second_moment += p * (mean * (1 - chance) + mean * mean);
  }
  return sum;
}

double tail_exponent(double accidents_3_9, double accidents_10, unsigned max_deaths) {
  check(accidents_3_9 > 0 && accidents_10 > 0, "tail_exponent: both classes must occur");
  check(max_deaths > 10, "tail_exponent: more than 10 persons must be exposed");
  const double observed = accidents_10 / (accidents_3_9 + accidents_10);
  const auto excess = [&](double alpha) {
    return zeta_sum(alpha, 10, max_deaths) / zeta_sum(alpha, 3, max_deaths) - observed;
  };
  constexpr double flattest = 1 + 1e-9;
  constexpr double steepest = 8;
  check(excess(flattest) > 0 && excess(steepest) < 0,
        "tail_exponent: no exponent in (1, 8] gives this share of 10 and more");
  std::uintmax_t iterations = 100;
  const auto bracket = boost::math::tools::toms748_solve(
      excess, flattest, steepest, boost::math::tools::eps_tolerance<double>(40), iterations);
  return std::midpoint(bracket.first, bracket.second);
}

SeverityLaw severity_law(const ClassCounts& counts, unsigned max_deaths) {
  const double small = counts.accidents - counts.accidents_3_9 - counts.accidents_10;
  const double small_deaths = counts.deaths - counts.deaths_3;
  // small = n1 + n2 and small_deaths = n1 + 2 n2.
  const double two = small_deaths - small;
  check(small > 0 && two >= 0 && two <= small,
        "severity_law: deaths below 3 do not fit accidents of 1 and 2; accidents without deaths "
        "must be left out");
  const double alpha = tail_exponent(counts.accidents_3_9, counts.accidents_10, max_deaths);
  return {(small - two) / counts.accidents, two / counts.accidents, alpha, max_deaths};
}

}  // namespace yuyan::indicators
