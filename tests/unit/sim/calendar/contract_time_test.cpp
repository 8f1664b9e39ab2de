// docs/events.md, Time.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "sim/calendar/calendar.h"
#include "sim/chance/stream.h"
#include "tests/unit/sim/calendar/log.h"

namespace yuyan::calendar {
namespace {

TEST(EventContract, S01_TheClockBeginsAtZeroAndNeverGoesBack) {
  Calendar calendar;
  EXPECT_EQ(calendar.now(), 0);
  const chance::Stream chance({.seed = 1, .replication = 0}, 1, 1);
  double last = 0;
  bool went_back = false;
  for (int i = 0; i < 10'000; ++i) {
    calendar.at(100 * chance.uniform(i), Phase::ordinary, [&calendar, &last, &went_back] {
      went_back |= calendar.now() < last;
      last = calendar.now();
    });
  }
  calendar.run();
  EXPECT_FALSE(went_back);
  EXPECT_EQ(calendar.events(), 10'000U);
  calendar.run(50);
  EXPECT_EQ(calendar.now(), last) << "a horizon in the past does not turn it back";
}

TEST(EventContract, S02_EventsRunInTheOrderOfTimePhaseAndAsking) {
  struct Asked {
    double time;
    Phase phase;
    int sequence;
  };
  Calendar calendar;
  const chance::Stream chance({.seed = 2, .replication = 0}, 1, 1);
  std::vector<Asked> asked;
  std::vector<int> ran;
  for (int i = 0; i < 5'000; ++i) {
    auto words = chance.words(i);
    const double time = std::floor(20 * words.uniform());  // many at the same time
    const auto phase = static_cast<Phase>(std::floor(5 * words.uniform()));
    asked.push_back({time, phase, i});
    calendar.at(time, phase, [i, &ran] { ran.push_back(i); });
  }
  calendar.run();
  std::sort(asked.begin(), asked.end(), [](const Asked& a, const Asked& b) {
    if (a.time != b.time) return a.time < b.time;
    if (a.phase != b.phase) return a.phase < b.phase;
    return a.sequence < b.sequence;
  });
  ASSERT_EQ(ran.size(), asked.size());
  for (std::size_t i = 0; i < ran.size(); ++i) ASSERT_EQ(ran[i], asked[i].sequence) << i;
}

TEST(EventContract, S03_ThePhasesOfAnInstantHaveTheirOrder) {
  Calendar calendar;
  Log log;
  calendar.spawn(note_after(calendar, 1, Phase::stop, "stop", log));
  calendar.spawn(note_after(calendar, 1, Phase::recording, "recording", log));
  calendar.spawn(note_after(calendar, 1, Phase::decision, "decision", log));
  calendar.spawn(note_after(calendar, 1, Phase::ordinary, "ordinary", log));
  calendar.spawn(note_after(calendar, 1, Phase::completion, "completion", log));
  calendar.run();
  EXPECT_EQ(log, (Log{"completion", "ordinary", "decision", "recording", "stop"}));
}

Process decide_and_act(Calendar& calendar, Log& log) {
  co_await calendar.delay(1, Phase::decision);
  log.emplace_back("first decision");
  calendar.spawn(note_after(calendar, 0, Phase::completion, "its completion", log));
  calendar.spawn(note_after(calendar, 0, Phase::ordinary, "its action", log));
}

TEST(EventContract, S04_ADecisionSeesAllChangesOfItsInstant) {
  Calendar calendar;
  Log log;
  calendar.spawn(decide_and_act(calendar, log));
  calendar.spawn(note_after(calendar, 1, Phase::decision, "second decision", log));
  calendar.spawn(note_after(calendar, 1, Phase::recording, "record", log));
  calendar.run();
  EXPECT_EQ(log,
            (Log{"first decision", "its completion", "its action", "second decision", "record"}));
}

TEST(EventContract, S05_TimesInThePastAreRefused) {
  Calendar calendar;
  calendar.at(10, Phase::ordinary, [] {});
  calendar.run();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  Log log;
  EXPECT_THROW((void)calendar.delay(-1e-9), std::invalid_argument);
  EXPECT_THROW((void)calendar.delay(nan), std::invalid_argument);
  EXPECT_THROW((void)calendar.until(9.999), std::invalid_argument);
  EXPECT_THROW((void)calendar.until(nan), std::invalid_argument);
  EXPECT_THROW(calendar.at(9.999, Phase::ordinary, [] {}), std::invalid_argument);
  EXPECT_THROW(calendar.spawn_at(nan, note_after(calendar, 0, Phase::ordinary, "x", log)),
               std::invalid_argument);
  EXPECT_EQ(calendar.alive(), 0U);
  EXPECT_EQ(calendar.run(), Ending::idle);
  EXPECT_EQ(calendar.events(), 1U);
  EXPECT_EQ(calendar.now(), 10);
}

TEST(EventContract, S05_NegativeZeroIsNow) {
  Calendar calendar;
  Log log;
  calendar.at(0.0, Phase::ordinary, [&log] { log.emplace_back("first"); });
  calendar.at(-0.0, Phase::ordinary, [&log] { log.emplace_back("second"); });
  calendar.at(1.0, Phase::ordinary, [&log] { log.emplace_back("third"); });
  calendar.run();
  EXPECT_EQ(log, (Log{"first", "second", "third"}));
}

TEST(EventContract, S06_AnInfiniteTimeNeverComes) {
  Calendar calendar;
  Log log;
  calendar.spawn(note_after(calendar, never, Phase::ordinary, "never", log));
  Event event = calendar.at(never, Phase::ordinary, [&log] { log.emplace_back("never"); });
  EXPECT_EQ(calendar.run(), Ending::idle);
  EXPECT_EQ(log, Log{});
  EXPECT_EQ(calendar.events(), 1U) << "the process began";
  EXPECT_EQ(calendar.now(), 0);
  EXPECT_TRUE(event.pending());
  event.move_to(3);
  calendar.run();
  EXPECT_EQ(log, (Log{"never"}));
}

TEST(EventContract, S07_TheHorizonIncludesItsInstant) {
  Calendar calendar;
  Log log;
  calendar.spawn(note_after(calendar, 2, Phase::stop, "at", log));
  calendar.spawn(note_after(calendar, std::nextafter(2, 3), Phase::completion, "after", log));
  calendar.run(2);
  EXPECT_EQ(log, (Log{"at"}));
  EXPECT_EQ(calendar.now(), 2);
  calendar.run(5);
  EXPECT_EQ(log, (Log{"at", "after"}));
  EXPECT_EQ(calendar.now(), 5);
}

Process stop_and_spawn(Calendar& calendar, Log& log) {
  co_await calendar.delay(1);
  calendar.stop();
  calendar.spawn(note_after(calendar, 0, Phase::recording, "same instant", log));
  calendar.spawn(note_after(calendar, 1, Phase::ordinary, "later", log));
}

TEST(EventContract, S08_StopLetsTheInstantEnd) {
  Calendar calendar;
  Log log;
  calendar.spawn(stop_and_spawn(calendar, log));
  EXPECT_EQ(calendar.run(), Ending::stopped);
  EXPECT_EQ(log, (Log{"same instant"}));
  EXPECT_EQ(calendar.now(), 1);
  EXPECT_TRUE(calendar.stopped());
  EXPECT_FALSE(calendar.step());
  EXPECT_EQ(calendar.run(100), Ending::stopped);
  EXPECT_EQ(calendar.now(), 1);
}

Process for_ever(Calendar& calendar) {
  for (;;) co_await calendar.delay(1);
}

TEST(EventContract, S09_TheLimitOfEventsIsKept) {
  Calendar calendar;
  calendar.spawn(for_ever(calendar));
  calendar.limit_events(1000);
  EXPECT_THROW(calendar.run(), EventLimit);
  EXPECT_EQ(calendar.events(), 1000U);
  EXPECT_EQ(calendar.now(), 999);
  calendar.limit_events(1001);
  EXPECT_THROW(calendar.run(), EventLimit);
  EXPECT_EQ(calendar.events(), 1001U);
}

TEST(EventContract, S10_RunSaysWhyItCameBack) {
  Calendar calendar;
  EXPECT_EQ(calendar.run(), Ending::idle);
  EXPECT_EQ(calendar.run(4), Ending::idle);
  EXPECT_EQ(calendar.now(), 4);
  calendar.spawn(for_ever(calendar));
  EXPECT_EQ(calendar.run(10), Ending::horizon);
  calendar.stop();
  EXPECT_EQ(calendar.run(20), Ending::stopped);
  EXPECT_EQ(calendar.now(), 10);
}

}  // namespace
}  // namespace yuyan::calendar
