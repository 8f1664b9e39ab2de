// Errors do not hide each other, and one error does not breed others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/scenarios/reader/sample.h"

namespace yuyan::reader::sample {
namespace {

using testing::ElementsAre;

TEST(AllAtOnce, ErrorsOfAllFilesAreReportedByFileAndLine) {
  const Outcome outcome = read(Files{{"scenario.toml", R"([scenario]
nmae = "x"
start_hour = 25

[site]
pond_m3 = -1
bunds = "bunds.csv"

[wether]
speed_m_s = 3

[tanks]
table = "tanks.csv"
)"},
                                     {"bunds.csv", "id,wall_height_m\nB1,9\n"},
                                     {"tanks.csv",
                                      "id,bund,diameter_m,colour\n"
                                      "T01,B1,20,red\n"
                                      "T01,B7,x,\n"}});
  EXPECT_EQ(outcome.english(),
            "bunds.csv:2: site.bunds.B1.wall_height_m: 9 m is out of range; allowed: 0.3 to 5 m\n"
            "scenario.toml:2: scenario.nmae: unknown key; did you mean name?\n"
            "scenario.toml:3: scenario.start_hour: 25 h is out of range; allowed: 0 to 24 h\n"
            "scenario.toml:6: site.pond_m3: -1 m3 is out of range; allowed: at least 0 m3\n"
            "scenario.toml:9: [wether]: unknown table; did you mean [weather]?\n"
            "tanks.csv:1: colour: unknown column; allowed: id, bund, diameter_m, roof, fill, "
            "manholes, insulated, nozzles_m, status, source\n"
            "tanks.csv:3: tanks.T01: the id \"T01\" is already used at tanks.csv:2\n"
            "tanks.csv:3: tanks.T01.diameter_m: \"x\" is not a number; allowed: 1 to 110 m\n"
            "tanks.csv:3: tanks.T01.bund: there is no \"B7\" in site.bunds; allowed: B1; did you "
            "mean B1?\n");
}

TEST(AllAtOnce, ASyntaxErrorEndsTheReadingOfItsFileOnly) {
  const Outcome outcome = read(Files{{"scenario.toml",
                                      "scenario = { name = \"\" }\n"
                                      "tanks = \"tanks.csv\"\n"
                                      "site.bunds = \"bunds.csv\"\n"},
                                     {"bunds.csv", "id\n\"B1\n"},
                                     {"tanks.csv", "id,bund,diameter_m\nT01,B1,200\n"}});
  EXPECT_EQ(outcome.english(),
            "bunds.csv:2: a quote is opened and never closed\n"
            "scenario.toml:1: scenario.name: is empty\n"
            "tanks.csv:2: tanks.T01.diameter_m: 200 m is out of range; allowed: 1 to 110 m\n");
}

TEST(AllAtOnce, AMisspeltRequiredNameIsNotAlsoMissing) {
  EXPECT_EQ(read(Files{{"scenario.toml", "scenaro = { name = \"x\" }\ntank = \"tanks.csv\"\n"}})
                .english(),
            "scenario.toml:1: scenaro: unknown key; did you mean [scenario]?\n"
            "scenario.toml:2: tank: unknown key; did you mean [tanks]?\n");
}

TEST(AllAtOnce, ValuesThatAreWrongKeepTheirDefaults) {
  const Outcome outcome = read("[site]\npond_m3 = -1\nhours = [8, 25]\npumps.start_s = \"soon\"\n");
  EXPECT_EQ(outcome.diagnostics.errors(), 3);
  EXPECT_EQ(outcome.depot.site.pond_m3, 4000);
  EXPECT_THAT(outcome.depot.site.hours, ElementsAre(8, 20));
  EXPECT_EQ(outcome.depot.site.pumps.start_s, Pumps{}.start_s);
}

TEST(AllAtOnce, AMissingScenarioIsSaidOnce) {
  Reading reading;
  Diagnostics diagnostics;
  (void)read_scenario<Depot>("/nowhere/scenario.toml", references, reading, diagnostics);
  EXPECT_EQ(diagnostics.render(Language::english),
            "scenario.toml: cannot read the file \"scenario.toml\"\n");
}

TEST(References, ThatNameNoFieldAreAFaultOfTheProgram) {
  const Folder folder;
  folder.write("scenario.toml",
               "scenario = { name = \"x\" }\ntanks = [{id=\"T\", diameter_m=3}]\n");
  for (const Reference wrong :
       {Reference{"tanks.bnd", "site.bunds"}, Reference{"tanks.bund", "site.bnds"},
        Reference{"tanks.bund", "site.pond_m3"}, Reference{"tanks.bund.id", "site.bunds"}}) {
    Reading reading;
    Diagnostics diagnostics;
    EXPECT_THROW(
        (void)read_scenario<Depot>(folder.path(), std::span(&wrong, 1), reading, diagnostics),
        std::logic_error)
        << wrong.from << " to " << wrong.to;
  }
}

}  // namespace
}  // namespace yuyan::reader::sample
