// docs/events.md, Conditions and messages.
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "sim/calendar/calendar.h"
#include "sim/calendar/channel.h"
#include "sim/calendar/condition.h"
#include "tests/unit/sim/calendar/log.h"

namespace yuyan::calendar {
namespace {

Process wait(Condition& condition, std::string name, Log& log) {
  co_await condition;
  log.push_back(std::move(name));
}

Process wait_repeatedly(Condition& condition, int times, Log& log) {
  for (int i = 0; i < times; ++i) {
    co_await condition;
    log.push_back("time " + std::to_string(i));
  }
}

TEST(EventContract, S24_ASignalReachesThoseWhoWaitInTheirOrder) {
  Calendar calendar;
  Signal signal(calendar);
  Log log;
  signal.fire();  // reaches nobody
  calendar.spawn(wait(signal, "a", log));
  calendar.spawn(wait(signal, "b", log));
  calendar.spawn(wait_repeatedly(signal, 2, log));
  calendar.run();
  EXPECT_EQ(signal.waiting(), 3U);
  EXPECT_EQ(log, Log{});
  calendar.at(1, Phase::ordinary, [&signal] { signal.fire(); });
  calendar.run();
  EXPECT_EQ(log, (Log{"a", "b", "time 0"}));
  EXPECT_EQ(signal.waiting(), 1U) << "who waits again is not reached by the same signal";
}

TEST(EventContract, S25_AnOpenGateLetsPass) {
  Calendar calendar;
  Gate gate(calendar);
  Log log;
  calendar.spawn(wait(gate, "a", log));
  calendar.spawn(wait(gate, "b", log));
  calendar.run();
  EXPECT_EQ(log, Log{});
  gate.open();
  gate.close();
  calendar.run();
  EXPECT_EQ(log, (Log{"a", "b"}));
  calendar.spawn(wait(gate, "c", log));
  calendar.run();
  EXPECT_EQ(log.size(), 2U);
  gate.open();
  EXPECT_TRUE(gate.is_open());
  calendar.run();
  const auto events = calendar.events();
  calendar.spawn(wait_repeatedly(gate, 3, log));
  calendar.run();
  EXPECT_EQ(log, (Log{"a", "b", "c", "time 0", "time 1", "time 2"}));
  EXPECT_EQ(calendar.events(), events + 1) << "passing costs no event";
}

Process wait_for(Condition& condition, double timeout, Log& log) {
  const bool came = co_await condition.wait_for(timeout);
  log.emplace_back(came ? "came" : "time ran out");
}

TEST(EventContract, S26_WaitForTellsWhetherItCame) {
  struct Case {
    double fired;
    Phase phase;
    const char* outcome;
  };
  // The time runs out at 5 in the ordinary phase, asked for before the signal is.
  for (const Case& c :
       {Case{4, Phase::ordinary, "came"}, Case{5, Phase::completion, "came"},
        Case{5, Phase::decision, "time ran out"}, Case{6, Phase::ordinary, "time ran out"}}) {
    Calendar calendar;
    Signal signal(calendar);
    Log log;
    calendar.spawn(wait_for(signal, 5, log));
    calendar.run(0);
    calendar.at(c.fired, c.phase, [&signal] { signal.fire(); });
    calendar.run();
    EXPECT_EQ(log, Log{c.outcome}) << "fired at " << c.fired;
    EXPECT_EQ(signal.waiting(), 0U);
  }
}

TEST(EventContract, S26_TheSignalCountsIfItComesAtTheInstantTheTimeRunsOut) {
  Calendar calendar;
  Signal signal(calendar);
  Log log;
  calendar.at(5, Phase::ordinary, [&signal] { signal.fire(); });  // before the time runs out
  calendar.spawn(wait_for(signal, 5, log));
  calendar.run();
  EXPECT_EQ(log, Log{"came"});
}

Process wait_for_first(Calendar& calendar, double timeout, Condition& a, Condition& b, Log& log) {
  const std::optional<std::size_t> which = co_await first_of(calendar, timeout, a, b);
  log.push_back((which ? std::to_string(*which) : "none") + " at " +
                std::to_string(static_cast<int>(calendar.now())));
}

TEST(EventContract, S27_FirstOfSaysWhichCame) {
  Calendar calendar;
  Signal a(calendar);
  Gate b(calendar);
  Log log;
  calendar.spawn(wait_for_first(calendar, 10, a, b, log));
  calendar.at(3, Phase::ordinary, [&b] { b.open(); });
  calendar.at(4, Phase::ordinary, [&b] { b.close(); });
  calendar.run(5);
  EXPECT_EQ(log, Log{"1 at 3"});
  EXPECT_EQ(a.waiting() + b.waiting(), 0U);

  calendar.spawn(wait_for_first(calendar, never, a, b, log));
  calendar.at(6, Phase::ordinary, [&b] { b.open(); });
  calendar.at(6, Phase::ordinary, [&a] { a.fire(); });
  calendar.run(7);
  EXPECT_EQ(log.back(), "0 at 6") << "the first named";

  calendar.spawn(wait_for_first(calendar, never, a, b, log));
  calendar.run(8);
  EXPECT_EQ(log.back(), "1 at 7") << "open already";

  b.close();
  calendar.spawn(wait_for_first(calendar, 2, a, b, log));
  calendar.run(20);
  EXPECT_EQ(log.back(), "none at 10");
  EXPECT_EQ(a.waiting() + b.waiting(), 0U);
}

Process receive(Channel<int>& channel, std::string name, Log& log) {
  const std::optional<int> message = co_await channel.receive();
  log.push_back(name + " " + std::to_string(message.value_or(-1)));
}
Process receive_within(Channel<int>& channel, double timeout, Log& log) {
  const std::optional<int> message = co_await channel.receive_within(timeout);
  log.push_back(message ? "got " + std::to_string(*message) : "nothing");
}

TEST(EventContract, S28_MessagesAreReceivedInOrder) {
  Calendar calendar;
  Channel<int> channel(calendar);
  Log log;
  channel.send(1);
  channel.send(2);
  EXPECT_EQ(channel.size(), 2U);
  calendar.spawn(receive(channel, "a", log));
  calendar.spawn(receive(channel, "b", log));
  ProcessRef c = calendar.spawn(receive(channel, "c", log));
  calendar.spawn(receive(channel, "d", log));
  calendar.run();
  EXPECT_EQ(log, (Log{"a 1", "b 2"}));
  EXPECT_EQ(channel.waiting(), 2U);
  channel.send(3);  // to c, which is killed before it goes on: to d then
  channel.send(4);
  c.kill();
  calendar.run();
  EXPECT_EQ(log, (Log{"a 1", "b 2", "d 4"})) << "d had its message already";
  calendar.spawn(receive(channel, "e", log));
  calendar.run();
  EXPECT_EQ(log.back(), "e 3");
}

TEST(EventContract, S28_AMessageForAKilledReceiverGoesToTheNext) {
  Calendar calendar;
  Channel<int> channel(calendar);
  Log log;
  ProcessRef a = calendar.spawn(receive(channel, "a", log));
  calendar.spawn(receive(channel, "b", log));
  calendar.run();
  channel.send(1);
  a.kill();
  channel.send(2);
  calendar.run();
  EXPECT_EQ(log, Log{"b 1"});
  calendar.spawn(receive_within(channel, 5, log));
  calendar.spawn(receive_within(channel, 5, log));
  calendar.run();
  EXPECT_EQ(log, (Log{"b 1", "got 2", "nothing"}));
  EXPECT_EQ(channel.waiting(), 0U);
}

}  // namespace
}  // namespace yuyan::calendar
