#include "models/queueing/hypercube.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>
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

/// Units and areas along a ring; an area asks the nearest units first.
Hypercube ring(int units, double load, bool has_queue, bool unlike) {
  Hypercube system{.units = units, .rates = {}, .preferences = {}, .service_rates = {}};
  system.has_queue = has_queue;
  for (int unit = 0; unit < units; ++unit)
    system.service_rates.push_back(unlike ? 0.7 + 0.1 * (unit * 5 % 7) : 1);
  double total = 0;
  for (int area = 0; area < 2 * units; ++area) {
    system.rates.push_back(1 + (area * 7 % 5));
    total += system.rates.back();
    std::vector<int> order(static_cast<std::size_t>(units));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](int unit) {
      const double apart = std::abs(unit - area / 2.0);
      return std::pair(std::min(apart, units - apart), unit);
    });
    system.preferences.push_back(order);
  }
  const double capacity =
      std::accumulate(system.service_rates.begin(), system.service_rates.end(), 0.0);
  for (double& rate : system.rates) rate *= load * capacity / total;
  return system;
}

/// Mean over the dispatches of how far the unit is from the area on the ring, and one more.
double mean_way(const HypercubeSolution& found, int units) {
  double sum = 0;
  for (int unit = 0; unit < units; ++unit)
    for (int area = 0; area < 2 * units; ++area) {
      const double apart = std::abs(unit - area / 2.0);
      sum += found.dispatch(static_cast<std::size_t>(unit), static_cast<std::size_t>(area)) *
             (1 + std::min(apart, units - apart));
    }
  return sum;
}

void expect_near(const Hypercube& system, const char* what) {
  const HypercubeSolution exact = solve(system);
  const HypercubeSolution close = approximate(system);
  for (std::size_t unit = 0; unit < exact.workloads.size(); ++unit)
    EXPECT_NEAR(close.workloads[unit], exact.workloads[unit], 0.03) << what;
  EXPECT_NEAR(close.loss, exact.loss, 0.005) << what;
  EXPECT_NEAR(close.waiting_probability, exact.waiting_probability, 0.02) << what;
  EXPECT_NEAR(std::accumulate(close.dispatches.begin(), close.dispatches.end(), 0.0), 1, 1e-9);
  EXPECT_TRUE(close.states.empty());
}

TEST(HypercubeApproximation, IsCloseToTheExactStates) {
  for (const int units : {8, 10, 12})
    for (const double load : {0.3, 0.5, 0.7, 0.85})
      for (const bool has_queue : {false, true}) {
        for (const bool unlike : {false, true}) {
          const Hypercube system = ring(units, load, has_queue, unlike);
          expect_near(system, "ring");
          EXPECT_NEAR(mean_way(approximate(system), units) / mean_way(solve(system), units), 1,
                      0.03);
        }
        expect_near(scattered(units, 13, load * units, has_queue), "scattered");
      }
}

TEST(HypercubeApproximation, OfLikeUnitsBlocksAndWaitsAsErlangSaysHoweverMany) {
  for (const int units : {1, 8, 20, 60, 150}) {
    const double load = 0.8 * units;
    const HypercubeSolution loss = approximate(scattered(units, 31, load, false));
    EXPECT_NEAR(loss.loss, erlang_b(units, load), 1e-9) << units;
    EXPECT_NEAR(std::accumulate(loss.workloads.begin(), loss.workloads.end(), 0.0),
                load * (1 - loss.loss), 1e-6 * units);
    const HypercubeSolution queue = approximate(scattered(units, 31, load, true));
    const ErlangC theory = erlang_c(units, load, 1);
    EXPECT_NEAR(queue.waiting_probability, theory.waiting_probability, 1e-9) << units;
    EXPECT_NEAR(queue.mean_queue, theory.mean_queue, 1e-7) << units;
  }
}

// Areas that name few units: lines by themselves are exact, overlapping ones close.
TEST(HypercubeApproximation, HeedsOrdersThatNameFewUnits) {
  Hypercube lines = two_units(0.5, 0.5);
  lines.preferences = {{0}, {1}};
  EXPECT_NEAR(approximate(lines).area_loss[0], erlang_b(1, 0.5), 1e-6);
  for (const double load : {0.3, 0.6, 1.0}) {
    Hypercube system{.units = 10, .rates = {}, .preferences = {}, .service_rates = {}};
    for (int area = 0; area < 20; ++area) {
      system.rates.push_back(load / 2 * (0.5 + (area % 3) * 0.5));
      std::vector<int> order;
      for (int k = 0; k < 3; ++k) order.push_back((area / 2 + k * (1 + area % 2)) % 10);
      system.preferences.push_back(order);
    }
    system.service_rates.assign(10, 1);
    const HypercubeSolution exact = solve(system);
    const HypercubeSolution close = approximate(system);
    for (std::size_t area = 0; area < 20; ++area)
      EXPECT_NEAR(close.area_loss[area], exact.area_loss[area], 0.025);
    for (std::size_t unit = 0; unit < 10; ++unit)
      EXPECT_NEAR(close.workloads[unit], exact.workloads[unit], 0.02);
  }
}

TEST(HypercubeApproximation, RefusesWhatTheExactModelRefuses) {
  EXPECT_THROW((void)approximate(scattered(20, 5, 20, true)), std::invalid_argument);
  EXPECT_THROW((void)solve(scattered(17, 5, 3, false)), std::invalid_argument);
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
