// Thousands of users with random beginnings, equal instants, kills and changes of capacity, against
// an event-driven computation of weighted processor sharing that knows nothing of the engine.
#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include <gtest/gtest.h>

#include "sim/chance/stream.h"
#include "sim/world/world.h"
#include "tests/unit/sim/world/in_child.h"

namespace yuyan::world {
namespace {

using calendar::never;
using calendar::Process;
using calendar::ProcessRef;

struct Job {
  double begin;
  double amount;
  double weight;
  double killed;  // never, for most
};

struct Change {
  double time;
  double capacity;
};

struct Case {
  double capacity;
  std::vector<Change> changes;  // in the order of time
  std::vector<Job> jobs;
};

/// When each job ends; never for the killed.
std::vector<double> processor_sharing(const Case& c) {
  std::vector<double> left(c.jobs.size());
  std::vector<double> ends(c.jobs.size(), never);
  std::vector<bool> done(c.jobs.size(), false);
  for (std::size_t i = 0; i < c.jobs.size(); ++i) left[i] = c.jobs[i].amount;
  double now = 0;
  double capacity = c.capacity;
  std::size_t change = 0;
  for (;;) {
    double weight = 0;
    double next = change < c.changes.size() ? c.changes[change].time : never;
    for (std::size_t i = 0; i < c.jobs.size(); ++i) {
      const Job& job = c.jobs[i];
      if (done[i]) continue;
      if (job.begin > now) {
        next = std::min(next, job.begin);
      } else {
        weight += job.weight;
        next = std::min(next, job.killed);
      }
    }
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < c.jobs.size(); ++i) {
      if (done[i] || c.jobs[i].begin > now || capacity == 0) continue;
      const double end = now + left[i] * weight / (c.jobs[i].weight * capacity);
      if (end < next) {
        next = end;
        first = i;
      }
    }
    if (next == never) return ends;
    for (std::size_t i = 0; i < c.jobs.size(); ++i) {
      if (done[i] || c.jobs[i].begin > now) continue;
      left[i] = std::max(0.0, left[i] - (next - now) * capacity * c.jobs[i].weight / weight);
    }
    now = next;
    if (first) {
      done[*first] = true;
      ends[*first] = now;
      continue;
    }
    if (change < c.changes.size() && c.changes[change].time == now) {
      capacity = c.changes[change++].capacity;
    }
    for (std::size_t i = 0; i < c.jobs.size(); ++i) {
      if (!done[i] && c.jobs[i].killed == now) done[i] = true;
    }
  }
}

Case random_case(std::uint64_t id) {
  const chance::Stream chance({.seed = 4, .replication = id}, 1, 1);
  Case c{.capacity = 0.5 + 3 * chance.uniform(0), .changes = {}, .jobs = {}};
  for (int i = 0; i < 6; ++i) {
    auto words = chance.words(1 + i);
    const double time = 300 * words.uniform();
    const double capacity = words.uniform() < 0.3 ? 0 : 5 * words.uniform();
    c.changes.push_back({time, capacity});
  }
  std::sort(c.changes.begin(), c.changes.end(),
            [](const Change& a, const Change& b) { return a.time < b.time; });
  c.changes.push_back({400, 2});
  for (int i = 0; i < 200; ++i) {
    auto words = chance.words(100 + i);
    double begin = 300 * words.uniform();
    if (words.uniform() < 0.5) begin = 10 * std::floor(begin / 10);  // many at the same instant
    double amount = 0.1 + 4 * words.uniform();
    if (words.uniform() < 0.3) amount = 1;  // and ending at the same
    double weight = std::exp(8 * words.uniform() - 4);
    if (words.uniform() < 0.5) weight = 1;
    const double killed = words.uniform() < 0.2 ? begin + 100 * words.uniform() : never;
    c.jobs.push_back({begin, amount, weight, killed});
  }
  return c;
}

Process use(World& world, SharedCapacity& capacity, const Job& job, double& end) {
  co_await world.calendar().until(job.begin);
  co_await capacity.use(job.amount, job.weight);
  end = world.now();
}

struct Running {
  Case given;
  std::unique_ptr<SharedCapacity> capacity;
  std::vector<ProcessRef> processes;
  std::vector<double> ends;
};

void start(World& world, Running& running) {
  running.capacity = std::make_unique<SharedCapacity>(world, running.given.capacity);
  running.ends.assign(running.given.jobs.size(), never);
  for (std::size_t i = 0; i < running.given.jobs.size(); ++i) {
    const Job& job = running.given.jobs[i];
    running.processes.push_back(world.spawn(use(world, *running.capacity, job, running.ends[i])));
    if (job.killed == never) continue;
    world.calendar().at(job.killed, calendar::Phase::ordinary,
                        [&running, i] { running.processes[i].kill(); });
  }
  for (const Change& change : running.given.changes) {
    world.calendar().at(change.time, calendar::Phase::ordinary,
                        [&running, change] { running.capacity->set_capacity(change.capacity); });
  }
}

/// Runs random cases side by side in one world and gives the worst error.
double worst_error_s(std::uint64_t first_case, std::uint64_t cases) {
  World world;
  std::vector<std::unique_ptr<Running>> all;
  for (std::uint64_t id = first_case; id < first_case + cases; ++id) {
    all.push_back(std::make_unique<Running>());
    all.back()->given = random_case(id);
    start(world, *all.back());
  }
  world.run();
  double worst = 0;
  std::size_t ended = 0;
  for (const auto& running : all) {
    const std::vector<double> expected = processor_sharing(running->given);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (expected[i] == never) {
        EXPECT_EQ(running->ends[i], never);
      } else {
        ++ended;
        worst = std::max(worst, std::abs(running->ends[i] - expected[i]));
      }
    }
    EXPECT_EQ(running->capacity->users(), 0U);
  }
  EXPECT_GT(ended, 150 * cases);
  return worst;
}

TEST(SharingStress, AgreesWithProcessorSharing) {
  in_child([] { EXPECT_LT(worst_error_s(0, 25), 1e-6); });
}

TEST(SharingStress, OneWorldAfterAnotherInOneProcess) {
  in_child([] {
    for (std::uint64_t i = 0; i < 5; ++i) EXPECT_LT(worst_error_s(100 + 3 * i, 3), 1e-6) << i;
  });
}

TEST(SharingStress, LeavesTheSignalsOfTheProgramAlone) {
  in_child([] {
    for (const int number : {SIGINT, SIGSEGV}) std::signal(number, SIG_IGN);
    EXPECT_LT(worst_error_s(0, 1), 1e-6);
    for (const int number : {SIGINT, SIGSEGV}) EXPECT_EQ(std::signal(number, SIG_DFL), SIG_IGN);
  });
}

TEST(SharingStress, TwoWorldsCannotShareAtATime) {
  in_child([] {
    World first;
    World second;
    SharedCapacity a(first, 1);
    SharedCapacity b(second, 1);
    const Job job{.begin = 0, .amount = 10, .weight = 1, .killed = never};
    double ignored = 0;
    for (int i = 0; i < 2; ++i) {
      first.spawn(use(first, a, job, ignored));
      second.spawn(use(second, b, job, ignored));
    }
    first.run(1);
    EXPECT_THROW(second.run(1), std::logic_error);
    first.run();
    EXPECT_NEAR(first.now(), 20, 1e-6);
  });
}

}  // namespace
}  // namespace yuyan::world
