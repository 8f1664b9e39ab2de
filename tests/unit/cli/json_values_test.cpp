#include "cli/json_values.h"

#include <limits>

#include <gtest/gtest.h>

namespace yuyan::cli {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(JsonValues, AreNullWhereThereIsNoNumber) {
  EXPECT_EQ(json_of(nan).dump(), "null");
  EXPECT_EQ(json_of(std::numeric_limits<double>::infinity()).dump(), "null");
  EXPECT_EQ(json_of(std::vector<double>{1.5, nan}).dump(), "[1.5,null]");
}

TEST(JsonValues, GiveAnEstimateWithItsInterval) {
  EXPECT_EQ(json_of(statistics::Estimate{0.5, {0.25, nan}}).dump(),
            R"({"value":0.5,"low":0.25,"high":null})");
}

}  // namespace
}  // namespace yuyan::cli
