#include "analysis/statistics/clustered.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <boost/math/distributions/normal.hpp>

#include "analysis/statistics/check.h"
#include "analysis/statistics/variance_split.h"

namespace yuyan::statistics {
namespace {

/// Wilson's score interval where the number of trials need not be whole.
Interval score_interval(double share, double trials, double confidence) {
  const double z = boost::math::quantile(boost::math::normal(), (1 + confidence) / 2);
  const double z2 = z * z / trials;
  const double middle = (share + z2 / 2) / (1 + z2);
  const double half = z / (1 + z2) * std::sqrt(share * (1 - share) / trials + z2 / (4 * trials));
  return {share > 0 ? std::max(0.0, middle - half) : 0,
          share < 1 ? std::min(1.0, middle + half) : 1};
}

}  // namespace

Estimate clustered_share(std::span<const double> outcomes, std::size_t size, double confidence) {
  require(size >= 1 && !outcomes.empty() && outcomes.size() % size == 0,
          "clustered_share: whole clusters are needed");
  const auto n = static_cast<double>(outcomes.size());
  const double share = std::accumulate(outcomes.begin(), outcomes.end(), 0.0) / n;
  double effect = 1;
  if (size >= 2 && outcomes.size() >= 2 * size && share > 0 && share < 1) {
    const VarianceSplit split = variance_split(outcomes, size, confidence);
    const double between = std::max(0.0, split.parameter);
    const double total = between + split.chance;
    if (total > 0) effect = 1 + static_cast<double>(size - 1) * between / total;
  }
  return {share, score_interval(share, n / effect, confidence)};
}

std::vector<double> cluster_means(std::span<const double> values,
                                  std::span<const std::size_t> of_cluster) {
  require(!values.empty() && values.size() == of_cluster.size(),
          "cluster_means: each value is of a cluster");
  std::vector<double> means;
  for (std::size_t begin = 0; begin < values.size();) {
    std::size_t end = begin;
    double sum = 0;
    for (; end < values.size() && of_cluster[end] == of_cluster[begin]; ++end) sum += values[end];
    means.push_back(sum / static_cast<double>(end - begin));
    begin = end;
  }
  return means;
}

}  // namespace yuyan::statistics
