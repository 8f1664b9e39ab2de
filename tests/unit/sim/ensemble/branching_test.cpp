#include "sim/ensemble/branching.h"

#include <csignal>
#include <stdexcept>
#include <string>

#include <gmock/gmock.h>
#include <unistd.h>

namespace yuyan::ensemble {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

const std::vector<std::string> two{"wait", "attack"};
const std::vector<std::string> three{"low", "middle", "high"};

results::Layout layout() {
  results::Layout layout;
  layout.variables = {{"/score", results::Type::real, "", {}, {}, {}}};
  return layout;
}

class Branching : public testing::Test {
 protected:
  [[nodiscard]] results::Record scored(double score) const {
    results::Record record(schema_);
    record.set(schema_.real("/score"), score);
    return record;
  }
  [[nodiscard]] double score(const Leaf& leaf) const {
    return leaf.record.values(schema_.real("/score"))[0];
  }

  results::Schema schema_{layout()};
};

TEST_F(Branching, EveryOptionGoesOnFromTheSameState) {
  const pid_t self = ::getpid();
  const auto leaves = play_all(
      [&](std::uint64_t replication, const Decide& decide) {
        double state = static_cast<double>(replication);
        state += 100.0 * static_cast<double>(decide("mode", three));
        return scored(state + 0.5);
      },
      7, schema_, {"mode"});
  EXPECT_EQ(::getpid(), self);
  ASSERT_THAT(leaves, SizeIs(3));
  for (std::size_t option = 0; option < 3; ++option) {
    EXPECT_THAT(leaves[option].way, ElementsAre(Crossing{"mode", option}));
    EXPECT_EQ(score(leaves[option]), 7.5 + 100.0 * static_cast<double>(option));
  }
}

TEST_F(Branching, ADecisionThatIsNotListedOrNotMetDoesNotBranch) {
  const auto play = [&](std::uint64_t, const Decide& decide) {
    return scored(static_cast<double>(decide("other", two)));
  };
  const auto leaves = play_all(play, 0, schema_, {"mode"});
  ASSERT_THAT(leaves, SizeIs(1));
  EXPECT_THAT(leaves[0].way, SizeIs(0));
  EXPECT_EQ(score(leaves[0]), 0);
}

/// The second decision comes up only after attack.
TEST_F(Branching, NestedDecisionsMakeATree) {
  const auto leaves = play_all(
      [&](std::uint64_t, const Decide& decide) {
        double state = 0;
        if (decide("mode", two) == 1) state = 10 + static_cast<double>(decide("force", three));
        return scored(state);
      },
      0, schema_, {"mode", "force"});
  std::vector<double> scores;
  scores.reserve(leaves.size());
  for (const Leaf& leaf : leaves) scores.push_back(score(leaf));
  EXPECT_THAT(scores, ElementsAre(0, 10, 11, 12));
  EXPECT_THAT(leaves[0].way, ElementsAre(Crossing{"mode", 0}));
  EXPECT_THAT(leaves[3].way, ElementsAre(Crossing{"mode", 1}, Crossing{"force", 2}));
}

TEST_F(Branching, DecisionsOneAfterTheOtherMakeAllCombinations) {
  const auto leaves = play_all(
      [&](std::uint64_t, const Decide& decide) {
        const double first = static_cast<double>(decide("a", two));
        return scored(10 * first + static_cast<double>(decide("b", three)));
      },
      0, schema_, {"a", "b"});
  std::vector<double> scores;
  scores.reserve(leaves.size());
  for (const Leaf& leaf : leaves) scores.push_back(score(leaf));
  EXPECT_THAT(scores, testing::UnorderedElementsAre(0, 1, 2, 10, 11, 12));
}

TEST_F(Branching, WhatGoesWrongInABranchIsSaidWithItsWay) {
  const auto failure = [&](const auto& attack) -> std::string {
    try {
      (void)play_all(
          [&](std::uint64_t, const Decide& decide) {
            if (decide("mode", two) == 1) attack();
            return scored(0);
          },
          0, schema_, {"mode"});
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(failure([] { throw std::runtime_error("no foam"); }),
              HasSubstr("branch mode=1: no foam"));
  EXPECT_THAT(failure([] { ::raise(SIGKILL); }), HasSubstr("killed by signal 9"));
  EXPECT_EQ(failure([] {}), "");
}

TEST_F(Branching, WhatGoesWrongBeforeIsThrownAsItIs) {
  EXPECT_THROW(
      (void)play_all([&](std::uint64_t,
                         const Decide&) -> results::Record { throw std::invalid_argument("x"); },
                     0, schema_, {"mode"}),
      std::invalid_argument);
}

}  // namespace
}  // namespace yuyan::ensemble
