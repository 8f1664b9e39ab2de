#include "models/inspection/logarithm.h"

#include <cmath>

#include <gtest/gtest.h>

namespace yuyan::inspection {
namespace {

double relative_error(double x) {
  return std::abs(log_of(x) - std::log(x)) / std::abs(std::log(x));
}

TEST(Logarithm, IsThatOfTheLibrary) {
  double worst = 0;
  constexpr int steps = 200'000;
  for (int i = 1; i < steps; ++i) worst = std::max(worst, relative_error(double{1} * i / steps));
  for (int power = -1000; power < 1000; ++power)
    for (const double z : {1.0, 1.1, 1.49, 1.51, 1.9})
      if (const double x = std::ldexp(z, power); x != 1) worst = std::max(worst, relative_error(x));
  EXPECT_LT(worst, 1e-9);
}

TEST(Logarithm, KeepsTheDigitsOfWhatIsNearOne) {
  EXPECT_EQ(log_of(1.0), 0);
  for (int bits = 1; bits < 52; ++bits)
    for (const double x : {1 - std::ldexp(1.0, -bits), 1 + std::ldexp(1.0, -bits)})
      EXPECT_LT(relative_error(x), 1e-9) << x;
}

}  // namespace
}  // namespace yuyan::inspection
