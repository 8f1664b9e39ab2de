#include "models/inspection/plan_calendar.h"

#include <gtest/gtest.h>

#include "models/inspection/season_clock.h"

namespace yuyan::inspection {
namespace {

TEST(PlanCalendar, CountsDaysWithLeapYears) {
  const PlanCalendar calendar(2016, 5);
  EXPECT_EQ(calendar.months(), 60);
  EXPECT_EQ(calendar.month_start(2), 60);  // 31 + 29
  EXPECT_EQ(calendar.year_start(1), 366);
  EXPECT_EQ(calendar.end(), 366 + 3 * 365 + 366);
  EXPECT_EQ(calendar.day("2016-03-01"), 60);
  EXPECT_EQ(calendar.day("2015-12-31"), -1);
  EXPECT_EQ(calendar.month_of(59.99), 1);
  EXPECT_EQ(calendar.month_of(60), 2);
  EXPECT_EQ(calendar.month_of(1e9), 59);
}

TEST(PlanCalendar, ReadsOnlyWhatIsADate) {
  const PlanCalendar calendar(2016, 5);
  for (const char* wrong : {"2015-02-29", "2016-13-01", "2016-1-1", "16-01-01", "", "2016-01-0x"})
    EXPECT_FALSE(calendar.day(wrong)) << wrong;
  EXPECT_EQ(calendar.month("2016-12"), 11);
  EXPECT_EQ(calendar.month("2015-12"), -1);
  EXPECT_FALSE(calendar.month("2016-00"));
  EXPECT_EQ(calendar.quarter("2020Q4"), 19);
  for (const char* wrong : {"2021Q1", "2015Q4", "2016Q5", "2016-4"})
    EXPECT_FALSE(calendar.quarter(wrong)) << wrong;
  EXPECT_EQ(PlanCalendar::day_of_year("03-01"), 59);
  EXPECT_FALSE(PlanCalendar::day_of_year("02-29"));
}

Season season(const char* from, const char* to, double factor) {
  Season season;
  season.id = from;
  season.from = from;
  season.to = to;
  season.factor = factor;
  return season;
}

TEST(SeasonClock, RunsFasterInSeason) {
  const PlanCalendar calendar(2016, 2);
  const std::vector<Season> seasons{season("06-01", "08-31", 3)};
  const SeasonClock clock(calendar, seasons, "mine");
  const double june = *calendar.day("2016-06-01");
  const double september = *calendar.day("2016-09-01");
  EXPECT_EQ(clock.reading(june), june);
  EXPECT_EQ(clock.reading(september), june + 3 * (september - june));
  EXPECT_EQ(clock.reading(calendar.end()), calendar.end() + 2 * 2 * 92);
  for (double day = 0.3; day < calendar.end(); day += 7.7)
    EXPECT_NEAR(clock.day(clock.reading(day)), day, 1e-9);
  EXPECT_EQ(clock.day(1e9), std::numeric_limits<double>::infinity());
}

TEST(SeasonClock, MultipliesSeasonsAndCrossesTheNewYear) {
  const PlanCalendar calendar(2016, 1);
  const std::vector<Season> seasons{season("11-15", "03-15", 2), season("01-01", "01-10", 0)};
  const SeasonClock clock(calendar, seasons, "mine");
  EXPECT_EQ(clock.reading(10), 0);  // it stands still: twice nothing
  EXPECT_EQ(clock.day(0), 10);      // and nothing arises meanwhile
  EXPECT_EQ(clock.reading(11), 2);
  const double november = *calendar.day("2016-11-15");
  EXPECT_EQ(clock.reading(november + 1) - clock.reading(november), 2);
}

TEST(SeasonClock, IsTheCalendarWhereNoSeasonApplies) {
  std::vector<Season> seasons{season("06-01", "08-31", 3)};
  seasons[0].sectors = {"pond"};
  const SeasonClock clock(PlanCalendar(2016, 1), seasons, "mine");
  EXPECT_TRUE(clock.steady());
  EXPECT_EQ(clock.day(100.5), 100.5);
}

}  // namespace
}  // namespace yuyan::inspection
