#include "models/indicators/indicator.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace yuyan::indicators {
namespace {

// Published national rates: 2010 industrial and coal figures with their own denominators.
TEST(Indicator, rates_meet_published_figures) {
  // 2 433 coal deaths over 3.24e9 t in 2010 were printed as 0.749 per million tonnes.
  EXPECT_NEAR(*rate(2433, 3.24e9, 1e6), 0.749, 0.003);
  // 66 182 deaths over 67 670 8e8 yuan (first release) in 2015 were printed as 0.098.
  EXPECT_NEAR(*rate(66182, 676708e8, 1e8), 0.098, 0.0005);
}

TEST(Indicator, without_output_a_rate_is_not_applicable) {
  EXPECT_FALSE(rate(0, 0, 1e6).has_value());
  EXPECT_FALSE(rate(3, 0, 1e6).has_value());
  EXPECT_THROW((void)rate(1, -1, 1e6), std::logic_error);
}

TEST(Indicator, a_count_needs_no_exposure) {
  for (const auto& indicator : national_indicators()) {
    const auto value = value_of(indicator, 12, 0);
    EXPECT_EQ(value.has_value(), indicator.exposure == Exposure::none) << indicator.name;
  }
}

TEST(Indicator, nine_are_national_and_three_are_the_citys) {
  const auto nine = national_indicators();
  EXPECT_EQ(nine.size(), 9U);
  EXPECT_EQ(std::ranges::count(nine, true, &Indicator::in_city_policy), 3);
  EXPECT_TRUE(std::ranges::all_of(
      nine, [](double change) { return change < 0 && change > -1; }, &Indicator::change_2020));
}

TEST(Indicator, change_on_year_needs_a_base) {
  EXPECT_NEAR(*change_on_year(9, 12), -0.25, 1e-15);
  EXPECT_FALSE(change_on_year(1, 0).has_value());
}

// Half a million tonnes against 0.3 deaths per million tonnes: mean 0.15, exp(-0.15) = 0.8607.
TEST(Indicator, a_small_place_turns_a_limit_into_all_or_nothing) {
  const auto coal = meaning_of_limit(0.3, 0.5e6, 1e6);
  EXPECT_EQ(coal.allowed_events, 0);
  EXPECT_DOUBLE_EQ(coal.rate_of_one_event, 2);
  EXPECT_NEAR(coal.luck_at_the_limit, std::exp(-0.15), 1e-12);
}

TEST(Indicator, a_limit_of_whole_events_allows_them) {
  EXPECT_EQ(meaning_of_limit(0.3, 10e6, 1e6).allowed_events, 3);
}

}  // namespace
}  // namespace yuyan::indicators
