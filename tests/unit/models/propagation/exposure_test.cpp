#include "models/propagation/exposure.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/models/propagation/oracle.h"

namespace yuyan::propagation {
namespace {

using std::numbers::pi;

/// The definition itself: the largest sum of max(0, n.q), looked for over a fine net of directions.
double most_heated_face(const std::vector<HeatVector>& fires, double lift_from, double lift_to) {
  double most = 0;
  for (const double lift : oracle::steps(lift_from, lift_to + 1e-9, pi / 360))
    for (const double azimuth : oracle::steps(0, 2 * pi, pi / 720)) {
      double sum = 0;
      for (const HeatVector& q : fires)
        sum += std::max(
            0.0, std::cos(lift) * (std::cos(azimuth) * q.x_w_m2 + std::sin(azimuth) * q.y_w_m2) +
                     std::sin(lift) * q.z_w_m2);
      most = std::max(most, sum);
    }
  return most;
}

bool light(Exposure& exposure, std::size_t source, const HeatVector& flux) {
  return exposure.set(source, bearing_of(flux.x_w_m2, flux.y_w_m2), flux);
}

Exposure exposure_of(const std::vector<HeatVector>& fires) {
  Exposure exposure;
  for (std::size_t i = 0; i < fires.size(); ++i) light(exposure, i, fires[i]);
  return exposure;
}

std::vector<HeatVector> random_fires(std::mt19937& generator, int count, double rise) {
  std::vector<HeatVector> fires;
  const auto unit = [&] { return static_cast<double>(generator()) / 4294967296.0; };
  for (int i = 0; i < count; ++i) {
    const double azimuth = 2 * pi * unit();
    const double flux = 1000 + 20000 * unit();
    fires.push_back({flux * std::cos(azimuth), flux * std::sin(azimuth), rise * flux * unit()});
  }
  return fires;
}

TEST(Bearing, growsWithTheAngleAndHalfATurnIsTwo) {
  double before = -3;
  for (const double angle : oracle::steps(-pi + 0.01, pi, 0.01)) {
    const double bearing = bearing_of(std::cos(angle), std::sin(angle));
    EXPECT_GT(bearing, before);
    const double opposite = bearing_of(-std::cos(angle), -std::sin(angle));
    EXPECT_NEAR(std::abs(bearing - opposite), 2, 1e-12);
    before = bearing;
  }
}

TEST(Exposure, ofNoFireIsZero) { EXPECT_EQ(Exposure().resultant_w_m2(), 0); }

TEST(Exposure, ofOneFireIsItsMagnitude) {
  EXPECT_DOUBLE_EQ(exposure_of({{3000, -4000, 12000}}).resultant_w_m2(), 13000);
}

TEST(Exposure, firesOnOneSideAddAsVectors) {
  EXPECT_DOUBLE_EQ(exposure_of({{8000, 0, 0}, {6000, 0, 0}}).resultant_w_m2(), 14000);
  EXPECT_DOUBLE_EQ(exposure_of({{8000, 0, 0}, {0, 6000, 0}}).resultant_w_m2(), 10000);
}

TEST(Exposure, firesOnOppositeSidesNeitherAddNorCancel) {
  EXPECT_DOUBLE_EQ(exposure_of({{8000, 0, 0}, {-6000, 0, 0}}).resultant_w_m2(), 8000);
  EXPECT_DOUBLE_EQ(exposure_of({{5000, 0, 0}, {-5000, 0, 0}}).resultant_w_m2(), 5000);
}

TEST(Exposure, equalsTheMostHeatedFaceOfHorizontalRadiation) {
  std::mt19937 generator(1);
  for (int trial = 0; trial < 200; ++trial) {
    const auto fires = random_fires(generator, 2 + trial % 9, 0);
    const double searched = most_heated_face(fires, 0, 0);
    const double found = exposure_of(fires).resultant_w_m2();
    EXPECT_GE(found, searched * (1 - 1e-12));
    EXPECT_LE(found, searched / std::cos(pi / 1440) * (1 + 1e-12));
  }
}

TEST(Exposure, isTheMostHeatedFaceWithinOneInAThousandWhenFlamesStandHigh) {
  std::mt19937 generator(2);
  for (int trial = 0; trial < 20; ++trial) {
    const auto fires = random_fires(generator, 2 + trial % 6, 0.6);
    const double searched = most_heated_face(fires, 0, pi / 2);
    EXPECT_NEAR(exposure_of(fires).resultant_w_m2() / searched, 1, 1e-3);
  }
}

TEST(Exposure, isNeverAboveTheScalarSumNorBelowTheLargestFire) {
  std::mt19937 generator(3);
  for (int trial = 0; trial < 200; ++trial) {
    const auto fires = random_fires(generator, 1 + trial % 12, 0.5);
    double sum = 0;
    double largest = 0;
    for (const auto& q : fires) {
      const double magnitude = std::hypot(q.x_w_m2, q.y_w_m2, q.z_w_m2);
      sum += magnitude;
      largest = std::max(largest, magnitude);
    }
    const double found = exposure_of(fires).resultant_w_m2();
    EXPECT_LE(found, sum * (1 + 1e-12));
    EXPECT_GE(found, largest * (1 - 1e-12));
  }
}

TEST(Exposure, doesNotDependOnTheOrderInWhichFiresWereLit) {
  std::mt19937 generator(4);
  const auto fires = random_fires(generator, 12, 0.4);
  std::vector<std::size_t> order(fires.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const double first = exposure_of(fires).resultant_w_m2();
  for (int trial = 0; trial < 20; ++trial) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[generator() % i]);
    Exposure exposure;
    for (const std::size_t i : order) light(exposure, i, fires[i]);
    EXPECT_EQ(exposure.resultant_w_m2(), first);
  }
}

TEST(Exposure, forgetsAFireThatIsOut) {
  std::mt19937 generator(5);
  const auto fires = random_fires(generator, 6, 0.4);
  Exposure exposure = exposure_of(fires);
  const double bearing = bearing_of(1000, 2000);
  EXPECT_TRUE(exposure.set(7, bearing, {1000, 2000, 0}));
  EXPECT_TRUE(exposure.set(7, bearing, {500, 1000, 100}));
  EXPECT_TRUE(exposure.set(7, bearing, {}));
  EXPECT_FALSE(exposure.set(7, bearing, {}));
  EXPECT_EQ(exposure.resultant_w_m2(), exposure_of(fires).resultant_w_m2());
}

}  // namespace
}  // namespace yuyan::propagation
