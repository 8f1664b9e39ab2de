// Changes of a scenario from the command line.
#include "scenarios/reader/overrides.h"

#include <gmock/gmock.h>

#include "tests/unit/scenarios/reader/sample.h"

namespace yuyan::reader::sample {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Files files{{"scenario.toml", R"(tanks = "tanks.csv"
[scenario]
name = "depot"
start_hour = { uniform = { low = 8, high = 18 } }
[site]
pond_m3 = 2000
bunds = [ { id = "B1" }, { id = "B2" } ]
[site.pumps]
start_s = { lognormal = { median = 20, sigma = 0.3 }, low = 5, high = 60 }
)"},
                  {"tanks.csv",
                   "id,bund,diameter_m,roof,manholes\nT01,B1,20,fixed,1\nT02,B2,21,fixed,2\n"
                   "T03,B2,22,internal_floating,3\n"}};

Outcome changed(const std::vector<std::string>& overrides) {
  const Folder folder;
  for (const auto& [name, bytes] : files) folder.write(name, bytes);
  Outcome outcome;
  outcome.reading.overrides = overrides;
  outcome.depot =
      read_scenario<Depot>(folder.path(), references, outcome.reading, outcome.diagnostics);
  return outcome;
}

std::vector<std::string> ids(const Outcome& outcome) {
  std::vector<std::string> result;
  result.reserve(outcome.depot.tanks.size());
  for (const Tank& tank : outcome.depot.tanks) result.push_back(tank.id);
  return result;
}

TEST(Override, SetsAValueAndSaysWhereItComesFrom) {
  const Outcome outcome = changed({"site.pond_m3=5000", "tanks.T02.roof=external_floating"});
  EXPECT_EQ(outcome.english(), "");
  EXPECT_EQ(outcome.depot.site.pond_m3, 5000);
  EXPECT_EQ(outcome.depot.tanks[1].roof, Roof::external_floating);
  EXPECT_EQ(outcome.parameter("site.pond_m3"), "5000 | m3 | assumed | --set");
  EXPECT_EQ(outcome.reading.inputs.at("overrides.txt"),
            "site.pond_m3=5000\ntanks.T02.roof=external_floating\n");
}

TEST(Override, WithoutAnyNothingChanges) {
  EXPECT_FALSE(changed({}).reading.inputs.contains("overrides.txt"));
}

TEST(Override, ADistributionIsWrittenAsInACell) {
  const Outcome outcome = changed({"site.pumps.start_s=triangular(low=1; mode=2; high=4)"});
  EXPECT_EQ(outcome.english(), "");
  EXPECT_EQ(outcome.depot.site.pumps.start_s.distribution,
            chance::Distribution(chance::Triangular{1, 2, 4}));
  EXPECT_EQ(outcome.depot.site.pumps.start_s.provenance->source, "--set");
}

TEST(Override, ScalesNumbersAndDistributions) {
  const Outcome outcome =
      changed({"site.pumps.start_s*=0.5", "site.pond_m3 *= 2", "tanks.*.manholes*=2"});
  EXPECT_EQ(outcome.english(), "");
  EXPECT_EQ(outcome.depot.site.pumps.start_s.distribution,
            truncated(chance::Lognormal{10, 0.3}, 2.5, 30));
  EXPECT_EQ(outcome.depot.site.pond_m3, 4000);
  EXPECT_EQ(outcome.depot.tanks[2].manholes, 6);
}

TEST(Override, NothingTimesADistributionIsNothing) {
  EXPECT_EQ(changed({"site.pumps.start_s*=0"}).depot.site.pumps.start_s.distribution,
            chance::Distribution(0.0));
}

TEST(Override, ReachesTheRowsThatItsColumnsName) {
  const Outcome outcome = changed({"tanks[bund=B2].diameter_m=30", "tanks[id=T01].manholes=5"});
  EXPECT_EQ(outcome.english(), "");
  EXPECT_EQ(outcome.depot.tanks[0].diameter_m, 20);
  EXPECT_EQ(outcome.depot.tanks[1].diameter_m, 30);
  EXPECT_EQ(outcome.depot.tanks[2].diameter_m, 30);
  EXPECT_EQ(outcome.depot.tanks[0].manholes, 5);
}

TEST(Override, CountsRowsUpAndDown) {
  const Outcome more = changed({"tanks[bund=B2,roof=fixed]#=3"});
  EXPECT_EQ(more.english(), "");
  EXPECT_THAT(ids(more), ElementsAre("T01", "T02", "T03", "T02_2", "T02_3"));
  EXPECT_EQ(more.depot.tanks[4].diameter_m, 21);
  EXPECT_EQ(more.parameter("tanks.T02_3.manholes"), more.parameter("tanks.T02.manholes"));
  EXPECT_NE(more.parameter("tanks.T02_3.manholes"), "");

  const Outcome fewer = changed({"tanks[bund=B2]#=1"});
  EXPECT_THAT(ids(fewer), ElementsAre("T01", "T02"));
  EXPECT_EQ(fewer.parameter("tanks.T03.manholes"), "");
  EXPECT_THAT(ids(changed({"tanks#=0"})), ElementsAre());
  EXPECT_THAT(ids(changed({"tanks[bund=B2]#=2"})), ElementsAre("T01", "T02", "T03"));
}

TEST(Override, ComesBeforeReferencesAreChecked) {
  EXPECT_THAT(changed({"tanks.T01.bund=B9"}).english(), HasSubstr("B9"));
  EXPECT_THAT(changed({"site.bunds[id=B1]#=0"}).english(), HasSubstr("B1"));
}

TEST(Override, WhatIsWrongIsSaidWithAHint) {
  EXPECT_THAT(changed({"site.pond_m=1"}).english(),
              HasSubstr("--set: site.pond_m=1: the scenario has no site.pond_m; did you mean "
                        "site.pond_m3?"));
  EXPECT_THAT(changed({"tanks.T04.manholes=1"}).english(),
              HasSubstr("the scenario has no tanks.T04"));
  EXPECT_THAT(changed({"tanks[kind=x].manholes=1"}).english(), HasSubstr("tanks.kind"));
  EXPECT_THAT(changed({"site.pond_m3=wide"}).english(), HasSubstr("\"wide\" is not a number"));
  EXPECT_THAT(changed({"site.pond_m3=-1"}).english(), HasSubstr("allowed"));
  EXPECT_THAT(changed({"site.pumps.start_s*=-1"}).english(), HasSubstr("allowed: at least 0"));
  EXPECT_THAT(changed({"site.pumps=1"}).english(), HasSubstr("is a table"));
  EXPECT_THAT(changed({"tanks=1"}).english(), HasSubstr("is a table"));
  EXPECT_THAT(changed({"site.pond_m3#=1"}).english(), HasSubstr("only rows"));
  EXPECT_THAT(changed({"scenario.name*=2"}).english(), HasSubstr("is no number"));
  EXPECT_THAT(changed({"tanks[bund=B7]#=2"}).english(), HasSubstr("nothing to copy"));
  EXPECT_THAT(changed({"pond"}).english(), HasSubstr("is no change of a parameter"));
  EXPECT_THAT(changed({"pond"}).chinese(), HasSubstr("不是参数修改的写法"));
}

TEST(Override, SeveralErrorsAreToldAtOnce) {
  EXPECT_EQ(changed({"a=1", "b=2", "site.pond_m3=x"}).diagnostics.errors(), 3);
}

}  // namespace
}  // namespace yuyan::reader::sample
