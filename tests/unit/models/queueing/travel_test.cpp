#include "models/queueing/travel.h"

#include <array>
#include <stdexcept>

#include <gtest/gtest.h>

namespace yuyan::queueing {
namespace {

double minutes(double distance_m) {
  return kolesar_blum_time_s(distance_m, rand_cruise_m_s, rand_acceleration_m_s2) / 60;
}

TEST(KolesarBlum, AgreesWithTheTestPoints) {
  constexpr std::array points{std::pair{250.0, 0.8286},  std::pair{500.0, 1.1718},
                              std::pair{1000.0, 1.7063}, std::pair{2000.0, 2.7627},
                              std::pair{5000.0, 5.9317}, std::pair{10000.0, 11.2133}};
  for (const auto& [distance_m, time_min] : points)
    EXPECT_NEAR(minutes(distance_m), time_min, 5e-5) << distance_m;
  EXPECT_NEAR(minutes(1.5 * 1609.344), 3.2, 1e-9);  // ISO: 0.65 + 1.7 D
  EXPECT_NEAR(minutes(2.5 * 1609.344), 4.9, 1e-9);
  EXPECT_NEAR(rand_acceleration_m_s2, 0.405, 5e-4);
}

TEST(KolesarBlum, IsSmoothAtTheJoint) {
  const double joint_m = rand_cruise_m_s * rand_cruise_m_s / rand_acceleration_m_s2;
  EXPECT_NEAR(joint_m, 615.3, 0.05);
  const double step = 1e-3;
  EXPECT_NEAR(minutes(joint_m - step), minutes(joint_m), 2e-6);
  EXPECT_NEAR((minutes(joint_m) - minutes(joint_m - step)) / step,
              (minutes(joint_m + step) - minutes(joint_m)) / step, 1e-8);
  EXPECT_THROW((void)kolesar_blum_time_s(-1, 10, 1), std::invalid_argument);
}

TEST(SquareRootLaw, HasTheConstantsOfItsLattices) {
  using enum Lattice;
  using enum Metric;
  EXPECT_NEAR(square_root_constant(random, straight), 0.5, 1e-12);
  EXPECT_NEAR(square_root_constant(random, right_angle), 0.626657, 5e-7);
  EXPECT_NEAR(square_root_constant(square, straight), 0.382598, 5e-7);
  EXPECT_NEAR(square_root_constant(square, right_angle), 0.5, 1e-12);
  EXPECT_NEAR(square_root_constant(hexagon, straight), 0.377197, 5e-7);
  EXPECT_NEAR(square_root_constant(diamond, right_angle), 0.471405, 5e-7);
  EXPECT_NEAR(square_root_lower_bound(), 0.376126, 5e-7);
  constexpr std::array straight_k{0.5, 0.75, 0.9375, 1.09375};
  constexpr std::array right_k{0.626657, 0.939986, 1.174982, 1.370812};
  for (int rank = 1; rank <= 4; ++rank) {
    const auto i = static_cast<std::size_t>(rank - 1);
    EXPECT_NEAR(square_root_constant(random, straight, rank), straight_k[i], 1e-12);
    EXPECT_NEAR(square_root_constant(random, right_angle, rank), right_k[i], 5e-7);
  }
  EXPECT_NEAR(mean_distance_m(100e6, 25, square, straight), 0.382598 * 2000, 1e-3);
  EXPECT_THROW((void)square_root_constant(hexagon, right_angle), std::invalid_argument);
}

}  // namespace
}  // namespace yuyan::queueing
