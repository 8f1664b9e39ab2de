#include "analysis/statistics/clustered.h"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <gmock/gmock.h>

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

TEST(ClusterMeans, GivesOneMeanForEachRunOfEqualNumbers) {
  EXPECT_THAT(
      cluster_means(std::vector{1.0, 3.0, 5.0, 4.0, 6.0}, std::vector<std::size_t>{0, 0, 1, 2, 2}),
      testing::ElementsAre(2.0, 5.0, 5.0));
}

TEST(ClusterMeans, OfSingleValuesAreTheValues) {
  EXPECT_THAT(cluster_means(std::vector{1.0, 3.0}, std::vector<std::size_t>{0, 1}),
              testing::ElementsAre(1.0, 3.0));
}

TEST(ClusterMeans, AreMissingWhereAValueIs) {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  const auto means =
      cluster_means(std::vector{1.0, missing, 2.0, 2.0}, std::vector<std::size_t>{0, 0, 1, 1});
  EXPECT_TRUE(std::isnan(means[0]));
  EXPECT_EQ(means[1], 2);
}

TEST(ClusterMeans, RefuseOtherLengths) {
  EXPECT_THROW((void)cluster_means(std::vector{1.0}, std::vector<std::size_t>{}),
               std::invalid_argument);
}

}  // namespace
}  // namespace yuyan::statistics
