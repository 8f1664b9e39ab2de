// Thousands of processes that hold, wait, call each other and are killed at random instants:
// nothing may be lost, doubled or late.
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include <gtest/gtest.h>

#include "sim/calendar/calendar.h"
#include "sim/calendar/channel.h"
#include "sim/calendar/condition.h"
#include "sim/calendar/resource.h"
#include "sim/calendar/stock.h"
#include "sim/chance/stream.h"

namespace yuyan::calendar {
namespace {

using chance::Sequence;

struct Fair {
  Calendar calendar;
  Resource engines{calendar, 20};
  Resource beds{calendar, 15};
  Stock water{calendar, 1e6, 5e5};
  Signal signal{calendar};
  Gate gate{calendar, true};
  Channel<int> channel{calendar};
  std::vector<ProcessRef> processes;
  int living = 0;
  int sent = 0;
  int received = 0;
  bool late = false;
};

class Counted {
 public:
  explicit Counted(int& count) : count_(count) { ++count_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  ~Counted() { --count_; }

 private:
  int& count_;
};

Task<int> sub_task(Fair& fair, Sequence& chance) {
  const Counted counted(fair.living);
  const Hold bed = co_await fair.beds.acquire_within(5 * chance.uniform());
  if (!bed) co_return 0;
  co_await fair.calendar.delay(chance.uniform());
  co_return bed.amount();
}

Process process(Fair& fair, std::uint64_t id) {
  const Counted counted(fair.living);
  Sequence chance({.seed = 9, .replication = 0}, id, 1);
  for (;;) {
    const double asked_for = fair.calendar.now() + std::floor(5 * chance.uniform());
    co_await fair.calendar.until(asked_for);
    fair.late |= fair.calendar.now() != asked_for;
    const auto priority = static_cast<int>(3 * chance.uniform());
    const Hold engines =
        co_await fair.engines.acquire(1 + static_cast<int>(3 * chance.uniform()), priority);
    const Flow flow = fair.water.outflow(chance.uniform());
    const double choice = chance.uniform();
    if (choice < 0.3) {
      co_await sub_task(fair, chance);
    } else if (choice < 0.5) {
      co_await fair.signal.wait_for(3 * chance.uniform());
    } else if (choice < 0.6) {
      co_await first_of(fair.calendar, 3 * chance.uniform(), fair.signal, fair.gate);
    } else if (choice < 0.8) {
      fair.channel.send(1);
      ++fair.sent;
      const std::optional<int> message = co_await fair.channel.receive_within(chance.uniform());
      fair.received += message.value_or(0);
    } else if (choice < 0.9) {
      fair.signal.fire();
    } else {
      co_await fair.water.take(chance.uniform());
    }
  }
}

Process killer(Fair& fair) {
  Sequence chance({.seed = 10, .replication = 0}, 1, 1);
  for (int i = 0; i < 20'000; ++i) {
    co_await fair.calendar.delay(chance.uniform() < 0.5 ? 0 : 0.02 * chance.uniform());
    if (chance.uniform() < 0.1) fair.gate.is_open() ? fair.gate.close() : fair.gate.open();
    const auto victim =
        static_cast<std::size_t>(static_cast<double>(fair.processes.size()) * chance.uniform());
    fair.processes[victim].kill();
    fair.processes[victim] = fair.calendar.spawn(process(fair, 10'000 + i));
  }
}

TEST(KillStress, NothingIsLostDoubledOrLate) {
  Fair fair;
  for (int i = 0; i < 3'000; ++i) fair.processes.push_back(fair.calendar.spawn(process(fair, i)));
  fair.calendar.spawn(killer(fair));
  fair.calendar.run(150);
  EXPECT_GT(fair.calendar.events(), 50'000U);
  EXPECT_FALSE(fair.late);
  EXPECT_GE(fair.living, 3'000);
  EXPECT_EQ(fair.calendar.alive(), 3'000U + 1U) << "and the event of the water that falls";
  EXPECT_LE(fair.engines.busy(), 20);
  EXPECT_LE(fair.beds.busy(), 15);
  EXPECT_GE(fair.sent, fair.received);
  for (ProcessRef& p : fair.processes) p.kill();
  EXPECT_EQ(fair.living, 0);
  EXPECT_EQ(fair.engines.busy(), 0);
  EXPECT_EQ(fair.engines.queue_length(), 0);
  EXPECT_EQ(fair.beds.busy(), 0);
  EXPECT_EQ(fair.signal.waiting() + fair.gate.waiting() + fair.channel.waiting(), 0U);
  EXPECT_EQ(fair.channel.size(), static_cast<std::size_t>(fair.sent - fair.received))
      << "no message is lost with its receiver";
  const StockTotals totals = fair.water.totals();
  EXPECT_NEAR(fair.water.level(), 5e5 - totals.taken, 1e-6);
  EXPECT_EQ(fair.calendar.run(), Ending::idle);
  EXPECT_EQ(fair.calendar.alive(), 0U);
}

Process wait_with_long_timeout(Signal& signal, int times) {
  for (int i = 0; i < times; ++i) co_await signal.wait_for(1e6);
}

TEST(KillStress, WishesThatAreVoidDoNotPileUp) {
  Calendar calendar;
  Signal signal(calendar);
  calendar.spawn(wait_with_long_timeout(signal, 200'000));
  for (int i = 0; i < 100; ++i) {
    calendar.at(0.5, Phase::ordinary, [] {});
  }
  calendar.run(1);
  for (int i = 0; i < 200'000; ++i) {
    signal.fire();
    calendar.run(1);
  }
  EXPECT_EQ(calendar.alive(), 0U);
  EXPECT_LT(calendar.pending(), 3'000U);
}

}  // namespace
}  // namespace yuyan::calendar
