#include "sim/calendar/calendar.h"

#include <vector>

#include <gtest/gtest.h>

#include "sim/calendar/channel.h"
#include "sim/calendar/condition.h"
#include "sim/calendar/resource.h"
#include "sim/calendar/stock.h"

namespace yuyan::calendar {
namespace {

Process tick(Calendar& calendar, double dt, int times, std::vector<double>& log) {
  for (int i = 0; i < times; ++i) {
    co_await calendar.delay(dt);
    log.push_back(calendar.now());
  }
}

TEST(Calendar, RunsProcessesInTheOrderOfTime) {
  Calendar calendar;
  std::vector<double> log;
  calendar.spawn(tick(calendar, 2, 2, log));
  calendar.spawn(tick(calendar, 3, 2, log));
  EXPECT_EQ(calendar.run(), Ending::idle);
  EXPECT_EQ(log, (std::vector<double>{2, 3, 4, 6}));
  EXPECT_EQ(calendar.alive(), 0U);
}

}  // namespace
}  // namespace yuyan::calendar
