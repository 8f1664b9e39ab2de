#include "models/indicators/target_meaning.h"

#include <cmath>

#include <gtest/gtest.h>

namespace yuyan::indicators {
namespace {

TEST(TargetMeaning, says_how_many_events_a_limit_allows) {
  const Target coal{.indicator = Measure::coal_deaths_per_million_tonnes};
  const auto meaning = meaning_of(coal, 0.3, 0.5e6);
  ASSERT_TRUE(meaning);
  EXPECT_EQ(meaning->allowed_events, 0);
  EXPECT_NEAR(meaning->rate_of_one_event, 2, 1e-12);
  EXPECT_NEAR(meaning->luck_at_the_limit, std::exp(-0.15), 1e-12);
  EXPECT_FALSE(meaning_of(coal, 0.3, 0));
  EXPECT_FALSE(meaning_of(Target{.indicator = Measure::loss_yuan}, 1e6, 1));

  const Target below{.indicator = Measure::larger_accidents, .compares = TargetOperator::below};
  EXPECT_EQ(meaning_of(below, 2, 1)->allowed_events, 1);
  EXPECT_NEAR(meaning_of(below, 2, 1)->luck_at_the_limit, 3 * std::exp(-2.0), 1e-12);
  EXPECT_EQ(meaning_of(below, 0, 1)->luck_at_the_limit, 0);
  // The mean of three years may be 2: six in all, each a third.
  const Target mean{.indicator = Measure::larger_accidents, .average_years = 3};
  EXPECT_EQ(meaning_of(mean, 2, 3)->allowed_events, 6);
  EXPECT_NEAR(meaning_of(mean, 2, 3)->rate_of_one_event, 1.0 / 3, 1e-12);
}

}  // namespace
}  // namespace yuyan::indicators
