// Runs against Erlang, Pollaczek and Khinchine, Cobham, Burke: models/queueing, which its own tests
// hold to published tables.
#include <array>

#include "models/queueing/erlang.h"
#include "tests/validation/models/service/replicate.h"

namespace yuyan::service {
namespace {

using chance::Discrete;
using chance::Exponential;
using chance::Gamma;

constexpr int replications = 20;

Service lasting(Service service, double seconds) {
  service.horizon_s = seconds;
  service.warm_up_s = seconds / 20;
  return service;
}

TEST(LossSystem, LosesWhatErlangSaysForAnyLawOfService) {
  struct Case {
    int units;
    double rate;
    chance::Distribution service_s;
  };
  const chance::Distribution lognormal = verification("erlang_b").stages[0].service_s.distribution;
  const std::array cases{Case{10, 8, lognormal},
                         Case{10, 8, 1.0},
                         Case{10, 8, Exponential{.mean = 1}},
                         Case{1, 0.5, lognormal},
                         Case{3, 2, 1.0},
                         Case{20, 15, lognormal},
                         Case{50, 40, Exponential{.mean = 1}}};
  for (const Case& one : cases) {
    Service service = lasting(verification("erlang_b"), 60000 / one.rate);
    service.kinds[0].units = one.units;
    service.streams[0].rate_per_s = one.rate;
    service.stages[0].service_s = one.service_s;
    const double theory = queueing::erlang_b(one.units, one.rate);
    const auto found = estimates(service, replications, {loss(), mean_busy()});
    expect_theory(found[0], theory, 0.03, "loss of " + std::to_string(one.units));
    expect_theory(found[1], one.rate * (1 - theory), 0.003, "carried load");
  }
}

TEST(WaitingSystem, WaitsAsErlangSays) {
  for (const auto& [units, rate] : {std::pair{10, 8.0}, {1, 0.5}, {3, 2.4}, {20, 18.0}}) {
    Service service = lasting(verification("erlang_c"), 100000 / rate);
    service.kinds[0].units = units;
    service.streams[0].rate_per_s = rate;
    const auto theory = queueing::erlang_c(units, rate, 1);
    const auto found = estimates(
        service, replications,
        {waiting_probability(), mean_wait(), mean_queue(), wait_beyond(0), mean_present()});
    const std::string name = std::to_string(units) + " units";
    expect_theory(found[0], theory.waiting_probability, 0.01, name);
    expect_theory(found[1], theory.mean_wait, 0.03, name + ", wait");
    expect_theory(found[2], theory.mean_queue, 0.03, name + ", queue");
    expect_theory(found[3], theory.exceeds(1), 0.06, name + ", beyond 1");
    expect_theory(found[4], theory.mean_present, 0.01, name + ", present");
  }
}

TEST(SingleServer, WaitsByTheVariationOfService) {
  // Two values of mean 1 and squared variation 2: 0.5 with 8/9 and 5 with 1/9.
  const Discrete varied{.values = {0.5, 5}, .weights = {8.0 / 9, 1.0 / 9}};
  const std::array<std::pair<chance::Distribution, double>, 4> cases{
      {{1.0, 0}, {Gamma{.shape = 2, .scale = 0.5}, 0.5}, {Exponential{.mean = 1}, 1}, {varied, 2}}};
  for (const auto& [law, variation] : cases) {
    Service service = lasting(verification("single_server"), 80000);
    service.stages[0].service_s = law;
    const auto found = estimates(service, replications, {mean_wait(), waiting_probability()});
    expect_theory(found[0], queueing::mg1_mean_wait(0.8, 1, variation), 0.03, describe(law));
    expect_theory(found[1], 0.8, 0.005, describe(law));
  }
}

TEST(LimitedQueue, LosesAndWaitsAsTheBirthAndDeathProcess) {
  Service service = lasting(verification("erlang_c"), 40000);
  service.kinds[0].units = 3;
  service.kinds[0].queue_limit = 4;
  service.streams[0].rate_per_s = 3.3;
  const auto theory = queueing::finite_queue(3, 7, 3.3, 1);
  const auto found = estimates(service, replications, {loss(), mean_wait(), mean_present()});
  expect_theory(found[0], theory.loss, 0.01, "loss");
  expect_theory(found[1], theory.mean_wait, 0.01, "wait of the served");
  expect_theory(found[2], theory.mean_present, 0.005, "present");
}

TEST(Priorities, WaitAsCobhamSays) {
  const Service service = lasting(verification("priorities"), 50000);
  const std::array rates{0.6, 0.9, 0.6};
  const auto theory = queueing::mmc_priority_waits(3, rates, 1);
  // Stages in the order of their ids: late, urgent, usual.
  const auto found = estimates(service, replications, {mean_wait(1), mean_wait(2), mean_wait(0)});
  expect_theory(found[0], theory[0], 0.01, "urgent");
  expect_theory(found[1], theory[1], 0.01, "usual");
  expect_theory(found[2], theory[2], 0.03, "late");

  Service single = service;
  single.kinds[0].units = 1;
  single.streams[0].rate_per_s = 0.2;
  single.streams[1].rate_per_s = single.streams[2].rate_per_s = 0.3;
  single.stages[1].service_s = 0.5;  // each class may have a law of its own
  using queueing::PriorityClass;
  const std::array classes{PriorityClass{.rate = 0.2},
                           PriorityClass{.rate = 0.3, .mean_service = 0.5, .cv2 = 0},
                           PriorityClass{.rate = 0.3}};
  const auto uneven = queueing::mg1_priority_waits(classes);
  const auto waits = estimates(single, replications, {mean_wait(1), mean_wait(2), mean_wait(0)});
  for (std::size_t i = 0; i < 3; ++i)
    expect_theory(waits[i], uneven[i], 0.03, "class " + std::to_string(i));
}

TEST(Tandem, IsTwoQueuesOfTheirOwn) {
  const Service service = lasting(verification("tandem"), 80000);
  const auto found =
      estimates(service, replications,
                {mean_present(0), mean_present(1), mean_total(), waiting_probability(1)});
  expect_theory(found[0], 4, 0.03, "present at the first");
  expect_theory(found[1], 2.4, 0.03, "present at the second");
  expect_theory(found[2], 8, 0.03, "time in the system");
  // Stages in the order of their ids: treatment, triage.
  expect_theory(found[3], 0.8, 0.01, "waits for the first");
}

TEST(FiniteSource, CallsAndWaitsAsTheBirthAndDeathProcess) {
  const Service service = lasting(verification("finite_source"), 50000);
  const auto theory = queueing::finite_source(6, 2, 0.2, 1);
  const auto found =
      estimates(service, replications,
                {mean_present(), mean_queue(), mean_wait(), [](const ServiceRun& run) {
                   return static_cast<double>(run.stage_total(0).arrived) / run.statistics_s();
                 }});
  expect_theory(found[0], theory.mean_present, 0.005, "present");
  expect_theory(found[1], theory.mean_queue, 0.01, "queue");
  expect_theory(found[2], theory.mean_wait, 0.01, "wait");
  expect_theory(found[3], (6 - theory.mean_present) * 0.2, 0.005, "rate");
}

TEST(Impatience, LosesAsErlangA) {
  // M/M/1 with exponential patience: birth and death with rates mu + (n - 1) theta.
  Service service = lasting(verification("single_server"), 100000);
  service.stages[0].service_s = Exponential{.mean = 1};
  service.streams[0].rate_per_s = 1.2;
  service.streams[0].patience_s = parameters::Quantity(Exponential{.mean = 2});
  std::vector<double> states{1};
  double sum = 1;
  double busy = 0;
  for (int n = 1; n < 60; ++n) {
    states.push_back(states.back() * 1.2 / (1 + (n - 1) * 0.5));
    sum += states.back();
    busy += states.back();
  }
  const double served = busy / sum;
  const auto found =
      estimates(service, replications, {mean_busy(), [](const ServiceRun& run) {
                                          const StageCounts total = run.stage_total(0);
                                          return static_cast<double>(total.given_up) /
                                                 static_cast<double>(total.arrived);
                                        }});
  expect_theory(found[0], served, 0.005, "busy");
  expect_theory(found[1], 1 - served / 1.2, 0.01, "given up");
}

}  // namespace
}  // namespace yuyan::service
