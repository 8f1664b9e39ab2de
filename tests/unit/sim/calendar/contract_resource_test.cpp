// docs/events.md, Resources.
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "sim/calendar/calendar.h"
#include "sim/calendar/resource.h"
#include "tests/unit/sim/calendar/log.h"

namespace yuyan::calendar {
namespace {

struct Depot {
  explicit Depot(int engines) : engines(calendar, engines) {}
  Calendar calendar;
  Resource engines;
  Log log;
};

Process work(Depot& depot, std::string name, double begin, int amount, int priority,
             double service) {
  co_await depot.calendar.until(begin);
  const Hold hold = co_await depot.engines.acquire(amount, priority);
  depot.log.push_back(name + " at " + std::to_string(static_cast<int>(depot.calendar.now())));
  co_await depot.calendar.delay(service);
}

TEST(EventContract, S29_AFreeUnitIsHadAtOnce) {
  Depot depot(2);
  depot.calendar.spawn(work(depot, "a", 0, 2, 0, 0));
  depot.calendar.run();
  EXPECT_EQ(depot.calendar.events(), 3U)
      << "it begins, reaches 0, ends its service: none for the grant";
  const Hold hold = depot.engines.try_acquire(2);
  EXPECT_EQ(hold.amount(), 2);
  EXPECT_EQ(depot.engines.free(), 0);
  EXPECT_FALSE(depot.engines.try_acquire());
}

TEST(EventContract, S30_PriorityThenTheOrderOfAsking) {
  Depot depot(1);
  depot.calendar.spawn(work(depot, "first", 0, 1, 9, 10));
  depot.calendar.spawn(work(depot, "b2", 1, 1, 2, 1));
  depot.calendar.spawn(work(depot, "a2", 2, 1, 2, 1));
  depot.calendar.spawn(work(depot, "a1", 3, 1, 1, 1));
  depot.calendar.spawn(work(depot, "b1", 4, 1, 1, 1));
  depot.calendar.spawn(work(depot, "a3", 5, 1, 3, 1));
  depot.calendar.run();
  EXPECT_EQ(depot.log,
            (Log{"first at 0", "a1 at 10", "b1 at 11", "b2 at 12", "a2 at 13", "a3 at 14"}));
}

TEST(EventContract, S31_AllOrNothingAndNobodyBehindTheFirst) {
  Depot depot(3);
  depot.calendar.spawn(work(depot, "two", 0, 2, 0, 10));
  depot.calendar.spawn(work(depot, "three", 1, 3, 0, 5));
  depot.calendar.spawn(work(depot, "one", 2, 1, 0, 1));  // its unit is free, but it is behind
  depot.calendar.run(5);
  EXPECT_EQ(depot.engines.queue_length(), 2);
  EXPECT_EQ(depot.engines.free(), 1);
  EXPECT_FALSE(depot.engines.try_acquire());
  depot.calendar.run();
  EXPECT_EQ(depot.log, (Log{"two at 0", "three at 10", "one at 15"}));
}

TEST(EventContract, S31_AnUrgentSmallRequestIsFirst) {
  Depot depot(3);
  depot.calendar.spawn(work(depot, "two", 0, 2, 0, 10));
  depot.calendar.spawn(work(depot, "three", 1, 3, 0, 5));
  depot.calendar.spawn(work(depot, "urgent", 2, 1, -1, 1));
  depot.calendar.run();
  EXPECT_EQ(depot.log, (Log{"two at 0", "urgent at 2", "three at 10"}));
}

TEST(EventContract, S32_AUnitThatComesFreeBelongsToTheFirstInTheQueue) {
  Depot depot(1);
  Hold hold = depot.engines.try_acquire();
  depot.calendar.spawn(work(depot, "waits", 0, 1, 0, 1));
  depot.calendar.run(5);
  hold.release();
  EXPECT_EQ(depot.engines.busy(), 1);
  EXPECT_EQ(depot.engines.queue_length(), 0);
  EXPECT_FALSE(depot.engines.try_acquire());
  EXPECT_EQ(depot.log, Log{});
  depot.calendar.run();
  EXPECT_EQ(depot.log, Log{"waits at 5"});
}

TEST(EventContract, S33_UnitsOfWhoeverEndsGoToTheNext) {
  Depot depot(1);
  Hold hold = depot.engines.try_acquire();
  ProcessRef a = depot.calendar.spawn(work(depot, "a", 0, 1, 0, 1));
  ProcessRef b = depot.calendar.spawn(work(depot, "b", 0, 1, 0, 1));
  depot.calendar.spawn(work(depot, "c", 0, 1, 0, 1));
  depot.calendar.run(5);
  hold.release();  // a has it, but has not gone on
  a.kill();        // so b has it
  EXPECT_EQ(depot.engines.busy(), 1);
  EXPECT_EQ(depot.engines.queue_length(), 1);
  depot.calendar.run(5.5);
  EXPECT_EQ(depot.log, Log{"b at 5"});
  b.kill();  // in its service
  depot.calendar.run();
  EXPECT_EQ(depot.log, (Log{"b at 5", "c at 5"}));
  EXPECT_EQ(depot.engines.busy(), 0);
}

TEST(EventContract, S33_AKilledRequestLetsTheNextPass) {
  Depot depot(2);
  const Hold hold = depot.engines.try_acquire();
  ProcessRef large = depot.calendar.spawn(work(depot, "large", 0, 2, 0, 1));
  depot.calendar.spawn(work(depot, "small", 0, 1, 0, 1));
  depot.calendar.run(5);
  EXPECT_EQ(depot.log, Log{});
  large.kill();
  depot.calendar.run();
  EXPECT_EQ(depot.log, Log{"small at 5"});
  EXPECT_EQ(depot.engines.statistics().given_up, 1U);
}

TEST(EventContract, S34_TheCapacityChanges) {
  Depot depot(2);
  depot.calendar.spawn(work(depot, "a", 0, 1, 0, 10));
  depot.calendar.spawn(work(depot, "b", 0, 1, 0, 20));
  depot.calendar.spawn(work(depot, "c", 1, 1, 0, 1));
  depot.calendar.spawn(work(depot, "d", 1, 1, 0, 1));
  depot.calendar.run(5);
  depot.engines.set_capacity(1);
  EXPECT_EQ(depot.engines.busy(), 2);
  EXPECT_EQ(depot.engines.free(), -1);
  depot.calendar.run(15);
  EXPECT_EQ(depot.engines.busy(), 1) << "the unit of a is withdrawn";
  EXPECT_EQ(depot.log, (Log{"a at 0", "b at 0"}));
  depot.engines.set_capacity(3);
  depot.calendar.run(15);
  EXPECT_EQ(depot.log, (Log{"a at 0", "b at 0", "c at 15", "d at 15"}));
}

TEST(EventContract, S34_AUnitIsLost) {
  Depot depot(2);
  Hold hold = depot.engines.try_acquire(2);
  Hold part = hold.split(1);
  depot.calendar.spawn(work(depot, "waits", 0, 1, 0, 1));
  depot.calendar.run(1);
  part.lose();
  EXPECT_FALSE(part);
  EXPECT_EQ(depot.engines.capacity(), 1);
  EXPECT_EQ(depot.engines.busy(), 1);
  depot.calendar.run(2);
  EXPECT_EQ(depot.log, Log{});
  hold = Hold();  // gives the other back
  depot.calendar.run();
  EXPECT_EQ(depot.log, Log{"waits at 2"});
}

Process impatient(Depot& depot, double timeout, int amount) {
  const Hold hold = co_await depot.engines.acquire_within(timeout, amount);
  depot.log.push_back((hold ? "has it at " : "gave up at ") +
                      std::to_string(static_cast<int>(depot.calendar.now())));
  co_await depot.calendar.delay(1);
}

TEST(EventContract, S35_WhoseTimeRunsOutLeavesTheQueue) {
  Depot depot(2);
  Hold hold = depot.engines.try_acquire(1);
  depot.calendar.spawn(impatient(depot, 3, 2));
  depot.calendar.spawn(work(depot, "behind", 1, 1, 0, 1));
  depot.calendar.run(2);
  depot.calendar.spawn(impatient(depot, 10, 2));
  depot.calendar.at(7, Phase::ordinary, [&hold] { hold.release(); });
  depot.calendar.run();
  EXPECT_EQ(depot.log, (Log{"gave up at 3", "behind at 3", "has it at 7"}));
  EXPECT_EQ(depot.engines.statistics().given_up, 1U);
  EXPECT_EQ(depot.engines.statistics().served, 3U);
  EXPECT_EQ(depot.engines.busy(), 0);
}

TEST(Resource, CountsWhatItSees) {
  Depot depot(1);
  depot.calendar.spawn(work(depot, "a", 0, 1, 0, 4));
  depot.calendar.spawn(work(depot, "b", 1, 1, 0, 2));
  depot.calendar.spawn(work(depot, "c", 2, 1, 0, 2));
  depot.calendar.run(10);
  const ResourceStatistics s = depot.engines.statistics();
  EXPECT_DOUBLE_EQ(s.mean_busy, 8.0 / 10);
  EXPECT_DOUBLE_EQ(s.mean_queue, (3.0 + 4.0) / 10);
  EXPECT_DOUBLE_EQ(s.utilisation(), 0.8);
  EXPECT_DOUBLE_EQ(s.total_wait_s, 7);
  EXPECT_DOUBLE_EQ(s.max_wait_s, 4);
  EXPECT_EQ(s.max_queue, 2);
  EXPECT_EQ(s.served, 3U);
  EXPECT_EQ(s.waited, 2U);
  depot.engines.reset_statistics();
  depot.calendar.run(20);
  EXPECT_EQ(depot.engines.statistics().mean_busy, 0);
  EXPECT_EQ(depot.engines.statistics().served, 0U);
}

TEST(Resource, RefusesNonsense) {
  Calendar calendar;
  Resource resource(calendar, 1);
  EXPECT_THROW((void)resource.acquire(0), std::logic_error);
  EXPECT_THROW((void)resource.acquire_within(-1), std::invalid_argument);
  EXPECT_THROW(resource.set_capacity(-1), std::logic_error);
  EXPECT_THROW(Resource(calendar, -1), std::logic_error);
  Hold hold = resource.try_acquire();
  EXPECT_THROW((void)hold.split(2), std::logic_error);
}

}  // namespace
}  // namespace yuyan::calendar
