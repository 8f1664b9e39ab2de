// The chlorine park, made smaller: what must hold whatever its numbers are.
#include <algorithm>
#include <cmath>
#include <filesystem>

#include <gtest/gtest.h>

#include "models/response/drill_run.h"
#include "scenarios/reader/drill.h"

namespace yuyan::response {
namespace {

constexpr std::uint64_t event_limit = 5'000'000;

/// A tenth of the people, a third of the units.
Drill small_park() {
  reader::Reading reading;
  reader::Diagnostics diagnostics;
  const std::filesystem::path folder =
      std::filesystem::path(YUYAN_SOURCE_DIR) / "scenarios/drills/chlorine_park";
  Drill drill = reader::read_drill(folder, reading, diagnostics);
  diagnostics.throw_if_any();
  for (Zone& zone : drill.surroundings) {
    zone.day /= 10;
    zone.night /= 10;
  }
  std::vector<Unit> kept;
  for (std::size_t i = 0; i < drill.units.list.size(); i += 3) kept.push_back(drill.units.list[i]);
  drill.units.list = kept;
  for (Package& package : drill.plan.packages) package.count = (package.count + 2) / 3;
  return drill;
}

struct Sum {
  double exposed = 0, hurt = 0, evacuated = 0;
  int clouds = 0;
};

Sum play(const Drill& drill, int replications) {
  const DrillModel model(drill);
  Sum sum;
  for (int replication = 0; replication < replications; ++replication) {
    DrillRun run(model, {1, static_cast<std::uint64_t>(replication)});
    run.play(event_limit);
    run.check_consistency();
    for (std::size_t zone = 0; zone < drill.surroundings.size(); ++zone)
      sum.exposed += run.people().exposed(zone);
    sum.hurt += run.people().casualties();
    sum.evacuated += run.evacuation().evacuated();
    sum.clouds += std::isfinite(run.journal().first(model.cast(), Happening::cloud_reached));
  }
  return sum;
}

constexpr int replications = 12;

/// Everybody is somewhere: check_consistency in play() throws otherwise. And the drill is one.
TEST(Park, ConservesItsPeopleAndHasSomethingToTell) {
  const Sum sum = play(small_park(), replications);
  EXPECT_GT(sum.clouds, replications / 2);
  EXPECT_GT(sum.hurt, 100);
  EXPECT_GT(sum.evacuated, 1000);
}

TEST(Park, ShelterHurtsFewerThanDoingNothing) {
  Drill none = small_park();
  std::erase_if(none.plan.orders, [](const Order& order) {
    return order.action == Action::order_shelter || order.action == Action::order_evacuation;
  });
  Drill shelter = none;
  for (const Order& order : small_park().plan.orders)
    if (order.action == Action::order_shelter) shelter.plan.orders.push_back(order);
  const Sum without = play(none, replications), with = play(shelter, replications);
  EXPECT_LT(with.hurt, without.hurt);
}

TEST(Park, AnEarlierWarningExposesNoMore) {
  Drill early = small_park(), late = early;
  for (Zone& zone : early.surroundings) zone.warning_s = 60.0;
  for (Zone& zone : late.surroundings) zone.warning_s = 1800.0;
  const Sum sooner = play(early, replications), later = play(late, replications);
  EXPECT_LE(sooner.hurt, later.hurt + 4 * std::sqrt(later.hurt + 1));
}

TEST(Park, RowsInAnotherOrderChangeNothing) {
  const Drill drill = small_park();
  Drill shuffled = drill;
  std::ranges::reverse(shuffled.surroundings);
  std::ranges::reverse(shuffled.units.list);
  std::ranges::reverse(shuffled.roads.segments);
  std::ranges::reverse(shuffled.plan.orders);
  const auto times = [](const Drill& played) {
    const DrillModel model(played);
    DrillRun run(model, {1, 3});
    run.play(event_limit);
    std::vector<double> times_s;
    for (const Entry& entry : run.journal().entries()) times_s.push_back(entry.time_s);
    return times_s;
  };
  const auto in_order = times(drill);
  ASSERT_GT(in_order.size(), 500U);
  const auto out_of_order = times(shuffled);
  ASSERT_EQ(in_order.size(), out_of_order.size());
  // A second engine of shared roads in one process starts at another clock: last digits differ.
  for (std::size_t i = 0; i < in_order.size(); ++i) ASSERT_NEAR(in_order[i], out_of_order[i], 1e-6);
}

}  // namespace
}  // namespace yuyan::response
