#include "analysis/statistics/mean.h"

#include <cmath>
#include <limits>

#include <boost/math/distributions/students_t.hpp>

#include "analysis/statistics/check.h"

namespace yuyan::statistics {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double half_width(const Moments& sample, double confidence) {
  require(confidence > 0 && confidence < 1, "mean_interval: confidence must lie in (0, 1)");
  if (sample.n < 2) return infinity;
  const boost::math::students_t t(static_cast<double>(sample.n - 1));
  return quantile(complement(t, (1 - confidence) / 2)) *
         std::sqrt(sample.variance / static_cast<double>(sample.n));
}

}  // namespace

Moments moments(std::span<const double> values) {
  require(!values.empty(), "moments: no values");
  Moments sample;
  double squares = 0;
  for (const double x : values) {
    ++sample.n;
    const double deviation = x - sample.mean;
    sample.mean += deviation / static_cast<double>(sample.n);
    squares += deviation * (x - sample.mean);
  }
  sample.variance = sample.n > 1 ? squares / static_cast<double>(sample.n - 1)
                                 : std::numeric_limits<double>::quiet_NaN();
  return sample;
}

Estimate mean_interval(const Moments& sample, double confidence) {
  const double half = half_width(sample, confidence);
  return {sample.mean, {sample.mean - half, sample.mean + half}};
}

Estimate mean_interval(std::span<const double> values, double confidence) {
  return mean_interval(moments(values), confidence);
}

bool relative_precision_reached(const Moments& sample, double relative_error, double confidence) {
  require(relative_error > 0, "relative_precision_reached: the relative error must be positive");
  return half_width(sample, confidence) <=
         relative_error / (1 + relative_error) * std::abs(sample.mean);
}

}  // namespace yuyan::statistics
