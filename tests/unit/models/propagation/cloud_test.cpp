#include "models/propagation/cloud.h"

#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/models/propagation/oracle.h"

namespace yuyan::propagation {
namespace {

bool covers(const Cloud& cloud, const Point& place, double time_s) {
  for (std::size_t i = 0; i + 1 < cloud.outline.size(); ++i) {
    const auto& from = cloud.outline[i];
    const auto& to = cloud.outline[i + 1];
    if (time_s < from.time_s || time_s > to.time_s) continue;
    const double share = (time_s - from.time_s) / (to.time_s - from.time_s);
    const double radius = from.radius_m + share * (to.radius_m - from.radius_m);
    const double elapsed = time_s - cloud.outline.front().time_s;
    return std::hypot(cloud.origin.x_m + cloud.drift_east_m_s * elapsed - place.x_m,
                      cloud.origin.y_m + cloud.drift_north_m_s * elapsed - place.y_m) <= radius;
  }
  return false;
}

TEST(Cloud, thatGrowsInPlaceReachesAPlaceWhenItsRadiusDoes) {
  const Cloud cloud{.origin = {10, 20}, .outline = {{100, 0}, {200, 50}, {300, 50}, {400, 0}}};
  const auto found = stays(cloud, {40, 20});  // 30 m away
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].from_s, 160, 1e-9);
  EXPECT_NEAR(found[0].to_s, 340, 1e-9);
  EXPECT_TRUE(stays(cloud, {80, 20}).empty());
}

TEST(Cloud, thatDriftsWithoutGrowingPassesOver) {
  const Cloud cloud{.drift_east_m_s = 2, .outline = {{0, 30}, {1000, 30}}};
  const auto found = stays(cloud, {400, 0});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].from_s, 185, 1e-9);
  EXPECT_NEAR(found[0].to_s, 215, 1e-9);
}

TEST(Cloud, whoseEdgeMovesWithThePlaceHasNoDivisionByZero) {
  // Grows as fast as it drifts: the upwind edge stands still at -30.
  const Cloud cloud{.drift_east_m_s = 2, .outline = {{0, 30}, {100, 230}}};
  const auto found = stays(cloud, {70, 0});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].from_s, 10, 1e-9);
  EXPECT_EQ(found[0].to_s, 100);
  EXPECT_TRUE(stays(cloud, {-31, 0}).empty());
  EXPECT_EQ(stays(cloud, {-30, 0}).size(), 1U);
}

TEST(Cloud, agreesWithAScanOfTime) {
  std::mt19937 generator(7);
  const auto unit = [&] { return static_cast<double>(generator()) / 4294967296.0; };
  for (int trial = 0; trial < 200; ++trial) {
    Cloud cloud{.origin = {20 * unit(), 20 * unit()},
                .drift_east_m_s = 2 * unit() - 1,
                .drift_north_m_s = 2 * unit() - 1};
    double time_s = 10 * unit();
    for (int i = 0; i < 5; ++i, time_s += 5 + 40 * unit())
      cloud.outline.push_back({time_s, 60 * unit()});
    const Point place{100 * unit() - 50, 100 * unit() - 50};
    const auto found = stays(cloud, place);
    for (const double t : oracle::steps(0, time_s, 0.37)) {
      bool inside = false;
      double nearest_edge = 1e9;
      for (const Stay& stay : found) {
        inside |= stay.from_s <= t && t <= stay.to_s;
        nearest_edge = std::min({nearest_edge, std::abs(t - stay.from_s), std::abs(t - stay.to_s)});
      }
      if (nearest_edge > 1e-6) EXPECT_EQ(inside, covers(cloud, place, t)) << trial << " at " << t;
    }
    for (std::size_t i = 0; i + 1 < found.size(); ++i)
      EXPECT_LT(found[i].to_s, found[i + 1].from_s);
  }
}

TEST(Cloud, reachesTheFirstOfSeveralIgnitionSources) {
  const Cloud cloud{.drift_east_m_s = 1, .outline = {{0, 10}, {500, 10}}};
  const std::vector<Point> sources{{300, 0}, {100, 0}, {100, 5}, {0, 400}};
  EXPECT_EQ(first_arrival(cloud, sources).place, 1U);
  EXPECT_NEAR(first_arrival(cloud, sources).time_s, 90, 1e-9);
  EXPECT_EQ(first_arrival(cloud, sources, 120).place, 0U);
  EXPECT_NEAR(first_arrival(cloud, sources, 120).time_s, 290, 1e-9);
  EXPECT_EQ(first_arrival(cloud, sources, 105).time_s, 105);  // over it at that moment
  EXPECT_TRUE(std::isinf(first_arrival(cloud, {{Point{0, 400}}}).time_s));
}

}  // namespace
}  // namespace yuyan::propagation
