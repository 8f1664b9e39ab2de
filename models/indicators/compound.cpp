#include "models/indicators/compound.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace yuyan::indicators {
namespace {

struct MeanVariance {
  double mean = 0;
  double variance = 0;
};

MeanVariance deaths_of(const CountComponent& accidents, const SeverityLaw& severity) {
  // Var N = m + m^2/size; Var S = m Var X + Var N E[X]^2.
  const double m = accidents.mean;
  const double x = severity.mean();
  return {m * x, m * severity.second_moment() + m * m / accidents.size * x * x};
}

MeanVariance deaths_of(const CountMixture& accidents, const SeverityLaw& severity) {
  double mean = 0;
  double square = 0;
  for (const auto& c : accidents) {
    const auto deaths = deaths_of(c, severity);
    mean += c.weight * deaths.mean;
    square += c.weight * (deaths.variance + deaths.mean * deaths.mean);
  }
  return {mean, square - mean * mean};
}

/// Adds the component's probabilities of 0, 1, 2, ... deaths to `sum`.
void add_probabilities(const CountComponent& c, const SeverityLaw& severity,
                       std::vector<double>& sum) {
  const double mean = c.mean;
  const bool poisson = std::isinf(c.size);
  const double a = poisson ? 0 : mean / (c.size + mean);
  const double b = poisson ? mean : (c.size - 1) * a;
  const double none = poisson ? -mean : -c.size * std::log1p(mean / c.size);
  std::vector<double> probability(sum.size());
  probability[0] = std::exp(none);
  for (std::size_t k = 1; k < probability.size(); ++k) {
    const std::size_t largest = std::min<std::size_t>(k, severity.max_deaths());
    double p = 0;
    for (std::size_t j = 1; j <= largest; ++j)
      p += (a + b * static_cast<double>(j) / static_cast<double>(k)) *
           severity.probability(static_cast<unsigned>(j)) * probability[k - j];
    probability[k] = p;
  }
  for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += c.weight * probability[k];
}

Predictive matching_log_normal(const MeanVariance& deaths) {
  const double variance = std::log1p(deaths.variance / (deaths.mean * deaths.mean));
  return Predictive(LogMixture{{1, std::log(deaths.mean) - variance / 2, std::sqrt(variance)}});
}

}  // namespace

Predictive compound_deaths(const Predictive& accidents, const SeverityLaw& severity) {
  const auto* mixture = std::get_if<CountMixture>(&accidents.form());
  if (mixture == nullptr)
    throw std::logic_error("compound_deaths: the accidents must be counts in closed form");
  const auto deaths = deaths_of(*mixture, severity);
  // Beyond this the recursion starts below the smallest number that a double can hold.
  constexpr double most_accidents = 500;
  constexpr double most_deaths = 20'000;
  double largest_mean = 0;
  double reach = 10;
  for (const auto& c : *mixture) {
    const auto own = deaths_of(c, severity);
    largest_mean = std::max(largest_mean, c.mean);
    reach = std::max(reach, own.mean + 12 * std::sqrt(own.variance) + 2 * severity.max_deaths());
  }
  if (largest_mean > most_accidents || reach > most_deaths) return matching_log_normal(deaths);
  std::vector<double> sum(static_cast<std::size_t>(reach) + 1);
  for (const auto& c : *mixture) add_probabilities(c, severity, sum);
  while (sum.size() > 2 && sum.back() < 1e-16) sum.pop_back();
  return Predictive::of_probabilities(std::move(sum));
}

Forecast compound_deaths(const Forecast& accidents, const SeverityLaw& severity) {
  Forecast deaths{accidents.origin, {}};
  for (const auto& year : accidents.years) deaths.years.push_back(compound_deaths(year, severity));
  return deaths;
}

}  // namespace yuyan::indicators
