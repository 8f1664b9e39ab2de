#include "sim/chance/law.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace yuyan::chance {
namespace {

namespace policies = boost::math::policies;

// No exception leaves a draw for a rounding's sake (sample() checks its result), and no detour
// through long double, which halves the speed.
using Policy = policies::policy<
    policies::promote_double<false>, policies::domain_error<policies::ignore_error>,
    policies::pole_error<policies::ignore_error>, policies::overflow_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>>;

constexpr double infinity = std::numeric_limits<double>::infinity();

Level step(bool reached) {
  return reached ? Level{.below = 1, .above = 0} : Level{.below = 0, .above = 1};
}
Level from_below(double p) { return {.below = p, .above = 1 - p}; }
Level from_above(double q) { return {.below = 1 - q, .above = q}; }

/// -ln P(X > x), to full precision at either end.
double hazard_at(Level level) {
  return level.above < 0.5 ? -std::log(level.above) : -std::log1p(-level.below);
}
Level level_at_hazard(double hazard) {
  return {.below = -std::expm1(-hazard), .above = std::exp(-hazard)};
}

double standard_normal_quantile(Level level) {
  if (level.below <= 0) return -infinity;
  if (level.above <= 0) return infinity;
  return level.below < level.above
             ? -std::numbers::sqrt2 * boost::math::erfc_inv(2 * level.below, Policy{})
             : std::numbers::sqrt2 * boost::math::erfc_inv(2 * level.above, Policy{});
}
Level standard_normal_level(double z) {
  return {.below = std::erfc(-z / std::numbers::sqrt2) / 2,
          .above = std::erfc(z / std::numbers::sqrt2) / 2};
}

// ---- levels

Level level(const Constant& law, double x) { return step(x >= law.value); }

Level level(const Uniform& law, double x) {
  if (x <= law.low || x >= law.high) return step(x >= law.high);
  const double width = law.high - law.low;
  return {.below = (x - law.low) / width, .above = (law.high - x) / width};
}

Level level(const Triangular& law, double x) {
  if (x <= law.low || x >= law.high) return step(x >= law.high);
  const double width = law.high - law.low;
  if (x < law.mode)
    return from_below((x - law.low) * (x - law.low) / (width * (law.mode - law.low)));
  return from_above((law.high - x) * (law.high - x) / (width * (law.high - law.mode)));
}

Level level(const Normal& law, double x) { return standard_normal_level((x - law.mean) / law.sd); }

Level level(const Lognormal& law, double x) {
  if (x <= 0) return step(false);
  return standard_normal_level(std::log(x / law.median) / law.sigma);
}

Level level(const Exponential& law, double x) {
  return x <= 0 ? step(false) : level_at_hazard(x / law.mean);
}

Level level(const Gamma& law, double x) {
  if (x <= 0 || x == infinity) return step(x > 0);
  return {.below = boost::math::gamma_p(law.shape, x / law.scale, Policy{}),
          .above = boost::math::gamma_q(law.shape, x / law.scale, Policy{})};
}

Level level(const Weibull& law, double x) {
  return x <= 0 ? step(false) : level_at_hazard(std::pow(x / law.scale, law.shape));
}

Level level(const Beta& law, double x) {
  if (x <= law.low || x >= law.high) return step(x >= law.high);
  const double share = (x - law.low) / (law.high - law.low);
  return {.below = boost::math::ibeta(law.alpha, law.beta, share, Policy{}),
          .above = boost::math::ibetac(law.alpha, law.beta, share, Policy{})};
}

Level level_of_first(const Discrete& law, std::ptrdiff_t count) {
  const auto middle = law.weights.begin() + count;
  const double below = std::accumulate(law.weights.begin(), middle, 0.0);
  const double above = std::accumulate(middle, law.weights.end(), 0.0);
  return {.below = below / (below + above), .above = above / (below + above)};
}

Level level(const Discrete& law, double x) {
  return level_of_first(law, std::ranges::upper_bound(law.values, x) - law.values.begin());
}

/// Between the values around `next`, the first value that x lies before.
Level level_between(const Empirical& law, double x, std::vector<double>::const_iterator next) {
  if (next == law.values.begin() || next == law.values.end()) return step(next == law.values.end());
  const double steps = static_cast<double>(law.values.size()) - 1;
  const double rank = static_cast<double>(next - law.values.begin()) - 1;
  const double previous = *(next - 1);
  const double part = *next > previous ? (x - previous) / (*next - previous) : 0;
  return {.below = (rank + part) / steps, .above = (steps - rank - part) / steps};
}

Level level(const Empirical& law, double x) {
  return level_between(law, x, std::ranges::upper_bound(law.values, x));
}

// ---- levels before a value: the same where no single value has a probability

template <class L>
Level before(const L& law, double x) {
  return level(law, x);
}
Level before(const Constant& law, double x) { return step(x > law.value); }
Level before(const Discrete& law, double x) {
  return level_of_first(law, std::ranges::lower_bound(law.values, x) - law.values.begin());
}
Level before(const Empirical& law, double x) {
  return level_between(law, x, std::ranges::lower_bound(law.values, x));
}

// ---- quantiles

double at(const Constant& law, Level) { return law.value; }

double at(const Uniform& law, Level level) {
  const double width = law.high - law.low;
  return level.below < 0.5 ? law.low + width * level.below : law.high - width * level.above;
}

double at(const Triangular& law, Level level) {
  const double width = law.high - law.low;
  if (level.below * width < law.mode - law.low)
    return law.low + std::sqrt(level.below * width * (law.mode - law.low));
  return law.high - std::sqrt(level.above * width * (law.high - law.mode));
}

double at(const Normal& law, Level level) {
  return law.mean + law.sd * standard_normal_quantile(level);
}

double at(const Lognormal& law, Level level) {
  return law.median * std::exp(law.sigma * standard_normal_quantile(level));
}

double at(const Exponential& law, Level level) { return law.mean * hazard_at(level); }

double at(const Gamma& law, Level level) {
  if (level.below <= 0 || level.above <= 0) return level.below <= 0 ? 0 : infinity;
  return law.scale * (level.below < level.above
                          ? boost::math::gamma_p_inv(law.shape, level.below, Policy{})
                          : boost::math::gamma_q_inv(law.shape, level.above, Policy{}));
}

double at(const Weibull& law, Level level) {
  return law.scale * std::pow(hazard_at(level), 1 / law.shape);
}

double at(const Beta& law, Level level) {
  if (level.below <= 0 || level.above <= 0) return level.below <= 0 ? law.low : law.high;
  const double width = law.high - law.low;
  double complement = 0;  // one minus the share, which the share itself may have lost
  const double share =
      level.below < level.above
          ? boost::math::ibeta_inv(law.alpha, law.beta, level.below, &complement, Policy{})
          : boost::math::ibetac_inv(law.alpha, law.beta, level.above, &complement, Policy{});
  return share < 0.5 ? law.low + width * share : law.high - width * complement;
}

double at(const Discrete& law, Level level) {
  const double sought = level.below * std::accumulate(law.weights.begin(), law.weights.end(), 0.0);
  double sum = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < law.values.size(); ++i) {
    if (law.weights[i] <= 0) continue;
    last = i;
    sum += law.weights[i];
    if (sum >= sought) break;
  }
  return law.values[last];
}

double at(const Empirical& law, Level level) {
  const double rank = level.below * (static_cast<double>(law.values.size()) - 1);
  const auto index = static_cast<std::size_t>(rank);
  if (index + 1 >= law.values.size()) return law.values.back();
  return std::lerp(law.values[index], law.values[index + 1], rank - std::floor(rank));
}

// ---- supports

Interval support(const Constant& law) { return {.low = law.value, .high = law.value}; }
Interval support(const Uniform& law) { return {.low = law.low, .high = law.high}; }
Interval support(const Triangular& law) { return {.low = law.low, .high = law.high}; }
Interval support(const Normal&) { return {}; }
Interval support(const Lognormal&) { return {.low = 0}; }
Interval support(const Exponential&) { return {.low = 0}; }
Interval support(const Gamma&) { return {.low = 0}; }
Interval support(const Weibull&) { return {.low = 0}; }
Interval support(const Beta& law) { return {.low = law.low, .high = law.high}; }
Interval support(const Discrete& law) {
  return {.low = at(law, {.below = 0, .above = 1}), .high = at(law, {.below = 1, .above = 0})};
}
Interval support(const Empirical& law) {
  return {.low = law.values.front(), .high = law.values.back()};
}

}  // namespace

Level level_of(const Law& law, double x) {
  return std::visit([x](const auto& l) { return level(l, x); }, law);
}

Level level_before(const Law& law, double x) {
  return std::visit([x](const auto& l) { return before(l, x); }, law);
}

double quantile_of(const Law& law, Level level) {
  return std::visit([level](const auto& l) { return at(l, level); }, law);
}

Interval support_of(const Law& law) {
  return std::visit([](const auto& l) { return support(l); }, law);
}

}  // namespace yuyan::chance
