#include "models/indicators/calibration.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

namespace yuyan::indicators {
namespace {

using Years = std::vector<std::pair<int, double>>;

Axes three_sectors() {
  return {Months(2016, 2),
          {{"north", "", ""}, {"south", "", ""}},
          {{"road", "", ""}, {"mine", "", ""}, {"shop", "", ""}}};
}

const std::vector<SectorKind> kinds{SectorKind::road, SectorKind::industry, SectorKind::other};
/// 40 and 8 and 2 deaths a year in clusters of 1.25.
const std::vector<ExpectedYear> expected{{50, 35, 40, 50}, {10, 7, 8, 10}, {4, 1.8, 2, 2.5}};

HistoryRow deaths(int year, double value, const char* sector = "", const char* county = "") {
  return {.year = year, .county = county, .sector = sector, .value = value};
}

Calibration calibration_of(std::vector<HistoryRow> history) {
  Outlook outlook;
  outlook.history = std::move(history);
  return calibrated(outlook, three_sectors(), kinds, expected);
}

double deaths_in_all(const Calibration& made) {
  double sum = 0;
  for (std::size_t s = 0; s < expected.size(); ++s)
    sum += made.levels[s].mean() * expected[s].deaths;
  return sum;
}

TEST(Calibration, a_year_of_counts_is_a_gamma_law_of_its_clusters) {
  // One year, the year itself: 92 deaths in clusters of 1.25 count as 73.6 events.
  const auto found = estimate_year(Years{{2016, 92}}, 2016, 1.25);
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found->mean(), 92);
  EXPECT_DOUBLE_EQ(found->shape, 92 / 1.25);
  EXPECT_EQ(found->carrying, Carrying::counts);
  EXPECT_FALSE(estimate_year({}, 2016, 1));
}

TEST(Calibration, nothing_that_happened_only_speaks_against_high_rates) {
  const auto found = estimate_year(Years{{2014, 0}, {2015, 0}}, 2016, 1);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->shape, 0);
  EXPECT_NEAR(found->rate, 0.9 + 0.81, 1e-12);
}

TEST(Calibration, long_histories_are_carried_on_with_their_trend) {
  Years falling, with_zero;
  for (int i = 0; i < 10; ++i) {
    falling.emplace_back(2006 + i, 200 * std::exp(-0.08 * i));
    with_zero.emplace_back(2006 + i, i == 3 ? 0 : 12);
  }
  const auto pool = estimate_year(falling, 2016, 1);
  ASSERT_TRUE(pool);
  EXPECT_EQ(pool->carrying, Carrying::pool);
  EXPECT_NEAR(pool->mean(), 200 * std::exp(-0.8), 4);
  const auto counts = estimate_year(with_zero, 2016, 1);
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->carrying, Carrying::gamma_poisson);
  EXPECT_NEAR(counts->mean(), 11, 2);
}

TEST(Calibration, the_whole_decides_and_its_parts_divide_it) {
  const auto whole = calibration_of({deaths(2015, 100)});
  for (const RiskLevel& level : whole.levels) EXPECT_NEAR(level.mean(), 2, 1e-12);
  ASSERT_TRUE(whole.common);
  EXPECT_NEAR(whole.common->mean(), 1, 1e-12);
  EXPECT_NEAR(whole.common->shape, 0.9 * 100 / 1.25, 1e-9);

  // Mines bring more than their share, so the others bring less; the sum stays.
  const auto divided = calibration_of({deaths(2015, 100), deaths(2015, 32, "mine")});
  EXPECT_NEAR(deaths_in_all(divided), 100, 1e-9);
  EXPECT_GT(divided.levels[1].mean(), 3);
  EXPECT_LT(divided.levels[0].mean(), 2);

  // Counties add up to the city.
  const auto counties =
      calibration_of({deaths(2015, 60, "", "north"), deaths(2015, 40, "", "south")});
  EXPECT_NEAR(deaths_in_all(counties), 100, 1e-9);
}

TEST(Calibration, sectors_alone_are_the_whole_of_what_is_spoken_of) {
  const auto made = calibration_of({deaths(2015, 80, "road"), deaths(2015, 16, "mine")});
  EXPECT_NEAR(40 * made.levels[0].mean() + 8 * made.levels[1].mean(), 96, 1e-9);
  EXPECT_EQ(made.levels[2].mean(), 1);
  EXPECT_EQ(made.spoken, (std::vector{true, true, false}));
  const auto industry =
      calibration_of({{.year = 2015, .measure = Measure::industrial_deaths, .value = 24}});
  EXPECT_NEAR(industry.levels[1].mean(), 3, 0.01);
  EXPECT_EQ(industry.levels[0].mean(), 1);
}

TEST(Calibration, figures_of_the_old_basis_are_spliced_and_some_months_are_no_year) {
  auto old = deaths(2015, 50 / 0.68);
  old.basis = StatisticalBasis::until_2015;
  EXPECT_NEAR(deaths_in_all(calibration_of({old})), 50, 1e-9);
  std::vector<HistoryRow> months;
  for (int month = 1; month <= 12; ++month) {
    months.push_back(deaths(2015, 5));
    months.back().month = month;
    const auto made = calibration_of(months);
    EXPECT_NEAR(deaths_in_all(made), month < 12 ? 50 : 60, 1e-9);
  }
}

TEST(Calibration, levels_of_a_replication_keep_the_whole_and_its_law) {
  const auto made = calibration_of({deaths(2015, 100), deaths(2015, 16, "mine")});
  const auto levels = made.levels_of({1.0, 4.0, 0.5}, 1.1);
  double sum = 0;
  for (std::size_t s = 0; s < levels.size(); ++s) sum += levels[s] * expected[s].deaths;
  EXPECT_NEAR(sum, 110, 1e-9);
  EXPECT_NEAR(levels[1] / levels[0], 4, 1e-12);
  // Taken apart for a ledger, a sector that is most of the whole is known almost as well as it.
  const auto apart = made.apart();
  EXPECT_NEAR(apart[0].mean(), made.levels[0].mean(), 1e-12);
  EXPECT_GT(apart[0].shape, 0.5 * made.common->shape);
  EXPECT_LT(apart[0].shape, made.common->shape);
}

TEST(Calibration, a_history_that_says_what_the_baseline_says_is_no_news) {
  const std::vector baseline{deaths(2015, 46), deaths(2015, 38, "road")};
  EXPECT_FALSE(is_own({}, baseline));
  EXPECT_FALSE(is_own(baseline, baseline));
  EXPECT_FALSE(is_own(std::vector{baseline[1]}, baseline));
  EXPECT_TRUE(is_own(std::vector{deaths(2015, 47)}, baseline));
  EXPECT_TRUE(is_own(baseline, {}));
}

}  // namespace
}  // namespace yuyan::indicators
