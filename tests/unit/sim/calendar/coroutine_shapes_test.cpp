// Compilers have destroyed twice what lives in a co_await expression (g++ 12). Each shape that a
// model may use is counted here: as many destructions as constructions, and never a double one.
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "sim/calendar/calendar.h"
#include "sim/calendar/condition.h"
#include "sim/calendar/resource.h"

namespace yuyan::calendar {
namespace {

/// Which counted objects live; complains of one that dies twice or is used when dead.
class Census {
 public:
  void born(const void* object) {
    if (!living_.insert(object).second) ++errors_;
    ++births_;
  }
  void died(const void* object) {
    if (living_.erase(object) == 0) ++errors_;
  }
  void used(const void* object) {
    if (!living_.contains(object)) ++errors_;
  }
  [[nodiscard]] std::size_t living() const { return living_.size(); }
  [[nodiscard]] int errors() const { return errors_; }
  [[nodiscard]] int births() const { return births_; }

 private:
  std::set<const void*> living_;
  int births_ = 0;
  int errors_ = 0;
};

// That things are copied is what is tested.
// NOLINTBEGIN(performance-unnecessary-*,performance-no-automatic-move)
class Counted {
 public:
  explicit Counted(Census& census) : census_(&census) { census_->born(this); }
  Counted(const Counted& other) : census_(other.census_) { census_->born(this); }
  Counted(Counted&& other) noexcept : census_(other.census_) { census_->born(this); }
  Counted& operator=(const Counted&) = default;
  Counted& operator=(Counted&&) = default;
  ~Counted() { census_->died(this); }
  void use() const { census_->used(this); }

 private:
  Census* census_;
};

struct Options {
  Counted counted;
  double dt = 1;
};

/// An aggregate awaiter that holds something: the shape g++ 12 breaks.
struct AggregateAwaiter {
  Calendar& calendar;
  Counted counted;
  double dt = 1;

  [[nodiscard]] bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> process) const {
    counted.use();
    calendar.wake_at(calendar.park(process), calendar.now() + dt, Phase::ordinary);
  }
  // NOLINTNEXTLINE(modernize-use-nodiscard): what is awaited need not be used
  Counted await_resume() const {
    counted.use();
    return counted;
  }
};

AggregateAwaiter wait_with(Calendar& calendar, Options options) {
  return AggregateAwaiter{calendar, options.counted, options.dt};
}

template <class Function>
AggregateAwaiter wait_with_function(Calendar& calendar, Function function) {
  return AggregateAwaiter{calendar, function(), 1};
}

Task<Counted> make(Calendar& calendar, Counted by_value) {
  by_value.use();
  co_await calendar.delay(1);
  by_value.use();
  co_return by_value;
}
Task<bool> answer(Calendar& calendar, Counted by_value, bool yes) {
  co_await calendar.delay(1);
  by_value.use();
  co_return yes;
}
Task<std::string> fail(Calendar& calendar, Counted by_value) {
  const Counted local(by_value);
  co_await calendar.delay(1);
  local.use();
  throw std::runtime_error("failed");
}

struct Scene {
  Calendar calendar;
  Census census;
  Resource resource{calendar, 1};
  Signal signal{calendar};
  int reached = 0;
};

using Shape = Process (*)(Scene&);

Process aggregate_awaiter(Scene& s) {
  const Counted result = co_await AggregateAwaiter{s.calendar, Counted(s.census), 2};
  result.use();
  ++s.reached;
}
Process designated_arguments(Scene& s) {
  co_await wait_with(s.calendar, {.counted = Counted(s.census), .dt = 2});
  ++s.reached;
}
Process braced_arguments(Scene& s) {
  co_await wait_with(s.calendar, {Counted(s.census), 2});
  ++s.reached;
}
Process capturing_lambda(Scene& s) {
  const Counted captured(s.census);
  co_await wait_with_function(s.calendar, [captured] { return captured; });
  ++s.reached;
}
Process condition_and(Scene& s) {
  const Counted local(s.census);
  bool both = true;
  both = both && co_await answer(s.calendar, local, true);
  if (both && co_await answer(s.calendar, Counted(s.census), true)) ++s.reached;
}
Process condition_and_not_taken(Scene& s) {
  const bool no = s.reached > 100;
  if (no && co_await answer(s.calendar, Counted(s.census), true)) s.reached = 100;
  ++s.reached;
}
Process condition_or(Scene& s) {
  const bool no = s.reached > 100;
  if (no || co_await answer(s.calendar, Counted(s.census), true)) ++s.reached;
}
Process conditional_operator(Scene& s) {
  const bool yes = s.reached == 0;
  const Counted result = yes ? co_await make(s.calendar, Counted(s.census)) : Counted(s.census);
  result.use();
  ++s.reached;
}
Process nested(Scene& s) {
  const Counted result = co_await make(s.calendar, co_await make(s.calendar, Counted(s.census)));
  result.use();
  ++s.reached;
}
Process temporaries_beside(Scene& s) {
  const auto sum = std::make_pair(Counted(s.census), co_await make(s.calendar, Counted(s.census)));
  sum.first.use();
  sum.second.use();
  ++s.reached;
}
Process moved_task(Scene& s) {
  Task<Counted> task = make(s.calendar, Counted(s.census));
  const Counted local(s.census);
  const Counted result = co_await std::move(task);
  result.use();
  ++s.reached;
}
Process never_awaited(Scene& s) {
  const Task<Counted> task = make(s.calendar, Counted(s.census));
  co_await s.calendar.delay(1);
  ++s.reached;
}
Process caught_exception(Scene& s) {
  const Counted local(s.census);
  try {
    const std::string text = co_await fail(s.calendar, Counted(s.census));
    s.reached = 100 + static_cast<int>(text.size());
  } catch (const std::runtime_error&) {
    const Counted in_handler(local);
    in_handler.use();
    ++s.reached;
  }
}
Process loop_with_temporaries(Scene& s) {
  for (int i = 0; i < 3; ++i) {
    const Counted inside(s.census);
    co_await wait_with(s.calendar, {.counted = inside, .dt = 1});
    inside.use();
  }
  ++s.reached;
}
Process hold_in_condition(Scene& s) {
  const Counted local(s.census);
  if (const Hold hold = co_await s.resource.acquire(); hold) {
    co_await s.calendar.delay(1);
    local.use();
    ++s.reached;
  }
}
Process unique_through_task(Scene& s) {
  auto counted = std::make_unique<Counted>(s.census);
  const bool yes = co_await answer(s.calendar, *counted, true);
  counted->use();
  s.reached += yes ? 1 : 0;
}
Task<std::optional<Counted>> maybe(Calendar& calendar, Census& census, bool yes) {
  co_await calendar.delay(1);
  if (!yes) co_return std::nullopt;
  co_return Counted(census);
}
Process optional_result(Scene& s) {
  const std::optional<Counted> some = co_await maybe(s.calendar, s.census, true);
  const std::optional<Counted> none = co_await maybe(s.calendar, s.census, false);
  some->use();
  s.reached += none ? 0 : 1;
}

struct Named {
  const char* name;
  Shape shape;
};

class CoroutineShape : public testing::TestWithParam<Named> {};

TEST_P(CoroutineShape, RunToItsEnd) {
  Scene s;
  s.calendar.spawn(GetParam().shape(s));
  s.calendar.run();
  EXPECT_EQ(s.reached, 1);
  EXPECT_EQ(s.census.living(), 0U);
  EXPECT_EQ(s.census.errors(), 0);
  EXPECT_EQ(s.resource.busy(), 0);
}

TEST_P(CoroutineShape, KilledAtEachOfItsSuspensions) {
  for (int steps = 0; steps < 8; ++steps) {
    Scene s;
    ProcessRef process = s.calendar.spawn(GetParam().shape(s));
    for (int i = 0; i < steps && s.calendar.step(); ++i) {
    }
    process.kill();
    EXPECT_EQ(s.census.living(), 0U) << steps;
    EXPECT_EQ(s.census.errors(), 0) << steps;
    EXPECT_EQ(s.resource.busy(), 0) << steps;
    s.calendar.run();
  }
}

TEST_P(CoroutineShape, NeverBegun) {
  Scene s;
  {
    const Process process = GetParam().shape(s);
  }
  EXPECT_EQ(s.census.births(), 0);
  EXPECT_EQ(s.census.errors(), 0);
}

#define SHAPE(name) \
  Named { #name, name }
INSTANTIATE_TEST_SUITE_P(
    All, CoroutineShape,
    testing::Values(SHAPE(aggregate_awaiter), SHAPE(designated_arguments), SHAPE(braced_arguments),
                    SHAPE(capturing_lambda), SHAPE(condition_and), SHAPE(condition_and_not_taken),
                    SHAPE(condition_or), SHAPE(conditional_operator), SHAPE(nested),
                    SHAPE(temporaries_beside), SHAPE(moved_task), SHAPE(never_awaited),
                    SHAPE(caught_exception), SHAPE(loop_with_temporaries), SHAPE(hold_in_condition),
                    SHAPE(unique_through_task), SHAPE(optional_result)),
    [](const auto& param_info) { return std::string(param_info.param.name); });
#undef SHAPE

Process uncaught(Scene& s) {
  const Counted local(s.census);
  co_await fail(s.calendar, Counted(s.census));
  s.reached = 100;
}

TEST(CoroutineShape, AnUncaughtExceptionDestroysEachOnce) {
  Scene s;
  s.calendar.spawn(uncaught(s));
  EXPECT_THROW(s.calendar.run(), std::runtime_error);
  EXPECT_EQ(s.reached, 0);
  EXPECT_EQ(s.census.living(), 0U);
  EXPECT_EQ(s.census.errors(), 0);
}

// NOLINTEND(performance-unnecessary-*,performance-no-automatic-move)

}  // namespace
}  // namespace yuyan::calendar
