#include "models/indicators/structural_break.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "models/indicators/forecaster.h"
#include "tests/validation/facts.h"

namespace yuyan::indicators {
namespace {

using validation::simulation_check;

TEST(ChangePoint, A29_coal_disasters) {
  Series series{1851, {}, {}};
  for (const auto& row : validation::read_table("uk_coal_disasters.csv"))
    series.values.push_back(std::stod(row.at(1)));
  EXPECT_EQ(std::accumulate(series.values.begin(), series.values.end(), 0.0), 191);
  const auto found = find_change_point(series);
  const auto expected = [](const char* of) {
    return simulation_check("A29", std::string("UK coal disasters change point: ") + of);
  };
  EXPECT_EQ(1851 + static_cast<int>(found.mode), expected("mode year"));
  EXPECT_NEAR(found.probability[found.mode], expected("probability of the mode"), 1e-4);
  EXPECT_NEAR(found.mean_index, expected("mean switch"), 1e-4);
  EXPECT_NEAR(found.rate_before, expected("early rate"), 1e-4);
  EXPECT_NEAR(found.rate_after, expected("late rate"), 1e-4);
}

/// A falling series with small deterministic wobbles that jumps by `factor` in 2010.
Series jumping(double factor) {
  constexpr std::array wobble{0.01, -0.02, 0.015, -0.005, 0.02, -0.015, 0.0, 0.01, -0.01, 0.005};
  Series series{2000, {}, {}};
  for (int i = 0; i < 16; ++i) {
    const double on_new = 900 * std::exp(-0.06 * i + wobble[static_cast<std::size_t>(i) % 10]);
    series.values.push_back(i < 10 ? on_new / factor : on_new);
  }
  return series;
}

TEST(LevelShift, is_estimated_with_its_interval) {
  const auto shift = estimate_shift(jumping(0.68), 2010);
  EXPECT_NEAR(shift.value, 0.68, 0.03);
  EXPECT_TRUE(shift.interval.contains(0.68));
  EXPECT_LT(shift.interval.width(), 0.15);
}

TEST(LevelShift, splicing_restores_the_series_without_a_jump) {
  const auto spliced = on_new_basis(jumping(0.68), 2010, 0.68, ShiftBy::values);
  const auto plain = jumping(1);
  for (std::size_t i = 0; i < plain.size(); ++i)
    EXPECT_NEAR(spliced.values[i], plain.values[i], 1e-9);
}

TEST(LevelShift, by_exposure_gives_the_same_forecast) {
  const auto by_values = on_new_basis(jumping(0.5), 2010, 0.5, ShiftBy::values);
  const auto by_exposure = on_new_basis(jumping(0.5), 2010, 0.5, ShiftBy::exposure);
  EXPECT_NEAR(Pool{}.forecast(by_values, 2).years[1].point(),
              Pool{}.forecast(by_exposure, 2).years[1].point(), 1e-6);
}

TEST(LevelShift, refuses_a_year_outside_and_a_side_without_values) {
  auto series = jumping(1);
  EXPECT_THROW((void)estimate_shift(series, 2000), SeriesError);
  EXPECT_THROW((void)estimate_shift(series, 2016), SeriesError);
  series.values.back() = std::nan("");
  EXPECT_THROW((void)estimate_shift(series, 2015), SeriesError);
  EXPECT_THROW((void)on_new_basis(series, 2010, 0, ShiftBy::values), SeriesError);
}

}  // namespace
}  // namespace yuyan::indicators
