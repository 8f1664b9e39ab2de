#include "sim/calendar/present.h"

#include <gtest/gtest.h>

namespace yuyan::calendar {
namespace {

TEST(present, is_the_value_itself) {
  std::optional<int> some = 3;
  present(some, "no number") = 4;
  EXPECT_EQ(some, 4);
  const std::optional<int>& same = some;
  EXPECT_EQ(&present(same, "no number"), &some.value());
}

TEST(present, throws_what_is_missing) {
  std::optional<int> none;
  const std::optional<int>& same = none;
  EXPECT_THROW(static_cast<void>(present(none, "no number")), std::logic_error);
  EXPECT_THROW(static_cast<void>(present(same, "no number")), std::logic_error);
}

}  // namespace
}  // namespace yuyan::calendar
