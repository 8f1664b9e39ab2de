// Counted resources against queueing theory. Each estimate is the mean of independent replications
// and must lie within 4 standard errors of theory; seeds are fixed. Two-sided 4 standard errors
// with 19 degrees of freedom: each comparison would fail by chance once in 1300.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/calendar/calendar.h"
#include "sim/calendar/resource.h"
#include "sim/chance/stream.h"

namespace yuyan::calendar {
namespace {

using chance::Sequence;
using chance::Source;
using chance::Stream;

/// Estimates of several quantities from replications.
class Estimates {
 public:
  void add(const std::string& name, double value) { values_[name].push_back(value); }

  void expect(const std::string& name, double theory) const {
    const std::vector<double>& x = values_.at(name);
    const auto n = static_cast<double>(x.size());
    double mean = 0;
    for (const double v : x) mean += v / n;
    double variance = 0;
    for (const double v : x) variance += (v - mean) * (v - mean) / (n - 1);
    const double standard_error = std::sqrt(variance / n);
    EXPECT_NEAR(mean, theory, 4 * standard_error) << name << ", standard error " << standard_error;
    EXPECT_LT(standard_error, 0.05 * std::max(theory, 0.01)) << name << ": too vague to fail";
  }

 private:
  std::map<std::string, std::vector<double>> values_;
};

constexpr int replications = 20;

struct Class {
  double rate;
  int priority = 0;
  int units = 1;
};

struct Queue {
  std::vector<Class> classes;
  int servers = 1;
  std::function<double(Sequence&)> service;
  double warm_up = 2'000;
  double length = 20'000;
};

struct Tally {
  double wait = 0;
  double count = 0;
};

struct Run {
  Run(const Queue& q, std::uint64_t replication)
      : queue(q), source{.seed = 5, .replication = replication}, tallies(q.classes.size()) {}

  const Queue& queue;
  Source source;
  Calendar calendar;
  Resource servers{calendar, queue.servers};
  std::vector<Tally> tallies;
};

Process customer(Run& run, std::size_t kind, double service) {
  const double begin = run.calendar.now();
  const Class& c = run.queue.classes[kind];
  const Hold hold = co_await run.servers.acquire(c.units, c.priority);
  if (begin >= run.queue.warm_up) {
    run.tallies[kind].wait += run.calendar.now() - begin;
    run.tallies[kind].count += 1;
  }
  co_await run.calendar.delay(service);
}

Process arrivals(Run& run, std::size_t kind) {
  Sequence gaps(run.source, kind, 1);
  Sequence services(run.source, kind, 2);
  for (;;) {
    co_await run.calendar.delay(gaps.exponential(1 / run.queue.classes[kind].rate));
    run.calendar.spawn(customer(run, kind, run.queue.service(services)));
  }
}

Estimates simulate(const Queue& queue) {
  Estimates estimates;
  for (int r = 0; r < replications; ++r) {
    Run run(queue, static_cast<std::uint64_t>(r));
    for (std::size_t k = 0; k < queue.classes.size(); ++k) run.calendar.spawn(arrivals(run, k));
    run.calendar.run(queue.warm_up);
    run.servers.reset_statistics();
    run.calendar.run(queue.warm_up + queue.length);
    const ResourceStatistics s = run.servers.statistics();
    estimates.add("queue", s.mean_queue);
    estimates.add("busy", s.mean_busy);
    estimates.add("delayed", static_cast<double>(s.waited) / static_cast<double>(s.served));
    for (std::size_t k = 0; k < queue.classes.size(); ++k) {
      estimates.add("wait " + std::to_string(k), run.tallies[k].wait / run.tallies[k].count);
    }
  }
  return estimates;
}

std::function<double(Sequence&)> exponential(double mean) {
  return [mean](Sequence& s) { return s.exponential(mean); };
}

double erlang_b(int servers, double load) {
  double b = 1;
  for (int n = 1; n <= servers; ++n) b = load * b / (n + load * b);
  return b;
}

double erlang_c(int servers, double load) {
  const double b = erlang_b(servers, load);
  return b / (1 - load / servers * (1 - b));
}

TEST(Queueing, ErlangC) {
  struct Case {
    int servers;
    double load;
  };
  for (const Case& c : {Case{1, 0.5}, Case{2, 1.2}, Case{10, 8}}) {
    const Estimates e =
        simulate({.classes = {{.rate = c.load}}, .servers = c.servers, .service = exponential(1)});
    const double delayed = erlang_c(c.servers, c.load);
    e.expect("delayed", delayed);
    e.expect("busy", c.load);
    e.expect("queue", delayed * c.load / (c.servers - c.load));
    e.expect("wait 0", delayed / (c.servers - c.load));
  }
  EXPECT_NEAR(erlang_c(10, 8), 0.40918015, 1e-8) << "published table";
}

struct Loss {
  int offered = 0;
  int lost = 0;
};

Process lost_or_served(Calendar& calendar, Resource& servers, double service, Loss& loss) {
  ++loss.offered;
  const Hold hold = servers.try_acquire();
  if (!hold) {
    ++loss.lost;
    co_return;
  }
  co_await calendar.delay(service);
}

Process loss_arrivals(Calendar& calendar, Resource& servers, Source source, double rate,
                      std::function<double(Sequence&)> service, Loss& loss) {
  Sequence gaps(source, 0, 1);
  Sequence services(source, 0, 2);
  for (;;) {
    co_await calendar.delay(gaps.exponential(1 / rate));
    calendar.spawn(lost_or_served(calendar, servers, service(services), loss));
  }
}

TEST(Queueing, ErlangBForAnyLawOfService) {
  const std::vector<std::function<double(Sequence&)>> laws{
      exponential(1), [](Sequence&) { return 1.0; }, [](Sequence& s) { return 2 * s.uniform(); }};
  for (const auto& law : laws) {
    Estimates e;
    for (int r = 0; r < replications; ++r) {
      Calendar calendar;
      Resource servers(calendar, 5);
      Loss loss;
      calendar.spawn(loss_arrivals(calendar, servers,
                                   {.seed = 6, .replication = static_cast<std::uint64_t>(r)}, 4,
                                   law, loss));
      calendar.run(100);
      loss = Loss();
      calendar.run(5'000);
      e.add("lost", static_cast<double>(loss.lost) / loss.offered);
    }
    e.expect("lost", erlang_b(5, 4));
  }
}

TEST(Queueing, PollaczekKhinchine) {
  struct Case {
    std::function<double(Sequence&)> service;  // mean 1
    double squared_variation;
  };
  const std::vector<Case> cases{
      {[](Sequence&) { return 1.0; }, 0},
      {[](Sequence& s) { return s.exponential(0.5) + s.exponential(0.5); }, 0.5},
      {exponential(1), 1},
      {[](Sequence& s) { return s.exponential(s.uniform() < 0.25 ? 2.5 : 0.5); }, 2.5},
  };
  for (const Case& c : cases) {
    const Estimates e = simulate(
        {.classes = {{.rate = 0.7}}, .servers = 1, .service = c.service, .length = 60'000});
    e.expect("wait 0", 0.7 * (1 + c.squared_variation) / (2 * (1 - 0.7)));
  }
}

TEST(Queueing, PriorityWithoutPreemption) {
  const Estimates one = simulate({.classes = {{.rate = 0.2, .priority = 1},
                                              {.rate = 0.3, .priority = 2},
                                              {.rate = 0.3, .priority = 3}},
                                  .servers = 1,
                                  .service = exponential(1),
                                  .length = 100'000});
  one.expect("wait 0", 1);
  one.expect("wait 1", 2);
  one.expect("wait 2", 8);
  const Estimates three = simulate({.classes = {{.rate = 0.6, .priority = 1},
                                                {.rate = 0.9, .priority = 2},
                                                {.rate = 0.6, .priority = 3}},
                                    .servers = 3,
                                    .service = exponential(1),
                                    .length = 40'000});
  three.expect("wait 0", 0.20514354);
  three.expect("wait 1", 0.41028708);
  three.expect("wait 2", 1.09409888);
}

// All-or-nothing seizure of 2 of 4 units with a common release is M/M/2.
TEST(Queueing, BatchSeizure) {
  const Estimates e = simulate({.classes = {{.rate = 1.2, .units = 2}},
                                .servers = 4,
                                .service = exponential(1),
                                .length = 40'000});
  e.expect("delayed", erlang_c(2, 1.2));
  e.expect("wait 0", erlang_c(2, 1.2) / (2 - 1.2));
  e.expect("busy", 2 * 1.2);
}

// Each alarm takes 1, 2 or 4 engines at once, released one by one: M^X/M/infinity.
struct Alarms {
  Calendar calendar;
  Resource engines{calendar, 1000};
};

Process engine(Alarms& alarms, Hold hold, double service) {
  const Hold mine = std::move(hold);
  co_await alarms.calendar.delay(service);
}

Process alarm(Alarms& alarms, Sequence chance) {
  for (;;) {
    co_await alarms.calendar.delay(chance.exponential(2));
    const double u = chance.uniform();
    Hold engines = alarms.engines.try_acquire(u < 0.6 ? 1 : u < 0.9 ? 2 : 4);
    while (engines) alarms.calendar.spawn(engine(alarms, engines.split(1), chance.exponential(2)));
  }
}

TEST(Queueing, EnginesTakenTogetherAndReleasedOneByOne) {
  Estimates e;
  for (int r = 0; r < replications; ++r) {
    Alarms alarms;
    alarms.calendar.spawn(
        alarm(alarms, Sequence({.seed = 7, .replication = static_cast<std::uint64_t>(r)}, 0, 1)));
    alarms.calendar.run(100);
    alarms.engines.reset_statistics();
    double sum_of_squares = 0;
    const int samples = 20'000;
    for (int i = 1; i <= samples; ++i) {
      alarms.calendar.run(100 + i);
      sum_of_squares += alarms.engines.busy() * alarms.engines.busy();
    }
    const double mean = alarms.engines.statistics().mean_busy;
    e.add("mean", mean);
    e.add("second moment", sum_of_squares / samples);
  }
  e.expect("mean", 1.6);
  e.expect("second moment", 2.5 + 1.6 * 1.6);
}

// The same path by a second route: with c servers, first come first served, the waits follow the
// recursion of Kiefer and Wolfowitz.
TEST(Queueing, EachWaitFollowsKieferAndWolfowitz) {
  struct Path {
    Calendar calendar;
    Resource servers{calendar, 4};
    std::vector<double> waits;
  };
  struct Customers {
    static Process one(Path& path, std::size_t i, double arrival, double service) {
      co_await path.calendar.until(arrival);
      const Hold hold = co_await path.servers.acquire();
      path.waits[i] = path.calendar.now() - arrival;
      co_await path.calendar.delay(service);
    }
  };
  constexpr std::size_t n = 20'000;
  const Stream chance({.seed = 8, .replication = 0}, 1, 1);
  Path path;
  path.waits.resize(n);
  std::vector<double> free_at(4, 0.0);
  std::vector<double> expected;
  double arrival = 0;
  for (std::size_t i = 0; i < n; ++i) {
    auto words = chance.words(i);
    arrival += -std::log(words.uniform()) / 3.6;
    const double service = -std::log(words.uniform());
    path.calendar.spawn(Customers::one(path, i, arrival, service));
    const auto first = std::min_element(free_at.begin(), free_at.end());
    const double begin = std::max(arrival, *first);
    expected.push_back(begin - arrival);
    *first = begin + service;
  }
  path.calendar.run();
  for (std::size_t i = 0; i < n; ++i) ASSERT_NEAR(path.waits[i], expected[i], 1e-9) << i;
}

}  // namespace
}  // namespace yuyan::calendar
