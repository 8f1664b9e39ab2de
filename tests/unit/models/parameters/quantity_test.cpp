#include "models/parameters/quantity.h"

#include <gtest/gtest.h>

namespace yuyan::parameters {
namespace {

TEST(Quantity, ComesFromANumberADistributionOrALaw) {
  const Quantity number = 30.0;
  const Quantity whole = 30;
  const Quantity law = chance::Lognormal{.median = 30, .sigma = 0.5};
  const Quantity cut = chance::truncated(chance::Normal{.mean = 3, .sd = 1}, 0, 10);
  EXPECT_EQ(number, whole);
  EXPECT_TRUE(number.distribution.is_constant());
  EXPECT_EQ(mean(number.distribution), 30);
  EXPECT_EQ(law.distribution, chance::Distribution(chance::Lognormal{30, 0.5}));
  EXPECT_TRUE(cut.distribution.is_truncated());
  EXPECT_FALSE(cut.provenance);
}

TEST(Quantity, DiffersWithItsProvenance) {
  const Quantity bare = 2.0;
  Quantity sourced = 2.0;
  sourced.provenance = Provenance{Status::verified, "GB 50074-2014 12.2"};
  EXPECT_NE(bare, sourced);
  EXPECT_EQ(sourced, Quantity(sourced));
}

}  // namespace
}  // namespace yuyan::parameters
