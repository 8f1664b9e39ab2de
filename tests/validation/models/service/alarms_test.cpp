// Runs against closed forms of alarms: several units at once, order of arrival, races, shuttles,
// hypercubes, distances.
#include <array>

#include "models/queueing/erlang.h"
#include "models/queueing/hypercube.h"
#include "models/queueing/travel.h"
#include "models/service/exact.h"
#include "tests/validation/models/service/replicate.h"

namespace yuyan::service {
namespace {

using chance::Exponential;
using chance::Lognormal;

constexpr int replications = 20;

Service lasting(Service service, double seconds) {
  service.horizon_s = seconds;
  service.warm_up_s = seconds / 20;
  return service;
}

Of present_at(std::size_t sample) {
  return [sample](const ServiceRun& run) {
    return static_cast<double>(run.samples().at(sample).present.at(0));
  };
}

TEST(Unlimited, FillsUpAsTheory) {
  constexpr int many = 4000;
  Service service = verification("unlimited");
  std::vector<Of> questions;
  for (const std::size_t t : {1, 2, 5, 10, 20}) questions.push_back(present_at(t));
  const auto exponential = estimates(service, many, questions);
  service.stages[0].service_s = 5.0;
  const auto constant = estimates(service, many, questions);
  std::size_t i = 0;
  for (const double t : {1.0, 2.0, 5.0, 10.0, 20.0}) {
    expect_theory(exponential[i], queueing::unlimited_mean_exponential(2, 5, t), 0.02,
                  "exponential at " + std::to_string(t));
    expect_theory(constant[i++], queueing::unlimited_mean_constant(2, 5, t), 0.02,
                  "constant at " + std::to_string(t));
  }
}

// In the steady state the number is Poisson of mean 10.
TEST(Unlimited, IsPoissonInTheEnd) {
  Service service = verification("unlimited");
  service.sample_interval_s = 0;
  service.horizon_s = 20000;
  service.warm_up_s = 100;
  const auto up_to = [](int number) {
    return [number](const ServiceRun& run) {
      const KindTally& tally = run.kind_tally(0);
      double time = 0;
      for (int n = 0; n <= number; ++n)
        time += tally.present_for_s().at(static_cast<std::size_t>(n));
      return time / tally.total().span_s;
    };
  };
  const auto found =
      estimates(service, replications,
                {up_to(10), [&](const ServiceRun& run) { return 1 - up_to(15)(run); }});
  expect_theory(found[0], 0.58303975, 0.01, "P(N <= 10)");
  expect_theory(found[1], 0.04874040, 0.05, "P(N > 15)");
}

TEST(BatchAlarms, OccupyEnginesAsChaikenSays) {
  const Service service = lasting(verification("batch_alarms"), 50000);
  const auto found =
      estimates(service, replications, {mean_busy(), [](const ServiceRun& run) {
                                          const KindTally& tally = run.kind_tally(0);
                                          const double span = tally.total().span_s;
                                          const double mean = tally.total().busy_s / span;
                                          return tally.busy_squared_s() / span - mean * mean;
                                        }});
  const std::array weights{0.6, 0.3, 0.0, 0.1};
  const auto theory = queueing::batch_unlimited(0.5, 2, weights);
  expect_theory(found[0], theory.mean, 0.005, "mean");
  expect_theory(found[1], theory.variance, 0.01, "variance");
}

// Units that are taken in pairs and given back together are servers of half the number.
TEST(SeveralUnits, AreTakenAllOrNothing) {
  Service service = lasting(verification("two_unit_alarms"), 40000);
  const auto two = queueing::erlang_c(2, 1.6, 1);
  const auto found = estimates(service, replications,
                               {waiting_probability(), mean_wait(), mean_queue(), mean_busy()});
  expect_theory(found[0], two.waiting_probability, 0.01, "P(wait)");
  expect_theory(found[1], two.mean_wait, 0.03, "wait");
  expect_theory(found[2], two.mean_queue, 0.03, "queue");
  expect_theory(found[3], 3.2, 0.01, "units busy");
  service.kinds[0].units = 9;
  service.stages[0].units = 3.0;
  service.streams[0].rate_per_s = 2.4;
  const auto three = queueing::erlang_c(3, 2.4, 1);
  const auto more = estimates(service, replications, {waiting_probability(), mean_wait()});
  expect_theory(more[0], three.waiting_probability, 0.01, "P(wait) of three");
  expect_theory(more[1], three.mean_wait, 0.03, "wait of three");
}

TEST(Arrivals, ComeInTheOrderOfTheirStatistics) {
  constexpr int many = 4000;
  Service service = verification("engine_arrivals");
  const auto rank = [](std::size_t k) {
    return [k](const ServiceRun& run) { return run.arrivals_at(0).at(k - 1); };
  };
  const auto ten = estimates(service, many, {rank(1), rank(6), rank(10)});
  expect_theory(ten[0], 1, 0.02, "first of ten");
  expect_theory(ten[1], queueing::exponential_order_mean(10, 6, 10), 0.02, "sixth of ten");
  expect_theory(ten[2], queueing::exponential_order_mean(10, 10, 10), 0.02, "last of ten");
  service.kinds[0].units = 5;
  service.stages[0].units = 5.0;
  const auto five = estimates(service, many, {rank(3), rank(5)});
  expect_theory(five[0], queueing::exponential_order_mean(5, 3, 10), 0.02, "third of five");
  expect_theory(five[1], queueing::exponential_order_mean(5, 5, 10), 0.02, "last of five");
}

TEST(Stages, AddUpToTheSumOfTheirTimes) {
  Service service = verification("unlimited");
  service.horizon_s = 1e6;
  service.sample_interval_s = 0;
  service.limits_s = {5, 10};
  service.stages.clear();
  service.streams[0].stages.clear();
  service.streams[0].rate_per_s.reset();
  service.streams[0].initial = 2000;
  for (const auto& [id, mean] : {std::pair{"a", 1.0}, {"b", 1.5}, {"c", 4.0}}) {
    Stage stage;
    stage.id = id;
    stage.kind = "unit";
    stage.service_s = Exponential{.mean = mean};
    service.stages.push_back(stage);
    service.streams[0].stages.emplace_back(id);
  }
  const auto within = [](std::size_t limit) {
    return [limit](const ServiceRun& run) {
      const StreamCounts total = run.stream_total(0);
      return static_cast<double>(total.total_within.at(limit)) /
             static_cast<double>(total.completed);
    };
  };
  const auto found = estimates(service, replications, {mean_total(), within(0), within(1)});
  expect_theory(found[0], 6.5, 0.01, "mean");
  expect_theory(found[1], 0.44851099, 0.01, "within 5");
  expect_theory(found[2], 0.82714581, 0.01, "within 10");
}

TEST(Race, IsWonByWhoIsFirst) {
  constexpr int many = 8000;
  Service service = verification("race");
  const auto found = estimates(service, many, {[](const ServiceRun& run) {
                                 return run.first_completion_s(0) < run.first_completion_s(1)
                                            ? 1.0
                                            : 0.0;  // cooling, failure
                               }});
  expect_theory(found[0], 30.0 / 42, 0.01, "cooling first");
  service.stages[1].service_s = Lognormal{.median = 30, .sigma = 0.5};
  const auto failed = estimates(service, many, {[](const ServiceRun& run) {
                                  return run.first_completion_s(1) <= 15 ? 1.0 : 0.0;
                                }});
  expect_theory(failed[0], 0.082829, 0.05, "failed within 15");
}

TEST(Shuttle, DeliversAsComputed) {
  struct Case {
    int patients, ambulances, carries;
  };
  for (const Case& one : {Case{60, 10, 1}, Case{7, 3, 1}, Case{50, 4, 3}, Case{1, 5, 1},
                          Case{60, 10, 2}, Case{41, 3, 4}, Case{2000, 37, 2}}) {
    Service service = verification("shuttle");
    service.streams[0].initial = one.patients;
    service.units[0].count = one.ambulances;
    service.kinds[0].carries = one.carries;
    const ServiceModel model(service);
    ServiceRun run(model, {.seed = 1, .replication = 0});
    run.play(1'000'000);
    run.check_consistency();
    // All patients call at once: every ambulance but the last leaves full, from the first trip on.
    const int in_a_round = one.ambulances * one.carries;
    const int rounds = (one.patients + in_a_round - 1) / in_a_round;
    EXPECT_DOUBLE_EQ(run.last_completion_s(0), 60 * (12 + 5 + 12 + 39.0 * (rounds - 1)))
        << one.patients;
    EXPECT_DOUBLE_EQ(run.last_completion_s(0) / 60,
                     queueing::shuttle_last_delivery(one.patients, one.ambulances, one.carries, 12,
                                                     5, 12, 10, 12));
  }
  const ServiceModel model(verification("shuttle"));
  ServiceRun run(model, {.seed = 1, .replication = 0});
  run.play(1'000'000);
  EXPECT_DOUBLE_EQ(run.last_completion_s(0), 224 * 60);
}

void expect_hypercube(const Service& service, const std::string& name) {
  const ServiceModel model(service);
  const ExactService exact = exact_service(model, 0);
  EXPECT_FALSE(exact.is_approximate);
  const queueing::HypercubeSolution& theory = exact.solution;
  const std::size_t units = theory.workloads.size();
  const std::size_t areas = theory.area_loss.size();
  std::vector<Of> questions{loss(), waiting_probability()};
  const auto busy = [](std::size_t unit) {
    return
        [unit](const ServiceRun& run) { return run.unit_tally(unit).busy_s / run.statistics_s(); };
  };
  const auto sent = [](std::size_t unit, std::size_t area) {
    return [=](const ServiceRun& run) {
      return static_cast<double>(run.unit_tally(unit).sent_to[area]) /
             static_cast<double>(run.stage_total(0).served);
    };
  };
  const auto state = [](std::size_t mask) {
    return [mask](const ServiceRun& run) {
      const KindTally& tally = run.kind_tally(0);
      return tally.masks_for_s().at(mask) / tally.total().span_s;
    };
  };
  for (std::size_t unit = 0; unit < units; ++unit) questions.push_back(busy(unit));
  for (std::size_t unit = 0; unit < units; ++unit)
    for (std::size_t area = 0; area < areas; ++area) questions.push_back(sent(unit, area));
  for (std::size_t mask = 0; mask < theory.states.size(); ++mask) questions.push_back(state(mask));
  const auto found = estimates(service, replications, questions);
  std::size_t i = 0;
  if (service.kinds[0].queue_limit == 0)
    expect_theory(found[i++], theory.loss, 0.01, name + " loss"), ++i;
  else
    expect_theory(found[++i], theory.waiting_probability, 0.01, name + " waits"), ++i;
  for (std::size_t unit = 0; unit < units; ++unit)
    expect_theory(found[i++], theory.workloads[unit], 0.01, name + " workload");
  for (std::size_t unit = 0; unit < units; ++unit)
    for (std::size_t area = 0; area < areas; ++area)
      expect_theory(found[i++], theory.dispatch(unit, area), 0.03, name + " dispatches");
  for (std::size_t mask = 0; mask < theory.states.size(); ++mask) {
    // With a queue the run's last state holds those who wait too.
    const bool all = mask + 1 == theory.states.size() && service.kinds[0].queue_limit != 0;
    expect_theory(found[i++], all ? theory.waiting_probability : theory.states[mask], 0.05,
                  name + " state " + std::to_string(mask));
  }
}

TEST(Hypercube, RunsAreThoseOfTheExactModel) {
  expect_hypercube(lasting(verification("hypercube"), 50000), "three units");
  expect_hypercube(lasting(verification("hypercube_queue"), 50000), "three units with a queue");
  Service uneven = lasting(verification("hypercube"), 50000);
  uneven.units[1].work_factor = 1.6;
  expect_hypercube(uneven, "units of unlike speed");
}

// Twenty units are too many for their states: the approximation against long runs.
TEST(Hypercube, OfTwentyUnitsIsCloseToRuns) {
  for (const char* const name : {"hypercube", "hypercube_queue"}) {
    Service service = lasting(verification(name), 4000);
    const service::Unit first = service.units.front();
    service.units.assign(20, first);
    for (std::size_t unit = 0; unit < 20; ++unit)
      service.units[unit].id = "u" + std::to_string(10 + unit);
    for (std::size_t area = 0; area < 3; ++area) {
      auto& order = service.preferences[area].units;
      order.clear();
      for (std::size_t unit = 0; unit < 20; ++unit)
        order.push_back(service.units[(unit + 7 * area) % 20].id);
      // Erlangs: 14 for 20 units.
      service.streams[area].rate_per_s = parameters::Quantity(14.0 / 3);
    }
    const ExactService close = exact_service(ServiceModel(service), 0);
    EXPECT_FALSE(close.is_by_states);
    std::vector<Of> questions{loss(), waiting_probability()};
    for (std::size_t unit = 0; unit < 20; ++unit)
      questions.push_back([unit](const ServiceRun& run) {
        return run.unit_tally(unit).busy_s / run.statistics_s();
      });
    const auto found = estimates(service, 4, questions);
    EXPECT_NEAR(found[0].mean, close.solution.loss, 0.002 + 4 * found[0].standard_error) << name;
    EXPECT_NEAR(found[1].mean, close.solution.waiting_probability,
                0.002 + 4 * found[1].standard_error)
        << name;
    for (std::size_t unit = 0; unit < 20; ++unit)
      EXPECT_NEAR(found[unit + 2].mean, close.solution.workloads[unit],
                  0.03 + 4 * found[unit + 2].standard_error)
          << name << " " << unit;
  }
}

// With ways the exact model has mean services calibrated to the dispatches. Its shape is then not
// quite exponential; the workloads come out all the same.
TEST(Hypercube, CalibratesTheWays) {
  Service service = lasting(verification("hypercube"), 4e6);
  service.stages[0].service_s = Exponential{.mean = 60};
  service.travel.distance = Distance::straight;
  service.travel.speed_m_s = 40;
  service.preferences.clear();
  service.places[0].x_m = 100;
  service.places[1].x_m = 400;
  service.places[2].x_m = -300;
  for (std::size_t i = 0; i < 3; ++i) {
    service.units[i].place = service.places[i].id;
    service.streams[i].rate_per_s =
        parameters::Quantity(mean(service.streams[i].rate_per_s->distribution) / 60);
  }
  const ExactService exact = exact_service(ServiceModel(service), 0);
  EXPECT_TRUE(exact.is_approximate);
  std::vector<Of> questions{mean_response()};
  for (std::size_t unit = 0; unit < 3; ++unit)
    questions.push_back(
        [unit](const ServiceRun& run) { return run.unit_tally(unit).busy_s / run.statistics_s(); });
  const auto found = estimates(service, 5, questions);
  EXPECT_NEAR(found[0].mean, exact.mean_response_s, 0.02 * exact.mean_response_s);
  for (std::size_t unit = 0; unit < 3; ++unit)
    EXPECT_NEAR(found[unit + 1].mean, exact.solution.workloads[unit], 0.01);
}

TEST(SquareRootLaw, HoldsOnALattice) {
  Service service = verification("square_root_law");
  service.horizon_s = 2.5e7;
  using enum queueing::Metric;
  for (const auto& [distance, metric] :
       {std::pair{Distance::straight, straight}, {Distance::right_angle, right_angle}}) {
    service.travel.distance = distance;
    const auto found = estimates(service, replications, {mean_response()});
    // A unit is away for 0.06 % of the calls next to it; another one is then twice as far.
    const double theory = queueing::mean_distance_m(1e6, 25, queueing::Lattice::square, metric);
    EXPECT_NEAR(found[0].mean, theory, 4 * found[0].standard_error + 0.002 * theory);
    EXPECT_LT(found[0].standard_error, 0.003 * theory);
  }
}

}  // namespace
}  // namespace yuyan::service
