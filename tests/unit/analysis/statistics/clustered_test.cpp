#include "analysis/statistics/clustered.h"

#include <vector>

#include <gtest/gtest.h>

#include "analysis/statistics/proportion.h"

namespace yuyan::statistics {
namespace {

std::vector<double> outcomes(std::size_t ones, std::size_t zeros, std::size_t size) {
  std::vector<double> all;
  for (std::size_t i = 0; i < ones + zeros; ++i) all.insert(all.end(), size, i < ones ? 1.0 : 0.0);
  return all;
}

TEST(ClusteredShare, of_single_trials_is_wilsons) {
  const auto found = clustered_share(outcomes(30, 70, 1), 1);
  const auto wilsons = wilson(30, 100);
  EXPECT_NEAR(found.interval.low, wilsons.interval.low, 1e-12);
  EXPECT_NEAR(found.interval.high, wilsons.interval.high, 1e-12);
}

// Clusters that agree within themselves say no more than one trial each.
TEST(ClusteredShare, of_copies_counts_clusters) {
  const auto found = clustered_share(outcomes(30, 70, 4), 4);
  const auto wilsons = wilson(30, 100);
  EXPECT_NEAR(found.value, 0.3, 1e-12);
  EXPECT_NEAR(found.interval.low, wilsons.interval.low, 1e-9);
  EXPECT_NEAR(found.interval.high, wilsons.interval.high, 1e-9);
}

TEST(ClusteredShare, of_none_and_of_all_stays_in_bounds) {
  EXPECT_EQ(clustered_share(outcomes(0, 50, 2), 2).interval.low, 0);
  EXPECT_EQ(clustered_share(outcomes(50, 0, 2), 2).interval.high, 1);
}

}  // namespace
}  // namespace yuyan::statistics
