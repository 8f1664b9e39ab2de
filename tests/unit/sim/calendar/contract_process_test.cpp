// docs/events.md, Processes and Events.
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "sim/calendar/calendar.h"
#include "sim/calendar/channel.h"
#include "sim/calendar/condition.h"
#include "sim/calendar/resource.h"
#include "sim/calendar/stock.h"
#include "tests/unit/sim/calendar/log.h"

namespace yuyan::calendar {
namespace {

Process note(std::string name, Log& log) {
  log.push_back(name);
  co_return;
}

Process spawner(Calendar& calendar, Log& log) {
  calendar.spawn(note("child", log));
  log.emplace_back("spawned");
  co_return;
}

TEST(EventContract, S11_AProcessBeginsThroughTheCalendar) {
  Calendar calendar;
  Log log;
  calendar.spawn(spawner(calendar, log));
  EXPECT_EQ(log, Log{});
  calendar.run();
  EXPECT_EQ(log, (Log{"spawned", "child"}));
}

Process wait_for_signal(Signal& signal, Log& log) {
  co_await signal;
  log.emplace_back("signalled");
}
Process wait_for_unit(Resource& resource, Log& log) {
  const Hold hold = co_await resource.acquire();
  log.emplace_back("granted");
}
Process wait_for_message(Channel<int>& channel, Log& log) {
  const std::optional<int> message = co_await channel.receive();
  log.push_back("received " + std::to_string(message.value_or(-1)));
}

TEST(EventContract, S12_WhoIsWokenGoesOnThroughTheCalendar) {
  Calendar calendar;
  Signal signal(calendar);
  Resource resource(calendar, 1);
  Channel<int> channel(calendar);
  Log log;
  Hold unit = resource.try_acquire();
  calendar.spawn(wait_for_signal(signal, log));
  calendar.spawn(wait_for_unit(resource, log));
  calendar.spawn(wait_for_message(channel, log));
  calendar.run();
  channel.send(7);
  unit.release();
  signal.fire();
  EXPECT_EQ(log, Log{});
  calendar.run();
  EXPECT_EQ(log, (Log{"received 7", "granted", "signalled"}));
}

Task<int> twice(Calendar& calendar, int x, Log& log) {
  log.emplace_back("task begins");
  co_await calendar.delay(1);
  if (x < 0) throw std::runtime_error("negative");
  co_return 2 * x;
}
Process caller(Calendar& calendar, Log& log) {
  log.emplace_back("before");
  const int six = co_await twice(calendar, 3, log);
  log.push_back(std::to_string(six) + " at " + std::to_string(static_cast<int>(calendar.now())));
  try {
    co_await twice(calendar, -1, log);
  } catch (const std::runtime_error& e) {
    log.emplace_back(e.what());
  }
}

TEST(EventContract, S13_ATaskIsAPartOfWhoAwaitsIt) {
  Calendar calendar;
  Log log;
  calendar.spawn(caller(calendar, log));
  calendar.spawn(note("other", log));
  calendar.run();
  EXPECT_EQ(log, (Log{"before", "task begins", "other", "6 at 1", "task begins", "negative"}));
}

Process await_twice(Task<int> task, Log& log) {
  co_await std::move(task);
  try {
    co_await std::move(task);  // NOLINT(bugprone-use-after-move): that is the point
  } catch (const std::logic_error&) {
    log.emplace_back("refused");
  }
}

TEST(EventContract, S13_ATaskCanBeAwaitedOnlyOnce) {
  Calendar calendar;
  Log log;
  calendar.spawn(await_twice(twice(calendar, 1, log), log));
  calendar.run();
  EXPECT_EQ(log, (Log{"task begins", "refused"}));
}

Process throws_after(Calendar& calendar, double dt, Log& log) {
  const NotesEnd local("unwound", log);
  co_await calendar.delay(dt);
  throw std::runtime_error("broken");
}

TEST(EventContract, S14_AnExceptionComesOutOfRun) {
  Calendar calendar;
  Log log;
  const ProcessRef broken = calendar.spawn(throws_after(calendar, 1, log));
  calendar.spawn(note_after(calendar, 2, Phase::ordinary, "goes on", log));
  try {
    calendar.run();
    ADD_FAILURE() << "nothing was thrown";
  } catch (const std::runtime_error& e) {
    EXPECT_STREQ(e.what(), "broken");
  }
  EXPECT_EQ(log, (Log{"unwound"}));
  EXPECT_FALSE(broken.alive());
  EXPECT_EQ(calendar.now(), 1);
  EXPECT_EQ(calendar.run(), Ending::idle);
  EXPECT_EQ(log, (Log{"unwound", "goes on"}));
}

TEST(EventContract, S14_AnExceptionOfAFunctionComesOutOfRun) {
  Calendar calendar;
  calendar.at(1, Phase::ordinary, [] { throw std::runtime_error("broken"); });
  EXPECT_THROW(calendar.run(), std::runtime_error);
  EXPECT_EQ(calendar.alive(), 0U);
}

struct Site {
  explicit Site(Calendar& c) : calendar(c) {}
  Calendar& calendar;
  Resource engines{calendar, 2};
  Stock water{calendar, 100, 50};
  Signal all_clear{calendar};
  Log log;
};

Task<int> inner(Site& site) {
  const NotesEnd local("inner", site.log);
  const Hold engine = co_await site.engines.acquire();
  co_await site.all_clear;
  co_return 1;
}
Process outer(Site& site) {
  const NotesEnd local("outer", site.log);
  const Hold engine = co_await site.engines.acquire();
  const Flow pump = site.water.outflow(1);
  co_await inner(site);
  site.log.emplace_back("never reached");
}

TEST(EventContract, S15_KillingUnwindsFromTheInsideOut) {
  Calendar calendar;
  Site site(calendar);
  ProcessRef process = calendar.spawn(outer(site));
  calendar.run(10);
  EXPECT_EQ(site.engines.busy(), 2);
  EXPECT_EQ(site.all_clear.waiting(), 1U);
  EXPECT_DOUBLE_EQ(site.water.level(), 40);
  process.kill();
  EXPECT_EQ(site.log, (Log{"inner", "outer"}));
  EXPECT_EQ(site.engines.busy(), 0);
  EXPECT_EQ(site.all_clear.waiting(), 0U);
  EXPECT_EQ(site.water.net_rate(), 0);
  EXPECT_EQ(calendar.run(20), Ending::idle);
  EXPECT_DOUBLE_EQ(site.water.level(), 40);
}

Process kill_at(Calendar& calendar, double time, ProcessRef victim) {
  co_await calendar.until(time);
  victim.kill();
}

TEST(EventContract, S16_AKilledProcessNeverGoesOn) {
  Calendar calendar;
  Signal signal(calendar);
  Log log;
  ProcessRef waits = calendar.spawn(wait_for_signal(signal, log));
  const ProcessRef sleeps = calendar.spawn(note_after(calendar, 5, Phase::decision, "slept", log));
  const ProcessRef fresh = calendar.spawn_at(5, note("began", log), Phase::recording);
  calendar.at(5, Phase::completion, [&signal] { signal.fire(); });  // wakes, then it is killed
  calendar.at(5, Phase::completion, [&waits] { waits.kill(); });
  calendar.spawn(kill_at(calendar, 5, sleeps));
  calendar.spawn(kill_at(calendar, 5, fresh));
  calendar.run();
  EXPECT_EQ(log, Log{});
  EXPECT_EQ(calendar.alive(), 0U);
}

struct Self {
  ProcessRef me;
  Log log;
};
Process kills_itself(Calendar& calendar, Self& self) {
  const NotesEnd local("unwound", self.log);
  co_await calendar.delay(1);
  self.me.kill();
  self.log.emplace_back("still here");
  co_await calendar.delay(1);
  self.log.emplace_back("never reached");
}
Process kills_itself_and_ends(Self& self) {
  self.me.kill();
  self.log.emplace_back("to the end");
  co_return;
}

TEST(EventContract, S17_AProcessThatKillsItselfEndsAtItsNextSuspension) {
  Calendar calendar;
  Self self;
  self.me = calendar.spawn(kills_itself(calendar, self));
  calendar.run();
  EXPECT_EQ(self.log, (Log{"still here", "unwound"}));
  EXPECT_EQ(calendar.now(), 1);
  EXPECT_EQ(calendar.alive(), 0U);
  Self other;
  other.me = calendar.spawn(kills_itself_and_ends(other));
  calendar.run();
  EXPECT_EQ(other.log, (Log{"to the end"}));
  EXPECT_EQ(calendar.alive(), 0U);
}

Process wait_for_end(ProcessRef process, std::string name, Log& log) {
  co_await process.finished();
  log.push_back(std::move(name));
}

TEST(EventContract, S18_FinishedComesWithTheEnd) {
  Calendar calendar;
  Log log;
  const ProcessRef ends = calendar.spawn(note_after(calendar, 2, Phase::ordinary, "end", log));
  ProcessRef killed = calendar.spawn(note_after(calendar, 9, Phase::ordinary, "never", log));
  calendar.spawn(wait_for_end(ends, "after end", log));
  calendar.spawn(wait_for_end(killed, "after kill", log));
  calendar.at(3, Phase::ordinary, [&killed] { killed.kill(); });
  calendar.run();
  EXPECT_EQ(log, (Log{"end", "after end", "after kill"}));
  EXPECT_EQ(calendar.now(), 3);
  calendar.spawn(wait_for_end(ends, "long after", log));
  calendar.run();
  EXPECT_EQ(log.back(), "long after");
}

TEST(EventContract, S19_AReferenceToAnEndedProcessIsHarmless) {
  Calendar calendar;
  Log log;
  ProcessRef nobody;
  EXPECT_FALSE(nobody.alive());
  nobody.kill();
  ProcessRef first = calendar.spawn(note("first", log));
  EXPECT_TRUE(first.alive());
  calendar.run();
  EXPECT_FALSE(first.alive());
  const ProcessRef second = calendar.spawn(note_after(calendar, 1, Phase::ordinary, "second", log));
  first.kill();
  EXPECT_FALSE(first.alive());
  EXPECT_TRUE(second.alive());
  calendar.run();
  EXPECT_EQ(log, (Log{"first", "second"}));
}

Process hold_everything(Resource& resource, Stock& stock, Gate& gate, Log& log) {
  const NotesEnd local("unwound", log);
  const Hold hold = co_await resource.acquire();
  const Flow flow = stock.outflow(1);
  co_await gate;
}
Process want_more(Resource& resource) { const Hold hold = co_await resource.acquire(2); }
Process want_litres(Stock& stock) { co_await stock.take(stock.capacity()); }
Process want_level(Stock& stock) { co_await stock.falls_to(0); }
Process receive_one(Channel<int>& channel) { co_await channel.receive(); }

TEST(EventContract, S20_TheCalendarEndsItsProcessesInAnyOrderOfDestruction) {
  Log log;
  for (const bool calendar_first : {true, false}) {
    auto calendar = std::make_unique<Calendar>();
    auto resource = std::make_unique<Resource>(*calendar, 2);
    auto stock = std::make_unique<Stock>(*calendar, 1e6, 1000);
    auto gate = std::make_unique<Gate>(*calendar);
    auto channel = std::make_unique<Channel<int>>(*calendar);
    calendar->spawn(hold_everything(*resource, *stock, *gate, log));
    calendar->spawn(want_more(*resource));
    calendar->spawn(want_litres(*stock));
    calendar->spawn(want_level(*stock));
    calendar->spawn(receive_one(*channel));
    calendar->run(10);
    channel->send(1);  // delivered, not yet received
    if (calendar_first) calendar.reset();
    resource.reset();
    stock.reset();
    gate.reset();
    channel.reset();
    calendar.reset();
  }
  EXPECT_EQ(log, (Log{"unwound", "unwound"}));
}

TEST(EventContract, S21_AFunctionIsCalledOnceAtItsTimeUnlessCancelled) {
  Calendar calendar;
  Log log;
  const Event called = calendar.at(2, Phase::completion, [&log] { log.emplace_back("called"); });
  Event cancelled = calendar.at(1, Phase::ordinary, [&log] { log.emplace_back("cancelled"); });
  calendar.spawn(note_after(calendar, 2, Phase::ordinary, "ordinary", log));
  EXPECT_TRUE(cancelled.pending());
  cancelled.cancel();
  EXPECT_FALSE(cancelled.pending());
  calendar.run();
  EXPECT_FALSE(called.pending());
  EXPECT_EQ(log, (Log{"called", "ordinary"}));
}

TEST(EventContract, S21_AnEventIsNotPendingWithinItsOwnCall) {
  Calendar calendar;
  Event event;
  bool pending = true;
  event = calendar.at(1, Phase::ordinary, [&event, &pending] {
    pending = event.pending();
    event.cancel();
  });
  calendar.run();
  EXPECT_FALSE(pending);
}

TEST(EventContract, S22_AMovedEventTakesItsNewPlace) {
  Calendar calendar;
  Log log;
  Event a = calendar.at(1, Phase::ordinary, [&log] { log.emplace_back("a"); });
  Event b = calendar.at(5, Phase::ordinary, [&log] { log.emplace_back("b"); });
  calendar.at(3, Phase::ordinary, [&log] { log.emplace_back("c"); });
  a.move_to(3);
  b.move_to(2);
  calendar.run();
  EXPECT_EQ(log, (Log{"b", "c", "a"}));
  EXPECT_EQ(calendar.now(), 3);
  EXPECT_THROW(a.move_to(9), std::logic_error);
}

TEST(EventContract, S23_CancellingWhatHasRunHasNoEffect) {
  Calendar calendar;
  Log log;
  Event event = calendar.at(1, Phase::ordinary, [&log] { log.emplace_back("ran"); });
  calendar.run();
  const Event other = calendar.at(2, Phase::ordinary, [&log] { log.emplace_back("other"); });
  event.cancel();
  Event none;
  none.cancel();
  EXPECT_TRUE(other.pending());
  calendar.run();
  EXPECT_EQ(log, (Log{"ran", "other"}));
}

}  // namespace
}  // namespace yuyan::calendar
