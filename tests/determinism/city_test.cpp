// The same with SimGrid beneath: the platform is built once, in the template, and every replication
// starts from a copy of it. In one process, a second engine would begin where the first one ended.
#include <memory>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "sim/results/part.h"
#include "sim/world/world.h"
#include "tests/determinism/ensemble_model.h"

namespace yuyan::ensemble::test {
namespace {

constexpr std::size_t cars = 30;

results::Layout city_layout() {
  results::Layout layout;
  layout.dimensions = {results::numbered("/car", cars)};
  layout.variables = {{"/arrival_s", results::Type::real, "s", {}, {"/car"}, {}}};
  return layout;
}

/// Two ways to the same place; cars share each by processor sharing.
world::RoadMap map() {
  const auto road = [](const char* id, world::JunctionIndex from, world::JunctionIndex to,
                       double length_m) {
    return world::Road{.id = id,
                       .from = from,
                       .to = to,
                       .length_m = length_m,
                       .free_speed_m_s = 10,
                       .capacity_veh_s = 0.2};
  };
  return {.junctions = {{"A", 0, 0}, {"B", 300, 0}, {"C", 600, 0}},
          .roads = {road("AB", 0, 1, 300), road("BC", 1, 2, 300), road("AC", 0, 2, 650)}};
}

calendar::Process trip(world::World& city, world::Vehicle& car, double start_s, double& arrival_s) {
  co_await city.delay(start_s);
  co_await city.drive(car, 2);
  arrival_s = city.now();
}

results::Record drive_all(world::World& city, const results::Schema& schema,
                          std::uint64_t replication) {
  chance::Sequence chance({seed, replication}, "cars", "test");
  results::Record record(schema);
  const auto arrivals = record.values(schema.real("/arrival_s"));
  std::vector<std::unique_ptr<world::Vehicle>> vehicles;
  for (std::size_t i = 0; i < cars; ++i) {
    vehicles.push_back(std::make_unique<world::Vehicle>(0, std::floor(1 + chance.exponential(5))));
    city.spawn(trip(city, *vehicles.back(), chance.exponential(120), arrivals[i]));
  }
  city.run();
  return record;
}

class City : public testing::Test {
 protected:
  std::map<std::string, std::vector<std::uint64_t>> arrivals(
      const std::vector<std::uint64_t>& replications, int workers, const char* name) {
    Plan plan = test::plan(schema_, 0, workers, scratch_.path() / name);
    plan.replications = replications;
    const Prepare prepare = [this]() -> Replicate {
      return [this, city = std::make_shared<world::World>(map())](std::uint64_t replication) {
        return drive_all(*city, schema_, replication);
      };
    };
    const Outcome outcome = run(plan, schema_, prepare, {}, stop_);
    EXPECT_EQ(outcome.progress.done, replications.size());
    return columns(schema_, {plan.part_file});
  }

  const results::Scratch scratch_;
  const results::Schema schema_{city_layout()};
  const Stop stop_;
};

TEST_F(City, SameArrivalsForOneTwoAndFiveWorkers) {
  const std::vector<std::uint64_t> all{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  const auto one = arrivals(all, 1, "one");
  EXPECT_EQ(arrivals(all, 2, "two"), one);
  EXPECT_EQ(arrivals(all, 5, "five"), one);
  const auto& bits = one.at("/arrival_s");
  EXPECT_GT(std::set(bits.begin(), bits.end()).size(), bits.size() * 9 / 10);
  for (const std::uint64_t arrival : bits)
    EXPECT_TRUE(std::isfinite(std::bit_cast<double>(arrival)));
}

TEST_F(City, AReplicationIsTheSameAloneAsAfterOthers) {
  const auto several = arrivals({0, 1, 2}, 1, "several").at("/arrival_s");
  const auto alone = arrivals({2}, 1, "alone").at("/arrival_s");
  EXPECT_EQ(std::vector(several.end() - cars, several.end()), alone);
}

}  // namespace
}  // namespace yuyan::ensemble::test
