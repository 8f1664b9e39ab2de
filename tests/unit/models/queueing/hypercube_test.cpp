#include "models/queueing/hypercube.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/queueing/erlang.h"

namespace yuyan::queueing {
namespace {

using testing::ElementsAre;

Hypercube two_units(double first, double second) {
  return {.units = 2,
          .rates = {first, second},
          .preferences = {{0, 1}, {1, 0}},
          .service_rates = {1, 1}};
}

std::vector<double> rounded(std::vector<double> values) {
  for (double& value : values) value = std::round(value * 1e6) / 1e6;
  return values;
}

TEST(HypercubeOfTwo, AgreesWithTheClosedForm) {
  EXPECT_THAT(rounded(solve(two_units(0.5, 0.5)).states), ElementsAre(0.4, 0.2, 0.2, 0.2));
  const HypercubeSolution uneven = solve(two_units(0.6, 0.2));
  EXPECT_THAT(rounded(uneven.states), ElementsAre(0.471698, 0.241090, 0.136268, 0.150943));
  EXPECT_THAT(rounded(uneven.workloads), ElementsAre(0.392034, 0.287212));
  EXPECT_NEAR(uneven.loss, erlang_b(2, 0.8), 1e-14);
}

/// Areas and orders without pattern.
Hypercube scattered(int units, int areas, double load, bool has_queue) {
  Hypercube system{.units = units, .rates = {}, .preferences = {}, .service_rates = {}};
  system.has_queue = has_queue;
  double total = 0;
  for (int area = 0; area < areas; ++area) {
    system.rates.push_back(1 + (area * 7 % 5));
    total += system.rates.back();
    std::vector<int> order(static_cast<std::size_t>(units));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](int unit) { return (unit * 31 + area * 17) % 101; });
    system.preferences.push_back(order);
  }
  for (double& rate : system.rates) rate *= load / total;
  system.service_rates.assign(static_cast<std::size_t>(units), 1);
  return system;
}

// Whoever is asked first, the number that are busy is that of Erlang's systems.
TEST(Hypercube, BlocksAndWaitsAsErlangSays) {
  for (const int units : {1, 3, 6, 9, 12}) {
    const double load = 0.7 * units;
    const HypercubeSolution loss = solve(scattered(units, 7, load, false));
    EXPECT_NEAR(loss.loss, erlang_b(units, load), 1e-10) << units;
    const HypercubeSolution queue = solve(scattered(units, 7, load, true));
    const ErlangC theory = erlang_c(units, load, 1);
    EXPECT_NEAR(queue.waiting_probability, theory.waiting_probability, 1e-10) << units;
    EXPECT_NEAR(queue.mean_queue, theory.mean_queue, 1e-9) << units;
    EXPECT_NEAR(std::accumulate(queue.workloads.begin(), queue.workloads.end(), 0.0), load, 1e-9);
    EXPECT_NEAR(std::accumulate(loss.dispatches.begin(), loss.dispatches.end(), 0.0), 1, 1e-12);
    EXPECT_NEAR(std::accumulate(queue.dispatches.begin(), queue.dispatches.end(), 0.0), 1, 1e-12);
  }
}

// A unit's share of its time that it is busy is what it is sent to, times the mean service.
TEST(Hypercube, WorkloadsAreDispatchesTimesService) {
  for (const bool has_queue : {false, true}) {
    Hypercube system = scattered(5, 4, 3, has_queue);
    system.service_rates = {0.8, 1.1, 1.5, 0.9, 2};
    const HypercubeSolution found = solve(system);
    for (std::size_t unit = 0; unit < 5; ++unit) {
      double sent = 0;
      for (std::size_t area = 0; area < 4; ++area) sent += found.dispatch(unit, area);
      EXPECT_NEAR(found.workloads[unit], sent * 3 * (1 - found.loss) / system.service_rates[unit],
                  1e-10);
    }
  }
}

// Two units of one area, the slow one asked first: the balance of the four states by hand, and the
// geometric tail behind the last of them.
TEST(Hypercube, LetsUnitsOfDifferentSpeedShareAQueue) {
  const double rate = 1;
  const double slow = 0.7;
  const double quick = 1.2;
  const Hypercube system{.units = 2,
                         .rates = {rate},
                         .preferences = {{0, 1}},
                         .service_rates = {slow, quick},
                         .has_queue = true};
  const double both = slow + quick;
  const double only_quick = slow / (rate + quick);
  const double only_slow = both / rate - only_quick;
  const double none = (slow * only_slow + quick * only_quick) / rate;
  const double beyond = rate / both / (1 - rate / both);
  const double sum = none + only_slow + only_quick + 1 + beyond;
  const HypercubeSolution found = solve(system);
  EXPECT_NEAR(found.states[0], none / sum, 1e-14);
  EXPECT_NEAR(found.states[1], only_slow / sum, 1e-14);
  EXPECT_NEAR(found.waiting_probability, (1 + beyond) / sum, 1e-14);
  EXPECT_NEAR(found.workloads[0], (only_slow + 1 + beyond) / sum, 1e-14);
  EXPECT_NEAR(found.workloads[1], (only_quick + 1 + beyond) / sum, 1e-14);
  EXPECT_NEAR(found.mean_queue, beyond / sum / (1 - rate / both), 1e-14);
}

TEST(Hypercube, LosesWhatTheNamedUnitsCannotTake) {
  Hypercube system = two_units(0.5, 0.5);
  system.preferences = {{0}, {1}};
  const HypercubeSolution found = solve(system);  // two lines of one unit each
  EXPECT_NEAR(found.area_loss[0], erlang_b(1, 0.5), 1e-14);
  EXPECT_NEAR(found.workloads[1], 1.0 / 3, 1e-14);
}

// Nine units are solved at once, ten by iteration: adding one that is never asked changes nothing.
TEST(Hypercube, IsTheSameOnBothWays) {
  const Hypercube nine = scattered(9, 5, 6, false);
  Hypercube ten = nine;
  ten.units = 10;
  ten.service_rates.push_back(1);
  const HypercubeSolution one = solve(nine);
  const HypercubeSolution other = solve(ten);
  for (std::size_t unit = 0; unit < 9; ++unit)
    EXPECT_NEAR(one.workloads[unit], other.workloads[unit], 1e-10);
}

TEST(Hypercube, RefusesWhatMakesNoSense) {
  Hypercube system = two_units(0.5, 0.5);
  system.preferences[0] = {0, 0};
  EXPECT_THROW((void)solve(system), std::invalid_argument);
  system = two_units(1.5, 0.6);
  system.has_queue = true;
  EXPECT_THROW((void)solve(system), std::invalid_argument);
  system = two_units(0.5, 0.5);
  system.service_rates = {1};
  EXPECT_THROW((void)solve(system), std::invalid_argument);
}

}  // namespace
}  // namespace yuyan::queueing
