#include "sim/ensemble/observe.h"

#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <gmock/gmock.h>
#include <unistd.h>

namespace yuyan::ensemble {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Twice the number, and the number of the variant.
Trial trial(double variant, std::vector<std::uint64_t> replications) {
  return {[variant]() -> Measure {
            return [variant](std::uint64_t replication) {
              return std::vector<double>{2 * static_cast<double>(replication), variant};
            };
          },
          std::move(replications)};
}

TEST(Observe, GivesTheNumbersInTheOrderThatWasAskedFor) {
  const Stop stop;
  for (const int workers : {1, 2, 5}) {
    const auto found = observe({trial(1, {7, 0, 3}), trial(2, {1})}, 2, workers, stop);
    ASSERT_THAT(found, SizeIs(2));
    ASSERT_THAT(found[0].list, SizeIs(3));
    EXPECT_EQ(found[0].list[0].replication, 7U);
    EXPECT_THAT(found[0].list[0].values, ElementsAre(14, 1));
    EXPECT_THAT(found[0].list[2].values, ElementsAre(6, 1));
    EXPECT_THAT(found[1].list[0].values, ElementsAre(2, 2));
    EXPECT_EQ(found[0].failure, "");
  }
}

TEST(Observe, MoreTrialsThanWorkersAreAllDone) {
  const Stop stop;
  std::vector<Trial> trials;
  trials.reserve(9);
  for (int i = 0; i < 9; ++i) trials.push_back(trial(i, {0, 1, 2}));
  std::size_t reported = 0;
  const auto found = observe(trials, 2, 2, stop, [&](std::size_t done) { reported = done; });
  for (std::size_t i = 0; i < 9; ++i) EXPECT_EQ(found[i].list.at(2).values.at(1), double(i));
  EXPECT_EQ(reported, 27U);
}

TEST(Observe, AReplicationThatFailsLeavesTheOthers) {
  const Stop stop;
  Trial faulty = trial(1, {0, 1, 2});
  faulty.prepare = []() -> Measure {
    return [](std::uint64_t replication) {
      if (replication == 1) throw std::runtime_error("no water");
      if (replication == 2) ::raise(SIGKILL);
      return std::vector<double>{1, 2};
    };
  };
  const auto found = observe({faulty}, 2, 2, stop);
  EXPECT_THAT(found[0].list[0].values, ElementsAre(1, 2));
  EXPECT_THAT(found[0].list[1].values, IsEmpty());
  EXPECT_EQ(found[0].list[1].failure, "no water");
  EXPECT_THAT(found[0].list[2].failure, HasSubstr("signal 9"));
}

TEST(Observe, AVariantThatCannotBePreparedSaysWhy) {
  const Stop stop;
  Trial faulty = trial(1, {0});
  faulty.prepare = []() -> Measure { throw std::runtime_error("no such tank"); };
  const auto found = observe({faulty, trial(2, {0})}, 2, 1, stop);
  EXPECT_EQ(found[0].failure, "no such tank");
  EXPECT_THAT(found[0].list, IsEmpty());
  EXPECT_THAT(found[1].list, SizeIs(1));
}

TEST(Observe, AStopEndsIt) {
  Stop stop;
  stop.request();
  EXPECT_THAT(observe({trial(1, {0, 1})}, 2, 1, stop)[0].list, IsEmpty());
}

TEST(Observe, MisuseIsAProgrammersError) {
  const Stop stop;
  EXPECT_THROW((void)observe({trial(1, {0})}, 2, 0, stop), std::logic_error);
  EXPECT_THROW((void)observe({trial(1, {0})}, 0, 1, stop), std::logic_error);
  EXPECT_THAT(observe({}, 1, 1, stop), IsEmpty());
}

}  // namespace
}  // namespace yuyan::ensemble
