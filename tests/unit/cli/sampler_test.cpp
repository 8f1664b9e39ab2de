#include "cli/sampler.h"

#include <gmock/gmock.h>

namespace yuyan::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Variant, IsAScenarioWithChanges) {
  const Variant plain = Variant::parsed("scenarios/drills/oil_depot/");
  EXPECT_EQ(plain.scenario, "scenarios/drills/oil_depot/");
  EXPECT_THAT(plain.overrides, IsEmpty());
  EXPECT_EQ(plain.label(), "oil_depot");
  const Variant changed = Variant::parsed("a/depot::site.pond_m3=5::units.list[kind=foam]#=2");
  EXPECT_EQ(changed.scenario, "a/depot");
  EXPECT_THAT(changed.overrides, ElementsAre("site.pond_m3=5", "units.list[kind=foam]#=2"));
  EXPECT_EQ(changed.label(), "depot::site.pond_m3=5::units.list[kind=foam]#=2");
}

}  // namespace
}  // namespace yuyan::cli
