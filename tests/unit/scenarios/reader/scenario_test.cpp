// What a well-formed scenario becomes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/scenarios/reader/sample.h"

namespace yuyan::reader::sample {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const Files depot{
    {"scenario.toml", R"(
[scenario]
name = "depot"
start_hour = { uniform = { low = 8, high = 18 } }
horizon_s = 86400

[site]
pond_m3 = { value = 2000, source = "drawing 7", status = "verified" }
hours = [7, 19.5]
gates = ["南门", "north"]

[site.pumps]
source = "test sheet 2015"
start_s = { normal = { mean = 20, sd = 5 }, low = 0 }

[[site.bunds]]
id = "B1"
wall_height_m = 1

[[site.bunds]]
id = "B2"

[tanks]
table = "tanks.csv"
status = "derived"
source = "register"
)"},
    {"tanks.csv",
     "# the three tanks\r\n"
     "id,bund,diameter_m,roof,fill,insulated,nozzles_m,source\r\n"
     "T01,B1,20,internal_floating,lognormal(median=0.5; sigma=0.1) high=1,TRUE,1; 2,\r\n"
     ",,,,,,,\r\n"
     "\"T02\", B2 ,21.5,,0.7,,,\"survey, 2016\"\r\n"}};

TEST(Scenario, FillsEveryTypeOfField) {
  const Outcome outcome = read(depot);
  ASSERT_EQ(outcome.english(), "");
  const auto& [head, site, tanks, weather] = outcome.depot;
  EXPECT_EQ(head.name, "depot");
  EXPECT_EQ(head.start_hour.distribution, chance::Distribution(chance::Uniform{8, 18}));
  EXPECT_EQ(head.horizon_s, 86400);
  EXPECT_EQ(head.grade, 2);
  EXPECT_EQ(site.pond_m3, 2000);
  EXPECT_THAT(site.hours, ElementsAre(7, 19.5));
  EXPECT_THAT(site.gates, ElementsAre("南门", "north"));
  EXPECT_EQ(site.pumps.start_s.distribution,
            truncated(chance::Normal{20, 5}, 0, std::numeric_limits<double>::infinity()));
  EXPECT_TRUE(site.pumps.diesel);
  ASSERT_EQ(site.bunds.size(), 2);
  EXPECT_EQ(site.bunds[0].wall_height_m, 1);
  EXPECT_EQ(site.bunds[1].wall_height_m, 1.2);
  ASSERT_EQ(tanks.size(), 2);
  EXPECT_EQ(tanks[0].roof, Roof::internal_floating);
  EXPECT_TRUE(tanks[0].insulated);
  EXPECT_EQ(tanks[0].fill.distribution,
            truncated(chance::Lognormal{0.5, 0.1}, -std::numeric_limits<double>::infinity(), 1));
  EXPECT_THAT(tanks[0].nozzles_m, ElementsAre(1, 2));
  EXPECT_EQ(tanks[1].id, "T02");
  EXPECT_EQ(tanks[1].bund, "B2");
  EXPECT_EQ(tanks[1].diameter_m, 21.5);
  EXPECT_EQ(tanks[1].roof, Roof::fixed);
  EXPECT_EQ(weather.speed_m_s, 3);
}

TEST(Scenario, KeepsTheBytesOfItsFiles) {
  const Outcome outcome = read(depot);
  EXPECT_THAT(outcome.reading.inputs, ElementsAre(Pair("scenario.toml", depot.at("scenario.toml")),
                                                  Pair("tanks.csv", depot.at("tanks.csv"))));
}

TEST(Scenario, ListsWhatEachParameterRestsOn) {
  const Outcome outcome = read(depot);
  EXPECT_EQ(outcome.parameter("scenario.start_hour"), "uniform, low 8, high 18 | h | assumed | ");
  EXPECT_EQ(outcome.parameter("scenario.horizon_s"), "86400 | s | assumed | ");
  EXPECT_EQ(outcome.parameter("scenario.grade"), "2 |  | assumed |  | default");
  EXPECT_EQ(outcome.parameter("site.pond_m3"), "2000 | m3 | verified | drawing 7");
  EXPECT_EQ(outcome.parameter("site.pumps.start_s"),
            "normal, mean 20, sd 5, cut to [0, inf] | s | unverified | test sheet 2015");
  EXPECT_EQ(outcome.parameter("site.pumps.diesel"), "true |  | assumed |  | default");
  EXPECT_EQ(outcome.parameter("site.bunds.B1.wall_height_m"), "1 | m | assumed | ");
  EXPECT_EQ(outcome.parameter("site.bunds.B2.wall_height_m"),
            "1.2 | m | verified | GB 50074-2014 | default");
  EXPECT_EQ(outcome.parameter("site.hours"), "7, 19.5 | h | assumed | ");
  EXPECT_EQ(outcome.parameter("tanks.T01.diameter_m"), "20 | m | derived | register");
  EXPECT_EQ(outcome.parameter("tanks.T02.diameter_m"), "21.5 | m | derived | survey, 2016");
  EXPECT_EQ(outcome.parameter("tanks.T02.roof"), "fixed |  | assumed |  | default");
  EXPECT_EQ(outcome.parameter("weather.speed_m_s"), "3 | m/s | assumed |  | default");
}

TEST(Scenario, ListsNoNamesAndNoReferences) {
  const Outcome outcome = read(depot);
  for (const char* name : {"scenario.name", "site.gates", "tanks.T01.id", "tanks.T01.bund"})
    EXPECT_EQ(outcome.parameter(name), "") << name;
}

TEST(Scenario, ListsAnOptionalThatWasNotGiven) {
  EXPECT_EQ(read("").parameter("scenario.horizon_s"), "none | s | assumed |  | default");
}

TEST(Scenario, ListsWhenAQuantityIsDrawn) {
  const auto rows = read(depot).reading.parameters;
  const auto fill = std::ranges::find(rows, "tanks.T01.fill", &ParameterRow::name);
  ASSERT_NE(fill, rows.end());
  EXPECT_EQ(fill->drawn, Drawn::for_each_entity);
}

TEST(Scenario, GivesTheQuantityItsProvenance) {
  const Outcome outcome = read(depot);
  EXPECT_EQ(outcome.depot.site.pumps.start_s.provenance,
            (Provenance{Status::unverified, "test sheet 2015"}));
  EXPECT_EQ(read("").depot.site.pumps.start_s.provenance, std::nullopt);
}

TEST(Scenario, KnowsWhereEachValueStands) {
  const Outcome outcome = read(depot);
  EXPECT_EQ(outcome.reading.place_of("site.pumps.start_s"), (Place{"scenario.toml", 14}));
  EXPECT_EQ(outcome.reading.place_of("site.pumps.diesel"), (Place{"scenario.toml", 12}));
  EXPECT_EQ(outcome.reading.place_of("tanks.T02.diameter_m"), (Place{"tanks.csv", 5}));
  EXPECT_EQ(outcome.reading.place_of("tanks.T02.manholes"), (Place{"tanks.csv", 5}));
  EXPECT_EQ(outcome.reading.place_of("weather.speed_m_s"), (Place{"scenario.toml", 0}));
}

TEST(Scenario, DoesNotDependOnTheOrderOfKeysAndColumns) {
  const Files shuffled{
      {"scenario.toml", R"(
[site.pumps]
start_s = { low = 0, normal = { sd = 5, mean = 20 } }
source = "test sheet 2015"

[tanks]
source = "register"
status = "derived"
table = "tanks.csv"

[[site.bunds]]
wall_height_m = 1
id = "B1"

[[site.bunds]]
id = "B2"

[scenario]
horizon_s = 86400
start_hour = { uniform = { high = 18, low = 8 } }
name = "depot"

[site]
gates = ["南门", "north"]
hours = [7, 19.5]
pond_m3 = { status = "verified", value = 2000, source = "drawing 7" }
)"},
      {"tanks.csv",
       "fill,source,id,nozzles_m,insulated,roof,bund,diameter_m\n"
       "lognormal(sigma=0.1;median=0.5) high=1,,T01,1;2,true,internal_floating,B1,20\n"
       "0.7,\"survey, 2016\",T02,,,,B2,21.5\n"}};
  const Outcome one = read(depot);
  const Outcome other = read(shuffled);
  EXPECT_EQ(other.english(), "");
  EXPECT_EQ(one.reading.parameters, other.reading.parameters);
  EXPECT_EQ(one.depot.tanks[0].fill, other.depot.tanks[0].fill);
}

TEST(Scenario, TakesRowsAlsoFromToml) {
  const Outcome outcome = read(Files{{"scenario.toml", R"(
scenario = { name = "x" }
site.bunds = [ { id = "B1" }, { id = "B2" } ]
[[tanks]]
id = "T01"
bund = "B2"
diameter_m = 20
)"}});
  EXPECT_EQ(outcome.english(), "");
  EXPECT_EQ(outcome.depot.site.bunds.size(), 2);
  EXPECT_EQ(outcome.depot.tanks.at(0).bund, "B2");
}

TEST(Scenario, MayBeNamedByItsFolder) {
  const Folder folder;
  for (const auto& [name, bytes] : depot) folder.write(name, bytes);
  Reading reading;
  Diagnostics diagnostics;
  const auto read = read_scenario<Depot>(folder.path(), references, reading, diagnostics);
  EXPECT_EQ(diagnostics.errors(), 0);
  EXPECT_EQ(read.tanks.size(), 2);
}

TEST(Scenario, ReadsATableOfACsvFileByItself) {
  const Folder folder;
  folder.write("firms.csv", "id,wall_height_m\nF1,2\nF2,\n");
  Reading reading;
  Diagnostics diagnostics;
  Context context{folder.path(), reading, diagnostics};
  const auto bunds = read_rows<Bund>("firms.csv", Encoding::utf_8, "firms", context);
  EXPECT_EQ(diagnostics.errors(), 0);
  ASSERT_EQ(bunds.size(), 2);
  EXPECT_EQ(bunds[0].wall_height_m, 2);
  EXPECT_THAT(reading.incomplete, IsEmpty());
}

}  // namespace
}  // namespace yuyan::reader::sample
