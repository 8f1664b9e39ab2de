#include "analysis/statistics/variance_split.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <boost/math/distributions/fisher_f.hpp>

#include "analysis/statistics/check.h"
#include "analysis/statistics/mean.h"
#include "analysis/statistics/order.h"

namespace yuyan::statistics {

VarianceSplit variance_split(std::span<const double> outcomes, std::size_t replications,
                             double confidence) {
  require(replications >= 2, "variance_split: at least 2 replications a parameter draw");
  require(outcomes.size() % replications == 0, "variance_split: parameter draws must be complete");
  require(confidence > 0 && confidence < 1, "variance_split: confidence must lie in (0, 1)");
  const std::size_t draws = outcomes.size() / replications;
  require(draws >= 2, "variance_split: at least 2 parameter draws");
  std::vector<double> means(draws);
  double within = 0;
  for (std::size_t i = 0; i < draws; ++i) {
    const auto draw = moments(outcomes.subspan(i * replications, replications));
    means[i] = draw.mean;
    within += draw.variance / static_cast<double>(draws);
  }
  const auto n = static_cast<double>(replications);
  const double between = n * moments(means).variance;
  VarianceSplit split{(between - within) / n, within, {}};
  if (between <= 0 && within <= 0) return split;
  if (within <= 0) return {split.parameter, split.chance, {1, {1, 1}}};
  const auto share = [n](double ratio) {
    return std::clamp((ratio - 1) / (ratio - 1 + n), 0., 1.);
  };
  const double ratio = between / within;
  const auto d = static_cast<double>(draws);
  const boost::math::fisher_f f(d - 1, d * (n - 1));
  const double tail = (1 - confidence) / 2;
  split.parameter_share = {
      share(ratio),
      {share(ratio / quantile(complement(f, tail))), share(ratio / quantile(f, tail))}};
  return split;
}

double evppi(std::span<const double> parameter, std::span<const double> benefits,
             std::size_t options, std::size_t bins) {
  require(options > 0 && benefits.size() == parameter.size() * options,
          "evppi: one benefit for each draw and option");
  require(bins > 0 && parameter.size() >= 2 * bins, "evppi: at least 2 draws a bin");
  const std::size_t n = parameter.size();
  const auto order = ascending_order(parameter);
  std::vector<double> overall(options);
  double informed = 0;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    std::vector<double> sums(options);
    for (std::size_t j = bin * n / bins; j < (bin + 1) * n / bins; ++j)
      for (std::size_t option = 0; option < options; ++option)
        sums[option] += benefits[order[j] * options + option];
    informed += std::ranges::max(sums);
    for (std::size_t option = 0; option < options; ++option) overall[option] += sums[option];
  }
  return (informed - std::ranges::max(overall)) / static_cast<double>(n);
}

}  // namespace yuyan::statistics
