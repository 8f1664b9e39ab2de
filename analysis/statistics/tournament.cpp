#include "analysis/statistics/tournament.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include <boost/math/distributions/students_t.hpp>

#include "analysis/statistics/check.h"
#include "analysis/statistics/mean.h"
#include "analysis/statistics/paired.h"

namespace yuyan::statistics {

Standing paired_tournament(std::span<const std::vector<double>> values,
                           std::span<const std::size_t> surviving, std::size_t look, double alpha,
                           double indifference, Goal goal) {
  require(values.size() >= 2, "paired_tournament: at least 2 systems");
  require(!surviving.empty(), "paired_tournament: nobody is left");
  const double sign = goal == Goal::maximise ? 1 : -1;
  const auto systems = static_cast<double>(values.size());
  const double alpha_of_pair = alpha / (systems * (systems - 1) / 2);
  const auto look_at = [&](std::size_t a, std::size_t b) {
    return paired_look(values[a], values[b], look, alpha_of_pair, indifference);
  };
  Standing standing;
  standing.leader = *std::ranges::max_element(
      surviving, {}, [&](std::size_t i) { return sign * moments(values[i]).mean; });
  bool all_near = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == standing.leader) {
      standing.behind.push_back({0, {0, 0}});
      standing.surviving.push_back(i);
      continue;
    }
    if (std::ranges::find(surviving, i) == surviving.end()) {
      standing.behind.push_back({std::numeric_limits<double>::quiet_NaN(), {}});
      continue;
    }
    const SequentialLook seen = look_at(standing.leader, i);
    standing.behind.push_back(seen.difference);
    const Interval& interval = seen.difference.interval;
    if (sign > 0 ? interval.low > 0 : interval.high < 0) continue;
    standing.surviving.push_back(i);
    all_near =
        all_near && indifference > 0 && interval.width() > 0 && interval.width() <= indifference;
  }
  standing.separated = standing.surviving.size() == 1;
  standing.decided = standing.separated || all_near;
  return standing;
}

double confidence_of_lead(std::span<const double> a, std::span<const double> b, Goal goal) {
  std::vector<double> lead(a.size());
  std::ranges::transform(a, b, lead.begin(), std::minus<>());
  const Moments sample = moments(lead);
  const double mean = goal == Goal::maximise ? sample.mean : -sample.mean;
  if (!(sample.variance > 0)) return mean > 0 ? 1 : mean < 0 ? 0 : 0.5;
  const auto n = static_cast<double>(sample.n);
  return cdf(boost::math::students_t(n - 1), mean / std::sqrt(sample.variance / n));
}

}  // namespace yuyan::statistics
