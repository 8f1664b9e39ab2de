#include "sim/chance/distribution.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "sim/chance/law.h"
#include "sim/chance/stream.h"

namespace yuyan::chance {
namespace {

/// Values in ascending order, each weight staying with its value. Lists of unequal length are left
/// alone: violations() tells.
void put_in_order(Discrete& law) {
  if (law.values.size() != law.weights.size()) return;
  std::vector<std::pair<double, double>> pairs;
  pairs.reserve(law.values.size());
  for (std::size_t i = 0; i < law.values.size(); ++i)
    pairs.emplace_back(law.values[i], law.weights[i]);
  std::ranges::sort(pairs);
  for (std::size_t i = 0; i < pairs.size(); ++i) std::tie(law.values[i], law.weights[i]) = pairs[i];
}

void put_in_order(Empirical& law) { std::ranges::sort(law.values); }

template <class L>
void put_in_order(L&) {}

Discrete kept(const Discrete& law, Interval bounds) {
  Discrete inside;
  for (std::size_t i = 0; i < law.values.size(); ++i) {
    if (law.values[i] < bounds.low || law.values[i] > bounds.high) continue;
    inside.values.push_back(law.values[i]);
    inside.weights.push_back(law.weights[i]);
  }
  return inside;
}

double clamped(double x, Interval bounds) { return std::min(std::max(x, bounds.low), bounds.high); }

[[noreturn]] void refuse(const Distribution& distribution) {
  std::string message = "cannot draw from " + describe(distribution);
  for (const std::string& violation : violations(distribution)) message += "; " + violation;
  throw std::logic_error(message);
}

}  // namespace

Distribution::Distribution(Law law) : law_{std::move(law)} {
  std::visit([](auto& l) { put_in_order(l); }, law_);
  if (!violations_of(law_).empty()) to_ = from_;
}

Level Distribution::level_at(Level within) const {
  return {.below = from_.below + within.below * (to_.below - from_.below),
          .above = to_.above + within.above * (from_.above - to_.above)};
}

double Distribution::mass() const {
  return from_.below < 0.5 ? to_.below - from_.below : from_.above - to_.above;
}

Distribution truncated(Distribution distribution, double low, double high) {
  const Interval bounds{.low = std::max(distribution.bounds_.low, low),
                        .high = std::min(distribution.bounds_.high, high)};
  distribution.bounds_ = bounds;
  if (!(distribution.mass() > 0)) return distribution;
  distribution.from_ = level_before(distribution.law_, bounds.low);
  distribution.to_ = level_of(distribution.law_, bounds.high);
  if (!(bounds.low <= bounds.high)) distribution.to_ = distribution.from_;
  // A list is cut itself, so that rounding of levels can never bring back a value outside.
  if (auto* discrete = std::get_if<Discrete>(&distribution.law_);
      discrete && distribution.mass() > 0) {
    *discrete = kept(*discrete, bounds);
    distribution.from_ = {.below = 0, .above = 1};
    distribution.to_ = {.below = 1, .above = 0};
  }
  return distribution;
}

double sample(const Distribution& distribution, Words& words) {
  if (!(distribution.mass() > 0)) refuse(distribution);
  if (const auto* constant = std::get_if<Constant>(&distribution.law())) return constant->value;
  const double u = words.uniform();
  // The same expression as Stream::exponential, so that both ways give the same bits.
  if (const auto* law = std::get_if<Exponential>(&distribution.law());
      law && !distribution.is_truncated())
    return -law->mean * std::log(1 - u);
  const double x = quantile_within(distribution, {.below = u, .above = 1 - u});
  if (!std::isfinite(x)) refuse(distribution);
  return x;
}

double quantile_within(const Distribution& distribution, Level within) {
  return clamped(quantile_of(distribution.law(), distribution.level_at(within)),
                 distribution.bounds());
}

double quantile(const Distribution& distribution, double probability) {
  const Interval all = support(distribution);
  if (probability <= 0) return all.low;
  if (probability >= 1) return all.high;
  return quantile_within(distribution, {.below = probability, .above = 1 - probability});
}

double cdf(const Distribution& distribution, double x) {
  if (x < distribution.bounds().low) return 0;
  if (x >= distribution.bounds().high) return 1;
  const Level level = level_of(distribution.law(), x);
  const Level from = distribution.level_at({.below = 0, .above = 1});
  const double below = from.below < 0.5 ? level.below - from.below : from.above - level.above;
  return std::clamp(below / distribution.mass(), 0.0, 1.0);
}

Interval support(const Distribution& distribution) {
  const Interval all = support_of(distribution.law());
  return {.low = clamped(all.low, distribution.bounds()),
          .high = clamped(all.high, distribution.bounds())};
}

}  // namespace yuyan::chance
