// docs/events.md, Stocks.
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "sim/calendar/calendar.h"
#include "sim/calendar/stock.h"
#include "sim/chance/stream.h"
#include "tests/unit/sim/calendar/log.h"

namespace yuyan::calendar {
namespace {

Process note_fall(Calendar& calendar, Stock& stock, double level, std::vector<double>& times) {
  co_await stock.falls_to(level);
  times.push_back(calendar.now());
}
Process note_rise(Calendar& calendar, Stock& stock, double level, std::vector<double>& times) {
  co_await stock.rises_to(level);
  times.push_back(calendar.now());
}
Process note_reach(Calendar& calendar, Stock& stock, double level, std::vector<double>& times) {
  co_await stock.reaches(level);
  times.push_back(calendar.now());
}

TEST(EventContract, S36_ALevelIsReachedAtItsExactTime) {
  Calendar calendar;
  Stock water(calendar, 100, 60);
  std::vector<double> times;
  Flow out = water.outflow(3);
  calendar.spawn(note_fall(calendar, water, 30, times));   // at 10
  calendar.spawn(note_reach(calendar, water, 15, times));  // at 15, still at 3
  calendar.at(12, Phase::ordinary, [&out] { out.set_rate(4); });
  // 60 - 36 = 24 at 12; then 4 a second: 15 at 14.25, 0 at 18
  calendar.spawn(note_fall(calendar, water, 0, times));
  calendar.run(20);
  ASSERT_EQ(times.size(), 3U);
  EXPECT_DOUBLE_EQ(times[0], 10);
  EXPECT_DOUBLE_EQ(times[1], 14.25);
  EXPECT_DOUBLE_EQ(times[2], 18);
  EXPECT_EQ(water.level(), 0);
  EXPECT_DOUBLE_EQ(out.amount(), 60);
  EXPECT_EQ(out.actual_rate(), 0);

  times.clear();
  out.stop();
  const Flow in = water.inflow(5);
  calendar.spawn(note_rise(calendar, water, 100, times));
  calendar.run();
  EXPECT_EQ(times, std::vector<double>{40});
  EXPECT_EQ(water.level(), 100);
}

TEST(EventContract, S36_TheCrossingIsACompletion) {
  Calendar calendar;
  Stock water(calendar, 100, 10);
  const Flow out = water.outflow(1);
  Log log;
  calendar.at(10, Phase::ordinary,
              [&] { log.push_back(water.level() == 0 ? "sees it empty" : "sees a rest"); });
  std::vector<double> times;
  calendar.spawn(note_fall(calendar, water, 0, times));
  calendar.run();
  EXPECT_EQ(log, Log{"sees it empty"});
}

TEST(EventContract, S36_AJumpAcrossALevelReachesIt) {
  Calendar calendar;
  Stock water(calendar, 100, 10);
  std::vector<double> times;
  calendar.spawn(note_rise(calendar, water, 50, times));
  calendar.at(3, Phase::ordinary, [&water] { water.add(80); });
  calendar.run();
  EXPECT_EQ(times, std::vector<double>{3});
}

TEST(EventContract, S37_NothingIsLostOrMade) {
  // Random flows and jumps against a second bookkeeping: the sum of what each flow moved.
  Calendar calendar;
  const chance::Stream chance({.seed = 3, .replication = 0}, 1, 1);
  constexpr double initial = 40;
  Stock water(calendar, 100, initial);
  std::vector<Flow> in;
  std::vector<Flow> out;
  in.reserve(5);
  out.reserve(5);
  for (int i = 0; i < 5; ++i) in.push_back(water.inflow(chance.uniform(i)));
  for (int i = 0; i < 5; ++i) out.push_back(water.outflow(chance.uniform(10 + i), i % 3));
  double added = 0;
  double taken = 0;
  double overflowed = 0;
  for (int i = 0; i < 4000; ++i) {
    auto words = chance.words(100 + i);
    const double time = 10'000 * words.uniform();
    const auto which = static_cast<std::size_t>(5 * words.uniform());
    const double size = words.uniform();
    const double kind = words.uniform();
    calendar.at(time, Phase::ordinary, [&, which, size, kind] {
      if (kind < 0.45) {
        in[which].set_rate(size);
      } else if (kind < 0.9) {
        out[which].set_rate(size);
      } else if (kind < 0.95) {
        added += 20 * size;
        overflowed += water.add(20 * size);
      } else if (water.try_take(20 * size)) {
        taken += 20 * size;
      }
      EXPECT_GE(water.level(), 0);
      EXPECT_LE(water.level(), 100);
    });
  }
  calendar.run(10'000);
  double flowed_in = 0;
  double flowed_out = 0;
  for (const Flow& f : in) flowed_in += f.amount();
  for (const Flow& f : out) flowed_out += f.amount();
  const StockTotals totals = water.totals();
  EXPECT_NEAR(totals.added, added + flowed_in, 1e-9 * totals.added);
  EXPECT_NEAR(totals.taken, taken + flowed_out, 1e-9 * totals.taken);
  EXPECT_NEAR(water.level(), initial + totals.added - totals.taken - totals.overflowed,
              1e-9 * totals.added);
  EXPECT_GT(totals.overflowed, overflowed) << "the flows overflowed too";
}

TEST(EventContract, S38_OutflowsShareWhatFlowsIntoAnEmptyStock) {
  Calendar calendar;
  Stock water(calendar, 100, 0);
  Flow in = water.inflow(10);
  const Flow cooling = water.outflow(6, 0);
  const Flow foam_1 = water.outflow(6, 1);
  const Flow foam_2 = water.outflow(2, 1);
  const Flow rest = water.outflow(1, 2);
  EXPECT_DOUBLE_EQ(cooling.actual_rate(), 6);
  EXPECT_DOUBLE_EQ(foam_1.actual_rate(), 3);
  EXPECT_DOUBLE_EQ(foam_2.actual_rate(), 1);
  EXPECT_EQ(rest.actual_rate(), 0);
  EXPECT_EQ(water.net_rate(), 0);
  in.set_rate(20);
  EXPECT_DOUBLE_EQ(rest.actual_rate(), 1);
  EXPECT_DOUBLE_EQ(water.net_rate(), 5);
}

Process note_changes(Stock& stock, Flow& flow, std::vector<double>& rates) {
  for (;;) {
    co_await stock.changed();
    rates.push_back(flow.actual_rate());
  }
}

TEST(EventContract, S38_AnOutflowHearsThatItsSupplyRanDry) {
  Calendar calendar;
  Stock water(calendar, 100, 10);
  const Flow in = water.inflow(1);
  Flow out = water.outflow(3);
  std::vector<double> rates;
  calendar.spawn(note_changes(water, out, rates));
  calendar.at(8, Phase::ordinary, [&water] { water.add(4); });  // dry at 5; lasts until 10
  calendar.run(20);
  EXPECT_EQ(rates, (std::vector<double>{1, 3, 1}));
  EXPECT_DOUBLE_EQ(out.amount(), 10 + 20 + 4);
}

TEST(EventContract, S39_TheSurplusOfAFullStockOverflows) {
  Calendar calendar;
  Stock pool(calendar, 50, 20);
  const Flow in = pool.inflow(10);
  const Flow out = pool.outflow(4);
  calendar.run(15);  // full at 5
  EXPECT_EQ(pool.level(), 50);
  EXPECT_EQ(pool.net_rate(), 0);
  EXPECT_DOUBLE_EQ(pool.totals().overflowed, 60);
  EXPECT_DOUBLE_EQ(pool.totals().added, 150);
  EXPECT_DOUBLE_EQ(pool.totals().taken, 60);
  EXPECT_DOUBLE_EQ(pool.add(7), 7);
  EXPECT_DOUBLE_EQ(pool.totals().overflowed, 67);
}

Process take(Calendar& calendar, Stock& stock, std::string name, double amount, int priority,
             Log& log) {
  co_await stock.take(amount, priority);
  log.push_back(name + " at " + std::to_string(static_cast<int>(calendar.now())));
}

TEST(EventContract, S39_MoreRoomEndsTheOverflow) {
  Calendar calendar;
  Stock stock(calendar, 10, 10);
  const Flow in = stock.inflow(2);
  EXPECT_EQ(stock.overflow_rate(), 2);
  calendar.at(3, Phase::ordinary, [&] { stock.enlarge(4); });
  calendar.run(4);
  EXPECT_EQ(stock.overflow_rate(), 0);
  EXPECT_EQ(stock.level(), 12);
  calendar.run(10);
  EXPECT_EQ(stock.level(), 14);
  EXPECT_EQ(stock.totals().overflowed, 2 * 3 + 2 * 5);
}

TEST(EventContract, S40_TakeWaitsForTheWholeAmount) {
  Calendar calendar;
  Stock foam(calendar, 100, 10);
  Log log;
  calendar.spawn(take(calendar, foam, "small", 4, 0, log));
  calendar.spawn(take(calendar, foam, "large", 30, 0, log));  // 6 are there
  calendar.spawn(take(calendar, foam, "behind", 1, 0, log));  // would be there
  calendar.spawn(take(calendar, foam, "urgent", 20, -1, log));
  const Flow in = foam.inflow(2);
  calendar.run(1);
  EXPECT_FALSE(foam.try_take(1)) << "others wait";
  calendar.run();
  // 6 at 0; 20 at 7; 30 at 22; 1 at 22.5
  EXPECT_EQ(log, (Log{"small at 0", "urgent at 7", "large at 22", "behind at 22"}));
  EXPECT_DOUBLE_EQ(foam.totals().taken, 55);
}

TEST(EventContract, S40_AKilledTakeLetsTheNextPass) {
  Calendar calendar;
  Stock foam(calendar, 100, 10);
  Log log;
  ProcessRef large = calendar.spawn(take(calendar, foam, "large", 30, 0, log));
  calendar.spawn(take(calendar, foam, "small", 5, 0, log));
  calendar.run(1);
  large.kill();
  calendar.run();
  EXPECT_EQ(log, Log{"small at 1"});
  EXPECT_EQ(foam.level(), 5);
}

TEST(Stock, RefusesNonsense) {
  Calendar calendar;
  EXPECT_THROW(Stock(calendar, 10, 11), std::invalid_argument);
  EXPECT_THROW(Stock(calendar, 10, -1), std::invalid_argument);
  Stock stock(calendar, 10, 5);
  EXPECT_THROW((void)stock.inflow(-1), std::invalid_argument);
  EXPECT_THROW((void)stock.outflow(never), std::invalid_argument);
  EXPECT_THROW(stock.add(-1), std::invalid_argument);
  EXPECT_THROW((void)stock.take(11), std::invalid_argument);
  Flow none;
  EXPECT_THROW(none.set_rate(1), std::logic_error);
  EXPECT_EQ(none.amount(), 0);
}

}  // namespace
}  // namespace yuyan::calendar
