#include "models/propagation/layout.h"

#include <stdexcept>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/models/propagation/oracle.h"

namespace yuyan::propagation {
namespace {

using oracle::tank;
using testing::HasSubstr;

TEST(Layout, ordersByIdAndKnowsPairs) {
  const Layout layout({tank("b", 30, 40), tank("a", 0, 0)});
  EXPECT_EQ(layout.asset(0).id, "a");
  EXPECT_EQ(layout.index_of("b"), 1U);
  EXPECT_DOUBLE_EQ(layout.pair(0, 1).distance_m, 50);
  EXPECT_DOUBLE_EQ(layout.pair(0, 1).east, 0.6);
  EXPECT_DOUBLE_EQ(layout.pair(0, 1).north, 0.8);
  EXPECT_DOUBLE_EQ(layout.pair(1, 0).east, -0.6);
  EXPECT_DOUBLE_EQ(layout.liquid_kg(0), 700 * 740);
  EXPECT_THROW(static_cast<void>(layout.index_of("c")), std::out_of_range);
}

TEST(Layout, saysAllThatIsWrongAtOnce) {
  Asset bad = tank("T1", 0, 0);
  bad.diameter_m = -4;
  bad.fuel = "gasolin";
  bad.bund = "B9";
  const Asset unnamed = tank("", 5, 5);
  Asset dry = tank("T2", 9, 9);
  dry.fuel.clear();
  PropagationParameters parameters;
  parameters.cooled_share = 1.5;
  try {
    const Layout layout({bad, tank("T2", 1, 1), unnamed, dry}, parameters);
    FAIL() << "the layout was taken";
  } catch (const std::invalid_argument& error) {
    const std::string text = error.what();
    EXPECT_THAT(text, HasSubstr("T1: diameter_m = -4 is outside [0.1, 300]"));
    EXPECT_THAT(text, HasSubstr("T1: unknown fuel gasolin; did you mean gasoline?"));
    EXPECT_THAT(text, HasSubstr("T1: unknown bund B9"));
    EXPECT_THAT(text, HasSubstr("T2: the id occurs twice"));
    EXPECT_THAT(text, HasSubstr("T2: has liquid_m3 but no fuel"));
    EXPECT_THAT(text, HasSubstr("asset: the id is empty"));
    EXPECT_THAT(text, HasSubstr("parameters: cooled_share = 1.5 is outside [0, 1]"));
  }
}

}  // namespace
}  // namespace yuyan::propagation
