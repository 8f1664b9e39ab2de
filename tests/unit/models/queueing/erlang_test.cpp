#include "models/queueing/erlang.h"

#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yuyan::queueing {
namespace {

// Tables of Erlang's formulas, mean service 1.
struct LossCase {
  int units;
  double load, blocked, carried;
};
constexpr std::array loss_cases{
    LossCase{1, 0.5, 0.33333333, 0.333333},  LossCase{2, 1, 0.20000000, 0.800000},
    LossCase{3, 1.5, 0.13432836, 1.298507},  LossCase{3, 2, 0.21052632, 1.578947},
    LossCase{4, 2, 0.09523810, 1.809524},    LossCase{5, 3, 0.11005435, 2.669837},
    LossCase{8, 5, 0.07004785, 4.649761},    LossCase{10, 5, 0.01838457, 4.908077},
    LossCase{10, 8, 0.12166106, 7.026711},   LossCase{16, 10, 0.02230187, 9.776981},
    LossCase{20, 15, 0.04559322, 14.316102}, LossCase{50, 40, 0.01869067, 39.252373}};

TEST(ErlangB, AgreesWithTheTable) {
  for (const LossCase& one : loss_cases) {
    const double blocked = erlang_b(one.units, one.load);
    EXPECT_NEAR(blocked, one.blocked, 5e-9) << one.units << ' ' << one.load;
    EXPECT_NEAR(one.load * (1 - blocked), one.carried, 5e-7) << one.units << ' ' << one.load;
  }
  EXPECT_EQ(erlang_b(0, 3), 1);
  EXPECT_EQ(erlang_b(4, 0), 0);
}

struct WaitingCase {
  int units;
  double load, waits, wait, queue, beyond_1;
};
constexpr std::array waiting_cases{
    WaitingCase{1, 0.5, 0.50000000, 1.00000000, 0.50000000, 0.30326533},
    WaitingCase{1, 0.8, 0.80000000, 4.00000000, 3.20000000, 0.65498460},
    WaitingCase{2, 1, 0.33333333, 0.33333333, 0.33333333, 0.12262648},
    WaitingCase{2, 1.6, 0.71111111, 1.77777778, 2.84444444, 0.47667203},
    WaitingCase{3, 1.5, 0.23684211, 0.15789474, 0.23684211, 0.05284662},
    WaitingCase{3, 2.4, 0.64719101, 1.07865169, 2.58876404, 0.35518596},
    WaitingCase{5, 4, 0.55411255, 0.55411255, 2.21645022, 0.20384662},
    WaitingCase{8, 6, 0.35698109, 0.17849054, 1.07094326, 0.04831214},
    WaitingCase{10, 6, 0.10129924, 0.02532481, 0.15194886, 0.00185536},
    WaitingCase{10, 8, 0.40918015, 0.20459008, 1.63672060, 0.05537651},
    WaitingCase{10, 9, 0.66873152, 0.66873152, 6.01858372, 0.24601258},
    WaitingCase{16, 12, 0.20457386, 0.05114346, 0.61372158, 0.00374690},
    WaitingCase{20, 18, 0.55076900, 0.27538450, 4.95692104, 0.07453848}};

TEST(ErlangC, AgreesWithTheTable) {
  for (const WaitingCase& one : waiting_cases) {
    const ErlangC queue = erlang_c(one.units, one.load, 1);
    EXPECT_NEAR(queue.waiting_probability, one.waits, 5e-9);
    EXPECT_NEAR(queue.mean_wait, one.wait, 5e-9);
    EXPECT_NEAR(queue.mean_queue, one.queue, 5e-9);
    EXPECT_NEAR(queue.exceeds(1), one.beyond_1, 5e-9);
    EXPECT_NEAR(queue.mean_present, one.queue + one.load, 5e-9);
  }
}

TEST(ErlangC, IsTheLimitOfAFiniteRoom) {
  const FiniteQueue room = finite_queue(3, 400, 2.4, 1);
  const ErlangC endless = erlang_c(3, 2.4, 1);
  EXPECT_NEAR(room.mean_wait, endless.mean_wait, 1e-9);
  EXPECT_NEAR(room.mean_present, endless.mean_present, 1e-9);
  EXPECT_NEAR(finite_queue(4, 4, 2, 1).loss, erlang_b(4, 2), 1e-14);
  EXPECT_GE(finite_queue(900, 900, 800, 1).loss, 0);  // no overflow on the way
  EXPECT_NEAR(finite_queue(900, 900, 800, 1).loss, erlang_b(900, 800), 1e-14);
}

TEST(ErlangC, RefusesAQueueThatGrows) {
  EXPECT_THROW((void)erlang_c(3, 3, 1), std::invalid_argument);
  EXPECT_THROW((void)mg1_mean_wait(1, 1, 1), std::invalid_argument);
  EXPECT_THROW((void)erlang_b(-1, 1), std::invalid_argument);
}

// Pollaczek and Khinchine, rate 0.8: constant, Erlang-2, exponential, squared variation 2.
TEST(SingleServer, FollowsTheVariationOfService) {
  EXPECT_NEAR(mg1_mean_wait(0.8, 1, 0), 2, 1e-12);
  EXPECT_NEAR(mg1_mean_wait(0.8, 1, 0.5), 3, 1e-12);
  EXPECT_NEAR(mg1_mean_wait(0.8, 1, 1), 4, 1e-12);
  EXPECT_NEAR(mg1_mean_wait(0.8, 1, 2), 6, 1e-12);
}

TEST(Priorities, AgreeWithTheTable) {
  const std::array classes{PriorityClass{.rate = 0.2}, PriorityClass{.rate = 0.3},
                           PriorityClass{.rate = 0.3}};
  const auto waits = mg1_priority_waits(classes);
  EXPECT_NEAR(waits[0], 1, 1e-12);
  EXPECT_NEAR(waits[1], 2, 1e-12);
  EXPECT_NEAR(waits[2], 8, 1e-12);
  const std::array rates{0.6, 0.9, 0.6};
  const auto of_three = mmc_priority_waits(3, rates, 1);
  EXPECT_NEAR(of_three[0], 0.20514354, 5e-9);
  EXPECT_NEAR(of_three[1], 0.41028708, 5e-9);
  EXPECT_NEAR(of_three[2], 1.09409888, 5e-9);
  const double mean = (0.6 * of_three[0] + 0.9 * of_three[1] + 0.6 * of_three[2]) / 2.1;
  EXPECT_NEAR(mean, 0.54704944, 5e-9);
  EXPECT_NEAR(mean, erlang_c(3, 2.1, 1).mean_wait, 1e-12);  // conservation
}

TEST(Unlimited, AgreesWithTheTable) {
  constexpr std::array times{1.0, 2.0, 5.0, 10.0, 20.0};
  constexpr std::array means{1.812692, 3.296800, 6.321206, 8.646647, 9.816844};
  for (std::size_t i = 0; i < times.size(); ++i)
    EXPECT_NEAR(unlimited_mean_exponential(2, 5, times[i]), means[i], 5e-7);
  EXPECT_EQ(unlimited_mean_constant(2, 5, 1), 2);
  EXPECT_EQ(unlimited_mean_constant(2, 5, 20), 10);
}

TEST(Batches, AgreeWithTheTable) {
  const std::array weights{0.6, 0.3, 0.0, 0.1};
  const BatchSystem system = batch_unlimited(0.5, 2, weights);
  EXPECT_NEAR(system.mean, 1.6, 1e-12);
  EXPECT_NEAR(system.variance, 2.5, 1e-12);
  EXPECT_THROW((void)batch_unlimited(0.5, 2, std::array{0.6, 0.3}), std::invalid_argument);
}

TEST(FiniteSource, AgreesWithTheTable) {
  const FiniteQueue queue = finite_source(6, 2, 0.2, 1);
  EXPECT_NEAR(queue.mean_present, 1.11535117, 5e-9);
  EXPECT_NEAR(queue.mean_queue, 0.13842140, 5e-9);
  EXPECT_NEAR(queue.mean_wait, 0.14169023, 5e-9);
  EXPECT_NEAR((6 - queue.mean_present) * 0.2, 0.97692977, 5e-9);
}

TEST(OrderStatistics, AgreeWithTheTable) {
  EXPECT_NEAR(exponential_order_mean(5, 3, 10), 7.833333, 5e-7);
  EXPECT_NEAR(exponential_order_mean(5, 5, 10), 22.833333, 5e-7);
  EXPECT_NEAR(exponential_order_mean(10, 6, 10), 8.456349, 5e-7);
  EXPECT_NEAR(exponential_order_mean(10, 10, 10), 29.289683, 5e-7);
}

TEST(Shuttle, DeliversTheLastOfSixtyAt224) {
  EXPECT_EQ(shuttle_last_delivery(60, 10, 1, 12, 5, 12, 10, 12), 224);
  EXPECT_EQ(shuttle_last_delivery(1, 10, 1, 12, 5, 12, 10, 12), 29);
  EXPECT_EQ(shuttle_last_delivery(60, 10, 3, 12, 5, 12, 10, 12), 12 + 39 + 17);
}

}  // namespace
}  // namespace yuyan::queueing
