#include "models/indicators/back_test.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace yuyan::indicators {
namespace {

Series falling(std::size_t years) {
  Series series{2001, {}, {}};
  for (std::size_t i = 0; i < years; ++i) {
    const auto t = static_cast<double>(i);
    series.values.push_back(100 * std::exp(-0.08 * t + 0.03 * std::sin(3 * t)));
  }
  return series;
}

// 15 years, at least 7 of history: origins 2007 to 2014, horizons up to what is left.
TEST(BackTest, rolls_the_origin) {
  const auto rows = back_test(LogDrift{}, falling(15));
  EXPECT_EQ(rows.size(), 30U);
  EXPECT_EQ(rows.front().origin, 2007);
  EXPECT_EQ(rows.front().year(), 2008);
  EXPECT_EQ(rows.back().origin, 2014);
  EXPECT_EQ(at_horizon(rows, 1).size(), 8U);
  EXPECT_EQ(at_horizon(rows, 5).size(), 4U);
}

TEST(BackTest, one_origin_can_be_asked_for) {
  const auto rows = back_test(Pool{}, falling(15), {.first_origin = 2010, .last_origin = 2010});
  EXPECT_EQ(rows.size(), 5U);
}

TEST(BackTest, sees_nothing_after_the_origin) {
  auto series = falling(15);
  const auto before = back_test(Pool{}, series, {.last_origin = 2010});
  for (std::size_t i = 11; i < 15; ++i) series.values[i] *= 3;
  const auto after = back_test(Pool{}, series, {.last_origin = 2010});
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(before[i].point, after[i].point);
}

TEST(BackTest, a_forecast_equals_the_one_made_at_its_origin) {
  const auto series = falling(15);
  const auto rows = back_test(DampedHolt{}, series, {.first_origin = 2011, .last_origin = 2011});
  const auto made = DampedHolt{}.forecast(series.until(2011), 4);
  ASSERT_EQ(rows.size(), 4U);
  for (std::size_t h = 0; h < 4; ++h) {
    EXPECT_EQ(rows[h].point, made.years[h].point());
    EXPECT_EQ(rows[h].log_crps, made.years[h].log_crps(series.values[11 + h]));
  }
}

TEST(BackTest, skips_missing_years) {
  auto series = falling(12);
  series.values[9] = std::nan("");
  for (const auto& row : back_test(LogDrift{}, series)) EXPECT_NE(row.year(), 2010);
}

TEST(BackTest, summary_by_hand) {
  BackTestRow hit{.origin = 2010, .steps = 1, .observed = 10, .point = 11};
  hit.central_80 = {9, 12};
  hit.central_95 = {8, 13};
  hit.log_crps = 0.1;
  hit.pit = 0.3;
  BackTestRow miss = hit;
  miss.observed = 12.5;
  miss.point = 10;
  miss.log_crps = 0.3;
  const auto summary = summarise(std::vector{hit, miss});
  EXPECT_EQ(summary.forecasts, 2U);
  EXPECT_NEAR(summary.mean_absolute_percentage_error, (10.0 + 20.0) / 2, 1e-12);
  EXPECT_EQ(summary.coverage_80, 0.5);
  EXPECT_EQ(summary.coverage_95, 1);
  EXPECT_NEAR(summary.log_crps, 0.2, 1e-12);
}

TEST(BackTest, skill_of_a_method_against_itself_is_none) {
  const auto rows = back_test(LogDrift{}, falling(15));
  const auto skill = skill_against(rows, rows);
  EXPECT_EQ(skill.forecasts, rows.size());
  EXPECT_EQ(skill.skill, 0);
  EXPECT_EQ(skill.test.p_value, 1);
}

TEST(BackTest, coverage_is_nominal_where_the_model_is_true) {
  // Random walks with drift: the yardstick's intervals are exact by construction.
  std::uint64_t state = 42;
  const auto uniform = [&] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (static_cast<double>(state >> 11) + 0.5) * 0x1p-53;
  };
  std::size_t in_80 = 0;
  std::size_t in_95 = 0;
  constexpr std::size_t runs = 2000;
  for (std::size_t run = 0; run < runs; ++run) {
    Series series{2000, {100}, {}};
    for (int i = 0; i < 8; ++i) {
      double z = -6;
      for (int u = 0; u < 12; ++u) z += uniform();
      series.values.push_back(series.values.back() * std::exp(-0.05 + 0.1 * z));
    }
    for (const auto& row : back_test(LogDrift{}, series, {.minimum_years = 8, .horizon = 1})) {
      in_80 += row.central_80.contains(row.observed);
      in_95 += row.central_95.contains(row.observed);
    }
  }
  // 4 standard errors of 2000 independent forecasts.
  EXPECT_NEAR(static_cast<double>(in_80) / runs, 0.80, 0.036);
  EXPECT_NEAR(static_cast<double>(in_95) / runs, 0.95, 0.020);
}

}  // namespace
}  // namespace yuyan::indicators
