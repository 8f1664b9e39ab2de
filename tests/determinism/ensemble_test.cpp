// Same plan, same columns: for any number of workers, any order, any interruption.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <unistd.h>

#include "sim/results/error.h"
#include "sim/results/part.h"
#include "tests/determinism/ensemble_model.h"

namespace yuyan::ensemble::test {
namespace {

using results::PartReader;

class Ensemble : public testing::Test {
 protected:
  /// Those with odd numbers take longer, so that replications finish out of order.
  [[nodiscard]] Prepare prepare() const {
    return [this]() -> Replicate {
      return [this](std::uint64_t replication) {
        if (replication % 2 == 1) sleep_for(0.003);
        return replicate(schema_, replication);
      };
    };
  }

  [[nodiscard]] Outcome run(const Plan& plan) const {
    return ensemble::run(plan, schema_, prepare(), {}, stop_);
  }

  /// Runs in one go and gives the columns.
  [[nodiscard]] auto whole(std::uint64_t replications, int workers, const std::string& name) const {
    const auto part = scratch_.path() / name;
    const Outcome outcome = run(plan(schema_, replications, workers, part));
    EXPECT_EQ(outcome.progress.done, replications);
    EXPECT_FALSE(outcome.stopped);
    return columns(schema_, {part});
  }

  const results::Scratch scratch_;
  const results::Schema schema_{layout()};
  const Stop stop_;
};

TEST_F(Ensemble, TheModelVariesEnoughForThisToFail) {
  const auto all = whole(40, 1, "part");
  for (const char* path : {"/drill/loss_yuan", "/drill/heat"}) {
    const auto& bits = all.at(path);
    EXPECT_EQ(std::set(bits.begin(), bits.end()).size(), bits.size()) << path;
  }
  EXPECT_GT(all.at("/drill/events/time_s").size(), 400U);
}

TEST_F(Ensemble, SameColumnsForOneTwoAndFiveWorkers) {
  const auto one = whole(60, 1, "one");
  EXPECT_EQ(whole(60, 2, "two"), one);
  EXPECT_EQ(whole(60, 5, "five"), one);
}

TEST_F(Ensemble, FiveWorkersDoFinishOutOfOrder) {
  (void)whole(60, 5, "five");
  const PartReader reader(scratch_.path() / "five");
  EXPECT_FALSE(std::ranges::is_sorted(reader.places(), {}, &results::EntryPlace::replication));
}

TEST_F(Ensemble, SameColumnsAsComputedHereWithoutAnyProcess) {
  const auto all = whole(20, 2, "part");
  for (std::uint64_t r = 0; r < 20; ++r) {
    const results::Record record = replicate(schema_, r);
    EXPECT_EQ(all.at("/drill/loss_yuan")[r],
              std::bit_cast<std::uint64_t>(record.values(schema_.real("/drill/loss_yuan"))[0]));
  }
}

TEST_F(Ensemble, SameColumnsHoweverManyOneProcessPlays) {
  const auto one = whole(60, 2, "one");
  for (const std::size_t several : {2U, 7U, 100U}) {
    Plan some = plan(schema_, 60, 2, scratch_.path() / std::to_string(several));
    some.replications_a_process = several;
    (void)run(some);
    EXPECT_EQ(columns(schema_, {some.part_file}), one);
  }
}

TEST_F(Ensemble, OneProcessPlaysSomeInTurn) {
  const auto processes = [&](std::size_t a_process) {
    Plan some = plan(schema_, 64, 2, scratch_.path() / std::to_string(a_process));
    some.replications_a_process = a_process;
    const auto file = scratch_.path() / ("pids" + std::to_string(a_process));
    (void)ensemble::run(
        some, schema_,
        [&]() -> Replicate {
          return [&](std::uint64_t replication) {
            std::ofstream(file, std::ios::app) << ::getpid() << '\n';
            return replicate(schema_, replication);
          };
        },
        {}, stop_);
    std::ifstream pids(file);
    return std::set(std::istream_iterator<int>(pids), {}).size();
  };
  EXPECT_EQ(processes(1), 64U);
  EXPECT_LE(processes(8), 20U);
}

TEST_F(Ensemble, SameColumnsInAnyOrder) {
  Plan backwards = plan(schema_, 30, 2, scratch_.path() / "backwards");
  std::ranges::reverse(backwards.replications);
  (void)run(backwards);
  EXPECT_EQ(columns(schema_, {backwards.part_file}), whole(30, 1, "forwards"));
}

TEST_F(Ensemble, TwentyAreTheFirstTwentyOfForty) {
  const auto twenty = whole(20, 2, "twenty");
  const auto forty = whole(40, 2, "forty");
  for (const auto& [path, bits] : twenty) {
    ASSERT_LE(bits.size(), forty.at(path).size());
    EXPECT_TRUE(std::ranges::equal(bits, std::span(forty.at(path)).first(bits.size()))) << path;
  }
}

TEST_F(Ensemble, PartsOfOneRunMakeTheWhole) {
  std::vector<std::filesystem::path> parts;
  for (const std::uint64_t rank : {2U, 0U, 1U}) {
    Plan share = plan(schema_, 33, 2, scratch_.path() / ("rank" + std::to_string(rank)));
    std::erase_if(share.replications, [&](std::uint64_t r) { return r % 3 != rank; });
    (void)run(share);
    parts.push_back(share.part_file);
  }
  EXPECT_EQ(columns(schema_, parts), whole(33, 1, "whole"));
  parts.push_back(scratch_.path() / "whole");
  EXPECT_THROW((void)columns(schema_, parts), results::FileError);
}

TEST_F(Ensemble, StoppedAndResumedEarlyMidwayAndLateGivesTheSame) {
  const auto whole_run = whole(40, 2, "whole");
  for (const std::uint64_t stop_after : {1U, 20U, 39U}) {
    // On a busy machine all may be finished before the stop is heard: that tests nothing, so again.
    Plan some;
    Outcome outcome;
    for (int attempt = 0; attempt < 50; ++attempt) {
      some = plan(
          schema_, 40, 2,
          scratch_.path() / ("stop" + std::to_string(stop_after) + "_" + std::to_string(attempt)));
      Stop stop;
      outcome = ensemble::run(
          some, schema_, prepare(),
          [&](const Progress& progress) {
            if (progress.finished() >= stop_after) stop.request();
          },
          stop);
      if (outcome.progress.finished() < 40) break;
    }
    ASSERT_LT(outcome.progress.finished(), 40U) << "the stop came too late to test anything";
    EXPECT_TRUE(outcome.stopped);
    EXPECT_EQ(PartReader(some.part_file).places().size(), outcome.progress.finished());
    some.resume = true;
    some.workers = 3;
    const Outcome rest = run(some);
    EXPECT_EQ(rest.progress.done, 40U);
    EXPECT_EQ(columns(schema_, {some.part_file}), whole_run);
  }
}

TEST_F(Ensemble, ResumingOfAFinishedRunDoesNothing) {
  Plan all = plan(schema_, 10, 2, scratch_.path() / "part");
  (void)run(all);
  const std::string before = results::contents(all.part_file);
  all.resume = true;
  EXPECT_EQ(run(all).progress.done, 10U);
  EXPECT_EQ(results::contents(all.part_file), before);
}

TEST_F(Ensemble, MoreReplicationsCanBeAskedForLaterButNotFewer) {
  Plan some = plan(schema_, 10, 2, scratch_.path() / "part");
  (void)run(some);
  Plan more = plan(schema_, 25, 2, some.part_file);
  more.resume = true;
  EXPECT_EQ(run(more).progress.done, 25U);
  EXPECT_EQ(columns(schema_, {some.part_file}), whole(25, 1, "whole"));
  some.resume = true;
  EXPECT_THROW((void)run(some), results::FileError);
}

}  // namespace
}  // namespace yuyan::ensemble::test
