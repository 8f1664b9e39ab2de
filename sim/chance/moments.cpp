#include <algorithm>
#include <cmath>
#include <numeric>

#include <boost/math/quadrature/tanh_sinh.hpp>

#include "sim/chance/distribution.h"
#include "sim/chance/law.h"

namespace yuyan::chance {
namespace {

struct Moments {
  double mean = 0;
  double variance = 0;
};

double squared(double x) { return x * x; }

// ---- closed forms of the laws that are not cut

Moments moments(const Constant& law) { return {.mean = law.value, .variance = 0}; }

Moments moments(const Uniform& law) {
  return {.mean = std::midpoint(law.low, law.high), .variance = squared(law.high - law.low) / 12};
}

Moments moments(const Triangular& law) {
  const double left = law.mode - law.low;
  const double right = law.high - law.mode;
  return {.mean = (law.low + law.mode + law.high) / 3,
          .variance = (left * left + left * right + right * right) / 18};
}

Moments moments(const Normal& law) { return {.mean = law.mean, .variance = squared(law.sd)}; }

Moments moments(const Lognormal& law) {
  const double mean = law.median * std::exp(squared(law.sigma) / 2);
  return {.mean = mean, .variance = squared(mean) * std::expm1(squared(law.sigma))};
}

Moments moments(const Exponential& law) {
  return {.mean = law.mean, .variance = squared(law.mean)};
}

Moments moments(const Gamma& law) {
  return {.mean = law.shape * law.scale, .variance = law.shape * squared(law.scale)};
}

Moments moments(const Weibull& law) {
  const double first = std::tgamma(1 + 1 / law.shape);
  const double second = std::tgamma(1 + 2 / law.shape);
  return {.mean = law.scale * first, .variance = squared(law.scale) * (second - squared(first))};
}

Moments moments(const Beta& law) {
  const double sum = law.alpha + law.beta;
  const double width = law.high - law.low;
  return {.mean = law.low + width * law.alpha / sum,
          .variance = squared(width / sum) * law.alpha * law.beta / (sum + 1)};
}

/// A cut list holds only the values that the bounds leave.
Moments moments(const Discrete& law) {
  const double total = std::accumulate(law.weights.begin(), law.weights.end(), 0.0);
  Moments result;
  for (std::size_t i = 0; i < law.values.size(); ++i)
    result.mean += law.weights[i] / total * law.values[i];
  for (std::size_t i = 0; i < law.values.size(); ++i)
    result.variance += law.weights[i] / total * squared(law.values[i] - result.mean);
  return result;
}

// ---- what depends on bounds

/// Uniform pieces between neighbours, each as likely as the others; of a piece that the bounds cut,
/// only the part inside counts. `integrate` gives the mean of a function over a piece.
template <class Integrate>
double mean_over_pieces(const Empirical& law, Interval bounds, Integrate&& integrate) {
  double sum = 0;
  double weight = 0;
  for (std::size_t i = 0; i + 1 < law.values.size(); ++i) {
    const double low = std::max(law.values[i], bounds.low);
    const double high = std::min(law.values[i + 1], bounds.high);
    if (low > high) continue;
    const double width = law.values[i + 1] - law.values[i];
    const double part = width > 0 ? (high - low) / width : 1;
    sum += part * integrate(low, high);
    weight += part;
  }
  return sum / weight;
}

Moments moments_within(const Empirical& law, Interval bounds) {
  const double mean = mean_over_pieces(
      law, bounds, [](double low, double high) { return std::midpoint(low, high); });
  const auto spread = [mean](double low, double high) {
    return squared(std::midpoint(low, high) - mean) + squared(high - low) / 12;
  };
  return {.mean = mean, .variance = mean_over_pieces(law, bounds, spread)};
}

/// Where the quantile function has a kink, as a level of the cut distribution; 0 if nowhere.
double kink(const Distribution& distribution) {
  const auto* law = std::get_if<Triangular>(&distribution.law());
  return law ? cdf(distribution, law->mode) : 0;
}

/// The mean of f(X): the integral of f(quantile(u)) over u in (0, 1).
template <class Function>
double expectation(const Distribution& distribution, Function&& f) {
  boost::math::quadrature::tanh_sinh<double> rule;
  const auto over = [&](double from, double to) {
    // `rest` is the distance to the nearer end, negative at the lower one: exact where u is not.
    return rule.integrate(
        [&](double u, double rest) {
          const double below = rest < 0 && from == 0 ? -rest : u;
          const double above = rest > 0 && to == 1 ? rest : 1 - u;
          return f(quantile_within(distribution, {.below = below, .above = above}));
        },
        from, to);
  };
  const double middle = kink(distribution);
  return middle > 0 && middle < 1 ? over(0, middle) + over(middle, 1) : over(0, 1);
}

Moments moments(const Distribution& distribution) {
  const Law& law = distribution.law();
  if (const auto* empirical = std::get_if<Empirical>(&law))
    return moments_within(*empirical, distribution.bounds());
  if (!distribution.is_truncated() || std::holds_alternative<Constant>(law) ||
      std::holds_alternative<Discrete>(law)) {
    return std::visit(
        [](const auto& l) {
          if constexpr (requires { moments(l); })
            return moments(l);
          else
            return Moments{};
        },
        law);
  }
  const double mean = expectation(distribution, [](double x) { return x; });
  return {.mean = mean,
          .variance = expectation(distribution, [mean](double x) { return squared(x - mean); })};
}

}  // namespace

double mean(const Distribution& distribution) { return moments(distribution).mean; }
double variance(const Distribution& distribution) { return moments(distribution).variance; }

}  // namespace yuyan::chance
