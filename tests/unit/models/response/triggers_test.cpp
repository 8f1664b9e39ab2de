// Triggers on state and at a clock time, deadlines, priorities, decisions.
#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>

#include "models/response/drill_run.h"
#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 1'000'000;

double first(const DrillRun& run, Happening happening, std::string_view who = "") {
  return run.journal().first(run.model().cast(), happening, who);
}

Option option(std::string id, std::string decision) {
  Option result;
  result.id = std::move(id);
  result.decision = std::move(decision);
  return result;
}

/// Lightning on T1 at 0, noticed after a minute.
Drill noticed() {
  Drill drill = small_drill();
  drill.events.initiating[0].detection_s = 60.0;
  return drill;
}

/// Plays and calls `see` with the run.
template <class See>
void play(const Drill& drill, const See& see, const world::Decider& decider = {}) {
  const DrillModel model(drill);
  DrillRun run(model, {1, 0});
  if (decider) run.decide_by(decider);
  run.play(event_limit);
  run.check_consistency();
  see(run);
}

TEST(Triggers, AStateSetsOffWhenItComesToHold) {
  Drill drill = noticed();
  Order line = order("S1", Happening::state, Action::raise_grade, "3", 30);
  line.measure = Measure::burning_tanks;
  line.at_least = 1;
  drill.plan.orders = {line};
  play(drill, [&](const DrillRun& run) {
    const double known_s =
        std::max(first(run, Happening::burning), first(run, Happening::detected));
    EXPECT_DOUBLE_EQ(first(run, Happening::grade_raised, "grade_3"), known_s + 30);
  });
  drill.plan.orders[0].at_least = 2;
  play(drill,
       [](const DrillRun& run) { EXPECT_TRUE(std::isinf(first(run, Happening::grade_raised))); });
}

TEST(Triggers, AGradeThatIsReachedIsAState) {
  Drill drill = noticed();
  Order line = order("S1", Happening::state, Action::call_110, "", 5);
  line.measure = Measure::grade;
  line.at_least = 2;
  drill.plan.orders = {line, order("A1", Happening::detected, Action::raise_grade, "1", 10),
                       order("A2", Happening::detected, Action::raise_grade, "3", 100)};
  play(drill, [](const DrillRun& run) {
    EXPECT_DOUBLE_EQ(first(run, Happening::called_110), 60 + 100 + 5);
  });
}

TEST(Triggers, AClockTimeComesOnceAfterT0) {
  Drill drill = noticed();
  drill.scenario.start_hour = 23.5;
  Order line = order("C1", Happening::clock, Action::inform_public, "", 60);
  line.at_hour = 0.25;
  drill.plan.orders = {line};
  play(drill, [](const DrillRun& run) {
    EXPECT_NEAR(first(run, Happening::informed_public), 0.75 * 3600 + 60, 1e-6);
  });
}

TEST(Triggers, WhatIsNotDoneInTimeIsOverdue) {
  Drill drill = noticed();
  Order late = order("L1", Happening::detected, Action::call_119, "", 100);
  late.deadline_s = 40;
  Order forgotten = order("L2", Happening::detected, Action::call_110, "", 10);
  forgotten.deadline_s = 30;
  forgotten.omission = 1;
  Order quick = order("L3", Happening::detected, Action::call_120, "", 10);
  quick.deadline_s = 10;
  drill.plan.orders = {late, forgotten, quick};
  play(drill, [](const DrillRun& run) {
    EXPECT_DOUBLE_EQ(first(run, Happening::overdue, "L1"), 100);
    EXPECT_DOUBLE_EQ(first(run, Happening::called_119), 160);
    EXPECT_DOUBLE_EQ(first(run, Happening::overdue, "L2"), 90);
    EXPECT_TRUE(std::isinf(first(run, Happening::called_110)));
    EXPECT_TRUE(std::isinf(first(run, Happening::overdue, "L3")));
  });
}

TEST(Triggers, TheHigherPriorityGoesFirst) {
  Drill drill = noticed();
  drill.plan.orders = {order("P1", Happening::detected, Action::call_110, "", 10),
                       order("P2", Happening::detected, Action::call_119, "", 10)};
  const auto first_call = [&] {
    Happening found = Happening::closed;
    play(drill, [&](const DrillRun& run) {
      for (const Entry& entry : run.journal().entries())
        if (entry.happening == Happening::called_110 || entry.happening == Happening::called_119) {
          found = entry.happening;
          return;
        }
    });
    return found;
  };
  EXPECT_EQ(first_call(), Happening::called_110);  // by id
  drill.plan.orders[1].priority = 1;
  EXPECT_EQ(first_call(), Happening::called_119);
}

/// At detection: call 119 at once, or, as standard, only after 500 s; then how many come.
Drill with_decisions() {
  Drill drill = noticed();
  Decision call;
  call.id = "call";
  call.trigger = Happening::detected;
  call.delay_s = 20.0;
  call.standard = "late";
  Decision force = call;
  force.id = "force";
  force.trigger = Happening::decided;
  force.trigger_entity = "early";
  force.standard = "one";
  drill.plan.decisions = {call, force};
  drill.plan.options = {option("early", "call"), option("late", "call"), option("many", "force"),
                        option("one", "force")};
  Order early = order("E", Happening::decided, Action::call_119, "", 10);
  early.trigger_entity = "early";
  Order late = order("L", Happening::decided, Action::call_119, "", 500);
  late.trigger_entity = "late";
  Order many = order("M", Happening::called_119, Action::raise_grade, "5", 30);
  many.option = "many";
  drill.plan.orders = {early, late, many};
  return drill;
}

TEST(Decisions, TakeTheStandardOptionUnlessSomebodyDecides) {
  play(with_decisions(), [](const DrillRun& run) {
    EXPECT_DOUBLE_EQ(first(run, Happening::decided, "late"), 80);
    EXPECT_DOUBLE_EQ(first(run, Happening::called_119), 580);
    EXPECT_TRUE(std::isinf(first(run, Happening::decided, "force")));
  });
}

TEST(Decisions, NestAndGateOrdersByTheirOption) {
  const world::Decider second = [](std::string_view, std::span<const std::string> options) {
    return options.size() - 1;
  };
  play(
      with_decisions(),
      [](const DrillRun& run) {
        EXPECT_DOUBLE_EQ(first(run, Happening::decided, "early"), 80);
        EXPECT_DOUBLE_EQ(first(run, Happening::called_119), 90);
        EXPECT_DOUBLE_EQ(first(run, Happening::decided, "many"), 100);
        // 119 was called before the force was decided: the order that needs the option stays out.
        EXPECT_TRUE(std::isinf(first(run, Happening::grade_raised)));
      },
      second);
  Drill drill = with_decisions();
  drill.plan.orders[0].delay_s = 60.0;
  play(
      drill,
      [](const DrillRun& run) {
        EXPECT_DOUBLE_EQ(first(run, Happening::grade_raised, "grade_5"), 80 + 60 + 30);
      },
      second);
}

TEST(Decisions, TheStandardOptionStandsFirst) {
  const Drill drill = with_decisions();
  EXPECT_THAT(options_of(drill.plan, drill.plan.decisions[0]),
              testing::ElementsAre("late", "early"));
}

}  // namespace
}  // namespace yuyan::response
