#include "models/indicators/predictive.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/tools/roots.hpp>

namespace yuyan::indicators {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void check(bool kept, const char* message) {
  if (!kept) throw std::logic_error(message);
}

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

template <class Component>
std::vector<Component> normalized(std::vector<Component> components) {
  double sum = 0;
  for (const auto& c : components) {
    check(c.weight > 0, "Predictive: weights must be positive");
    sum += c.weight;
  }
  check(!components.empty(), "Predictive: no components");
  for (auto& c : components) c.weight /= sum;
  return components;
}

/// Calls `use` with the distribution of the component's standardized logarithm.
template <class Use>
auto with_law(const LogComponent& c, Use use) {
  if (std::isinf(c.degrees)) return use(boost::math::normal());
  return use(boost::math::students_t(c.degrees));
}

template <class Use>
auto with_law(const CountComponent& c, Use use) {
  if (std::isinf(c.size)) return use(boost::math::poisson(c.mean));
  return use(boost::math::negative_binomial(c.size, c.size / (c.size + c.mean)));
}

/// P(log X <= z).
double log_cdf(const LogMixture& mixture, double z) {
  double sum = 0;
  for (const auto& c : mixture)
    sum += c.weight *
           with_law(c, [&](const auto& law) { return cdf(law, (z - c.location) / c.scale); });
  return sum;
}

double log_quantile(const LogMixture& mixture, double probability) {
  double low = infinity;
  double high = -infinity;
  for (const auto& c : mixture) {
    const double z = c.location + c.scale * with_law(c, [&](const auto& law) {
                                    return boost::math::quantile(law, probability);
                                  });
    low = std::min(low, z);
    high = std::max(high, z);
  }
  // The quantile of a mixture lies between those of its components.
  const auto miss = [&](double z) { return log_cdf(mixture, z) - probability; };
  if (miss(low) >= 0) return low;
  if (miss(high) <= 0) return high;
  std::uintmax_t iterations = 100;
  const auto bracket = boost::math::tools::toms748_solve(
      miss, low, high, boost::math::tools::eps_tolerance<double>(40), iterations);
  return std::midpoint(bracket.first, bracket.second);
}

double count_cdf(const CountMixture& mixture, double k) {
  if (k < 0) return 0;
  double sum = 0;
  for (const auto& c : mixture)
    sum += c.mean == 0
               ? c.weight
               : c.weight * with_law(c, [&](const auto& law) { return cdf(law, std::floor(k)); });
  return sum;
}

double table_cdf(const Predictive::Table& table, double k) {
  if (k < 0) return 0;
  const auto last = table.cumulative.size() - 1;
  return table.cumulative[k >= static_cast<double>(last) ? last : static_cast<std::size_t>(k)];
}

double count_quantile(const CountMixture& mixture, double probability) {
  double high = 1;
  while (count_cdf(mixture, high) < probability) high *= 2;
  double low = -1;
  while (high - low > 1) {
    const double middle = std::floor((low + high) / 2);
    (count_cdf(mixture, middle) < probability ? low : high) = middle;
  }
  return high;
}

/// Integral of (F - step)^2 over the logarithm, for a distribution without atoms.
double continuous_log_crps(const LogMixture& mixture, double log_observed) {
  using Rule = boost::math::quadrature::gauss_kronrod<double, 21>;
  const auto below = [&](double z) { return std::pow(log_cdf(mixture, z), 2); };
  const auto above = [&](double z) { return std::pow(1 - log_cdf(mixture, z), 2); };
  const double low = log_quantile(mixture, 0.01);
  const double high = log_quantile(mixture, 0.99);
  // Pieces keep the rule's points where the distribution has its mass.
  const auto integral = [](const auto& f, double from, double to) {
    return from < to ? Rule::integrate(f, from, to, 5, 1e-6) : 0;
  };
  const double split_low = std::min(low, log_observed);
  const double split_high = std::max(high, log_observed);
  return integral(below, -infinity, split_low) + integral(below, split_low, log_observed) +
         integral(above, log_observed, split_high) + integral(above, split_high, infinity);
}

double log_of_count(double k) { return std::log(std::max(k, 0.5)); }

/// The same for a count: a sum over its steps, in strides where there are very many.
double stepwise_log_crps(const Predictive& forecast, double observed) {
  constexpr double most_steps = 250;
  const double low = std::min(forecast.quantile(1e-7), observed);
  const double high = std::max(forecast.quantile(1 - 1e-7), observed) + 1;
  const double stride = std::max(1.0, std::floor((high - low) / most_steps));
  const auto strides = static_cast<std::size_t>(std::ceil((high - low) / stride));
  double sum = 0;
  for (std::size_t step = 0; step < strides; ++step) {
    const double k = low + static_cast<double>(step) * stride;
    // A stride that spans the observation is split there, so that only F is approximated.
    const double end = k + stride;
    const double p = forecast.cdf(k + std::floor((stride - 1) / 2));
    const double middle = std::clamp(observed, k, end);
    sum += p * p * (log_of_count(middle) - log_of_count(k)) +
           (1 - p) * (1 - p) * (log_of_count(end) - log_of_count(middle));
  }
  return sum;
}

}  // namespace

Predictive::Predictive(LogMixture components) : form_(normalized(std::move(components))) {
  for (const auto& c : std::get<LogMixture>(form_))
    check(c.scale > 0 && c.degrees > 0 && std::isfinite(c.location),
          "Predictive: a component needs a finite location and a positive scale");
}

Predictive::Predictive(CountMixture components) : form_(normalized(std::move(components))) {
  for (const auto& c : std::get<CountMixture>(form_))
    check(c.mean >= 0 && std::isfinite(c.mean) && c.size > 0,
          "Predictive: a component needs a finite mean >= 0 and a positive size");
}

Predictive Predictive::of_probabilities(std::vector<double> probabilities) {
  const double sum = std::accumulate(probabilities.begin(), probabilities.end(), 0.0);
  check(sum > 0, "Predictive: the probabilities sum to 0");
  Table table{std::move(probabilities)};
  double reached = 0;
  for (double& p : table.cumulative) {
    check(p >= 0, "Predictive: a probability is negative");
    reached += p / sum;
    p = std::min(reached, 1.0);
  }
  table.cumulative.back() = 1;
  return Predictive(std::move(table));
}

double Predictive::cdf(double x) const {
  return std::visit(
      Overloaded{[&](const LogMixture& m) { return x > 0 ? log_cdf(m, std::log(x)) : 0; },
                 [&](const CountMixture& m) { return count_cdf(m, x); },
                 [&](const Table& t) { return table_cdf(t, x); }},
      form_);
}

double Predictive::quantile(double probability) const {
  check(probability > 0 && probability < 1, "Predictive: probability must lie in (0, 1)");
  return std::visit(
      Overloaded{[&](const LogMixture& m) { return std::exp(log_quantile(m, probability)); },
                 [&](const CountMixture& m) { return count_quantile(m, probability); },
                 [&](const Table& t) {
                   return static_cast<double>(std::ranges::lower_bound(t.cumulative, probability) -
                                              t.cumulative.begin());
                 }},
      form_);
}

statistics::Interval Predictive::central(double share) const {
  return {quantile((1 - share) / 2), quantile((1 + share) / 2)};
}

double Predictive::point() const {
  return std::visit(Overloaded{[](const LogMixture& m) {
                                 double sum = 0;
                                 for (const auto& c : m) sum += c.weight * c.location;
                                 return std::exp(sum);
                               },
                               [](const CountMixture& m) {
                                 double sum = 0;
                                 for (const auto& c : m) sum += c.weight * c.mean;
                                 return sum;
                               },
                               [](const Table& t) {
                                 double sum = 0;
                                 for (const double p : t.cumulative) sum += 1 - p;
                                 return sum;
                               }},
                    form_);
}

double Predictive::log_score(double observed) const {
  if (const auto* mixture = std::get_if<LogMixture>(&form_)) {
    if (observed <= 0) return infinity;
    double density = 0;
    for (const auto& c : *mixture)
      density += c.weight / c.scale * with_law(c, [&](const auto& law) {
                   return pdf(law, (std::log(observed) - c.location) / c.scale);
                 });
    return std::log(observed) - std::log(density);
  }
  return -std::log(cdf(observed) - cdf(observed - 1));
}

double Predictive::log_crps(double observed) const {
  if (const auto* mixture = std::get_if<LogMixture>(&form_)) {
    check(observed > 0, "Predictive: a log-scale forecast is scored on positive values");
    return continuous_log_crps(*mixture, std::log(observed));
  }
  return stepwise_log_crps(*this, observed);
}

double Predictive::pit(double observed) const {
  return is_count() ? (cdf(observed - 1) + cdf(observed)) / 2 : cdf(observed);
}

}  // namespace yuyan::indicators
