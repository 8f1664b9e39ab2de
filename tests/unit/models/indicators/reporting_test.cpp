#include "models/indicators/reporting.h"

#include <cmath>

#include <gtest/gtest.h>

namespace yuyan::indicators {
namespace {

const Months& months() {
  static const Months two_years(2016, 2);
  return two_years;
}

/// One death a day through two years, in road traffic.
std::vector<std::pair<Accident, std::uint64_t>> one_a_day(SectorKind kind = SectorKind::road) {
  std::vector<std::pair<Accident, std::uint64_t>> all;
  for (std::uint64_t day = 0; day < 731; ++day) {
    const double time_s = (static_cast<double>(day) + 0.5) * day_s;
    all.emplace_back(Accident{.time_s = time_s,
                              .month = months().month_of(time_s),
                              .kind = kind,
                              .toll = {.deaths = 1}},
                     chance::id_of(1, day));
  }
  return all;
}

double deaths(const std::vector<Accident>& accidents) {
  double sum = 0;
  for (const Accident& one : accidents) sum += one.toll.deaths;
  return sum;
}

Reporting exact() {
  Reporting reporting;
  reporting.late_deaths_share = reporting.late_deaths_share_7_days = 0;
  reporting.late_report_share = 0;
  return reporting;
}

TEST(Reporting, with_nothing_late_says_what_happened) {
  const auto happened = one_a_day();
  const auto said = reports(happened, exact(), months(), {});
  ASSERT_EQ(said.size(), happened.size());
  for (std::size_t i = 0; i < said.size(); ++i) {
    EXPECT_EQ(said[i].month, happened[i].first.month);
    EXPECT_EQ(said[i].toll.deaths, 1);
  }
}

TEST(Reporting, conceals_nothing_unless_switched_on) {
  Reporting reporting = exact();
  reporting.concealed_share = 0.5;
  EXPECT_EQ(reports(one_a_day(), reporting, months(), {}).size(), 731U);
  reporting.concealment = true;
  const double kept = static_cast<double>(reports(one_a_day(), reporting, months(), {}).size());
  EXPECT_NEAR(kept, 731 / 2.0, 4 * std::sqrt(731 / 4.0));
}

// Seven days for road and fire, thirty elsewhere: the later a death, the less it counts.
TEST(Reporting, late_deaths_become_injuries) {
  Reporting reporting = exact();
  reporting.late_deaths_share = 0.02;
  reporting.late_deaths_share_7_days = 0.2;
  const auto road = reports(one_a_day(), reporting, months(), {});
  const auto industry = reports(one_a_day(SectorKind::industry), reporting, months(), {});
  EXPECT_NEAR(deaths(road), 731 * 0.8, 4 * std::sqrt(731 * 0.8 * 0.2));
  EXPECT_NEAR(deaths(industry), 731 * 0.98, 4 * std::sqrt(731 * 0.98 * 0.02));
  double injuries = 0;
  for (const Accident& one : road) injuries += one.toll.serious_injuries;
  EXPECT_EQ(injuries + deaths(road), 731);
}

TEST(Reporting, late_reports_stay_in_their_year) {
  Reporting reporting = exact();
  reporting.late_report_share = 1;
  reporting.late_report_mean_d = 90;
  const auto happened = one_a_day();
  const auto said = reports(happened, reporting, months(), {});
  ASSERT_EQ(said.size(), happened.size());
  std::size_t later = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    EXPECT_GE(said[i].month, happened[i].first.month);
    EXPECT_EQ(Months::year_of(said[i].month), Months::year_of(happened[i].first.month));
    later += said[i].month > happened[i].first.month;
  }
  EXPECT_GT(later, 300U);
}

TEST(Reporting, a_ceiling_thins_reports_out_above_it_alone) {
  Reporting reporting = exact();
  reporting.concealment = true;
  reporting.concealed_share = 0;
  reporting.ceiling_deaths = 200;
  reporting.truncation = 1;
  EXPECT_EQ(deaths(reports(one_a_day(), reporting, months(), {})), 400);
  reporting.ceiling_deaths = 400;
  EXPECT_EQ(deaths(reports(one_a_day(), reporting, months(), {})), 731);
}

TEST(Reporting, splices_the_two_bases_there_and_back) {
  const Reporting reporting;
  using enum StatisticalBasis;
  EXPECT_NEAR(on_basis(66182, Count::deaths, until_2015, from_2016, reporting), 45003.76, 0.01);
  EXPECT_NEAR(on_basis(281576, Count::accidents, until_2015, from_2016, reporting), 67015, 1);
  EXPECT_EQ(on_basis(38, Count::accidents_10_or_more_deaths, until_2015, from_2016, reporting), 38);
  const double back = on_basis(on_basis(100, Count::deaths, until_2015, from_2016, reporting),
                               Count::deaths, from_2016, until_2015, reporting);
  EXPECT_NEAR(back, 100, 1e-12);
}

}  // namespace
}  // namespace yuyan::indicators
