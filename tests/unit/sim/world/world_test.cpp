#include "sim/world/world.h"

#include <gtest/gtest.h>

namespace yuyan::world {
namespace {

TEST(World, Runs) {
  World world;
  EXPECT_EQ(world.run(), calendar::Ending::idle);
}

}  // namespace
}  // namespace yuyan::world
