// Whatever a replication does, the others go on; whatever happens to the program, what was finished
// stays.
#include <atomic>
#include <chrono>
#include <functional>

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/results/error.h"
#include "sim/results/part.h"
#include "tests/determinism/ensemble_model.h"

namespace yuyan::ensemble::test {
namespace {

using results::Entry;
using results::PartReader;
using results::Status;
using testing::HasSubstr;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// With so many replications that one process plays in turn.
class EnsembleFault : public testing::TestWithParam<std::size_t> {
 protected:
  /// Runs eight replications, of which number 3 does what is given, and gives its entry. The others
  /// have to be done.
  Entry entry_of(const std::function<void()>& what, double wall_limit_s = 60) {
    Plan eight = plan(schema_, 8, 2, part_);
    eight.wall_limit_s = wall_limit_s;
    eight.replications_a_process = GetParam();
    const Outcome outcome = run(
        eight, schema_,
        [&]() -> Replicate {
          return [&](std::uint64_t replication) {
            if (replication == 3) what();
            return replicate(schema_, replication);
          };
        },
        {}, stop_);
    EXPECT_EQ(outcome.progress.done, 7U);
    EXPECT_EQ(outcome.progress.failed + outcome.progress.timed_out, 1U);
    EXPECT_FALSE(outcome.stopped);
    const PartReader reader(part_);
    Entry entry;
    for (const auto& place : reader.places())
      if (place.replication == 3) entry = reader.read(place);
    return entry;
  }

  const results::Scratch scratch_;
  const std::filesystem::path part_ = scratch_.path() / "x.h5.part";
  const results::Schema schema_{layout()};
  const Stop stop_;
};

INSTANTIATE_TEST_SUITE_P(OneAProcessOrSome, EnsembleFault, testing::Values(1U, 2U, 8U));

TEST_P(EnsembleFault, AnExceptionIsTheReason) {
  const Entry entry = entry_of([] { throw std::runtime_error("more than 1000000 events"); });
  EXPECT_EQ(entry.status, Status::failed);
  EXPECT_EQ(entry.failure, "more than 1000000 events");
}

TEST_P(EnsembleFault, SomethingElseThrownIsAFailureToo) {
  EXPECT_EQ(entry_of([] { throw 3; }).status, Status::failed);
}

TEST_P(EnsembleFault, AbortIsRecorded) {
  const Entry entry = entry_of([] { ::abort(); });
  EXPECT_EQ(entry.status, Status::failed);
  EXPECT_THAT(entry.failure, HasSubstr("signal 6"));
}

TEST_P(EnsembleFault, ASegmentationFaultIsRecorded) {
  const Entry entry = entry_of([] {
    ::signal(SIGSEGV, SIG_DFL);  // sanitizers have a handler of their own
    ::raise(SIGSEGV);
  });
  EXPECT_EQ(entry.status, Status::failed);
  EXPECT_THAT(entry.failure, HasSubstr("signal 11"));
}

TEST_P(EnsembleFault, LeavingWithACodeIsRecorded) {
  const Entry entry = entry_of([] { ::_exit(3); });
  EXPECT_EQ(entry.status, Status::failed);
  EXPECT_THAT(entry.failure, HasSubstr("exit code 3"));
}

TEST_P(EnsembleFault, LeavingInOrderWithoutAResultIsAFailure) {
  const Entry entry = entry_of([] { ::_exit(0); });
  EXPECT_EQ(entry.status, Status::failed);
  EXPECT_THAT(entry.failure, HasSubstr("no result"));
}

TEST_P(EnsembleFault, AnEndlessLoopEndsAtItsLimit) {
  const auto start = Clock::now();
  const Entry entry = entry_of(
      [] {
        for (std::atomic<int> i = 0;; ++i) {
        }
      },
      0.4);
  EXPECT_EQ(entry.status, Status::timed_out);
  EXPECT_THAT(entry.failure, HasSubstr("0.4 s"));
  EXPECT_GE(entry.wall_s, 0.4);
  EXPECT_LT(seconds_since(start), 10);
}

TEST_P(EnsembleFault, FailuresReachTheResultFileAsMissingValues) {
  (void)entry_of([] { throw std::runtime_error("水源中断"); });
  const auto path = scratch_.path() / "x.h5";
  results::write_result(path, schema_, {}, {}, {part_});
  const results::ResultFile file(path);
  EXPECT_EQ(file.texts("/replications/status")[3], "failed");
  EXPECT_EQ(file.texts("/replications/failure")[3], "水源中断");
  EXPECT_TRUE(std::isnan(file.reals("/drill/loss_yuan")[3]));
  EXPECT_FALSE(std::isnan(file.reals("/drill/loss_yuan")[4]));
  EXPECT_EQ(file.integers("/replications/events")[3], results::missing_integer);
}

TEST_P(EnsembleFault, FailedReplicationsAreFactsForAResume) {
  (void)entry_of([] { throw std::runtime_error("once"); });
  Plan again = plan(schema_, 8, 2, part_);
  again.resume = true;
  const Outcome outcome = run(
      again, schema_, []() -> Replicate { throw std::logic_error("nothing is left to do"); }, {},
      stop_);
  EXPECT_EQ(outcome.progress.failed, 1U);
}

TEST_P(EnsembleFault, AScenarioThatCannotBePreparedSaysWhy) {
  try {
    (void)run(
        plan(schema_, 8, 2, part_), schema_,
        []() -> Replicate { throw std::runtime_error("no road leads to the depot"); }, {}, stop_);
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("no road leads to the depot"));
  }
}

TEST_P(EnsembleFault, APreparationThatCrashesIsTold) {
  EXPECT_THROW(
      (void)run(
          plan(schema_, 8, 2, part_), schema_, []() -> Replicate { ::_exit(7); }, {}, stop_),
      std::runtime_error);
}

TEST_P(EnsembleFault, ARecordOfAnotherSchemaIsAFailure) {
  const results::Schema other(layout());
  const Plan one = plan(schema_, 1, 1, part_);
  const Outcome outcome = run(
      one, schema_,
      [&]() -> Replicate { return [&](std::uint64_t r) { return replicate(other, r); }; }, {},
      stop_);
  EXPECT_EQ(outcome.progress.failed, 1U);
}

TEST_P(EnsembleFault, FaultyPlansAreProgrammersErrors) {
  const auto attempt = [&](auto change) {
    Plan faulty = plan(schema_, 8, 2, part_);
    change(faulty);
    EXPECT_THROW(
        (void)run(faulty, schema_, []() -> Replicate { return {}; }, {}, stop_), std::logic_error);
    EXPECT_FALSE(std::filesystem::exists(part_));
  };
  attempt([](Plan& p) { p.workers = 0; });
  attempt([](Plan& p) { p.wall_limit_s = 0; });
  attempt([](Plan& p) { p.replications.push_back(3); });
  attempt([](Plan& p) { p.fingerprint.layout_sha256 = "other"; });
}

TEST_P(EnsembleFault, AStopBeforeTheStartLeavesAnEmptyPartFile) {
  Stop stop;
  stop.request();
  const Outcome outcome =
      run(plan(schema_, 8, 2, part_), schema_, []() -> Replicate { return {}; }, {}, stop);
  EXPECT_TRUE(outcome.stopped);
  EXPECT_EQ(PartReader(part_).places().size(), 0U);
}

// The rest ends processes from outside: a runner does what the program does, the test what the user
// or the system does to it. Children write their number to a file so that survivors can be seen.

class EnsembleKilled : public EnsembleFault {
 protected:
  /// Starts a process that runs 40 replications of 20 ms; returns once some are finished.
  pid_t start_runner() {
    const pid_t runner = ::fork();
    if (runner == 0) ::_exit(run_as_program());
    while (!std::filesystem::exists(part_) || PartReader(part_).places().size() < 5)
      sleep_for(0.005);
    return runner;
  }

  int run_as_program() {
    try {
      const Stop stop{SIGINT, SIGTERM};
      const Outcome outcome = run(
          plan(schema_, 40, 2, part_), schema_,
          [this]() -> Replicate {
            note_process();
            return [this](std::uint64_t replication) {
              note_process();
              sleep_for(0.02);
              return replicate(schema_, replication);
            };
          },
          {}, stop);
      return outcome.stopped ? 3 : 0;
    } catch (...) {
      return 1;
    }
  }

  /// Leaves a file with the number of this process.
  void note_process() const {
    results::write(scratch_.path() / ("process" + std::to_string(::getpid())), "");
  }

  /// Processes of the runner that still live: zombies of another parent do not count.
  [[nodiscard]] std::size_t living() const {
    std::size_t count = 0;
    for (const auto& file : std::filesystem::directory_iterator(scratch_.path())) {
      const std::string name = file.path().filename();
      if (!name.starts_with("process")) continue;
      const std::string stat = results::contents("/proc/" + name.substr(7) + "/stat");
      const auto state = stat.rfind(") ");
      if (state != std::string::npos && stat[state + 2] != 'Z') ++count;
    }
    return count;
  }

  /// A killed process closes its files a moment before it is gone.
  void expect_no_orphans() const {
    const auto start = Clock::now();
    while (living() > 0 && seconds_since(start) < 5) sleep_for(0.005);
    EXPECT_EQ(living(), 0U);
  }

  void expect_resume_completes() {
    Plan rest = plan(schema_, 40, 2, part_);
    rest.resume = true;
    const std::size_t held = PartReader(part_).places().size();
    ASSERT_GE(held, 5U);
    ASSERT_LT(held, 40U);
    std::size_t computed = 0;
    const Outcome outcome = run(
        rest, schema_,
        [&]() -> Replicate { return [&](std::uint64_t r) { return replicate(schema_, r); }; },
        [&](const Progress&) { ++computed; }, stop_);
    EXPECT_EQ(outcome.progress.done, 40U);
    EXPECT_EQ(computed, 40 - held + 1);  // one report at the start
    const Plan fresh = plan(schema_, 40, 2, scratch_.path() / "fresh");
    (void)run(
        fresh, schema_,
        [&]() -> Replicate { return [&](std::uint64_t r) { return replicate(schema_, r); }; }, {},
        stop_);
    EXPECT_EQ(columns(schema_, {part_}), columns(schema_, {fresh.part_file}));
  }
};

TEST_F(EnsembleKilled, KillNineLeavesWhatWasFinishedAndNoOrphans) {
  const pid_t runner = start_runner();
  ::kill(runner, SIGKILL);
  int status = 0;
  ASSERT_EQ(::waitpid(runner, &status, 0), runner);
  EXPECT_TRUE(WIFSIGNALED(status));
  expect_no_orphans();
  expect_resume_completes();
}

TEST_F(EnsembleKilled, SignalsOfTheUserStopInOrder) {
  for (const int signal : {SIGINT, SIGTERM}) {
    std::filesystem::remove(part_);
    const pid_t runner = start_runner();
    ::kill(runner, signal);
    int status = 0;
    ASSERT_EQ(::waitpid(runner, &status, 0), runner);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 3);
    expect_no_orphans();
    expect_resume_completes();
    std::filesystem::remove(scratch_.path() / "fresh");
  }
}

TEST_F(EnsembleKilled, CtrlCReachesAllAndFailsNone) {
  const pid_t runner = ::fork();
  if (runner == 0) {
    ::setpgid(0, 0);  // as a terminal has it: the signal goes to the whole group
    ::_exit(run_as_program());
  }
  while (!std::filesystem::exists(part_) || PartReader(part_).places().size() < 5) sleep_for(0.005);
  ::kill(-runner, SIGINT);
  int status = 0;
  ASSERT_EQ(::waitpid(runner, &status, 0), runner);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 3);
  const PartReader reader(part_);
  for (const auto& place : reader.places()) EXPECT_EQ(place.status, Status::done);
  expect_resume_completes();
}

}  // namespace
}  // namespace yuyan::ensemble::test
