#include "models/indicators/tally.h"

#include <gtest/gtest.h>

namespace yuyan::indicators {
namespace {

Accident accident(std::size_t month, std::size_t county, std::size_t sector, SectorKind kind,
                  AccidentToll toll) {
  return {.month = month, .county = county, .sector = sector, .kind = kind, .toll = toll};
}

/// Accidents of two years, two counties and two sectors whose three figures disagree on the class.
Tally sample() {
  Tally tally(2, 2, 2);
  tally.add(accident(0, 0, 0, SectorKind::coal_mine, {.deaths = 2, .serious_injuries = 12}));
  tally.add(accident(11, 0, 1, SectorKind::operating_vehicles, {.deaths = 4}));
  tally.add(accident(11, 1, 1, SectorKind::road, {.direct_loss_yuan = 60e6}));
  tally.add(accident(12, 1, 0, SectorKind::special_equipment, {.deaths = 31}));
  return tally;
}

TEST(Months, know_leap_years_and_their_own_names) {
  const Months months(2016, 5);
  EXPECT_EQ(months.count(), 60U);
  EXPECT_EQ(months.length_s(1), 29 * day_s);
  EXPECT_EQ(months.length_s(13), 28 * day_s);
  EXPECT_EQ(months.end_s(), (3 * 365 + 2 * 366) * day_s);
  EXPECT_EQ(months.month_of(31 * day_s), 1U);
  EXPECT_EQ(months.month_of(31 * day_s - 1), 0U);
  EXPECT_EQ(months.month_of(-5), 0U);
  EXPECT_EQ(months.month_of(months.end_s()), 59U);
  EXPECT_EQ(months.name(16), "2017-05");
  EXPECT_EQ(months.start_of_day(2017, 1, 1), months.start_s(12));
  EXPECT_EQ(months.start_of_day(2015, 12, 31), -day_s);
}

TEST(Tally, keeps_the_legal_class_and_the_class_by_deaths_apart) {
  const Tally tally = sample();
  const Counts first = tally.yearly(0, {});
  EXPECT_EQ(first.of(Count::accidents), 3);
  EXPECT_EQ(first.of(Count::fatal_accidents), 2);
  EXPECT_EQ(first.of(Count::general_accidents), 0);
  EXPECT_EQ(first.of(Count::larger_accidents), 2);          // by 12 injuries, by 4 deaths
  EXPECT_EQ(first.of(Count::major_or_worse_accidents), 1);  // by its loss
  EXPECT_EQ(first.of(Count::accidents_below_3_deaths), 2);
  EXPECT_EQ(first.of(Count::accidents_3_9_deaths), 1);
  EXPECT_EQ(first.of(Count::accidents_10_or_more_deaths), 0);
  EXPECT_EQ(tally.yearly(1, {}).of(Count::deaths_in_accidents_10_or_more), 31);
}

TEST(Tally, counts_industry_with_its_coal_mines_and_special_equipment) {
  const Tally tally = sample();
  EXPECT_EQ(tally.yearly(0, {}).of(Count::industrial_deaths), 2);
  EXPECT_EQ(tally.yearly(0, {}).of(Count::coal_deaths), 2);
  EXPECT_EQ(tally.yearly(0, {}).of(Count::operating_vehicle_deaths), 4);
  EXPECT_EQ(tally.yearly(1, {}).of(Count::industrial_deaths), 31);
  EXPECT_EQ(tally.yearly(1, {}).of(Count::special_equipment_deaths), 31);
}

// Every count, added over counties, over sectors, over months and classes, gives the city's.
TEST(Tally, adds_up_over_every_axis) {
  const Tally tally = sample();
  for (std::size_t year = 0; year < 2; ++year) {
    const Counts city = tally.yearly(year, {});
    Counts counties, sectors;
    for (std::size_t i = 0; i < 2; ++i) {
      counties += tally.yearly(year, {.county = i});
      sectors += tally.yearly(year, {.sector = i});
    }
    double deaths = 0, accidents = 0, by_deaths = 0;
    for (std::size_t place = year * 12 * 2 * class_count; place < (year + 1) * 12 * 2 * class_count;
         ++place) {
      deaths += tally.by_legal_class()[place].deaths;
      accidents += tally.by_legal_class()[place].accidents;
      by_deaths += tally.by_deaths()[place];
    }
    for (const auto count : {Count::accidents, Count::deaths, Count::loss_yuan,
                             Count::larger_accidents, Count::industrial_deaths}) {
      EXPECT_EQ(counties.of(count), city.of(count));
      EXPECT_EQ(sectors.of(count), city.of(count));
    }
    EXPECT_EQ(deaths, city.deaths);
    EXPECT_EQ(accidents, city.accidents);
    EXPECT_EQ(by_deaths, city.accidents);
  }
}

TEST(Tally, sums_up_month_by_month) {
  const auto months = cumulative(sample(), 0, {.county = 0}, Count::deaths);
  EXPECT_EQ(months[0], 2);
  EXPECT_EQ(months[10], 2);
  EXPECT_EQ(months[11], 6);
}

}  // namespace
}  // namespace yuyan::indicators
