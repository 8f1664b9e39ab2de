#include "scenarios/reader/drill.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/reader/schema.h"
#include "scenarios/reader/variant.h"

namespace yuyan::reader {
namespace {

using testing::Ge;
using testing::IsEmpty;
using testing::SizeIs;

// docs/scenario.md is what the fields say. With YUYAN_UPDATE set it is written anew.
TEST(DrillPage, IsTheOneInTheDocumentation) {
  const std::string path = YUYAN_SOURCE_DIR "/docs/scenario.md";
  if (std::getenv("YUYAN_UPDATE")) std::ofstream(path) << drill_page();
  std::ostringstream kept;
  kept << std::ifstream(path).rdbuf();
  EXPECT_EQ(drill_page(), kept.str());
}

TEST(DrillDescription, HasNoFlaws) { EXPECT_THAT(flaws<response::Drill>(), IsEmpty()); }

TEST(DrillReferences, NameFieldsThatThereAre) {
  Reading reading;
  Diagnostics diagnostics;
  EXPECT_NO_THROW(
      (void)read_drill(YUYAN_SOURCE_DIR "/scenarios/drills/oil_depot", reading, diagnostics));
}

std::vector<std::filesystem::path> library() {
  std::vector<std::filesystem::path> scenarios;
  for (const char* shelf : {"drills", "verification"})
    for (const auto& entry :
         std::filesystem::directory_iterator(YUYAN_SOURCE_DIR "/scenarios/" + std::string(shelf)))
      if (!top_level_keys(scenario_file(entry.path())).contains("service"))
        scenarios.push_back(entry.path());
  std::ranges::sort(scenarios);
  return scenarios;
}

TEST(DrillLibrary, IsReadWithoutErrors) {
  EXPECT_THAT(library(), SizeIs(Ge(5)));
  for (const auto& scenario : library()) {
    Reading reading;
    Diagnostics diagnostics;
    (void)read_drill(scenario, reading, diagnostics);
    EXPECT_EQ(diagnostics.render(Language::english), "") << scenario;
  }
}

TEST(DrillLibrary, IsExplainedInEveryFolder) {
  for (const auto& scenario : library())
    EXPECT_TRUE(std::filesystem::exists(scenario / "README.md")) << scenario;
}

response::Drill drill_named(const std::string& name) {
  Reading reading;
  Diagnostics diagnostics;
  return read_drill(YUYAN_SOURCE_DIR "/scenarios/drills/" + name, reading, diagnostics);
}

// GB 50074-2014 6.5, and tanks 0.6 D apart; see the depot's README.
TEST(OilDepot, KeepsTheDistancesOfItsStandard) {
  const response::Drill depot = drill_named("oil_depot");
  for (const auto& bund : depot.site.bunds) {
    double largest_m3 = 0;
    double largest_area_m2 = 0;
    double area_m2 = bund.width_m * bund.depth_m;
    for (const auto& tank : depot.tanks) {
      if (tank.bund != bund.id) continue;
      const double tank_m2 = std::numbers::pi / 4 * tank.diameter_m * tank.diameter_m;
      const double to_wall_m = std::min(bund.width_m / 2 - std::abs(tank.x_m - bund.x_m),
                                        bund.depth_m / 2 - std::abs(tank.y_m - bund.y_m)) -
                               tank.diameter_m / 2;
      EXPECT_GE(to_wall_m, tank.height_m / 2) << tank.id;
      area_m2 -= tank_m2;
      if (tank_m2 * tank.height_m > largest_m3) {
        largest_m3 = tank_m2 * tank.height_m;
        largest_area_m2 = tank_m2;
      }
    }
    // The largest tank runs out, the others stand in what it held; 0.2 m are to spare.
    EXPECT_GE(bund.wall_height_m, largest_m3 / (area_m2 + largest_area_m2) + 0.2) << bund.id;
    EXPECT_GE(bund.wall_height_m, 1.0) << bund.id;
    EXPECT_LE(bund.wall_height_m, 3.2) << bund.id;
  }
  for (const auto& one : depot.tanks)
    for (const auto& other : depot.tanks) {
      if (one.id >= other.id) continue;
      const double apart_m = std::hypot(one.x_m - other.x_m, one.y_m - other.y_m) -
                             (one.diameter_m + other.diameter_m) / 2;
      EXPECT_GE(apart_m, 0.6 * std::max(one.diameter_m, other.diameter_m))
          << one.id << ' ' << other.id;
    }
}

TEST(OilDepot, DiffersFromItsFullTimeVariantInTheBrigadeAlone) {
  const response::Drill depot = drill_named("oil_depot");
  const response::Drill variant = drill_named("oil_depot_full_time");
  const auto others = [](const response::Drill& drill) {
    std::vector<std::string> ids;
    for (const auto& unit : drill.units.list)
      if (unit.station != "depot_brigade") ids.push_back(unit.id);
    return ids;
  };
  EXPECT_EQ(others(depot), others(variant));
  EXPECT_EQ(depot.units.list.size() + 1, variant.units.list.size());
  EXPECT_EQ(depot.stations.size(), variant.stations.size());
  EXPECT_EQ(depot.stations.at(0).kind, response::StationKind::volunteer);
  EXPECT_EQ(variant.stations.at(0).kind, response::StationKind::full_time);
  EXPECT_EQ(depot.plan.orders.size(), variant.plan.orders.size());
}

}  // namespace
}  // namespace yuyan::reader
