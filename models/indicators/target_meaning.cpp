#include "models/indicators/target_meaning.h"

#include <cmath>

#include <boost/math/distributions/poisson.hpp>

#include "models/indicators/measure.h"

namespace yuyan::indicators {

std::optional<LimitMeaning> meaning_of(const Target& target, double limit, double exposure) {
  const MeasureDescription about = description(target.indicator);
  if (about.count == Count::loss_yuan || !(exposure > 0)) return std::nullopt;
  LimitMeaning meaning = meaning_of_limit(limit, exposure, about.per);
  if (target.compares == TargetOperator::at_most) return meaning;
  const double mean = limit * exposure / about.per;
  // A limit that is a change on a rate may stand an ulp above the whole number it means.
  meaning.allowed_events = std::ceil(mean * (1 - 1e-12)) - 1;
  meaning.luck_at_the_limit =
      meaning.allowed_events < 0 ? 0 : cdf(boost::math::poisson(mean), meaning.allowed_events);
  return meaning;
}

}  // namespace yuyan::indicators
